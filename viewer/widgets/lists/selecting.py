"""One selection everywhere: rows of a list are selected as what they stand for, and back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from viewer.engine.lists.table import Ints
from viewer.state.session import Session

Flag = QItemSelectionModel.SelectionFlag
OWN_KEYS = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
}  # fmt: skip
"""Keys that mean something in a list, whatever they mean in the window."""
PASSED_ON = {
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
}


class SharedSelection(QObject):
    """Keeps the selected rows of a view and ``session.view.selection`` the same.

    ``id_at`` gives the id of a row, ``places`` the rows with one of some ids, from top to bottom.
    Call `restore` whenever the rows of the view have changed.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        session: Session,
        id_at: Callable[[int], str],
        places: Callable[[Collection[str]], Ints],
        columns: int = 1,
    ) -> None:
        super().__init__(view)
        self._last_column = columns - 1
        self._view, self._session = view, session
        self._id_at, self._places = id_at, places
        self._taking = self._giving = False
        view.selectionModel().selectionChanged.connect(self._give)
        session.selection_changed.connect(self._take)

    def rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        chosen = self._view.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.size()))
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def restore(self, *, scroll: bool = False) -> None:
        """Select the rows of what the session has selected; ``scroll`` to the last of them."""
        if self._view.model().rowCount() == 0:
            return
        selection = self._session.view.selection
        rows = self._places(selection)
        self._taking = True
        try:
            model = self._view.selectionModel()
            chosen = self._as_ranges(rows.tolist())
            model.select(chosen, Flag.ClearAndSelect | Flag.Rows)
            if len(rows):
                last = self._places(selection[-1:])
                row = int(last[0]) if len(last) else int(rows[0])
                self._make_current(self._view.model().index(row, 0), scroll=scroll)
        finally:
            self._taking = False

    def _make_current(self, index: QModelIndex, *, scroll: bool) -> None:
        """Let keys start from a row; scroll to it, and to what is around it if it was away."""
        view = self._view
        seen = view.viewport().rect().contains(view.visualRect(index))
        # Qt scrolls to a current row by itself, just so far that it is seen.
        view.setAutoScroll(False)
        view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        view.setAutoScroll(True)
        if scroll and not seen:
            view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _as_ranges(self, rows: list[int]) -> QItemSelection:
        chosen = QItemSelection()
        model = self._view.model()
        start = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                chosen.select(
                    model.index(rows[start], 0), model.index(rows[place - 1], self._last_column)
                )
                start = place
        return chosen

    def _take(self) -> None:
        if not self._giving and self._view.isVisible():
            self.restore(scroll=True)

    def _give(self) -> None:
        if self._taking:
            return
        rows = self.rows()
        current = self._view.currentIndex().row()
        if current in rows:
            # The last one is what the details show.
            rows.remove(current)
            rows.append(current)
        self._giving = True
        try:
            self._session.update(selection=tuple(dict.fromkeys(map(self._id_at, rows))))
        finally:
            self._giving = False


class ListKeys(QObject):
    """Keeps the keys of a list from being taken for commands of the window, and copies.

    Several rows are copied as a table. So is one, unless ``cited``: then it is left to the
    window, which copies what the row stands for as text with its sources. ``copied`` says how
    many rows were.
    """

    copied = Signal(int)

    def __init__(
        self, view: QAbstractItemView, copy: Callable[[], str], *, cited: bool = False
    ) -> None:
        super().__init__(view)
        self._view, self._copy, self.cited = view, copy, cited
        view.installEventFilter(self)

    @property
    def rows(self) -> int:
        """How many rows are selected."""
        return len(self._view.selectionModel().selectedRows())

    def text(self) -> str:
        """Return the selected rows as text."""
        return self._copy()

    def copy(self) -> None:
        """Copy the selected rows as a table."""
        if text := self._copy():
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(self.rows)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in OWN_KEYS and _plain(event.keyCombination())
            if own or self._copies(event) or _matches(event, SELECT_ALL):
                event.accept()
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._copies(event):
                self.copy()
                return True
            return self._walk(event)
        return False

    def _copies(self, event: QKeyEvent) -> bool:
        """Whether a key is to copy rows as a table."""
        return event.matches(QKeySequence.StandardKey.Copy) and (self.rows > 1 or not self.cited)

    def _walk(self, event: QKeyEvent) -> bool:
        """Go to the first or last row; Qt's tables take these keys for columns."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._view.model().rowCount() - 1}
        row = ends.get(Qt.Key(event.key()))
        if row is None or row < 0 or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        step = 1 if row == 0 else -1
        index = self._view.model().index(row, 0)
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = index.siblingAtRow(index.row() + step)
        self._view.setCurrentIndex(index)
        return True


SELECT_ALL = (QKeySequence.StandardKey.SelectAll,)


def _matches(event: QKeyEvent, keys: Iterable[QKeySequence.StandardKey]) -> bool:
    return any(event.matches(key) for key in keys)


def _plain(pressed: QKeyCombination) -> bool:
    return pressed.keyboardModifiers() in PASSED_ON
