"""A table of words as a Qt model: rows are asked for as they come into sight."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.engine.lists.table import Column, Ints, Kind, Row, Table
from viewer.widgets.text import plain_tooltip, words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class TableModel(QAbstractTableModel):
    """Shows a `Table`, sorted by one of its columns. Columns that are only copied are no part."""

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(column for column in columns if not column.copied)
        self._table: Table | None = None
        self._order = np.zeros(0, np.int64)
        self.sorted_by = 0
        self.descending = False

    @property
    def table(self) -> Table | None:
        """What is shown, None while there is nothing to show."""
        return self._table

    def show_table(self, table: Table | None) -> None:
        """Show another table, sorted as the one before."""
        self.beginResetModel()
        self._table = table
        self._arrange()
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return the row at a place in the sorted list, None if there is none."""
        if self._table is None or not 0 <= number < len(self._order):
            return None
        return self._table.rows[int(self._order[number])]

    def id_at(self, number: int) -> str:
        """Return the id of the row at a place in the sorted list."""
        return self._table.id_of(int(self._order[number])) if self._table is not None else ""

    def places(self, ids: Collection[str]) -> Ints:
        """Return where in the sorted list the rows with these ids stand, from top to bottom."""
        if self._table is None or not ids:
            return np.zeros(0, np.int64)
        return np.flatnonzero(np.isin(self._order, self._table.where(ids)))

    def in_table(self, numbers: Collection[int]) -> list[int]:
        """Return the numbers in the table of the rows at these places of the sorted list."""
        return [int(self._order[number]) for number in sorted(numbers)]

    def below(self, number: int, column: Column) -> str:
        """Return the words that go below a column where the others have no room."""
        row = self.row(number)
        return words(dict(row.below).get(column.key, "")) if row is not None else ""

    def sentence(self, number: int) -> str:
        """Return a row as it is read aloud: each cell after the name of its column."""
        row = self.row(number)
        if row is None:
            return ""
        cells = zip(self.columns, row.cells, strict=False)
        told = ((words(column.title), words(cell)) for column, cell in cells)
        return ", ".join(f"{title}: {text}" for title, text in told if text)

    def _arrange(self) -> None:
        table = self._table
        if table is None:
            self._order = np.zeros(0, np.int64)
        else:
            self._order = table.order(self.sorted_by, descending=self.descending)

    # Qt overrides

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return words(row.cells[index.column()])
        if role == Role.AccessibleDescriptionRole:
            return self.sentence(index.row())
        if role == Role.ToolTipRole:
            column = self.columns[index.column()]
            told = (words(row.cells[index.column()]), self.below(index.row(), column))
            return plain_tooltip(" · ".join(text for text in told if text))
        if role == Role.TextAlignmentRole:
            return alignment(self.columns[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return words(self.columns[section].title)
        if role == Role.TextAlignmentRole:
            return alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self.sorted_by = column
        self.descending = order is Qt.SortOrder.DescendingOrder
        self._arrange()
        self.endResetModel()


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how the words of a column stand: numbers to the right."""
    side = Qt.AlignmentFlag.AlignRight if column.kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
