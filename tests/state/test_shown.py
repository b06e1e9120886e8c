"""Which events are shown, where they stand, and when that changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.timeline.made import best, dataset_of, day, event
from viewer.model.records import Clock, Stance
from viewer.model.view import Datings, Filter, GroupBy, TimeRange, ViewState
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
