"""The search field of the top bar: a line to type in, its key shown at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.widgets.look import Look
from viewer.widgets.text import tr

PLACEHOLDER = QT_TRANSLATE_NOOP("Words", "Find, filter, go to a date, or do anything…")
WIDEST, NARROWEST = 470, 110
"""In pixels at 100 per cent text size."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """Types into the popup below it: arrows walk, Enter chooses, Esc leaves.

    ``chosen`` says whether Shift was held, which adds to the filter instead of replacing it.
    """

    walked = Signal(int)
    chosen = Signal(bool)
    left = Signal()
    wanted = Signal()

    def __init__(self, look: Look, keys: str) -> None:
        super().__init__()
        self._look = look
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = native.replace("+", " ")
        self.setObjectName("search")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxLength(200)
        self.say(tr(PLACEHOLDER))
        self.textChanged.connect(self._leave_room)
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str) -> None:
        """Say in the empty field what it is for."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def _restyle(self) -> None:
        scale = self._look.scale
        self.setMaximumWidth(round(WIDEST * scale))
        self.setMinimumWidth(round(NARROWEST * scale))
        self._leave_room()
        self.updateGeometry()

    def _leave_room(self) -> None:
        room = self.width() - self._key_box().left()
        self.setTextMargins(0, 0, 0 if self.text() else round(room), 0)

    def _key_box(self) -> QRectF:
        scale, metrics = self._look.scale, self._look.metrics("small")
        width = metrics.horizontalAdvance(self._keys) + 12 * scale
        height = metrics.height() + 2 * scale
        right = self.width() - 8 * scale
        return QRectF(right - width, (self.height() - height) / 2, width, height)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(round(WIDEST * self._look.scale), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        # Keys that are shortcuts elsewhere are ours while something is typed.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (*_STEPS, *_CHOOSING, Qt.Key.Key_Escape)
            if event.key() in ours and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.walked.emit(_STEPS[Qt.Key(key)])
        elif key in _CHOOSING:
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.wanted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            return
        look = self._look
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self._key_box()
            p.setPen(QPen(look.theme["line"], 1))
            p.setBrush(look.theme["window"])
            p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            p.setPen(look.theme["muted"])
            p.setFont(look.font("small"))
            p.drawText(box, Qt.AlignmentFlag.AlignCenter, self._keys)
