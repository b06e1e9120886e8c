"""How far slow work is, and a button to stop it; seen only when it takes a while."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP
from viewer.state.jobs import Jobs
from viewer.widgets.text import tr

PATIENCE = 300
"""Work that is done within so many milliseconds shows nothing: a flash would only disturb."""


class ProgressLine(QWidget):
    """Follows the kinds of jobs in ``stops``, which tells how each is stopped. ``share`` is how
    much is done, 0 to 1.
    """

    def __init__(self, jobs: Jobs, stops: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        self._stops = dict(stops)
        self._kind = ""
        self.share = 0.0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(tr(QT_TRANSLATE_NOOP("Words", "Progress")))
        self._cancel = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Cancel")))
        self._cancel.setObjectName("small")
        self._cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cancel.clicked.connect(self._stop)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._appear)
        jobs.began.connect(self._on_began)
        jobs.progressed.connect(self._on_progress)
        jobs.ended.connect(self._on_ended)
        self.hide()

    def follow(self, kind: str, stop: Callable[[], None]) -> None:
        """Follow another kind of jobs; ``stop`` stops one."""
        self._stops[kind] = stop

    def _on_began(self, kind: str) -> None:
        if kind in self._stops:
            self._kind, self.share = kind, 0.0
            self._bar.setValue(0)
            if not self.isVisible():
                self._patience.start()

    def _on_progress(self, kind: str, share: float) -> None:
        if kind == self._kind:
            self.share = max(self.share, share)
            self._bar.setValue(round(100 * self.share))

    def _on_ended(self, kind: str) -> None:
        if kind == self._kind:
            self._kind = ""
            self._patience.stop()
            self.hide()

    def _appear(self) -> None:
        if self._kind:
            self.show()

    def _stop(self) -> None:
        if self._kind:
            self._stops[self._kind]()
