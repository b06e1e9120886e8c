"""A reader arranges the charts: by mouse and by keys, back and forth, and after a restart."""

import html
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.journeys.hands import MOVE, NONE, PRESS, RELEASE
from tests.journeys.reader import Reader
from viewer.engine.trade.cells import Flow
from viewer.model.view import Pane

TITLE = QPoint(40, 14)
"""Where the title of a chart stands."""


def charts(reader: Reader) -> list[str]:
    return [pane.pane.series[0] for pane in reader.contents.trade.panes]


def tops(reader: Reader) -> list[int]:
    return [pane.y() for pane in reader.contents.trade.panes]


def heights(reader: Reader) -> list[int]:
    return [pane.height() for pane in reader.contents.trade.panes]


def several(reader: Reader, number: int) -> None:
    """Show so many charts of one kind."""
    series = list(reader.app.session.dataset.series)[:number]
    reader.app.session.update(panes=tuple(Pane("value", (name,)) for name in series))
    reader.settle()


def drag_edge(reader: Reader, number: int, by: int) -> None:
    edge = reader.contents.trade.sheet.edges[number]
    start = QPointF(edge.mapToGlobal(edge.rect().center()))
    for kind, way in ((PRESS, 0.0), (MOVE, 0.5), (MOVE, 1.0), (RELEASE, 1.0)):
        # The edge moves along: where the mouse is in it stays the same.
        reader._mouse(kind, edge, edge.mapFromGlobal(start + QPointF(0, way * by)), NONE)
    reader.settle()


def test_a_chart_is_dragged_by_its_title_below_another(reader):
    first, second = charts(reader)
    trade, share = reader.contents.trade.panes
    reader.drag(trade, TITLE, QPoint(40, trade.height() + share.height() - 5))
    assert charts(reader) == [second, first]
    assert reader.contents.trade.panes == [share, trade], "the charts themselves have moved"
    assert tops(reader) == [0, share.height()]
    assert trade.hasFocus()
    reader.press("Alt+Left")
    assert charts(reader) == [first, second]
    reader.press("Alt+Right")
    assert charts(reader) == [second, first]


def test_while_a_chart_is_dragged_its_place_is_shown_and_escape_leaves_it_where_it_was(reader):
    several(reader, 3)
    before, steps = charts(reader), reader.app.session.can_go_forward
    pane, line = reader.contents.trade.panes[0], reader.contents.trade.sheet.drop_line
    reader._mouse(PRESS, pane, QPointF(TITLE), NONE)
    reader._mouse(MOVE, pane, QPointF(60, pane.height() * 1.9), NONE)
    assert line.isVisible()
    assert line.geometry().center().y() == pytest.approx(pane.height() * 2, abs=2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not line.isVisible()
    reader._mouse(RELEASE, pane, QPointF(60, pane.height() * 1.9), NONE)
    reader.settle()
    assert charts(reader) == before
    assert reader.app.session.can_go_forward == steps


def test_the_edge_between_two_charts_sets_their_heights_and_a_command_resets_them(reader):
    trade, share = heights(reader)
    drag_edge(reader, 0, -30)
    assert heights(reader) == [trade - 30, share + 30]
    reader.press("Alt+Left")
    assert heights(reader) == [trade, share]
    reader.press("Alt+Right")
    assert heights(reader) == [trade - 30, share + 30]
    reader.contents.actions_by_id["panes.even"].trigger()
    reader.settle()
    assert heights(reader) == [trade, share]


def test_heights_order_and_room_are_there_after_a_restart(start, tmp_path):
    kept = {"settings": tmp_path / "settings.json", "views": tmp_path / "views"}
    reader = start(**kept)
    several(reader, 3)
    handle = reader.contents._axis.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 0))
    QTest.mouseMove(handle, QPoint(5, -60))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 0))
    reader.settle()
    drag_edge(reader, 1, 15)
    seen = charts(reader), heights(reader)
    assert heights(reader)[1] > heights(reader)[0]
    assert sum(heights(reader)) == reader.contents.trade.height()
    reader.app.window.close()
    again = start(**kept)
    assert charts(again) == seen[0]
    assert heights(again) == pytest.approx(seen[1], abs=2)


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
def test_twelve_charts_are_scrolled_on_one_axis_and_none_is_too_low(start, size):
    reader = start(size=size)
    several(reader, 12)
    trade = reader.contents.trade
    assert all(pane.height() >= pane.least_height() for pane in trade.panes)
    assert all(below - above > 0 for above, below in pairwise(tops(reader)))
    xs = reader.xs_of(18400.0)
    assert max(xs.values()) - min(xs.values()) < 0.5
    assert trade.height() < 0.6 * size[1]
    last = trade.panes[-1]
    assert last.visibleRegion().isEmpty()
    reader.wheel_over(trade.sheet, 20, -100)
    assert last.visibleRegion().boundingRect().height() == last.height()
    assert all(pane.visibleRegion().isEmpty() for pane in trade.panes[:5])


