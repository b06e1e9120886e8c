"""The window as a whole: full screen, and shown to a room full of people."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from viewer.model.message import Message
from viewer.widgets.look import Look

MAGNIFIED = 1.5
"""How much larger all text is while presenting."""


class WindowScreen(QObject):
    """Implements `viewer.commands.command.Screen` for one window.

    ``presented`` says whether a presentation has begun or ended. Presenting changes nothing that
    is kept: text size and state of the window are as before afterwards.
    """

    presented = Signal(bool)
    told = Signal(object)  # Message

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._before: Qt.WindowState | None = None

    @property
    def presenting(self) -> bool:
        """Whether the window is being presented."""
        return self._before is not None

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on, chosen or taken over from the system."""
        return self._look.theme.name == "dark"

    def tell(self, text: Message) -> None:
        """Say for a while what came of a command."""
        self.told.emit(text)

    def full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def present(self) -> None:
        """Show ruler, lanes and charts only, large, on the whole screen; or stop doing so."""
        before = self._before
        now = self._window.windowState()
        self._before = now if before is None else None
        self._window.setWindowState(
            now | Qt.WindowState.WindowFullScreen if before is None else before
        )
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._look.magnify(app, MAGNIFIED if self.presenting else 1.0)
        self.presented.emit(self.presenting)
