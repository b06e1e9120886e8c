"""Marks of values in lists, in the look of the charts: colour is the flow, fill the evidence."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.engine.lists.table import ValueMark
from viewer.engine.trade.rows import Flow, Role, Style
from viewer.widgets.look import Look
from viewer.widgets.theme import mixed

FLOW_TOKENS = {Flow.EXPORT: "export", Flow.IMPORT: "import", Flow.TOTAL: "total"}
PLAIN, SHARE = 1, 3
"""The colours of plain series and of shares, by the numbers of categories, as in the charts."""
SIDE = 10.0
"""Side of a mark in pixels at 100 per cent."""


def flow_color(look: Look, flow: int | None) -> QColor:
    """Return the colour of a flow, that of plain series for all others."""
    token = FLOW_TOKENS.get(Flow(flow)) if flow is not None else None
    return look.theme[token] if token else look.theme.of_category(PLAIN)


def paint_value_mark(p: QPainter, middle: QPointF, mark: ValueMark, look: Look) -> None:
    """Paint a square around a point: solid stated, hatched provisional, dotted estimated, dashed
    and empty calculated, ruled total only; a line for longer totals, shares and balances; a tick
    between two bars for what others say; a thin line where no value is.
    """
    side = round(SIDE * look.scale)
    box = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
    color = look.theme.of_category(SHARE) if mark.share else flow_color(look, mark.flow)
    style = Style(mark.style)
    if mark.balance:
        _line(p, box, QPen(look.theme["balance"], 2.2))
    elif mark.role == Role.MISSING:
        _line(p, box, QPen(look.theme["muted"], 1))
    elif mark.role == Role.OTHER:
        _tick(p, box, QPen(look.theme["text"], 1))
    elif mark.role == Role.LINE or mark.share:
        pen = QPen(color, 2.2)
        if style is Style.DERIVED:
            pen.setDashPattern([1.4, 0.9])
        _line(p, box, pen)
    else:
        _square(p, box, color, mixed(look.theme["window"], color, 0.2), mark)


def _line(p: QPainter, box: QRectF, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setPen(pen)
    y = round(box.center().y()) + (0.5 if pen.widthF() == 1 else 0.0)
    p.drawLine(QLineF(box.left(), y, box.right(), y))


def _tick(p: QPainter, box: QRectF, pen: QPen) -> None:
    x = round(box.center().x()) + 0.5
    top, bottom = box.top() + 0.5, box.bottom() - 0.5
    p.setPen(pen)
    p.drawLine(QLineF(x, top, x, bottom))
    for y in (top, bottom):
        p.drawLine(QLineF(x - 3, y, x + 3, y))


def _square(p: QPainter, box: QRectF, color: QColor, pale: QColor, mark: ValueMark) -> None:
    style, total = Style(mark.style), mark.flow == Flow.TOTAL
    if style is Style.FINAL and not total:
        p.fillRect(box, color)
        return
    if style is not Style.DERIVED:
        p.fillRect(box, pale)
    if style is Style.PROVISIONAL or (total and style is not Style.DERIVED):
        rule(p, box, color, upright=total)
    pen = QPen(color, 1)
    if style is Style.DERIVED:
        pen.setDashPattern([3.0, 2.0])
    elif style is Style.ESTIMATED:
        pen.setStyle(Qt.PenStyle.DotLine)
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def rule(p: QPainter, box: QRectF, color: QColor, *, upright: bool = False) -> None:
    """Rule a box with slanted or upright lines."""
    lean = 0.0 if upright else box.height()
    p.save()
    p.setClipRect(box)
    p.setPen(QPen(color, 1))
    x = box.left() - lean + 0.5
    while x < box.right():
        p.drawLine(QLineF(x, box.bottom(), x + lean, box.top()))
        x += 3
    p.restore()
