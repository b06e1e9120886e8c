"""Which time range to open with, and which one shows everything."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.model.view import TimeRange, within_axis

Floats = NDArray[np.float64]
MARGIN = 0.05
MOST = 0.6
"""The opening view holds at least this share of the dated events."""
LEAST_SPAN = 7.0
FEW_EVENTS = 8
"""With fewer of them the values tell what a dataset is about."""
LITTLE_MORE = 4.0
"""Everything is shown at once where that takes no more than this many times as long a view."""
SOME_WEEKS = 20.0
"""So many days to both sides are shown around one event, if its neighbours leave room for that."""
FEW, MANY = 2, 8
"""How many neighbours are at least seen around one event, and how many leave room for labels."""
BESIDE = 3.0
"""A value is shown with this many times its own period to both sides."""


def whole_range(first: Floats, last: Floats) -> TimeRange | None:
    """Return the range from the first to the last finite instant, with a margin.

    ``first`` and ``last`` may hold NaN for what has no date; None when nothing has one.
    """
    dated = np.isfinite(first) & np.isfinite(last)
    if not dated.any():
        return None
    return padded(float(first[dated].min()), float(last[dated].max()))


def opening_range(first: Floats) -> TimeRange | None:
    """Return the shortest range in which most of the events begin.

    A dataset with a few events long before the rest opens where the rest is; one without such
    stragglers opens whole. Ties go to the earlier range.
    """
    dated = np.sort(first[np.isfinite(first)])
    if not len(dated):
        return None
    count = max(1, int(np.ceil(len(dated) * MOST)))
    spans = dated[count - 1 :] - dated[: len(dated) - count + 1]
    start = int(np.argmin(spans))
    most = padded(float(dated[start]), float(dated[start + count - 1]))
    everything = padded(float(dated[0]), float(dated[-1]))
    return everything if everything.span <= LITTLE_MORE * most.span else most


def joined(one: TimeRange | None, other: TimeRange | None) -> TimeRange | None:
    """Return the range that holds both, None where there is neither."""
    if one is None or other is None:
        return one or other
    return TimeRange(min(one.start, other.start), max(one.end, other.end))


def opening_of_both(
    events: TimeRange | None, values: TimeRange | None, count: int
) -> TimeRange | None:
    """Return what to open with where most of ``count`` events are in one range and the values are
    in another: with both, where the events are few or that takes little more time.
    """
    both = joined(events, values)
    if events is None or both is None or count < FEW_EVENTS:
        return both
    return both if both.span <= LITTLE_MORE * events.span else events


def around(start: float, end: float, marks: Floats) -> TimeRange:
    """Return a range around one event in which its label can be read and neighbours are seen.

    ``marks`` are where all events begin, NaN for those without a date. In a crowd the range is
    short, in an empty time long enough to reach the next events.
    """
    middle = (start + end) / 2
    apart = np.sort(np.abs(marks[np.isfinite(marks)] - middle))[1:]  # the first is the event
    half = SOME_WEEKS
    if len(apart) > MANY:
        half = min(half, float(apart[MANY]))
    if len(apart):
        half = max(half, float(apart[min(FEW, len(apart)) - 1]) * 1.25)
    half = max(half, (end - start) * 0.7)
    return padded(middle - half, middle + half)


def beside(start: float, end: float) -> TimeRange:
    """Return a range around the period of a value that shows a few others of its series."""
    more = (end - start) * BESIDE
    return padded(start - more, end + more)


def padded(start: float, end: float) -> TimeRange:
    """Return a range with a margin at both sides, and no shorter than a week."""
    margin = (end - start) * MARGIN
    if end - start + 2 * margin < LEAST_SPAN:
        margin = (LEAST_SPAN - (end - start)) / 2
    return within_axis(start - margin, end + margin)
