"""Empty time, shortened: the map that leaves it out, and which stretches are left out."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.timeline.made import dataset_of, day, event
from viewer.engine.time.scale import TimeScale
from viewer.engine.time.shortened import Shortened, in_days, on_axis, shorten
from viewer.engine.time.ticks import lines, ruler
from viewer.engine.timeline.occupied import occupied
from viewer.model.records import Clock
from viewer.model.view import SHORTEST, TimeRange, within_axis


@st.composite
def maps(draw) -> Shortened:
    """Up to six stretches of years to millennia, each drawn as long as some days or months."""
    width = draw(st.floats(1.0, 90.0))
    at, spans = draw(st.floats(-800_000.0, 20_000.0)), []
    for _ in range(draw(st.integers(1, 6))):
        at += draw(st.floats(1.0, 4000.0))
        spans.append((at, at + width * draw(st.floats(1.5, 3000.0))))
        at = spans[-1][1]
    return Shortened(spans, width)


@st.composite
def scales(draw) -> TimeScale:
    """A view of any part of the axis around the stretches of a map."""
    made = draw(maps())
    low, high = made.on_axis[0, 0], made.on_axis[-1, 1]
    middle = draw(st.floats(low - 3000, high + 3000))
    span = SHORTEST * (200_000 / SHORTEST) ** draw(st.floats(0, 1))
    time = in_days(within_axis(middle - span / 2, middle + span / 2), made)
    return TimeScale(time, draw(st.floats(300, 3000)), 184.0, made)


days = st.floats(-2_000_000.0, 2_000_000.0)


@given(maps(), days)
def test_there_and_back_is_the_same_instant(made: Shortened, at: float):
    assert made.to_day(made.to_axis(at)) == pytest.approx(at, abs=1e-5)
    assert made.to_axis(made.to_day(at)) == pytest.approx(at, abs=1e-8)


@given(maps(), st.lists(days, min_size=1, max_size=20))
def test_many_instants_lie_where_each_alone_would(made: Shortened, some: list[float]):
    there = made.all_to_axis(np.array(some))
    assert there.tolist() == pytest.approx([made.to_axis(at) for at in some], abs=1e-9)
    back = made.all_to_days(np.array(some))
    assert back.tolist() == pytest.approx([made.to_day(at) for at in some], abs=1e-9)


@given(maps(), days, st.floats(0.01, 1e6))
def test_later_lies_later_on_the_axis(made: Shortened, at: float, more: float):
    assert made.to_axis(at) < made.to_axis(at + more)


@given(maps(), st.floats(1e-6, 1.0))
def test_it_has_no_jumps(made: Shortened, little: float):
    for at in made.spans.ravel().tolist():
        assert 0 <= made.to_axis(at + little) - made.to_axis(at - little) <= 2 * little + 1e-9


@given(maps(), days, days)
def test_what_is_not_shortened_is_as_long_as_it_was(made: Shortened, a: float, b: float):
    start, end = sorted((a, b))
    shut = [min(end, z) - max(start, y) for y, z in made.spans.tolist()]
    if any(length > 0 for length in shut):
        assert made.to_axis(end) - made.to_axis(start) < end - start
    else:
        assert made.to_axis(end) - made.to_axis(start) == pytest.approx(end - start, abs=1e-7)


@given(maps(), days)
def test_before_the_first_stretch_axis_and_days_are_one(made: Shortened, at: float):
    early = min(at, float(made.spans[0, 0]))
    assert made.to_axis(early) == pytest.approx(early, abs=1e-9)


@given(maps())
def test_what_has_no_end_has_none_on_the_axis(made: Shortened):
    there = made.all_to_axis(np.array([-math.inf, math.inf, math.nan]))
    assert there[:2].tolist() == [-math.inf, math.inf]
    assert math.isnan(there[2])


@given(scales(), st.floats(0, 1))
def test_a_pixel_and_its_instant_are_each_others_inverse(scale: TimeScale, share: float):
    x = scale.left + share * scale.width
    rounding = 1e-8 * scale.pixels_per_day
    assert scale.x(scale.day(x)) == pytest.approx(x, abs=0.01 + rounding)
    assert scale.days(np.array([x]))[0] == pytest.approx(scale.day(x), abs=1e-6)


@given(scales(), days)
def test_the_even_scale_puts_an_axis_day_where_this_one_puts_the_day(scale: TimeScale, at: float):
    assert scale.shortened is not None
    there = scale.even.x(scale.shortened.to_axis(at))
    assert scale.x(at) == pytest.approx(there, abs=0.01 + 1e-8 * scale.pixels_per_day)


@given(scales(), st.floats(0.2, 5.0), st.floats(0, 1))
def test_zooming_out_and_in_again_leads_back(scale: TimeScale, factor: float, share: float):
    made, time = scale.shortened, on_axis(scale.time, scale.shortened)
    about = time.start + share * time.span
    there = in_days(time.zoomed(factor, about), made)
    back = in_days(on_axis(there, made).zoomed(time.span / on_axis(there, made).span, about), made)
    assert on_axis(back, made).start == pytest.approx(time.start, abs=1e-6 + 1e-6 * time.span)
    assert on_axis(back, made).end == pytest.approx(time.end, abs=1e-6 + 1e-6 * time.span)


@given(scales())
def test_no_tick_of_ruler_or_grid_stands_in_a_shortened_stretch(scale: TimeScale):
    made = ruler(scale)
    assert len(made.ticks) <= 80
    assert all(a.day < b.day and a.x < b.x for a, b in pairwise(made.ticks))
    assert [x for x, _ in lines(scale)] == [tick.x for tick in made.ticks]
    assert all(a.x <= b.x for a, b in pairwise(made.context))
    for tear in scale.tears():
        slack = 1e-6 + 1e-8 * scale.pixels_per_day
        for x in (*(tick.x for tick in (*made.ticks, *made.context)), *made.fine):
            pinned = x == scale.left
            assert pinned or not tear.x0 + slack < x < tear.x1 - slack


def shortened(*events) -> Shortened | None:
    return shorten(*occupied(dataset_of(*events)))


def test_the_long_gap_between_two_bunches_is_shortened_and_keeps_some_air():
    found = shortened(
        event("war", "1950-06-25"), event("armistice", "1953-07-27"), event("talks", "1954-04-26"),
        event("summit", "2000-06-15"), event("visit", "2002-09-17"), event("test", "2006-10-09"),
    )  # fmt: skip
    assert found is not None
    ((start, end),) = found.spans.tolist()
    assert day("1954-04-27") < start < day("1955-01-01")
    assert day("2000-01-01") < end < day("2000-06-15")
    assert float(np.diff(found.on_axis[0])[0]) < 365


@pytest.mark.parametrize(
    "dates",
    [
        (),
        ("2020-01-01",),
        ("1900-01-01", "2020-01-01"),
        tuple(f"{year}-01-01" for year in range(1900, 2000, 10)),
        ("1900-01-01", "1900-02-01", "1900/1990", "1990-02-01", "1990-03-01"),
    ],
    ids=["nothing", "one event", "two events", "as far apart as usual", "a state lasts all along"],
)
def test_where_no_gap_is_longer_than_usual_nothing_is_shortened(dates):
    assert shortened(*(event(f"e{n}", date) for n, date in enumerate(dates))) is None


def test_what_goes_on_without_a_known_end_fills_no_time():
    bunches = ("1950-01-01", "1950-02-01", "1950-03-01/..", "2000-01-01", "2000-02-01")
    assert shortened(*(event(f"e{n}", date) for n, date in enumerate(bunches))) is not None


def test_events_of_the_other_clock_are_not_left_out():
    found = shortened(
        event("a", "1950-01-01"), event("b", "1950-02-01"),
        event("c", "1950-03-01", "1975-06-01"), event("d", "2000-01-01"), event("e", "2000-02-01"),
    )  # fmt: skip
    assert found is not None
    assert all(not a < day("1975-06-01") < b for a, b in found.spans.tolist())
    assert len(Clock) == 2


def test_stretches_that_are_no_longer_than_what_is_left_of_them_are_refused():
    with pytest.raises(ValueError, match="longer"):
        Shortened([(0.0, 10.0)], 10.0)
    with pytest.raises(ValueError, match="follow"):
        Shortened([(0.0, 100.0), (50.0, 200.0)], 5.0)


@given(maps(), days, st.floats(0.1, 1e6))
def test_the_parts_between_are_all_of_the_time_that_is_to_scale(
    made: Shortened, at: float, long: float
):
    parts = made.outside(TimeRange(at, at + long))
    whole = sum(b - a for a, b in parts)
    shut = sum(max(0.0, min(at + long, b) - max(at, a)) for a, b in made.spans.tolist())
    assert whole + shut == pytest.approx(long, rel=1e-6, abs=1e-6)
    assert all(b > a for a, b in parts)
