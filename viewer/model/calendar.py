"""The civil calendar, as plain arithmetic on days.

The axis of time is float64 days since 1970-01-01T00:00Z in the proleptic Gregorian calendar:
the rules of today run on without end to both sides, and the year before 1 is 0 (astronomical
years: 0 is 1 BCE). Python's own dates stop at the years 1 and 9999, so nothing here uses them.

Method: years begin in March, so that the leap day comes last, and 400 of them have a fixed
length (after H. Hinnant, "chrono-compatible low-level date algorithms").
"""

from __future__ import annotations

from math import floor, isfinite

import numpy as np
from numpy.typing import ArrayLike, NDArray

FIRST_YEAR = -1_000_000
LAST_YEAR = 1_000_000
SECONDS_PER_DAY = 86_400

Days = NDArray[np.float64]
Integers = NDArray[np.int64]

_DAYS_IN_400_YEARS = 146_097
_TO_1970 = 719_468  # days from 0000-03-01 to 1970-01-01
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# A float of days is exact to 5 ms at the edge of the axis; what lies this close below a second
# is that second.
_SLACK = 0.005


def is_leap(year: int) -> bool:
    """Whether ``year`` has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days in a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def shift_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month that lie ``months`` after (before, if negative) this one."""
    years, index = divmod(month - 1 + months, 12)
    return year + years, index + 1


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Return the day on which a civil date begins.

    ``month`` must be 1 to 12; a ``day`` beyond the month runs on into the next ones.
    """
    if month < 3:
        year -= 1
        month += 12
    leaps = year // 4 - year // 100 + year // 400
    return 365 * year + leaps + (153 * month - 457) // 5 + day - 1 - _TO_1970


def civil(day: float) -> tuple[int, int, int]:
    """Return the year, month and day of the month in which the instant ``day`` lies.

    Raises ValueError for infinities and NaN: they lie in no month.
    """
    if not isfinite(day):
        raise ValueError("an instant without limit lies in no month")
    era, of_era = divmod(floor(day) + _TO_1970, _DAYS_IN_400_YEARS)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    march = (5 * of_year + 2) // 153
    month = march + 3 if march < 10 else march - 9
    return 400 * era + year + (month < 3), month, of_year - (153 * march + 2) // 5 + 1


def civil_time(day: float) -> tuple[int, int, int, int, int, int]:
    """Return year, month, day, hour, minute and second of the instant ``day``, in UTC.

    The second is the one that runs at that instant, with 5 ms of grace for the rounding of floats
    (so that 12:00:00 is never said as 11:59:59). Raises ValueError as `civil` does.
    """
    if not isfinite(day):
        raise ValueError("an instant without limit lies in no month")
    whole = floor(day)
    second = floor((day - whole) * SECONDS_PER_DAY + _SLACK)
    if second >= SECONDS_PER_DAY:
        whole, second = whole + 1, 0
    minute, second = divmod(second, 60)
    return *civil(whole), *divmod(minute, 60), second


def days_of(years: ArrayLike, months: ArrayLike, days: ArrayLike) -> Days:
    """Return `day_of` for whole arrays of equal (or broadcastable) shape, as float64."""
    month = np.asarray(months, np.int64)
    early = month < 3
    year = np.asarray(years, np.int64) - early
    month = month + 12 * early
    leaps = year // 4 - year // 100 + year // 400
    total = 365 * year + leaps + (153 * month - 457) // 5 + np.asarray(days, np.int64)
    return np.asarray(total - (1 + _TO_1970), np.float64)


def month_lengths(years: Integers, months: Integers) -> Integers:
    """Return `month_length` for whole arrays; ``months`` must be 1 to 12."""
    leap = (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))
    lengths: Integers = np.asarray(_LENGTHS, np.int64)[months]
    lengths += leap & (months == 2)
    return lengths


def civils(days: ArrayLike) -> tuple[Integers, Integers, Integers]:
    """Return `civil` for a whole array: years, months, days of the month, each int64.

    Raises ValueError where an element is infinite or NaN.
    """
    instants = np.asarray(days, np.float64)
    if not np.isfinite(instants).all():
        raise ValueError("an instant without limit lies in no month")
    shifted = np.floor(instants).astype(np.int64) + _TO_1970
    era, of_era = np.divmod(shifted, _DAYS_IN_400_YEARS)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    march = (5 * of_year + 2) // 153
    month = np.where(march < 10, march + 3, march - 9)
    return 400 * era + year + (month < 3), month, of_year - (153 * march + 2) // 5 + 1
