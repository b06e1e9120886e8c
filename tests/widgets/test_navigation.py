"""Moving through time: one step of the history for each move, eased or not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.timeline.made import dataset_of, day, event
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Observation, Series
from viewer.model.view import FARTHEST, SHORTEST, Filter, Panel, TimeRange, ViewState, within_axis
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.navigation import SETTLED, Navigation, runs

pytestmark = pytest.mark.usefixtures("qapp")
EVENTS = (
    event("old", "1950"),
    event("visit", "2020-10-22"),
    event("closed", "2020-01-31/.."),
    event("before", "[..2020-10-26]"),
    event("late", "2021-03-01"),
    event("undated"),
)
KOREA = dataset_of(*EVENTS)
AUTUMN = TimeRange(day("2020-9-1"), day("2020-12-1"))


class Reader:
    """Somebody who moves through time, and what they saw on the way."""

    def __init__(self, dataset: Dataset = KOREA, *, animation: bool = False) -> None:
        self.session, self.settings = Session(), Settings(None)
        self.settings.update(animation=animation)
        self.shown = Shown(self.session)
        self.session.show(dataset, ViewState(AUTUMN))
        self.navigation = Navigation(self.session, self.shown, self.settings)
        self.seen: list[TimeRange] = []
        self.session.time_changed.connect(self.seen.append)

    @property
    def time(self) -> TimeRange:
        return self.session.view.time

    def steps(self) -> int:
        """Count how many steps back there are, and take them."""
        count = 0
        while self.session.can_go_back:
            self.session.back()
            count += 1
        return count


@pytest.fixture
def reader(qapp):
    return Reader()


@pytest.fixture
def eased(qapp):
    return Reader(animation=True)


def near(time: TimeRange, other: TimeRange) -> bool:
    return abs(time.start - other.start) < 1e-6 and abs(time.end - other.end) < 1e-6


def test_a_move_is_one_step_of_the_history(reader):
    reader.navigation.go(TimeRange(0, 10))
    assert reader.time == TimeRange(0, 10)
    assert reader.steps() == 1
    assert reader.time == AUTUMN


def test_an_eased_move_arrives_and_is_one_step_too(eased, qtbot):
    target = TimeRange(day("1950"), day("2020"))
    eased.navigation.go(target)
    qtbot.waitUntil(lambda: eased.time == target)
    assert len(eased.seen) > 2
    spans = [time.span for time in eased.seen]
    assert spans == sorted(spans)
    assert all(AUTUMN.span <= span <= target.span for span in spans)
    assert eased.steps() == 1


def test_an_eased_pan_keeps_its_zoom_on_the_way(eased, qtbot):
    target = AUTUMN.panned(400)
    eased.navigation.go(target)
    qtbot.waitUntil(lambda: eased.time == target)
    assert all(time.span == pytest.approx(AUTUMN.span) for time in eased.seen)
    starts = [time.start for time in eased.seen]
    assert starts == sorted(starts)


def test_steps_asked_for_while_moving_add_up(eased, qtbot):
    for _ in range(4):
        eased.navigation.pan_share(0.25)
    qtbot.waitUntil(lambda: near(eased.time, AUTUMN.panned(AUTUMN.span)))
    eased.navigation.zoom_step(2)
    eased.navigation.zoom_step(-2)
    qtbot.waitUntil(lambda: near(eased.time, AUTUMN.panned(AUTUMN.span)))


def test_going_back_while_a_move_is_eased_ends_it(eased, qtbot):
    eased.navigation.go(TimeRange(0, 10))
    qtbot.waitUntil(lambda: len(eased.seen) >= 2)
    assert eased.time != TimeRange(0, 10)
    eased.session.back()
    assert eased.time == AUTUMN
    qtbot.waitUntil(lambda: not runs(eased.navigation._move))
    assert eased.time == AUTUMN


def test_another_dataset_is_not_moved_by_the_easing_of_the_one_before(eased, qtbot):
    eased.navigation.go(TimeRange(0, 10))
    qtbot.waitUntil(lambda: len(eased.seen) >= 2)
    eased.session.show(dataset_of(), ViewState(TimeRange(3, 4)))
    qtbot.waitUntil(lambda: not runs(eased.navigation._move))
    assert eased.time == TimeRange(3, 4)
    assert not eased.session.can_go_back


def test_a_run_of_wheel_steps_is_one_step_of_the_history(reader, qtbot):
    told = []
    reader.session.history_changed.connect(lambda: told.append(reader.time))
    for _ in range(12):
        reader.navigation.zoom(1, about=AUTUMN.middle)
    assert len(told) == 1  # from then on it can be taken back
    qtbot.waitUntil(lambda: told[1:] == [reader.time], timeout=20 * SETTLED)
    assert reader.time.span == pytest.approx(AUTUMN.span * 0.8**12)
    assert reader.steps() == 1


def test_a_drag_is_one_step_when_it_is_let_go(reader):
    for _ in range(10):
        reader.navigation.pan(3)
    reader.navigation.close_gesture()
    assert near(reader.time, AUTUMN.panned(30))
    assert reader.steps() == 1


def test_a_move_after_a_wheel_is_a_step_of_its_own(reader):
    reader.navigation.zoom(3)
    zoomed = reader.time
    reader.navigation.go(TimeRange(0, 10))
    reader.session.back()
    assert reader.time == zoomed
    reader.session.back()
    assert reader.time == AUTUMN


def test_a_wheel_that_settles_while_a_move_is_eased_leaves_no_step_on_the_way(eased, qtbot):
    eased.navigation.zoom(3)
    target = TimeRange(0, 10)
    eased.navigation.go(target)
    qtbot.waitUntil(lambda: eased.time == target)
    qtbot.waitUntil(lambda: not eased.navigation._settle.isActive())
    assert eased.steps() == 2


@given(st.floats(-1e6, 1e6), st.floats(0, 1))
def test_the_wheel_keeps_the_instant_under_the_pointer(notches: float, share: float):
    reader = Reader()
    about = AUTUMN.start + share * AUTUMN.span
    reader.navigation.zoom(notches, about)
    time = reader.time
    assert -FARTHEST <= time.start < time.end <= FARTHEST * (1 + 1e-12)
    assert time.span >= SHORTEST * 0.999
    if time.start > -FARTHEST and time.end < FARTHEST:
        assert (about - time.start) / time.span == pytest.approx(share, abs=1e-4)


def test_show_all_shows_all_that_passes_the_filter(reader):
    reader.navigation.show_all()
    assert reader.time.start < day("1950")
    assert reader.time.end > day("2021-3-2")
    reader.session.update(filter=Filter("late or visit"))
    reader.navigation.show_all()
    assert reader.time.start > day("2020-10-1")
    assert reader.time.end > day("2021-3-2")


def test_show_all_shows_the_values_where_there_are_no_events(qapp):
    observations = (Observation(parse("2010"), 1.0), Observation(parse("2019"), None))
    series = Series("imports", Clean("Imports"), "USD", "A", observations)
    reader = Reader(dataset_of(series=Dataset.index((series,))))
    reader.navigation.show_all()
    assert reader.time.start < day("2010")
    assert reader.time.end > day("2020")


def test_with_nothing_to_show_the_view_stays(qapp):
    reader = Reader(dataset_of(event("undated")))
    reader.navigation.show_all()
    reader.navigation.fit_events([])
    reader.navigation.fit_events([0])
    reader.navigation.bring_into_view(0)
    assert reader.time == AUTUMN
    empty = Session()
    Navigation(empty, Shown(empty), Settings(None)).show_all()
    assert empty.view == ViewState(TimeRange(0, 1))


def test_the_selection_fits_into_the_view_with_a_margin(reader):
    reader.navigation.fit_events([1, 4, 5])
    assert reader.time.start < day("2020-10-22")
    assert reader.time.end > day("2021-3-2")
    assert reader.time.span < 1.2 * (day("2021-3-2") - day("2020-10-22"))


@given(st.integers(0, 4), st.floats(-30_000, 60_000), st.floats(-1, 5))
def test_an_event_is_brought_into_view_at_the_same_zoom(position, start, power):
    reader = Reader()
    reader.session.update(time=within_axis(start, start + 10.0**power))
    before = reader.time
    reader.navigation.bring_into_view(position)
    first, last = (
        ends[position] for ends in (reader.shown.drawn.first(), reader.shown.drawn.last())
    )
    assert reader.time.span == pytest.approx(before.span)
    assert reader.time.touches(first, last)
    if last - first <= before.span:
        assert reader.time.start <= first
        assert last <= reader.time.end + 1e-6 * before.span or first <= before.end


def test_what_is_in_view_is_not_moved(reader):
    reader.navigation.bring_into_view(1)
    assert reader.time == AUTUMN
    assert reader.seen == []


def test_following_a_link_to_an_event_elsewhere_is_one_step(reader):
    reader.session.update(selection=("visit",))
    reader.navigation.select("old")
    assert reader.session.view.selection == ("old",)
    assert reader.time.touches(day("1950"), day("1951"))
    reader.session.back()
    assert reader.session.view.selection == ("visit",)
    assert reader.time == AUTUMN


def test_following_a_link_to_what_is_in_view_or_has_no_date_is_one_step_too(reader):
    reader.session.update(panel=Panel.LIST)
    for name in ("visit", "undated", "no-such-event"):
        reader.navigation.select(name)
        assert reader.session.view.selection == (name,)
        assert reader.time == AUTUMN
    assert reader.steps() == 3, "another panel is no step"


def test_a_period_is_brought_into_view(reader):
    reader.navigation.bring_period(day("2015"), day("2015-2-1"))
    assert reader.time.start < day("2015")
    assert reader.time.end > day("2015-2-1")
    assert np.isclose(reader.time.span, AUTUMN.span)


def test_an_event_is_visited_so_near_that_its_label_can_be_read(reader):
    reader.session.update(time=TimeRange(day("1940"), day("2025")), panel=Panel.CLAIMS)
    reader.navigation.visit("visit")
    assert (reader.session.view.selection, reader.session.view.panel) == (
        ("visit",), Panel.DETAILS,
    )  # fmt: skip
    assert reader.time.start < day("2020-10-22") < reader.time.end
    assert reader.time.span < 400
    assert reader.shown.in_view(reader.time) >= 3, "its neighbours are seen"
    reader.session.back()
    assert reader.session.view.panel is Panel.CLAIMS
    assert reader.session.view.selection == ()


def test_a_far_event_is_not_shown_alone_in_empty_years(reader):
    reader.navigation.visit("old")
    assert reader.time.touches(day("1950"), day("1951"))
    assert reader.shown.in_view(reader.time) >= 3
    reader.session.update(time=AUTUMN)
    reader.navigation.select("old")
    assert reader.shown.in_view(reader.time) >= 3, "nor where a link leads to it"


def test_a_crowd_is_visited_closely_and_a_view_that_will_do_is_kept(qapp):
    crowd = dataset_of(*(event(f"e{n}", f"2020-10-{n:02}") for n in range(1, 31)))
    reader = Reader(crowd)
    reader.session.update(time=TimeRange(day("2000"), day("2021")))
    reader.navigation.visit("e15")
    assert reader.shown.in_view(reader.time) < 20
    seen = reader.time
    reader.navigation.visit("e16")
    assert reader.time == seen
