"""What commands may ask to have explained, shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.widgets.keys import AboutDialog, KeysDialog
from viewer.widgets.parts import Parts


class WindowCounsel:
    """Implements `viewer.commands.command.Counsel` for one window."""

    def __init__(self, window: QWidget, parts: Parts) -> None:
        self._window, self._parts = window, parts

    def keys(self) -> None:
        """Show all keys and what the mouse does."""
        KeysDialog(self._window, self._parts.look).exec()

    def about(self) -> None:
        """Show version and licences."""
        AboutDialog(self._window, self._parts.look).exec()
