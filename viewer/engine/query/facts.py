"""What queries ask of a dataset, indexed once: for each field, which events have which value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from viewer.engine.query.called import Called
from viewer.engine.query.held import Held, Mask
from viewer.engine.query.names import Names, all_of_text
from viewer.engine.query.postings import ANY, Postings
from viewer.engine.query.said import Said
from viewer.engine.query.texts import Texts
from viewer.model.records import Place, Source

__all__ = ["Facts", "Mask"]


class Facts(Held):
    """The index of one dataset; each part is made when a query first needs it.

    Nothing in it changes afterwards, so it may serve several threads. Make it once for a
    dataset: a query then costs a pass over arrays, not over records.
    """

    @cached_property
    def relations(self) -> tuple[Postings, Postings]:
        """By which types of relation an event is tied, and to which events."""
        types: list[tuple[str, int]] = []
        others: list[tuple[str, int]] = []
        position = self.dataset.events.position
        for relation in self.dataset.relations:
            ends = (relation.from_event, relation.to_event)
            for end, other in (ends, ends[::-1]):
                at = position(end) if end is not None else None
                if at is not None:
                    types.append((relation.type, at))
                    others.extend(((other, at),) if other is not None else ())
        return (
            Postings.of_pairs([one for one, _ in types], [at for _, at in types], self.count),
            Postings.of_pairs([one for one, _ in others], [at for _, at in others], self.count),
        )

    @cached_property
    def possessions(self) -> Mapping[str, Mask]:
        """For each value of ``has:``, which events have it."""
        columns, position = self.dataset.events.columns, self.dataset.events.position
        named = {event for claim in self.dataset.claims.values() for event in claim.events}
        claimed = [at for event in named if (at := position(event)) is not None]
        return {
            "claim": self._at(claimed),
            "quote": columns.quoted,
            "note": columns.noted,
            "dating": self._at(columns.datings),
            "relation": self.relations[0].having((ANY,)),
        }

    def _at(self, places: Iterable[int]) -> Mask:
        mask = np.zeros(self.count, bool)
        mask[np.fromiter(places, np.int64)] = True
        return mask

    @cached_property
    def called(self) -> Called:
        """What everything is called; of actors and the like those of most events come first."""
        used = {
            "actor": lambda: self.actors,
            "place": lambda: self.places,
            "source": lambda: self.sources,
            "category": lambda: self.categories,
            "tag": lambda: self.tags,
        }
        everybody = np.ones(self.count, bool)
        return Called(self.dataset, lambda field: used[field]().counts(everybody))

    @property
    def names(self) -> Mapping[str, Names]:
        """For each field that takes a name, all names there are."""
        return self.called.names

    @cached_property
    def _led_by(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """For places and sources: who names each of them in ``via``.

        Not the main source: nearly everything stands in it, so what else it quotes says nothing
        about one event.
        """
        quoting = {key: source for key, source in self.dataset.sources.items() if not source.main}
        return {"place": _turned(self.dataset.places), "source": _turned(quoting)}

    def named(self, field: str, value: str) -> frozenset[str]:
        """Return the ids that ``value`` may mean in a field.

        A route counts for every place it leads by, a source for every one it got things from.
        """
        found = self.names[field].find(value)
        return _spread(found, self._led_by[field]) if field in self._led_by else found

    @cached_property
    def said(self) -> Said:
        """What the events themselves say."""
        return Said(self.dataset.events)

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], Texts, tuple[str, ...], Texts]:
        data = self.dataset
        return (
            tuple(data.actors),
            Texts(
                all_of_text(actor.name, *actor.aliases, *(name for _, name in actor.names))
                for actor in data.actors.values()
            ),
            tuple(data.places),
            Texts(all_of_text(place.name, *place.aliases) for place in data.places.values()),
        )

    def worded(self, part: str) -> Mask:
        """Return which events hold a word or phrase in a text or in a name of theirs, as far as
        that is known (`Said.unread`).
        """
        actors, actor_names, places, place_names = self._words
        mask = self.said.having(part)
        mask |= self.actors.having(_chosen(actors, actor_names.having(part)))
        there = _chosen(places, place_names.having(part))
        mask |= self.places.having(_spread(there, self._led_by["place"]))
        return mask


def _chosen(keys: tuple[str, ...], mask: Mask) -> list[str]:
    return [keys[at] for at in np.flatnonzero(mask).tolist()]


def _turned(records: Mapping[str, Place] | Mapping[str, Source]) -> Mapping[str, Sequence[str]]:
    led_by: dict[str, list[str]] = {}
    for key, record in records.items():
        for via in record.via:
            led_by.setdefault(via, []).append(key)
    return led_by


def _spread(keys: Iterable[str], led_by: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return ids and all that lead to them, however long the chain, even where it is a ring."""
    found: set[str] = set()
    left = list(keys)
    while left:
        here = left.pop()
        if here not in found:
            found.add(here)
            left.extend(led_by.get(here, ()))
    return frozenset(found)
