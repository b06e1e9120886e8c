"""A pane of a long series under real mouse and keys, zoomed out and in."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.engine.trade.test_long import DAYS, made
from viewer.engine.trade import long_layout
from viewer.engine.trade.long_chart import LongChart
from viewer.engine.trade.panes import default_panes
from viewer.model.view import TimeRange, ViewState
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.panes import TradePanes
from viewer.widgets.trade.plot import Plot


@pytest.fixture
def long_desk(desk):
    data = made()
    whole = TimeRange(0.0, float(DAYS))
    desk.session.show(data, ViewState(whole, panes=default_panes(data)))
    QApplication.processEvents()
    return desk


def inked(picture, color, x):
    return [y for y in range(picture.height()) if picture.pixel(x, y) == color.rgb()]


def test_a_spike_of_one_day_in_fifty_years_is_painted(long_desk):
    chart = long_desk.pane.chart()
    assert isinstance(chart, LongChart)
    picture = long_desk.plot.grab().toImage()
    color = long_desk.look.theme.of_category(1)
    x = int(chart.time.x(7_001.0))
    ys = inked(picture, color, x)
    assert ys[0] == pytest.approx(chart.axis.y(200.0), abs=1.5)
    assert ys == list(range(ys[0], ys[-1] + 1))
    assert not inked(picture, color, int(chart.time.x(10_100.0)))


def test_each_theme_paints_it_in_its_own_ink(long_desk, qapp):
    for theme in ("light", "dark"):
        long_desk.look.use(qapp, theme, 100)
        picture = long_desk.plot.grab().toImage()
        color = long_desk.look.theme.of_category(1)
        assert all(inked(picture, color, x) for x in range(0, 600, 7))


def test_a_moving_pointer_lays_out_and_paints_no_chart(long_desk, monkeypatch):
    laid_out = []
    monkeypatch.setattr(long_layout, "trace", lambda *_: laid_out.append(1))
    long_desk.mouse("MouseMove", 4.0, 60.0)  # the first move has the picture made
    QApplication.processEvents()
    chart, painted = long_desk.pane.chart(), long_desk.plot.marks.painted
    for x in np.linspace(5, 1200, 200):
        long_desk.mouse("MouseMove", float(x), 60.0)
        QApplication.processEvents()
    assert long_desk.plot.pointer.lines
    assert long_desk.pane.chart() is chart
    assert long_desk.plot.marks.painted == painted
    assert not laid_out


def test_a_click_on_the_spike_selects_it_and_keys_walk_on(long_desk):
    chart = long_desk.pane.chart()
    long_desk.click(chart.time.x(7_001.5), chart.axis.y(150.0))
    assert long_desk.session.view.selection == ("price#7001",)
    assert "3 Mar 1989: 200 million US dollars" in long_desk.pane.accessibleName()
    long_desk.press(Qt.Key.Key_Right)
    assert long_desk.session.view.selection == ("price#7002",)
    long_desk.press(Qt.Key.Key_End)
    assert long_desk.session.view.selection == (f"price#{DAYS - 1}",)
    assert "20,000 values" in long_desk.pane.accessibleDescription()


def test_zoomed_in_the_values_have_bars_and_labels(long_desk):
    long_desk.session.update(time=TimeRange(6_990.0, 7_010.0))
    QApplication.processEvents()
    chart = long_desk.pane.chart()
    assert len(chart.bars) == 20
    assert any(label.text.english() == "200" for label in chart.labels)
    box = chart.box("price#7001")
    long_desk.click((box.x0 + box.x1) / 2, box.y0 + 4)
    assert long_desk.session.view.selection == ("price#7001",)


@pytest.mark.parametrize("days", [0.05, 30.0, 400.0, 1e5, 1e7])
def test_any_zoom_paints(long_desk, days):
    long_desk.session.update(time=TimeRange(10_000.0 - days, 10_000.0 + days))
    QApplication.processEvents()
    long_desk.pane.grab()
    assert long_desk.pane.chart() is not None


def test_over_four_panes_a_moving_pointer_is_all_that_is_painted(qtbot, qapp, repo):
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    session, hover = Session(), Hover()
    navigation = Navigation(session, Shown(session), Settings(None))
    column = TradePanes(session, Figures(session), hover, look, navigation)
    qtbot.addWidget(column)
    column.resize(1416, 600)
    column.show()
    column.activate()
    data = made()
    (pane,) = default_panes(data)
    session.show(data, ViewState(TimeRange(0.0, float(DAYS)), panes=(pane,) * 4))
    QApplication.processEvents()
    plots = [pane.findChild(Plot) for pane in column.panes]
    hover.move(50.0)  # the first move has the pictures made
    QApplication.processEvents()
    before = [
        (pane.chart(), plot.marks.painted) for pane, plot in zip(column.panes, plots, strict=True)
    ]
    for day in np.linspace(100.0, DAYS - 100.0, 50):
        hover.move(float(day))
        QApplication.processEvents()
    assert all(plot.pointer.lines for plot in plots)
    for (chart, painted), pane, plot in zip(before, column.panes, plots, strict=True):
        assert pane.chart() is chart
        assert plot.marks.painted == painted
