"""Opens files in the background; what is open stays until another one is wholly there.

Where nothing is open, the first events of a big file are shown before the rest is read.
"""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from viewer.engine.timeline.drawn import draw
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.problem import Problem, Severity
from viewer.model.records import Clock
from viewer.model.view import Datings, ViewState
from viewer.state.ahead import Ahead, look_ahead
from viewer.state.jobs import Jobs, Progress
from viewer.state.last_view import Stamp, read_view, stamp_of
from viewer.state.opening import kept_view, opening_view
from viewer.state.session import Session

LOG = logging.getLogger(__name__)
KIND = "open"
LATER = "keep"
SHORT_TURN = 0.0005
"""Seconds after which a thread that reads lets the one that paints have its turn."""


@dataclass(frozen=True, slots=True, eq=False)
class Early:
    """The first ``count`` events of a file that has ``about`` so many, and what they look like."""

    path: Path
    ahead: Ahead
    count: int
    about: int


class Opener(QObject):
    """Reads a file and puts it into the session.

    ``refused`` carries the file and its problems, ``opened`` and ``stopped`` the file,
    ``looked_ahead`` what the job found out of a dataset that is about to be shown, ``arriving``
    an `Early` that is shown now and replaced as more of its file is read. An error
    of our own is a refusal too: it is told in one sentence and logged whole, and nothing that is
    open is lost.
    """

    began = Signal(object)
    arriving = Signal(object)
    looked_ahead = Signal(object)
    opened = Signal(object)
    refused = Signal(object, object)
    stopped = Signal(object)
    _came = Signal(object)

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
        self._early: ViewState | None = None
        self._came.connect(self._show_early, Qt.ConnectionType.QueuedConnection)
        self.file: Path | None = None
        self.shown: Path | None = None
        self.stamp: Stamp | None = None
        self.tried: Stamp | None = None

    def open(self, path: Path) -> None:
        """Begin to read ``path``; a file that is still being read is dropped."""
        self._drop_early()
        self._reading = path
        self.began.emit(path)
        stamps: list[Stamp | None] = [None]
        now = self._session.view if path == self.shown else None
        early = partial(self._come, path) if self._session.dataset is None else None

        def work(progress: Progress) -> Any:
            # pydantic is imported here: off the thread that paints, after the first paint.
            door = importlib.import_module("viewer.io.dataset_file")
            stamps[0] = stamp = stamp_of(path)
            with short_turns():
                found = door.open_dataset(
                    path, progress=progress, columns=self._columns, arrived=early
                )
            drawn = draw(found.dataset, Clock.OCCURRED, Datings.ALL)
            first = view = opening_view(found.dataset, drawn)
            if self._views is not None:
                view = read_view(self._views, path, stamp, found.dataset, first)
            likely = view if now is None else kept_view(now, first, found.dataset)
            same = (likely.clock, likely.datings) == (Clock.OCCURRED, Datings.ALL)
            ahead = look_ahead(found.dataset, likely, drawn if same else None)
            if ahead.indexes is not None:
                importlib.import_module("viewer.io.memory").give_back()
            return ahead, found.problems, first, view, stamp, found.later

        def then(answer: Any) -> None:
            ahead, problems, first, view, stamp, later = answer
            dataset = ahead.dataset
            if path == self.shown or self._touched():
                view = kept_view(self._session.view, first, dataset)
            self._early = None
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
            self._drop_early()
            self.file, self.tried = path, stamps[0]
            self.refused.emit(path, problems_of(error))

        self._jobs.run(KIND, work, then, failed)

    def _come(self, path: Path, arrived: Any) -> None:
        """Work out, in the thread of the job, what the first events look like."""
        dataset = arrived.dataset
        drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
        ahead = look_ahead(dataset, opening_view(dataset, drawn), drawn)
        self._came.emit(Early(path, ahead, arrived.count, arrived.about))

    def _show_early(self, early: Early) -> None:
        if early.path != self._reading:
            return  # it was stopped, or is wholly there by now
        view = early.ahead.view
        if self._touched():
            view = kept_view(self._session.view, view, early.ahead.dataset)
        else:
            self._early = view
        self.looked_ahead.emit(early.ahead)
        self._session.show(early.ahead.dataset, view)
        self.arriving.emit(early)

    def _touched(self) -> bool:
        """Whether the user has gone somewhere else in what is shown early."""
        return self._early is not None and self._session.view != self._early

    def _drop_early(self) -> None:
        if self._early is not None:
            self._early = None
            self._session.show(None, self._session.view)

    def _do_later(self, path: Path, later: Callable[[Callable[[], bool]], bool]) -> None:
        """Do what could wait until the file is shown; open it again where it proves another."""

        def work(progress: Progress) -> bool:
            try:
                return later(lambda: progress(0.0))
            finally:
                importlib.import_module("viewer.io.memory").give_back()

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
            self._drop_early()
            self.stopped.emit(path)


@contextmanager
def short_turns() -> Iterator[None]:
    """Have threads change more often: what reads in this process holds up no frame."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, SHORT_TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


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
