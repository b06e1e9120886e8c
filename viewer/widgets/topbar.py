"""The bar at the top: what is open, back and forth, show all, theme, help."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from viewer.state.session import Session
from viewer.widgets.actions import Actions
from viewer.widgets.icons import icon
from viewer.widgets.look import Look
from viewer.widgets.text import mnemonic_safe

BUTTONS = (
    ("view.back", "back"),
    ("view.forward", "forward"),
    ("", ""),
    ("view.zoom_out", "zoom-out"),
    ("view.zoom_in", "zoom-in"),
    ("view.show_all", "show-all"),
    ("view.theme", "theme"),
    ("help.keys", "help"),
)


class TopBar(QWidget):
    """Buttons by the ids of their commands; the first holds the menu."""

    def __init__(self, session: Session, look: Look, actions: Actions, menu: QMenu) -> None:
        super().__init__()
        self._session, self._look, self._actions = session, look, actions
        self.setObjectName("topbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 10, 6)
        row.setSpacing(4)
        self._title = QToolButton()
        self._title.setObjectName("plain")
        self._title.setMenu(menu)
        self._title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._title)
        self._buttons: dict[str, QToolButton] = {}
        for command, _ in BUTTONS:
            if not command:
                row.addStretch(1)
                continue
            button = QToolButton()
            button.setObjectName("plain")
            button.setDefaultAction(actions[command])
            button.setAccessibleName(actions[command].text())
            self._buttons[command] = button
            row.addWidget(button)
        session.dataset_changed.connect(self._show)
        session.history_changed.connect(actions.refresh)
        session.selection_changed.connect(actions.refresh)
        look.changed.connect(self._restyle)
        self._restyle()
        self._show()

    def _show(self) -> None:
        dataset = self._session.dataset
        text = str(dataset.title)[:80] if dataset is not None else "Tradewake"
        self._title.setText(f"{mnemonic_safe(text)}  ▾")
        self._title.setAccessibleName(text)
        self._actions.refresh()

    def _restyle(self) -> None:
        side = round(16 * self._look.scale)
        self._title.setFont(self._look.font("strong"))
        for command, name in BUTTONS:
            if command:
                self._actions[command].setIcon(icon(self._look, name))
                self._buttons[command].setIconSize(QSize(side, side))
