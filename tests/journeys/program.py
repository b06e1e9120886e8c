"""The whole program in a test: started on a file, waited for, and left."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from viewer.app import Tradewake
from viewer.model.view import TimeRange
from viewer.state.settings import Settings
from viewer.widgets.contents import Contents

PATIENCE = 60_000
"""So many milliseconds a file or a search may take where many tests run at the same time."""


class Program:
    """One window with settings in memory; movements jump, so that a test need not wait."""

    def __init__(
        self,
        qtbot,
        size: tuple[int, int],
        theme: str,
        text_size: int,
        settings: Path | None = None,
        views: Path | None = None,
    ) -> None:
        """``settings`` and ``views``: where the program remembers things, None for nowhere."""
        self._qtbot = qtbot
        self.settings = Settings(settings)
        self.settings.update(
            animation=False, theme=theme, text_size=text_size, width=size[0], height=size[1],
            hint_seen=True,
        )  # fmt: skip
        self.app = Tradewake(QApplication.instance(), self.settings, views=views)
        self.mishaps: list[str] = []
        self.app.on_mishap = lambda told: self.mishaps.append(str(told))
        # A wish to quit, left behind by the window of one test, would break the waits of the next.
        QApplication.setQuitOnLastWindowClosed(False)
        self.steps = 0

    # Coming and going

    def start(self, file: Path | None) -> None:
        self.app.start(file)
        self.wait()
        self.app.window.activateWindow()
        self._qtbot.waitUntil(self.app.window.isActiveWindow)
        self.steps = 0

    def wait(self) -> None:
        """Until the file that is being read is on screen, or refused."""
        self._qtbot.waitUntil(lambda: not self.app.jobs.busy, timeout=PATIENCE)
        self._qtbot.waitUntil(lambda: self.contents.trade.active, timeout=PATIENCE)
        self.settle()  # what the job found is in the queue

    def until(self, seen: Callable[[], bool]) -> None:
        """Until something that was asked for is there."""
        self._qtbot.waitUntil(seen, timeout=PATIENCE)
        self.settle()

    def settle(self) -> None:
        """Let layouts, paints and what was deleted meanwhile happen."""
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete

    def leave(self) -> None:
        self.app.navigation.close_gesture()  # its timer would move a window that is gone
        self.app.window.close()
        self.app.jobs.stop()
        self.app.window.deleteLater()
        self.settle()

    # Its parts

    @property
    def contents(self) -> Contents:
        return self.app.contents

    @property
    def lanes(self) -> QWidget:
        return self.contents.lanes

    @property
    def ruler(self) -> QWidget:
        return self.contents.ruler

    @property
    def pane(self):
        return self.contents.trade.panes[0]

    @property
    def plot(self) -> QWidget:
        return self.pane._plot

    @property
    def time(self) -> TimeRange:
        return self.app.session.view.time

    @property
    def selection(self) -> tuple[str, ...]:
        return self.app.session.view.selection
