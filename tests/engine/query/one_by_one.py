"""What queries ask, answered event by event: slow, and what the columns have to agree with."""

from collections.abc import Iterator
from math import inf, nan

from viewer.engine.timeline.drawn import drawn_date
from viewer.model.edtf import EdtfDate, Kind, Precision
from viewer.model.records import Clock, Event
from viewer.model.view import Datings

NOWHERE = (nan, nan, nan, nan, False, False)
Row = tuple[float, float, float, float, bool, bool]
PRECISIONS = {
    Precision.YEAR: "year", Precision.SEASON: "season", Precision.MONTH: "month",
    Precision.DAY: "day",
}  # fmt: skip


def values_of(event: Event, field: str) -> set[str]:
    """Return the values that an event has in a field."""
    way = event.direction
    ends = (way.from_actor, way.to_actor) if way else ()
    said = [one.source for one in (*event.evidence, *event.datings)]
    return {
        "actors": {key for key in (*event.actors, *event.attributed_to, *ends) if key},
        "attributed": set(event.attributed_to),
        "places": set(event.places),
        "sources": {source for source in said if source},
        "statuses": {event.stance.value} if event.stance else set(),
        "categories": set(event.categories),
        "tags": {str(tag) for tag in event.tags},
        "precisions": set(_precisions(event)),
    }[field]


def may_lie(event: Event, start: float, end: float) -> bool:
    """Whether an event may lie in a time."""
    return any(_possibly(row, start, end) for row in _rows(event))


def surely_lies(event: Event, start: float, end: float) -> bool:
    """Whether an event lies in a time for certain."""
    main, best = _rows(event)
    rules_out = [row[0] == row[0] and not _possibly(row, start, end) for row in (main, best)]
    return (_surely(main, start, end) and not rules_out[1]) or (
        _surely(best, start, end) and not rules_out[0]
    )


def _rows(event: Event) -> tuple[Row, Row]:
    date, _ = drawn_date(event, Clock.OCCURRED, Datings.MAIN)
    other, _ = drawn_date(event, Clock.OCCURRED, Datings.ALL)
    return _row(date), NOWHERE if other == date else _row(other)


def _possibly(row: Row, start: float, end: float) -> bool:
    return row[0] < end and row[1] > start


def _surely(row: Row, start: float, end: float) -> bool:
    _, _, latest_start, earliest_end, exact_start, exact_end = row
    begins = latest_start < end or (not exact_start and latest_start == end)
    ends = earliest_end > start or (not exact_end and earliest_end == start)
    return begins and ends


def _precisions(event: Event) -> Iterator[str]:
    main, _ = drawn_date(event, Clock.OCCURRED, Datings.MAIN)
    best, _ = drawn_date(event, Clock.OCCURRED, Datings.ALL)
    for date in (main, best):
        if date is None:
            continue
        if date.approximate or date.uncertain:
            yield "about"
        if date.kind is Kind.SET:
            yield "bounds"
            continue
        parts = (part for part in (date.start_part, date.end_part) if part is not None)
        coarsest = min((part.precision for part in parts), default=date.precision)
        yield PRECISIONS.get(coarsest, "day" if coarsest > Precision.DAY else "decade")


def _row(date: EdtfDate | None) -> Row:
    if date is None:
        return NOWHERE
    first, latest_start, earliest_end, last = date.bounds
    doubtful_start = date.start_approximate or date.start_uncertain
    doubtful_end = date.end_approximate or date.end_uncertain
    if date.kind is Kind.INTERVAL:
        latest = inf if doubtful_start and doubtful_end else last
        latest_start, earliest_end = (
            latest if doubtful_start else latest_start,
            (-inf if doubtful_start else first) if doubtful_end else earliest_end,
        )
    else:
        latest_start = inf if doubtful_end else latest_start
        earliest_end = -inf if doubtful_start else earliest_end
    exact_start = first == latest_start and not doubtful_start
    exact_end = last == earliest_end and not doubtful_end
    return first, last, latest_start, earliest_end, exact_start, exact_end
