"""A selected event is always seen, among few and very many: it never hides in a fold."""

from itertools import pairwise
from random import Random

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engine.timeline.crowds import crowd_of, drawns, lanes_of, views
from tests.engine.timeline.made import event as an_event
from tests.engine.timeline.scattered import Place, case_of, look_at, seeds
from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.crowd import anchor_of
from viewer.engine.timeline.crowded import InView
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.layout import Layout, Sizes
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import build_scene
from viewer.engine.timeline.unfolded import unfolded
from viewer.engine.timeline.zoom_steps import FINE_STEPS, stretched, zoom_step
from viewer.model.view import TimeRange

selections = st.lists(st.integers(0, 299), min_size=1, max_size=6)


def chosen(drawn: Drawn, wanted: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(event % len(drawn) for event in wanted))


def counted(seen: InView) -> list[int]:
    folded = [event for pill in seen.pills.pills for event in pill.members]
    return sorted([entry.event for entry in seen.layout.entries] + folded)


def touching(layout: Layout) -> list[tuple[float, float]]:
    """Ends of what overlaps in any row."""
    return [
        (end, start)
        for lane in layout.rows
        for row in lane
        for end, start in zip(row.ends[:-1], row.starts[1:], strict=True)
        if end > start + 0.01
    ]


@given(drawns(), views, selections)
@settings(max_examples=150)
def test_the_selected_event_is_a_single_wherever_its_time_is_in_view(
    drawn: Drawn, scale: TimeScale, wanted: list[int]
):
    selected = chosen(drawn, wanted)
    anchor = anchor_of(drawn, selected[-1])
    assume(np.isfinite(anchor))
    if not scale.time.start <= anchor < scale.time.end:
        scale = TimeScale(
            TimeRange(anchor - scale.span / 3, anchor + scale.span / 2), scale.width, scale.left
        )
    crowd = crowd_of(drawn)
    seen = crowd.view(scale, 300.0, selected)
    several = {n for n, lane in enumerate(crowd.lanes) if selected[-1] in lane.members
               and len(seen.layout.rows[n]) > 1}  # fmt: skip
    singles = {(entry.lane, entry.event) for entry in seen.layout.entries}
    for lane in several:
        assert (lane, selected[-1]) in singles
        assert all(selected[-1] not in pill.members for pill in seen.pills.pills)
    found, before = counted(seen), set(counted(crowd.view(scale, 300.0)))
    assert len(found) == len(set(found)), "nobody is there twice"
    touch = (drawn.bounds[:, 0] < scale.time.end) & (drawn.bounds[:, 3] > scale.time.start)
    assert set(np.flatnonzero(touch).tolist()) <= set(found) <= before | set(selected)
    assert touching(seen.layout) == []


@given(drawns(), views, selections)
@settings(max_examples=60)
def test_what_is_lifted_is_painted_over_nothing_and_can_be_hit(
    drawn: Drawn, scale: TimeScale, wanted: list[int]
):
    seen = crowd_of(drawn).view(scale, 300.0, chosen(drawn, wanted))
    scene = build_scene(drawn, seen.layout, scale, seen)
    for event in seen.layout.lifted:
        for x0, y0, x1, y1 in scene.boxes[scene.box_event == event].tolist():
            assert scene.at((x0 + x1) / 2, (y0 + y1) / 2) == event
    boxes = sorted(map(tuple, scene.boxes[:, [1, 0, 2]].tolist()))
    for (y, _, end), (other, start, _) in pairwise(boxes):
        assert y != other or end <= start + 0.01


@given(drawns(), views, st.integers(0, 299), st.lists(st.floats(-0.4, 0.4), max_size=4))
@settings(max_examples=60)
def test_a_lifted_event_keeps_its_row_while_panning(
    drawn: Drawn, scale: TimeScale, which: int, steps: list[float]
):
    event = which % len(drawn)
    anchor = anchor_of(drawn, event)
    assume(np.isfinite(anchor))
    crowd, rows = crowd_of(drawn), set()
    for step in (0.0, *steps):
        middle = anchor + step * scale.span
        time = TimeRange(middle - scale.span / 2, middle + scale.span / 2)
        seen = crowd.view(TimeScale(time, scale.width, scale.left), 300.0, (event,))
        if event in seen.layout.lifted:
            rows |= {(e.lane, e.row, e.side) for e in seen.layout.entries if e.event == event}
    assert len(rows) <= 1


