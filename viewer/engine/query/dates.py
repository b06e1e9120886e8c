"""When events may and when they surely lie in a time.

Each event has up to two dates here: the one its mark stands at by the main source alone, and the
one by all sources (the best); on both counts when it happened, and only where nobody says that,
when it was reported.

*Possibly*: some day within the bounds of one of the dates lies in the time. Bounds count as
written, whatever their basis; how far "about" reaches nobody says.

*Surely*: however one of the dates turns out, part of the event lies in the time, and the other
date does not rule the time out. For a moment this means that all its bounds lie in the time; for
a state, that it lasted through part of it (or began or ended in it) for certain. An end marked
as approximate or uncertain makes nothing certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf, nan

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.drawn import drawn_date
from viewer.model.edtf import EdtfDate, Kind, Precision
from viewer.model.records import Clock, Event
from viewer.model.view import Datings

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
_PRECISIONS = {
    Precision.YEAR: "year", Precision.SEASON: "season", Precision.MONTH: "month",
    Precision.DAY: "day",
}  # fmt: skip
_NOWHERE = (nan, nan, nan, nan, nan, nan)


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """One date of each event, NaN where there is none (comparisons with it are false).

    ``first`` and ``last`` are the outermost bounds. ``latest_start`` and ``earliest_end`` are the
    inner ones that hold for certain: infinite where an end is doubtful.
    """

    first: Floats
    last: Floats
    latest_start: Floats
    earliest_end: Floats
    start_is_exact: Mask
    end_is_exact: Mask

    def possibly(self, start: float, end: float) -> Mask:
        """Return which dates may meet ``[start, end)``."""
        met: Mask = (self.first < end) & (self.last > start)
        return met

    def surely(self, start: float, end: float) -> Mask:
        """Return which dates meet ``[start, end)`` wherever they lie within their bounds.

        The upper bound of a start that is not exact is exclusive, so it may equal the end of the
        time; likewise the lower bound of an end.
        """
        begins: Mask = (self.latest_start < end) | (
            ~self.start_is_exact & (self.latest_start == end)
        )
        ends: Mask = (self.earliest_end > start) | (
            ~self.end_is_exact & (self.earliest_end == start)
        )
        return begins & ends

    @property
    def missing(self) -> Mask:
        """Which events have no such date."""
        return np.isnan(self.first)


@dataclass(frozen=True, slots=True, eq=False)
class EventDates:
    """The dates of all events: by the main source, and by all sources where that differs."""

    main: Dates
    best: Dates

    def possibly(self, start: float, end: float) -> Mask:
        """Return which events may lie in ``[start, end)``, in days."""
        return self.main.possibly(start, end) | self.best.possibly(start, end)

    def surely(self, start: float, end: float) -> Mask:
        """Return which events lie in ``[start, end)`` for certain."""
        main, best = self.main, self.best
        by_main = main.surely(start, end) & (best.possibly(start, end) | best.missing)
        by_best = best.surely(start, end) & (main.possibly(start, end) | main.missing)
        return by_main | by_best


def event_dates(events: Iterable[Event]) -> EventDates:
    """Collect the dates of all events."""
    main: list[tuple[float, ...]] = []
    best: list[tuple[float, ...]] = []
    for event in events:
        date, _ = drawn_date(event, Clock.OCCURRED, Datings.MAIN)
        main.append(_row(date))
        other = drawn_date(event, Clock.OCCURRED, Datings.ALL)[0] if event.datings else date
        best.append(_NOWHERE if other == date else _row(other))
    return EventDates(_columns(main), _columns(best))


def precisions(event: Event) -> Iterator[str]:
    """Yield how exactly an event is dated, by the main source and by all: values of `PRECISIONS`.

    A state is known as exactly as its coarser end. A date known only within bounds is nothing
    more exact, however exact they are.
    """
    main, _ = drawn_date(event, Clock.OCCURRED, Datings.MAIN)
    best = drawn_date(event, Clock.OCCURRED, Datings.ALL)[0] if event.datings else None
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
        yield _PRECISIONS.get(coarsest, "day" if coarsest > Precision.DAY else "decade")


def _row(date: EdtfDate | None) -> tuple[float, ...]:
    if date is None:
        return _NOWHERE
    first, latest_start, earliest_end, last = date.bounds
    doubtful_start = date.start_approximate or date.start_uncertain
    doubtful_end = date.end_approximate or date.end_uncertain
    if date.kind is Kind.INTERVAL:
        # What begins about 2010 and ends in 2021 has begun, for certain, only when it ends.
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
    return first, last, latest_start, earliest_end, float(exact_start), float(exact_end)


def _columns(rows: list[tuple[float, ...]]) -> Dates:
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 6).T
    first, last, latest_start, earliest_end, exact_start, exact_end = table
    return Dates(first, last, latest_start, earliest_end, exact_start == 1.0, exact_end == 1.0)
