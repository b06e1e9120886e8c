"""The edge below a pane: a drag makes the pane higher or lower, a double click all as at first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.widgets.look import Look
from viewer.widgets.text import tooltip

REACH = 3
"""So many pixels above and below an edge it can be taken hold of."""
HELP = say(
    QT_TRANSLATE_NOOP(
        "Words", "Drag to make the chart above higher or lower; double click: heights as at first"
    )
)


class PaneEdge(QWidget):
    """``dragged`` and ``dropped`` give the number of the pane above, and by how many pixels."""

    dragged = Signal(int, int)
    dropped = Signal(int, int)
    reset = Signal()

    def __init__(self, parent: QWidget, look: Look, number: int) -> None:
        super().__init__(parent)
        self._look, self._number = look, number
        self._pressed: float | None = None
        self._lit = False
        self.setCursor(Qt.CursorShape.SplitVCursor)
        tooltip(self, HELP)

    def put(self, y: int, width: int) -> None:
        """Lie over an edge."""
        self.setGeometry(0, y - REACH, width, 2 * REACH + 1)
        self.raise_()

    def _by(self, event: QMouseEvent) -> int:
        return round(event.globalPosition().y() - (self._pressed or 0.0))

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self.dragged.emit(self._number, self._by(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            by, self._pressed = self._by(event), None
            if by:
                self.dropped.emit(self._number, by)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.reset.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._lit = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._lit = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._lit or self._pressed is not None:
            with QPainter(self) as p:
                p.fillRect(QRectF(0, REACH - 1, self.width(), 2), self._look.theme["accent"])
