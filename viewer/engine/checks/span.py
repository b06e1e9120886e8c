"""Intervals: what a printed figure may stand for, and what follows for sums and ratios of such.

A printed figure stands for every amount that rounds to it. Sums, differences and ratios of
figures are carried out on both ends, so that what is worked out is no surer than what it came from
(interval arithmetic; R. E. Moore, 1966). Rounding alone can then never make two figures differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, fsum, inf, isfinite, log10, nan

NEARLY = 1e-9
"""Ends that differ by less than this share of their size are equal: floats are no decimals."""
LARGEST = 1e100
"""Nothing is known of an amount beyond this: sums of such overflow."""
MOST_DIGITS = 15
SURE_DIGITS = 2
"""Zeros at the end of a whole number may be rounded; so many digits before them are not."""


@dataclass(frozen=True, slots=True)
class Span:
    """``value`` is the figure itself, NaN where only a bound is known; both ends belong to it."""

    value: float
    low: float
    high: float

    @property
    def is_value(self) -> bool:
        """Whether it is an amount, not a bound."""
        return isfinite(self.value)

    @property
    def exists(self) -> bool:
        """Whether anything at all is known."""
        return isfinite(self.low) or isfinite(self.high)

    @property
    def width(self) -> float:
        """How far the ends are apart."""
        return self.high - self.low

    def meets(self, other: Span) -> bool:
        """Whether one amount could be behind both."""
        return (self.low <= other.high and other.low <= self.high) or self.gap(other) == 0.0

    def overlaps(self, other: Span) -> bool:
        """Whether two printed figures may be one: ends that only touch belong to two roundings."""
        if (self.value, self.low, self.high) == (other.value, other.low, other.high):
            return True
        sizes = [abs(end) for end in (self.low, self.high, other.low, other.high) if isfinite(end)]
        shared = min(self.high, other.high) - max(self.low, other.low)
        return shared > NEARLY * max(sizes, default=0.0)

    def gap(self, other: Span) -> float:
        """Return how far the two are apart beyond their ends; 0 where they touch."""
        between = max(self.low, other.low) - min(self.high, other.high)
        sizes = [abs(end) for end in (self.low, self.high, other.low, other.high) if isfinite(end)]
        return between if between > NEARLY * max(sizes, default=0.0) else 0.0

    def less(self, other: Span) -> Span:
        """Return the difference."""
        return total([self, other.times(-1.0)])

    def times(self, factor: float) -> Span:
        """Return a multiple."""
        low, high = self.low * factor, self.high * factor
        return Span(self.value * factor, min(low, high), max(low, high))

    def over(self, other: Span) -> Span:
        """Return the ratio; nothing is known of it where the divisor may be zero."""
        if other.low <= 0.0 <= other.high:
            return UNKNOWN
        if self.low >= 0.0 and other.low > 0.0 and isfinite(self.high) and isfinite(other.high):
            return Span(self.value / other.value, self.low / other.high, self.high / other.low)
        ends = [_ratio(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        value = self.value / other.value if self.is_value and other.is_value else nan
        return Span(value, min(ends), max(ends))

    def shifted(self, by: float) -> Span:
        """Return the span moved by an exact amount."""
        return Span(self.value + by, self.low + by, self.high + by)


UNKNOWN = Span(nan, -inf, inf)


def exactly(value: float) -> Span:
    """Return an amount that is not rounded."""
    return Span(value, value, value)


def total(parts: Iterable[Span]) -> Span:
    """Return the sum; that of amounts and bounds is a bound."""
    there = list(parts)
    return Span(
        fsum(part.value for part in there),
        _sum(part.low for part in there),
        _sum(part.high for part in there),
    )


def around(value: float, reach: float, comparator: str = "=") -> Span:
    """Return what a figure may stand for that is printed to within ``reach``."""
    if not (abs(value) <= LARGEST and reach <= LARGEST):
        return UNKNOWN
    if comparator in (">", ">="):
        return Span(nan, value - reach, inf)
    if comparator in ("<", "<="):
        return Span(nan, -inf, value + reach)
    return Span(value, value - reach, value + reach)


def reach(value: float, decimals: int | None, approximate: bool = False) -> float:
    """Return half a unit of the last printed digit; a whole one where it is said to be about.

    Where the number of decimals is not known it is that of the shortest number that is ``value``.
    """
    if decimals is None:
        decimals = len(f"{value:.9f}".rstrip("0").partition(".")[2])
    half = 0.5 * 10.0 ** -min(max(decimals, -MOST_DIGITS), MOST_DIGITS)
    return 2 * half if approximate else half


def reach_of_zeros(value: float, decimals: int | None) -> float:
    """Return the reach of a whole number whose zeros at the end may be rounded; 0 without any.

    "490" may be 485 to 495, "2,000" 1,950 to 2,050: digits before the zeros were printed on
    purpose, and of a longer number `SURE_DIGITS` are.
    """
    if decimals is not None and decimals > 0:
        return 0.0
    if (
        not isfinite(value)
        or value == 0
        or value != round(value)
        or abs(value) >= 10.0**MOST_DIGITS
    ):
        return 0.0
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    zeros = min(zeros, max(len(digits) - SURE_DIGITS, 1))
    return 0.5 * 10.0**zeros if zeros and len(digits) > 1 else 0.0


def slip(a: float, b: float, within: float = 0.05) -> int:
    """Return the power of ten that one value must be multiplied by to be about the other; else 0.

    ``within`` is how far the logarithm may be from a whole number: 0.05 is 12 per cent.
    """
    if not (isfinite(a) and isfinite(b)) or a * b <= 0:
        return 0
    times = b / a
    if not 0.0 < times < inf:
        return 0
    power = log10(times)
    return round(power) if abs(power - round(power)) <= within else 0


def is_cut_off(exact: float, short: float, decimals: int | None) -> bool:
    """Whether dropping digits of one number gives the other, which has so many decimals."""
    if decimals is None:
        return False
    steps = 10.0 ** min(max(decimals, -MOST_DIGITS), MOST_DIGITS)
    long, cut = abs(exact) * steps, abs(short) * steps
    if not (long < 10.0**MOST_DIGITS and cut < 10.0**MOST_DIGITS):
        return False
    return floor(long + NEARLY) == round(cut)


def _ratio(a: float, b: float) -> float:
    if not isfinite(b):
        return 0.0 if isfinite(a) else nan
    return a / b


def _sum(ends: Iterable[float]) -> float:
    there = list(ends)
    endless = [end for end in there if not isfinite(end)]
    return sum(endless) if endless else fsum(there)
