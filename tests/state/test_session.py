"""One value says what the user looks at; who hears of a change sees all of it."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Clock
from viewer.model.view import (
    Choice,
    Comparison,
    Datings,
    Filter,
    GroupBy,
    Pane,
    Panel,
    TimeRange,
    ValueScale,
    ViewState,
    Window,
    within_axis,
)
from viewer.state.history import LONGEST, History
from viewer.state.session import Session

FIRST = ViewState(TimeRange(0, 100))
DATASET = Dataset(Clean("two neighbours"))
NAMES = [field.name for field in fields(ViewState)]
OTHERS = {
    "time": TimeRange(5, 6),
    "clock": Clock.REPORTED,
    "datings": Datings.MAIN,
    "selection": ("letter",),
    "filter": Filter("rumour"),
    "group_by": GroupBy.STATUS,
    "collapsed": frozenset({"trade"}),
    "lane_order": ("trade", "letter"),
    "panes": (Pane("trade", ("imports", "exports")),),
    "value_scale": ValueScale.SMALL_VALUES,
    "mirrored": True,
    "choice": Choice("2021-01-19"),
    "comparison": Comparison(Window.MONTH),
    "brush": TimeRange(7, 8),
    "chart_room": 0.5,
    "shortened": True,
    "panel": Panel.LIST,
}
"""Another value than the first for each field of a view."""

ids = st.sampled_from(("letter", "trains", "visit"))
CHANGES = {
    "time": st.builds(within_axis, st.floats(-1e5, 1e5), st.floats(-1e5, 1e5)),
    "clock": st.sampled_from(Clock),
    "selection": st.lists(ids, max_size=2, unique=True).map(tuple),
    "filter": st.builds(Filter, st.sampled_from(("", "rumour", "(")), st.booleans()),
    "group_by": st.sampled_from(GroupBy),
    "panel": st.sampled_from(Panel),
}
changes = st.fixed_dictionaries({}, optional=CHANGES)


def opened() -> Session:
    session = Session()
    session.show(DATASET, FIRST)
    return session


def heard(session: Session) -> list[str]:
    """Return a list that fills with the names of all signals that go out."""
    told: list[str] = []
    names = [f"{name}_changed" for name in NAMES]
    for name in (*names, "view_changed", "dataset_changed", "history_changed"):
        getattr(session, name).connect(lambda *_, name=name: told.append(name))
    return told


def test_every_field_of_the_view_has_another_value_to_test_with():
    assert list(OTHERS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_change_is_announced_once_under_its_name(name: str):
    session = opened()
    told = heard(session)
    session.update(**{name: OTHERS[name]})
    step = [] if name == "panel" else ["history_changed"]
    assert told == [f"{name}_changed", "view_changed", *step]
    assert getattr(session.view, name) == OTHERS[name]
    told.clear()
    session.update(**{name: OTHERS[name]})
    assert told == []


@given(changes, changes)
def test_only_what_changed_is_announced(first: dict, second: dict):
    session = opened()
    session.update(**first)
    before, told = session.view, heard(session)
    session.update(**second)
    changed = [name for name in NAMES if getattr(session.view, name) != getattr(before, name)]
    expected = [f"{name}_changed" for name in changed]
    step = [] if changed == ["panel"] else ["history_changed"]
    assert told == ([*expected, "view_changed", *step] if changed else [])


@given(changes)
def test_every_listener_sees_the_whole_new_value(changed: dict):
    session, seen = opened(), []
    for name in NAMES:
        getattr(session, f"{name}_changed").connect(
            lambda value, name=name: seen.append((name, value, session.view))
        )
    session.update(**changed)
    whole = FIRST.but(**changed)
    assert session.view == whole
    assert all(view == whole and value == getattr(whole, name) for name, value, view in seen)


def test_an_update_made_while_listening_waits_until_everybody_has_heard():
    session, order = opened(), []

    def select(time: TimeRange) -> None:
        session.update(selection=("letter",))
        order.append(("first", session.view.selection))

    session.time_changed.connect(select)
    session.time_changed.connect(lambda _: order.append(("second", session.view.selection)))
    session.selection_changed.connect(lambda _: order.append(("selected", session.view.selection)))
    session.update(time=TimeRange(1, 2))
    assert order == [("first", ()), ("second", ()), ("selected", ("letter",))]


def test_updates_that_wait_build_on_each_other():
    session = opened()

    def two(time: TimeRange) -> None:
        if time == TimeRange(1, 2):
            session.update(clock=Clock.REPORTED)
            session.update(panel=Panel.LIST)
            session.update(time=TimeRange(3, 4))

    session.time_changed.connect(two)
    session.update(time=TimeRange(1, 2))
    assert session.view == FIRST.but(time=TimeRange(3, 4), clock=Clock.REPORTED, panel=Panel.LIST)


def test_a_dataset_shown_while_listening_waits_its_turn_too():
    session, other = opened(), Dataset(Clean("another"))
    first = ViewState(TimeRange(7, 8))
    seen = []

    def reopen(_: object) -> None:
        session.update(panel=Panel.LIST)  # of the old dataset: gone with it
        session.show(other, first)

    session.selection_changed.connect(reopen)
    session.selection_changed.connect(lambda _: seen.append(session.dataset))
    session.update(selection=("letter",))
    assert seen == [DATASET]
    assert session.dataset is other
    assert session.view == first
    assert not session.can_go_back


def test_what_is_updated_while_a_dataset_is_announced_comes_after():
    session, told = Session(), []
    session.dataset_changed.connect(lambda _: session.update(panel=Panel.LIST))
    session.dataset_changed.connect(lambda _: told.append(session.view.panel))
    session.panel_changed.connect(told.append)
    session.show(DATASET, FIRST)
    assert told == [Panel.DETAILS, Panel.LIST]


def test_back_and_forward_asked_for_while_listening_wait_their_turn():
    session = opened()
    session.update(panel=Panel.LIST)
    session.time_changed.connect(lambda time: time == TimeRange(1, 2) and session.back())
    session.update(time=TimeRange(1, 2))
    assert session.view == FIRST.but(panel=Panel.LIST)
    assert session.can_go_forward


def test_a_new_dataset_starts_a_history_of_its_own():
    session = opened()
    session.update(panel=Panel.LIST)
    told = heard(session)
    session.show(DATASET, FIRST)
    assert told == ["dataset_changed", "view_changed", "history_changed"]
    assert not session.can_go_back


def test_a_refused_file_leaves_no_dataset():
    session = opened()
    session.show(None, FIRST)
    assert session.dataset is None


def test_a_field_that_no_view_has_is_refused_at_once():
    session = opened()
    with pytest.raises(TypeError):
        session.update(colour="red")
    assert session.view == FIRST
    seen = []

    def wrong(_: object) -> None:
        with pytest.raises(TypeError):
            session.update(colour="red")
        seen.append(session.view)

    session.panel_changed.connect(wrong)
    session.update(panel=Panel.LIST)
    assert seen == [session.view]


def test_another_panel_alone_is_no_step_but_is_found_again():
    session = opened()
    session.update(panel=Panel.LIST)
    assert not session.can_go_back
    session.update(clock=Clock.REPORTED, panel=Panel.DETAILS)
    session.update(panel=Panel.VALUES)
    session.back()
    assert session.view == FIRST.but(panel=Panel.LIST)
    session.update(panel=Panel.CLAIMS)
    session.forward()
    assert session.view == FIRST.but(clock=Clock.REPORTED, panel=Panel.VALUES)


def test_a_gesture_is_one_step_of_the_history():
    session = opened()
    told = []
    session.history_changed.connect(lambda: told.append(session.view.time))
    for step in range(1, 30):
        session.update(time=TimeRange(step, 100 + step), undoable=False)
    assert told == [TimeRange(1, 101)]  # from then on it can be taken back
    session.update(time=session.view.time)
    assert told == [TimeRange(1, 101), TimeRange(29, 129)]
    session.back()
    assert session.view == FIRST
    assert not session.can_go_back
    session.forward()
    assert session.view.time == TimeRange(29, 129)


def test_a_gesture_that_ends_where_it_began_is_no_step():
    session = opened()
    session.update(time=TimeRange(1, 2), undoable=False)
    session.update(time=FIRST.time, undoable=False)
    session.update(time=FIRST.time)
    assert not session.can_go_back


def test_a_gesture_can_be_taken_back_before_it_is_closed():
    session = opened()
    assert not session.can_go_back
    session.update(time=TimeRange(1, 2), undoable=False)
    assert session.can_go_back
    session.back()
    assert session.view == FIRST
    assert not session.can_go_back


def test_back_from_the_middle_of_a_gesture_returns_to_where_it_began():
    session = opened()
    session.update(panel=Panel.LIST)
    began = session.view
    session.update(time=TimeRange(1, 2), undoable=False)
    session.back()
    assert session.view == began
    session.forward()
    assert session.view.time == TimeRange(1, 2)


@given(st.lists(st.one_of(changes, st.sampled_from(("back", "forward"))), max_size=25))
def test_a_walk_taken_back_ends_where_it_began(walk: list):
    session = opened()
    for step in walk:
        if isinstance(step, dict):
            session.update(**step)
        else:
            getattr(session, step)()
    last, steps = session.view, 0
    while session.can_go_back:
        session.back()
        steps += 1
    assert session.view.but(panel=FIRST.panel) == FIRST
    for _ in range(steps):
        session.forward()
    assert session.view == last


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 40))
def test_back_and_forward_walk_the_views_as_they_were(panels: list[int], steps: int):
    session, seen = opened(), [FIRST]
    for number in panels:
        session.update(time=TimeRange(number, 100))
        if session.view != seen[-1]:
            seen.append(session.view)
    for before in reversed(seen[:-1]):
        session.back()
        assert session.view == before
    for after in seen[1 : 1 + steps]:
        session.forward()
        assert session.view == after


def test_a_change_after_going_back_cuts_off_what_lay_ahead():
    session = opened()
    session.update(group_by=GroupBy.STATUS)
    session.back()
    session.update(clock=Clock.REPORTED)
    assert not session.can_go_forward
    session.back()
    assert session.view == FIRST


def test_going_back_without_a_history_is_silent():
    session = opened()
    told = heard(session)
    session.back()
    session.forward()
    assert told == []


def test_a_long_history_forgets_its_beginning_only():
    history = History(FIRST)
    for step in range(LONGEST + 20):
        history.record(FIRST.but(time=TimeRange(step, step + 1)))
    count = 0
    while (view := history.back()) is not None:
        count += 1
        last = view
    assert count == LONGEST - 1
    assert last.time == TimeRange(20, 21)
