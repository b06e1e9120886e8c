"""What queries ask of a dataset, indexed once: for each field, which events have which value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.called import Called
from viewer.engine.query.dates import EventDates, event_dates, precisions
from viewer.engine.query.names import Names, all_of_text
from viewer.engine.query.texts import Texts
from viewer.model.dataset import Dataset
from viewer.model.records import Event, Place, Source

Mask = NDArray[np.bool_]
ANY = ""
"""As a key of postings: the event has a value of the kind at all."""


class Postings:
    """Which events have a value: positions by value."""

    def __init__(self, values: Iterable[Iterable[str]], count: int) -> None:
        self._count = count
        positions: dict[str, list[int]] = {}
        for position, found in enumerate(values):
            for value in found:
                positions.setdefault(value, []).append(position)
                positions.setdefault(ANY, []).append(position)
        self._positions = {value: np.array(at, np.int64) for value, at in positions.items()}

    def having(self, values: Iterable[str]) -> Mask:
        """Return which events have at least one of these values."""
        mask = np.zeros(self._count, bool)
        for value in values:
            if (at := self._positions.get(value)) is not None:
                mask[at] = True
        return mask

    def counted(self, values: Iterable[str], among: Mask) -> int:
        """Return how many of the events in ``among`` have at least one of these values."""
        found = [at for value in values if (at := self._positions.get(value)) is not None]
        if not found:
            return 0
        # An event stands twice in one list where it names a value twice.
        return int(among[np.unique(np.concatenate(found))].sum())

    @property
    def values(self) -> tuple[str, ...]:
        """All values that occur."""
        return tuple(value for value in self._positions if value != ANY)


class Facts:
    """The index of one dataset; each part is made when a query first needs it.

    Nothing in it changes afterwards, so it may serve several threads. Make it once for a
    dataset: a query then costs a pass over arrays, not over records.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.count = len(dataset.events)

    @cached_property
    def actors(self) -> Postings:
        """Who takes part, gives, receives or is quoted."""
        return _postings(self.dataset, _everybody)

    @cached_property
    def attributed(self) -> Postings:
        """To whom the event is attributed."""
        return _postings(self.dataset, lambda event: event.attributed_to)

    @cached_property
    def places(self) -> Postings:
        """Where it was, as the event itself says."""
        return _postings(self.dataset, lambda event: event.places)

    @cached_property
    def sources(self) -> Postings:
        """The sources of evidence and datings, as the event itself names them."""
        return _postings(self.dataset, _said_by)

    @cached_property
    def statuses(self) -> Postings:
        """The status; events without one have none."""
        return _postings(self.dataset, lambda event: (event.stance.value,) if event.stance else ())

    @cached_property
    def categories(self) -> Postings:
        """The categories."""
        return _postings(self.dataset, lambda event: event.categories)

    @cached_property
    def tags(self) -> Postings:
        """The tags, as written."""
        return _postings(self.dataset, lambda event: dict.fromkeys(event.tags))

    @cached_property
    def precisions(self) -> Postings:
        """How exactly the date is known; events without any date have nothing of it."""
        return _postings(self.dataset, lambda event: frozenset(precisions(event)))

    @cached_property
    def directions(self) -> tuple[Postings, Postings, Postings]:
        """The kinds of direction, who is at its beginning, who at its end."""
        ways = [event.direction for event in self.dataset.events]
        kinds = [way.kinds if way else () for way in ways]
        givers = [(way.from_actor,) if way and way.from_actor else () for way in ways]
        takers = [(way.to_actor,) if way and way.to_actor else () for way in ways]
        return (
            Postings(kinds, self.count),
            Postings(givers, self.count),
            Postings(takers, self.count),
        )

    @cached_property
    def relations(self) -> tuple[Postings, Postings]:
        """By which types of relation an event is tied, and to which events."""
        types: list[list[str]] = [[] for _ in range(self.count)]
        others: list[list[str]] = [[] for _ in range(self.count)]
        position = self.dataset.events.position
        for relation in self.dataset.relations:
            ends = (relation.from_event, relation.to_event)
            for end, other in (ends, ends[::-1]):
                at = position(end) if end is not None else None
                if at is not None:
                    types[at].append(relation.type)
                    others[at].extend((other,) if other is not None else ())
        return Postings(types, self.count), Postings(others, self.count)

    @cached_property
    def possessions(self) -> Mapping[str, Mask]:
        """For each value of ``has:``, which events have it."""
        events = self.dataset.events
        claimed = {event for claim in self.dataset.claims.values() for event in claim.events}
        tests: dict[str, Callable[[Event], bool]] = {
            "claim": lambda event: event.id in claimed,
            "quote": lambda event: any(evidence.quote for evidence in event.evidence),
            "note": lambda event: bool(event.note),
            "dating": lambda event: bool(event.datings),
        }
        masks = {
            name: np.fromiter(map(test, events), bool, self.count) for name, test in tests.items()
        }
        masks["relation"] = self.relations[0].having((ANY,))
        return masks

    @cached_property
    def dated(self) -> Mask:
        """Which events the main source dates, on either clock."""
        dated = (bool(event.occurred or event.reported) for event in self.dataset.events)
        return np.fromiter(dated, bool, self.count)

    @cached_property
    def dates(self) -> EventDates:
        """When events may and surely do lie."""
        return event_dates(self.dataset.events)

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
        return Called(self.dataset, lambda field, key: used[field]().counted((key,), everybody))

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
    def _words(self) -> tuple[Texts, tuple[str, ...], Texts, tuple[str, ...], Texts]:
        data = self.dataset
        return (
            Texts(map(_own_words, data.events)),
            tuple(data.actors),
            Texts(
                all_of_text(actor.name, *actor.aliases, *(name for _, name in actor.names))
                for actor in data.actors.values()
            ),
            tuple(data.places),
            Texts(all_of_text(place.name, *place.aliases) for place in data.places.values()),
        )

    def worded(self, part: str) -> Mask:
        """Return which events hold a word or phrase in a text or in a name of theirs."""
        own, actors, actor_names, places, place_names = self._words
        mask = own.having(part)
        mask |= self.actors.having(_chosen(actors, actor_names.having(part)))
        there = _chosen(places, place_names.having(part))
        mask |= self.places.having(_spread(there, self._led_by["place"]))
        return mask


def _postings(dataset: Dataset, values_of: Callable[[Event], Iterable[str]]) -> Postings:
    return Postings(map(values_of, dataset.events), len(dataset.events))


def _chosen(keys: tuple[str, ...], mask: Mask) -> list[str]:
    return [keys[at] for at in np.flatnonzero(mask).tolist()]


def _everybody(event: Event) -> set[str]:
    way = event.direction
    ends = (way.from_actor, way.to_actor) if way else ()
    return {key for key in (*event.actors, *event.attributed_to, *ends) if key}


def _said_by(event: Event) -> set[str]:
    said = [evidence.source for evidence in event.evidence]
    said.extend(dating.source for dating in event.datings)
    return {source for source in said if source}


def _own_words(event: Event) -> list[str]:
    quotes = (evidence.quote for evidence in event.evidence)
    return all_of_text(event.title, event.summary, event.note, *quotes, *event.tags)


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
