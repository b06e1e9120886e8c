"""Panels of lists are made when they are first looked at, and not before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.engine.lists.made import CUSTOMS, time
from viewer.model.view import Panel, ViewState
from viewer.widgets.panels import PANELS, SidePanels

LISTS = (Panel.LIST, Panel.VALUES, Panel.CLAIMS)


def test_a_list_is_made_when_its_tab_is_first_opened(qtbot, parts, bundled):
    side = SidePanels(parts)
    qtbot.addWidget(side)
    side.resize(400, 700)
    side.show()
    parts.session.show(bundled, ViewState(time("2020-07", "2021-03"), panes=(CUSTOMS,)))
    assert [side.by_panel[panel].panel for panel in LISTS] == [None, None, None]
    for panel in LISTS:
        parts.session.update(panel=panel)
        made = side.by_panel[panel].panel
        assert made.isVisible()
        assert made.model.rowCount() > 0
        side.setCurrentIndex(0)
        parts.session.update(panel=panel)
        assert side.by_panel[panel].panel is made
    side.close()


def test_a_click_on_each_tab_brings_its_panel_into_the_view_state(qtbot, parts, bundled):
    side = SidePanels(parts)
    qtbot.addWidget(side)
    side.resize(400, 700)
    side.show()
    parts.session.show(bundled, ViewState(time("2020-07", "2021-03"), panes=(CUSTOMS,)))
    for number, row in enumerate(PANELS):
        at = side.tabBar().tabRect(number).center()
        QTest.mouseClick(side.tabBar(), Qt.MouseButton.LeftButton, pos=at)
        assert parts.session.view.panel is row.panel
    side.close()
