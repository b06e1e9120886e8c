"""A list of many rows: only those in sight are ever made."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from viewer.engine.lists.table import Column, Kind, Table
from viewer.widgets.lists.copying import as_text
from viewer.widgets.lists.delegate import EDGE, MARK, PAD, ListDelegate
from viewer.widgets.lists.header import ListHeader
from viewer.widgets.lists.selecting import ListKeys, SharedSelection
from viewer.widgets.lists.table_model import Index, TableModel
from viewer.widgets.parts import Parts
from viewer.widgets.text import words

WIDE = 860.0
"""From this width on, in pixels at 100 per cent, every column has a place of its own."""
WIDTHS = {
    "date": 176, "status": 108, "category": 132, "credited": 140, "source": 150,
    "period": 144, "evidence": 116, "value": 92, "unit": 128, "agency": 110, "published": 118,
}  # fmt: skip
"""Widths of columns where all of them have room, in pixels at 100 per cent."""
SAMPLES = {"date": "since Mmm 0000", "period": "00 Mmm 0000", "value": "2.84 billion"}
"""What fits into one line of a column where there is little room."""
STRETCHED = ("title", "flow")
MOST_OF_WIDTH = 0.6
"""No column of numbers takes more of the width."""
SPREAD, ENDS, MANY = 40, 8, 20_000
"""Numbers are measured at so many rows, and at the ends of their order unless there are too many.
"""


class ListTable(QTableView):
    """Rows of a `TableModel`; ``opened`` says which id Enter or a double click asked for."""

    opened = Signal(str)
    pointed = Signal(object)

    def __init__(self, model: TableModel, parts: Parts) -> None:
        super().__init__()
        self._shown, self._look = model, parts.look
        self._measured: Table | None = None
        self._delegate = ListDelegate(model, parts.look)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._dress()
        head = ListHeader(model, self._delegate, parts.look)
        self.setHorizontalHeader(head)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.keys = ListKeys(self, self._copied, cited=True)
        self.shared = SharedSelection(
            self, parts.session, model.id_at, model.places, len(model.columns)
        )
        self.activated.connect(self._open)
        model.modelReset.connect(self.shared.restore)
        model.modelReset.connect(self._measure)
        parts.look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes anew: text size, theme or width have changed."""
        self._delegate.folded = self.viewport().width() < WIDE * self._look.scale
        self.setFont(self._look.font("body"))
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self.verticalScrollBar().setSingleStep(self._delegate.row_height())
        head = self.horizontalHeader()
        head.setFixedHeight(round(self._look.metrics("small").height() + 12 * self._look.scale))
        self._place_columns(head)
        self.viewport().update()
        head.viewport().update()

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Sort by a column, as a click on its title does."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def mark_hovered(self, row: int) -> None:
        """Light a row up, -1 for none."""
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def top_id(self) -> str:
        """Return the id of the first row in sight."""
        return self._shown.id_at(row) if (row := self.rowAt(1)) >= 0 else ""

    def scroll_to_top(self, some_id: str) -> None:
        """Put the row with an id on top, if it is still there."""
        rows = self._shown.places((some_id,) if some_id else ())
        if len(rows):
            index = self._shown.index(int(rows[0]), 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _place_columns(self, head: QHeaderView) -> None:
        folded, scale = self._delegate.folded, self._look.scale
        shown = []
        for number, column in enumerate(self._shown.columns):
            gone = folded and not column.main
            head.setSectionHidden(number, gone)
            if gone:
                continue
            shown.append(number)
            stretched = column.key in STRETCHED
            fixed = QHeaderView.ResizeMode.Fixed if folded else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(
                number, QHeaderView.ResizeMode.Stretch if stretched else fixed
            )
            if not stretched:
                width = self._narrow(column) if folded else WIDTHS[column.key] * scale
                head.resizeSection(number, round(max(width, self._widest(column))))
        self._delegate.edges = (shown[0], shown[-1]) if shown else (0, 0)

    def _widest(self, column: Column) -> float:
        """Return the width that the numbers of a column need: a number that is cut is another."""
        table = self._shown.table
        if table is None or column.kind is not Kind.NUMBER or not len(table.rows):
            return 0.0
        at, count = table.number(column.key), len(table.rows)
        places = set(np.linspace(0, count - 1, min(count, SPREAD)).astype(np.int64).tolist())
        if count <= MANY:
            order = table.order(at).tolist()
            places.update((*order[:ENDS], *order[-ENDS:]))
        metrics, scale = self._look.metrics("body"), self._look.scale
        texts = {words(table.rows[place].cells[at]) for place in places}
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        room = MOST_OF_WIDTH * self.viewport().width()
        return min(widest + (EDGE + PAD + 2) * scale, room)

    def _measure(self) -> None:
        """Make room for the numbers of another table."""
        if self._shown.table is not self._measured:
            self._measured = self._shown.table
            self._place_columns(self.horizontalHeader())

    def _narrow(self, column: Column) -> float:
        """Return the width of a column where there is room for little more than the main text."""
        scale = self._look.scale
        if column.kind is Kind.MARK:
            return MARK * scale
        sample = SAMPLES.get(column.key, "")
        return self._look.metrics("body").horizontalAdvance(sample) + (EDGE + PAD + 2) * scale

    def _show_current(self) -> None:
        self._delegate.current = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    def _copied(self) -> str:
        table, rows = self._shown.table, self.shared.rows()
        return as_text(table, self._shown.in_table(rows)) if table is not None else ""

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._shown.id_at(index.row()))

    # Qt overrides

    def keyboardSearch(self, search: str) -> None:
        # Letters are commands of the window.
        del search

    def resizeEvent(self, event: QResizeEvent) -> None:
        folded = self.viewport().width() < WIDE * self._look.scale
        if folded != self._delegate.folded:
            self.restyle()
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_current()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._show_current()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def _point(self, at: QPoint) -> None:
        row = self.rowAt(at.y())
        self.pointed.emit(self._shown.id_at(row) if row >= 0 else None)
