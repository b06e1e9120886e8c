"""Long series as columns read like the observations that they were made from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.clean import Clean
from viewer.model.columns import (
    PACKED_FROM,
    Coded,
    ObservationColumns,
    claims_named,
    packed,
)
from viewer.model.edtf import parse
from viewer.model.periods import ChosenPeriods, RegularPeriods, WrittenPeriods
from viewer.model.records import Observation

PERIODS = ("2020", "2020-10", "2020-01/2020-02", "2020-10-19", "-0044-03-15", "2020-03~")
observations = st.builds(
    Observation,
    period=st.sampled_from(PERIODS).map(parse),
    value=st.none() | st.floats(-1e12, 1e12),
    comparator=st.sampled_from(["=", "<", ">="]),
    status=st.sampled_from(["A", "P", "E", "O"]),
    published=st.none() | st.just(parse("2021-02-12")),
    note=st.none() | st.just(Clean("revised")),
)


@given(st.lists(observations, max_size=20))
def test_what_goes_in_comes_out(made):
    columns = ObservationColumns.of(made)
    assert len(columns) == len(made)
    assert list(columns) == made
    assert [columns[i] for i in range(-len(made), len(made))] == made + made
    assert columns[1:-1] == tuple(made[1:-1])
    assert columns == tuple(made)
    assert (columns == ObservationColumns.of(made[:-1])) is (not made)


def test_columns_are_never_changed():
    columns = ObservationColumns.of([Observation(parse("2020"), 1.0)])
    with pytest.raises(ValueError, match="read-only"):
        columns.values[0] = 2.0
    with pytest.raises(IndexError):
        columns[1]


def test_a_claim_or_no_period_is_not_for_columns():
    for odd in (Observation(parse("2020"), 1.0, "c1"), Observation(None, 1.0)):
        with pytest.raises(ValueError, match="plain observations"):
            ObservationColumns.of([odd])


def test_only_many_plain_observations_are_packed():
    many = [Observation(parse("2020"), float(n)) for n in range(PACKED_FROM)]
    assert isinstance(packed(many), ObservationColumns)
    assert packed(many[1:]) == tuple(many[1:])
    claimed = [*many[1:], Observation(parse("2020"), 1.0, "c1")]
    assert packed(claimed) == tuple(claimed)
    assert list(claims_named(claimed)) == ["c1"]
    assert list(claims_named(packed(many))) == []


def test_words_that_are_all_the_same_take_no_room():
    assert Coded.of(["A"] * 1000).codes is None
    assert Coded.of(["A", "P", "A"]).word(1) == "P"


@given(
    st.integers(-700_000, 900_000),
    st.sampled_from([1.0, 7.0, 1 / 24, 1 / 1440, 1 / 86_400]),
    st.integers(0, 250_000),
)
def test_regular_periods_are_written_as_they_lie(first, step, number):
    periods = RegularPeriods(float(first), step, 10_000_001)
    at = np.array([number])
    # Up to the year 9999: EDTF names no day beyond it.
    start, end = periods.written(number).period
    assert start == pytest.approx(float(periods.starts(at)[0]), abs=1e-6)
    assert end == pytest.approx(float(periods.ends(at)[0]), abs=1e-6)


@given(st.floats(-1e6, 1e6), st.floats(1e-4, 400), st.integers(1, 3000), st.data())
def test_regular_periods_are_found_as_if_they_were_written_out(first, step, count, data):
    periods = RegularPeriods(first, step, count)
    start = periods.starts(slice(None))
    written = WrittenPeriods(["2020"] * count, start, periods.ends(slice(None)))
    chosen = ChosenPeriods(periods, np.arange(count))
    days = np.array(data.draw(st.lists(st.floats(-2e6, 3e6), min_size=1, max_size=20)))
    days = np.concatenate((days, start[:: max(1, count // 50)]))
    expected = np.searchsorted(start, days, "left")
    for one in (periods, written, chosen):
        assert (one.before(days) == expected).all()


def test_the_time_of_a_series_is_all_of_it():
    made = [Observation(parse(text), 1.0) for text in ("2020-03", "2019", "2020-01/2021-06")]
    columns = ObservationColumns.of(made)
    assert columns.time == (parse("2019").period[0], parse("2021-06").period[1])
    regular = ObservationColumns(RegularPeriods(10.0, 7.0, 3), np.zeros(3))
    assert regular.time == (10.0, 31.0)
