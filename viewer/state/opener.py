"""Opens files in the background; what is open stays until another one is wholly there."""

from __future__ import annotations

import importlib
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.problem import Problem, Severity
from viewer.state.jobs import Jobs, Progress
from viewer.state.opening import kept_view, opening_view
from viewer.state.session import Session

LOG = logging.getLogger(__name__)


class Opener(QObject):
    """Reads a file and puts it into the session.

    ``refused`` carries the file and its problems, ``opened`` the file. An error of our own is a
    refusal too: it is told in one sentence and logged whole, and nothing that is open is lost.
    """

    began = Signal(object)
    opened = Signal(object)
    refused = Signal(object, object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self.file: Path | None = None
        self._shown: Path | None = None

    def open(self, path: Path) -> None:
        """Begin to read ``path``; a file that is still being read is dropped."""
        self.began.emit(path)

        def work(progress: Progress) -> Any:
            # pydantic is imported here: off the thread that paints, after the first paint.
            door = importlib.import_module("viewer.io.dataset_file")
            found = door.open_dataset(path, progress=progress)
            return found.dataset, found.problems, opening_view(found.dataset)

        def then(answer: Any) -> None:
            dataset, problems, view = answer
            if path == self._shown:
                view = kept_view(self._session.view, view, dataset)
            self.file = self._shown = path
            self._session.show(dataset, view, problems)
            self.opened.emit(path)

        def failed(error: BaseException) -> None:
            self.file = path
            self.refused.emit(path, problems_of(error))

        self._jobs.run("open", work, then, failed)


def problems_of(error: BaseException) -> tuple[Problem, ...]:
    """Return why a file was refused; an error of our own is logged and told as one."""
    problems: tuple[Problem, ...] | None = getattr(error, "problems", None)
    if problems is not None:
        return problems
    LOG.error("opening failed", exc_info=error)
    told = say(
        QT_TRANSLATE_NOOP(
            "Words", "the program failed while it read this file ({error}); please report it"
        ),
        error=type(error).__name__,
    )
    return (Problem(Severity.ERROR, "internal-error", told),)
