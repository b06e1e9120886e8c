"""What fills the main window once it has been painted: places panels, nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from viewer.commands.command import Desk
from viewer.widgets.actions import Actions
from viewer.widgets.axis import AxisColumn
from viewer.widgets.banner import Banner
from viewer.widgets.columns import in_column, stack
from viewer.widgets.filters.row import FilterRow
from viewer.widgets.panels import SidePanels
from viewer.widgets.parts import Parts
from viewer.widgets.refused import RefusedView
from viewer.widgets.seeking import WindowSearch
from viewer.widgets.status import StatusLine
from viewer.widgets.timeline.overview import OverviewView
from viewer.widgets.topbar import TopBar
from viewer.widgets.trade.known_on import KnownOnRow
from viewer.widgets.trade.late_span import LateSpan
from viewer.widgets.trade.panes import TradePanes
from viewer.widgets.trade.room import ChartRoom
from viewer.widgets.trade.series_link import SeriesLink

NARROW, HIGH = 860, 500
"""In a window less wide, but so high, in pixels at 100 per cent text size, the panels lie below the
timeline."""
BELOW = 0.36
"""What of the height they take there."""


class Contents(QWidget):
    """Left: ruler, lanes, tray, charts on one axis. Right: the panels. Top and bottom: bars."""

    def __init__(self, window: QMainWindow, parts: Parts, desk: Desk) -> None:
        super().__init__()
        self._parts = parts
        self._alone = False
        self._side_width = parts.settings.now.side_width
        session, shown, hover, look = parts.session, parts.shown, parts.hover, parts.look
        self.actions_by_id = Actions(window, desk)
        self.column = AxisColumn(parts)
        self.ruler, self.lanes, self.tray = self.column.ruler, self.column.lanes, self.column.tray
        for moving in (self.ruler.motion, self.lanes.motion):
            moving.is_eased = lambda: parts.settings.now.animation
        self.trade = TradePanes(session, parts.figures, hover, look, parts.navigation)
        self.banner = Banner()
        self.refused = RefusedView(look, self.actions_by_id)
        self.side = SidePanels(parts)
        self.status = StatusLine(session, shown, hover)
        window.setStatusBar(self.status)
        self._axis = QSplitter(Qt.Orientation.Vertical)
        self._axis.addWidget(self.column)
        self._axis.addWidget(self.trade)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)  # what is dragged away by accident is lost
        overview = OverviewView(session, shown, look, parts.navigation)
        self.known_on = KnownOnRow(parts)
        self.span = LateSpan(parts)
        self._split.addWidget(in_column(self._axis, self.span, self.known_on, overview))
        title = overview.accessibleName()
        self.series_link = SeriesLink(parts, self.actions_by_id, overview, title)
        self._split.addWidget(self.side)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._split)
        self._pages.addWidget(self.refused)
        self.topbar = TopBar(parts, self.actions_by_id, self.actions_by_id.menu(window))
        palette = self.topbar.palette_of_all
        palette.reveal = self.trade.reveal
        self.filters = FilterRow(parts, self.actions_by_id, palette.find_condition)
        self.search = WindowSearch(palette, self.filters, self.topbar.grouping)
        stack(self, self.topbar, self.filters, self.banner, self._pages)
        self._arrange()
        session.dataset_changed.connect(self._on_dataset)

    def pane_heights(self) -> list[int]:
        """Return how high the charts are, from top to bottom, in pixels."""
        return [pane.height() for pane in self.trade.panes]

    def show_refused(self, name: str) -> None:
        """Show the page of a refused file instead of the timeline, and nothing about another."""
        self._pages.setCurrentWidget(self.refused)
        self.topbar.stand_for(name)
        self.status.count(False)
        self.filters.hide()

    def show_timeline(self) -> None:
        """Show the timeline again."""
        self._pages.setCurrentWidget(self._split)
        self.topbar.stand_for("")
        self.status.count(True)
        self.filters.setVisible(not self._alone)

    def present(self, alone: bool) -> None:
        """Show ruler, lanes and charts alone, or everything."""
        for bar in (self.topbar, self.filters, self.status):
            bar.setVisible(not alone)
        self._alone = alone
        self._show_side()
        self._give_room()
        if alone:
            self.banner.hide()
            self.lanes.setFocus()
        self.actions_by_id.refresh()

    def _show_side(self) -> None:
        """Show the panels, if wanted: at the right, or below where the window is narrow."""
        now, scale = self._parts.settings.now, self._parts.look.scale
        self.side.setVisible(now.side_shown and not self._alone)
        wide = self.width() >= NARROW * scale or self.height() < HIGH * scale
        sideways = wide or not self.isVisible()
        way = Qt.Orientation.Horizontal if sideways else Qt.Orientation.Vertical
        if self._split.orientation() is way:
            return
        self._side_width = self.side_width if way is Qt.Orientation.Vertical else self._side_width
        self._split.setOrientation(way)
        if sideways:
            side = round(self._side_width * scale)
            self._split.setSizes([max(1, self.width() - side), side])
        else:
            below = round(BELOW * self._split.height())
            self._split.setSizes([self._split.height() - below, below])

    def _arrange(self) -> None:
        now = self._parts.settings.now
        scale = self._parts.look.scale
        side = round(now.side_width * scale)
        self._split.setSizes([max(1, now.width - side), side])
        self._parts.settings.changed.connect(self._show_side)
        self._show_side()
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setHandleWidth(1)
        self._axis.setHandleWidth(1)
        self._axis.setStretchFactor(0, 1)
        self._axis.setStretchFactor(1, 0)
        self.trade.wanted.connect(self._give_room)
        ChartRoom(self._parts.session, self._axis, self._give_room)
        self._give_room()

    def _give_room(self) -> None:
        """Give the charts the height that they want, as far as the window has it."""
        whole = max(self._parts.settings.now.height, self.height())
        room = self._axis.height() or whole
        chosen = self._parts.session.view.chart_room
        trade = self.trade.height_wanted(room if chosen else whole)
        self._axis.setSizes([max(1, room - trade), trade])

    @property
    def side_width(self) -> int:
        """Width of the panels at the right in pixels at 100 per cent text size."""
        shown = self.side.isVisible() and self._split.orientation() is Qt.Orientation.Horizontal
        return round(self.side.width() / self._parts.look.scale) if shown else self._side_width

    def _on_dataset(self) -> None:
        if self._parts.session.dataset is not None:
            self.show_timeline()
            if self.window().focusWidget() is None:
                self.lanes.setFocus(Qt.FocusReason.OtherFocusReason)  # arrows walk at once

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_side()
