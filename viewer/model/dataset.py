"""A whole dataset: records by id, events in file order, and who is related to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, overload

from viewer.model.clean import Clean
from viewer.model.event_columns import EventColumns
from viewer.model.records import (
    Actor,
    Adjustment,
    Category,
    Claim,
    Event,
    Phase,
    Place,
    Relation,
    RelationType,
    Series,
    Source,
)

Record = TypeVar("Record", Source, Actor, Place, Category, RelationType, Claim, Series)


class Events(Sequence[Event]):
    """The events of a dataset in file order, found by position or by id.

    What concerns all of them is asked of ``columns``: only single events are read as such, for
    each may have to be read from its file.
    """

    at_hand = True
    """Whether the events themselves are in memory, with all their texts."""

    def __init__(self, events: Sequence[Event] = ()) -> None:
        self._events = tuple(events)
        self._positions = {event.id: i for i, event in enumerate(self._events)}

    @overload
    def __getitem__(self, position: int) -> Event: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, position: int | slice) -> Event | tuple[Event, ...]:
        return self._events[position]

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    @cached_property
    def columns(self) -> EventColumns:
        """What is asked of all events at once."""
        return EventColumns.of(self._events)

    def id(self, position: int) -> str:
        """Return the id of an event."""
        return self[position].id if self.at_hand else self.columns.ids[position]

    def title(self, position: int) -> Clean:
        """Return the title of an event."""
        return self[position].title if self.at_hand else Clean(self.columns.titles[position])

    def brief(self, position: int) -> Event:
        """Return an event as its columns have it (`EventColumns.brief`), or the whole of one that
        is at hand. Reads no file.
        """
        return self[position] if self.at_hand else self.columns.brief(position)

    def through(
        self, holds: Callable[[bytes], bool]
    ) -> Iterator[tuple[float, Sequence[int], Sequence[Event]]]:
        """Go through all events, some at a time: yield the share done, rows, and their events.

        Those of which the record in the file does not pass ``holds`` may be left out.
        """
        del holds
        yield 1.0, range(len(self)), self[:]

    def position(self, event_id: str) -> int | None:
        """Return where the event with this id stands, or None."""
        return self._positions.get(event_id)

    def get(self, event_id: str) -> Event | None:
        """Return the event with this id, or None."""
        position = self._positions.get(event_id)
        return None if position is None else self._events[position]


def _by_id(records: Sequence[Record]) -> Mapping[str, Record]:
    return MappingProxyType({record.id: record for record in records})


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything that a file of format 1 holds. Compared by identity: it is never changed."""

    title: Clean
    description: Clean | None = None
    license: Clean | None = None
    language: str = "en"
    sources: Mapping[str, Source] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    relation_types: Mapping[str, RelationType] = field(default_factory=dict)
    events: Events = field(default_factory=Events)
    relations: tuple[Relation, ...] = ()
    phases: tuple[Phase, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    adjustments: Mapping[str, Adjustment] = field(default_factory=dict)

    @staticmethod
    def index(records: Sequence[Record]) -> Mapping[str, Record]:
        """Return records by id, in their order, not to be changed."""
        return _by_id(records)

    @property
    def main_source(self) -> Source | None:
        """The source that the dataset was made from, if one is marked."""
        return next((source for source in self.sources.values() if source.main), None)

    def relations_of(self, event_id: str) -> tuple[Relation, ...]:
        """Return the relations that begin or end at this event, in file order."""
        return tuple(r for r in self.relations if event_id in (r.from_event, r.to_event))

    def adjustment_name(self, code: str) -> Clean:
        """Return what to call a code of a basis: as the file does, else the code in words."""
        known = self.adjustments.get(code)
        return known.label if known is not None else Clean(code.replace("-", " "))

    def adjustment_names(self, codes: Iterable[str]) -> tuple[Clean, ...]:
        """Return what to call the codes of a basis, in their order."""
        return tuple(self.adjustment_name(code) for code in codes)

    def name_of(self, some_id: str) -> Clean:
        """Return what to call an actor, source, place or event; its id if nothing has it."""
        if actor := self.actors.get(some_id):
            return actor.name
        if source := self.sources.get(some_id):
            return source.title
        if place := self.places.get(some_id):
            return place.name
        if (at := self.events.position(some_id)) is not None:
            return self.events.title(at)
        return Clean(some_id)
