"""Scales of values: even (linear), or so that small values show beside large ones (symlog).

Both are laid out up and down from one zero line with one and the same measure, so that a bar
that hangs down can be compared with one that stands up. By ratio (log): see `log_scale`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.view import ValueScale

Floats = NDArray[np.float64]

MOST_DECADES = 6
"""A symlog scale spans at most so many powers of ten above its constant."""
NICE = (1.0, 2.0, 5.0, 10.0)
SMALLEST, GREATEST = 1e-300, 1e300
"""Steps stay between these: floats beyond them have no power of ten of their own, or no double."""
FEWEST_TICKS, MOST_TICKS = 2, 12
"""An axis with any value and room has so many ticks."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Maps values to pixels: ``up`` at ``top``, ``-down`` at ``bottom``.

    ``constant`` is 0 for an even scale. Otherwise values are laid out by
    ``sign(v) * log(1 + |v| / constant)``: nearly even below the constant, logarithmic above it,
    with a true zero (Webber, "A bi-symmetric log transformation for wide-range data", 2013).
    """

    up: float
    down: float
    top: float
    bottom: float
    constant: float = 0.0

    def laid(self, values: Floats) -> Floats:
        """Return values as they are spaced along the axis; sign-symmetric and monotonic."""
        if not self.constant:
            return values
        spaced: Floats = np.sign(values) * np.log1p(np.abs(values) / self.constant)
        return spaced

    def ys(self, values: Floats) -> Floats:
        """Return the pixels of values."""
        high, low = self.laid(np.array([self.up, -self.down]))
        return np.asarray(self.top + (high - self.laid(values)) * self._measure(high, low))

    def y(self, value: float) -> float:
        """Return the pixel of one value."""
        return float(self.ys(np.array([value]))[0])

    def _measure(self, high: float, low: float) -> float:
        return (self.bottom - self.top) / max(high - low, 1e-300)


@dataclass(frozen=True, slots=True)
class RangeAxis:
    """Maps values to pixels evenly: ``high`` at ``top``, ``low`` at ``bottom``; zero may be off."""

    low: float
    high: float
    top: float
    bottom: float

    def ys(self, values: Floats) -> Floats:
        """Return the pixels of values."""
        measure = (self.bottom - self.top) / (self.high - self.low)
        return np.asarray(self.bottom - (values - self.low) * measure)

    def y(self, value: float) -> float:
        """Return the pixel of one value."""
        return float(self.ys(np.array([value]))[0])


def fit_range(
    low: float, high: float, top: float, bottom: float, apart: float, most: float = math.inf
) -> tuple[RangeAxis, tuple[float, ...]]:
    """Return an axis around ``low`` to ``high`` with round limits, and the values of its ticks.

    No limit lies beyond ``most`` where no value does: shares end at 100. Ticks stand at least
    ``apart`` pixels from one another.
    """
    low, high = max(low, -GREATEST / 100), min(high, GREATEST / 100)
    if high - low < 1e-9 * max(abs(high), abs(low), 1e-3):
        room = max(abs(high) * 0.02, 1e-3)
        low, high = low - room, high + room
    least = max(apart / max(bottom - top, apart), 1 / (MOST_TICKS - 2))
    step = nice_step((high - low) * least)
    first, last = _around(low, high, step, most)
    while step < (last - first) * least * (1 - 1e-9):
        step = nice_step(step * 1.5)
        first, last = _around(low, high, step, most)
    ticks = _multiples(first, last, step)
    if len(ticks) < FEWEST_TICKS:
        first, last = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
        ticks = _multiples(first, last, step)
    return RangeAxis(first, last, top, bottom), ticks


def _multiples(first: float, last: float, step: float) -> tuple[float, ...]:
    ticks = range(math.ceil(first / step - 1e-9), math.floor(last / step + 1e-9) + 1)
    return tuple(n * step for n in ticks)


def _around(low: float, high: float, step: float, most: float) -> tuple[float, float]:
    half = step / 2
    last = math.ceil(high / half - 1e-9) * half
    return math.floor(low / half + 1e-9) * half, min(last, most) if high <= most else last


def fit_axis(
    high: float, low: float, top: float, bottom: float, constant: float = 0.0,
    apart: float = 22.0, whole: bool = False,
) -> tuple[ValueAxis, tuple[float, ...]]:  # fmt: skip
    """Return an axis from ``-low`` to ``high`` or a little beyond, and the values of its ticks.

    ``high`` and ``low`` are not negative; a side that is 0 gets no room. The limits are multiples
    of half a tick step, so a bar that enters or leaves while the user pans mostly changes nothing.
    Ticks stand at least ``apart`` pixels from one another where the axis is as high as that; where
    values are ``whole`` numbers, so are the ticks.
    """
    if high < SMALLEST and low < SMALLEST:
        return ValueAxis(1.0, 1.0, top, bottom, constant), (0.0,)
    if constant:
        axis = ValueAxis(_nice_above(high), _nice_above(low), top, bottom, constant)
        return axis, _decades(axis, apart)
    high, low = min(high, GREATEST / 100), min(low, GREATEST / 100)
    share = max(apart / max(bottom - top, apart), 1 / (MOST_TICKS - 2))
    floor = 1.0 if whole and high + low >= 1 else SMALLEST
    step = nice_step(max((high + low) * share, floor))
    up, down = _limits(high, low, step)
    # Rounding the limits up has made everything a little smaller, so the step may be too small.
    while step < share * (up + down) * (1 - 1e-9):
        step = nice_step(step * 1.5)
        up, down = _limits(high, low, step)
    ticks = _multiples(-down, up, step)
    if len(ticks) < FEWEST_TICKS:
        up, down = _limits(high, low, 2 * step)
        ticks = _multiples(-down, up, step)
    return ValueAxis(up, down, top, bottom), ticks


def _limits(high: float, low: float, step: float) -> tuple[float, float]:
    half = step / 2
    return math.ceil(high / half - 1e-9) * half, math.ceil(low / half - 1e-9) * half


def nice_step(least: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is not below ``least``.

    Below `SMALLEST` that of `SMALLEST`, above `GREATEST` that of `GREATEST`.
    """
    least = min(max(least, SMALLEST), GREATEST)
    power = 10.0 ** math.floor(math.log10(least))
    return next(n * power for n in (*NICE, 20.0) if n * power >= least * (1 - 1e-9))


