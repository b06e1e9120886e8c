"""The overview's axis: all of the time, most room where most events are."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.time.overview import density, overview_scale
from viewer.engine.time.overview_ticks import year_ticks
from viewer.model.view import TimeRange

YEAR = 365.2425
days = st.floats(-50 * YEAR, 60 * YEAR)
crowds = st.lists(days, min_size=0, max_size=200).map(np.array)
WHOLE = TimeRange(-60 * YEAR, 70 * YEAR)


@given(crowds)
def test_later_is_always_further_right(first):
    scale = overview_scale(first, WHOLE, 184, 1000)
    assert np.all(np.diff(scale.days) > 0)
    assert np.all(np.diff(scale.shares) > 0)
    assert scale.x(WHOLE.start) == 184
    assert scale.x(WHOLE.end) == 1184


@given(crowds, st.floats(WHOLE.start, WHOLE.end))
def test_a_pixel_leads_back_to_its_instant(first, day):
    scale = overview_scale(first, WHOLE, 184, 1000)
    # Where a year is a hundredth of a pixel wide, so is what can be asked of it.
    slope = np.min(np.diff(scale.shares) / np.diff(scale.days)) * scale.width
    assert abs(scale.day(scale.x(day)) - day) <= 1e-6 / slope + 1e-6


@given(crowds)
def test_every_event_is_counted_once(first):
    scale = overview_scale(first, WHOLE, 0, 800)
    assert density(first, scale, 4)[1].sum() == len(first)


def test_two_crowded_years_get_most_of_the_room():
    old = np.linspace(-20 * YEAR, 40 * YEAR, 12)
    crowd = np.linspace(50 * YEAR, 52 * YEAR, 100)
    scale = overview_scale(np.concatenate((old, crowd)), WHOLE, 0, 1000)
    assert not scale.is_even
    assert scale.x(52 * YEAR) - scale.x(50 * YEAR) > 600


def test_what_is_spread_evenly_is_kept_to_scale():
    scale = overview_scale(np.linspace(-50 * YEAR, 60 * YEAR, 100), WHOLE, 0, 1000)
    assert scale.is_even
    assert scale.x(WHOLE.middle) == 500


@given(crowds)
def test_years_under_the_overview_never_touch(first):
    scale = overview_scale(first, WHOLE, 184, 1000)
    xs = [scale.x(day) for day, _ in year_ticks(scale, 46)]
    assert len(xs) >= 1
    assert all(b - a >= 46 - 1e-6 for a, b in itertools.pairwise(xs))
