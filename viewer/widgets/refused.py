"""What is shown instead of a timeline: nothing open yet, a file being read, a file refused."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.model.problem import Problem, Severity
from viewer.widgets.actions import Actions
from viewer.widgets.look import Look
from viewer.widgets.text import label, mnemonic_safe, put, tr, words


def problem_text(problem: Problem, name: str = "") -> str:
    """Return a problem as two lines: which record, what was found and expected; then where."""
    said = words(problem.message)
    if problem.record is not None:
        said = f"{words(problem.record)}: {said}"
    said = said[:1].upper() + said[1:]
    parts = [name] if name else []
    if problem.line:
        place = say(
            QT_TRANSLATE_NOOP("Words", "line {line}, column {column}"),
            line=problem.line,
            column=problem.column,
        )
        parts.append(words(place))
    if problem.pointer:
        parts.append(problem.pointer)
    if problem.severity is Severity.WARNING:
        parts.append(tr(QT_TRANSLATE_NOOP("Words", "warning")))
    return f"{said}\n{', '.join(parts)}" if parts else said


class RefusedView(QWidget):
    """Says why a file can't be opened, where the fault is, and what can be done now.

    What was open stays open behind it; ``left``: the reader wants to go back there.
    """

    left = Signal()

    def __init__(self, look: Look, actions: Actions) -> None:
        super().__init__()
        self._look = look
        self._title = label("", "title")
        self._title.setFont(look.font("title"))
        self._lead = label("")
        self._list = QPlainTextEdit()
        self._list.setReadOnly(True)
        self._list.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._list.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Problems")))
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._list.document().setDocumentMargin(0)
        column = QVBoxLayout(self)
        margin = round(48 * look.scale)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(round(12 * look.scale))
        for widget in (self._title, self._lead, self._list):
            column.addWidget(widget)
        row = QHBoxLayout()
        for command in ("file.open", "file.reload", "file.open_sample"):
            button = QPushButton(actions[command].text())
            button.clicked.connect(actions[command].trigger)
            row.addWidget(button)
        self._back = QPushButton()
        self._back.clicked.connect(self.left)
        row.addWidget(self._back)
        row.addStretch(1)
        copy = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Copy")))
        copy.clicked.connect(self._copy)
        row.addWidget(copy)
        column.addLayout(row)
        column.addStretch(1)
        look.changed.connect(lambda: self._title.setFont(look.font("title")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "This file can’t be opened")))

    def show_problems(
        self, path: Path, problems: tuple[Problem, ...], still_open: Dataset | None = None
    ) -> None:
        """Show why ``path`` is refused, and the way back to what is open all the same."""
        put(self._title, say(QT_TRANSLATE_NOOP("Words", "This file can’t be opened")))
        put(
            self._lead,
            say_count(
                QT_TRANSLATE_NOOP("Words", "{file} has a fault. Nothing in it was changed."),
                QT_TRANSLATE_NOOP("Words", "{file} has {n} faults. Nothing in it was changed."),
                len(problems),
                file=path.name,
            ),
        )
        self._back.setVisible(still_open is not None)
        if still_open is not None:
            back = say(QT_TRANSLATE_NOOP("Words", "Back to {title}"), title=still_open.title[:60])
            self._back.setText(mnemonic_safe(words(back)))
        self._list.setPlainText("\n\n".join(problem_text(p, path.name) for p in problems)[:200_000])
        self._fit()

    def _fit(self) -> None:
        """Make the list as high as its text, so that the buttons stand below it."""
        lines = self._list.document().size().height()
        height = round((lines + 1) * self._list.fontMetrics().lineSpacing())
        self._list.setMinimumHeight(min(height, self.height() // 2))
        self._list.setMaximumHeight(max(height, 1))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What the buttons do

    def _copy(self) -> None:
        text = "\n\n".join((self._lead.text(), self._list.toPlainText()))
        QGuiApplication.clipboard().setText(text)
