"""The scale by ratio (log): twice as much is as far up wherever it begins. It has no zero."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.scale import FEWEST_TICKS, GREATEST, MOST_TICKS, SMALLEST

Floats = NDArray[np.float64]

STEPS = (1.0, 2.0, 5.0)
"""Ticks of one power of ten where there is room; else its first alone."""
ALIKE = 1e-9
"""Limits a share of this apart are one."""


@dataclass(frozen=True, slots=True)
class LogAxis:
    """Maps values above zero to pixels by ratio: ``high`` at ``top``, ``low`` at ``bottom``."""

    low: float
    high: float
    top: float
    bottom: float

    def ys(self, values: Floats) -> Floats:
        """Return the pixels of values; what is not above zero has none (NaN)."""
        low, high = math.log10(self.low), math.log10(self.high)
        laid = np.log10(np.where(values > 0, values, np.nan))
        return np.asarray(self.bottom - (laid - low) / (high - low) * (self.bottom - self.top))

    def y(self, value: float) -> float:
        """Return the pixel of one value."""
        return float(self.ys(np.array([value]))[0])


def fit_log(
    low: float, high: float, top: float, bottom: float, apart: float
) -> tuple[LogAxis, tuple[float, ...]]:
    """Return an axis around ``low`` to ``high``, both above zero, and the values of its ticks.

    The limits are 1, 2 or 5 times a power of ten. The ticks are these within the limits, else the
    powers of ten, else every second, third, ... of them: as many as stand ``apart`` pixels from
    one another, and from `FEWEST_TICKS` to `MOST_TICKS`.
    """
    low, high = (min(max(value, SMALLEST), GREATEST) for value in (low, high))
    low, high = min(low, high), max(low, high)
    first, last = _step_below(low), _step_above(high)
    if last <= first * (1 + ALIKE):
        last = _step_above(first * 1.5)
    axis = LogAxis(first, last, top, bottom)
    for ticks in _choices(first, last):
        if len(ticks) < FEWEST_TICKS:
            break
        ys = axis.ys(np.array(ticks))
        if len(ticks) <= MOST_TICKS and bool((-np.diff(ys) >= apart).all()):
            return axis, ticks
    return axis, (first, last)


def _choices(first: float, last: float) -> Iterator[tuple[float, ...]]:
    """Yield ticks within limits, ever fewer."""
    powers = range(math.floor(math.log10(first)) - 1, math.ceil(math.log10(last)) + 2)
    yield _inside(first, last, (n * _power(power) for power in powers for n in STEPS))
    for every in range(1, len(powers) + 1):
        yield _inside(first, last, (_power(power) for power in powers if power % every == 0))


def _inside(first: float, last: float, values: Iterator[float]) -> tuple[float, ...]:
    low, high = first * (1 - ALIKE), last * (1 + ALIKE)
    return tuple(value for value in values if low <= value <= high)


def _power(power: int) -> float:
    return 10.0 ** max(min(power, 307), -307)


def _step_below(value: float) -> float:
    power = _power(math.floor(math.log10(value)))
    return max(n * power for n in (0.5, *STEPS) if n * power <= value * (1 + ALIKE))


def _step_above(value: float) -> float:
    power = _power(math.floor(math.log10(value)))
    return min(n * power for n in (*STEPS, 10.0, 20.0) if n * power >= value * (1 - ALIKE))
