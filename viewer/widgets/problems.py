"""The rows that were left out of the open file, and everything else that is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.model.problem import Severity
from viewer.widgets.look import Look
from viewer.widgets.parts import Parts
from viewer.widgets.refused import problem_text
from viewer.widgets.text import label, put, tr

EDGE = 16
"""Around heading and text, in pixels at 100 per cent text size."""
LEFT_OUT = say(
    QT_TRANSLATE_NOOP(
        "Words", "What they concern is left out; everything else is shown. The file is unchanged."
    )
)
KEPT = say(QT_TRANSLATE_NOOP("Words", "Nothing is left out."))


class ProblemsPanel(QWidget):
    """A heading that counts them, then one problem after the other, to be read and copied."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._session, self._look = parts.session, parts.look
        self._title, self._lead = label("", "title"), label("", "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.text.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Problems")))
        self._column = QVBoxLayout(self)
        for widget in (self._title, self._lead, self.text):
            self._column.addWidget(widget)
        self.setFocusProxy(self.text)
        parts.session.dataset_changed.connect(self._show)
        parts.look.changed.connect(lambda: self._restyle(parts.look))
        self._restyle(parts.look)

    def _show(self) -> None:
        problems = self._session.problems
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        faults = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} fault in this file"),
            QT_TRANSLATE_NOOP("Words", "{n} faults in this file"),
            errors,
        )
        warnings = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} remark on this file"),
            QT_TRANSLATE_NOOP("Words", "{n} remarks on this file"),
            len(problems),
        )
        put(self._title, faults if errors else warnings)
        put(self._lead, LEFT_OUT if errors else KEPT)
        self.text.setPlainText("\n\n".join(map(problem_text, problems))[:200_000])

    def _restyle(self, look: Look) -> None:
        edge = round(EDGE * look.scale)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(round(8 * look.scale))
        self._title.setFont(look.font("title"))
