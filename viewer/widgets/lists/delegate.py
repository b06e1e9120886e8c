"""How the cells of a list look: one line where there is room, else what has none goes below."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.engine.lists.table import Column, EventMark, Kind, Row, ValueMark
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.lists.swatch import paint_value_mark
from viewer.widgets.lists.table_model import TableModel
from viewer.widgets.look import Look
from viewer.widgets.text import cut, elided, words

Index = QModelIndex | QPersistentModelIndex
PAD = 7.0
MARK = 22.0
"""Width that a mark takes, in pixels at 100 per cent."""


class ListDelegate(QStyledItemDelegate):
    """Paints rows of a `TableModel`. ``folded``: whether there is room for the main columns only;
    ``hovered`` is the row under the pointer, -1 for none.
    """

    def __init__(self, model: TableModel, look: Look) -> None:
        super().__init__(model)
        self._model, self._look = model, look
        self.folded = True
        self.hovered = -1
        self.focused = False
        self.edges = (0, 0)

    def row_height(self) -> int:
        """Return the height of a row in pixels."""
        body, small = self._look.metrics("body"), self._look.metrics("small")
        lines = body.height() + small.height() + 1 if self.folded else body.height()
        return round(lines + 10 * self._look.scale)

    def _ground(self, p: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        theme = self._look.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        token = "selected" if chosen else "raised" if row == self.hovered else "window"
        p.fillRect(option.rect, theme[token])
        rect = QRectF(option.rect)
        p.setPen(QPen(theme["grid"], 1))
        p.drawLine(QLineF(rect.left(), rect.bottom() - 0.5, rect.right(), rect.bottom() - 0.5))

    def _focus(self, p: QPainter, rect: QRectF, column: int) -> None:
        p.setPen(QPen(self._look.theme["focus"], 1))
        top, bottom = rect.top() + 0.5, rect.bottom() - 0.5
        p.drawLine(QLineF(rect.left(), top, rect.right(), top))
        p.drawLine(QLineF(rect.left(), bottom, rect.right(), bottom))
        if column == self.edges[0]:
            p.drawLine(QLineF(rect.left() + 0.5, top, rect.left() + 0.5, bottom))
        if column == self.edges[1]:
            p.drawLine(QLineF(rect.right() - 0.5, top, rect.right() - 0.5, bottom))

    def _cell(self, p: QPainter, rect: QRectF, row: Row, number: int, column: int) -> None:
        said = self._model.columns[column]
        text = words(row.cells[column])
        if said.kind is Kind.MARK:
            self._mark(p, rect, row)
            if not self.folded:
                self._lines(p, rect.adjusted(MARK * self._look.scale, 0, 0, 0), said, text, "")
        elif not self.folded:
            self._lines(p, rect, said, text, "")
        elif said.kind is Kind.DATE:
            first, second = in_two(text, self._look.metrics("body"), rect.width())
            self._lines(p, rect, said, first, second)
        else:
            self._lines(p, rect, said, text, self._model.folded(number, said))

    def _lines(self, p: QPainter, rect: QRectF, column: Column, first: str, second: str) -> None:
        look = self._look
        body, small = look.metrics("body"), look.metrics("small")
        date = column.kind is Kind.DATE
        below = body if date else small
        height = body.height() + (below.height() + 1 if second else 0)
        whole = body.height() + (small.height() + 1 if self.folded else 0)
        # One line among two stands where the first of them does.
        top = rect.top() + (rect.height() - max(height, whole)) / 2
        if date and second:
            top = rect.top() + (rect.height() - height) / 2
        p.setFont(look.font("body"))
        p.setPen(look.theme["text"])
        self._text(p, rect, top + body.ascent(), column, first, body)
        if second:
            p.setFont(look.font("body" if date else "small"))
            p.setPen(look.theme["text" if date else "muted"])
            y = top + body.height() + 1 + below.ascent() - (1 if date else 0)
            self._text(p, rect, y, column, second, below)

    def _text(
        self, p: QPainter, rect: QRectF, y: float, column: Column, text: str, metrics: QFontMetricsF
    ) -> None:
        shown = elided(text, metrics, rect.width())
        x = rect.left()
        if column.kind is Kind.NUMBER:
            x = rect.right() - metrics.horizontalAdvance(shown)
        p.drawText(QPointF(x, y), shown)

    def _mark(self, p: QPainter, rect: QRectF, row: Row) -> None:
        look = self._look
        scale = look.scale
        middle = rect.center().y()
        if self.folded:
            body, small = look.metrics("body"), look.metrics("small")
            lines = body.height() + small.height() + 1
            middle = rect.top() + (rect.height() - lines) / 2 + body.height() / 2
        x = rect.left() + 7 * scale
        if isinstance(row.mark, EventMark):
            color = look.theme.of_category(row.mark.color)
            ground: QColor = look.theme["window"]
            paint_mark(
                p, x, middle, 5.4 * scale, row.mark.stance, color, ground, context=row.mark.context
            )
        elif isinstance(row.mark, ValueMark):
            paint_value_mark(p, QPointF(x, middle), row.mark, look)

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index.row())
        if row is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        self._ground(painter, option, index.row())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = PAD * self._look.scale
        rect = QRectF(option.rect).adjusted(pad, 0, -pad, 0)
        self._cell(painter, rect, row, index.row(), index.column())
        if self.focused and bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._focus(painter, QRectF(option.rect), index.column())
        painter.restore()


def in_two(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, str]:
    """Break a text at a space into a line that fits and the rest, which may be nothing."""
    text = cut(text)
    if metrics.horizontalAdvance(text) <= width or " " not in text:
        return text, ""
    parts = text.split(" ")
    count = 1
    while metrics.horizontalAdvance(" ".join(parts[: count + 1])) <= width:
        count += 1
    return " ".join(parts[:count]), " ".join(parts[count:])
