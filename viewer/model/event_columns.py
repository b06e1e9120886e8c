"""What the program asks of all events at once, as columns: drawn, grouped, filtered and counted.

Everything else about an event is read when somebody opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.clean import Clean
from viewer.model.date_column import DateColumn
from viewer.model.records import Basis, Clock, Dating, Direction, Event, Evidence, Stance
from viewer.model.text_column import KeyColumn, TextColumn

STANCES: tuple[Stance | None, ...] = (None, *Stance)
"""The stance column holds positions in this."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """One row an event, in file order; fields are those of `Event` unless said otherwise.

    ``sources`` are those of the evidence, each once; ``bound_start`` and ``bound_end`` tell where
    the basis of that end is `Basis.BOUND`. ``datings`` holds those of the events that have any.
    """

    ids: TextColumn
    titles: TextColumn
    occurred: DateColumn
    reported: DateColumn
    categories: KeyColumn
    stance: NDArray[np.uint8]
    context: Mask
    importance: NDArray[np.float64]
    bound_start: Mask
    bound_end: Mask
    attributed_to: KeyColumn
    actors: KeyColumn
    places: KeyColumn
    tags: KeyColumn
    sources: KeyColumn
    direction_kinds: KeyColumn
    direction_from: KeyColumn
    direction_to: KeyColumn
    quoted: Mask
    noted: Mask
    datings: Mapping[int, tuple[Dating, ...]]

    def __len__(self) -> int:
        return len(self.stance)

    @classmethod
    def of(cls, events: Iterable[Event]) -> EventColumns:
        """Put events into columns."""
        events = tuple(events)
        ways = [event.direction for event in events]
        return cls(
            ids=TextColumn.of(event.id for event in events),
            titles=TextColumn.of(event.title for event in events),
            occurred=DateColumn.of(event.occurred for event in events),
            reported=DateColumn.of(event.reported for event in events),
            categories=KeyColumn.of(event.categories for event in events),
            stance=np.array([STANCES.index(event.stance) for event in events], np.uint8),
            context=np.array([event.context for event in events], bool),
            importance=np.array([event.importance for event in events], np.float64),
            bound_start=np.array([event.basis_start is Basis.BOUND for event in events], bool),
            bound_end=np.array([event.basis_end is Basis.BOUND for event in events], bool),
            attributed_to=KeyColumn.of(event.attributed_to for event in events),
            actors=KeyColumn.of(event.actors for event in events),
            places=KeyColumn.of(event.places for event in events),
            tags=KeyColumn.of(event.tags for event in events),
            sources=KeyColumn.of(
                dict.fromkeys(said.source for said in event.evidence if said.source)
                for event in events
            ),
            direction_kinds=KeyColumn.of(way.kinds if way else () for way in ways),
            direction_from=KeyColumn.of(
                (way.from_actor,) if way and way.from_actor else () for way in ways
            ),
            direction_to=KeyColumn.of(
                (way.to_actor,) if way and way.to_actor else () for way in ways
            ),
            quoted=np.array([any(said.quote for said in e.evidence) for e in events], bool),
            noted=np.array([bool(event.note) for event in events], bool),
            datings={at: event.datings for at, event in enumerate(events) if event.datings},
        )

    def best(self, clock: Clock) -> Mapping[int, Dating]:
        """Return the datings flagged best for ``clock``, by row."""
        found = {
            row: next((one for one in datings if one.best and one.clock == clock), None)
            for row, datings in self.datings.items()
        }
        return {row: dating for row, dating in found.items() if dating is not None}

    def brief(self, row: int) -> Event:
        """Return what is held of an event: when, who, where and its title, in one language.

        Of its evidence there are the sources, and nothing of summary, note and words.
        """
        kinds = self.direction_kinds.row(row)
        giver, taker = self.direction_from.row(row), self.direction_to.row(row)
        way = Direction(kinds, next(iter(giver), None), next(iter(taker), None))
        return Event(
            id=self.ids[row],
            title=Clean(self.titles[row]),
            categories=self.categories.row(row),
            occurred=self.occurred[row],
            reported=self.reported[row],
            basis_start=Basis.BOUND if self.bound_start[row] else None,
            basis_end=Basis.BOUND if self.bound_end[row] else None,
            datings=self.datings.get(row, ()),
            direction=way if kinds or giver or taker else None,
            stance=STANCES[self.stance[row]],
            attributed_to=self.attributed_to.row(row),
            context=bool(self.context[row]),
            actors=self.actors.row(row),
            places=self.places.row(row),
            tags=tuple(map(Clean, self.tags.row(row))),
            importance=float(self.importance[row]),
            evidence=tuple(map(Evidence, self.sources.row(row))),
        )
