"""Scales of values: even, and so that small values show."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.engine.trade.log_scale import fit_log
from viewer.engine.trade.scale import ValueAxis, constant_for, fit_axis, fit_range, nice_step
from viewer.model.view import ValueScale

sizes = st.floats(1e-6, 1e12)
sides = st.one_of(st.just(0.0), sizes)
constants = st.sampled_from([0.0, 1e-3, 1.0, 100.0])


@given(constants, st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=30))
def test_more_is_always_higher_up(constant, values):
    axis = ValueAxis(1e9, 1e9, 0, 200, constant)
    ordered = np.array(sorted(values))
    assert (np.diff(axis.ys(ordered)) <= 0).all()


@given(constants, st.floats(0, 1e9))
def test_a_value_hangs_as_far_below_zero_as_it_would_stand_above(constant, value):
    axis = ValueAxis(1e9, 3e7, 0, 200, constant)
    zero = axis.y(0.0)
    assert zero - axis.y(value) == pytest.approx(axis.y(-value) - zero, abs=1e-6)


@given(sides, sides, constants)
@example(3.0, 25_000_000_003.0, 0.0)  # rounded up, the limits need a larger step
def test_everything_in_view_fits_and_ticks_stand_apart(high, low, constant):
    axis, ticks = fit_axis(high, low, 20.0, 120.0, constant, apart=18.0)
    for value in (high, -low):
        assert 20 - 1e-6 <= axis.y(value) <= 120 + 1e-6
    ys = [axis.y(tick) for tick in ticks]
    assert 0.0 in ticks
    assert all(abs(a - b) >= 18 - 1e-6 for a, b in pairwise(ys))
    assert all(20 - 1e-6 <= y <= 120 + 1e-6 for y in ys)


@given(sizes, st.floats(0.05, 1.0))
def test_the_limits_of_the_even_scale_are_round_so_that_it_changes_in_steps(high, share):
    axis, ticks = fit_axis(high, share * high, 0, 100)
    assert len(ticks) >= 2
    halves = np.array([axis.up, axis.down]) / ((ticks[1] - ticks[0]) / 2)
    assert halves == pytest.approx(np.round(halves))


@given(sizes)
def test_ticks_are_round_numbers(least):
    step = nice_step(least)
    digits = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert step >= least * (1 - 1e-9)
    assert step <= 2.5 * least
    assert min(abs(digits - n) for n in (1, 2, 5)) < 1e-6


def test_nothing_in_view_gives_an_axis_with_zero_only():
    assert fit_axis(0, 0, 0, 100)[1] == (0.0,)


def test_small_values_show_beside_values_a_hundred_thousand_times_as_large():
    constant = constant_for(ValueScale.SMALL_VALUES, 0.003, 198.0)
    axis, _ = fit_axis(198, 0, 0, 100, constant)
    assert axis.y(0.0) - axis.y(0.003) > 3
    even, _ = fit_axis(198, 0, 0, 100, constant_for(ValueScale.EVEN, 0.003, 198.0))
    assert even.y(0.0) - even.y(0.003) < 0.01


def test_one_tiny_value_does_not_squeeze_all_others():
    assert constant_for(ValueScale.SMALL_VALUES, 1e-12, 1e6) >= 1.0


def test_a_pane_of_zeros_keeps_the_even_scale():
    assert constant_for(ValueScale.SMALL_VALUES, 0.0, 0.0) == 0.0


any_size = st.floats(5e-324, 1.7e308)
heights = st.floats(1, 3000)
SCALES = [ValueScale.EVEN, ValueScale.SMALL_VALUES]


@given(any_size)
@example(5e-324)
@example(1.7e308)
def test_a_step_is_a_number_above_zero_for_any_size(least):
    step = nice_step(least)
    assert 0 < step < math.inf
    if 1e-300 <= least <= 1e300:
        assert step >= least * (1 - 1e-9)


@given(any_size, any_size, heights, st.sampled_from(SCALES), st.booleans())
@example(5e-324, 5e-324, 100.0, ValueScale.EVEN, False)
@example(5e-324, 1e300, 100.0, ValueScale.SMALL_VALUES, False)
@example(1.0, 1.0, 1000.0, ValueScale.EVEN, True)
def test_an_axis_has_from_two_to_twelve_ticks_that_rise(one, other, height, scale, whole):
    high, least = max(one, other), min(one, other)
    for low in (0.0, least):
        axis, ticks = fit_axis(
            min(high, 1e297), min(low, 1e297), 0, height, constant_for(scale, least, high), 18.0,
            whole,
        )  # fmt: skip
        assert all(a < b for a, b in pairwise(ticks))
        assert len(ticks) <= 12
        if height >= 18 and high >= 1e-300:
            assert len(ticks) >= 2
        assert all(-1e-6 <= axis.y(tick) <= height + 1e-6 for tick in ticks)


@given(st.floats(-1e297, 1e297), st.floats(-1e297, 1e297), heights)
def test_an_axis_of_shares_has_from_two_to_twelve_ticks_that_rise(one, other, height):
    low, high = min(one, other), max(one, other)
    axis, ticks = fit_range(low, high, 0, height, 18.0)
    assert 2 <= len(ticks) <= 12
    assert all(a < b for a, b in pairwise(ticks))
    assert -1e-6 <= axis.y(high) <= axis.y(low) <= height + 1e-6


@given(st.integers(1, 100_000), st.floats(20, 2000))
def test_of_whole_numbers_the_ticks_are_whole_too(high, height):
    _, ticks = fit_axis(high, 0, 0, height, whole=True)
    assert all(tick == round(tick) for tick in ticks)


@given(any_size, any_size, heights)
@example(5e-324, 1.7e308, 3000.0)
@example(3.0, 3.0, 100.0)
def test_on_a_log_scale_too_more_is_higher_and_ticks_are_two_to_twelve(one, other, height):
    low, high = min(one, other), max(one, other)
    axis, ticks = fit_log(low, high, 0, height, 18.0)
    assert 2 <= len(ticks) <= 12
    assert all(a < b for a, b in pairwise(ticks))
    ys = axis.ys(np.array(sorted({*ticks, min(max(low, 1e-300), 1e300), axis.low, axis.high})))
    assert (np.diff(ys) <= 0).all()
    assert ((ys >= -1e-6) & (ys <= height + 1e-6)).all()


@given(st.floats(1e-9, 1e9), st.floats(1, 1e6), st.floats(60, 600))
def test_ticks_of_a_log_scale_are_round_and_stand_apart(low, ratio, height):
    axis, ticks = fit_log(low, low * ratio, 0, height, 18.0)
    for tick in ticks:
        digits = tick / 10 ** math.floor(math.log10(tick) + 1e-9)
        assert min(abs(digits - n) for n in (1, 2, 5)) < 1e-6
    if height >= 60:
        assert all(axis.y(a) - axis.y(b) >= 18 - 1e-6 for a, b in pairwise(ticks))


def test_a_decade_with_room_is_divided_at_one_two_and_five():
    assert fit_log(1.0, 100.0, 0, 300, 18.0)[1] == (1, 2, 5, 10, 20, 50, 100)
    assert fit_log(1.0, 1e6, 0, 150, 18.0)[1] == (1, 10, 100, 1000, 10_000, 100_000, 1e6)


def test_twice_as_much_is_as_far_up_wherever_it_begins():
    axis, _ = fit_log(1.0, 100.0, 0, 300, 18.0)
    assert axis.y(1) - axis.y(2) == pytest.approx(axis.y(50) - axis.y(100))


def test_what_is_not_above_zero_has_no_place_on_a_log_scale():
    axis, _ = fit_log(1.0, 100.0, 0, 300, 18.0)
    assert np.isnan(axis.ys(np.array([0.0, -1.0, np.nan]))).all()
