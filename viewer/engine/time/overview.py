"""The axis of the overview: all of the time, with most room where most events are.

A scale of its own, and said to be none: seventy-five years in which something happened in two
would otherwise put everything into a few pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.view import TimeRange

Floats = NDArray[np.float64]
UNEVEN = 0.3
"""Where the middle half of the events takes more of the time than this, it is kept to scale."""
EVENLY = 0.25
"""This share of the width is given to time evenly, the rest to events."""


@dataclass(frozen=True, slots=True, eq=False)
class OverviewScale:
    """A strictly increasing, piecewise linear map through the knots (days, shares 0 to 1)."""

    days: Floats
    shares: Floats
    left: float
    width: float

    def x(self, day: float) -> float:
        """Return the pixel of an instant; beyond the ends, the end."""
        return float(self.left + np.interp(day, self.days, self.shares) * self.width)

    def xs(self, days: Floats) -> Floats:
        """Return the pixels of many instants."""
        return np.asarray(self.left + np.interp(days, self.days, self.shares) * self.width)

    def day(self, x: float) -> float:
        """Return the instant at a pixel."""
        return float(np.interp((x - self.left) / self.width, self.shares, self.days))

    @property
    def is_even(self) -> bool:
        """Whether this is a true scale of time."""
        return len(self.days) == 2


def overview_scale(first: Floats, whole: TimeRange, left: float, width: float) -> OverviewScale:
    """Build the scale for events that begin at ``first`` (days; NaN is left out)."""
    inside = np.sort(first[np.isfinite(first) & (first > whole.start) & (first < whole.end)])
    ends = np.array([whole.start, whole.end])
    if len(inside) < 8 or _spread(inside, whole) > UNEVEN:
        return OverviewScale(ends, np.array([0.0, 1.0]), left, width)
    # A few dozen knots at equal numbers of events, so that the slope does not jitter.
    count = min(48, len(inside))
    knots = _quantiles(inside, np.linspace(0, 1, count))
    # Knots that only rounding keeps apart would share a place on the axis.
    apart = whole.span * 1e-9
    knots = knots[np.diff(knots, prepend=whole.start) > apart]
    days = np.concatenate((ends[:1], knots[knots < whole.end - apart], ends[1:]))
    even = (days - whole.start) / whole.span
    rank = np.searchsorted(inside, days, side="right") / len(inside)
    shares = EVENLY * even + (1 - EVENLY) * rank
    shares = (shares - shares[0]) / (shares[-1] - shares[0])
    return OverviewScale(days, shares, left, width)


def _quantiles(ordered: Floats, shares: Floats) -> Floats:
    """Return quantiles of sorted numbers, as `numpy.quantile` does, which imports numpy.ma at its
    first call: the program would wait for that at its start.
    """
    return np.interp(shares * (len(ordered) - 1), np.arange(len(ordered)), ordered)


def _spread(inside: Floats, whole: TimeRange) -> float:
    """Return which share of the time holds the middle half of the events."""
    low, high = _quantiles(inside, np.array((0.25, 0.75)))
    return float(high - low) / whole.span


def density(first: Floats, scale: OverviewScale, bin_width: float) -> tuple[Floats, Floats]:
    """Return left edges (pixels) and counts of bins ``bin_width`` pixels wide."""
    dated = first[np.isfinite(first)]
    bins = max(1, int(scale.width // bin_width))
    counts, edges = np.histogram(
        scale.xs(dated), bins=bins, range=(scale.left, scale.left + bins * bin_width)
    )
    return edges[:-1], counts.astype(float)
