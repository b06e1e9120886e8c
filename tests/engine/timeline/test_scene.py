"""What a view of the timeline shows and answers, wherever it stands."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.timeline.made import event
from tests.engine.timeline.scattered import (
    LEFT,
    Case,
    Place,
    body_in_view,
    case_of,
    look_at,
    overlaps,
    seeds,
)
from viewer.engine.timeline.drawn import Edge, Shape
from viewer.engine.timeline.layout import is_tight
from viewer.model.calendar import day_of
from viewer.model.records import Stance

OCTOBER = day_of(2020, 10, 15)


@settings(max_examples=500)
@given(seeds, st.booleans())
def test_a_view_of_anything_keeps_every_promise(seed: int, steady: bool):
    case = case_of(seed, steady=steady)
    assert overlaps(case.scene, LEFT, case.right) == []
    labels_lie_within_the_view(case)
    every_event_in_view_can_be_hit(case)
    nothing_is_hit_beside_the_view(case)
    pieces_are_what_is_certain_and_what_may_be(case)
    a_moment_has_no_solid_piece(case)


def labels_lie_within_the_view(case: Case) -> None:
    whole = {entry.event: entry.label for entry in case.scene.layout.entries}
    for (x, _, width, _), position in zip(case.scene.labels, case.scene.label_event, strict=True):
        assert x >= LEFT
        assert x + width <= case.right + 1e-6
        assert width >= min(20, whole[position] - 0.1), "a short title stands whole"


def every_event_in_view_can_be_hit(case: Case) -> None:
    scene = case.scene
    for (x0, y0, x1, y1), position in zip(scene.boxes, scene.box_event, strict=True):
        assert x1 > x0
        assert scene.at((x0 + x1) / 2, (y0 + y1) / 2) == position
    for (x, y, width, count), members in zip(scene.folds, scene.fold_members, strict=True):
        assert x >= LEFT
        assert x + width <= case.right + 1e-6
        assert scene.fold_at(x + width / 2, y) is members
        assert count == len(members)
        assert all(reaches_into_view(case, int(member)) for member in members)
    for position in range(len(case.drawn)):
        body = body_in_view(case, position)
        if body is not None and body[1] > LEFT and body[0] < case.right:
            assert position in scene.events


def reaches_into_view(case: Case, position: int) -> bool:
    # Marks and ties reach a little beyond the date itself.
    room = 2 * case.layout.sizes.mark + 4
    days = [*case.drawn.bounds[position], case.drawn.mark[position], case.drawn.other[position]]
    there = [case.scale.x(float(day)) for day in days if not np.isnan(day)]
    return min(there) - room < case.right and max(there) + room > LEFT


def nothing_is_hit_beside_the_view(case: Case) -> None:
    for y in np.linspace(0, case.scene.height, 12):
        assert case.scene.at(LEFT - 1, y) is None
        assert case.scene.at(case.right + 1, y) is None


def pieces_are_what_is_certain_and_what_may_be(case: Case) -> None:
    scene, scale = case.scene, case.scale
    low, high = LEFT - 40, case.right + 40  # cut a little beyond the edges
    entries = {entry.event: entry for entry in case.layout.entries}
    for position in set(scene.box_event.tolist()):
        pieces = scene.pieces[scene.piece_event == position]
        solid = scene.piece_solid[scene.piece_event == position]
        shape = case.drawn.shape[position]
        if shape == Shape.POINT or is_tight(entries[position], case.layout.sizes):
            assert not len(pieces)
            continue
        es, ls, ee, le = (scale.x(float(day)) for day in case.drawn.bounds[position])
        covered = sorted((x, x + w) for x, _, w, _ in pieces)
        assert_near(covered[0][0] if covered else low, min(max(es, low), high))
        assert_near(covered[-1][1] if covered else high, max(min(le, high), low))
        assert all(abs(one[1] - other[0]) <= 0.5 for one, other in pairwise(covered))
        core = [(x, x + w) for x, _, w, _ in pieces[solid]]
        start, end = max(ls, low), min(ee, high)
        if shape == Shape.BAR and ls < ee and end - start > 0.5:
            assert len(core) == 1
            assert_near(core[0][0], start)
            assert_near(core[0][1], max(end, start + 1))
        elif shape != Shape.BAR or ls >= ee:
            assert not core


def assert_near(x: float, wanted: float) -> None:
    assert abs(x - wanted) <= 0.5, (x, wanted)


def a_moment_has_no_solid_piece(case: Case) -> None:
    solid = case.scene.piece_event[case.scene.piece_solid]
    assert (case.drawn.shape[solid] == Shape.BAR).all()


def alone(written: str, span: float = 60, width: float = 1000, label: float = 60, **fields) -> Case:
    """Return a view of October 2020 with one event in it."""
    it = event("it", written, fields.pop("reported", None), **fields)
    return look_at([it], Place(OCTOBER, span, width, 300), [label])


def ends_of(case: Case) -> list[tuple[float, str, int]]:
    return [
        (round(x, 1), Edge(kind).name.lower(), int(side))
        for (x, _), kind, side in zip(
            case.scene.ends, case.scene.end_kind, case.scene.end_side, strict=True
        )
    ]


def pieces_of(case: Case) -> list[tuple[float, float, str]]:
    return [
        (round(x, 1), round(x + w, 1), "solid" if solid else "hatched")
        for (x, _, w, _), solid in zip(case.scene.pieces, case.scene.piece_solid, strict=True)
    ]


def x(case: Case, *date: int) -> float:
    return round(case.scale.x(day_of(*date)), 1)


def test_a_day_is_a_mark_at_its_noon_and_nothing_else():
    case = alone("2020-10-10")
    assert case.scene.marks[:, 0].tolist() == [case.scale.x(day_of(2020, 10, 10) + 0.5)]
    assert pieces_of(case) == []
    assert ends_of(case) == []


def test_a_month_is_hatched_between_brackets_with_its_mark_outside():
    case = alone("2020-10")
    first, last = x(case, 2020, 10, 1), x(case, 2020, 11, 1)
    assert pieces_of(case) == [(first, last, "hatched")]
    assert ends_of(case) == [(first, "bracket", -1), (last, "bracket", 1)]
    assert case.scene.marks[0, 0] > last


def test_before_a_day_has_a_bracket_there_and_a_torn_end_at_the_edge_of_the_view():
    case = alone("[..2020-10-10]")
    assert pieces_of(case) == [(LEFT - 40, x(case, 2020, 10, 11), "hatched")]
    assert ends_of(case) == [(LEFT, "torn", -1), (x(case, 2020, 10, 11), "bracket", 1)]


def test_since_the_summer_is_hatched_through_the_summer_then_solid_with_an_arrow():
    case = alone("2020-22/..", span=300)
    start, sure = x(case, 2020, 6, 1), x(case, 2020, 9, 1)
    assert pieces_of(case) == [(start, sure, "hatched"), (sure, case.right + 40, "solid")]
    assert ends_of(case) == [(start, "bracket", -1), (case.right, "arrow", 1)]


def test_until_a_year_surely_lasted_at_no_time():
    case = alone("/2020", span=3000)
    assert [kind for _, _, kind in pieces_of(case)] == ["hatched"]
    assert ends_of(case)[0] == (LEFT, "torn", -1)


def test_a_state_known_to_include_a_year_is_solid_there_with_torn_ends():
    case = alone("2020/2020", span=1000, bound="start end")
    first, last = x(case, 2020, 1, 1), x(case, 2021, 1, 1)
    assert pieces_of(case) == [(first, last, "solid")]
    assert ends_of(case) == [(first, "torn", -1), (last, "torn", 1)]


def test_a_tie_joins_the_two_days_of_an_event():
    case = alone("2020-10-10", reported="2020-10-20")
    assert case.scene.ties[:, :2].tolist() == [
        [case.scale.x(day_of(2020, 10, 10) + 0.5), case.scale.x(day_of(2020, 10, 20) + 0.5)]
    ]
    assert case.scene.at(x(case, 2020, 10, 15), float(case.scene.ties[0, 2])) == 0


@pytest.mark.parametrize("written", ["2020-10-10", "2020-10-20/2020-10-21", "2020-10"])
def test_what_is_too_short_for_its_shape_is_its_mark_alone(written):
    case = alone(written, span=4000)
    assert len(case.scene.marks) == 1
    assert pieces_of(case) == []
    assert ends_of(case) == []


def test_the_label_of_what_reaches_beyond_the_view_stays_in_view():
    case = alone("2019/2022", span=30, label=120)
    ((left, _, width, _),) = case.scene.labels
    assert left >= LEFT
    assert width == 120
    assert left + width <= case.right


def test_a_bar_that_is_not_confirmed_carries_the_mark_of_its_status():
    assert len(alone("2020/2020", stance=Stance.RUMOUR).scene.marks) == 1
    assert len(alone("2020/2020", stance=Stance.CONFIRMED).scene.marks) == 0


def test_near_the_right_edge_a_label_steps_to_the_left_of_its_mark():
    case = alone("2020-11-13", label=120)
    ((left, _, width, _),) = case.scene.labels
    assert width == 120
    assert left + width < case.scene.marks[0, 0]


def test_what_lasts_through_the_view_is_counted_there_though_its_fold_lies_elsewhere():
    lasting = [event(f"lasting{n}", "1950/2090", importance=0.1) for n in range(9)]
    days = [event(f"day{n}", "2020-10-15", importance=0.9) for n in range(9)]
    case = look_at([*lasting, *days], Place(OCTOBER, 20, 1000, 80), [100.0] * 18)
    assert case.layout.folds
    assert set(range(9)) <= case.scene.events


def test_where_a_row_is_full_its_marks_join_the_fold_at_the_edge():
    """Marks in a row of their own, so close that no pill fits between them."""
    marks = [event(f"m{n}", f"2020-10-{n:02}", importance=0.9) for n in range(1, 31)]
    lasting = [event(f"l{n}", "1900/1901", importance=0.1) for n in range(3)]
    lasting += [event(f"l{n}", "1950/2090", importance=0.1) for n in range(3, 9)]
    for span in np.geomspace(3, 60, 60):
        case = look_at([*marks, *lasting], Place(OCTOBER, float(span), 300, 70), [4.0] * 40)
        assert overlaps(case.scene, LEFT, case.right) == []
        assert set(range(33, 39)) <= case.scene.events


def test_nothing_is_found_where_nothing_is():
    case = alone("2020-10-10")
    assert case.scene.at(case.right - 5, 5) is None
    assert case.scene.fold_at(LEFT + 5, 5) is None
    assert (
        look_at([event("undated")], Place(OCTOBER, 60, 1000, 300), [9.0]).scene.at(300, 10) is None
    )
