"""How far a change can be told from ordinary ups and downs: interrupted series by least squares.

Level: ``y = a + b D`` with D = 1 after, 0 before; b is the difference of the means. Level and
slope: ``y = a + b t + c D + d D t`` with t counted in periods from the first one after; c is the
step at that point, d by how much more a period it rises than before.

Standard errors are those of Newey and West (1987) with Bartlett weights, times n / (n - k) for
small samples; the number of lags is ``floor(4 (n / 100) ** (2 / 9))`` after Newey and West (1994),
and at least 1. Intervals are by Student's t with n - k degrees of freedom. Periods that are
missing are passed over: neighbours in the list count as neighbours in time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.engine.study.figures import Floats
from viewer.engine.study.student import t_quantile, t_share

LEVEL = 0.95
NEEDED = 4
"""So many figures a side at least for the interval of a difference."""
NEEDED_FOR_SLOPE = 8
"""So many figures a side at least for a step beside a slope."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its standard error and interval; ``chance`` is the two-sided p-value."""

    value: float
    error: float
    low: float
    high: float
    chance: float


@dataclass(frozen=True, slots=True)
class Fit:
    """An interrupted series: the step, and the change of slope where slopes were let in."""

    step: Estimate
    slope: Estimate | None
    count: int
    lags: int


def lags_for(count: int) -> int:
    """Return the number of lags that a series of so many figures is given."""
    return max(1, int(np.floor(4 * (count / 100) ** (2 / 9))))


def fit_level(before: Floats, after: Floats) -> Fit:
    """Fit two levels. Both sides need a figure, together three."""
    values = np.concatenate((before, after))
    later = np.repeat((0.0, 1.0), (len(before), len(after)))
    estimates, lags = _least_squares(np.column_stack((np.ones(len(values)), later)), values)
    return Fit(estimates[1], None, len(values), lags)


def fit_slopes(before: Floats, after: Floats, when: Floats) -> Fit:
    """Fit a level and a slope on either side; ``when`` counts periods, 0 at the first after."""
    values = np.concatenate((before, after))
    later = np.repeat((0.0, 1.0), (len(before), len(after)))
    columns = np.column_stack((np.ones(len(values)), when, later, later * when))
    estimates, lags = _least_squares(columns, values)
    return Fit(estimates[2], estimates[3], len(values), lags)


def _least_squares(columns: Floats, values: Floats) -> tuple[list[Estimate], int]:
    count, width = columns.shape
    lags = min(lags_for(count), count - 1)
    inverse = np.linalg.inv(columns.T @ columns)
    found = inverse @ columns.T @ values
    scores = columns * (values - columns @ found)[:, None]
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        cross = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (cross + cross.T)
    spread = inverse @ middle @ inverse * (count / (count - width))
    errors = np.sqrt(np.maximum(np.diag(spread), 0.0))
    width_of = t_quantile(0.5 + LEVEL / 2, count - width)
    return [
        _estimate(float(value), float(error), width_of, count - width)
        for value, error in zip(found, errors, strict=True)
    ], lags


def _estimate(value: float, error: float, times: float, freedom: int) -> Estimate:
    chance = 1.0
    if error > 0:
        chance = 2 * t_share(-abs(value / error), freedom)
    elif value:
        chance = 0.0
    return Estimate(value, error, value - times * error, value + times * error, chance)
