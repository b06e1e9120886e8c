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

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.postings import PostingsByDate
from viewer.engine.timeline.dates import INTERVAL, SET, AllDates
from viewer.model.edtf import Precision
from viewer.model.event_columns import EventColumns
from viewer.model.records import Clock
from viewer.model.text_column import KeyColumn
from viewer.model.view import Datings

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Codes = NDArray[np.integer]
_NAMES = ("about", "bounds", "day", "month", "season", "year", "decade")
_PRECISIONS = {
    Precision.YEAR: "year", Precision.SEASON: "season", Precision.MONTH: "month",
    Precision.DAY: "day",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """One date of each event, as a row of columns of different dates; NaN in the last one, which
    is that of no date (comparisons with it are false).

    ``first`` and ``last`` are the outermost bounds. ``latest_start`` and ``earliest_end`` are the
    inner ones that hold for certain: infinite where an end is doubtful.
    """

    rows: Codes
    first: Floats
    last: Floats
    latest_start: Floats
    earliest_end: Floats
    start_is_exact: Mask
    end_is_exact: Mask

    def possibly(self, start: float, end: float) -> Mask:
        """Return which dates may meet ``[start, end)``."""
        met: Mask = (self.first < end) & (self.last > start)
        return met.take(self.rows)

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
        return (begins & ends).take(self.rows)

    @property
    def missing(self) -> Mask:
        """Which events have no such date."""
        return np.isnan(self.first).take(self.rows)


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


def event_dates(columns: EventColumns) -> EventDates:
    """Collect the dates of all events."""
    dates = AllDates.of(columns, Datings.ALL)
    best = dates.drawn(Clock.OCCURRED)
    main = AllDates.of(columns, Datings.MAIN).drawn(Clock.OCCURRED)
    other = np.full(len(main), -1, np.int8)
    if (differ := _apart(dates, main, best)).any():
        other = np.where(differ, best, -1)
    table = _certain(dates)
    return EventDates(Dates(main, *table), Dates(other, *table))


def precisions(columns: EventColumns) -> PostingsByDate:
    """Return how exactly events are dated, by the main source and by all: values of `PRECISIONS`.

    A state is known as exactly as its coarser end. A date known only within bounds is nothing
    more exact, however exact they are.
    """
    dates = AllDates.of(columns, Datings.ALL)
    main = AllDates.of(columns, Datings.MAIN).drawn(Clock.OCCURRED)
    about = (dates.approximate | dates.uncertain) > 0
    # Beside the number of a precision stands the name of what it counts as.
    codes = np.array([_NAMES.index(_named(one)) for one in Precision], np.int64)
    exact = codes.take(dates.precision.astype(np.int64) - min(Precision))
    exact[dates.kind == SET] = _NAMES.index("bounds")
    ends = np.cumsum(1 + about)
    said = np.full(int(ends[-1]), _NAMES.index("about"), np.int64)
    said[ends - 1] = exact
    # The last row is no date.
    offsets = np.append(0, ends)
    offsets[-1] = offsets[-2]
    column = KeyColumn(_NAMES, said[: offsets[-1]], offsets)
    return PostingsByDate(column, main, dates.drawn(Clock.OCCURRED))


def _named(coarsest: Precision) -> str:
    return _PRECISIONS.get(coarsest, "day" if coarsest > Precision.DAY else "decade")


def _apart(dates: AllDates, main: Codes, best: Codes) -> Mask:
    """Return which events other sources date otherwise than the main one does."""
    differ: Mask = main != best
    for row in np.flatnonzero(differ).tolist():
        # A date is known by its text: the same one may stand in several tables.
        differ[row] = dates.text(int(main[row])) != dates.text(int(best[row]))
    return differ


def _certain(dates: AllDates) -> tuple[Floats, Floats, Floats, Floats, Mask, Mask]:
    """Return the columns of `Dates` that tell what holds for certain."""
    first, latest_start, earliest_end, last = (column.copy() for column in dates.bounds.T)
    start, end = dates.marked(dates.approximate | dates.uncertain)
    lasts = dates.kind == INTERVAL
    # What begins about 2010 and ends in 2021 has begun, for certain, only when it ends.
    latest = np.where(start & end, inf, last)
    earliest = np.where(start, -inf, first)
    latest_start = np.where(
        lasts, np.where(start, latest, latest_start), np.where(end, inf, latest_start)
    )
    earliest_end = np.where(
        lasts, np.where(end, earliest, earliest_end), np.where(start, -inf, earliest_end)
    )
    exact_start, exact_end = (first == latest_start) & ~start, (last == earliest_end) & ~end
    return first, last, latest_start, earliest_end, exact_start, exact_end
