"""Empty time, shortened: the map from days to the days of an axis that leaves long gaps out.

Piecewise linear, continuous and strictly increasing: even where something happened, steep where
nothing did. It knows neither zoom nor view, so that panning and zooming are even along the axis.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.model.view import SHORTEST, TimeRange, within_axis

Floats = NDArray[np.float64]
LONG = 0.15
"""A gap is long that takes at least this share of what is left without it and longer ones,"""
APART = 10.0
"""and is at least so many times as long as what usually lies between two starts."""
MOST = 20
"""So many gaps are shortened at most, the longest first."""
WIDTH, TOGETHER = 0.03, 0.3
"""A shortened stretch takes this share of what is left; all of them no more than that."""


class Shortened:
    """The stretches of time that an axis shortens, and the map that comes of them.

    ``spans`` (n, 2) are the days at which they begin and end; ``on_axis`` (n, 2) the same in days
    of the axis. Before the first, both are alike; after it they differ by what was left out.
    """

    def __init__(self, spans: Sequence[tuple[float, float]], width: float) -> None:
        """``spans`` in their order, apart, each longer than ``width``: what it takes, in days."""
        self.spans: Floats = np.array(spans, np.float64).reshape(len(spans), 2)
        kept = np.diff(self.spans, axis=1)[:, 0] - width
        if not len(spans) or (kept <= 0).any() or (np.diff(self.spans.ravel()) <= 0).any():
            raise ValueError("shortened stretches follow each other, and are longer than shortened")
        start = self.spans[:, 0] - np.concatenate(((0.0,), np.cumsum(kept)[:-1]))
        self.on_axis: Floats = np.column_stack((start, start + width))
        days, axis = self.spans.ravel(), self.on_axis.ravel()
        # One piece before the first knot, one after each; those of odd numbers are shortened.
        self._days = np.concatenate((days[:1], days))
        self._axis = np.concatenate((axis[:1], axis))
        self._slopes = np.ones(len(self._days))
        self._slopes[1::2] = width / (self.spans[:, 1] - self.spans[:, 0])
        self._pieces: list[tuple[float, float, float]] = list(
            zip(self._days.tolist(), self._axis.tolist(), self._slopes.tolist(), strict=True)
        )
        self._knots: list[float] = days.tolist()
        self._axis_knots: list[float] = axis.tolist()

    def __len__(self) -> int:
        return len(self.spans)

    def to_axis(self, day: float) -> float:
        """Return where an instant lies, in days of the axis."""
        at, on_axis, slope = self._pieces[bisect_right(self._knots, day)]
        return on_axis + (day - at) * slope

    def to_day(self, on_axis: float) -> float:
        """Return which instant lies there."""
        at, begin, slope = self._pieces[bisect_right(self._axis_knots, on_axis)]
        return at + (on_axis - begin) / slope

    def all_to_axis(self, days: Floats) -> Floats:
        """Return where instants lie; what is infinite stays so, NaN is NaN."""
        at = np.searchsorted(self._knots, days, "right")
        return np.asarray(self._axis[at] + (days - self._days[at]) * self._slopes[at])

    def all_to_days(self, on_axis: Floats) -> Floats:
        """Return which instants lie there."""
        at = np.searchsorted(self._axis_knots, on_axis, "right")
        return np.asarray(self._days[at] + (on_axis - self._axis[at]) / self._slopes[at])

    def outside(self, time: TimeRange) -> list[tuple[float, float]]:
        """Return the parts of a time that lie between shortened stretches, first to last."""
        found: list[tuple[float, float]] = []
        start = time.start
        for first, last in self.spans.tolist():
            if last <= start:
                continue
            if first >= time.end:
                break
            if first > start:
                found.append((start, first))
            start = last
        return [*found, (start, time.end)] if start < time.end else found


def on_axis(time: TimeRange, shortened: Shortened | None) -> TimeRange:
    """Return a time in days of the axis."""
    if shortened is None:
        return time
    return TimeRange(shortened.to_axis(time.start), shortened.to_axis(time.end))


def in_days(time: TimeRange, shortened: Shortened | None) -> TimeRange:
    """Return which time such days of the axis are."""
    if shortened is None:
        return time
    return within_axis(shortened.to_day(time.start), shortened.to_day(time.end))


def shorten(starts: Floats, ends: Floats) -> Shortened | None:
    """Return what can be shortened where something happened from ``starts`` to ``ends`` (days, in
    any order; what is not finite is left out), None where no gap is long. O(n log n).
    """
    dated = np.isfinite(starts) & np.isfinite(ends)
    order = np.argsort(starts[dated], kind="stable")
    begun, over = starts[dated][order], np.maximum.accumulate(ends[dated][order])
    if len(begun) < 3:
        return None
    gaps = begun[1:] - over[:-1]
    apart = np.sort(np.diff(begun[np.append(True, np.diff(begun) > 0)]))
    if len(apart) < 2 or gaps.max() <= 0:
        return None
    usual = float(apart[(len(apart) - 1) // 2])
    longest = np.argsort(-gaps, kind="stable")[:MOST]
    lengths = gaps[longest]
    left = np.maximum(over[-1] - begun[0] - np.cumsum(lengths), max(usual, SHORTEST))
    fit = np.flatnonzero((lengths >= LONG * left) & (lengths >= APART * usual))
    if not len(fit):
        return None
    count = int(fit[-1]) + 1
    width = min(WIDTH, TOGETHER / count) * float(left[count - 1])
    # Some air stays on both sides: nothing stands at the very edge of what is torn out.
    return Shortened(
        [(float(over[n]) + width / 2, float(begun[n + 1]) - width / 2)
         for n in np.sort(longest[:count]).tolist()], width,
    )  # fmt: skip
