"""Everything about files: opens, saves, remembers and watches them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from viewer.state.file_watch import FileWatch
from viewer.state.home import Home
from viewer.state.jobs import Jobs
from viewer.state.opener import Opener
from viewer.state.saver import Saver
from viewer.state.session import Session
from viewer.state.settings import Settings


class Files(QObject):
    """Made once by the application. ``bundled`` is the dataset that comes with the program,
    ``views`` the folder of last views, ``columns`` that of what is kept of big files (None: none
    are kept).
    """

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        settings: Settings,
        bundled: Path,
        views: Path | None = None,
        columns: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bundled = bundled
        self.jobs = jobs
        self.opener = Opener(session, jobs, views, columns)
        self.saver = Saver(jobs, self.opener.is_open)
        self.home = Home(session, self.opener, jobs, settings, views)
        self.watch = FileWatch(jobs)
        self.opener.opened.connect(self._on_opened)
        self.opener.refused.connect(self._on_refused)

    def samples(self) -> tuple[Path, ...]:
        """Return the datasets that come with the program, the bundled one first."""
        others = sorted((self.bundled.parent / "samples").glob("*.json"))
        return (self.bundled, *others)

    def close(self) -> None:
        """Finish what has to be written before the program ends."""
        self.watch.watch(None, None)
        self.home.close()
        self.jobs.stop()

    def _on_opened(self, path: Path) -> None:
        self.watch.watch(path, self.opener.stamp)
        if self.bundled.parent not in path.absolute().parents:
            self.home.remember(path)

    def _on_refused(self, path: Path) -> None:
        # Whoever mends it in another program hears that it can be tried again.
        self.watch.watch(path, self.opener.tried)
