"""The column of trade panes under the lanes: as many as the view has, in its order and heights."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from viewer.engine.trade.first_height import first_height, lanes_of
from viewer.engine.trade.hidden import belonging, toggled
from viewer.engine.trade.pane_heights import Sizes, as_at_first, with_heights
from viewer.engine.trade.pane_order import continued, moved_to
from viewer.engine.trade.words import Words
from viewer.model.view import Pane
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.columns import stack
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.grip import PaneGrip
from viewer.widgets.trade.pane import TradePane
from viewer.widgets.trade.sheet import PaneSheet

MOST, MOST_CHOSEN = 0.45, 0.8
"""Many panes take at first no more than the first share of the height of the window, and no more
than the second where a reader has said how much; what is more is scrolled."""
USUAL = 3
"""A dataset opens with no more panes than so many; who adds some wants to see them."""


class TradePanes(QWidget):
    """Panes one above the other. Nothing imports pyqtgraph before `activate`: until then the
    panes are pictures. ``wanted`` says that another height is wanted: the panes are others, or the
    view says how much room they take.
    """

    wanted = Signal()

    def __init__(
        self, session: Session, figures: Figures, hover: Hover, look: Look, navigation: Navigation
    ) -> None:
        super().__init__()
        self._session, self._figures, self._hover, self._look = session, figures, hover, look
        self._navigation = navigation
        self._active = False
        self.panes: list[TradePane] = []
        self._shown: tuple[Pane, ...] | None = None
        self._lanes: tuple[int, ...] | None = None
        self.sheet = PaneSheet(self, look)
        self.sheet.resized.connect(self._resized)
        self.sheet.reset.connect(self._reset)
        stack(self, self.sheet)
        session.dataset_changed.connect(self._fit)
        session.panes_changed.connect(self._fit)
        session.chart_room_changed.connect(self.wanted)
        self._fit()

    @property
    def active(self) -> bool:
        """Whether the panes hear the mouse."""
        return self._active

    def activate(self) -> None:
        """Let all panes, and those that come later, hear the mouse."""
        self._active = True
        for pane in self.panes:
            pane.activate()

    def height_wanted(self, window_height: int) -> int:
        """Return how high the panes are to be in a window of some height."""
        whole = sum(pane.height_wanted() for pane in self.panes)
        least = [pane.least_height() for pane in self.panes]
        if room := self._session.view.chart_room:
            most = round(MOST_CHOSEN * window_height)
            return min(max(round(room * window_height), min(least, default=0)), most)
        wanted = first_height(window_height, whole, self._lanes, self._look.scale)
        many = min(whole if len(least) > USUAL else sum(least), round(MOST * window_height))
        return max(many, wanted, min(least, default=0))

    def titles(self) -> list[Words]:
        """Return in full what the charts are called, from top to bottom."""
        return [pane.title(full=True) for pane in self.panes if pane.pane is not None]

    def reveal(self, number: int) -> None:
        """Bring a chart into view."""
        if number < len(self.panes):
            self.sheet.reveal(self.panes[number])

    def _fit(self) -> None:
        """Have the panes of the view; one, empty, while no dataset is open."""
        panes, dataset = self._session.view.panes, self._session.dataset
        if dataset is None:
            panes = panes or (Pane("", ()),)
        lanes = lanes_of(dataset)
        before, self._shown = self._shown, panes
        others, self._lanes = lanes != self._lanes, lanes
        if panes != before:
            self._continue(before or (), panes)
            least = [pane.least_height() for pane in self.panes]
            self.setMinimumHeight(min(least, default=0))
            self.sheet.lay(self.panes, [pane.height for pane in panes])
            self.setVisible(bool(self.panes))
        kinds = [pane.kind for pane in panes]
        if others or before is None or kinds != [pane.kind for pane in before]:
            self.wanted.emit()

    def _continue(self, before: tuple[Pane, ...], panes: tuple[Pane, ...]) -> None:
        """Let each chart go where the view has it now: focus and all that hangs on it go along."""
        old, focused = self.panes, self._focused()
        places = continued(before, panes)
        self.panes = [
            self._made(n) if place is None else old[place] for n, place in enumerate(places)
        ]
        for number, pane in enumerate(self.panes):
            pane.renumber(number)
        for gone in old:
            if gone not in self.panes:
                gone.hide()
                gone.deleteLater()
        if focused is not None and old[focused] not in self.panes and self.panes:
            self.panes[min(focused, len(self.panes) - 1)].setFocus()
        stops = [stop for pane in self.panes for stop in pane.stops]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def _focused(self) -> int | None:
        there = QApplication.focusWidget()
        held = [
            n for n, pane in enumerate(self.panes) if pane is there or pane.isAncestorOf(there)
        ] if there is not None else []  # fmt: skip
        return held[0] if held else None

    def _made(self, number: int) -> TradePane:
        pane = TradePane(
            self._session, self._figures, self._hover, self._look, self._navigation, number
        )
        pane.setParent(self.sheet.whole)
        self.sheet.watch(pane.stops)
        grip = PaneGrip(pane, self._look)
        grip.dragged.connect(self.sheet.aim)
        grip.dropped.connect(self._drop)
        grip.given_up.connect(self.sheet.let_go)
        grip.switched.connect(self._switch)
        grip.asked.connect(self._ask)
        if self._active:
            pane.activate()
        pane.show()
        return pane

    # What the mouse has done

    def _resized(self, before: Sizes, heights: tuple[int, ...]) -> None:
        wanted, now = [pane.height_wanted() for pane in self.panes], self._session.view.panes
        panes = with_heights(now, wanted, before, heights)
        self._session.update(panes=panes)
        if panes == now:
            self.sheet.place()

    def _switch(self, pane: TradePane, ids: tuple[str, ...]) -> None:
        """Hide what a line of the legend names, or show it again."""
        dataset, shown, panes = self._figures.dataset, pane.pane, self._session.view.panes
        if dataset is not None and shown is not None:
            own = belonging(dataset, shown, ids)
            self._session.update(panes=toggled(panes, self.panes.index(pane), own))

    def _ask(self, pane: TradePane, at: QPoint) -> None:
        """Open the menu of a chart, by the right button or the menu key."""
        from viewer.widgets.trade.pane_menu import pane_menu  # first needed when a menu opens

        menu = QMenu(pane)
        pane_menu(menu, self._session, self.panes.index(pane))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _reset(self) -> None:
        self._session.update(panes=as_at_first(self._session.view.panes))

    def _drop(self, pane: TradePane, y: int) -> None:
        self.sheet.let_go()
        number, gap = self.panes.index(pane), self.sheet.gap_at(y)
        self._session.update(panes=moved_to(self._session.view.panes, number, gap))

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, sum(pane.height_wanted() for pane in self.panes))
