"""Where the panes are: shared out over the room, scrolled where they need more, moved by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from viewer.engine.trade.pane_heights import Sizes, dragged, shared_out
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH
from viewer.widgets.trade.frame import PaneFrame
from viewer.widgets.trade.grip import DropLine
from viewer.widgets.trade.pane_edge import PaneEdge
from viewer.widgets.trade.rolling import Rolling

ROLLED = 48
"""A notch of the wheel over what stands left of the charts scrolls so many pixels at 100 per cent
text size."""
BY_KEYS = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason,
)  # fmt: skip


class PaneSheet(QWidget):
    """A window on to panes from top to bottom. ``resized`` gives the sizes before an edge was
    dragged, and the heights in pixels after it; ``reset`` asks for the heights as at first.
    """

    resized = Signal(object, object)
    reset = Signal()

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self._panes: tuple[PaneFrame, ...] = ()
        self._times: tuple[float, ...] = ()
        self._sizes = Sizes((), 1.0, False)
        self._top = 0
        self.whole = QWidget(self)
        self.edges: list[PaneEdge] = []
        self.drop_line = DropLine(self.whole, look)
        self._held: tuple[PaneFrame, int] | None = None
        self._rolling = Rolling(self)
        self._rolling.rolled.connect(self._roll)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.valueChanged.connect(self.scroll_to)
        look.changed.connect(self.place)

    @property
    def scrolled(self) -> int:
        """How far the panes are scrolled down, in pixels."""
        return self._top

    def lay(self, panes: Iterable[PaneFrame], times: Iterable[float]) -> None:
        """Hold panes that are ``times`` as high as they are at first, beside each other."""
        self._panes, self._times = tuple(panes), tuple(times)
        self.let_go()
        self.place()

    def watch(self, stops: Iterable[QWidget]) -> None:
        """Bring into view what is reached by keys."""
        for stop in stops:
            stop.installEventFilter(self)

    def place(self) -> None:
        """Share the height out and put every pane where it belongs."""
        wanted = [pane.height_wanted() for pane in self._panes]
        self._sizes = shared_out(wanted, self._least(), self._times, self.height())
        self._set(self._sizes.heights)

    def scroll_to(self, top: int) -> None:
        """Scroll so that the pixel ``top`` of all panes is the first to be seen."""
        self._top = min(max(top, 0), max(0, self.whole.height() - self.height()))
        self.whole.move(0, -self._top)
        if self.bar.value() != self._top:
            self.bar.setValue(self._top)

    def reveal(self, pane: QWidget) -> None:
        """Scroll until a pane can be seen."""
        top, bottom = pane.y(), pane.y() + pane.height()
        if top < self._top or pane.height() > self.height():
            self.scroll_to(top)
        elif bottom > self._top + self.height():
            self.scroll_to(bottom - self.height())

    def drag_edge(self, number: int, by: int) -> None:
        """Show the heights while the lower edge of a pane is dragged so far from where it was."""
        self._set(dragged(self._sizes, self._least(), number, by))

    def drop_edge(self, number: int, by: int) -> None:
        """Say which heights there are now."""
        self.resized.emit(self._sizes, dragged(self._sizes, self._least(), number, by))

    def gap_at(self, y: int) -> int:
        """Return before which pane a pixel of the sheet lies, the number of panes for after all."""
        return sum(y > pane.y() + pane.height() / 2 for pane in self._panes)

    def aim(self, pane: PaneFrame, y: int) -> None:
        """Show where a pane would go that is held at a pixel of the sheet; at the upper and lower
        edge of what is seen, scroll on as long as it is held there.
        """
        self._held = pane, y - self._top
        self._rolling.hold(y - self._top, self.height(), self._look.scale)
        self._show_gap(pane, y)

    def let_go(self) -> None:
        """No longer show where a pane would go."""
        self._held = None
        self._rolling.let_go()
        self.drop_line.hide()

    def _roll(self, by: int) -> None:
        self.scroll_to(self._top + by)
        if self._held is not None:
            pane, seen = self._held
            self._show_gap(pane, self._top + seen)

    def _show_gap(self, pane: PaneFrame, y: int) -> None:
        gap, number = self.gap_at(y), self._panes.index(pane)
        top = sum(one.height() for one in self._panes[:gap])
        self.drop_line.show_at(top, gap not in (number, number + 1))

    def _least(self) -> list[int]:
        return [pane.least_height() for pane in self._panes]

    def _set(self, heights: Sequence[int]) -> None:
        top, width = 0, self.width()
        below = []
        for pane, height in zip(self._panes, heights, strict=True):
            at = QRect(0, top, width, height)
            if pane.geometry() != at:
                pane.setGeometry(at)
                pane.update()  # Qt would move pixels, with the ring of another pane among them
            top += height
            below.append(top)
        self.whole.resize(width, max(top, self.height()))
        over = self.whole.height() - self.height()
        self._set_edges(below if over > 0 else below[:-1])
        self.bar.setVisible(over > 0)
        wide = self.bar.sizeHint().width()
        self.bar.setGeometry(width - wide, 0, wide, self.height())
        self.bar.setRange(0, max(0, over))
        self.bar.setPageStep(self.height())
        self.bar.raise_()
        self.scroll_to(self._top)

    def _set_edges(self, at: Sequence[int]) -> None:
        while len(self.edges) < len(at):
            edge = PaneEdge(self.whole, self._look, len(self.edges))
            edge.dragged.connect(self.drag_edge)
            edge.dropped.connect(self.drop_edge)
            edge.reset.connect(self.reset)
            self.edges.append(edge)
        for number, edge in enumerate(self.edges):
            edge.setVisible(number < len(at))
            if number < len(at):
                edge.put(at[number], self.whole.width())

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.whole.height() > self.height():
            notches = event.angleDelta().y() / NOTCH
            self.scroll_to(self._top - round(notches * ROLLED * self._look.scale))
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_KEYS:
            for pane in self._panes:
                if pane is watched or pane is watched.parent():
                    self.reveal(pane)
        return False
