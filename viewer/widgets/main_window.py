"""The main window: its frame, painted before anything else is loaded, and what is done to it.

Imports as little as can be: this module is all that stands between the start of the program and
its first picture (benchmarks/start.py).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLineF, QRectF, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow

from viewer.state.settings import Settings
from viewer.widgets.look import Look
from viewer.widgets.placing import keep

TOP_BAR = 41
CHIPS = 32
RULER = 42
STATUS = 22
"""Heights in pixels at 100 per cent text size of what the frame leaves room for."""


def pane_height(window_height: int, scale: float) -> int:
    """Return how high the charts are at first, in pixels."""
    return round(min(210 * scale, window_height * 0.25))


class MainWindow(QMainWindow):
    """A window that shows where ruler, lanes, charts and panels will be until they are there."""

    dropped = Signal(object)
    closing = Signal()

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.setWindowTitle("Tradewake")
        self.setAcceptDrops(True)
        self.resize(settings.now.width, settings.now.height)

    def _frame(self) -> list[QLineF]:
        scale, gutter = self.look.scale, self.look.gutter
        width, height = float(self.width()), float(self.height())
        side = width - round(self.settings.now.side_width * scale)
        bar, bottom = TOP_BAR * scale, height - STATUS * scale
        top = bar + CHIPS * scale
        charts = bottom - pane_height(self.height(), scale)
        return [
            QLineF(0, top, width, top),
            QLineF(0, top + RULER * scale, side, top + RULER * scale),
            QLineF(gutter, top, gutter, bottom),
            QLineF(0, charts, side, charts),
            QLineF(side, top, side, bottom),
            QLineF(0, bottom, width, bottom),
            QLineF(0, bar, width, bar),
        ]

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.look.theme
        with QPainter(self) as p:
            p.fillRect(self.rect(), theme["window"])
            if self.centralWidget() is not None:
                return
            lines = self._frame()
            gutter, side = lines[2], lines[4]
            p.fillRect(
                QRectF(gutter.x1(), lines[1].y1(), side.x1() - gutter.x1(),
                       lines[5].y1() - lines[1].y1()),
                theme["plot"],
            )  # fmt: skip
            p.setPen(QPen(theme["line"], 1))
            p.drawLines(lines)

    def closeEvent(self, event: QCloseEvent) -> None:
        keep(self, self.settings)
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))
