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
from viewer.widgets.text import tooltip, tr, words
from viewer.widgets.timeline.fading import Fading
from viewer.widgets.timeline.kept import KeptPicture
from viewer.widgets.timeline.motion import Motion
from viewer.widgets.torn import paint_lengths, paint_tears, tear_at

PAN = 0.1
"""A notch of Shift+wheel pans by this share of the time on screen."""
Named = tuple[float, str]
"""The day of a tick and its name."""
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
        self._fading = Fading()
        self.motion = Motion(self, KeptPicture(self, look), self._fading)
        session.time_changed.connect(self.update)
        session.shortened_changed.connect(self.update)
        session.dataset_changed.connect(self.update)
        hover.day_changed.connect(self.update)
        look.changed.connect(self.updateGeometry)

    def scale(self) -> TimeScale:
        """Return the map between instants and pixels of this widget."""
        gutter = self._look.gutter
        return self._session.scale(max(1.0, self.width() - gutter), gutter)

    def _ticks(self, p: QPainter, scale: TimeScale) -> None:
        look = self._look
        laid_out = ruler(scale, look.scale)
        middle, bottom = self.height() / 2, float(self.height())
        paint_tears(p, look, scale, 0.0, bottom)
        p.setPen(QPen(look.theme["line"], 1))
        p.setOpacity(laid_out.fine_strength)
        for x in laid_out.fine:
            p.drawLine(QLineF(x, bottom - 4, x, bottom))
        p.setOpacity(1)
        context = {tick.day for tick in laid_out.context}
        shown = [(tick.day, words(tick.label)) for tick in laid_out.ticks]
        fade = self._fading.meet("ticks", shown, laid_out.level)
        seen = dict.fromkeys(shown, 1.0) | fade.coming() | fade.leaving()
        for (day, _), share in seen.items():
            p.setOpacity(share)
            x = scale.x(day)
            p.drawLine(QLineF(x, 0.0 if day in context else middle + 2, x, bottom))
        self._names(p, scale, seen)
        self._context(p, scale, [(tick.x, words(tick.label)) for tick in laid_out.context])
        paint_lengths(p, look, scale, bottom)

    def _names(self, p: QPainter, scale: TimeScale, named: dict[Named, float]) -> None:
        """Paint the names of ticks and how much is seen of each, those that matter more first."""
        metrics = self._look.metrics("label")
        p.setFont(self._look.font("label"))
        p.setPen(self._look.theme["muted"])
        base = self.height() * 0.75 + metrics.ascent() / 2 - 2
        taken = [(tear.x0, tear.x1) for tear in scale.tears()]
        for (day, text), share in named.items():
            x0 = scale.x(day) + 5
            x1 = x0 + metrics.horizontalAdvance(text)
            # What fades out gives way to what is there.
            if not scale.left < x0 < x1 < self.width():
                continue
            if not any(x0 < end and x1 > start for start, end in taken):
                taken.append((x0, x1))
                p.setOpacity(share)
                p.drawText(QPointF(x0, base), text)
        p.setOpacity(1)

    def _context(self, p: QPainter, scale: TimeScale, labels: list[tuple[float, str]]) -> None:
        look = self._look
        metrics = look.metrics("strong")
        p.setFont(look.font("strong"))
        p.setPen(look.theme["text"])
        ends = [x for x, _ in labels] + [tear.x0 for tear in scale.tears()]
        for x, text in labels:
            end = min((other for other in ends if other > x), default=float(self.width()))
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
            self.motion.paint(p, scale, (dataset, scale), self._paint_still)
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
            self._navigation.pan(-notches * PAN * scale.span)
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
        tooltip(self, tear_at(scale, x) or "")

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
