"""How the cells of a list look: one line where there is room, else what has none goes below."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.engine.lists.table import Column, EventMark, Kind, Row, ValueMark
from viewer.engine.timeline.when import NO_DATE
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.lists.swatch import paint_value_mark
from viewer.widgets.lists.table_model import TableModel
from viewer.widgets.look import Look
from viewer.widgets.text import cut, elided, words

Index = QModelIndex | QPersistentModelIndex
PAD, EDGE = 6.0, 14.0
"""Space beside a text, and at the edges of the list, in pixels at 100 per cent."""
MARK = 20.0
"""Width that a mark takes."""
BETWEEN = " · "
"""Stands between the parts of a second line."""


class ListDelegate(QStyledItemDelegate):
    """Paints rows of a `TableModel`. ``folded``: whether there is room for the main columns only;
    ``hovered`` is the row under the pointer, ``current`` the one that keys start from while the
    list has the focus, -1 for none; ``edges`` are the first and last column shown.
    """

    def __init__(self, model: TableModel, look: Look) -> None:
        super().__init__(model)
        self._model, self._look = model, look
        self.folded = True
        self.hovered = -1
        self.current = -1
        self.edges = (0, 0)

    def row_height(self) -> int:
        """Return the height of a row in pixels."""
        body = self._look.metrics("body").height()
        lines, space = (2, 6) if self.folded else (1, 9)
        return round(lines * body + space * self._look.scale)

    def inside(self, rect: QRectF, column: int) -> QRectF:
        """Return the part of a cell that words may take."""
        scale = self._look.scale
        left = EDGE if column == self.edges[0] else PAD
        right = EDGE if column == self.edges[1] else PAD
        if self._model.columns[column].kind is Kind.MARK and self.folded:
            left, right = 0.0, 0.0
        return rect.adjusted(left * scale, 0, -right * scale, 0)

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
            rect = rect.adjusted(MARK * self._look.scale, 0, 0, 0)
            text = "" if self.folded else text
        if not self.folded:
            self._text(p, rect, self._top(rect, 1), said, text, "body")
            return
        first, rest = text, ""
        token = "muted" if row.cells[column] == NO_DATE else "text"
        if said.kind is not Kind.NUMBER:
            first, rest = in_two(text, self._look.metrics("body"), rect.width())
        end = self._text(p, rect, self._top(rect, 2), said, first, "body", token)
        below = self._model.below(number, said)
        if below and not rest and said.kind is Kind.TEXT:
            below = self._beside(p, rect, end, said, below)
        self._second(p, rect, said, rest, below)

    def _beside(self, p: QPainter, rect: QRectF, end: float, column: Column, below: str) -> str:
        """Paint behind a short first line what the second has no room for; return the rest."""
        metrics = self._look.metrics("small")
        if metrics.horizontalAdvance(below) <= rect.width():
            return below
        parts = below.split(BETWEEN)
        count = 0
        while (
            count < len(parts) - 1
            and metrics.horizontalAdvance(BETWEEN + BETWEEN.join(parts[: count + 1]))
            <= rect.right() - end
        ):
            count += 1
        if count:
            first = QRectF(rect)
            first.setLeft(end)
            text = BETWEEN + BETWEEN.join(parts[:count])
            self._text(p, first, self._top(rect, 2), column, text, "small", "muted")
        return BETWEEN.join(parts[count:])

    def _top(self, rect: QRectF, lines: int) -> float:
        return rect.top() + (rect.height() - lines * self._look.metrics("body").height()) / 2

    def _second(self, p: QPainter, rect: QRectF, column: Column, rest: str, below: str) -> None:
        """Paint what did not fit into the first line, and then what goes below it."""
        top = self._top(rect, 2) + self._look.metrics("body").height()
        if rest:
            end = self._text(p, rect, top, column, rest, "body")
            if not below:
                return
            below = f"{BETWEEN}{below}"
            rect = QRectF(rect)
            rect.setLeft(end)
        if below:
            self._text(p, rect, top, column, below, "small", "muted")

    def _text(
        self, p: QPainter, rect: QRectF, top: float, column: Column, text: str, role: str,
        token: str = "text",
    ) -> float:  # fmt: skip
        """Paint a text on the baseline of a line of body text; return where it ends."""
        metrics = self._look.metrics(role)
        shown = elided(text, metrics, max(rect.width(), 0.0))
        width = metrics.horizontalAdvance(shown)
        left = rect.right() - width if column.kind is Kind.NUMBER else rect.left()
        p.setFont(self._look.font(role))
        p.setPen(self._look.theme[token])
        p.drawText(QPointF(left, top + self._look.metrics("body").ascent()), shown)
        return left + width

    def _mark(self, p: QPainter, rect: QRectF, row: Row) -> None:
        look = self._look
        scale = look.scale
        middle = rect.center().y()
        if self.folded:
            middle = self._top(rect, 2) + look.metrics("body").height() / 2
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
        rect = self.inside(QRectF(option.rect), index.column())
        self._cell(painter, rect, row, index.row(), index.column())
        if index.row() == self.current:
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
