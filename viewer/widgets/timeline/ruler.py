"""The two-row ruler over the lanes, with the day under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.ticks import ruler
from viewer.model.date_words import day_words
from viewer.model.edtf import Precision
from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import NOTCH, Navigation
from viewer.widgets.text import tr, words
from viewer.widgets.timeline.kept import KeptPicture

PAN = 0.1
"""A notch of Shift+wheel pans by this share of the time on screen."""
LEAST_BOX = 4
"""A box of fewer pixels than this is a slip of the hand."""


class RulerView(QWidget):
    """Paints the calendar. Wheel zooms, Shift+wheel and drag pan, Shift+drag zooms to a box,
    double click shows all.
    """

    def __init__(self, session: Session, hover: Hover, look: Look, navigation: Navigation) -> None:
        super().__init__()
        self._session, self._hover, self._look = session, hover, look
        self._navigation = navigation
        self._dragged_from: float | None = None
        self._box: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Ruler")))
        self._kept = KeptPicture(self, look)
        session.time_changed.connect(self.update)
        session.dataset_changed.connect(self.update)
        hover.day_changed.connect(self.update)
        look.changed.connect(self.updateGeometry)

    def scale(self) -> TimeScale:
        """Return the map between instants and pixels of this widget."""
        gutter = self._look.gutter
        return TimeScale(self._session.view.time, max(1.0, self.width() - gutter), gutter)

    def _ticks(self, p: QPainter, scale: TimeScale) -> None:
        look, theme = self._look, self._look.theme
        laid_out = ruler(scale, look.scale)
        middle, bottom = self.height() / 2, float(self.height())
        p.setPen(QPen(theme["line"], 1))
        for x in laid_out.fine:
            p.drawLine(QLineF(x, bottom - 4, x, bottom))
        context = {tick.day for tick in laid_out.context}
        for tick in laid_out.ticks:
            top = 0.0 if tick.day in context else middle + 2
            p.drawLine(QLineF(tick.x, top, tick.x, bottom))
        p.setFont(look.font("label"))
        p.setPen(theme["muted"])
        metrics = look.metrics("label")
        base = middle + (bottom - middle + metrics.ascent()) / 2 - 2
        for tick in laid_out.ticks:
            text = words(tick.label)
            if tick.x + 5 + metrics.horizontalAdvance(text) < self.width():
                p.drawText(QPointF(tick.x + 5, base), text)
        self._context(p, [(tick.x, words(tick.label)) for tick in laid_out.context])

    def _context(self, p: QPainter, labels: list[tuple[float, str]]) -> None:
        look = self._look
        metrics = look.metrics("strong")
        p.setFont(look.font("strong"))
        p.setPen(look.theme["text"])
        for i, (x, text) in enumerate(labels):
            end = labels[i + 1][0] if i + 1 < len(labels) else float(self.width())
            if end - x >= metrics.horizontalAdvance(text) + 8:
                p.drawText(QPointF(x + 5, self.height() / 4 + metrics.ascent() / 2), text)

    def _paint_still(self, p: QPainter) -> None:
        """Paint all but what follows the pointer."""
        theme, scale = self._look.theme, self.scale()
        p.fillRect(self.rect(), theme["window"])
        if self._session.dataset is not None:
            p.save()
            p.setClipRect(QRectF(scale.left, 0, scale.width, self.height()))
            p.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            self._ticks(p, scale)
            p.restore()
        p.setPen(QPen(theme["line"], 1))
        p.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))
        p.drawLine(QLineF(scale.left - 0.5, 0, scale.left - 0.5, self.height()))

    def _pointer(self, p: QPainter, scale: TimeScale) -> None:
        day = self._hover.day
        if day is None or not scale.time.start <= day <= scale.time.end:
            return
        theme = self._look.theme
        precision = Precision.DAY if scale.pixels_per_day > 0.35 else Precision.YEAR
        text = words(day_words(day, precision, short=True))
        metrics = self._look.metrics("strong")
        width = metrics.horizontalAdvance(text) + 16
        x = min(max(scale.x(day) - width / 2, scale.left), self.width() - width)
        box = QRectF(x, 2, width, self.height() / 2 - 2)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["accent"])
        p.drawRoundedRect(box, 3, 3)
        p.setPen(theme["on_accent"])
        p.setFont(self._look.font("strong"))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_box(self, p: QPainter) -> None:
        if self._box is None:
            return
        wash = self._look.theme["accent"]
        p.setPen(QPen(wash, 1))
        p.setBrush(self._look.theme.tint(wash, 0.15))
        p.setOpacity(0.5)
        x0, x1 = sorted(self._box)
        p.drawRect(QRectF(x0, 0, x1 - x0, self.height()))
        p.setOpacity(1)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(600, round(42 * self._look.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        dataset, scale = self._session.dataset, self.scale()
        with QPainter(self) as p:
            self._kept.paint(p, (dataset, scale), self._paint_still)
            if dataset is not None:
                p.setClipRect(QRectF(scale.left, 0, scale.width, self.height() - 1))
                p.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._pointer(p, scale)
                self._paint_box(p)

    def wheelEvent(self, event: QWheelEvent) -> None:
        scale, delta = self.scale(), event.angleDelta()
        sideways = abs(delta.x()) > abs(delta.y())
        notches = (delta.x() if sideways else delta.y()) / NOTCH
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._navigation.pan(-notches * PAN * scale.time.span)
        else:
            self._navigation.zoom(notches, scale.day(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._box = (x, x)
        else:
            self._dragged_from = x

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        scale = self.scale()
        if self._box is not None:
            self._box = (self._box[0], x)
            self.update()
        elif self._dragged_from is not None:
            self._navigation.pan((self._dragged_from - x) / scale.pixels_per_day)
            self._dragged_from = x
        self._hover.move(scale.day(x) if x >= scale.left else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        box, self._box = self._box, None
        if box is not None:
            if abs(box[1] - box[0]) > LEAST_BOX:
                self._navigation.go(self.scale().box(*box))
            self.update()
        elif self._dragged_from is not None:
            self._dragged_from = None
            self._navigation.close_gesture()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self._navigation.show_all()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover.move(None)
