"""The head of a list: titles that sort, quiet until one does."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView

from viewer.engine.lists.table import Kind
from viewer.widgets.lists.delegate import ListDelegate
from viewer.widgets.lists.table_model import TableModel
from viewer.widgets.look import Look
from viewer.widgets.text import elided, words

ARROW = 7.0
"""Width of the arrow beside the title that the rows are sorted by."""


class ListHeader(QHeaderView):
    """Titles over the columns; a click sorts, another turns the order round."""

    def __init__(self, model: TableModel, delegate: ListDelegate, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shown, self._delegate, self._look = model, delegate, look
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(round(20 * look.scale))

    def _arrow(self, p: QPainter, x: float, y: float) -> None:
        size = ARROW * self._look.scale / 2
        down = size * 0.6 if self._shown.descending else -size * 0.6
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._look.theme["text"])
        p.drawPolygon(
            QPolygonF(
                [QPointF(x - size, y - down), QPointF(x + size, y - down), QPointF(x, y + down)]
            )
        )

    # Qt overrides

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, theme = self._look, self._look.theme
        column = self._shown.columns[logicalIndex]
        chosen = self._shown.sorted_by == logicalIndex
        metrics = look.metrics("small")
        painter.save()
        painter.fillRect(rect, theme["window"])
        painter.setPen(QPen(theme["line"], 1))
        painter.drawLine(
            QLineF(rect.left(), rect.bottom() + 0.5, rect.right() + 1, rect.bottom() + 0.5)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self._delegate.inside(QRectF(rect), logicalIndex)
        room = inside.width() - (ARROW + 5) * look.scale * chosen
        text = elided(words(column.title), metrics, room) if room > 2 * metrics.height() else ""
        width = metrics.horizontalAdvance(text)
        left = inside.left()
        if column.kind is Kind.NUMBER:
            left = inside.right() - width - (ARROW + 5) * look.scale * chosen
        baseline = inside.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(look.font("small"))
        painter.setPen(theme["text" if chosen else "muted"])
        painter.drawText(QPointF(left, baseline), text)
        if chosen:
            at = left + width + (ARROW / 2 + 5 * bool(text)) * look.scale
            self._arrow(painter, at, inside.center().y())
        painter.restore()
