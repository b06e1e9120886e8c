"""The column of trade panes under the lanes: as many as the view has, in the heights it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from viewer.engine.trade.first_height import first_height, lanes_of
from viewer.engine.trade.pane_heights import Sizes, as_at_first, dragged, shared_out, with_heights
from viewer.engine.trade.pane_order import continued, moved_to
from viewer.model.view import Pane
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH, Navigation
from viewer.widgets.trade.edge import PaneEdge, place_edges
from viewer.widgets.trade.grip import DropLine, PaneGrip
from viewer.widgets.trade.pane import TradePane

MOST_OF_WINDOW, MOST_CHOSEN = 0.45, 0.8
"""Many panes take at first no more than the first share of the height of the window, and no more
than the second where a reader has said how much; what is more is scrolled."""
NOTCH_ROLLS = 48
"""A notch of the wheel over the gutter scrolls so many pixels at 100 per cent text size."""
BY_KEYS = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason,
)  # fmt: skip


class TradePanes(QWidget):
    """Panes one above the other, scrolled where not even their least heights have room. Nothing
    imports pyqtgraph before `activate`: until then the panes are pictures. ``wanted`` says that
    another height is wanted: the panes are others, or the view says how much they take.
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
        self._sizes = Sizes((), 1.0, False)
        self._top = 0
        self._sheet = QWidget(self)
        self.edges: list[PaneEdge] = []
        self.drop_line = DropLine(self._sheet, look)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.valueChanged.connect(self.scroll_to)
        session.dataset_changed.connect(self._fit)
        session.panes_changed.connect(self._fit)
        session.chart_room_changed.connect(self.wanted)
        look.changed.connect(self._place)
        self._fit()

    @property
    def active(self) -> bool:
        """Whether the panes hear the mouse."""
        return self._active

    @property
    def scrolled(self) -> int:
        """How far the panes are scrolled down, in pixels."""
        return self._top

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
        many = min(sum(least), round(MOST_OF_WINDOW * window_height))
        return max(many, wanted, min(least, default=0))

    def reveal(self, pane: QWidget) -> None:
        """Scroll until a pane can be seen."""
        top, bottom = pane.y(), pane.y() + pane.height()
        if top < self._top or pane.height() > self.height():
            self.scroll_to(top)
        elif bottom > self._top + self.height():
            self.scroll_to(bottom - self.height())

    def scroll_to(self, top: int) -> None:
        """Scroll so that the pixel ``top`` of all panes is the first to be seen."""
        self._top = min(max(top, 0), max(0, self._sheet.height() - self.height()))
        self._sheet.move(0, -self._top)
        if self.bar.value() != self._top:
            self.bar.setValue(self._top)

    # The panes

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
            self.setVisible(bool(self.panes))
            self._place()
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
        self._order_tabs()

    def _focused(self) -> int | None:
        return next(
            (n for n, pane in enumerate(self.panes) if pane.isAncestorOf(self.focusWidget())
             or pane.hasFocus()), None,
        ) if self.focusWidget() is not None else None  # fmt: skip

    def _made(self, number: int) -> TradePane:
        pane = TradePane(
            self._session, self._figures, self._hover, self._look, self._navigation, number
        )
        pane.setParent(self._sheet)
        for part in pane.stops():
            part.installEventFilter(self)
        grip = PaneGrip(pane, self._look)
        grip.dragged.connect(self._aim)
        grip.dropped.connect(self._drop)
        grip.given_up.connect(self.drop_line.hide)
        if self._active:
            pane.activate()
        pane.show()
        return pane

    def _order_tabs(self) -> None:
        stops = [stop for pane in self.panes for stop in pane.stops()]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    # Where they are

    def _place(self) -> None:
        """Share the height out and put every pane where it belongs."""
        least = [pane.least_height() for pane in self.panes]
        times = [pane.height for pane in self._shown or ()]
        self.setMinimumHeight(min(least, default=0))
        self._sizes = shared_out(self._wanted(), least, times, self.height())
        self._set(self._sizes.heights)

    def _set(self, heights: Sequence[int]) -> None:
        top, width = 0, self.width()
        for pane, height in zip(self.panes, heights, strict=True):
            pane.setGeometry(0, top, width, height)
            top += height
        self._sheet.resize(width, max(top, self.height()))
        place_edges(self, self._sheet, self._look, heights)
        over = self._sheet.height() - self.height()
        self.bar.setVisible(over > 0)
        wide = self.bar.sizeHint().width()
        self.bar.setGeometry(width - wide, 0, wide, self.height())
        self.bar.setRange(0, max(0, over))
        self.bar.setPageStep(self.height())
        self.bar.raise_()
        self.scroll_to(self._top)

    def _wanted(self) -> list[int]:
        return [pane.height_wanted() for pane in self.panes]

    # What the mouse does

    def drag_edge(self, number: int, by: int) -> None:
        """Show the heights as they are while an edge is dragged so far from where it was."""
        self._set(self._after(number, by))

    def drop_edge(self, number: int, by: int) -> None:
        """Keep the heights in the view: one step of the history."""
        heights = self._after(number, by)
        panes = with_heights(self._session.view.panes, self._wanted(), self._sizes, heights)
        self._session.update(panes=panes)
        self._place()

    def even_out(self) -> None:
        """Give every pane the height that its kind wants."""
        self._session.update(panes=as_at_first(self._session.view.panes))

    def _after(self, number: int, by: int) -> tuple[int, ...]:
        least = [pane.least_height() for pane in self.panes]
        return dragged(self._sizes, least, number, by)

    def _gap_at(self, y: int) -> int:
        """Return before which pane a pixel of the sheet lies, the number of panes for after all."""
        return sum(y > pane.y() + pane.height() / 2 for pane in self.panes)

    def _aim(self, pane: TradePane, y: int) -> None:
        """Show where a pane would go that is held at a pixel of the sheet."""
        seen = y - self._top
        if seen < 0 or seen > self.height():
            self.scroll_to(self._top + (seen if seen < 0 else seen - self.height()))
        gap, number = self._gap_at(y), self.panes.index(pane)
        last = self.panes[-1]
        top = self.panes[gap].y() if gap < len(self.panes) else last.y() + last.height()
        self.drop_line.show_at(top, gap not in (number, number + 1))

    def _drop(self, pane: TradePane, y: int) -> None:
        self.drop_line.hide()
        panes = self._session.view.panes
        number = self.panes.index(pane)
        self._session.update(panes=moved_to(panes, number, self._gap_at(y)))

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, sum(self._wanted()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._sizes.scrolled or self._sheet.height() > self.height():
            notches = event.angleDelta().y() / NOTCH
            self.scroll_to(self._top - round(notches * NOTCH_ROLLS * self._look.scale))
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_KEYS:
            for pane in self.panes:
                if pane is watched or (
                    isinstance(watched, QWidget) and pane.isAncestorOf(watched)
                ):
                    self.reveal(pane)
        return False
