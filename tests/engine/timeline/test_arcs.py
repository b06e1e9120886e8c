"""Arcs between related events, broken at the edge with words."""

from dataclasses import replace

import numpy as np
import pytest

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.arcs import Arcs, arcs_of
from viewer.engine.timeline.drawn import draw
from viewer.engine.timeline.lanes import group
from viewer.engine.timeline.layout import Sizes
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import build_scene
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import Category, Clock, Event, Relation, RelationType
from viewer.model.view import Datings, GroupBy, TimeRange


def event(name: str, date: str | None) -> Event:
    return Event(name, Clean(f"Event {name}"), ("all",), occurred=parse(date) if date else None)


@pytest.fixture
def dataset() -> Dataset:
    return Dataset(
        Clean("Letters"),
        categories=Dataset.index([Category("all", Clean("All"))]),
        relation_types=Dataset.index(
            [RelationType("answers", Clean("answers"), Clean("is answered by"))]
        ),
        events=Events(
            [
                event("letter", "2020-10-10"),
                event("reply", "2020-10-19"),
                event("much-later", "2022-01-16"),
                event("long-ago", "1950"),
                event("undated", None),
            ]
        ),
        relations=(
            Relation("answers", "reply", "letter"),
            Relation("answers", "much-later", "letter", claimed_by="somebody"),
            Relation("answers", "letter", "long-ago"),
            Relation("answers", "letter", "undated"),
            Relation("answers", "letter", None),
        ),
    )


def arcs(dataset: Dataset, selected: str, start: str = "2020-10-01", end: str = "2020-11-01"):
    drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    time = TimeRange(parse(start).earliest_start, parse(end).earliest_start)
    scale = TimeScale(time, 1000, 184)
    lanes = group(dataset, GroupBy.CATEGORY, np.ones(len(dataset.events), dtype=bool))
    layout = lay_out(drawn, lanes, scale.pixels_per_day, 400, lambda _: 80.0, Sizes())
    scene = build_scene(drawn, layout, scale)
    position = dataset.events.position(selected)
    assert position is not None
    found = arcs_of(dataset, drawn, scene, position, 0, 400, lambda text: 7.0 * len(text.english()))
    return found, scale


def test_an_arc_leads_from_the_reply_to_the_letter_whichever_is_selected(dataset):
    for selected in ("letter", "reply"):
        found, scale = arcs(dataset, selected)
        arc = next(a for a in found.arcs)
        reply = scale.x(parse("2020-10-19").earliest_start + 0.5)
        letter = scale.x(parse("2020-10-10").earliest_start + 0.5)
        assert reply - 10 <= arc.curve.start.x <= reply
        assert letter <= arc.curve.end.x <= letter + 10
        assert not arc.claimed


def test_what_is_out_of_view_is_named_at_the_edge(dataset):
    found, _ = arcs(dataset, "letter")
    said = {stub.text.english(): stub for stub in found.stubs}
    later = said["is answered by: Event much-later, 16 Jan 2022 →"]
    assert later.side == 1
    assert later.claimed
    assert not later.towards
    earlier = said["← answers: Event long-ago, 1950"]
    assert earlier.side == -1
    assert earlier.towards
    assert "answers: Event undated, undated" in said


def test_the_words_at_the_edge_lead_there(dataset):
    found, _ = arcs(dataset, "letter")
    for stub in found.stubs:
        assert found.stub_at(stub.x + 1, stub.y) is stub
    assert found.stub_at(5000, 5000) is None


def test_no_more_than_three_lines_leave_the_view_on_a_side(dataset):
    many = [event(f"later-{n}", f"2021-0{n}") for n in range(1, 9)]
    crowded = replace(
        dataset,
        events=Events([*dataset.events, *many]),
        relations=tuple(Relation("answers", e.id, "letter") for e in many),
    )
    found, _ = arcs(crowded, "letter")
    assert len(found.stubs) == 3
    ys = [stub.y for stub in found.stubs]
    assert len(set(ys)) == 3


def test_nothing_is_drawn_of_an_event_that_is_out_of_view(dataset):
    found, _ = arcs(dataset, "much-later")
    assert found.arcs == ()
    assert found.stubs == ()


def test_the_boxes_of_the_lines_hold_every_point_of_them(dataset):
    found, _ = arcs(dataset, "letter")
    boxes = found.boxes()
    for curve in (one.curve for one in (*found.arcs, *found.stubs)):
        for x, y in curve.points()[::10].tolist():
            x0, y0, x1, y1 = boxes.T
            assert ((x0 <= x) & (x <= x1) & (y0 <= y) & (y <= y1)).any()
    assert Arcs().boxes().shape == (0, 4)
