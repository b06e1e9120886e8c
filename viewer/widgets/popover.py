"""A window beside the main one that waits for nobody: key, keys, licences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QStyle, QWidget

MARGIN = 24
"""Pixels that stay free around it, inside the window it belongs to."""
EDGE = 1
"""Width of its own frame: where nobody manages windows it has no other."""
STRONG = 0.7
"""It must be told from the window below, which has the same ground."""


class Popover(QDialog):
    """Not modal; closed by Esc or by the keys that opened it; never larger than the window."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self._window = parent
        self._keys: frozenset[str] = frozenset()
        self.setModal(False)
        self.setWindowTitle(title)
        self.setContentsMargins(EDGE, EDGE, EDGE, EDGE)

    def toggle(self) -> None:
        """Open, or close when it is open."""
        if self.isVisible():
            self.close()
            return
        self.refresh()
        self.show()
        self.activateWindow()

    def close_on(self, keys: Iterable[str]) -> None:
        """Say which keys have opened it: they close it too."""
        self._keys = frozenset(QKeySequence(key).toString() for key in keys)

    def refresh(self) -> None:
        """Make the page anew before it is shown."""

    def fit(self, wanted: QSize, *, beside: bool = False) -> None:
        """Take the size of a page as far as there is room, in the middle of the window; or
        ``beside`` what stands at the left of it, until it has been moved.
        """
        parent = self._window
        room = parent.size() - QSize(2 * MARGIN, 2 * MARGIN)
        wanted += QSize(2 * EDGE, 2 * EDGE)
        if wanted.height() > room.height():  # room for what it is scrolled with
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            wanted += QSize(bar, 0)
        self.resize(wanted.boundedTo(room))
        if self.isVisible():
            return
        free = parent.size() - self.size()
        x = free.width() - 8 if beside else free.width() // 2
        self.move(parent.mapToGlobal(QPoint(x, free.height() // 2)))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as p:
            p.setOpacity(STRONG)
            p.setPen(self.palette().placeholderText().color())
            p.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = QKeySequence(event.key()).toString()  # ? comes with Shift on many keyboards
        if {plain, QKeySequence(event.keyCombination()).toString()} & self._keys:
            self.close()
        else:
            super().keyPressEvent(event)
