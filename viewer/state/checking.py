"""The sums of the open dataset, checked in the background when somebody first asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.model.dataset import Dataset
from viewer.state.jobs import Jobs, Progress
from viewer.state.session import Session

if TYPE_CHECKING:
    from viewer.engine.checks.run import Checked

KIND = "checks"


class Checking(QObject):
    """Follows a session; works once for each dataset, off the thread that paints.

    ``changed`` tells that findings are there, or gone with their dataset; ``progressed`` the share
    of the work that is done.
    """

    changed = Signal()
    progressed = Signal(float)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._of: Dataset | None = None
        self._checked: Checked | None = None
        session.dataset_changed.connect(self._forget)
        jobs.progressed.connect(self._pass_on)

    @property
    def checked(self) -> Checked | None:
        """What was found; None until it is worked out."""
        return self._checked

    @property
    def busy(self) -> bool:
        """Whether the sums are being checked."""
        return self._of is not None and self._checked is None

    def want(self) -> None:
        """Begin, unless that has been done for the open dataset."""
        dataset = self._session.dataset
        if dataset is None or dataset is self._of:
            return
        self._of = dataset

        def work(progress: Progress) -> Checked | None:
            # Loaded when it is first asked for: it is no part of the start.
            from viewer.engine.checks.run import Stopped, check_all

            try:
                return check_all(dataset, progress)
            except Stopped:
                return None

        self._jobs.run(KIND, work, self._take, self._fail)

    def _take(self, checked: Checked | None) -> None:
        self._checked = checked
        if checked is None:
            self._of = None
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self._of = None
        raise error

    def _forget(self) -> None:
        if self.busy:
            self._jobs.cancel(KIND)
        had = self._checked is not None
        self._of = self._checked = None
        if had:
            self.changed.emit()

    def _pass_on(self, kind: str, share: float) -> None:
        if kind == KIND and self.busy:
            self.progressed.emit(share)
