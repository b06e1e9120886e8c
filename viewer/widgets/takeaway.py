"""What commands may take away from the window, done: text with its sources, pictures, tables."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from viewer.widgets.citation import as_text
from viewer.widgets.parts import Parts


class WindowTakeAway:
    """Implements `viewer.commands.command.TakeAway` for one window."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def copy_cited(self) -> None:
        """Copy what is selected as text."""
        session = self._parts.session
        if session.dataset is not None:
            text = as_text(session.dataset, session.view.selection)
            QGuiApplication.clipboard().setText(text)
