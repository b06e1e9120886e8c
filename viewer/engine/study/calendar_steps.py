"""Steps on the calendar: to the start of a month, quarter or year, and so many months on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.model.calendar import civil, civils, day_of, days_of, month_length, month_lengths
from viewer.model.calendar import shift_months as shift

Floats = NDArray[np.float64]

MONTHS = {"M": 1, "Q": 3, "A": 12}
"""Months in one period of each SDMX frequency that is counted in months."""


def floor_to(day: float, months: int) -> float:
    """Return the last start of a period of so many months that is not after ``day``.

    ``months`` is 1, 3 or 12; 0 stands for single days.
    """
    if not months:
        return float(np.floor(day))
    year, month, _ = civil(day)
    return float(day_of(year, (month - 1) // months * months + 1))


def ceil_to(day: float, months: int) -> float:
    """Return the first start of such a period that is not before ``day``."""
    start = floor_to(day, months)
    if start >= day:
        return start
    return moved(start, months) if months else start + 1.0


def moved(day: float, months: int) -> float:
    """Return the same day so many months later, the last of the month where it has none."""
    year, month, of_month = civil(day)
    year, month = shift(year, month, months)
    return float(day_of(year, month, min(of_month, month_length(year, month))))


def all_moved(days: Floats, months: int) -> Floats:
    """Return `moved` for a whole array."""
    years, month, of_month = civils(days)
    total = years * 12 + month - 1 + months
    years, month = total // 12, total % 12 + 1
    return days_of(years, month, np.minimum(of_month, month_lengths(years, month)))


def months_between(start: float, end: float) -> int:
    """Return how many whole months lie between two days."""
    (year, month, day), (last_year, last_month, last_day) = civil(start), civil(end)
    return (last_year - year) * 12 + last_month - month - (last_day < day)
