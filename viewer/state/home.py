"""What the program remembers from one start to the next: recent files, the last view of each."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from viewer.model.view import ViewState
from viewer.state.jobs import Jobs, Progress
from viewer.state.last_view import Stamp, write_view
from viewer.state.opener import Opener
from viewer.state.session import Session
from viewer.state.settings import Settings

SETTLED = 1000
"""A view is kept when it has not changed for so many milliseconds."""


@dataclass(frozen=True, slots=True)
class _Kept:
    path: Path
    stamp: Stamp | None
    view: ViewState


class Home(QObject):
    """Follows the session and the opener; keeps nothing where ``views`` is None."""

    def __init__(
        self,
        session: Session,
        opener: Opener,
        jobs: Jobs,
        settings: Settings,
        views: Path | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._opener, self._jobs = session, opener, jobs
        self._settings, self._views = settings, views
        self._unsaved: _Kept | None = None
        self._newest: _Kept | None = None
        self._writing = threading.Lock()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED)
        self._settle.timeout.connect(self._save_later)
        session.view_changed.connect(self._on_view)
        session.dataset_changed.connect(self._save_later)

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        self._settings.update(recent=(str(path.absolute()), *self._settings.now.recent))

    def forget(self) -> None:
        """Empty the list of recent files."""
        self._settings.update(recent=())

    def close(self) -> None:
        """Keep the last view now: the program ends."""
        self._settle.stop()
        if (write := self._write()) is not None:
            write()

    def _on_view(self, view: ViewState) -> None:
        shown = self._opener.shown
        if self._views is not None and shown is not None:
            self._unsaved = _Kept(shown, self._opener.stamp, view)
            self._settle.start()

    def _save_later(self) -> None:
        write = self._write()
        if write is None:
            return

        def work(progress: Progress) -> None:
            del progress
            write()

        self._jobs.run("view", work, _nothing, _nothing)

    def _write(self) -> Callable[[], None] | None:
        kept, self._unsaved = self._unsaved, None
        folder = self._views
        if kept is None or folder is None:
            return None
        self._newest = kept

        def write() -> None:
            with self._writing:
                newest = self._newest
                if newest is not None and newest is not kept and newest.path == kept.path:
                    return  # a later view of this file is on its way, or there already
                write_view(folder, kept.path, kept.stamp, kept.view)

        return write


def _nothing(_: object) -> None:
    """Nobody waits for the answer: a view that was not kept stands in the log."""
