"""Which events are shown, where they stand, and when that changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.timeline.made import best, dataset_of, day, event
from viewer.engine.timeline.members import MANY
from viewer.model.records import Clock, Stance
from viewer.model.view import Datings, Filter, GroupBy, TimeRange, ViewState
from viewer.state.ahead import look_ahead
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.shown import Shown

EVENTS = (
    event("visit", "2020-10-22", "2020-10-23", stance=Stance.CONFIRMED,
          datings=(best("2020-10-21"),)),
    event("trains", "2020-10", stance=Stance.RUMOUR, categories=("border",)),
    event("closed", "2020-22/..", categories=("border",)),
    event("shops", stance=Stance.RUMOUR, categories=("trade",)),
)  # fmt: skip
KOREA = dataset_of(*EVENTS)
YEAR = ViewState(TimeRange(day("2020"), day("2021")))


def shown_of(dataset=KOREA) -> tuple[Session, Shown]:
    session = Session()
    shown = Shown(session)
    session.show(dataset, YEAR)
    return session, shown


def names(shown: Shown) -> list[str]:
    return [e.id for e, is_shown in zip(EVENTS, shown.mask, strict=True) if is_shown]


def test_before_a_dataset_is_open_nothing_is_shown():
    shown = Shown(Session())
    assert shown.drawn is None
    assert shown.lanes == ()
    assert shown.undated == ()
    assert len(shown.mask) == 0
    assert shown.in_view(YEAR.time) == 0


def test_without_a_filter_everything_is_shown():
    _, shown = shown_of()
    assert names(shown) == ["visit", "trains", "closed", "shops"]
    assert [lane.key for lane in shown.lanes] == ["letter", "trade", "border"]
    assert shown.undated == (3,)


def test_a_filter_leaves_what_it_asks_for_in_lanes_tray_and_count():
    session, shown = shown_of()
    assert shown.in_view(YEAR.time) == 3
    session.update(filter=Filter("status:rumour"))
    assert names(shown) == ["trains", "shops"]
    assert [lane.key for lane in shown.lanes] == ["trade", "border"]
    assert shown.undated == (3,)
    assert shown.in_view(YEAR.time) == 1
    session.update(filter=Filter("status:confirmed"))
    assert shown.undated == ()
    session.back()
    session.back()
    assert names(shown) == ["visit", "trains", "closed", "shops"]


def test_a_filter_that_cannot_be_read_says_so_and_hides_nothing():
    session, shown = shown_of()
    assert shown.fault is None
    session.update(filter=Filter("(rumour"))
    assert shown.fault is not None  # asked first, before anybody asked for the events
    assert names(shown) == ["visit", "trains", "closed", "shops"]
    session.update(filter=Filter("rumour"))
    assert shown.fault is None


@pytest.mark.parametrize("by", list(GroupBy))
def test_lanes_follow_the_grouping(by):
    session, shown = shown_of()
    session.update(group_by=by)
    held = {int(i) for lane in shown.lanes for i in lane.members}
    assert held == {0, 1, 2, 3}


def test_lanes_follow_the_order_that_the_user_gave_them():
    session, shown = shown_of()
    session.update(lane_order=("border",))
    assert [lane.key for lane in shown.lanes] == ["border", "letter", "trade"]


def test_marks_follow_the_clock_and_whose_dates_count():
    session, shown = shown_of()
    assert shown.drawn.mark[0] == day("2020-10-21") + 0.5
    session.update(datings=Datings.MAIN)
    assert shown.drawn.mark[0] == day("2020-10-22") + 0.5
    session.update(clock=Clock.REPORTED)
    assert shown.drawn.mark[0] == day("2020-10-23") + 0.5


def test_the_count_in_view_follows_the_clock():
    session, shown = shown_of()
    of_the_visit = TimeRange(day("2020-10-21"), day("2020-10-22"))
    session.update(filter=Filter("status:confirmed"))
    assert shown.in_view(of_the_visit) == 1
    session.update(clock=Clock.REPORTED)
    assert shown.in_view(of_the_visit) == 0


def test_without_uncertain_dates_what_has_a_certain_one_stays():
    session, shown = shown_of()
    session.update(filter=Filter(uncertain=False))
    assert names(shown) == ["visit", "closed", "shops"]
    session.update(filter=Filter("status:rumour", uncertain=False))
    assert "visit" not in names(shown)


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({"filter": Filter("rumour")}, 1),
        ({"group_by": GroupBy.STATUS}, 1),
        ({"clock": Clock.REPORTED}, 1),
        ({"datings": Datings.MAIN}, 1),
        ({"lane_order": ("border",)}, 1),
        ({"time": TimeRange(0, 1)}, 0),
        ({"selection": ("visit",)}, 0),
    ],
)
def test_a_change_of_what_is_shown_is_announced_and_no_other(change, count):
    session, shown = shown_of()
    told = []
    shown.changed.connect(lambda: told.append(shown.mask.sum()))
    session.update(**change)
    assert len(told) == count


def test_another_dataset_brings_its_own_events():
    session, shown = shown_of()
    session.update(filter=Filter("status:rumour"))
    assert names(shown) == ["trains", "shops"]
    assert shown.facts is not None
    session.show(dataset_of(event("only", "2021")), YEAR)
    assert len(shown.drawn) == 1
    assert shown.mask.tolist() == [True]
    assert [lane.members.tolist() for lane in shown.lanes] == [[0]]
    assert shown.facts.count == 1


dates = st.one_of(
    st.none(),
    st.dates().map(str),
    st.integers(1900, 2100).map("{}-10".format),
    st.sampled_from(["[..2000]", "[2001..]", "1990/..", "/2010"]),
)


@given(st.lists(dates, max_size=12), st.integers(-30_000, 60_000), st.floats(1, 30_000))
def test_events_in_view_are_counted_as_they_lie(written, start, span):
    _, shown = shown_of(dataset_of(*(event(f"e{n}", d) for n, d in enumerate(written))))
    time = TimeRange(start, start + span)
    bounds = shown.drawn.bounds.tolist()
    alone = [first < time.end and last > time.start for first, _, _, last in bounds]
    assert shown.in_view(time) == sum(alone)


def test_the_pointer_tells_only_what_moved():
    hover, told = Hover(), []
    hover.day_changed.connect(lambda at: told.append(("day", at)))
    hover.target_changed.connect(lambda target: told.append(("target", target)))
    hover.move(5.0)
    hover.move(5.0)
    hover.move(6.0, "visit")
    hover.move(7.0, "visit")
    hover.move(None)
    hover.move(None)
    assert told == [
        ("day", 5.0), ("day", 6.0), ("target", "visit"), ("day", 7.0), ("day", None),
        ("target", None),
    ]  # fmt: skip
    assert (hover.day, hover.target) == (None, None)


def test_who_hears_of_the_day_sees_the_target_too():
    hover, seen = Hover(), []
    hover.day_changed.connect(lambda _: seen.append(hover.target))
    hover.move(5.0, "visit")
    assert seen == ["visit"]


def drawn_like(a: Shown, b: Shown) -> None:
    for column in ("bounds", "shape", "mark", "other"):
        np.testing.assert_array_equal(getattr(a.drawn, column), getattr(b.drawn, column))
    assert a.mask.tolist() == b.mask.tolist()
    assert [(lane.key, lane.members.tolist()) for lane in a.lanes] == [
        (lane.key, lane.members.tolist()) for lane in b.lanes
    ]
    assert str(a.fault) == str(b.fault)


views = st.builds(
    YEAR.but,
    clock=st.sampled_from(list(Clock)),
    datings=st.sampled_from(list(Datings)),
    filter=st.sampled_from([Filter(), Filter("status:rumour"), Filter("(rumour")])
    | st.just(Filter(uncertain=False)),
    group_by=st.sampled_from(list(GroupBy)),
    lane_order=st.sampled_from([(), ("border",)]),
)


@given(views, views)
def test_what_was_worked_out_before_serves_only_the_view_that_it_fits(expected, shown_in):
    session, alone = Session(), Session()
    shown, afresh = Shown(session), Shown(alone)
    ahead = look_ahead(KOREA, expected)
    shown.expect(ahead)
    session.show(KOREA, shown_in)
    alone.show(KOREA, shown_in)
    drawn_like(shown, afresh)
    assert (shown.drawn is ahead.drawn) == ahead.draws(shown_in)
    assert (shown.lanes is ahead.lanes) == ahead.groups(shown_in)


@given(views, views)
def test_what_was_worked_out_before_is_given_up_when_the_view_changes(expected, later):
    session, alone = Session(), Session()
    shown, afresh = Shown(session), Shown(alone)
    shown.expect(look_ahead(KOREA, expected))
    session.show(KOREA, expected)
    session.update(**{name: getattr(later, name) for name in ("clock", "datings", "filter")})
    session.update(group_by=later.group_by, lane_order=later.lane_order)
    alone.show(KOREA, session.view)
    drawn_like(shown, afresh)


def test_what_was_worked_out_of_another_dataset_is_not_shown():
    session = Session()
    shown = Shown(session)
    shown.expect(look_ahead(dataset_of(event("only", "2021")), YEAR))
    session.show(KOREA, YEAR)
    assert names(shown) == ["visit", "trains", "closed", "shops"]
    assert len(shown.drawn) == 4


def test_only_very_many_events_are_indexed_and_as_their_lanes_stand():
    session, shown = shown_of()
    assert shown.indexes is None
    many = dataset_of(*(event(f"e{n}", "2020-05-05") for n in range(MANY + 1)), event("none"))
    shown.expect(look_ahead(many, YEAR))
    session.show(many, YEAR)
    assert [len(index) for index in shown.indexes] == [MANY + 1]
    session.update(filter=Filter("id:e7"))
    assert shown.indexes is None
