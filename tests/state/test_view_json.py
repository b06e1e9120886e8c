"""A view that was kept comes back; whatever stands in its file, a good view comes out."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.takeaway.made import dataset
from viewer.model.records import Clock
from viewer.model.view import (
    FARTHEST,
    Arrangement,
    Choice,
    Comparison,
    Datings,
    Filter,
    Formula,
    GroupBy,
    Measure,
    Pane,
    Panel,
    Recipe,
    TimeRange,
    ValueScale,
    ViewState,
    Vintage,
    Window,
)
from viewer.state.view_json import view_as_json, view_from_json

DATA = dataset()
FIRST = ViewState(TimeRange(18000, 18500), panes=(Pane("value", ("exports",)),))
OTHER = ViewState(
    TimeRange(-5.25, 1e6),
    clock=Clock.REPORTED,
    datings=Datings.MAIN,
    selection=("letter", "exports-october", "exports#0"),
    filter=Filter("status:rumour “ä”", uncertain=False),
    group_by=GroupBy.ACTOR,
    collapsed=frozenset({"letters", "talk"}),
    lane_order=("talk", "letters"),
    panes=(
        Pane(
            "trade",
            ("exports", "exports-october"),
            Arrangement.STACKED,
            Recipe("Q", Measure.INDEX, "2020-01", 3, Formula.BALANCE),
            1.5,
            ("exports",),
        ),
        Pane("share", ("exports-october",)),
    ),
    value_scale=ValueScale.SMALL_VALUES,
    mirrored=True,
    choice=Choice("2021-01-19", "customs", "raw", Vintage.FIRST, ("exports-october",)),
    comparison=Comparison(Window.TYPED, "2020-02"),
    brush=TimeRange(18100, 18200),
    chart_room=0.375,
    shortened=True,
    panel=Panel.LIST,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def kept(view: ViewState) -> dict:
    """What stands in a file after a view was written there."""
    return json.loads(json.dumps(view_as_json(view)))


def back(found: object, *, same_file: bool = True) -> ViewState:
    return view_from_json(found, DATA, FIRST, same_file=same_file)


def test_every_field_comes_back():
    assert back(kept(OTHER)) == OTHER
    for field in fields(ViewState):
        assert getattr(OTHER, field.name) != getattr(FIRST, field.name), "the test sees it"


@pytest.mark.parametrize("found", [None, [], "view", 5, {}, {"time": None}, {"nothing": 1}])
def test_what_is_no_view_leaves_the_first_one(found: object):
    assert back(found) == FIRST


@pytest.mark.parametrize(
    "time",
    [
        [1], [1, 2, 3], [2, 1], [1, 1], ["1", "2"], [True, 5], [None, None], "12", {},
        [float("nan"), 5], [0, float("inf")], [-1e300, 1e300], [0, 2 * FARTHEST],
        [10**400, 10**401],
    ],
)  # fmt: skip
def test_a_time_that_is_none_is_left(time: object):
    assert back({"time": time, "mirrored": True}) == replace(FIRST, mirrored=True)


def test_a_time_too_short_to_be_seen_is_widened():
    assert back({"time": [5.0, 5.0 + 1e-9]}).time.span == pytest.approx(1 / 24)


@pytest.mark.parametrize("window", [True, 0, -3, 10**30, "12", None, float("nan")])
def test_a_part_of_a_pane_that_is_none_is_left(window: object):
    pane = {"kind": "value", "series": ["exports"], "height": window}
    found = back({"panes": [{**pane, "recipe": {"window": window, "measure": "index"}}]})
    assert found.panes == (Pane("value", ("exports",), recipe=Recipe(measure=Measure.INDEX)),)


def test_ids_that_the_dataset_does_not_hold_are_dropped():
    view = kept(replace(OTHER, selection=("letter", "gone", "exports#7", "exports#1")))
    view["panes"] = [
        {"kind": "value", "series": ["gone", "exports"]},
        {"kind": "value", "series": ["gone"]},
        {"kind": "sculpture", "series": ["exports"]},
    ]
    found = back(view)
    assert found.selection == ("letter", "exports#1")
    assert found.panes == (Pane("value", ("exports",)),)


def test_where_no_pane_is_left_those_of_the_dataset_stay():
    assert back({"panes": [{"kind": "value", "series": ["gone"]}]}).panes == FIRST.panes


def test_in_a_changed_file_nothing_is_found_by_its_place_and_charts_are_chosen_anew():
    found = back(kept(OTHER), same_file=False)
    assert found == replace(OTHER, selection=(), panes=FIRST.panes)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(ViewState)]), JSON))
def test_whatever_was_written_a_view_of_the_right_types_comes_out(found: dict):
    view = back(found)
    for field in fields(ViewState):
        if field.name != "brush":
            assert type(getattr(view, field.name)) is type(getattr(FIRST, field.name))
    assert view.brush is None or view.brush.start < view.brush.end
    assert view.time.start < view.time.end
    assert all(isinstance(name, str) for name in (*view.selection, *view.collapsed))
    assert view.panes or found["panes"] == []
    assert isinstance(view.filter.query, str)
    assert back(kept(view)) == view
