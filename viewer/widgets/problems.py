"""The rows that were left out of the open file, and everything else that is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.state.session import Session
from viewer.widgets.refused import problem_line
from viewer.widgets.text import tr


class ProblemsPanel(QPlainTextEdit):
    """One problem a line, to be read and copied."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setReadOnly(True)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Problems")))
        session.dataset_changed.connect(self._show)

    def _show(self) -> None:
        lines = [problem_line(problem) for problem in self._session.problems]
        self.setPlainText("\n\n".join(lines)[:200_000])
