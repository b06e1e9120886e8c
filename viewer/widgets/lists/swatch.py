"""Marks of values in lists, in the look of the charts: colour is the flow, fill the evidence."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.engine.lists.table import ValueMark
from viewer.engine.trade.rows import Flow, Role, Style
from viewer.widgets.look import Look
from viewer.widgets.theme import mixed

FLOW_TOKENS = {Flow.EXPORT: "export", Flow.IMPORT: "import", Flow.TOTAL: "total"}
SIDE = 10.0
"""Side of a mark in pixels at 100 per cent."""


def flow_color(look: Look, flow: int | None) -> QColor:
    """Return the colour of a flow, that of plain series for all others."""
    token = FLOW_TOKENS.get(Flow(flow)) if flow is not None else None
    return look.theme[token or "accent"]


def paint_value_mark(p: QPainter, middle: QPointF, mark: ValueMark, look: Look) -> None:
    """Paint a square around a point: solid stated, hatched provisional, dotted estimated, dashed
    and empty calculated, ruled total only; a line for a longer total and where no value is.
    """
    side = round(SIDE * look.scale)
    box = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
    color = flow_color(look, mark.flow)
    if mark.role in (Role.MISSING, Role.LINE):
        missing = mark.role == Role.MISSING
        p.setPen(QPen(look.theme["muted"] if missing else color, 1 if missing else 2.2))
        y = round(middle.y()) + 0.5 * missing
        p.drawLine(QLineF(box.left(), y, box.right(), y))
        return
    style, pale = Style(mark.style), mixed(look.theme["window"], color, 0.2)
    total = mark.flow == Flow.TOTAL
    if style is Style.FINAL and not total:
        p.fillRect(box, color)
        return
    if style is not Style.DERIVED:
        p.fillRect(box, pale)
    if style is Style.PROVISIONAL or (total and style is not Style.DERIVED):
        _rule(p, box, color, upright=total)
    pen = QPen(color, 1)
    if style is Style.DERIVED:
        pen.setDashPattern([3.0, 2.0])
    elif style is Style.ESTIMATED:
        pen.setStyle(Qt.PenStyle.DotLine)
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _rule(p: QPainter, box: QRectF, color: QColor, *, upright: bool) -> None:
    lean = 0.0 if upright else box.height()
    p.save()
    p.setClipRect(box)
    p.setPen(QPen(color, 1))
    x = box.left() - lean + 0.5
    while x < box.right():
        p.drawLine(QLineF(x, box.bottom(), x + lean, box.top()))
        x += 3
    p.restore()
