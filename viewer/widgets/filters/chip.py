"""A chip: one choice in a pill, with a check mark, a menu or a cross at its end."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import elided, tooltip, words

HEIGHT, WIDEST = 22, 290
"""In pixels at 100 per cent text size."""
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class End(Enum):
    """What stands at the end of a chip."""

    NOTHING = "nothing"
    CHECK = "check"
    MENU = "menu"
    CROSS = "cross"


class Chip(QAbstractButton):
    """Clicked, it asks for its menu or toggles; on its cross, or by Delete, it goes away."""

    removed = Signal()

    def __init__(self, look: Look, end: End, *, bare: bool = False) -> None:
        super().__init__()
        self._look, self._end, self._bare = look, end, bare
        self._alert = False
        self._over = False
        self._over_cross = False
        self.setCheckable(end is End.CHECK)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def put(self, text: Message | str, more: Message | str = "", *, alert: bool = False) -> None:
        """Set what it says, and what its tooltip explains."""
        said = words(text)
        self._alert = alert
        self.setText(said)
        self.setAccessibleName(said)
        tooltip(self, more or (said if self._width_of(said) > WIDEST else ""))
        if self._end is End.CROSS:
            keys = say(QT_TRANSLATE_NOOP("Words", "Delete removes it from the filter."))
            self.setAccessibleDescription(words(keys))
        self.updateGeometry()
        self.update()

    def _width_of(self, text: str) -> float:
        return self._look.metrics("small").horizontalAdvance(text[:200]) / self._look.scale

    @property
    def _sign_width(self) -> float:
        return 0.0 if self._end is End.NOTHING else 15 * self._look.scale

    def _cross_box(self) -> QRectF:
        side = self.height()
        return QRectF(self.width() - side, 0, side, side)

    def _paint_sign(self, p: QPainter, middle: QPointF) -> None:
        scale, theme = self._look.scale, self._look.theme
        x, y = middle.x(), middle.y()
        pen = QPen(theme["text" if self._over_cross else "muted"], 1.4 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        if self._end is End.CHECK and self.isChecked():
            points = ((-3.6, 0.2), (-1.2, 2.8), (3.8, -3.0))
            p.drawPolyline(QPolygonF([QPointF(x + a * scale, y + b * scale) for a, b in points]))
        elif self._end is End.MENU:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["muted"])
            points = ((-3.2, -1.6), (3.2, -1.6), (0.0, 2.6))
            p.drawPolygon(QPolygonF([QPointF(x + a * scale, y + b * scale) for a, b in points]))
        elif self._end is End.CROSS:
            r = 2.8 * scale
            p.drawLine(QLineF(x - r, y - r, x + r, y + r))
            p.drawLine(QLineF(x - r, y + r, x + r, y - r))

    # Qt overrides

    def sizeHint(self) -> QSize:
        scale = self._look.scale
        text = min(self._width_of(self.text()), WIDEST) * scale
        return QSize(round(text + 18 * scale + self._sign_width + 1), round(HEIGHT * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, scale, theme = self._look, self._look.scale, self._look.theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        off = self._bare or (self._end is End.CHECK and not self.isChecked())
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = theme["alert"] if self._alert else theme["line"]
            filled = not off or (self._over and self._bare)
            lined = self._alert or self._over or (off and not self._bare)
            p.setPen(QPen(edge, 1) if lined and not self._bare else Qt.PenStyle.NoPen)
            p.setBrush(theme["raised"] if filled else Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            if self.hasFocus():
                p.setPen(QPen(theme["focus"], 1.4))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            metrics = look.metrics("small")
            room = self.width() - 18 * scale - self._sign_width
            p.setFont(look.font("small"))
            p.setPen(theme["alert" if self._alert else "muted" if self._bare else "text"])
            base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
            p.drawText(QPointF(9 * scale, base), elided(self.text(), metrics, room + 1))
            self._paint_sign(p, QPointF(self.width() - 12 * scale, self.height() / 2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self._end is End.CROSS and self._cross_box().contains(event.position())
        if on_cross and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._end is End.CROSS and self._cross_box().contains(event.position())
        if over != self._over_cross:
            self._over_cross = over
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._over = event.type() == QEvent.Type.Enter
            self._over_cross = self._over and self._over_cross
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._end is End.CROSS and event.key() in _REMOVING:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
