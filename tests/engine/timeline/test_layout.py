"""Rows of the timeline: nothing on top of anything, nothing lost, nothing that jumps."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.timeline.made import dataset_of, event
from tests.engine.timeline.scattered import (
    Case,
    Place,
    case_of,
    events_of,
    look_at,
    place_of,
    reserved,
    seeds,
    widths_of,
)
from viewer.engine.timeline.drawn import Shape, draw
from viewer.engine.timeline.lanes import group
from viewer.engine.timeline.layout import Side, Sizes
from viewer.engine.timeline.placing import lay_out, share_out
from viewer.engine.timeline.zoom_steps import STEP, stretched, zoom_step
from viewer.model.records import Clock
from viewer.model.view import Datings, GroupBy


@given(seeds, st.floats(1, STEP * 0.999))
def test_between_two_steps_of_the_zoom_nothing_changes_its_row(seed: int, factor: float):
    case = case_of(seed)
    zoom = zoom_step(case.scale.pixels_per_day)
    lanes, sizes = case.layout.lanes, Sizes()
    at_step = lay_out(case.drawn, lanes, zoom, 300, lambda _: 80.0, sizes, steady=True)
    later = stretched(at_step, case.drawn, zoom * factor)
    assert later.tops == at_step.tops
    for one, other in zip(at_step.entries, later.entries, strict=True):
        assert (one.event, one.lane, one.row) == (other.event, other.lane, other.row)
        assert other.side in (one.side, Side.INSIDE)
    for one, other in zip(at_step.folds, later.folds, strict=True):
        assert one.members.tolist() == other.members.tolist()
        assert other.x == pytest.approx(one.x * factor)
    for lane in later.rows:
        for row in lane:
            assert all(e <= s + 0.01 for e, s in zip(row.ends[:-1], row.starts[1:], strict=True))


@settings(max_examples=600)
@given(seeds, st.booleans())
def test_a_layout_of_anything_keeps_every_promise(seed: int, steady: bool):
    case = case_of(seed, steady=steady)
    no_two_things_of_a_row_touch(case)
    singles_and_folds_are_all_dated_members_of_each_lane(case)
    every_row_lies_inside_its_lane(case)
    the_most_important_are_not_folded_away(case)


def no_two_things_of_a_row_touch(case: Case) -> None:
    for things in reserved(case.layout).values():
        for one, other in pairwise(sorted(things)):
            assert one.x1 <= other.x0 + 0.01


def singles_and_folds_are_all_dated_members_of_each_lane(case: Case) -> None:
    for number, lane in enumerate(case.layout.lanes):
        singles = [entry.event for entry in case.layout.entries if entry.lane == number]
        folded = [int(e) for f in case.layout.folds if f.lane == number for e in f.members]
        dated = [int(e) for e in lane.members if case.drawn.shape[e] != Shape.UNDATED]
        assert sorted(singles + folded) == sorted(dated)


def every_row_lies_inside_its_lane(case: Case) -> None:
    layout, sizes = case.layout, case.layout.sizes
    for thing in (*layout.entries, *layout.folds):
        assert thing.row >= 0
        needed = (thing.row + 1) * sizes.row + 2 * sizes.pad
        assert needed <= layout.heights[thing.lane] + 1e-9
    ends = [top + height for top, height in zip(layout.tops, layout.heights, strict=True)]
    assert list(layout.tops[1:]) == ends[:-1]
    assert layout.height == ends[-1]


def the_most_important_are_not_folded_away(case: Case) -> None:
    for fold in case.layout.folds:
        singles = [e.event for e in case.layout.entries if e.lane == fold.lane]
        if singles and fold.row > 0:
            top = case.drawn.importance[np.array(singles)].max()
            assert top >= case.drawn.importance[fold.members].max()


@settings(max_examples=200)
@given(seeds, st.floats(-3000, 3000))
def test_rows_do_not_jump_while_panning(seed: int, days: float):
    chance = Random(seed)
    events, place, widths = events_of(chance), place_of(chance), widths_of(chance)
    here = look_at(events, place, widths)
    there = look_at(events, place._replace(middle=place.middle + days), widths)
    rows = {(e.event, e.lane): (e.row, e.side) for e in here.layout.entries}
    assert rows == {(e.event, e.lane): (e.row, e.side) for e in there.layout.entries}


@given(st.lists(st.integers(0, 60), max_size=20), st.integers(-50, 200), st.integers(1, 3))
def test_rows_are_shared_out_within_what_is_there(needs: list[int], room: int, least: int):
    caps = share_out(needs, room, least)
    floors = [min(need, least) for need in needs]
    assert all(f <= cap <= need for cap, need, f in zip(caps, needs, floors, strict=True))
    assert sum(caps) <= max(room, sum(floors))
    if sum(caps) < room:
        assert caps == needs
    for need, cap in zip(needs, caps, strict=True):
        for other_need, other in zip(needs, caps, strict=True):
            assert cap >= other or need < other_need or (need, cap + 1) == (other_need, other)


def needed(sizes: Sizes, needs: list[int]) -> float:
    """The height of lanes that have the fewest rows they may have."""
    rows = sum(min(max(need, 1), sizes.least_rows) for need in needs)
    return rows * sizes.row + 2 * len(needs) * sizes.pad


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=30),
    st.floats(0, 2000),
    st.sampled_from([0.7, 1.0, 1.3, 2.5]),
)
def test_rows_are_pressed_together_rather_than_scrolled(needs, height, text):
    roomy = Sizes().scaled(text)
    pressed = roomy.pressed(height, needs)
    if needed(roomy, needs) <= height:
        assert pressed == roomy
        return
    least = roomy.pressed(0, needs)
    assert needed(pressed, needs) <= max(height, needed(least, needs)) + 1e-9
    assert int(roomy.least_row) <= pressed.row <= roomy.row
    assert int(2 * roomy.least_pad) <= 2 * pressed.pad <= 2 * roomy.pad
    # No higher row would have fitted.
    taller = replace(pressed, row=pressed.row + 1, pad=least.pad)
    assert pressed.row + 1 > roomy.row or needed(taller, needs) > height - 1e-9
    assert (pressed.mark, pressed.gap, pressed.fold) == (roomy.mark, roomy.gap, roomy.fold)


def test_pressed_rows_lie_on_whole_pixels():
    for height in range(250, 360):
        pressed = Sizes().pressed(height, [2] * 8)
        assert pressed.row.is_integer()
        assert (2 * pressed.pad).is_integer()


@settings(max_examples=100)
@given(seeds, st.floats(0.2, 5))
def test_rows_are_as_high_at_every_zoom(seed: int, zoom: float):
    chance = Random(seed)
    events, place, widths = events_of(chance), place_of(chance), widths_of(chance)
    one = look_at(events, place, widths)
    other = look_at(events, place._replace(span=place.span * zoom), widths)
    assert one.layout.sizes == other.layout.sizes


def test_a_lane_that_needs_little_leaves_its_rows_to_the_others():
    assert share_out([1, 10, 10], 11, 2) == [1, 5, 5]
    assert share_out([3, 30], 13, 2) == [2, 11]
    assert share_out([10, 10], 3, 2) == [2, 2]
    assert share_out([], 10, 2) == []


def test_with_room_for_all_nothing_is_folded():
    events = [event(f"e{n}", f"2020-10-{n:02}") for n in range(1, 29)]
    case = look_at(events, Place(18550, 60, 1000, 2000), [150.0] * 28)
    assert case.layout.folds == ()
    assert len(case.layout.entries) == 28


def test_a_crowd_of_one_day_is_folded_and_counted():
    events = [event(f"e{n}", "2020-10-10") for n in range(40)]
    case = look_at(events, Place(18545, 60, 1000, 100), [150.0] * 40)
    singles = len(case.layout.entries)
    assert singles < 5
    assert [len(fold.members) for fold in case.layout.folds] == [40 - singles]


def test_the_most_important_stand_alone_when_there_is_no_room_for_all():
    events = [event(f"e{n}", "2020-10-10", importance=0.1 + n / 100) for n in range(40)]
    case = look_at(events, Place(18545, 60, 1000, 110), [150.0] * 40)
    alone = {entry.event for entry in case.layout.entries}
    assert alone
    assert min(alone) > max(int(e) for fold in case.layout.folds for e in fold.members)


def test_what_is_alone_in_its_fold_stands_there_with_its_label():
    crowd = [event(f"e{n}", "2020-10-10", importance=0.9 - n / 100) for n in range(9)]
    crowd.append(event("later", "2020-10-24", importance=0.1))
    crowd += [event(f"long{n}", "2020-10-20/2020-11-20", importance=0.5) for n in range(9)]
    layout = look_at(crowd, Place(18550, 60, 1000, 60), [60.0] * 40).layout
    (later,) = [entry for entry in layout.entries if entry.event == 9]
    assert later.row == len(layout.rows[0]) - 1
    assert later.side is not Side.NONE


def test_an_event_of_two_places_stands_once_in_each_lane():
    data = dataset_of(
        event("a", "2020-10-10", places=("dandong", "sinuiju", "dandong")),
        event("b", "2020-10-11", places=("sinuiju",)),
        event("c", "2020-10-12"),
    )
    lanes = group(data, GroupBy.PLACE, np.ones(3, dtype=bool))
    assert {lane.key: lane.members.tolist() for lane in lanes} == {
        "dandong": [0], "sinuiju": [0, 1], "": [2],
    }  # fmt: skip
    drawn = draw(data, Clock.OCCURRED, Datings.ALL)
    layout = lay_out(drawn, lanes, 10.0, 400.0, lambda _: 50.0, Sizes())
    assert sorted((e.lane, e.event) for e in layout.entries) == [(0, 0), (1, 0), (1, 1), (2, 2)]


def test_no_lanes_and_no_height_are_no_trouble():
    nothing = look_at([event("undated")], Place(18545, 60, 1000, 0), [50.0])
    assert nothing.layout.entries == ()
    assert nothing.layout.height > 0
    layout = lay_out(nothing.drawn, (), 1.0, 0.0, lambda _: 50.0, Sizes())
    assert layout.height == 0.0


def test_a_lane_that_was_folded_up_has_one_row_of_counts():
    events = [event(f"e{n}", f"2020-10-{n:02}", categories=("trade",)) for n in range(1, 29)]
    events.append(event("open", "2020-10-10"))
    place, widths = Place(18550, 300, 1000, 900), [150.0] * 40
    layout = look_at(events, place, widths, frozenset({"trade"})).layout
    rows = dict(zip([lane.key for lane in layout.lanes], layout.rows, strict=True))
    assert len(rows["trade"]) == 1
    assert sum(len(fold.members) for fold in layout.folds) == 28
    assert len(look_at(events, place, widths).layout.folds) == 0


@pytest.mark.parametrize("share", [0.0, 0.5, 0.98])
def test_a_bar_holds_its_label_as_soon_as_it_is_wide_enough(share: float):
    drawn = draw(dataset_of(event("a", "2020-01-01/2020-12-31")), Clock.OCCURRED, Datings.ALL)
    lanes = group(dataset_of(event("a", "2020")), GroupBy.CATEGORY, np.ones(1, dtype=bool))
    step = zoom_step(0.3)
    zoom = step * STEP**share
    just = 366 * zoom - 2 * Sizes().gap
    for label, side in ((just - 0.5, Side.INSIDE), (just + 0.5, Side.RIGHT)):
        layout = lay_out(drawn, lanes, step, 300, lambda _, w=label: w, Sizes(), steady=True)
        (entry,) = stretched(layout, drawn, zoom).entries
        assert entry.side is side
