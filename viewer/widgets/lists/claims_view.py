"""The lines of who says what; the quantity that one reads about stays in sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
)
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from viewer.engine.lists.outline import Level, Line
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.widgets.lists.claims_delegate import ClaimsDelegate
from viewer.widgets.lists.claims_model import ClaimsModel
from viewer.widgets.lists.copying import as_text
from viewer.widgets.lists.lines import LinesView
from viewer.widgets.lists.selecting import ListKeys, SharedSelection
from viewer.widgets.parts import Parts

Hint = QAbstractItemView.ScrollHint


NAME = say(QT_TRANSLATE_NOOP("Words", "Who says what"))


class ClaimsView(LinesView[Line]):
    """Only claims can be selected; ``pointed`` says which one is under the pointer.

    While the heading of a group is scrolled away, its title stays at the top.
    """

    _model: ClaimsModel
    _delegate: ClaimsDelegate

    def __init__(self, model: ClaimsModel, parts: Parts) -> None:
        super().__init__(model, ClaimsDelegate(model, parts.look), parts.look, NAME)
        self.keys = ListKeys(self, self._copied, cited=True)
        self.shared = SharedSelection(self, parts.session, model.id_at, model.places)

    def heading_row(self) -> int | None:
        """Return the group whose title stays at the top, None while a heading is there itself."""
        first = self.indexAt(QPoint(4, 1)).row()
        if first < 0 or self._model.lines[first].level in (Level.STANDING, Level.GROUP):
            return None
        lines = self._model.lines
        return next(row for row in range(first, -1, -1) if lines[row].level is Level.GROUP)

    def _title_height(self) -> int:
        return round(self._look.metrics("strong").height() + 9 * self._look.scale)

    def _copied(self) -> str:
        table, rows = self._model.table, self.shared.rows()
        return as_text(table, self._model.in_table(rows)) if table is not None else ""

    # Qt overrides

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: Hint = Hint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self._title_height() - self.visualRect(index).top()
        if hidden > 0 and self.heading_row() is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self.heading_row()
        if row is None:
            return
        width, height = float(self.viewport().width()), float(self._title_height())
        with QPainter(self.viewport()) as p:
            p.fillRect(QRectF(0, 0, width, height), self._look.theme["window"])
            self._delegate.paint_title(p, QRectF(0, 0, width, height), self._model.lines[row])
            p.setPen(QPen(self._look.theme["line"], 1))
            p.drawLine(QLineF(0, height - 0.5, width, height - 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        under = self.heading_row() is not None and at.y() < self._title_height()
        row = -1 if under else self.indexAt(at).row()
        self.mark_hovered(row)
        self.pointed.emit(self._model.id_at(row) or None)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.heading_row()
        if row is not None and event.position().y() < self._title_height():
            # A click on the title leads to what it stands over.
            self.put_on_top(row)
            event.accept()
            return
        super().mousePressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # Qt moves the pixels that were there; the title must not move with them.
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.focused = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._delegate.focused = False
        super().focusOutEvent(event)