@given(drawns(), views, st.integers(0, 299))
@settings(max_examples=60)
def test_selecting_moves_nothing_but_what_makes_room(drawn: Drawn, scale: TimeScale, which: int):
    crowd = crowd_of(drawn)
    before = {(e.lane, e.event): e.row for e in crowd.view(scale, 300.0).layout.entries}
    seen = crowd.view(scale, 300.0, (which % len(drawn),))
    for entry in seen.layout.entries:
        was = before.get((entry.lane, entry.event))
        last = len(seen.layout.rows[entry.lane]) - 1
        assert was in (None, entry.row) or entry.row == last


def test_of_a_crowd_of_one_day_each_is_seen_when_it_is_selected_and_its_fold_opens():
    count = 400
    start = np.full(count, 5.0)
    bounds = np.stack((start, start + 1, start, start + 1), 1)
    zeros = np.zeros(count, np.uint8)
    drawn = Drawn(
        bounds, zeros + Shape.POINT, zeros, zeros, start + 0.5, np.full(count, np.nan),
        zeros + 1, zeros, zeros.astype(bool), np.full(count, 0.5),
    )  # fmt: skip
    crowd, scale = crowd_of(drawn), TimeScale(TimeRange(-50.0, 50.0), 1200.0, 180.0)
    plain = crowd.view(scale, 200.0)
    singles = {entry.event for entry in plain.layout.entries}
    assert len(lanes_of(drawn)) == 1
    assert len(singles) < 20
    for event in range(count):
        seen = crowd.view(scale, 200.0, (event,))
        scene = build_scene(drawn, seen.layout, scale, seen)
        assert event in scene.box_event
        assert (event in seen.layout.lifted) == (event not in singles)
        found = scene.fold_of(event)
        assert (found is None) == (event in singles)
        assert found is None or event in found[2], "it is still one of its fold"
        assert len(scene.box_event) + sum(map(len, scene.fold_members)) == count


@settings(max_examples=600)
@given(seeds, selections)
def test_among_few_the_selected_event_is_a_single_too(seed: int, wanted: list[int]):
    case = case_of(seed, steady=True)
    zoom = zoom_step(case.scale.pixels_per_day, FINE_STEPS)
    chance = Random(seed)
    widths = [chance.uniform(4, 300) for _ in range(40)]
    height = chance.choice((40.0, 80.0, 200.0))
    selected = chosen(case.drawn, wanted)

    def measure(position: int) -> float:
        return widths[position]

    plain = lay_out(case.drawn, case.layout.lanes, zoom, height, measure, Sizes(), steady=True)
    layout = unfolded(plain, case.drawn, measure, selected)
    folded = {(f.lane, int(e)) for f in layout.folds for e in f.members}
    singles = {(e.lane, e.event) for e in layout.entries}
    for lane, _ in (pair for pair in folded if pair[1] == selected[-1]):
        assert len(layout.rows[lane]) == 1, "it hides only where a lane has no row but of folds"
    assert not folded & singles
    everybody = {(e.lane, e.event) for e in plain.entries}
    everybody |= {(f.lane, int(e)) for f in plain.folds for e in f.members}
    assert folded | singles == everybody
    assert sum(len(f.members) for f in layout.folds) + len(layout.entries) == len(everybody)
    # What is not in the way stays where it was.
    rows = {(e.lane, e.event): (e.row, e.side) for e in plain.entries}
    assert all(rows[key] == (e.row, e.side) for e in layout.entries
               if (key := (e.lane, e.event)) in rows)  # fmt: skip
    for factor in (1.0, 2.0 ** (0.999 / FINE_STEPS)):
        assert touching(stretched(layout, case.drawn, zoom * factor)) == []


def test_among_few_the_fold_of_a_selected_event_still_opens():
    events = [an_event(f"e{n}", "2020-10-10", importance=0.9 - n / 100) for n in range(40)]
    case = look_at(events, Place(18545, 60, 1000, 100), [60.0] * 40, steady=True)
    hidden = int(case.layout.folds[0].members[0])
    layout = unfolded(case.layout, case.drawn, lambda _: 60.0, (hidden,))
    scene = build_scene(case.drawn, layout, case.scale)
    assert hidden in scene.box_event
    assert len(scene.box_event) + sum(map(len, scene.fold_members)) == 40
    found = scene.fold_of(hidden)
    assert found is not None
    assert hidden in found[2]
    assert set(case.layout.folds[0].members.tolist()) <= {*found[2].tolist()}
