"""The column of trade panes under the lanes: as many as the view has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter

from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.pane import TradePane

MOST_OF_WINDOW = 0.25
"""At first the panes take no more than this share of the height of the window."""


class TradePanes(QSplitter):
    """Panes one above the other. Nothing imports pyqtgraph before `activate`: until then the
    panes are pictures. ``wanted`` says that another height is wanted: the panes are others.
    """

    wanted = Signal()

    def __init__(
        self, session: Session, figures: Figures, hover: Hover, look: Look, navigation: Navigation
    ) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._session, self._figures, self._hover, self._look = session, figures, hover, look
        self._navigation = navigation
        self._active = False
        self.panes: list[TradePane] = []
        self._kinds: tuple[str, ...] = ()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        session.dataset_changed.connect(self._fit)
        session.panes_changed.connect(self._fit)
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
        """Return how high the panes are to be at first in a window of some height."""
        whole = sum(pane.height_wanted() for pane in self.panes)
        least = sum(pane.least_height() for pane in self.panes)
        return max(least, min(whole, round(MOST_OF_WINDOW * window_height)))

    def _fit(self) -> None:
        """Have as many panes as the view; one, empty, while no dataset is open."""
        kinds = tuple(pane.kind for pane in self._session.view.panes)
        if self._session.dataset is None:
            kinds = kinds or ("",)
        if kinds == self._kinds:
            return
        self._kinds = kinds
        while len(self.panes) > len(kinds):
            gone = self.panes.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.panes) < len(kinds):
            pane = TradePane(
                self._session,
                self._figures,
                self._hover,
                self._look,
                self._navigation,
                len(self.panes),
            )
            self.panes.append(pane)
            self.addWidget(pane)
            if self._active:
                pane.activate()
        self.setVisible(bool(self.panes))
        self._share_out()
        self.wanted.emit()

    def _share_out(self) -> None:
        heights = [pane.height_wanted() for pane in self.panes]
        self.setSizes(heights)
        for number, height in enumerate(heights):
            self.setStretchFactor(number, height)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, sum(pane.height_wanted() for pane in self.panes))
