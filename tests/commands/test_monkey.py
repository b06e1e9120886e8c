"""A monkey at the keyboard: whatever is done in whatever order leaves a view that can be shown."""

import itertools

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.commands.desk import NotingDesk
from tests.engine.timeline.made import best, dataset_of, event
from viewer.commands.table import COMMANDS, by_id
from viewer.engine.details.event import event_sheet
from viewer.engine.time.scale import TimeScale
from viewer.engine.time.ticks import ruler
from viewer.engine.timeline.layout import Sizes
from viewer.engine.timeline.placing import lay_out
from viewer.engine.timeline.scene import build_scene
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Clock, Observation, Series, Stance
from viewer.model.view import FARTHEST, SHORTEST, Datings, Filter, GroupBy, Panel, ValueScale
from viewer.state.opening import opening_view
from viewer.state.settings import CHOICES, LIMITS
from viewer.state.shown import Shown
from viewer.widgets.navigation import Navigation

MONTHS = tuple(Observation(parse(f"2020-{month:02}"), float(month)) for month in range(1, 13))
SERIES = tuple(
    Series(flow, Clean(flow), "USD", "M", MONTHS, "trade", flow, "PRK", "CHN")
    for flow in ("import", "export")
)
KOREA = dataset_of(
    event("visit", "2020-10-22", "2020-10-23", datings=(best("2020-10-21"),), places=("hoechang",)),
    event("trains", "[..2020-10-26]", stance=Stance.RUMOUR, categories=("border",)),
    event("closed", "2020-22/..", categories=("border",), actors=("prk", "chn")),
    event("deep", "Y-50000", stance=Stance.OPINION),
    event("far", "Y90000/.."),
    event("shops", stance=Stance.RUMOUR, categories=("trade",), tags=(Clean("COVID-19"),)),
    *(event(f"letter{n}", f"2020-10-{n:02}", importance=n / 30) for n in range(1, 25)),
    series=Dataset.index(SERIES),
)
DATASETS = {
    "korea": KOREA,
    "one event": dataset_of(event("only", "2020-10-10T14:00:00Z")),
    "no dates": dataset_of(event("undated"), event("another")),
    "nothing": dataset_of(),
}
NAMES = [command.id for command in COMMANDS]
QUERIES = ("", "status:rumour", "visit or trains", "(", "dated:no", "nothing-like-this",
           "date:2020-10", "not place:hoechang")  # fmt: skip
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "clock": st.sampled_from(Clock),
        "datings": st.sampled_from(Datings),
        "selection": st.lists(
            st.sampled_from(("visit", "shops", "gone", "import#3", "deep")), max_size=2
        ).map(tuple),
        "filter": st.builds(Filter, st.sampled_from(QUERIES), st.booleans()),
        "group_by": st.sampled_from(GroupBy),
        "collapsed": st.frozensets(st.sampled_from(("letter", "border", "gone"))),
        "lane_order": st.permutations(("letter", "border", "gone")).map(tuple),
        "value_scale": st.sampled_from(ValueScale),
        "mirrored": st.booleans(),
        "panel": st.sampled_from(Panel),
    },
)


