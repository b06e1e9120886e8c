"""The calendar agrees with Python's where that reaches, and with itself beyond."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    civil,
    civil_time,
    civils,
    day_of,
    days_of,
    is_leap,
    month_length,
    month_lengths,
    shift_months,
)

EPOCH = date(1970, 1, 1).toordinal()
YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
MONTHS = st.integers(1, 12)


def counted_from_year_one(year: int, month: int, day: int) -> int:
    """Count the days in another way: by python's own dates, moved by whole 400-year cycles."""
    cycles, inside = divmod(year - 1, 400)
    return date(inside + 1, month, day).toordinal() + cycles * 146_097 - EPOCH


def test_the_axis_starts_on_1_january_1970() -> None:
    assert day_of(1970) == 0
    assert civil(0.0) == (1970, 1, 1)
    assert civil(-1e-9) == (1969, 12, 31)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1970, 1, 2, 1),
        (1969, 12, 31, -1),
        (2000, 1, 1, 10_957),
        (2000, 2, 29, 11_016),
        (2020, 10, 26, 18_561),
        (1, 1, 1, -719_162),
        (0, 12, 31, -719_163),
        (0, 3, 1, -719_468),
        (0, 2, 29, -719_469),
        (0, 1, 1, -719_528),
        (-1, 12, 31, -719_529),
        (-4713, 11, 24, -2_440_588),  # day 0 of the Julian day count
    ],
)
def test_days_worked_by_hand(year: int, month: int, day: int, expected: int) -> None:
    assert day_of(year, month, day) == expected
    assert civil(float(expected)) == (year, month, day)


def test_every_day_of_four_centuries_agrees_with_python() -> None:
    first = date(1700, 1, 1).toordinal()
    for ordinal in range(first, first + 146_097, 7):
        python = date.fromordinal(ordinal)
        found = (python.year, python.month, python.day)
        assert civil(ordinal - EPOCH) == found
        assert day_of(*found) == ordinal - EPOCH


@given(st.dates())
def test_years_1_to_9999_agree_with_python(python: date) -> None:
    assert day_of(python.year, python.month, python.day) == python.toordinal() - EPOCH
    assert civil(python.toordinal() - EPOCH) == (python.year, python.month, python.day)


@given(YEARS, MONTHS, st.data())
def test_a_date_comes_back_across_the_whole_axis(
    year: int, month: int, data: st.DataObject
) -> None:
    day = data.draw(st.integers(1, month_length(year, month)))
    found = day_of(year, month, day)
    assert found == counted_from_year_one(year, month, day)
    assert civil(float(found)) == (year, month, day)
    assert civil(found + 0.999) == (year, month, day)
    assert civil(found + 1.0) != (year, month, day)


@given(st.lists(st.tuples(YEARS, MONTHS, st.integers(1, 28)), min_size=1, max_size=40))
def test_arrays_and_single_dates_agree(dates: list[tuple[int, int, int]]) -> None:
    years, months, days = (np.array(column) for column in zip(*dates, strict=True))
    found = days_of(years, months, days)
    assert found.dtype == np.float64
    assert found.tolist() == [day_of(*one) for one in dates]
    assert list(zip(*(c.tolist() for c in civils(found + 0.25)), strict=True)) == dates
    assert month_lengths(years, months).tolist() == [month_length(y, m) for y, m, _ in dates]


def test_arrays_at_the_edges_of_the_axis() -> None:
    years = np.array([FIRST_YEAR, FIRST_YEAR, LAST_YEAR, LAST_YEAR + 1])
    months = np.array([1, 12, 12, 1])
    days = np.array([1, 31, 31, 1])
    found = days_of(years, months, days)
    assert [c.tolist() for c in civils(found)] == [years.tolist(), months.tolist(), days.tolist()]
    assert found[3] - found[2] == 1


def test_an_array_of_nothing_is_an_array_of_nothing() -> None:
    assert days_of([], [], []).shape == (0,)
    assert [c.shape for c in civils([])] == [(0,)] * 3


@pytest.mark.parametrize("day", [inf, -inf, nan])
def test_an_instant_without_limit_has_no_date(day: float) -> None:
    with pytest.raises(ValueError, match="without limit"):
        civil(day)
    with pytest.raises(ValueError, match="without limit"):
        civil_time(day)
    with pytest.raises(ValueError, match="without limit"):
        civils(np.array([0.0, day]))


@pytest.mark.parametrize(
    ("year", "leap"),
    [
        (2020, True),
        (2021, False),
        (1900, False),
        (2000, True),
        (0, True),
        (-4, True),
        (-100, False),
        (-400, True),
    ],
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert month_length(year, 2) == (29 if leap else 28)
    assert day_of(year + 1) - day_of(year) == (366 if leap else 365)


@given(YEARS, MONTHS, st.integers(-30_000, 30_000))
def test_months_shift_there_and_back(year: int, month: int, months: int) -> None:
    there = shift_months(year, month, months)
    assert 1 <= there[1] <= 12
    assert (there[0] - year) * 12 + there[1] - month == months
    assert shift_months(*there, -months) == (year, month)


def test_a_december_is_followed_by_a_january() -> None:
    assert shift_months(2020, 12, 1) == (2021, 1)
    assert shift_months(2021, 1, -1) == (2020, 12)


@given(YEARS, MONTHS, st.integers(1, 28), st.integers(0, 86_399))
def test_a_second_comes_back_across_the_whole_axis(
    year: int, month: int, day: int, second: int
) -> None:
    instant = day_of(year, month, day) + second / 86_400
    hour, rest = divmod(second, 3600)
    assert civil_time(instant) == (year, month, day, hour, *divmod(rest, 60))


def test_the_last_second_of_a_day_and_a_rounded_midnight() -> None:
    assert civil_time(86_399 / 86_400) == (1970, 1, 1, 23, 59, 59)
    assert civil_time(0.99) == (1970, 1, 1, 23, 45, 36)
    assert civil_time(1 - 1e-12) == (1970, 1, 2, 0, 0, 0)
