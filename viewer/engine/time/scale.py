"""The one map between instants and pixels, shared by ruler, lanes, charts and overview."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.view import TimeRange, within_axis

Floats = NDArray[np.float64]
FAR = 1e7
"""Pixels beyond this are cut to it: Qt paints nothing of a rectangle that ends beyond 2**31."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps ``time`` (days) onto ``left .. left + width`` (logical pixels), evenly."""

    time: TimeRange
    width: float
    left: float = 0.0

    @property
    def pixels_per_day(self) -> float:
        """How many pixels a day is wide."""
        return self.width / self.time.span

    def x(self, day: float) -> float:
        """Return the pixel of an instant; infinite instants lie far outside."""
        at = self.left + (day - self.time.start) * self.pixels_per_day
        return min(max(at, -FAR), FAR)

    def xs(self, days: Floats) -> Floats:
        """Return the pixels of many instants."""
        at = self.left + (days - self.time.start) * self.pixels_per_day
        return np.clip(at, -FAR, FAR)

    def day(self, x: float) -> float:
        """Return the instant at a pixel."""
        return self.time.start + (x - self.left) / self.pixels_per_day

    def box(self, x0: float, x1: float) -> TimeRange:
        """Return the time range between two pixels, in any order, at least an hour."""
        return within_axis(self.day(min(x0, x1)), self.day(max(x0, x1)))
