"""A small dialog for the span: typed as people write dates."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from viewer.engine.time.typed import TypedDateError, typed_range
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import TimeRange
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.text import label, put, tr


class SpanDialog(QDialog):
    """One field; says below it, while one types, which time would be summed up."""

    def __init__(self, parent: QWidget, session: Session, look: Look) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._span: TimeRange | None = None
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "Sum up a span")))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[round(16 * look.scale)] * 4)
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            tr(QT_TRANSLATE_NOOP("Words", "2020, Jan to June 2020, 2020-01..2020-06"))
        )
        self.field.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Time to sum up")))
        self.field.setMinimumWidth(round(300 * look.scale))
        self.meaning = label("", "muted")
        self.meaning.setMinimumHeight(2 * self.fontMetrics().height())
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for widget in (self.field, self.meaning, self._buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._read)
        self._read()
        self.field.setFocus()

    def _read(self) -> None:
        self._span = None
        text = self.field.text()
        try:
            if text.strip():
                self._span = typed_range(text, self._session.view.time.middle)
        except TypedDateError as fault:
            put(self.meaning, fault.message)
        else:
            hint = say(QT_TRANSLATE_NOOP("Words", "Alt+drag in a chart does the same."))
            span = self._span
            put(self.meaning, hint if span is None else range_words(span.start, span.end))
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._span is not None)

    # Qt overrides

    def accept(self) -> None:
        if self._span is not None:
            self._session.update(brush=self._span)
            super().accept()
