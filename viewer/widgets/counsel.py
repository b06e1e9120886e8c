"""What commands may ask to have explained, shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from viewer.commands.table import by_id
from viewer.state.mishap import log_file
from viewer.widgets.links import open_own_folder
from viewer.widgets.parts import Parts
from viewer.widgets.popover import Popover


class WindowCounsel:
    """Implements `viewer.commands.command.Counsel` for one window.

    Each page is imported and made when it is first asked for: none of it is part of the start.
    """

    def __init__(self, window: QWidget, parts: Parts) -> None:
        self._window, self._parts = window, parts
        self._made: dict[str, Popover] = {}

    def key(self) -> None:
        """Show what shapes, fills and colours mean."""
        from viewer.widgets.key_dialog import KeyDialog

        parts = self._parts
        self._toggle("key", lambda: KeyDialog(self._window, parts.session, parts.look))

    def keys(self) -> None:
        """Show all keys and what the mouse does."""
        from viewer.widgets.keys import KeysDialog

        self._toggle("keys", lambda: KeysDialog(self._window, self._parts.look))

    def about(self) -> None:
        """Show version and licences."""
        from viewer.widgets.about import AboutDialog

        self._toggle("about", lambda: AboutDialog(self._window, self._parts.look))

    def log(self) -> None:
        """Open the folder in which the log of this user is kept."""
        open_own_folder(self._window, log_file().parent)

    def _toggle(self, name: str, make: Callable[[], Popover]) -> None:
        if name not in self._made:
            self._made[name] = made = make()
            made.close_on(by_id(f"help.{name}").keys)
        self._made[name].toggle()
