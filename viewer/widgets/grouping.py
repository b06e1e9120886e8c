"""The button that says what a lane stands for, and its menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionToolButton, QToolButton

from viewer.commands.group import group_command
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import GroupBy
from viewer.state.session import Session
from viewer.widgets.actions import Actions
from viewer.widgets.look import Look
from viewer.widgets.text import mnemonic_safe, words

NAMES: dict[GroupBy, Message] = {
    GroupBy.CATEGORY: say(QT_TRANSLATE_NOOP("Words", "Category")),
    GroupBy.STATUS: say(QT_TRANSLATE_NOOP("Words", "Status")),
    GroupBy.DIRECTION: say(QT_TRANSLATE_NOOP("Words", "Direction")),
    GroupBy.ATTRIBUTED: say(QT_TRANSLATE_NOOP("Words", "Credited to")),
    GroupBy.SOURCE: say(QT_TRANSLATE_NOOP("Words", "Source")),
    GroupBy.ACTOR: say(QT_TRANSLATE_NOOP("Words", "Actor")),
    GroupBy.PLACE: say(QT_TRANSLATE_NOOP("Words", "Place")),
    GroupBy.TAG: say(QT_TRANSLATE_NOOP("Words", "Tag")),
}


class GroupButton(QToolButton):
    """Its menu is made when it is first opened."""

    def __init__(self, session: Session, look: Look, actions: Actions) -> None:
        super().__init__()
        self._session, self._look, self._actions = session, look, actions
        self._name = ""
        self._short = False
        self._menu: QMenu | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.clicked.connect(self.open_menu)
        session.group_by_changed.connect(self._say)
        session.dataset_changed.connect(self._say)
        self._say()

    def open_menu(self) -> None:
        """Open the menu of everything to group by."""
        if self._menu is None:
            self._menu = QMenu(self)
            group = QActionGroup(self._menu)
            for by, name in NAMES.items():
                action = self._menu.addAction(mnemonic_safe(words(name)))
                action.setCheckable(True)
                action.setActionGroup(group)
                action.setData(by.value)
                action.triggered.connect(self._actions[group_command(by)].trigger)
        for action in self._menu.actions():
            action.setChecked(action.data() == self._session.view.group_by.value)
        left = self.width() - self._menu.sizeHint().width()
        self._menu.popup(self.mapToGlobal(QPoint(min(left, 0), self.height() + 2)))

    def shorten(self, short: bool) -> None:
        """Name the choice alone, where there is no room for more."""
        if short != self._short:
            self._short = short
            self._say()

    def _say(self) -> None:
        name = NAMES[self._session.view.group_by]
        text = words(say(QT_TRANSLATE_NOOP("Words", "Group by {what}"), what=name))
        self._name = words(name)
        self.setText(f"{self._name if self._short else text} ▾")
        self.setAccessibleName(text)
        self.setEnabled(self._session.dataset is not None)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        before, name, after = option.text.partition(self._name)
        option.text = ""
        with QPainter(self) as p:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, p, self)
            # What never changes is grey, what was chosen is not.
            metrics = self.fontMetrics()
            x = (self.width() - metrics.horizontalAdvance(self.text())) / 2
            y = (self.height() + metrics.ascent() - metrics.descent()) // 2
            for text, token in ((before, "muted"), (name + after, "text")):
                p.setPen(self._look.theme[token if self.isEnabled() else "muted"])
                p.drawText(QPointF(x, y), text)
                x += metrics.horizontalAdvance(text)