def test_held_at_the_edge_the_charts_scroll_on_until_the_last_and_back(qtbot, reader):
    several(reader, 12)
    trade = reader.contents.trade
    first, pane, sheet = charts(reader)[0], trade.panes[0], trade.sheet

    def hold(kind, y: int) -> None:
        reader._mouse(kind, pane, QPointF(pane.mapFrom(sheet, QPoint(60, y))), NONE)

    hold(PRESS, TITLE.y())
    hold(MOVE, sheet.height() // 2)
    assert sheet.scrolled == 0
    hold(MOVE, sheet.height() - 4)
    most = sheet.whole.height() - sheet.height()
    qtbot.waitUntil(lambda: sheet.scrolled == most)  # the mouse stays where it is
    line = sheet.drop_line
    assert line.isVisible()
    assert line.geometry().bottom() == sheet.whole.height() - 1
    hold(MOVE, 2)
    qtbot.waitUntil(lambda: sheet.scrolled == 0)
    hold(MOVE, sheet.height() - 4)
    qtbot.waitUntil(lambda: sheet.scrolled == most)
    hold(RELEASE, sheet.height() - 4)
    reader.settle()
    assert charts(reader)[-1] == first
    assert not line.isVisible()


def test_tab_walks_the_charts_in_the_order_in_which_they_stand_and_shows_them(reader):
    several(reader, 8)
    trade = reader.contents.trade
    trade.panes[0].setFocus()
    reader.press("Ctrl+Shift+Down")
    assert trade.panes[1].hasFocus(), "the focus follows the chart"
    seen = []
    for _ in range(18):
        now = QApplication.focusWidget()
        if now in trade.panes:
            seen.append(trade.panes.index(now))
            assert now.visibleRegion().boundingRect().height() == now.height()
        reader.press("Tab")
    assert seen == [1, 2, 3, 4, 5, 6]


def line_of(reader: Reader, words: str):
    return next(line for line in reader.pane.key_lines if str(line.swatch.text) == words)


def legend(reader: Reader) -> dict[str, bool]:
    """What can be switched off at the first chart, and whether it is shown."""
    return {
        str(line.swatch.text): not line.swatch.hidden
        for line in reader.pane.key_lines
        if line.swatch.series
    }


def test_a_click_on_a_name_in_the_legend_hides_the_series_and_another_shows_it(reader):
    assert legend(reader)["exports to China"]
    exports = [row for row in reader.pane.chart().bars.flow.tolist() if row == Flow.EXPORT]
    assert exports
    at = line_of(reader, "exports to China").box.center().toPoint()
    reader.click(reader.pane, at)
    assert not legend(reader)["exports to China"]
    assert Flow.EXPORT not in reader.pane.chart().bars.flow
    assert reader.app.session.view.panes[0].hidden == ("customs-exports-monthly",)
    reader.press("Alt+Left")
    assert legend(reader)["exports to China"]
    reader.press("Alt+Right")
    at = line_of(reader, "exports to China").box.center().toPoint()
    reader.click(reader.pane, at)
    assert reader.app.session.view.panes[0].hidden == ()
    assert Flow.EXPORT in reader.pane.chart().bars.flow


def test_the_menu_of_a_chart_switches_series_and_removes_the_chart_by_keys(reader):
    reader.pane.setFocus()
    at = reader.pane.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, reader.pane.mapToGlobal(at))
    QApplication.sendEvent(reader.pane, event)
    reader.settle()
    reader.pick("Imports from China, by month")
    assert reader.app.session.view.panes[0].hidden == ("customs-imports-monthly",)
    QApplication.sendEvent(reader.pane, event)
    reader.settle()
    reader.pick("Remove the chart")
    assert [pane.kind for pane in reader.app.session.view.panes] == ["share"]
    assert reader.pane.hasFocus()


def pointed_at(reader: Reader, widget: QWidget, at: QPoint) -> str:
    """What is told where the mouse rests."""
    QToolTip.hideText()
    reader._qtbot.waitUntil(lambda: not QToolTip.isVisible())
    reader.move_over(widget, at)
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.instance().notify(widget, event)
    return html.unescape(QToolTip.text())


def test_beside_the_chart_is_told_what_it_is_and_in_it_nothing_of_that(reader):
    told = pointed_at(reader, reader.pane, TITLE)
    assert "North Korea’s trade with China, China Customs" in told
    assert "Drag to put the chart elsewhere" in told
    assert "Drag to" not in pointed_at(reader, reader.plot.viewport(), QPoint(400, 60))
    choice = replace(reader.app.session.view.choice, known_on="2021-02-12")
    reader.app.session.update(choice=choice)
    reader.settle()
    told = pointed_at(reader, reader.pane, TITLE)
    assert "as known on 12 Feb 2021" in told, "which may be cut beside a low chart"
