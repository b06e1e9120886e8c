"""Marks of values in lists, in the look of the charts: colour is the flow, fill the evidence."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.engine.lists.table import ValueMark
from viewer.engine.trade.rows import Flow, Style
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
    and empty calculated, a short line where there is no value.
    """
    side = round(SIDE * look.scale)
    box = QRectF(round(middle.x() - side / 2), round(middle.y() - side / 2), side, side)
    color = flow_color(look, mark.flow)
    if mark.missing:
        p.setPen(QPen(look.theme["muted"], 1.4))
        p.drawLine(QLineF(box.left(), middle.y(), box.right(), middle.y()))
        return
    if mark.style == Style.FINAL:
        p.fillRect(box, color)
        return
    pale = mixed(look.theme["window"], color, 0.28)
    pen = QPen(color, 1.4)
    inside = box.adjusted(0.7, 0.7, -0.7, -0.7)
    if mark.style == Style.PROVISIONAL:
        p.fillRect(box, pale)
        p.save()
        p.setClipRect(box)
        p.setPen(pen)
        for x in range(-side, side, 4):
            left = box.left() + x
            p.drawLine(QLineF(left, box.bottom(), left + side, box.top()))
        p.restore()
    elif mark.style == Style.ESTIMATED:
        p.fillRect(box, pale)
        pen.setStyle(Qt.PenStyle.DotLine)
    else:
        pen.setDashPattern([2.2, 1.6])
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(inside)
