"""Saves files in the background: makes the bytes and writes them, off the thread that paints."""

from __future__ import annotations

import importlib
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.state.jobs import Jobs, Progress

LOG = logging.getLogger(__name__)
KIND = "save"
OPEN = say(QT_TRANSLATE_NOOP("Words", "it is the file that is open, and that is never changed"))
Cell = str | float | int | None


class Stopped(Exception):
    """The user asked to stop; nothing was written."""


class Saver(QObject):
    """Writes one file at a time; what is asked for meanwhile waits for its turn.

    ``saved`` carries the file, ``failed`` the file and why it was not written, ``stopped`` the
    file. When the program ends, a file that has been begun is still finished.
    """

    began = Signal(object)
    saved = Signal(object)
    failed = Signal(object, object)
    stopped = Signal(object)

    def __init__(
        self, jobs: Jobs, is_open: Callable[[Path], bool], parent: QObject | None = None
    ) -> None:
        """``is_open`` tells whether a path leads to the open dataset: that is never written."""
        super().__init__(parent)
        self._jobs = jobs
        self._is_open = is_open
        self._waiting: list[tuple[Path, Callable[[Progress], bytes]]] = []
        self._stop: threading.Event | None = None

    def save(self, path: Path, make: Callable[[Progress], bytes]) -> None:
        """Write what ``make`` returns. It runs in a worker, gets a `Progress` to call now and
        then, and raises Stopped when that says so.
        """
        if self._is_open(path):
            self.failed.emit(path, OPEN)
            return
        self._waiting.append((path, make))
        if self._stop is None:
            self._next()

    def save_table(self, path: Path, rows: Callable[[Progress], Iterable[Sequence[Cell]]]) -> None:
        """Write what ``rows`` yields as CSV for spreadsheets."""

        def make(progress: Progress) -> bytes:
            data: bytes = importlib.import_module("viewer.io.csv_table").table_bytes(rows(progress))
            return data

        self.save(path, make)

    def cancel(self) -> None:
        """Ask to stop what is being written now."""
        if self._stop is not None:
            self._stop.set()

    def _next(self) -> None:
        if not self._waiting:
            self._stop = None
            return
        path, make = self._waiting.pop(0)
        self._stop = stop = threading.Event()
        self.began.emit(path)

        def work(progress: Progress) -> None:
            def go_on(share: float) -> bool:
                # Not what `progress` says: at the end of the program it says stop.
                progress(share)
                return not stop.is_set()

            data = make(go_on)
            if stop.is_set():
                raise Stopped
            importlib.import_module("viewer.io.save").save_bytes(path, data)

        def then(_: None) -> None:
            self.saved.emit(path)
            self._next()

        def failed(error: BaseException) -> None:
            if isinstance(error, Stopped):
                self.stopped.emit(path)
            else:
                self.failed.emit(path, reason_of(error))
            self._next()

        self._jobs.run(KIND, work, then, failed)


def reason_of(error: BaseException) -> Message:
    """Say why nothing was written; an error of our own is logged and told as one."""
    reason = getattr(error, "reason", None)
    if isinstance(reason, Message):
        return reason
    if isinstance(error, MemoryError):
        return say(QT_TRANSLATE_NOOP("Words", "there is not enough memory for it"))
    LOG.error("saving failed", exc_info=error)
    return say(
        QT_TRANSLATE_NOOP("Words", "the program failed while it made this file ({error})"),
        error=type(error).__name__,
    )
