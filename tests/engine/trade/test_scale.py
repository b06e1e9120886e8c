"""Scales of values: even, and so that small values show."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.engine.trade.scale import ValueAxis, constant_for, fit_axis, nice_step
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
