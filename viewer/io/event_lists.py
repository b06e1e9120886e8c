"""Of some events what is kept as columns, as lists: from checked rows, or from the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from viewer.io.format1 import Row
from viewer.model.event_columns import STANCES
from viewer.model.records import Basis, Event

KEYS: Final = (
    "categories", "attributed_to", "actors", "places", "tags", "sources", "direction_kinds",
    "direction_from", "direction_to",
)  # fmt: skip
_STANCE_CODES: Final = tuple((stance and stance.value, n) for n, stance in enumerate(STANCES))
Keys = Sequence[Sequence[str]] | None
Flags = Sequence[bool] | None


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
    categories: Keys
    attributed_to: Keys
    actors: Keys
    places: Keys
    tags: Keys
    sources: Keys
    direction_kinds: Keys
    direction_from: Keys
    direction_to: Keys
    context: Flags
    bound_start: Flags
    bound_end: Flags
    quoted: Flags
    noted: Flags


def from_rows(rows: Sequence[Row], names: frozenset[str]) -> EventLists:
    """Take apart rows that `viewer.io.plain` has checked; ``names`` are all that they have."""

    def all_of(name: str, instead: Any) -> list[Any]:
        if name not in names:
            return [instead] * len(rows)
        return [instead if (v := row.get(name)) is None else v for row in rows]

    def some_of(name: str, instead: Any) -> list[Any] | None:
        return all_of(name, instead) if name in names else None

    codes = dict(_STANCE_CODES)
    said, ways, basis = some_of("evidence", ()), some_of("direction", {}), some_of("basis", {})
    bound = Basis.BOUND.value
    return EventLists(
        ids=list(map(itemgetter("id"), rows)),
        titles=list(map(itemgetter("title"), rows)),
        occurred=list(map(itemgetter("occurred"), rows)),
        reported=all_of("reported", None),
        stance=[codes[stance] for stance in all_of("stance", None)],
        importance=all_of("importance", 0.5),
        categories=list(map(itemgetter("categories"), rows)),
        attributed_to=some_of("attributed_to", ()),
        actors=some_of("actors", ()),
        places=some_of("places", ()),
        tags=some_of("tags", ()),
        sources=said and [_sources(entries) for entries in said],
        direction_kinds=ways and [way.get("kinds") or () for way in ways],
        direction_from=ways and [_one(way.get("from_")) for way in ways],
        direction_to=ways and [_one(way.get("to")) for way in ways],
        context=some_of("context", False),
        bound_start=basis and [ends.get("start") == bound for ends in basis],
        bound_end=basis and [ends.get("end") == bound for ends in basis],
        quoted=said and [any(one.get("quote") for one in entries) for entries in said],
        noted=[bool(row.get("note")) for row in rows] if "note" in names else None,
    )


def _sources(entries: Sequence[Row]) -> Sequence[str]:
    if len(entries) == 1:
        return (source,) if (source := entries[0].get("source")) else ()
    return tuple(dict.fromkeys(s for entry in entries if (s := entry.get("source"))))


def _one(actor: str | None) -> Sequence[str]:
    return (actor,) if actor else ()


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
        categories=[event.categories for event in events],
        attributed_to=[event.attributed_to for event in events],
        actors=[event.actors for event in events],
        places=[event.places for event in events],
        tags=[event.tags for event in events],
        sources=[
            tuple(dict.fromkeys(said.source for said in event.evidence if said.source))
            for event in events
        ],
        direction_kinds=[way.kinds if way else () for way in ways],
        direction_from=[_one(way.from_actor) if way else () for way in ways],
        direction_to=[_one(way.to_actor) if way else () for way in ways],
        context=[event.context for event in events],
        bound_start=[event.basis_start is Basis.BOUND for event in events],
        bound_end=[event.basis_end is Basis.BOUND for event in events],
        quoted=[any(said.quote for said in event.evidence) for event in events],
        noted=[bool(event.note) for event in events],
    )
