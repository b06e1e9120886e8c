"""Instants and time ranges in words: for the pointer, the status bar, the ruler."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.calendar import FIRST_YEAR, LAST_YEAR, day_of
from viewer.model.date_words import day_words, in_words, range_words
from viewer.model.edtf import Precision, parse


@pytest.mark.parametrize(
    ("precision", "long", "short"),
    [
        (Precision.MILLENNIUM, "3rd millennium", ""),
        (Precision.CENTURY, "21st century", ""),
        (Precision.DECADE, "2020s", ""),
        (Precision.YEAR, "2020", ""),
        (Precision.SEASON, "autumn 2020", ""),
        (Precision.MONTH, "October 2020", "Oct 2020"),
        (Precision.DAY, "26 October 2020", "26 Oct 2020"),
        (Precision.HOUR, "26 October 2020, 14:00 UTC", "26 Oct 2020, 14:00 UTC"),
        (Precision.MINUTE, "26 October 2020, 14:29 UTC", "26 Oct 2020, 14:29 UTC"),
        (Precision.SECOND, "26 October 2020, 14:29:45 UTC", "26 Oct 2020, 14:29:45 UTC"),
    ],
)
def test_the_instant_under_the_pointer(precision: Precision, long: str, short: str) -> None:
    instant = day_of(2020, 10, 26) + (14 * 3600 + 29 * 60 + 45.5) / 86_400
    assert day_words(instant, precision).english() == long
    assert day_words(instant, precision, short=True).english() == (short or long)


@pytest.mark.parametrize(
    ("year", "month", "precision", "expected"),
    [
        (2021, 1, Precision.SEASON, "winter 2020"),
        (2021, 2, Precision.SEASON, "winter 2020"),
        (2020, 12, Precision.SEASON, "winter 2020"),
        (2020, 3, Precision.SEASON, "spring 2020"),
        (2020, 8, Precision.SEASON, "summer 2020"),
        (-43, 3, Precision.YEAR, "44 BCE"),
        (-43, 3, Precision.DECADE, "decade 50 to 41 BCE"),
        (-40, 3, Precision.DECADE, "decade 50 to 41 BCE"),
        (-5, 3, Precision.DECADE, "decade 10 to 1 BCE"),
        (-150, 3, Precision.CENTURY, "2nd century BCE"),
        (-199, 3, Precision.CENTURY, "2nd century BCE"),
        (-200, 3, Precision.CENTURY, "3rd century BCE"),
        (-99, 3, Precision.CENTURY, "1st century BCE"),
        (0, 3, Precision.CENTURY, "1st century BCE"),
        (1, 3, Precision.CENTURY, "1st century"),
        (-1500, 3, Precision.MILLENNIUM, "2nd millennium BCE"),
        (999, 3, Precision.MILLENNIUM, "1st millennium"),
        (-999_999, 3, Precision.MILLENNIUM, "1000th millennium BCE"),
        (12_020, 3, Precision.MONTH, "March 12,020 CE"),
    ],
)
def test_any_instant_of_the_axis(
    year: int, month: int, precision: Precision, expected: str
) -> None:
    assert day_words(day_of(year, month, 20), precision).english() == expected


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.sampled_from(Precision), st.booleans())
def test_every_instant_has_words(year: int, precision: Precision, short: bool) -> None:
    assert day_words(day_of(year) + 0.5, precision, short=short).english()


@given(st.integers(1, 9999) | st.integers(-9999, -1), st.sampled_from(["X", "XX"]))
def test_a_decade_or_century_is_named_alike_from_a_date_and_from_an_instant(
    year: int, masked: str
) -> None:
    digits = f"{abs(year):04}"[: -len(masked)] + masked
    date = parse(("-" if year < 0 else "") + digits)
    precision = Precision.DECADE if masked == "X" else Precision.CENTURY
    assert day_words(day_of(year, 7), precision) == in_words(date, short=True)


@pytest.mark.parametrize(
    ("start", "end", "long", "short"),
    [
        ((2020,), (2021,), "2020", ""),
        ((2019,), (2022,), "2019 to 2021", ""),
        ((-50,), (-39,), "51 to 41 BCE", ""),
        ((1700, 6, 5), (2020, 3, 4), "1700 to 2020", ""),
        ((2020, 10), (2021, 6), "October 2020 to May 2021", "Oct 2020 to May 2021"),
        ((2020, 10), (2020, 12), "October to November 2020", "Oct to Nov 2020"),
        ((2020, 10), (2020, 11), "October 2020", "Oct 2020"),
        ((2020, 10, 19), (2020, 10, 26), "19 to 25 October 2020", "19 to 25 Oct 2020"),
        ((2020, 10, 19.3), (2020, 10, 25.2), "19 to 25 October 2020", "19 to 25 Oct 2020"),
        ((2020, 10, 30), (2020, 11, 3), "30 October to 2 November 2020", "30 Oct to 2 Nov 2020"),
        ((2020, 10, 26), (2020, 10, 27), "26 October 2020", "26 Oct 2020"),
        (
            (2020, 10, 26.5),
            (2020, 10, 26.75),
            "26 October 2020, 12:00 to 18:00 UTC",
            "26 Oct 2020, 12:00 to 18:00 UTC",
        ),
        (
            (2020, 10, 26.5),
            (2020, 10, 27.75),
            "26 October 2020, 12:00 UTC to 27 October 2020, 18:00 UTC",
            "26 Oct 2020, 12:00 UTC to 27 Oct 2020, 18:00 UTC",
        ),
        (
            (2020, 10, 26.5),
            (2020, 10, 26.5 + 90 / 86_400),
            "26 October 2020, 12:00:00 to 12:01:30 UTC",
            "26 Oct 2020, 12:00:00 to 12:01:30 UTC",
        ),
    ],
)
def test_a_time_range_in_words(
    start: tuple[float, ...], end: tuple[float, ...], long: str, short: str
) -> None:
    def instant(year: float, month: float = 1, day: float = 1.0) -> float:
        return day_of(int(year), int(month)) + day - 1

    assert range_words(instant(*start), instant(*end)).english() == long
    assert range_words(instant(*start), instant(*end), short=True).english() == (short or long)


def test_a_time_range_without_limit() -> None:
    assert range_words(-inf, inf).english() == "all time"
    assert range_words(day_of(2021), inf).english() == "since 1 January 2021"
    assert range_words(-inf, day_of(2021), short=True).english() == "until 31 Dec 2020"


@pytest.mark.parametrize("nowhere", [inf, -inf, nan])
def test_no_instant_no_words(nowhere: float) -> None:
    with pytest.raises(ValueError, match="without limit"):
        day_words(nowhere)
