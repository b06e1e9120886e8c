"""Words of arcs stand where nothing else is, whatever is selected and wherever the view stands."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings

from tests.engine.timeline.made import dataset_of, event
from tests.engine.timeline.scattered import (
    LEFT,
    Case,
    Place,
    events_of,
    look_at,
    place_of,
    seeds,
    widths_of,
)
from viewer.engine.timeline.arcs import MOST_STUBS, Arcs, arcs_of
from viewer.engine.timeline.room import painted
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.records import Relation, RelationType

KINDS = Dataset.index([RelationType("answers", Clean("answers"), Clean("is answered by"))])
OCTOBER = day_of(2020, 10, 15)


class Seen:
    """A view with one event selected, scrolled somewhere, and its arcs."""

    def __init__(self, case: Case, dataset: Dataset, selected: int, top: float, bottom: float):
        self.case, self.top, self.bottom = case, top, bottom
        self.text = case.layout.sizes.mark / 7
        self.arcs: Arcs = arcs_of(
            dataset, case.drawn, case.scene, selected, top, bottom,
            lambda text: 6.5 * self.text * len(text.english()),
        )  # fmt: skip

    def words(self) -> list[tuple[float, float, float, float]]:
        half = 7.5 * self.text
        return [(s.x, s.y - half, s.x + s.width, s.y + half) for s in self.arcs.stubs if s.width]


def seen(seed: int) -> Seen:
    """The random view of a number, with one event related to some of the others."""
    chance = Random(seed)
    events = events_of(chance)
    closed = frozenset(chance.choice(("", "trade", "border")) for _ in range(2))
    case = look_at(events, place_of(chance), widths_of(chance), closed)
    inside = sorted(case.scene.events) or [0]
    selected = chance.choice(inside)
    others = chance.sample(range(len(events)), min(len(events), chance.randint(0, 9)))
    relations = tuple(
        Relation("answers", *((events[selected].id, events[o].id)[:: chance.choice((1, -1))]))
        for o in others
        if o != selected
    )
    dataset = replace(dataset_of(*events), relation_types=KINDS, relations=relations)
    height = chance.choice((80.0, 200.0, case.layout.height + 60))
    top = chance.uniform(0, max(0.0, case.layout.height - height))
    return Seen(case, dataset, selected, top, top + height)


def touching(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01


@settings(max_examples=500)
@given(seeds)
def test_words_of_arcs_cover_nothing(seed: int):
    view = seen(seed)
    words = view.words()
    for number, box in enumerate(words):
        assert box[0] >= LEFT
        assert box[2] <= view.case.right
        assert box[1] >= view.top
        assert box[3] <= view.bottom
        assert not [other for other in words[:number] if touching(box, other)], "other words"
        assert not [p for p in painted(view.case.scene).tolist() if touching(box, tuple(p))]
    lines_end_in_view(view)
    no_side_has_too_many(view)


def lines_end_in_view(view: Seen) -> None:
    for stub in view.arcs.stubs:
        assert LEFT <= stub.curve.end.x <= view.case.right
        assert view.top <= stub.curve.end.y <= view.bottom
        at = (stub.x + stub.width / 2, stub.y)
        assert view.arcs.stub_at(*at) in view.arcs.stubs, "what leads away answers the mouse"


def no_side_has_too_many(view: Seen) -> None:
    for side in (-1, 1):
        assert sum(stub.side == side for stub in view.arcs.stubs) <= MOST_STUBS


def crowd(*more, width: float = 700.0, rows: int = 3):
    """A lane whose rows are full from edge to edge, and one event far away."""
    bars = [
        event(f"bar-{n}", "2020-01-01/2021-12-31", importance=0.9, categories=("letter",))
        for n in range(rows)
    ]
    events = [*bars, event("far", "1950-06-25", categories=("letter",)), *more]
    place = Place(OCTOBER, 30.0, width, rows * 19.0 + 7.0)
    case = look_at(events, place, [80.0] * len(events))
    dataset = replace(
        dataset_of(*events), relation_types=KINDS, relations=(Relation("answers", "bar-1", "far"),)
    )
    return case, dataset


def test_where_there_is_no_room_the_words_are_left_out_and_the_line_still_leads_there():
    case, dataset = crowd()
    view = Seen(case, dataset, 1, 0.0, case.layout.height)
    (stub,) = view.arcs.stubs
    assert stub.width == 0
    assert stub.text.english() == "← answers: far, 25 Jun 1950"
    assert stub.curve.end.x < LEFT + 20
    assert view.arcs.stub_at(*stub.curve.end) is stub
    assert stub.other == 3
    between = [y for y in (7.0 + 19 * n - 3.5 for n in range(5)) if abs(y - stub.y) < 1]
    assert between, "between two rows"


def test_below_the_last_lane_there_is_room():
    case, dataset = crowd()
    view = Seen(case, dataset, 1, 0.0, case.layout.height + 40)
    (stub,) = view.arcs.stubs
    assert stub.width > 0
    assert stub.y > case.layout.height


def test_words_are_cut_rather_than_left_out_but_never_to_nothing():
    many = [
        event("one", "2020-10-14", importance=0.9),
        event("other", "1950-06-25", importance=0.1),
    ]
    widths = [240.0, 80.0]
    for room, cut in ((700.0, False), (400.0, True), (210.0, None)):
        case = look_at(many, Place(OCTOBER, 30.0, room, 60.0), widths)
        dataset = replace(
            dataset_of(*many),
            relation_types=KINDS,
            relations=(Relation("answers", "one", "other"),),
        )
        (stub,) = Seen(case, dataset, 0, 0.0, 26.0).arcs.stubs
        wanted = 6.5 * len(stub.text.english())
        if cut is None:
            assert stub.width == 0
        else:
            assert (stub.width < wanted) == cut
            assert stub.width >= min(wanted, 120)


def test_a_line_runs_through_the_labels_it_crosses_and_no_others():
    case = look_at(
        [event("a", "2020-10-05"), event("b", "2020-10-25"), event("c", "2020-10-15")],
        Place(OCTOBER, 30.0, 900.0, 200.0), [60.0] * 3,
    )  # fmt: skip
    dataset = replace(
        dataset_of(event("a"), event("b"), event("c")),
        relation_types=KINDS, relations=(Relation("answers", "a", "b"),),
    )  # fmt: skip
    arcs = Seen(case, dataset, 0, 0.0, 200.0).arcs
    points = arcs.arcs[0].curve.points()
    on, off = points[len(points) // 2], points[len(points) // 2] + (0, 60)
    boxes = np.array([(x - 5, y - 5, x + 5, y + 5) for x, y in (on, off)])
    assert arcs.crossed(boxes).tolist() == [True, False]


def test_nothing_is_drawn_of_an_event_that_is_scrolled_away():
    case, dataset = crowd(rows=4)
    assert Seen(case, dataset, 1, 60.0, case.layout.height).arcs == Arcs()


@pytest.mark.parametrize(
    "date", ["2020-10-14", "2020-10-12/2020-10-18", "[2020-10-10..2020-10-20]"]
)
def test_lines_begin_beside_the_mark_and_not_in_it(date):
    events = [event("one", date), event("early", "1950"), event("late", "2030")]
    case = look_at(events, Place(OCTOBER, 60.0, 900.0, 200.0), [80.0] * 3)
    dataset = Dataset(
        Clean("made"), categories=dataset_of().categories, relation_types=KINDS,
        events=Events(events),
        relations=(Relation("answers", "one", "early"), Relation("answers", "late", "one")),
    )  # fmt: skip
    stubs = Seen(case, dataset, 0, 0.0, 200.0).arcs.stubs
    assert {(stub.side, stub.towards) for stub in stubs} == {(-1, True), (1, False)}
    radius = case.layout.sizes.mark * 0.72
    for stub in stubs:
        start = np.array(stub.curve.start)
        for mark in case.scene.marks:
            assert np.hypot(*(start - mark)) >= radius
