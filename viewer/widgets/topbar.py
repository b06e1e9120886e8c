"""The bar at the top: what is open, back and forth, find, group by, show all, key, theme, help."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from viewer.widgets.actions import Actions
from viewer.widgets.grouping import GroupButton
from viewer.widgets.icons import icon
from viewer.widgets.palette.palette import Palette
from viewer.widgets.parts import Parts
from viewer.widgets.text import elided, mnemonic_safe, tooltip

FIND, GROUP = "find.anything", "group.choose"
WIDEST_TITLE, NARROW = 300, 1000
"""In pixels at 100 per cent text size: of the title, and of a bar in which icons say it all."""
TITLE_SHARE = 0.19
"""What the title may take of the width."""
IN_WORDS = ("view.show_all", "help.key")
"""Buttons that say what they do, where there is room for it."""
NARROWEST = 60
"""Of the title, whose text gives way, in pixels."""
BUTTONS = (
    ("view.back", "back"),
    ("view.forward", "forward"),
    (FIND, ""),
    (GROUP, ""),
    ("view.zoom_out", "zoom-out"),
    ("view.zoom_in", "zoom-in"),
    ("view.show_all", "show-all"),
    ("help.key", "key"),
    ("view.theme", "theme"),
    ("help.keys", "help"),
    ("view.panels", "panels"),
)

IN_ANY_CASE = ("view.theme", "help.keys")
"""What can be done where no timeline is shown."""


class TopBar(QWidget):
    """Buttons by the ids of their commands; the first holds the menu."""

    def __init__(self, parts: Parts, actions: Actions, menu: QMenu) -> None:
        super().__init__()
        session, look = parts.session, parts.look
        self._session, self._look, self._actions = session, look, actions
        self.palette_of_all = Palette(parts, actions, actions[FIND].shortcut().toString())
        self.grouping = GroupButton(session, look, actions)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 10, 6)
        row.setSpacing(4)
        self._title = QToolButton()
        self._title.setObjectName("plain")
        self._title.setMenu(menu)
        self._title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._title.setMinimumWidth(NARROWEST)
        row.addWidget(self._title)
        self._buttons: dict[str, QToolButton] = {}
        for command, _ in BUTTONS:
            if command == FIND:
                row.addStretch(1)
                row.addWidget(self.palette_of_all.field, 6)
                row.addStretch(1)
                continue
            if command == GROUP:
                row.addWidget(self.grouping)
                continue
            button = QToolButton()
            button.setObjectName("" if command in IN_WORDS else "plain")
            button.setDefaultAction(actions[command])
            button.setAccessibleName(actions[command].text())
            self._buttons[command] = button
            row.addWidget(button)
        session.dataset_changed.connect(self._show)
        session.history_changed.connect(actions.refresh)
        # A gesture that is not yet closed is no history, but can be taken back all the same.
        back = actions["view.back"]
        session.time_changed.connect(lambda: back.setEnabled(session.can_go_back))
        session.selection_changed.connect(actions.refresh)
        session.filter_changed.connect(actions.refresh)
        look.changed.connect(self._restyle)
        self._named = self._refused = ""
        self._restyle()
        self._show()

    def stand_for(self, refused: str) -> None:
        """Stand for a file that was refused, by its name; "" for what is open."""
        self._refused = refused
        for command, button in self._buttons.items():
            button.setVisible(not refused or command in IN_ANY_CASE)
        self.grouping.setVisible(not refused)
        self._show()

    def _show(self) -> None:
        dataset = self._session.dataset
        if self._refused:
            self._named = self._refused[:200]
            self._title.setAccessibleName(self._named)
            self._fit()
            return
        self._named = str(dataset.title)[:200] if dataset is not None else "Tradewake"
        self._title.setAccessibleName(self._named)
        self._fit()
        self._actions.refresh()

    def _fit(self) -> None:
        """Say as much in words as the width has room for."""
        scale = self._look.scale
        narrow = self.width() < NARROW * scale
        room = min(WIDEST_TITLE * scale, self.width() * TITLE_SHARE)
        short = elided(self._named, self._look.metrics("strong"), room)
        self._title.setText(f"{mnemonic_safe(short)}  ▾")
        tooltip(self._title, self._named if short != self._named else "")
        self.grouping.shorten(narrow)
        style = Qt.ToolButtonStyle
        for command in IN_WORDS:
            self._buttons[command].setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextOnly
            )

    def _restyle(self) -> None:
        side = round(16 * self._look.scale)
        self._title.setFont(self._look.font("strong"))
        for command, name in BUTTONS:
            if name:
                self._actions[command].setIcon(icon(self._look, name))
                self._buttons[command].setIconSize(QSize(side, side))
        self._fit()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
