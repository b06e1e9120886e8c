"""The two stretches of time that are compared, counted outwards from what divides them.

What is counted in months, quarters or years is compared by whole ones: the time that belongs to
neither side is widened to the periods that it has a part in. So an event of 31 January divides
figures by month into those up to December and those from February on.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

import numpy as np

from viewer.engine.study.calendar_steps import (
    MONTHS,
    all_moved,
    ceil_to,
    floor_to,
    months_between,
    moved,
)
from viewer.engine.study.figures import Figures, Floats, Ints
from viewer.engine.study.split import Split
from viewer.engine.trade.columns import DAYS
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Window

LENGTHS = {Window.MONTH: 1, Window.THREE_MONTHS: 3, Window.YEAR: 12, Window.SAME_MONTHS: 12}
"""Months on each side."""
PAIRED = ("M", "Q", "D")
"""Frequencies whose periods come again at the same place of each year."""
NOTHING_BEFORE = say(QT_TRANSLATE_NOOP("Words", "The series begins only after it."))
NOTHING_AFTER = say(QT_TRANSLATE_NOOP("Words", "The series ends before it is over."))
NO_PERIOD = say(
    QT_TRANSLATE_NOOP("Words", "The figures have no usual period, so they can’t be compared.")
)
NO_FIGURE = say(QT_TRANSLATE_NOOP("Words", "The series has no figure that can be compared."))
NO_YEAR = say(QT_TRANSLATE_NOOP("Words", "No calendar year of these figures is complete."))
NO_SAME_MONTHS = say(
    QT_TRANSLATE_NOOP("Words", "Only figures by day, month or quarter come again a year later.")
)
TOO_COARSE: dict[str, str] = {
    "W": QT_TRANSLATE_NOOP("Words", "Figures by week are too coarse for so short a time."),
    "Q": QT_TRANSLATE_NOOP("Words", "Figures by quarter are too coarse for so short a time."),
    "A": QT_TRANSLATE_NOOP("Words", "Figures by year are too coarse for so short a time."),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time ``[start, end)`` in days, and how many usual periods it holds."""

    start: float
    end: float
    periods: int


@dataclass(frozen=True, slots=True)
class Spans:
    """What is compared with what; ``paired``: each period with the same one a year earlier."""

    before: Span
    after: Span
    paired: bool = False

    @property
    def hole(self) -> tuple[float, float]:
        """What lies between and belongs to neither side."""
        return self.before.end, self.after.start


def spans_of(figures: Figures, split: Split, window: Window) -> Spans | Message:
    """Return the two sides of a comparison, or why there are none."""
    if not figures.frequency:
        return NO_PERIOD
    if not len(figures.places):
        return NO_YEAR if window is Window.CALENDAR_YEARS else NO_FIGURE
    if window is Window.CALENDAR_YEARS:
        return _calendar_years(split)
    if window is Window.SAME_MONTHS:
        return _same_months(figures, split)
    step = MONTHS.get(figures.frequency, 0)
    end, start = floor_to(split.earliest, step), ceil_to(split.latest, step)
    if window in LENGTHS:
        months = LENGTHS[window]
        if DAYS[figures.frequency] > 1.02 * months * DAYS["M"]:
            return say(TOO_COARSE[figures.frequency])
        first, last = moved(end, -months), moved(start, months)
        return _sides(figures, (first, end), (start, min(last, split.until)))
    return _equal(figures, split, end, start)


def _sides(figures: Figures, before: tuple[float, float], after: tuple[float, float]) -> Spans:
    return Spans(
        Span(*before, periods_in(*before, figures.frequency)),
        Span(*after, periods_in(*after, figures.frequency)),
    )


def _equal(figures: Figures, split: Split, end: float, start: float) -> Spans | Message:
    """As long on each side as the figures reach on both."""
    rows = figures.places
    first = float(figures.start[rows[0]])
    last = min(float(figures.end[rows].max()), split.until)
    if first >= end:
        return NOTHING_BEFORE
    if last <= start:
        return NOTHING_AFTER
    if figures.frequency in MONTHS:
        step = MONTHS[figures.frequency]
        # The last day of a period is in it: the period is over where the next one begins.
        months = min(months_between(first, end), months_between(start, last)) // step * step
        if not months:
            return NOTHING_AFTER
        return _sides(figures, (moved(end, -months), end), (start, moved(start, months)))
    days = float(np.floor(min(end - first, last - start)))
    return _sides(figures, (end - days, end), (start, start + days))


def _calendar_years(split: Split) -> Spans:
    """The last whole year before it, and the year in which it was.

    Where that may be one of several years, it is the first whole year after it.
    """
    before = floor_to(split.earliest, 12)
    after = before
    if split.latest > moved(before, 12):
        after = ceil_to(split.latest, 12)
    return Spans(Span(moved(before, -12), before, 1), Span(after, moved(after, 12), 1))


def _same_months(figures: Figures, split: Split) -> Spans | Message:
    if figures.frequency not in PAIRED:
        return NO_SAME_MONTHS
    step = MONTHS.get(figures.frequency, 0)
    start = ceil_to(split.latest, step)
    end = min(moved(start, 12), split.until)
    count = periods_in(start, end, figures.frequency)
    return Spans(
        Span(moved(start, -12), moved(end, -12), count), Span(start, end, count), paired=True
    )


def periods_in(start: float, end: float, frequency: str) -> int:
    """Return how many whole periods of a frequency lie in a time that begins with one."""
    if end <= start or isinf(end):
        return 0
    if frequency in MONTHS:
        return months_between(start, end) // MONTHS[frequency]
    return int((end - start) // DAYS[frequency])


def inside(figures: Figures, span: Span) -> Ints:
    """Return the rows that can be compared and lie wholly in a span."""
    rows = figures.places
    found = (figures.start[rows] >= span.start) & (figures.end[rows] <= span.end)
    return rows[found]


def year_earlier(figures: Figures) -> Ints:
    """Return for each row that of the same period a year earlier, -1 where there is none.

    29 February has none; a quarter or month is matched by its start.
    """
    partner = np.full(len(figures), -1, np.int64)
    rows = figures.places
    if figures.frequency not in PAIRED or not len(rows):
        return partner
    start: Floats = np.round(figures.start[rows])
    then = all_moved(start, -12)
    at = np.minimum(np.searchsorted(start, then), len(rows) - 1)
    same = (start[at] == then) & (all_moved(then, 12) == start)
    partner[rows[same]] = rows[at[same]]
    return partner
