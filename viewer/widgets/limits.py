"""A small dialog for the limits of the view: from ... to ..., typed as people write dates."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QWidget

from viewer.engine.time.limits import limits
from viewer.engine.time.typed import TypedDateError
from viewer.model.calendar import civil
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.model.view import TimeRange
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.text import label, put, tr

FOUR_DIGITS = 9999
"""Years beyond this are not filled in: EDTF writes them in another way."""


class LimitsDialog(QDialog):
    """Two fields; says below them, while one types, what would be shown or what is wrong."""

    def __init__(
        self, parent: QWidget, session: Session, look: Look, navigation: Navigation
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._navigation = session, navigation
        self._whole = navigation.everything()
        self._time: TimeRange | None = None
        self.setWindowTitle(tr(QT_TRANSLATE_NOOP("Words", "The time to show")))
        grid = QGridLayout(self)
        grid.setContentsMargins(*[round(16 * look.scale)] * 4)
        grid.setSpacing(round(8 * look.scale))
        self.first, self.last = QLineEdit(), QLineEdit()
        names = (QT_TRANSLATE_NOOP("Words", "From"), QT_TRANSLATE_NOOP("Words", "To"))
        texts = _shown(session.view.time)
        for row, (name, field, text) in enumerate(
            zip(names, (self.first, self.last), texts, strict=True)
        ):
            field.setText(text)
            field.setAccessibleName(tr(name))
            field.setMinimumWidth(round(220 * look.scale))
            field.textChanged.connect(self._read)
            caption = label(tr(name), "muted")
            caption.setBuddy(field)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        self.meaning = label("", "muted")
        self.meaning.setMinimumHeight(2 * self.fontMetrics().height())
        grid.addWidget(self.meaning, 2, 0, 1, 2)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.show_all = self._buttons.addButton(
            tr(QT_TRANSLATE_NOOP("Words", "Show all")), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.show_all.setEnabled(self._whole is not None)
        self.show_all.clicked.connect(self._all)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        grid.addWidget(self._buttons, 3, 0, 1, 2)
        self.first.selectAll()
        self.first.setFocus()
        self._read()

    def _read(self) -> None:
        near = self._session.view.time.middle
        try:
            self._time = limits(self.first.text(), self.last.text(), near, self._whole)
        except TypedDateError as fault:
            self._time = None
            put(self.meaning, fault.message)
        else:
            put(self.meaning, range_words(self._time.start, self._time.end))
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._time is not None)

    def _all(self) -> None:
        self._navigation.show_all()
        self.reject()

    # Qt overrides

    def accept(self) -> None:
        if self._time is not None:
            self._navigation.go(self._time)
            super().accept()


def _shown(time: TimeRange) -> tuple[str, str]:
    """Return the first and the last day on screen as they may be typed; nothing for far years."""
    days = [civil(time.start), civil(max(time.start, ceil(time.end) - 1))]
    if any(not 0 < year <= FOUR_DIGITS for year, _, _ in days):
        return "", ""
    first, last = (f"{year:04}-{month:02}-{day:02}" for year, month, day in days)
    return first, last
