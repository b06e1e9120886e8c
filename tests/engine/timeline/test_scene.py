"""What a view of the timeline shows and answers, wherever it stands."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.timeline.scattered import (
    LEFT,
    Case,
    body_in_view,
    cases,
    overlaps,
)
from viewer.engine.timeline.drawn import Shape
from viewer.engine.timeline.layout import is_tight


@settings(max_examples=400)
@given(cases)
def test_nothing_is_painted_over_another_event(case: Case):
    assert overlaps(case.scene, LEFT, case.right) == []


@settings(max_examples=200)
@given(cases)
def test_labels_lie_within_the_view_and_have_room(case: Case):
    whole = {entry.event: entry.label for entry in case.scene.layout.entries}
    for (x, _, width, _), position in zip(case.scene.labels, case.scene.label_event, strict=True):
        assert x >= LEFT
        assert x + width <= case.right + 1e-6
        assert width >= min(20, whole[position] - 0.1), "a short title stands whole"


@settings(max_examples=200)
@given(cases)
def test_every_event_in_view_can_be_hit(case: Case):
    scene = case.scene
    for box, event in zip(scene.boxes, scene.box_event, strict=True):
        x0, y0, x1, y1 = box
        assert x1 > x0
        assert scene.at((x0 + x1) / 2, (y0 + y1) / 2) == event
    for (x, y, width, _), members in zip(scene.folds, scene.fold_members, strict=True):
        middle = min(max(x + width / 2, LEFT), case.right - 0.01)
        assert scene.fold_at(middle, y) is members
    hit = scene.events
    for event in range(len(case.drawn)):
        body = body_in_view(case, event)
        if body is not None and body[1] > LEFT and body[0] < case.right:
            assert event in hit


@given(cases)
def test_nothing_is_hit_beside_the_view(case: Case):
    scene = case.scene
    for y in np.linspace(0, scene.height, 20):
        assert scene.at(LEFT - 1, y) is None
        assert scene.at(case.right + 1, y) is None


@settings(max_examples=200)
@given(cases)
def test_solid_and_hatched_pieces_are_what_is_certain_and_what_may_be(case: Case):
    scene, scale = case.scene, case.scale
    low, high = LEFT - 40, case.right + 40
    shown = {entry.event: entry for entry in case.layout.entries}
    for event in set(scene.box_event.tolist()):
        pieces = scene.pieces[scene.piece_event == event]
        solid = scene.piece_solid[scene.piece_event == event]
        if case.drawn.shape[event] == Shape.POINT or is_tight(shown[event], case.layout.sizes):
            assert not len(pieces)
            continue
        es, ls, ee, le = (scale.x(float(day)) for day in case.drawn.bounds[event])
        if case.drawn.shape[event] == Shape.BAND:
            ls = ee = le
        covered = sorted((x, x + w) for x, _, w, _ in pieces)
        assert_near(covered[0][0] if covered else low, min(max(es, low), high))
        assert_near(covered[-1][1] if covered else high, max(min(le, high), low))
        assert all(abs(a[1] - b[0]) <= 0.5 for a, b in zip(covered, covered[1:], strict=False))
        core = [(x, x + w) for x, _, w, _ in pieces[solid]]
        a, b = max(ls, low), min(ee, high)
        if ls < ee and b - a > 0.5:
            assert len(core) == 1
            assert_near(core[0][0], a)
            assert_near(core[0][1], max(b, a + 1))
        elif not ls < ee:
            assert not core


def assert_near(x: float, wanted: float) -> None:
    assert abs(x - wanted) <= 0.5, (x, wanted)


@given(cases)
def test_a_moment_has_no_solid_piece_however_long_its_bounds(case: Case):
    solid = case.scene.piece_event[case.scene.piece_solid]
    assert (case.drawn.shape[solid] == Shape.BAR).all()
