"""A trade pane: one chart on the time axis of the lanes, and what can be done in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)

from viewer.engine.trade.heading import Heading, summary, summary_of
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH, Navigation
from viewer.widgets.text import tooltip, words
from viewer.widgets.torn import tear_at
from viewer.widgets.trade.frame import PaneFrame
from viewer.widgets.trade.walk import ValueWalk

if TYPE_CHECKING:
    from viewer.widgets.trade.plot import Plot
    from viewer.widgets.trade.span_hand import SpanHand

PAN = 0.1
"""A notch of Shift+wheel pans by this share of the time on screen."""


class TradePane(PaneFrame):
    """Marks over their own periods. Wheel zooms, Shift+wheel and drag pan, Shift+drag zooms to a
    box, click selects, double click shows all; arrows walk the values, Up and Down those of one
    time. The mouse is heard once `activate` has been called.
    """

    def __init__(
        self, session: Session, figures: Figures, hover: Hover, look: Look,
        navigation: Navigation, number: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(session, figures, look, navigation, number)
        self._hover, self._navigation = hover, navigation
        self._walk = ValueWalk(session, self._keeper, navigation)
        self._plot: Plot | None = None
        self.span_hand: SpanHand | None = None
        self._named: Heading | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.time_changed.connect(self._relay)
        session.shortened_changed.connect(self._relay)
        session.value_scale_changed.connect(self._reread)
        session.mirrored_changed.connect(self._reread)
        figures.changed.connect(self._reread)
        session.panes_changed.connect(self._reread)
        session.selection_changed.connect(self._reselect)
        hover.day_changed.connect(self._point)
        hover.target_changed.connect(self._point)
        look.changed.connect(self._restyle)
        self._rename()

    @property
    def active(self) -> bool:
        """Whether the mouse is heard."""
        return self._plot is not None

    def activate(self) -> None:
        """Import pyqtgraph, which is slow, and let it have the chart."""
        if self._plot is not None:
            return
        from viewer.widgets.trade.plot import Plot
        from viewer.widgets.trade.span_hand import SpanHand

        plot = self._plot = Plot(self._look, self._paint_marks)
        plot.wheeled.connect(self._wheel)
        plot.panned.connect(lambda x: self._navigation.pan(-x / self.scale().pixels_per_day))
        plot.pan_ended.connect(self._navigation.close_gesture)
        plot.boxed.connect(lambda a, b: self._navigation.go(self.scale().box(a, b)))
        plot.clicked.connect(self._click)
        plot.double_clicked.connect(self._double_click)
        plot.hovered.connect(lambda x, y: self._hover.move(self.scale().day(x), self._at(x, y)))
        plot.hovered.connect(lambda x, _: tooltip(plot, tear_at(self.scale(), x) or ""))
        plot.left.connect(lambda: self._hover.move(None))
        self.span_hand = SpanHand(self._session, self._look, plot, plot.view_box, self.scale)
        plot.between.append(self.span_hand.band)
        plot.viewport().installEventFilter(self.span_hand)
        plot.resized.connect(self._relay)
        plot.setParent(self)
        plot.setGeometry(self.plot_rect())
        plot.pointer.focus(self.hasFocus())
        plot.show()
        self._relay()

    # What changed

    def _relay(self) -> None:
        """The time, size or scale has changed: everything moves."""
        self._keeper.choose_tier(self.scale())
        if self._plot is not None:
            time = self.scale().even.time
            self._plot.show_time(time.start, time.end)
        self._outline()
        self._point()
        if self._keeper.heading() is not self._named:
            self._rename()
        self.update()

    def _reread(self) -> None:
        self._restyle_frame()
        self._rename()
        self._relay()

    def _reselect(self) -> None:
        self._rename()
        self._outline()

    def _restyle(self) -> None:
        self._restyle_frame()
        if self._plot is not None:
            self._plot.setGeometry(self.plot_rect())
        self._relay()

    def _outline(self) -> None:
        if self._plot is None:
            self.update()
            return
        selection = self._session.view.selection if self.isVisible() else ()
        chart = self.chart() if selection else None
        boxes = [chart.boxes(some_id) for some_id in selection] if chart is not None else []
        self._plot.pointer.select(tuple(box for found in boxes for box in found))

    def _point(self) -> None:
        if self._plot is None:
            return
        day, target = self._hover.day, self._hover.target
        scale = self.scale()
        inside = day is not None and scale.time.start <= day <= scale.time.end
        visible = self.isVisible()
        chart = self.chart() if target is not None and visible else None
        boxes = chart.boxes(target) if chart is not None and target is not None else ()
        if day is None or not inside:
            self._plot.pointer.move(None, boxes)
            return
        pointer = self._plot.pointer
        lines = self._keeper.read_out(scale, day, pointer.room()) if visible else ()
        if self.span_hand is not None and self.span_hand.inside:
            pointer.move(scale.x(day), boxes, lines, under=self.chart())
        else:
            pointer.move(scale.x(day), boxes, lines, self.chart())

    def _rename(self) -> None:
        """Say to a screen reader what the pane shows, or the value that is selected."""
        rows, head = self._keeper.rows(), self._keeper.heading()
        self._named = head
        if rows is None or head is None:
            return
        long = self._keeper.long
        self.setAccessibleName(words(self._walk.spoken() or head.name))
        told = summary(rows, head) if long is None else summary_of(len(long), *long.time, head)
        self.setAccessibleDescription(words(told))

    # What the user does

    def _at(self, x: float, y: float) -> str | None:
        chart = self.chart()
        return chart.at(x, y) if chart is not None else None

    def _click(self, x: float, y: float) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._at(x, y)
        if found is None:
            self._navigation.put_down()
        else:
            self._session.update(selection=(found,), panel=self._session.view.reading)

    def _double_click(self, x: float, y: float) -> None:
        if self._at(x, y) is None:
            self._navigation.show_all(instead=True)

    def _wheel(self, event: QWheelEvent) -> None:
        delta, scale = event.angleDelta(), self.scale()
        sideways = abs(delta.x()) > abs(delta.y())
        notches = (delta.x() if sideways else delta.y()) / NOTCH
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._navigation.pan(-notches * PAN * scale.span)
        else:
            self._navigation.zoom(notches, scale.day(event.position().x()))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint_frame(p)
            if self._plot is None:
                self._paint_still(p)
            if self.hasFocus():
                p.setPen(QPen(self._look.theme["focus"], 1))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and self._session.view.brush is not None:
            self._session.update(brush=None)
        elif plain and self._walk.press(Qt.Key(event.key())):
            self._walk.point(self._hover)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._restyle()  # what has never been shown takes no font from a style sheet

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._plot is not None:
            self._plot.setGeometry(self.plot_rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._walk.leave(self._hover)
        self._focus(False)

    def _focus(self, focused: bool) -> None:
        if self._plot is not None:
            self._plot.pointer.focus(focused)
        self.update()
