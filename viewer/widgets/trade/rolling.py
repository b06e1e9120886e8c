"""Scrolling on while something is held at an edge of what is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

EDGE = 24
"""So near an edge it scrolls, in pixels at 100 per cent text size."""
SLOWEST, FASTEST, PER_PIXEL = 2, 24, 0.25
"""Pixels of a step: nearer the edge, and beyond it, it goes faster."""
STEP_MS = 16


class Rolling(QObject):
    """Asks for steps, a number of pixels each (up: negative), until it is let go."""

    rolled = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step = 0
        self._clock = QTimer(self, interval=STEP_MS)
        self._clock.timeout.connect(lambda: self.rolled.emit(self._step))

    def hold(self, y: int, height: int, scale: float) -> None:
        """Say at which pixel of what is seen of it something is held now."""
        edge = min(round(EDGE * scale), height // 4)
        up, down = edge - y, y - (height - edge)
        deep = max(up, down)
        if deep <= 0:
            self.let_go()
            return
        step = min(SLOWEST + round(PER_PIXEL * deep), FASTEST)
        self._step = -step if up > down else step
        if not self._clock.isActive():
            self._clock.start()

    def let_go(self) -> None:
        """Stop."""
        self._clock.stop()
