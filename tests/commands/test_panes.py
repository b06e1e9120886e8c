"""Charts are moved, made higher, removed and brought back by commands."""

from dataclasses import replace

import pytest

from tests.commands.desk import NotingDesk
from tests.engine.trade.made import korea
from viewer.commands.table import by_id
from viewer.engine.trade.panes import default_panes
from viewer.model.view import Pane, TimeRange, ViewState

KOREA = korea()
ONE, OTHER = Pane("trade", ("exports", "imports")), Pane("value", ("total-A",), height=2.0)


@pytest.fixture
def desk() -> NotingDesk:
    made = NotingDesk()
    made.session.show(KOREA, ViewState(TimeRange(0, 1), panes=(ONE, OTHER)))
    return made


def run(desk: NotingDesk, *names: str) -> tuple[Pane, ...]:
    for name in names:
        assert by_id(name).when(desk)
        by_id(name).run(desk)
    return desk.session.view.panes


def test_a_chart_is_moved_up_and_down(desk):
    assert run(desk, "panes.down") == (OTHER, ONE)
    desk.charts.focused = 1
    assert run(desk, "panes.up") == (ONE, OTHER)


def test_a_chart_is_made_higher_and_less_high_and_all_as_at_first(desk):
    desk.charts.focused = 1
    assert run(desk, "panes.lower") == (ONE, replace(OTHER, height=1.6))
    assert run(desk, "panes.higher") == (ONE, OTHER)
    desk.session.update(chart_room=0.4)
    assert run(desk, "panes.even") == (ONE, replace(OTHER, height=1.0))
    assert desk.session.view.chart_room == 0.0


def test_charts_are_removed_and_brought_back(desk):
    desk.charts.focused = 1
    assert run(desk, "panes.remove") == (ONE,)
    desk.charts.focused = 0
    assert run(desk, "panes.remove") == ()
    assert not by_id("panes.up").when(desk)
    assert run(desk, "panes.restore") == default_panes(KOREA)
