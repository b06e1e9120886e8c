"""The periods of a long series as columns: where each starts and ends, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from viewer.model.calendar import SECONDS_PER_DAY, civil_time
from viewer.model.edtf import EdtfDate, parse

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TOUCHING = 1e-6
"""Periods that are no further apart than so many days (0.09 seconds) follow one another."""


class Periods(Protocol):
    """Some periods, in the order in which they are written; days since 1970, ends exclusive.

    ``before`` and ``edges`` may only be asked where the starts never fall.
    """

    def __len__(self) -> int: ...

    def starts(self, at: slice | Ints) -> Floats:
        """Return where some periods start."""
        ...

    def ends(self, at: slice | Ints) -> Floats:
        """Return where some periods end."""
        ...

    def before(self, days: Floats) -> Ints:
        """Return how many periods start before each of some instants."""
        ...

    def written(self, number: int) -> EdtfDate:
        """Return a period as it is written."""
        ...


@dataclass(frozen=True, slots=True)
class RegularPeriods:
    """``count`` periods of ``step`` days, each starting where the one before it ends.

    Nothing is stored for each: a hundred million of them cost nothing. ``first`` and ``step`` are
    whole days, or whole seconds where a step is shorter than a day. Beyond the year 9999 periods
    are written as years: EDTF names nothing finer there.
    """

    first: float
    step: float
    count: int

    def __len__(self) -> int:
        return self.count

    def starts(self, at: slice | Ints) -> Floats:
        """Return where some periods start."""
        return self.first + self._numbers(at) * self.step

    def ends(self, at: slice | Ints) -> Floats:
        """Return where some periods end."""
        return self.first + (self._numbers(at) + 1.0) * self.step

    def before(self, days: Floats) -> Ints:
        """Return how many periods start before each of some instants."""
        guess = np.clip(np.ceil((days - self.first) / self.step), 0, self.count)
        # The division may round to the wrong side of a start.
        guess -= (guess > 0) & (self.first + (guess - 1) * self.step >= days)
        guess += (guess < self.count) & (self.first + guess * self.step < days)
        return guess.astype(np.int64)

    def written(self, number: int) -> EdtfDate:
        """Return a period as a date, or from a first to a last day or second."""
        start, end = (float(self.first + n * self.step) for n in (number, number + 1))
        if self.step >= 1:
            first, last = _day_text(start), _day_text(end - 1)
        else:
            first, last = _second_text(start), _second_text(end - 1 / SECONDS_PER_DAY)
        return parse(first if first == last else f"{first}/{last}")

    def _numbers(self, at: slice | Ints) -> Floats:
        if isinstance(at, slice):
            return np.arange(*at.indices(self.count), dtype=np.float64)
        return at.astype(np.float64)


class WrittenPeriods:
    """Periods that are written out: EDTF texts, and arrays of where they start and end."""

    def __init__(self, texts: Sequence[str], start: Floats, end: Floats) -> None:
        self._texts = np.array(texts, np.bytes_)
        self._start, self._end = _kept(start), _kept(end)

    @classmethod
    def of(cls, dates: Sequence[EdtfDate]) -> WrittenPeriods:
        """Take the texts and bounds of dates."""
        bounds = np.array([date.period for date in dates], np.float64).reshape(len(dates), 2)
        start, end = bounds.T
        return cls([date.text for date in dates], start, end)

    def __len__(self) -> int:
        return len(self._start)

    def starts(self, at: slice | Ints) -> Floats:
        """Return where some periods start."""
        found: Floats = self._start[at]
        return found

    def ends(self, at: slice | Ints) -> Floats:
        """Return where some periods end."""
        found: Floats = self._end[at]
        return found

    def before(self, days: Floats) -> Ints:
        """Return how many periods start before each of some instants; O(log n) each."""
        # Float keys on a float column: keys of another type would convert the whole column.
        return np.searchsorted(self._start, np.asarray(days, np.float64), "left")

    def written(self, number: int) -> EdtfDate:
        """Return a period as it is written."""
        return parse(self._texts[number].decode("ascii"))


class ChosenPeriods:
    """Some of other periods in another order, as their places there say."""

    def __init__(self, of: Periods, places: Ints) -> None:
        self._of, self._places = of, places
        self._start, self._end = _kept(of.starts(places)), _kept(of.ends(places))

    def __len__(self) -> int:
        return len(self._places)

    def starts(self, at: slice | Ints) -> Floats:
        """Return where some periods start."""
        found: Floats = self._start[at]
        return found

    def ends(self, at: slice | Ints) -> Floats:
        """Return where some periods end."""
        found: Floats = self._end[at]
        return found

    def before(self, days: Floats) -> Ints:
        """Return how many periods start before each of some instants; O(log n) each."""
        return np.searchsorted(self._start, np.asarray(days, np.float64), "left")

    def written(self, number: int) -> EdtfDate:
        """Return a period as it is written."""
        return self._of.written(int(self._places[number]))


def _kept(values: Floats) -> Floats:
    kept = np.ascontiguousarray(values, np.float64)
    kept.flags.writeable = False
    return kept


def _day_text(day: float) -> str:
    year, month, of_month = civil_time(day)[:3]
    if not 0 <= year <= 9999:
        return f"Y{year}" if abs(year) > 9999 else f"{year:05d}-{month:02d}-{of_month:02d}"
    return f"{year:04d}-{month:02d}-{of_month:02d}"


def _second_text(day: float) -> str:
    hour, minute, second = civil_time(day)[3:]
    return f"{_day_text(day)}T{hour:02d}:{minute:02d}:{second:02d}"
