"""What the records of a dataset are called, in all spellings and languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.names import Names, all_of_text
from viewer.engine.query.ranked import Spellings
from viewer.model.dataset import Dataset

if TYPE_CHECKING:
    from viewer.engine.query.figures import Figures

Ranked = tuple[tuple[str, ...], Spellings]
"""Keys of records, the more important first, and their names in that order."""


class Called:
    """Each part is made when it is first needed.

    ``weigh`` returns how many events each record of a field belongs to.
    """

    def __init__(self, dataset: Dataset, weigh: Callable[[str], Mapping[str, int]]) -> None:
        self._dataset, self._weigh = dataset, weigh

    @cached_property
    def all(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """For each kind of record, all names of each of them by its id."""
        data = self._dataset
        return {
            "actor": {
                key: all_of_text(actor.name, *actor.aliases, *(name for _, name in actor.names))
                for key, actor in data.actors.items()
            },
            "place": {k: all_of_text(p.name, *p.aliases) for k, p in data.places.items()},
            "source": {k: all_of_text(s.title, s.publisher) for k, s in data.sources.items()},
            "category": {k: all_of_text(c.label) for k, c in data.categories.items()},
            "tag": self._tags(),
        }

    def _tags(self) -> Mapping[str, Sequence[str]]:
        """The tags; in all languages where the events are at hand."""
        events = self._dataset.events
        if events.at_hand:
            return {str(tag): all_of_text(tag) for event in events for tag in event.tags}
        return {key: (key,) for key in events.columns.tags.keys}

    @cached_property
    def names(self) -> Mapping[str, Names]:
        """For each field that takes a name, which records a name may mean."""
        data, names = self._dataset, self.all
        actors = Names(names["actor"])
        return {
            "actor": actors,
            "attributed": actors,
            "place": Names(names["place"]),
            "source": Names(names["source"], closest=False),
            "category": Names(names["category"]),
            "tag": Names(names["tag"], ids=False),
            "related": Names(
                {k: all_of_text(t.label, t.inverse) for k, t in data.relation_types.items()}
            ),
        }

    @cached_property
    def spellings(self) -> Mapping[str, Ranked]:
        """The names to be searched as they are typed, for each kind of record."""
        found: dict[str, Ranked] = {}
        for field, names in self.all.items():
            counts = self._weigh(field)
            weights = {key: -counts.get(key, 0) for key in names}
            keys = sorted(names, key=weights.__getitem__)
            rows = (names[key] for key in keys)
            named = field in {"actor", "place"}
            found[field] = tuple(keys), Spellings(rows, joined=named, stems=not named)
        return found

    @cached_property
    def titles(self) -> tuple[NDArray[np.int64], Spellings]:
        """The titles of the events, the most important first: their positions, their words."""
        events = self._dataset.events
        order = np.argsort(-events.columns.importance, kind="stable")
        if events.at_hand:
            texts = (all_of_text(events[at].title) for at in order.tolist())
            return order, Spellings(texts, stems=True)
        titles = events.columns.titles
        return order, Spellings(((titles[at],) for at in order.tolist()), stems=True)

    @cached_property
    def phases(self) -> Spellings:
        """The names of the phases, in the order of the file."""
        return Spellings((all_of_text(one.label) for one in self._dataset.phases), stems=True)

    @cached_property
    def series(self) -> Ranked:
        """The names of the series, in the order of the file."""
        data = self._dataset.series
        return tuple(data), Spellings((all_of_text(s.label) for s in data.values()), stems=True)

    @cached_property
    def figures(self) -> Figures:
        """The figures, and the words that tell one from another."""
        # Loaded with the first search: no part of the start.
        from viewer.engine.query.figures import Figures

        return Figures.of(self._dataset)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words, folded, of names, titles and phases."""
        spellings = [self.titles[1], self.phases, *(named for _, named in self.spellings.values())]
        return frozenset().union(*(one.words() for one in spellings))

    @cached_property
    def countries(self) -> Mapping[str, frozenset[str]]:
        """The actors of each country, by its code."""
        found: dict[str, set[str]] = {}
        for key, actor in self._dataset.actors.items():
            if actor.country:
                found.setdefault(actor.country, set()).add(key)
        return {country: frozenset(keys) for country, keys in found.items()}
