"""The pyramid against a look at every value: on random, irregular and broken series."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.engine.trade import pyramid as module
from viewer.engine.trade.pyramid import BLOCK, Pyramid
from viewer.model.periods import TOUCHING, RegularPeriods, WrittenPeriods


def periods_of(start, end):
    return WrittenPeriods(["2020"] * len(start), start, end)


def brute(values, periods, edges):
    """Look at every value, column by column."""
    start, end = periods.starts(slice(None)), periods.ends(slice(None))
    found = []
    for low, high in pairwise(edges):
        inside = np.flatnonzero((start >= low) & (start < high))
        known = values[inside][~np.isnan(values[inside])]
        gaps = any(start[i] - end[i - 1] > TOUCHING for i in inside[1:])
        found.append(
            (
                len(inside),
                known.min() if len(known) else np.nan,
                known.max() if len(known) else np.nan,
                bool(gaps or len(known) < len(inside)),
            )
        )
    return found


def agrees(values, periods, edges):
    columns = Pyramid(values, periods).query(edges)
    for number, (count, least, largest, missing) in enumerate(brute(values, periods, edges)):
        assert columns.count[number] == count
        np.testing.assert_equal(columns.least[number], least)
        np.testing.assert_equal(columns.largest[number], largest)
        assert columns.missing[number] == missing


@pytest.fixture(params=[1 << 19, 0])
def read_plainly(request, monkeypatch):
    """Read short queries plainly, or take the levels even for them."""
    monkeypatch.setattr(module, "READ_PLAINLY", request.param)


@st.composite
def series(draw):
    """A series of up to some 40 blocks, with gaps in time, missing values and spikes."""
    count = draw(st.integers(1, 10_000))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    values = chance.normal(size=count)
    values[chance.random(count) < draw(st.sampled_from([0.0, 1e-3, 0.3, 1.0]))] = np.nan
    values[chance.integers(0, count, 3)] = [1e9, -1e9, 0.0]
    if draw(st.booleans()):
        step = draw(st.sampled_from([1.0, 7.0, 1 / 1440, 1 / 3]))
        periods = RegularPeriods(float(draw(st.integers(-10_000, 10_000))), step, count)
    else:
        length = chance.exponential(size=count) ** 3 + 1e-3
        gap = chance.random(count) * (chance.random(count) < draw(st.sampled_from([0, 0.01, 0.5])))
        start = np.cumsum(length + gap) - length
        periods = periods_of(start, start + length)
    return values, periods


@settings(max_examples=60, deadline=None)
@given(made=series(), data=st.data())
def test_a_query_says_what_a_look_at_every_value_says(made, data):
    values, periods = made
    starts = periods.starts(slice(None))
    low, high = float(starts[0]), float(periods.ends(slice(None))[-1])
    width = data.draw(st.integers(1, 60))
    a = data.draw(st.floats(-0.1, 0.9))
    b = data.draw(st.floats(a + 1e-3, 1.1))
    edges = np.linspace(low + a * (high - low), low + b * (high - low), width + 1)
    if data.draw(st.booleans()):  # edges on the very starts of periods
        edges = np.unique(starts[np.linspace(0, len(starts) - 1, width + 1).astype(int)])
    for plainly in (1 << 19, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "READ_PLAINLY", plainly)
            agrees(values, periods, edges)


@settings(max_examples=60, deadline=None)
@given(made=series(), data=st.data())
def test_the_place_of_an_extreme_is_where_it_first_stands(made, data):
    values, periods = made
    first = data.draw(st.integers(0, len(values)))
    stop = data.draw(st.integers(first, len(values)))
    pyramid, inside = Pyramid(values, periods), values[first:stop]
    if np.isnan(inside).all():
        assert pyramid.place_of(first, stop, largest=True) == -1
        return
    assert pyramid.place_of(first, stop, largest=True) == first + np.nanargmax(inside)
    assert pyramid.place_of(first, stop, largest=False) == first + np.nanargmin(inside)


def test_no_spike_is_lost_at_any_zoom(read_plainly):
    values = np.zeros(300_001)
    spikes = [0, 255, 256, 4095, 4096, 150_000, 299_999, 300_000]
    values[spikes] = 7.0
    pyramid = Pyramid(values, RegularPeriods(0.0, 1.0, len(values)))
    for columns in (1, 7, 100, 1417):
        edges = np.linspace(0, len(values), columns + 1)
        inside = pyramid.query(edges)
        holds = np.unique(np.searchsorted(edges, np.array(spikes), "right") - 1)
        assert (np.flatnonzero(inside.largest == 7.0) == holds).all()


def test_a_series_without_a_number_has_no_extremes():
    pyramid = Pyramid(np.full(1000, np.nan), RegularPeriods(0.0, 1.0, 1000))
    columns = pyramid.query(np.linspace(0, 1000, 11))
    assert np.isnan(columns.least).all()
    assert columns.missing.all()
    assert np.isnan(pyramid.whole()).all()


def test_the_levels_are_less_than_two_hundredths_of_the_values():
    values = np.zeros(1_000_003)
    pyramid = Pyramid(values, RegularPeriods(0.0, 1.0, len(values)))
    assert pyramid.nbytes < 0.02 * values.nbytes
    assert pyramid.runs.tolist() == [0, len(values)]


def test_runs_end_at_missing_values_and_at_gaps_in_time():
    start = np.array([0.0, 1.0, 2.0, 3.0, 5.0, 6.0])
    values = np.array([1.0, 2.0, np.nan, 3.0, 4.0, 5.0])
    assert Pyramid(values, periods_of(start, start + 1)).runs.tolist() == [0, 2, 3, 4, 4, 6]


def test_values_looked_at_in_several_goes_are_runs_all_the_same(monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", BLOCK)
    values = np.ones(4 * BLOCK + 3)
    values[[BLOCK, 3 * BLOCK - 1]] = np.nan
    runs = Pyramid(values, RegularPeriods(0.0, 1.0, len(values))).runs
    assert runs.tolist() == [0, BLOCK, BLOCK + 1, 3 * BLOCK - 1, 3 * BLOCK, len(values)]


@settings(max_examples=60, deadline=None)
@given(made=series(), data=st.data())
def test_gaps_are_the_runs_of_missing_values(made, data):
    values, periods = made
    first = data.draw(st.integers(0, len(values) - 1))
    stop = data.draw(st.integers(first + 1, len(values)))
    missing = np.concatenate(([False], np.isnan(values), [False]))
    bounds = np.flatnonzero(missing[1:] != missing[:-1]).reshape(-1, 2)
    seen = [(a, b) for a, b in bounds.tolist() if a < stop and b > first]
    assert [tuple(gap) for gap in Pyramid(values, periods).gaps(first, stop).tolist()] == seen
