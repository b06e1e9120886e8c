"""A trade pane: one chart on the time axis of the lanes. Imports pyqtgraph, so import it late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
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
from PySide6.QtWidgets import QWidget

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.marks import Chart
from viewer.engine.trade.words import spoken, summary
from viewer.model.view import Pane
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH, Navigation
from viewer.widgets.text import words
from viewer.widgets.trade.frame import HEIGHT, LEAST_HEIGHT, paint_rule
from viewer.widgets.trade.gutter import paint_gutter
from viewer.widgets.trade.keeper import ChartKeeper
from viewer.widgets.trade.painter import paint_chart
from viewer.widgets.trade.plot import Plot
from viewer.widgets.trade.walk import ValueWalk

PAN = 0.1
"""A notch of Shift+wheel pans by this share of the time on screen."""


class TradePane(QWidget):
    """Bars over their own periods. Wheel zooms, Shift+wheel and drag pan, Shift+drag zooms to a
    box, click selects, double click shows all; arrows walk the values, Up and Down change flow.
    """

    def __init__(
        self, session: Session, hover: Hover, look: Look, navigation: Navigation, number: int = 0
    ) -> None:
        super().__init__()
        self._session, self._hover, self._look = session, hover, look
        self._navigation = navigation
        self._keeper = ChartKeeper(session, look, number)
        self._walk = ValueWalk(session, self._keeper, navigation)
        self._plot = Plot(look, self._paint_marks)
        self._plot.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._restyle()
        self._rename()

    @property
    def pane(self) -> Pane | None:
        """Which series are shown: the pane at place ``number`` of the view."""
        return self._keeper.pane

    def set_bands(self, bands: Sequence[tuple[float, float, str]]) -> None:
        """Show named stretches of time, ``(start, end, label)`` in days, behind the bars."""
        self._keeper.bands = tuple(bands)
        self._relay()

    def scale(self) -> TimeScale:
        """Return the map between instants and pixels of the plot, which begins at the gutter."""
        return TimeScale(self._session.view.time, max(1.0, float(self._plot.width())))

    def chart(self) -> Chart | None:
        """Return what is on screen, None while nothing is open."""
        return self._keeper.chart(self.scale(), float(self._plot.height()))

    def _connect(self) -> None:
        session, plot = self._session, self._plot
        session.time_changed.connect(self._relay)
        session.value_scale_changed.connect(self._relay)
        session.mirrored_changed.connect(self._reread)
        session.dataset_changed.connect(self._reread)
        session.panes_changed.connect(self._reread)
        session.selection_changed.connect(self._reselect)
        self._hover.day_changed.connect(self._point)
        self._hover.target_changed.connect(self._point)
        self._look.changed.connect(self._restyle)
        plot.wheeled.connect(self._wheel)
        plot.panned.connect(lambda x: self._navigation.pan(-x / self.scale().pixels_per_day))
        plot.pan_ended.connect(self._navigation.close_gesture)
        plot.boxed.connect(lambda a, b: self._navigation.go(self.scale().box(a, b)))
        plot.clicked.connect(self._click)
        plot.double_clicked.connect(self._double_click)
        plot.hovered.connect(lambda x, y: self._hover.move(self.scale().day(x), self._at(x, y)))
        plot.left.connect(lambda: self._hover.move(None))
        plot.resized.connect(self._relay)

    # What changed

    def _relay(self) -> None:
        """The time, size or scale has changed: everything moves."""
        time = self._session.view.time
        self._plot.show_time(time.start, time.end)
        self._plot.marks.forget()
        self._outline()
        self._point()
        self.update()

    def _reread(self) -> None:
        self._rename()
        self._relay()

    def _reselect(self) -> None:
        self._rename()
        self._outline()

    def _restyle(self) -> None:
        self._keeper.forget()
        self.setMinimumHeight(round(LEAST_HEIGHT * self._look.scale))
        self._place()
        self._relay()

    def _place(self) -> None:
        gutter = round(self._look.gutter)
        self._plot.setGeometry(gutter, 1, max(1, self.width() - gutter), max(1, self.height() - 1))

    def _outline(self) -> None:
        selection = self._session.view.selection if self.isVisible() else ()
        chart = self.chart() if selection else None
        boxes = [chart.box(some_id) for some_id in selection] if chart is not None else []
        self._plot.pointer.select(tuple(box for box in boxes if box is not None))

    def _point(self) -> None:
        day, target = self._hover.day, self._hover.target
        scale = self.scale()
        inside = day is not None and scale.time.start <= day <= scale.time.end
        chart = self.chart() if target is not None and self.isVisible() else None
        box = chart.box(target) if chart is not None and target is not None else None
        self._plot.pointer.move(scale.x(day) if inside and day is not None else None, box)

    def _rename(self) -> None:
        """Say to a screen reader what the pane shows, or the value that is selected."""
        rows, head = self._keeper.rows(), self._keeper.heading()
        if rows is None or head is None:
            return
        row = self._walk.current()
        self.setAccessibleName(words(head.title if row is None else spoken(rows, row)))
        self.setAccessibleDescription(words(summary(rows, head)))

    # What the user does

    def _at(self, x: float, y: float) -> str | None:
        chart = self.chart()
        return chart.at(x, y) if chart is not None else None

    def _click(self, x: float, y: float) -> None:
        found = self._at(x, y)
        self._session.update(selection=() if found is None else (found,))

    def _double_click(self, x: float, y: float) -> None:
        if self._at(x, y) is None:
            self._navigation.show_all()

    def _wheel(self, event: QWheelEvent) -> None:
        delta, scale = event.angleDelta(), self.scale()
        sideways = abs(delta.x()) > abs(delta.y())
        notches = (delta.x() if sideways else delta.y()) / NOTCH
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._navigation.pan(-notches * PAN * scale.time.span)
        else:
            self._navigation.zoom(notches, scale.day(event.position().x()))

    def _paint_marks(self, p: QPainter, ratio: float) -> None:
        chart = self.chart()
        if chart is None:
            p.fillRect(self._plot.rect(), self._look.theme["plot"])
        else:
            paint_chart(p, chart, self._look, ratio)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, round(HEIGHT * self._look.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        chart, look = self.chart(), self._look
        with QPainter(self) as p:
            p.translate(0, 1)
            ticks = chart.ticks if chart is not None else ()
            paint_gutter(p, look, self.height() - 1, self._keeper.heading(), ticks)
            p.translate(0, -1)
            paint_rule(p, look, self.width())
            if self.hasFocus():
                p.setPen(QPen(look.theme["focus"], 1))
                p.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self._walk.press(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._relay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._plot.pointer.focus(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._plot.pointer.focus(False)
        self.update()
