"""Paints the arcs of the selected event."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer.engine.timeline.arcs import Arcs
from viewer.engine.timeline.curves import Curve, Point
from viewer.widgets.look import Look
from viewer.widgets.text import elided, words

HEAD = 7.0
"""Length of an arrowhead in pixels."""


def paint_lines(p: QPainter, arcs: Arcs, look: Look) -> None:
    """Paint lines with arrowheads, to lie under marks and labels; claimed relations are dashed."""
    for arc in arcs.arcs:
        _line(p, arc.curve, look, claimed=arc.claimed)
        _head(p, arc.curve.end, arc.curve.second, look)
    for stub in arcs.stubs:
        _line(p, stub.curve, look, claimed=stub.claimed)
        if stub.towards:
            _head(p, stub.curve.end, stub.curve.second, look)
        else:
            _head(p, stub.curve.start, stub.curve.first, look)


def paint_where_to(p: QPainter, arcs: Arcs, look: Look) -> None:
    """Paint in words where the lines that leave the view lead."""
    metrics = look.metrics("label")
    p.setFont(look.font("label"))
    drop = (metrics.ascent() - metrics.descent()) / 2
    for stub in arcs.stubs:
        if stub.width:
            paint_halo(p, stub.x, stub.y, stub.width, look)
            p.setPen(look.theme["accent"])
            text = elided(words(stub.text), metrics, stub.width)
            p.drawText(QPointF(stub.x, stub.y + drop), text)


def paint_halo(p: QPainter, x: float, y: float, width: float, look: Look, alpha: int = 235) -> None:
    """Lay a little of the ground over what runs under words at (x, y), ``width`` wide."""
    ground = QColor(look.theme["plot"])
    ground.setAlpha(alpha)
    ascent = look.metrics("label").ascent()
    p.fillRect(QRectF(x - 3, y - ascent * 0.62, width + 6, ascent * 1.24), ground)


def _line(p: QPainter, curve: Curve, look: Look, *, claimed: bool) -> None:
    pen = QPen(look.theme["accent"], 1.4)
    if claimed:
        pen.setDashPattern([3.0, 2.4])
    path = QPainterPath(QPointF(*curve.start))
    path.cubicTo(QPointF(*curve.first), QPointF(*curve.second), QPointF(*curve.end))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(pen)
    p.drawPath(path)


def _head(p: QPainter, tip: Point, behind: Point, look: Look) -> None:
    angle = math.atan2(tip.y - behind.y, tip.x - behind.x)
    wings = [
        QPointF(tip.x - HEAD * math.cos(angle + turn), tip.y - HEAD * math.sin(angle + turn))
        for turn in (-0.45, 0.45)
    ]
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QBrush(look.theme["accent"]))
    p.drawPolygon(QPolygonF([QPointF(*tip), *wings]))
    p.setBrush(Qt.BrushStyle.NoBrush)
