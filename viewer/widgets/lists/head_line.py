"""What stands over a list: how much is in view, what all rows share, what they are sorted by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.lists.table_model import TableModel
from viewer.widgets.look import Look
from viewer.widgets.text import elided, label, mnemonic_safe, put, tooltip, tr, words


class HeadLine(QWidget):
    """Two lines at the left, a button at the right where there is something to choose."""

    def __init__(self, look: Look, button: QToolButton | None = None) -> None:
        super().__init__()
        self._look = look
        self._said = ""
        self._count, self._note = label("", "strong"), label("", "muted")
        self._count.setWordWrap(False)
        self._note.setWordWrap(False)
        self._count.setMinimumWidth(1)
        self._note.setMinimumWidth(1)
        self._note.installEventFilter(self)
        self._row = QHBoxLayout(self)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._count)
        column.addWidget(self._note)
        self._row.addLayout(column, 1)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(1)
        self._row.addLayout(self._buttons)
        self._row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        if button is not None:
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        look.changed.connect(self._restyle)
        self._restyle()

    def add(self, button: QToolButton) -> None:
        """Put one more button below the one at the right."""
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def say(self, count: Message | str, note: Message | str = "") -> None:
        """Set both lines."""
        self._said = words(note)
        put(self._count, count)
        self._note.setAccessibleName(self._said)
        tooltip(self._note, note)
        self._fit()

    def _fit(self) -> None:
        room = float(self._note.width())
        put(self._note, elided(self._said, self._look.metrics("small"), room))

    def _restyle(self) -> None:
        side = round(14 * self._look.scale)
        self._row.setContentsMargins(side, round(10 * self._look.scale), side // 2, side // 2)
        self._note.setFont(self._look.font("small"))
        self._fit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._note and event.type() is QEvent.Type.Resize:
            self._fit()
        return False


class SortButton(QToolButton):
    """Says what a list is sorted by, and lets it be changed without a mouse."""

    def __init__(self, model: TableModel, sort: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._model, self._sort = model, sort
        self.setObjectName("plain")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        self._columns = [self._choice(menu, number) for number in range(len(model.columns))]
        menu.addSeparator()
        self._turned = QAction(tr(QT_TRANSLATE_NOOP("Words", "Largest or latest first")), menu)
        self._turned.setCheckable(True)
        self._turned.triggered.connect(lambda on: self._sort(self._model.sorted_by, on))
        menu.addAction(self._turned)
        self.setMenu(menu)
        model.modelReset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what the list is sorted by now."""
        title = words(self._model.columns[self._model.sorted_by].title)
        said = words(say(QT_TRANSLATE_NOOP("Words", "Sort by {column}"), column=title))
        arrow = "▾" if self._model.descending else "▴"
        self.setText(f"{mnemonic_safe(said)} {arrow}")
        self.setAccessibleName(said)
        self._columns[self._model.sorted_by].setChecked(True)
        self._turned.setChecked(self._model.descending)

    def _choice(self, menu: QMenu, number: int) -> QAction:
        made = QAction(mnemonic_safe(words(self._model.columns[number].title)), menu)
        made.setCheckable(True)
        made.triggered.connect(lambda: self._sort(number, self._model.descending))
        self._group.addAction(made)
        menu.addAction(made)
        return made