def constant_for(scale: ValueScale, least: float, most: float) -> float:
    """Return the symlog constant of a pane: the power of ten at its smallest size, or 0 if even.

    ``least`` and ``most`` are sizes in the whole pane and not in view, so that panning keeps the
    scale.
    """
    if scale is not ValueScale.SMALL_VALUES or least < SMALLEST:
        return 0.0
    first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
    return 10.0 ** max(first, last - MOST_DECADES)


def _nice_above(value: float) -> float:
    return nice_step(value) if value > 0 else 0.0


def _decades(axis: ValueAxis, apart: float) -> tuple[float, ...]:
    first = round(math.log10(axis.constant))
    last = math.floor(math.log10(max(axis.up, axis.down)) + 1e-9)
    kept = [0.0]

    def add(value: float) -> None:
        y = axis.y(value)
        if len(kept) < MOST_TICKS and all(abs(y - axis.y(other)) >= apart for other in kept):
            kept.append(value)

    sides = [(sign, limit) for sign, limit in ((1.0, axis.up), (-1.0, axis.down)) if limit]
    # From the outside in: the largest power of ten is the one that a reader needs first.
    for power in range(last, first - 1, -1):
        for sign, limit in sides:
            if 10.0**power <= limit * (1 + 1e-9):
                add(sign * 10.0**power)
    if len(kept) < FEWEST_TICKS:
        kept.append(axis.up if axis.up >= axis.down else -axis.down)
    return tuple(sorted(kept))
