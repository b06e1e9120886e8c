"""Notices that the open file was changed by another program. Reads nothing and reloads nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from viewer.state.jobs import Jobs, Progress
from viewer.state.last_view import Stamp, stamp_of

QUIET = 300
"""Milliseconds between two looks at a file; it is still being written while they differ."""
MOST_LOOKS = 100


class FileWatch(QObject):
    """Says ``changed`` when the file has another size or time than when it was read, and is
    quiet; ``gone`` when it stays away. Says each state of the file once.

    A watcher of Qt forgets a file that is replaced, so its folder is watched too and the file
    added again; `look` is called besides when the window is activated, since over a network
    nothing may be told at all.
    """

    changed = Signal(object)
    gone = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path: Path | None = None
        self._known: Stamp | None = None
        self._seen: Stamp | None = None
        self._looks = 0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look)
        self._watcher.directoryChanged.connect(self.look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET)
        self._pause.timeout.connect(self._look)

    def watch(self, path: Path | None, stamp: Stamp | None) -> None:
        """Watch a file from now on (None: no file); ``stamp`` is how it was when it was read."""
        self._pause.stop()
        old = [*self._watcher.files(), *self._watcher.directories()]
        if old:
            self._watcher.removePaths(old)
        self._path, self._known, self._seen = path, stamp, stamp
        if path is not None:
            self._watcher.addPaths([str(path), str(path.parent)])
            self.look()  # it may have changed while it was read

    def look(self) -> None:
        """Look at the file soon."""
        if self._path is not None:
            self._looks = 0
            self._pause.start()

    def _look(self) -> None:
        path = self._path
        if path is None:
            return

        def work(progress: Progress) -> Stamp | None:
            del progress
            return stamp_of(path)

        def then(now: Stamp | None) -> None:
            if path == self._path:
                self._compare(path, now)

        self._jobs.run("look", work, then, lambda _: None)

    def _compare(self, path: Path, now: Stamp | None) -> None:
        if now is not None and str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))
        before, self._seen = self._seen, now
        if now == self._known:
            return
        if now != before and self._looks < MOST_LOOKS:
            self._looks += 1
            self._pause.start()
            return
        self._known = now
        (self.gone if now is None else self.changed).emit(path)
