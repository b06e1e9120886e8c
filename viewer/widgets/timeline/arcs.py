"""Paints the arcs of the selected event."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from viewer.engine.timeline.arcs import Arc, Arcs, Stub
from viewer.widgets.look import Look
from viewer.widgets.text import elided, words

STANDOFF = 9.0
"""How far before a mark an arc ends, in pixels."""


def paint_arcs(p: QPainter, arcs: Arcs, look: Look) -> None:
    """Paint arcs with arrowheads; claimed relations are dashed."""
    p.setBrush(Qt.BrushStyle.NoBrush)
    for arc in arcs.arcs:
        _arc(p, arc, look)
    p.setFont(look.font("label"))
    for stub in arcs.stubs:
        _stub(p, stub, look)


def _pen(look: Look, *, claimed: bool) -> QPen:
    pen = QPen(look.theme["accent"], 1.4)
    if claimed:
        pen.setDashPattern([3.0, 2.4])
    return pen


def _arc(p: QPainter, arc: Arc, look: Look) -> None:
    (x0, y0), (x1, y1) = arc.start, arc.end
    bulge = min(46.0, 14 + abs(y1 - y0) * 0.4)
    if abs(x1 - x0) < 40:
        # One above the other: around the left, clear of the labels at the right.
        c0, c1 = QPointF(min(x0, x1) - bulge, y0), QPointF(min(x0, x1) - bulge, y1)
        side = -1.0
    else:
        reach = (x1 - x0) * 0.4
        c0, c1 = QPointF(x0 + reach, y0 - bulge), QPointF(x1 - reach, y1 - bulge)
        side = 0.0
    tip = _before(QPointF(x1, y1), c1, STANDOFF)
    path = QPainterPath(_before(QPointF(x0, y0), c0, STANDOFF))
    path.cubicTo(c0, c1, tip)
    p.setPen(_pen(look, claimed=arc.claimed))
    p.drawPath(path)
    angle = math.atan2(tip.y() - c1.y(), tip.x() - c1.x()) if not side else 0.0
    _head(p, tip, angle, look)


def _stub(p: QPainter, stub: Stub, look: Look) -> None:
    x0, y0 = stub.start
    edge = stub.x if stub.side > 0 else stub.x + stub.width
    metrics = look.metrics("label")
    goal = QPointF(edge - 6 * stub.side, stub.y)
    between = QPointF(x0 + (goal.x() - x0) * 0.5, stub.y)
    path = QPainterPath(_before(QPointF(x0, y0), between, STANDOFF))
    path.quadTo(between, goal)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(_pen(look, claimed=stub.claimed))
    p.drawPath(path)
    if stub.towards:
        _head(p, goal, math.atan2(goal.y() - between.y(), goal.x() - between.x()), look)
    ground = look.theme["plot"]
    height = metrics.height()
    p.fillRect(int(stub.x) - 3, int(stub.y - height / 2), int(stub.width) + 6, int(height), ground)
    p.setPen(look.theme["accent"])
    drop = (metrics.ascent() - metrics.descent()) / 2
    p.drawText(QPointF(stub.x, stub.y + drop), elided(words(stub.text), metrics, stub.width))


def _before(end: QPointF, control: QPointF, distance: float) -> QPointF:
    away = control - end
    length = math.hypot(away.x(), away.y()) or 1.0
    return end + away * (distance / length)


def _head(p: QPainter, tip: QPointF, angle: float, look: Look) -> None:
    size = 7.0
    wings = [
        QPointF(tip.x() - size * math.cos(angle + turn), tip.y() - size * math.sin(angle + turn))
        for turn in (-0.45, 0.45)
    ]
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QBrush(look.theme["accent"]))
    p.drawPolygon(QPolygonF([tip, *wings]))
    p.setBrush(Qt.BrushStyle.NoBrush)
