"""The overview: all of the time, how many events where, and a brush for what is on screen."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.engine.time.overview import OverviewScale, density, overview_scale
from viewer.engine.time.overview_ticks import year_ticks
from viewer.engine.time.shortened import in_days, on_axis
from viewer.model.date_words import day_words
from viewer.model.edtf import Precision
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import TimeRange, within_axis
from viewer.state.session import Session
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH, Navigation
from viewer.widgets.text import elided, tr, words
from viewer.widgets.timeline.kept import KeptPicture
from viewer.widgets.torn import paint_tear

BIN = 4.0
GRIP = 6.0


class Held(Enum):
    """Which part of the brush the mouse holds."""

    NOTHING = 0
    MIDDLE = 1
    START = 2
    END = 3


class OverviewView(QWidget):
    """Drag the brush or its edges, click to jump, wheel to zoom, double click to show all."""

    def __init__(self, session: Session, shown: Shown, look: Look, navigation: Navigation) -> None:
        super().__init__()
        self._session, self._shown, self._look = session, shown, look
        self._navigation = navigation
        self._scale: OverviewScale | None = None
        self._kept = KeptPicture(self, look)
        self._held = Held.NOTHING
        self._grip = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Overview")))
        session.time_changed.connect(self.update)
        session.dataset_changed.connect(self._relay)
        session.shortened_changed.connect(self._relay)
        shown.changed.connect(self._relay)
        look.changed.connect(self._relay)

    def scale(self) -> OverviewScale | None:
        """Return the map between instants and pixels here, None while nothing has a date."""
        drawn = self._shown.drawn
        if self._scale is None and drawn is not None:
            whole = self._navigation.everything()
            if whole is not None:
                first = drawn.first()[self._shown.mask]
                gutter = self._look.gutter
                width = max(1.0, self.width() - gutter)
                self._scale = overview_scale(first, whole, gutter, width)
        return self._scale

    def brush(self) -> QRectF | None:
        """Return where the time on screen lies."""
        scale, time = self.scale(), self._session.view.time
        if scale is None:
            return None
        x0, x1 = scale.x(time.start), scale.x(time.end)
        middle, half = (x0 + x1) / 2, max((x1 - x0) / 2, 3.0)
        return QRectF(middle - half, 2, 2 * half, self.height() - 4)

    def _relay(self) -> None:
        self._scale = None
        self._kept.forget()
        self.updateGeometry()
        self.update()

    def _paint_still(self, p: QPainter) -> None:
        """Paint what stays while the time on screen moves."""
        p.fillRect(self.rect(), self._look.theme["window"])
        scale = self.scale()
        if scale is not None:
            shortened = self._session.shortened
            for first, last in shortened.spans.tolist() if shortened is not None else ():
                paint_tear(p, self._look, scale.x(first), scale.x(last), 0.0, self.height())
            self._paint_ticks(p, scale)
            self._paint_density(p, scale)

    def _paint_density(self, p: QPainter, scale: OverviewScale) -> None:
        theme, drawn = self._look.theme, self._shown.drawn
        if drawn is None:
            return
        lefts, counts = density(drawn.first()[self._shown.mask], scale, BIN)
        most = max(float(counts.max()), 1.0)
        room = self.height() * 0.55
        for x, count in zip(lefts.tolist(), counts.tolist(), strict=True):
            if count:
                # A single event keeps a height that can be seen.
                height = max(4.0, room * (count / most) ** 0.5)
                box = QRectF(x, self.height() - 3 - height, BIN - 1, height)
                p.fillRect(box, theme["muted"])

    def _paint_ticks(self, p: QPainter, scale: OverviewScale) -> None:
        look, theme = self._look, self._look.theme
        metrics = look.metrics("label")
        p.setFont(look.font("label"))
        for day, label in year_ticks(scale, metrics.horizontalAdvance("0000") + 16):
            x = round(scale.x(day)) + 0.5
            p.setPen(QPen(theme["line"], 1))
            p.drawLine(QLineF(x, 0, x, self.height()))
            p.setPen(theme["muted"])
            p.drawText(QPointF(x + 4, 3 + metrics.ascent()), words(label))

    def _paint_gutter(self, p: QPainter, scale: OverviewScale | None) -> None:
        look, theme = self._look, self._look.theme
        p.setPen(theme["text"])
        p.setFont(look.font("body"))
        left = 16 * look.scale
        top = 5 + look.metrics("body").ascent()
        p.drawText(QPointF(left, top), self.accessibleName())
        if scale is None:
            return
        first, last = float(scale.days[0]), float(scale.days[-1])
        extent = say(
            "{start} – {end}",
            start=day_words(first, Precision.YEAR),
            end=day_words(last, Precision.YEAR),
        )
        uneven = say(QT_TRANSLATE_NOOP("Words", "{range}, not to scale"), range=extent)
        p.setPen(theme["muted"])
        p.setFont(look.font("label"))
        metrics = look.metrics("label")
        text = elided(words(extent if scale.is_even else uneven), metrics, scale.left - left - 4)
        p.drawText(QPointF(left, top + metrics.height()), text)

    def _part_at(self, x: float) -> Held:
        brush = self.brush()
        if brush is None:
            return Held.NOTHING
        if brush.width() > 3 * GRIP:
            if abs(x - brush.left()) <= GRIP:
                return Held.START
            if abs(x - brush.right()) <= GRIP:
                return Held.END
        inside = brush.left() - GRIP <= x <= brush.right() + GRIP
        return Held.MIDDLE if inside else Held.NOTHING

    def _drag(self, x: float) -> None:
        scale, time = self.scale(), self._session.view.time
        if scale is None:
            return
        day = scale.day(min(max(x, scale.left), scale.left + scale.width))
        if self._held is Held.MIDDLE:
            wanted = self._around(scale.day(x - self._grip))
        elif self._held is Held.START:
            wanted = within_axis(min(day, time.end - 1), time.end)
        else:
            wanted = within_axis(time.start, max(day, time.start + 1))
        self._session.update(time=wanted, undoable=False)

    def _around(self, middle: float) -> TimeRange:
        """Return as much of the axis as is on screen, around an instant."""
        shortened = self._session.shortened
        half = on_axis(self._session.view.time, shortened).span / 2
        at = middle if shortened is None else shortened.to_axis(middle)
        return in_days(within_axis(at - half, at + half), shortened)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, round(48 * self._look.scale))

    def resizeEvent(self, event: object) -> None:
        self._relay()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, scale = self._look.theme, self.scale()
        with QPainter(self) as p:
            self._kept.paint(p, (), self._paint_still)
            if scale is not None:
                brush = self.brush()
                if brush is not None:
                    wash = theme["accent"]
                    p.setRenderHint(QPainter.RenderHint.Antialiasing)
                    p.setPen(QPen(wash, 1.2))
                    p.setOpacity(0.18)
                    p.fillRect(brush, wash)
                    p.setOpacity(1)
                    p.setBrush(Qt.BrushStyle.NoBrush)
                    p.drawRoundedRect(brush, 3, 3)
                    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            p.fillRect(QRectF(0, 0, self._look.gutter, self.height()), theme["window"])
            if self._session.dataset is not None:
                self._paint_gutter(p, scale)
            p.setPen(QPen(theme["line"], 1))
            p.drawLine(QLineF(0, 0.5, self.width(), 0.5))
            gutter = self._look.gutter - 0.5
            p.drawLine(QLineF(gutter, 0, gutter, self.height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        scale = self.scale()
        if scale is not None:
            day = scale.day(event.position().x())
            self._navigation.zoom(event.angleDelta().y() / NOTCH, day)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x, brush = event.position().x(), self.brush()
        if event.button() != Qt.MouseButton.LeftButton or brush is None:
            return
        self._held = self._part_at(x)
        self._grip = x - brush.center().x()
        if self._held is Held.NOTHING and x >= self._look.gutter:
            self._held, self._grip = Held.MIDDLE, 0.0
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held is not Held.NOTHING:
            self._drag(x)
            return
        part = self._part_at(x)
        edge = part in (Held.START, Held.END)
        self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not Held.NOTHING:
            self._held = Held.NOTHING
            self._navigation.close_gesture()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._held = Held.NOTHING
        self._navigation.show_all()
