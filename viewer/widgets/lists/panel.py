"""What the panels of lists have in common: a head, the list, and a word where it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say_count
from viewer.model.view import Panel
from viewer.widgets.lists.head_line import HeadLine
from viewer.widgets.lists.selecting import ListKeys
from viewer.widgets.parts import Parts
from viewer.widgets.text import label, put, tr


class ListPanel(QWidget):
    """Works out what it shows when it is looked at, and at most once for a run of changes.

    ``below`` stands between head and list; ``told`` carries a sentence for the status bar,
    ``citing`` asks for what is selected to be copied with its sources.
    """

    told, citing = Signal(object), Signal()

    def __init__(
        self,
        parts: Parts,
        head: HeadLine,
        view: QAbstractItemView,
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.parts, self.head, self.view = parts, head, view
        self.keys: ListKeys | None = None
        self._stale = True
        self._empty = EmptyNote(parts)
        self._pages = QStackedWidget()
        self._pages.addWidget(view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        if below is not None:
            column.addWidget(below)
        if not isinstance(view, QTableView):
            # Tables have a rule of their own, below their titles.
            rule = QFrame()
            rule.setObjectName("rule")
            column.addWidget(rule)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(view)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refresh_if_seen)

    def invalidate(self) -> None:
        """Something has changed that the list depends on."""
        self._stale = True
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def refresh(self) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def show_list(self) -> None:
        """Show the list."""
        self._pages.setCurrentWidget(self.view)

    def show_note(self, text: Message, *, offer_all: bool = False) -> None:
        """Say why there is no list; ``offer_all``: with a button that shows all time."""
        self._empty.say(text, offer_all=offer_all)
        self._pages.setCurrentWidget(self._empty)

    def open_details(self) -> None:
        """Bring the details of the row to the front: Enter and a double click ask for that."""
        self.parts.session.update(panel=Panel.DETAILS)

    def add_menu(self, keys: ListKeys) -> None:
        """Offer on the right button, and on the menu key, what can be done with rows."""
        self.keys = keys
        keys.copied.connect(lambda rows: self.told.emit(rows_copied(rows)))
        copy = QAction(tr(QT_TRANSLATE_NOOP("Words", "Copy as table")), self.view)
        copy.triggered.connect(keys.copy)
        cite = QAction(tr(QT_TRANSLATE_NOOP("Words", "Copy with citation")), self.view)
        cite.triggered.connect(self.citing)
        go = QAction(tr(QT_TRANSLATE_NOOP("Words", "Bring into view, open the details")), self.view)
        go.triggered.connect(lambda: self.view.activated.emit(self.view.currentIndex()))
        self.view.addActions([go, *([cite] if keys.cited else []), copy])
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()


def rows_copied(count: int) -> Message:
    """Say that rows lie on the clipboard as a table."""
    return say_count(
        QT_TRANSLATE_NOOP("Words", "{n} row copied as a table"),
        QT_TRANSLATE_NOOP("Words", "{n} rows copied as a table"),
        count,
    )


class EmptyNote(QWidget):
    """A sentence in the middle, and a way out."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._text = label("", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._all = QPushButton(tr(QT_TRANSLATE_NOOP("Words", "Show all")))
        self._all.clicked.connect(parts.navigation.show_all)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._text)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, text: Message, *, offer_all: bool) -> None:
        """Set the sentence."""
        put(self._text, text)
        self._all.setVisible(offer_all)
