"""Over who says what: a field to find figures, and what they are ordered by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.engine.lists.arranged import Order
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import label, mnemonic_safe, put, tr, words

ORDERS: dict[Order, tuple[Message, Message]] = {
    Order.DISAGREEMENT: (
        say(QT_TRANSLATE_NOOP("Words", "By disagreement")),
        say(
            QT_TRANSLATE_NOOP(
                "Words",
                "Widest apart first, then what can’t be compared, what agrees, what is said once.",
            )
        ),
    ),
    Order.SUBJECT: (
        say(QT_TRANSLATE_NOOP("Words", "By subject")),
        say(QT_TRANSLATE_NOOP("Words", "Subjects from A to Z, the latest period of each first.")),
    ),
    Order.PERIOD: (
        say(QT_TRANSLATE_NOOP("Words", "By period")),
        say(QT_TRANSLATE_NOOP("Words", "The latest period first, subjects from A to Z in each.")),
    ),
}


class FindLine(QLineEdit):
    """Esc empties it and goes to the list, Down and Enter go there with what was found."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(200)
        self.setClearButtonEnabled(True)
        said = tr(QT_TRANSLATE_NOOP("Words", "Find in these figures…"))
        self.setPlaceholderText(said)
        self.setAccessibleName(said)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ArrangeRow(QWidget):
    """``changed`` goes out when other words are looked for or another order is chosen."""

    changed = Signal()

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__()
        self._look = look
        self.order = Order.DISAGREEMENT
        self.field = FindLine()
        self.field.textChanged.connect(self.changed)
        self.field.left.connect(view.setFocus)
        self.button = QToolButton()
        self.button.setObjectName("plain")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._explained = label("", "muted")
        menu = QMenu(self.button)
        group = QActionGroup(menu)
        for order, (title, _) in ORDERS.items():
            action = menu.addAction(mnemonic_safe(words(title)))
            action.setCheckable(True)
            action.setChecked(order is self.order)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, to=order: self.choose(to))
        self.button.setMenu(menu)
        self._column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self._column.addLayout(row)
        self._column.addWidget(self._explained)
        # Ctrl+F finds here while the list is read, and everything elsewhere.
        view.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle()
        self._say()

    @property
    def typed(self) -> str:
        """The words that are looked for."""
        return self.field.text()

    def choose(self, order: Order) -> None:
        """Order by something else."""
        self.order = order
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        title, explained = ORDERS[self.order]
        self.button.setText(f"{mnemonic_safe(words(title))} ▾")
        self.button.setAccessibleName(words(title))
        self.button.setAccessibleDescription(words(explained))
        put(self._explained, explained)

    def _restyle(self) -> None:
        side = round(14 * self._look.scale)
        self._column.setContentsMargins(side, 0, side // 2, round(8 * self._look.scale))
        self._column.setSpacing(round(4 * self._look.scale))
        self._explained.setFont(self._look.font("small"))

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wanted = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if wanted and event.type() == QEvent.Type.KeyPress:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()
            return True
        return False