class Monkey(RuleBasedStateMachine):
    """Does what a user can do, and looks at what is left after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = desk = NotingDesk()
        self.shown = Shown(desk.session)
        self.navigation = navigation = Navigation(desk.session, self.shown, desk.settings)
        navigation._move.setDuration(0)  # eased moves arrive at once: no event loop runs here
        desk.go, desk.pan, desk.zoom = navigation.go, navigation.pan_share, navigation.zoom_step
        desk.show_all, desk.walk = navigation.show_all, self._walk
        desk.fit_selection = lambda: navigation.fit_events(self._selected())
        desk.open_sample = lambda: self.open("korea")
        self.heard: list[str] = []
        desk.session.view_changed.connect(lambda view: self.heard.append("view"))

    @initialize(name=st.sampled_from(sorted(DATASETS)))
    def open(self, name: str) -> None:
        dataset = DATASETS[name]
        self.desk.session.show(dataset, opening_view(dataset))

    @rule()
    def refuse_a_file(self) -> None:
        self.desk.session.show(None, self.desk.session.view)

    @rule(name=st.sampled_from(NAMES))
    def command(self, name: str) -> None:
        if by_id(name).when(self.desk):
            by_id(name).run(self.desk)

    @rule(changed=CHANGES)
    def update(self, changed: dict[str, object]) -> None:
        before = self.desk.session.view
        self.heard.clear()
        self.desk.session.update(**changed)
        assert self.heard == (["view"] if self.desk.session.view != before else [])

    @rule(notches=st.floats(-40, 40), share=st.floats(-1, 2))
    def turn_the_wheel(self, notches: float, share: float) -> None:
        time = self.desk.session.view.time
        self.navigation.zoom(notches, time.start + share * time.span)

    @rule(days=st.floats(-1e9, 1e9))
    def drag(self, days: float) -> None:
        self.navigation.pan(days)
        self.navigation.close_gesture()

    @precondition(lambda self: self.desk.session.can_go_back)
    @rule()
    def back_and_forward_again(self) -> None:
        # A gesture that has not settled becomes a step of its own by going back.
        before = self.desk.session.view
        self.desk.session.back()
        self.desk.session.forward()
        assert self.desk.session.view == before

    @invariant()
    def the_view_can_be_shown(self) -> None:
        view, dataset = self.desk.session.view, self.desk.session.dataset
        assert -FARTHEST <= view.time.start < view.time.end <= FARTHEST * (1 + 1e-12)
        assert view.time.span >= SHORTEST * 0.999
        if dataset is None:
            assert self.shown.drawn is None
            assert self.shown.lanes == ()
            return
        afresh = Shown(self.desk.session)
        assert self.shown.mask.tolist() == afresh.mask.tolist()
        assert [lane.key for lane in self.shown.lanes] == [lane.key for lane in afresh.lanes]
        assert self.shown.drawn.mark.tobytes() == afresh.drawn.mark.tobytes()
        scale = TimeScale(view.time, 900, 184)
        assert ruler(scale).ticks
        drawn, lanes = self.shown.drawn, self.shown.lanes
        layout = lay_out(
            drawn, lanes, scale.pixels_per_day, 300, lambda _: 90.0, Sizes(), view.collapsed
        )
        scene = build_scene(drawn, layout, scale)
        assert np.isfinite(scene.boxes).all()
        assert np.isfinite(scene.labels).all()
        dated = set(np.flatnonzero(self.shown.mask & (drawn.shape > 0)).tolist())
        assert scene.events <= dated
        assert self.shown.in_view(view.time) <= len(dated)
        for name in view.selection:
            if (one := dataset.events.get(name)) is not None:
                assert event_sheet(dataset, one)

    @invariant()
    def the_settings_are_in_range(self) -> None:
        now = self.desk.settings.now
        assert all(low <= getattr(now, name) <= high for name, (low, high) in LIMITS.items())
        assert all(getattr(now, name) in choices for name, choices in CHOICES.items())

    def teardown(self) -> None:
        """However long it was, the way back ends, and at the view that the dataset opened with."""
        session = self.desk.session
        for _ in itertools.takewhile(lambda _: session.can_go_back, range(1000)):
            session.back()
        assert not session.can_go_back
        if session.dataset is not None:
            assert session.view == opening_view(session.dataset)

    def _selected(self) -> list[int]:
        dataset = self.desk.session.dataset
        if dataset is None:
            return []
        found = [dataset.events.position(name) for name in self.desk.session.view.selection]
        return [position for position in found if position is not None]

    def _walk(self, steps: int) -> None:
        shown = np.flatnonzero(self.shown.mask).tolist()
        if not shown:
            return
        now = [shown.index(position) for position in self._selected() if position in shown]
        at = min(max(now[-1] + steps, 0), len(shown) - 1) if now else 0
        self.navigation.select(self.desk.session.dataset.events[shown[at]].id)


Monkey.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


class TestMonkey(Monkey.TestCase):
    """Run by pytest, with an application for the timers of navigation."""

    def setUp(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.app = QApplication.instance() or QApplication([])
