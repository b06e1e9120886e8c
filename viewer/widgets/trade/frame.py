"""The empty frame of a trade pane: what is seen until the charts have been imported."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.trade.gutter import paint_gutter
from viewer.widgets.trade.keeper import ChartKeeper

HEIGHT = 150
LEAST_HEIGHT = 84
"""Heights of a pane in pixels at 100 per cent text size."""


class PaneFrame(QWidget):
    """Paints gutter, title and unit of a pane, and empty ground where its chart goes.

    Imports no pyqtgraph, and lays out no chart: it is part of the first paint of the window.
    """

    def __init__(self, session: Session, look: Look, number: int = 0) -> None:
        super().__init__()
        self._look = look
        self._keeper = ChartKeeper(session, look, number)
        session.dataset_changed.connect(self.update)
        session.panes_changed.connect(self.update)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._keeper.forget()
        self.setMinimumHeight(round(LEAST_HEIGHT * self._look.scale))
        self.update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        with QPainter(self) as p:
            p.fillRect(QRectF(look.gutter, 0, self.width(), self.height()), theme["plot"])
            paint_gutter(p, look, self.height(), self._keeper.heading())
            paint_rule(p, look, self.width())


def paint_rule(p: QPainter, look: Look, width: float) -> None:
    """Paint the hairline that sets a pane off from what lies above it."""
    p.setPen(QPen(look.theme["line"], 1))
    p.drawLine(QLineF(0, 0.5, width, 0.5))
