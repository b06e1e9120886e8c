"""Choosing the base of an index: by a click into the chart, or by a date that is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.typed import TypedDateError, typed_dates
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.recipe_menu import base_at
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import cut, label, put, tr, words

ASKED = say(QT_TRANSLATE_NOOP("Words", "Click the time that is to be 100. Esc: leave it."))
NOTHING_THERE = say(QT_TRANSLATE_NOOP("Words", "No value there that could be 100"))
WOULD_BE = QT_TRANSLATE_NOOP("Words", "{time} = 100")
Chosen = Callable[[EdtfDate], None]


class BasePicker(QWidget):
    """Lies over a chart until a period is clicked, Esc is pressed or the focus goes elsewhere.

    The period under the pointer is marked, and named.
    """

    def __init__(
        self, pane: QWidget, look: Look, scale: Callable[[], TimeScale], rows: Rows, chosen: Chosen
    ) -> None:
        super().__init__(pane)
        self._look, self._scale, self._rows, self._chosen = look, scale, rows, chosen
        self._period: EdtfDate | None = None
        self._x: float | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words(ASKED))

    def says(self) -> Message:
        """Return what a click would do now."""
        if self._x is None:
            return ASKED
        if self._period is None:
            return NOTHING_THERE
        return say(WOULD_BE, time=in_words(self._period))

    def _look_at(self, x: float) -> None:
        self._x = x
        self._period = base_at(self._rows, self._scale().day(x))
        self.update()

    def _leave(self) -> None:
        """Give the focus to the chart below, so that its keys are heard."""
        pane = self.parentWidget()
        if pane is not None:
            pane.setFocus()
        self.close()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, scale = self._look, self._look.theme, self._scale()
        with QPainter(self) as p:
            if self._period is not None:
                start, end = self._period.period
                x0, x1 = max(scale.x(start), 0.0), min(scale.x(end), float(self.width()))
                p.fillRect(QRectF(x0, 0, x1 - x0, self.height()), theme.tint(theme["accent"], 0.2))
                p.setPen(QPen(theme["accent"], 1))
                p.drawRect(QRectF(x0 + 0.5, 0.5, x1 - x0 - 1, self.height() - 1))
            metrics = look.metrics("label")
            text = cut(words(self.says()))
            box = QRectF(6, 4, metrics.horizontalAdvance(text) + 14, metrics.height() + 6)
            p.setPen(QPen(theme["accent"], 1))
            p.setBrush(theme["window"])
            p.drawRect(box)
            p.setPen(theme["text"])
            p.setFont(look.font("label"))
            p.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position().x())
        period = self._period
        if event.button() != Qt.MouseButton.LeftButton:
            self._leave()
        elif period is not None:
            self._leave()
            self._chosen(period)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escapes and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Esc leaves this first, and clears no selection
            return True
        return super().event(event)

    def closeEvent(self, event: QEvent) -> None:
        self.deleteLater()
        event.accept()


class BaseDialog(QDialog):
    """A field for a date; says below it, while one types, which period would be 100."""

    def __init__(
        self, parent: QWidget, look: Look, rows: Rows, near: float, chosen: Chosen
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows, self._near, self._chosen = rows, near, chosen
        self._period: EdtfDate | None = None
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "Index = 100 at")))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[round(16 * look.scale)] * 4)
        column.setSpacing(round(8 * look.scale))
        self.field = QLineEdit()
        caption = label(tr(QT_TRANSLATE_NOOP("Words", "The time that is to be 100")), "muted")
        caption.setBuddy(self.field)
        self.field.setAccessibleName(caption.text())
        self.field.setPlaceholderText(tr(QT_TRANSLATE_NOOP("Words", "such as January 2020")))
        self.field.setMinimumWidth(round(240 * look.scale))
        self.field.textChanged.connect(self._read)
        self.meaning = label("", "muted")
        self.meaning.setMinimumHeight(2 * self.fontMetrics().height())
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for part in (caption, self.field, self.meaning, self._buttons):
            column.addWidget(part)
        self._read()

    def _read(self) -> None:
        self._period = None
        if not self.field.text().strip():
            put(self.meaning, "")
        else:
            put(self.meaning, self._meaning())
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._period is not None)

    def _meaning(self) -> Message:
        try:
            meant = typed_dates(self.field.text(), self._near)
        except TypedDateError as fault:
            return fault.message
        for typed in meant:
            self._period = base_at(self._rows, typed.start, typed.end)
            if self._period is not None:
                return say(WOULD_BE, time=in_words(self._period))
        return NOTHING_THERE

    # Qt overrides

    def accept(self) -> None:
        if self._period is not None:
            self._chosen(self._period)
            super().accept()
