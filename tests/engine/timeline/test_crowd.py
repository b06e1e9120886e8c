"""Very many events: nothing is lost, nothing overlaps, nothing moves while panning."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.timeline.crowds import DAYS, crowd_of, drawns, lanes_of, views
from tests.engine.timeline.made import drawn_of
from tests.engine.timeline.made import event as an_event
from viewer.engine.details.near import neighbours
from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.crowd import index_lane
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.scene import build_scene
from viewer.engine.timeline.zoom_steps import STEP, zoom_step
from viewer.model.view import TimeRange


@given(drawns(), views)
@settings(max_examples=60)
def test_whatever_reaches_into_the_view_is_single_or_folded(drawn: Drawn, scale: TimeScale):
    crowd = crowd_of(drawn)
    seen = crowd.view(scale, 300.0)
    folded = [event for pill in seen.pills.pills for event in pill.members]
    single = [entry.event for entry in seen.layout.entries]
    assert len(single) == len(set(single))
    assert not set(single) & set(folded)
    assert len(folded) == len(set(folded))
    earliest, latest = drawn.bounds[:, 0], drawn.bounds[:, 3]
    touch = np.flatnonzero((earliest < scale.time.end) & (latest > scale.time.start))
    assert set(touch.tolist()) <= set(single) | set(folded)
    for pill in seen.pills.pills:
        assert len(pill.members) == len(list(pill.members))
        assert all(event in pill.members for event in pill.members)
        assert pill.members.first in crowd.lanes[pill.lane].members


@given(drawns(), st.integers(-3, 12))
@settings(max_examples=40)
def test_over_the_whole_axis_singles_and_folds_are_all_events(drawn: Drawn, power: int):
    whole = TimeRange(-60_000.0, 60_000.0)
    seen = crowd_of(drawn).view(TimeScale(whole, 120_000.0 * 2.0**-power, 0.0), 300.0)
    folded = sum(len(pill.members) for pill in seen.pills.pills)
    dated = np.count_nonzero(drawn.shape != Shape.UNDATED)
    assert len(seen.layout.entries) + folded == dated


@given(drawns(), views)
@settings(max_examples=200)
def test_no_two_events_of_a_row_overlap(drawn: Drawn, scale: TimeScale):
    seen = crowd_of(drawn).view(scale, 300.0)
    for lane in seen.layout.rows:
        for row in lane:
            for end, start in pairwise(zip(row.ends[:-1], row.starts[1:], strict=True)):
                assert end[0] <= end[1] + 0.01
                assert start[0] <= start[1] + 0.01


@given(drawns(), views)
@settings(max_examples=60)
def test_no_two_folds_of_a_lane_overlap_and_all_are_in_sight(drawn: Drawn, scale: TimeScale):
    seen = crowd_of(drawn).view(scale, 300.0)
    pills = seen.pills.pills
    origin = scale.left - scale.time.start * scale.pixels_per_day
    for pill in pills:
        for entry in seen.layout.entries:
            if (entry.lane, entry.row) == (pill.lane, pill.row):
                assert not pill.covers(entry.x0 + origin, entry.x1 + origin)
        assert scale.left < pill.x0
        assert pill.x0 + pill.width <= scale.left + scale.width
    for one, other in pairwise(sorted(pills, key=lambda pill: (pill.lane, pill.x0))):
        assert one.lane != other.lane or one.x0 + one.width < other.x0


@given(drawns(), views, st.lists(st.floats(-1.5, 1.5), max_size=4))
@settings(max_examples=60)
def test_an_event_keeps_its_row_wherever_the_view_comes_from(
    drawn: Drawn, scale: TimeScale, steps: list[float]
):
    walked, fresh = crowd_of(drawn), crowd_of(drawn)
    time = scale.time
    for step in steps:
        walked.view(TimeScale(time.panned(step * time.span), scale.width, scale.left), 300.0)
    here = {(e.lane, e.event): (e.row, e.side) for e in walked.view(scale, 300.0).layout.entries}
    there = {(e.lane, e.event): (e.row, e.side) for e in fresh.view(scale, 300.0).layout.entries}
    assert here == there


@given(drawns(), views)
@settings(max_examples=30)
def test_between_two_steps_of_the_zoom_rows_stay(drawn: Drawn, scale: TimeScale):
    crowd = crowd_of(drawn)
    step = zoom_step(scale.pixels_per_day)
    rows = {}
    for factor in (1.0, STEP**0.5, STEP * 0.999):
        span = scale.width / (step * factor)
        time = TimeRange(scale.time.middle - span / 2, scale.time.middle + span / 2)
        for entry in crowd.view(TimeScale(time, scale.width, scale.left), 300.0).layout.entries:
            assert rows.setdefault(entry.event, entry.row) == entry.row


@given(drawns(), views)
@settings(max_examples=60)
def test_density_is_what_counting_one_by_one_gives(drawn: Drawn, scale: TimeScale):
    crowd = crowd_of(drawn)
    time, columns = scale.time, round(scale.width)
    edges = np.linspace(time.start, time.end, columns + 1)
    for strip in crowd.view(scale, 300.0).strips:
        members = crowd.lanes[strip.lane].members
        bounds = drawn.bounds[members][drawn.shape[members] != Shape.UNDATED]
        counted = (bounds[:, :1] < edges[1:]) & (bounds[:, 3:] > edges[:-1])
        assert strip.counts.tolist() == counted.sum(axis=0).tolist()


@given(drawns(), DAYS, DAYS, st.integers(1, 40))
def test_the_best_are_the_most_important(drawn: Drawn, one: int, other: int, most: int):
    start, end = float(min(one, other)), float(max(one, other)) + 1
    index = index_lane(drawn, np.arange(len(drawn)))
    middles = (drawn.first() + drawn.last()) / 2
    powers = {event: c.power for c in index.classes for event in c.samples[0].events.tolist()}
    for duration in index.classes:
        events, _, more = duration.best(start, end, most)
        there = [
            event for event, power in powers.items()
            if power == duration.power and start <= middles[event] < end
        ]  # fmt: skip
        ranked = sorted(there, key=lambda event: (-drawn.importance[event], event))
        assert sorted(events.tolist()) == sorted(ranked[:most])
        assert more == (len(ranked) > most)


@given(drawns(most=60), views)
@settings(max_examples=30)
def test_every_event_of_a_crowd_can_be_hit(drawn: Drawn, scale: TimeScale):
    seen = crowd_of(drawn).view(scale, 300.0)
    scene = build_scene(drawn, seen.layout, scale, seen)
    for (x, y, width, _), members in zip(scene.folds.tolist(), scene.fold_members, strict=True):
        assert scene.fold_at(x + width / 2, y) is members
    for (x0, y0, x1, y1), event in zip(scene.boxes.tolist(), scene.box_event.tolist(), strict=True):
        if x1 - x0 > 2:
            assert scene.at((x0 + x1) / 2, (y0 + y1) / 2) is not None, event


@given(drawns(), views)
@settings(max_examples=30)
def test_every_event_that_reaches_into_the_view_can_be_pointed_at(drawn: Drawn, scale: TimeScale):
    seen = crowd_of(drawn).view(scale, 300.0)
    scene = build_scene(drawn, seen.layout, scale, seen)
    touch = (drawn.bounds[:, 0] < scale.time.end) & (drawn.bounds[:, 3] > scale.time.start)
    right = scale.left + scale.width
    for event in np.flatnonzero(touch).tolist():
        boxes = scene.boxes_of(event)
        assert boxes, "it has a place on the screen"
        x0, y0, x1, y1 = boxes[0]
        assert scale.left <= x0 <= x1 <= right
        if x1 - x0 < 1:
            continue  # less than a pixel of it reaches over the edge
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        fold = scene.fold_at(x, y)
        assert (fold is not None and event in fold) or scene.at(x, y) is not None


@given(drawns(), views, st.lists(st.floats(0.05, 20), min_size=1, max_size=4))
@settings(max_examples=40)
def test_who_zooms_in_and_out_again_finds_what_was_there(
    drawn: Drawn, scale: TimeScale, factors: list[float]
):
    crowd = crowd_of(drawn)
    before = crowd.view(scale, 300.0)
    for factor in factors:
        time = scale.time.zoomed(factor, scale.time.middle)
        crowd.view(TimeScale(time, scale.width, scale.left), 300.0)
    after = crowd.view(scale, 300.0)
    assert after.layout.entries == before.layout.entries
    assert len(after.pills.pills) == len(before.pills.pills)
    for one, other in zip(before.pills.pills, after.pills.pills, strict=True):
        assert (one.lane, one.row, one.x0, one.width) == (
            other.lane, other.row, other.x0, other.width
        )  # fmt: skip
        assert one.members.positions.tolist() == other.members.positions.tolist()
    for one, other in zip(before.strips, after.strips, strict=True):
        assert one.counts.tolist() == other.counts.tolist()
        assert one.strength == other.strength


@given(drawns())
@settings(max_examples=10)
def test_at_two_hundred_zooms_singles_and_folds_are_all_events(drawn: Drawn):
    crowd = crowd_of(drawn)
    dated = np.count_nonzero(drawn.shape != Shape.UNDATED)
    for step in range(200):
        half = 60_000.0 * 2.0 ** (step / 10)
        seen = crowd.view(TimeScale(TimeRange(-half, half), 1200.0, 184.0), 300.0)
        folded = sum(len(pill.members) for pill in seen.pills.pills)
        assert len(seen.layout.entries) + folded == dated


@pytest.mark.parametrize("pixels", [1e-6, 0.037, 1.0, 47.3, 33_000.0])
def test_a_zoom_step_is_the_next_below(pixels: float):
    assert zoom_step(pixels) <= pixels * (1 + 1e-9) < zoom_step(pixels) * STEP * (1 + 1e-9)
    assert zoom_step(zoom_step(pixels)) == zoom_step(pixels)


def test_events_on_the_very_edge_of_a_stretch_are_counted_once():
    random = np.random.default_rng(5)
    start = random.integers(0, 9000, 20_000).astype(float)
    bounds = np.stack((start, start + 1, start, start + 1), 1)
    zeros = np.zeros(len(start), np.uint8)
    drawn = Drawn(
        bounds, zeros + Shape.POINT, zeros, zeros, start + 0.5, np.full(len(start), np.nan),
        zeros + 1, zeros, zeros.astype(bool), random.random(len(start)),
    )  # fmt: skip
    crowd = crowd_of(drawn)
    for power in np.linspace(-6, 8, 85):
        span = 1200.0 / 2.0**power
        for middle in (4500.0, 4500.5, 8999.5):
            scale = TimeScale(TimeRange(middle - span / 2, middle + span / 2), 1200.0, 180.0)
            seen = crowd.view(scale, 300.0)
            assert all(len(pill.members) > 0 for pill in seen.pills.pills)
            assert all(len(p.members) == len(p.members.positions) for p in seen.pills.pills)


@given(drawns(), st.integers(0, 299))
@settings(deadline=None)
def test_an_index_finds_the_neighbours_that_a_look_at_every_event_finds(drawn: Drawn, which: int):
    indexes = [index_lane(drawn, lane.members) for lane in lanes_of(drawn)]
    which %= len(drawn)
    assert neighbours(drawn, which, indexes) == neighbours(drawn, which)


@given(drawns(), st.integers(0, 299))
@settings(deadline=None)
def test_two_folds_that_are_one_hold_the_events_of_both(drawn: Drawn, which: int):
    view = crowd_of(drawn).view(TimeScale(TimeRange(-20_100, 20_100), 1200.0, 180.0), 200.0)
    which %= len(drawn)
    folds = [pill.members for pill in view.pills.pills]
    for one, other in pairwise(folds):
        both = one.with_those_of(other)
        assert all(event in both for event in [*one, *other])
        if which not in one and which not in other:
            assert which not in both


@pytest.mark.parametrize("decimals", [3, 9])
def test_an_index_made_of_small_numbers_is_the_same(decimals):
    random = np.random.default_rng(5)
    days = random.integers(0, 400, 6000)
    importance = np.round(random.random(6000), decimals)
    rows = zip(days.tolist(), importance.tolist(), strict=True)
    made = drawn_of(*(an_event(f"e{n}", str(np.datetime64("2020-01-01") + day), importance=weight)
                      for n, (day, weight) in enumerate(rows)), an_event("undated"))  # fmt: skip
    assert made.rank is not None
    members = np.flatnonzero(random.random(6001) < 0.7)
    quick, slow = index_lane(made, members), index_lane(replace(made, rank=None), members)
    dated = members[members < 6000]
    expected = dated[np.lexsort((dated, days[dated]))]
    for index in (quick, slow):
        np.testing.assert_array_equal(index.order, expected)
        first = index.classes[0].samples[0]
        ranks = np.lexsort((first.events, -importance[first.events]))
        np.testing.assert_array_equal(first.ranks[ranks], np.arange(len(dated)))


@given(views, st.integers(0, 99))
@settings(max_examples=40)
def test_what_lasts_for_years_leaves_a_row_to_the_many_that_are_short(scale: TimeScale, seed: int):
    middle, span = scale.time.middle, scale.span
    count, lasting = 400, 30
    random = np.random.default_rng(seed)
    begun = np.r_[random.uniform(-1, 1, count), random.uniform(-3, -2, lasting)]
    start = middle + begun * span
    lasts = np.r_[np.full(count, span / 1000), np.full(lasting, 5 * span)]
    bounds = np.stack((start, start, start + lasts, start + lasts), 1)
    zeros = np.zeros(len(start), np.uint8)
    nowhere = np.full(len(start), np.nan)
    drawn = Drawn(
        bounds, zeros + Shape.BAR, zeros, zeros, nowhere, nowhere, zeros + 1, zeros,
        zeros.astype(bool), np.r_[np.full(count, 0.2), np.full(lasting, 0.9)],
    )  # fmt: skip
    layout = crowd_of(drawn).view(scale, 300.0).layout
    last = len(layout.rows[0]) - 2
    long = {entry.row for entry in layout.entries if entry.event >= count}
    assert long == set(range(last)), "the most important are shown, all but in one row"
    assert any(entry.row == last and entry.event < count for entry in layout.entries)
