"""Student's t distribution: how wide an interval must be with so many degrees of freedom."""

from __future__ import annotations

from math import exp, inf, lgamma, log, sqrt

STEPS = 300
TINY = 1e-300
NEARLY = 1e-15


def t_quantile(share: float, freedom: float) -> float:
    """Return the value that Student's t exceeds with probability ``1 - share``.

    ``share`` lies strictly between 0 and 1, ``freedom`` above 0. Found by bisection, to about 12
    digits.
    """
    if share < 0.5:
        return -t_quantile(1 - share, freedom)
    low, high = 0.0, 1.0
    while t_share(high, freedom) < share:
        high *= 2
        if high > 1e12:
            return inf
    for _ in range(STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if t_share(middle, freedom) < share else (low, middle)
    return (low + high) / 2


def t_share(value: float, freedom: float) -> float:
    """Return the probability that Student's t is at most ``value``."""
    square = value * value
    if square < freedom:  # near the middle the tail would leave too few digits
        half = 0.5 * _beta(square / (freedom + square), 0.5, freedom / 2)
        return 0.5 + half if value > 0 else 0.5 - half
    tail = 0.5 * _beta(freedom / (freedom + square), freedom / 2, 0.5)
    return 1 - tail if value > 0 else tail


def _beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function.

    By Lentz's continued fraction (Press, Teukolsky, Vetterling, Flannery: Numerical Recipes,
    section 6.4).
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, STEPS + int(20 * sqrt(max(a, b)))):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            result *= c * d
        if abs(c * d - 1) < NEARLY:
            break
    return result


def _away_from_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY
