"""Two typed dates as the limits of the view."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.time.limits import limits
from viewer.engine.time.typed import TypedDateError
from viewer.model.edtf import parse
from viewer.model.view import TimeRange

NEAR = parse("2020-10-15").period[0]
WHOLE = TimeRange(parse("1945").period[0], parse("2026").period[0])


def shown(first: str, last: str, whole: TimeRange | None = WHOLE) -> tuple[float, float]:
    time = limits(first, last, NEAR, whole)
    return time.start, time.end


def between(first: str, last: str) -> tuple[float, float]:
    return parse(first).period[0], parse(last).period[1]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-07-01", "2021-03-31", ("2020-07", "2021-03")),
        ("Oct 2020", "Feb 2021", ("2020-10", "2021-02")),
        ("2019", "2019", ("2019", "2019")),
        ("summer 2020", "", ("2020-06", "2020-08")),
        ("", "2019", ("2019", "2019")),
        ("19-25 Oct 2020", "", ("2020-10-19", "2020-10-25")),
        ("October", "December", ("2020-10", "2020-12")),
        ("since 2016", "", ("2016", "2025")),
        ("", "until 2001", ("1945", "2001")),
    ],
)
def test_the_view_reaches_from_the_start_of_one_to_the_end_of_the_other(first, last, expected):
    assert shown(first, last) == between(*expected)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("", "", "Expected a date, such as Oct 2020."),
        ("2021", "2020", "2020 lies before 2021: expected the earlier date first."),
        ("soon", "2020", '"soon" is no date'),
        ("2020", "2020-13", ""),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(first, last, said):
    with pytest.raises(TypedDateError) as fault:
        shown(first, last)
    assert str(fault.value).startswith(said)
    assert str(fault.value).endswith(".")


def test_an_open_end_needs_a_dataset_that_it_can_reach_to():
    with pytest.raises(TypedDateError):
        shown("2020", "since 2020", None)


@given(st.integers(1000, 2999), st.integers(1000, 2999))
def test_any_two_years_are_limits_or_refused(a, b):
    try:
        start, end = shown(str(a), str(b))
    except TypedDateError:
        assert a > b
    else:
        assert (start, end) == between(str(a), str(b))
        assert -inf < start < end < inf
