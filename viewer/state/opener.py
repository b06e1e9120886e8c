"""Opens files in the background; what is open stays until another one is wholly there."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.engine.timeline.drawn import draw
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.problem import Problem, Severity
from viewer.model.records import Clock
from viewer.model.view import Datings
from viewer.state.ahead import look_ahead
from viewer.state.jobs import Jobs, Progress
from viewer.state.last_view import Stamp, read_view, stamp_of
from viewer.state.opening import kept_view, opening_view
from viewer.state.session import Session

LOG = logging.getLogger(__name__)
KIND = "open"
LATER = "keep"


class Opener(QObject):
    """Reads a file and puts it into the session.

    ``refused`` carries the file and its problems, ``opened`` and ``stopped`` the file,
    ``looked_ahead`` what the job found out of a dataset that is about to be shown. An error
    of our own is a refusal too: it is told in one sentence and logged whole, and nothing that is
    open is lost.
    """

    began = Signal(object)
    looked_ahead = Signal(object)
    opened = Signal(object)
    refused = Signal(object, object)
    stopped = Signal(object)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        views: Path | None = None,
        columns: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``views`` is the folder in which the last view of each file is kept, ``columns`` that
        for what was worked out of big files; None for none.

        ``file`` is what was opened or refused last, ``tried`` how it was; ``shown`` is what is
        open, ``stamp`` how that was when it was read.
        """
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._views = views
        self._columns = columns
        self._reading: Path | None = None
        self.file: Path | None = None
        self.shown: Path | None = None
        self.stamp: Stamp | None = None
        self.tried: Stamp | None = None

    def open(self, path: Path) -> None:
        """Begin to read ``path``; a file that is still being read is dropped."""
        self._reading = path
        self.began.emit(path)
        stamps: list[Stamp | None] = [None]
        now = self._session.view if path == self.shown else None

        def work(progress: Progress) -> Any:
            # pydantic is imported here: off the thread that paints, after the first paint.
            door = importlib.import_module("viewer.io.dataset_file")
            stamps[0] = stamp = stamp_of(path)
            store = door.ColumnStore(self._columns) if self._columns is not None else None
            found = door.open_dataset(path, progress=progress, store=store)
            drawn = draw(found.dataset, Clock.OCCURRED, Datings.ALL)
            first = view = opening_view(found.dataset, drawn)
            if self._views is not None:
                view = read_view(self._views, path, stamp, found.dataset, first)
            likely = view if now is None else kept_view(now, first, found.dataset)
            same = (likely.clock, likely.datings) == (Clock.OCCURRED, Datings.ALL)
            ahead = look_ahead(found.dataset, likely, drawn if same else None)
            return ahead, found.problems, first, view, stamp, found.later

        def then(answer: Any) -> None:
            ahead, problems, first, view, stamp, later = answer
            dataset = ahead.dataset
            if path == self.shown:
                view = kept_view(self._session.view, first, dataset)
            self._reading = None
            self.file = self.shown = path
            self.stamp = self.tried = stamp
            self.looked_ahead.emit(ahead)
            self._session.show(dataset, view, problems)
            self.opened.emit(path)
            if later is not None:
                self._do_later(path, later)

        def failed(error: BaseException) -> None:
            self._reading = None
            self.file, self.tried = path, stamps[0]
            self.refused.emit(path, problems_of(error))

        self._jobs.run(KIND, work, then, failed)

    def _do_later(self, path: Path, later: Callable[[Callable[[], bool]], bool]) -> None:
        """Do what could wait until the file is shown; open it again where it proves another."""

        def work(progress: Progress) -> bool:
            return later(lambda: progress(0.0))

        def then(same: bool) -> None:
            if not same and path == self.shown:
                self.open(path)

        def failed(error: BaseException) -> None:
            LOG.error("checking what was kept of a file failed", exc_info=error)

        self._jobs.run(LATER, work, then, failed)

    def is_open(self, path: Path) -> bool:
        """Whether a path, however written, leads to the file that is open."""
        try:
            return self.shown is not None and self.shown.samefile(path)
        except (OSError, ValueError):
            return False

    def cancel(self) -> None:
        """Stop reading; what is open stays."""
        path, self._reading = self._reading, None
        if path is not None:
            self._jobs.cancel(KIND)
            self.stopped.emit(path)


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
