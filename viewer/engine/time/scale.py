"""The one map between instants and pixels, shared by ruler, lanes, charts and overview."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.shortened import Shortened, on_axis
from viewer.model.view import TimeRange, within_axis

Floats = NDArray[np.float64]
FAR = 1e7
"""Pixels beyond this are cut to it: Qt paints nothing of a rectangle that ends beyond 2**31."""


@dataclass(frozen=True, slots=True)
class Tear:
    """A shortened stretch as it stands in a view: its pixels, and its days."""

    x0: float
    x1: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps ``time`` (days) onto ``left .. left + width`` (logical pixels): evenly, but for the
    stretches that are ``shortened``. Lengths on screen are in *axis days*: days, where nothing is.
    """

    time: TimeRange
    width: float
    left: float = 0.0
    shortened: Shortened | None = None

    @property
    def first(self) -> float:
        """Where the view begins, in axis days."""
        short = self.shortened
        return self.time.start if short is None else short.to_axis(self.time.start)

    @property
    def span(self) -> float:
        """How many axis days are in view."""
        return on_axis(self.time, self.shortened).span

    @property
    def pixels_per_day(self) -> float:
        """How many pixels an axis day is wide."""
        return self.width / (self.time.span if self.shortened is None else self.span)

    @property
    def even(self) -> TimeScale:
        """The same map from axis days: even everywhere."""
        if self.shortened is None:
            return self
        return TimeScale(on_axis(self.time, self.shortened), self.width, self.left)

    def x(self, day: float) -> float:
        """Return the pixel of an instant; infinite instants lie far outside."""
        if self.shortened is None:
            at = self.left + (day - self.time.start) * self.pixels_per_day
        else:
            at = self.left + (self.shortened.to_axis(day) - self.first) * self.pixels_per_day
        return min(max(at, -FAR), FAR)

    def xs(self, days: Floats) -> Floats:
        """Return the pixels of many instants."""
        if self.shortened is None:
            at = self.left + (days - self.time.start) * self.pixels_per_day
        else:
            at = self.left + (self.shortened.all_to_axis(days) - self.first) * self.pixels_per_day
        return np.clip(at, -FAR, FAR)

    def day(self, x: float) -> float:
        """Return the instant at a pixel."""
        on = self.first + (x - self.left) / self.pixels_per_day
        return on if self.shortened is None else self.shortened.to_day(on)

    def days(self, xs: Floats) -> Floats:
        """Return the instants at many pixels."""
        on = self.first + (xs - self.left) / self.pixels_per_day
        return on if self.shortened is None else self.shortened.all_to_days(on)

    def box(self, x0: float, x1: float) -> TimeRange:
        """Return the time range between two pixels, in any order, at least an hour."""
        return within_axis(self.day(min(x0, x1)), self.day(max(x0, x1)))

    def parts(self) -> list[tuple[float, float]]:
        """Return the stretches of time in view that are to scale, first to last."""
        if self.shortened is None:
            return [(self.time.start, self.time.end)]
        return self.shortened.outside(self.time)

    def tears(self) -> list[Tear]:
        """Return the shortened stretches of which anything is in view."""
        if self.shortened is None:
            return []
        found = (Tear(self.x(a), self.x(b), a, b) for a, b in self.shortened.spans.tolist())
        return [one for one in found if one.x1 > self.left and one.x0 < self.left + self.width]
