"""Of some events what is kept as columns, as lists: from checked rows, or from the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.io.fields import Doubtful, Fields, Record, fields_of, objects_of
from viewer.io.format1 import Row
from viewer.model.event_columns import STANCES
from viewer.model.records import Basis, Event

KEYS: Final = (
    "categories", "attributed_to", "actors", "places", "tags", "sources", "direction_kinds",
    "direction_from", "direction_to",
)  # fmt: skip
PARTS: Final = ("basis", "direction", "evidence")
"""The fields whose objects are checked apart, see `viewer.io.fields.Record`."""
_STANCE_CODES: Final = tuple((stance and stance.value, n) for n, stance in enumerate(STANCES))
Flags = Sequence[bool] | NDArray[np.bool_] | None


class Keys(NamedTuple):
    """The keys of all events one after another, and how many of them each event has."""

    flat: Sequence[str]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> Keys:
        """Put the keys of each event one after another."""
        return cls(list(chain.from_iterable(rows)), lengths(rows))


@dataclass(frozen=True, slots=True)
class EventLists:
    """One entry an event, as in `viewer.model.event_columns`; None where all are empty or false.

    ``stance`` holds positions in `STANCES`.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    occurred: Sequence[str | None]
    reported: Sequence[str | None]
    stance: Sequence[int]
    importance: Sequence[float]
    categories: Keys | None
    attributed_to: Keys | None
    actors: Keys | None
    places: Keys | None
    tags: Keys | None
    sources: Keys | None
    direction_kinds: Keys | None
    direction_from: Keys | None
    direction_to: Keys | None
    context: Flags
    bound_start: Flags
    bound_end: Flags
    quoted: Flags
    noted: Flags


def lengths(lists: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    """Return the length of each of some lists."""
    return np.fromiter(map(len, lists), np.int64, len(lists))


@dataclass(frozen=True, slots=True)
class PlainEvents:
    """The fields of events that have been checked, and of what each of them holds.

    Of the evidence there is one entry a piece, as many an event as ``evidence_counts`` says.
    """

    rows: Fields
    basis: Fields | None
    direction: Fields | None
    evidence: Fields | None
    evidence_counts: NDArray[np.int64]
    datings: Sequence[Sequence[Row]]

    @classmethod
    def of(cls, rows: Sequence[Row], record: Record) -> PlainEvents:
        """Check and take apart events. Raises ValueError where anything is in doubt."""
        fields = fields_of(rows, record)
        said = fields.some("evidence", ()) or ()
        if set(map(type, said)) - {list, tuple}:
            raise Doubtful
        flat: list[Row] = list(chain.from_iterable(said))
        return cls(
            fields,
            objects_of(fields, record, "basis"),
            objects_of(fields, record, "direction"),
            fields_of(flat, record.parts["evidence"]) if flat else None,
            lengths(said),
            fields.some("datings", ()) or (),
        )

    @property
    def names(self) -> int:
        """How many names all objects have together."""
        parts = (self.rows, self.basis, self.direction, self.evidence)
        nested = sum(len(one) for said in self.datings for one in said)
        return nested + sum(part.names for part in parts if part is not None)

    def lists(self) -> EventLists:
        """Return what is kept as columns."""
        rows, basis, way, said = self.rows, self.basis, self.direction, self.evidence
        codes, bound = dict(_STANCE_CODES), Basis.BOUND.value
        stances = rows.some("stance", None)
        notes = rows.some("note", "")
        return EventLists(
            ids=rows.of("id"),
            titles=rows.of("title"),
            occurred=rows.of("occurred"),
            reported=rows.of("reported"),
            stance=list(map(codes.__getitem__, stances)) if stances else (0,) * rows.count,
            importance=rows.of("importance", 0.5),
            categories=_keys(rows, "categories"),
            attributed_to=_keys(rows, "attributed_to"),
            actors=_keys(rows, "actors"),
            places=_keys(rows, "places"),
            tags=_keys(rows, "tags"),
            sources=self._sources(said) if said else None,
            direction_kinds=_keys(way, "kinds") if way else None,
            direction_from=_ones(way.of("from")) if way else None,
            direction_to=_ones(way.of("to")) if way else None,
            context=rows.some("context", False),
            bound_start=[end == bound for end in basis.of("start")] if basis else None,
            bound_end=[end == bound for end in basis.of("end")] if basis else None,
            quoted=self._quoted(said) if said else None,
            noted=list(map(bool, notes)) if notes else None,
        )

    def _sources(self, said: Fields) -> Keys:
        sources, counts = said.of("source"), self.evidence_counts
        if counts.max() == 1 and None not in sources:
            return Keys(sources, counts)
        entries = iter(sources)
        rows = [
            tuple(dict.fromkeys(s for _, s in zip(range(count), entries, strict=False) if s))
            for count in counts.tolist()
        ]
        return Keys.of(rows)

    def _quoted(self, said: Fields) -> Flags:
        quotes = np.array(list(map(bool, said.of("quote"))), bool)
        found = np.zeros(self.rows.count, bool)
        found[np.repeat(np.arange(self.rows.count), self.evidence_counts)[quotes]] = True
        return found


def _keys(fields: Fields, name: str) -> Keys | None:
    """Return a field that holds lists of keys."""
    return Keys.of(rows) if (rows := fields.some(name, ())) is not None else None


def _ones(actors: Iterable[str | None]) -> Keys:
    return Keys.of([(actor,) if actor else () for actor in actors])


def from_events(events: Iterable[Event]) -> EventLists:
    """Take apart events that went the ordinary way."""
    events = tuple(events)
    ways = [event.direction for event in events]
    return EventLists(
        ids=[event.id for event in events],
        titles=[event.title for event in events],
        occurred=[event.occurred.text if event.occurred else None for event in events],
        reported=[event.reported.text if event.reported else None for event in events],
        stance=[STANCES.index(event.stance) for event in events],
        importance=[event.importance for event in events],
        categories=Keys.of([event.categories for event in events]),
        attributed_to=Keys.of([event.attributed_to for event in events]),
        actors=Keys.of([event.actors for event in events]),
        places=Keys.of([event.places for event in events]),
        tags=Keys.of([event.tags for event in events]),
        sources=Keys.of(
            [
                tuple(dict.fromkeys(said.source for said in event.evidence if said.source))
                for event in events
            ]
        ),
        direction_kinds=Keys.of([way.kinds if way else () for way in ways]),
        direction_from=_ones(way.from_actor if way else None for way in ways),
        direction_to=_ones(way.to_actor if way else None for way in ways),
        context=[event.context for event in events],
        bound_start=[event.basis_start is Basis.BOUND for event in events],
        bound_end=[event.basis_end is Basis.BOUND for event in events],
        quoted=[any(said.quote for said in event.evidence) for event in events],
        noted=[bool(event.note) for event in events],
    )
