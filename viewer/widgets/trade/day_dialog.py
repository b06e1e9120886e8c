"""A small dialog for the day on which figures were known: typed as people write dates."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from viewer.engine.time.typed import TypedDateError, typed_dates
from viewer.engine.trade.choice_words import day_before
from viewer.model.date_words import day_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import label, put, tr

NO_DAY = say(QT_TRANSLATE_NOOP("Words", "Type a day, or a month or year for its last day."))


class DayDialog(QDialog):
    """One field; says below it, while one types, which day is meant.

    ``near`` is an instant for dates without a year; ``chosen`` is told the day in EDTF.
    """

    def __init__(
        self, parent: QWidget, look: Look, near: float, chosen: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._near, self._chosen = near, chosen
        self._day: str | None = None
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "As known on")))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[round(16 * look.scale)] * 4)
        column.setSpacing(round(8 * look.scale))
        self.field = QLineEdit()
        caption = label(
            tr(QT_TRANSLATE_NOOP("Words", "The day on which the figures were known")), "muted"
        )
        caption.setBuddy(self.field)
        self.field.setAccessibleName(caption.text())
        self.field.setPlaceholderText(tr(QT_TRANSLATE_NOOP("Words", "such as 17 January 2021")))
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
        self.field.setFocus()

    def _read(self) -> None:
        self._day = None
        put(self.meaning, self._meaning() if self.field.text().strip() else NO_DAY)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._day is not None)

    def _meaning(self) -> Message:
        try:
            meant = typed_dates(self.field.text(), self._near)[0]
        except TypedDateError as fault:
            return fault.message
        self._day = day_before(meant.end) if isfinite(meant.end) else None
        if self._day is None:
            return NO_DAY
        template = QT_TRANSLATE_NOOP("Words", "What was published by the end of {day}")
        return say(template, day=day_words(meant.end - 0.5))

    # Qt overrides

    def accept(self) -> None:
        if self._day is not None:
            self._chosen(self._day)
            super().accept()
