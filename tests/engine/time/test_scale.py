"""One map between instants and pixels, and the ranges of time that go through it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.time.extent import opening_range, padded, whole_range
from viewer.engine.time.scale import FAR, TimeScale
from viewer.model.calendar import FIRST_YEAR, LAST_YEAR, day_of
from viewer.model.view import FARTHEST, SHORTEST, TimeRange, within_axis

days = st.floats(-FARTHEST, FARTHEST)
spans = st.floats(0, 1).map(lambda share: SHORTEST * (2 * FARTHEST / SHORTEST) ** share)
ranges = st.builds(lambda start, span: within_axis(start, start + span), days, spans)
scales = st.builds(TimeScale, ranges, st.floats(50, 4000), st.floats(0, 400))
anything = st.floats(-1e12, 1e12)
unlimited = st.sampled_from((-math.inf, math.inf))


def near(a: float, b: float, scale: TimeScale) -> bool:
    """Whether two instants are one to the eye: less than a hundredth of a pixel apart."""
    rounding = 4 * math.ulp(max(abs(scale.time.start), abs(scale.time.end)))
    return abs(a - b) <= 0.01 / scale.pixels_per_day + rounding


def lies_on_axis(time: TimeRange) -> bool:
    return -FARTHEST <= time.start < time.end <= FARTHEST * (1 + 1e-12)


def same(a: TimeRange, b: TimeRange) -> bool:
    slack = 1e-9 * max(a.span, b.span) + 8 * math.ulp(FARTHEST)
    return abs(a.start - b.start) <= slack and abs(a.end - b.end) <= slack


@given(scales, st.floats(0, 1))
def test_a_pixel_and_its_instant_are_each_others_inverse(scale: TimeScale, share: float):
    x = scale.left + share * scale.width
    day = scale.day(x)
    assert near(scale.day(scale.x(day)), day, scale)
    rounding = 4 * math.ulp(FARTHEST) * scale.pixels_per_day
    assert abs(scale.x(day) - x) <= 0.01 + rounding


@given(scales)
def test_the_range_fills_the_width(scale: TimeScale):
    assert scale.x(scale.time.start) == pytest.approx(scale.left)
    assert scale.x(scale.time.end) == pytest.approx(scale.left + scale.width)


@given(scales, days, days)
def test_later_lies_further_right(scale: TimeScale, one: float, other: float):
    early, late = sorted((one, other))
    assert scale.x(early) <= scale.x(late)


@given(scales, st.lists(st.one_of(anything, unlimited), max_size=20))
def test_many_instants_lie_where_each_alone_would(scale: TimeScale, instants: list[float]):
    alone = [scale.x(day) for day in instants]
    np.testing.assert_allclose(scale.xs(np.array(instants, dtype=float)), alone)
    assert all(-FAR <= x <= FAR for x in alone)


def test_what_has_no_end_lies_far_outside():
    scale = TimeScale(TimeRange(0, 10), 100, 50)
    assert (scale.x(-math.inf), scale.x(math.inf)) == (-FAR, FAR)
    assert scale.xs(np.array([-np.inf, 5.0, np.inf])).tolist() == [-FAR, 100, FAR]


@given(scales, st.floats(-500, 5000), st.floats(-500, 5000))
def test_a_box_drawn_in_either_direction_is_the_same_time(scale: TimeScale, a: float, b: float):
    box = scale.box(a, b)
    assert box == scale.box(b, a)
    assert box.span >= SHORTEST * (1 - 1e-6)
    assert lies_on_axis(box)


@given(ranges, st.floats(0.05, 20), st.floats(0, 1))
def test_zooming_out_again_returns_to_where_one_was(time: TimeRange, factor: float, share: float):
    about = time.start + share * time.span
    zoomed = time.zoomed(factor, about)
    if abs(zoomed.span - time.span * factor) > 1e-9 * zoomed.span or touches_the_end(zoomed):
        return  # stopped at an hour, or at the end of the axis
    assert same(zoomed.zoomed(1 / factor, about), time)


@given(scales, st.floats(0.05, 20), st.floats(0, 1))
def test_what_is_under_the_pointer_stays_there_while_zooming(scale, factor, share):
    x = scale.left + share * scale.width
    about = scale.day(x)
    after = TimeScale(scale.time.zoomed(factor, about), scale.width, scale.left)
    if not touches_the_end(after.time):
        rounding = 16 * math.ulp(FARTHEST) * max(after.pixels_per_day, scale.pixels_per_day)
        assert abs(after.x(about) - x) <= 0.01 + rounding


@given(ranges, days)
def test_panning_there_and_back_returns_to_where_one_was(time: TimeRange, shift: float):
    there = time.panned(shift)
    assert there.span == pytest.approx(time.span, rel=1e-5)
    if not touches_the_end(there):
        assert same(there.panned(-shift), time)


def touches_the_end(time: TimeRange) -> bool:
    slack = 1e-6 * time.span
    return time.start <= -FARTHEST + slack or time.end >= FARTHEST - slack


@given(ranges, st.floats(1e-9, 1e9), anything)
def test_no_zoom_leaves_the_axis_or_ends_in_nothing(time: TimeRange, factor: float, about: float):
    zoomed = time.zoomed(factor, about)
    assert lies_on_axis(zoomed)
    assert zoomed.span >= SHORTEST * (1 - 1e-5)


@given(st.one_of(days, anything), st.one_of(days, anything))
def test_whatever_is_asked_for_is_pushed_back_onto_the_axis(start: float, end: float):
    time = within_axis(start, end)
    assert lies_on_axis(time)
    assert time.span >= SHORTEST * (1 - 1e-5)
    if min(start, end) >= -FARTHEST and max(start, end) <= FARTHEST and abs(end - start) > 1:
        assert same(time, TimeRange(min(start, end), max(start, end)))


def test_the_axis_holds_every_year_that_a_date_can_name():
    everything = padded(day_of(FIRST_YEAR), day_of(LAST_YEAR + 1))
    assert everything.start < day_of(FIRST_YEAR)
    assert everything.end > day_of(LAST_YEAR + 1)


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (math.nan, 1), (1, math.nan)])
def test_a_time_range_without_time_is_refused(start: float, end: float):
    with pytest.raises(ValueError, match="ends after it starts"):
        TimeRange(start, end)


def test_a_range_touches_what_ends_where_it_starts_but_not_what_starts_where_it_ends():
    time = TimeRange(10, 20)
    assert time.touches(5, 10)
    assert not time.touches(5, 9.99)
    assert time.touches(19.99, 30)
    assert not time.touches(20, 30)


firsts = st.lists(st.one_of(days, st.just(math.nan)), max_size=40)


@given(firsts, st.lists(st.floats(0, 1000), min_size=40, max_size=40))
def test_show_all_holds_every_dated_event(first: list[float], lasts: list[float]):
    begins = np.array(first, dtype=float)
    ends = begins + np.array(lasts[: len(first)])
    time = whole_range(begins, ends)
    dated = np.isfinite(begins)
    if not dated.any():
        assert time is None
        return
    assert time is not None
    assert lies_on_axis(time)
    assert (begins[dated] >= time.start).all()
    assert (ends[dated] <= min(time.end, FARTHEST) + 1000).all()
    assert time.span >= 6.99


@given(firsts)
def test_the_opening_view_holds_most_of_the_events(first: list[float]):
    begins = np.array(first, dtype=float)
    time = opening_range(begins)
    dated = begins[np.isfinite(begins)]
    if not len(dated):
        assert time is None
        return
    assert time is not None
    inside = (dated >= time.start) & (dated <= time.end)
    assert inside.sum() >= 0.6 * len(dated)


def test_a_few_events_of_long_ago_do_not_decide_where_a_dataset_opens():
    lonely = [day_of(1950), day_of(1961)]
    crowd = [day_of(2020, 10, day) for day in range(1, 31)]
    time = opening_range(np.array(lonely + crowd, dtype=float))
    assert time is not None
    assert time.start > day_of(2020, 9)
    assert time.end < day_of(2020, 12)


def test_one_event_opens_on_a_week_around_it():
    time = opening_range(np.array([100.0]))
    assert time == TimeRange(96.5, 103.5)
