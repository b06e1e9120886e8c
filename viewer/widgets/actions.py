"""The command table as QActions: menus, shortcuts and buttons are all made here."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.commands.command import Command, Desk
from viewer.commands.table import COMMANDS
from viewer.model.message import Message
from viewer.widgets.text import mnemonic_safe, plain_tooltip, words


class Actions(QObject):
    """One QAction a command, made once for a window."""

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        self._actions = {command.id: self._make(window, command) for command in COMMANDS}
        self.menus: dict[Message, QMenu] = {}
        self.whole: QMenu | None = None

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def refresh(self) -> None:
        """Enable what can be done now."""
        for command in COMMANDS:
            self._actions[command.id].setEnabled(command.when(self._desk))
            self._check(command)

    def _check(self, command: Command) -> None:
        if command.is_on is not None:
            self._actions[command.id].setChecked(command.is_on(self._desk))

    def menu(self, parent: QMainWindow) -> QMenu:
        """Return one menu, also kept as ``whole``, with a submenu for each group of commands, also
        kept in ``menus``.
        """
        whole = self.whole = QMenu(parent)
        for group in dict.fromkeys(command.menu for command in COMMANDS):
            self.menus[group] = menu = whole.addMenu(mnemonic_safe(words(group)))
            menu.addActions([self._actions[c.id] for c in COMMANDS if c.menu == group])
        whole.aboutToShow.connect(self.refresh)
        return whole

    def _make(self, window: QMainWindow, command: Command) -> QAction:
        action = QAction(mnemonic_safe(words(command.title)), window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setStatusTip(words(command.help))
        action.setToolTip(plain_tooltip(told(command)))
        action.setCheckable(command.is_on is not None)
        action.triggered.connect(lambda: self._run(command))
        window.addAction(action)
        return action

    def _run(self, command: Command) -> None:
        if command.when(self._desk):
            command.run(self._desk)
        self._check(command)


def told(command: Command) -> str:
    """Return what a tooltip says of a command."""
    keys = f" ({command.keys[0]})" if command.keys else ""
    return f"{words(command.title)}{keys}. {words(command.help)}"
