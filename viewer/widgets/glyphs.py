"""The marks of status, the same in lanes, details and key; told apart without colour."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from viewer.model.records import Stance


def paint_mark(
    p: QPainter, x: float, y: float, radius: float, stance: Stance | None,
    color: QColor, ground: QColor, *, context: bool = False,
) -> None:  # fmt: skip
    """Paint the mark of a status around (x, y); ``ground`` fills what is hollow.

    Confirmed disc, reported ring, likely half disc, rumour dashed diamond, denied crossed
    diamond, opinion quotation mark, forecast open triangle, no status small square. Context
    events carry a dot above the mark.
    """
    pen = QPen(color, max(1.4, radius * 0.3))
    p.setPen(pen)
    p.setBrush(QBrush(ground))
    r = radius
    if stance is Stance.CONFIRMED:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(color))
        p.drawEllipse(QPointF(x, y), r, r)
    elif stance is Stance.REPORTED:
        p.drawEllipse(QPointF(x, y), r * 0.86, r * 0.86)
    elif stance is Stance.LIKELY:
        p.drawEllipse(QPointF(x, y), r * 0.86, r * 0.86)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(color))
        p.drawPie(QRectF(x - r, y - r, 2 * r, 2 * r), 90 * 16, 180 * 16)
    elif stance in (Stance.RUMOUR, Stance.DENIED):
        _diamond(p, pen, x, y, r * 1.12, dashed=stance is Stance.RUMOUR)
    elif stance is Stance.OPINION:
        _quotation_mark(p, color, x, y, r)
    elif stance is Stance.FORECAST:
        p.drawPolygon(
            QPolygonF(
                [QPointF(x - r * 0.75, y - r), QPointF(x + r, y), QPointF(x - r * 0.75, y + r)]
            )
        )
    else:
        p.drawRect(QRectF(x - r * 0.7, y - r * 0.7, r * 1.4, r * 1.4))
    if context:
        _context_dot(p, color, x + r * 1.05, y - r * 0.95, r)


def _diamond(p: QPainter, pen: QPen, x: float, y: float, r: float, *, dashed: bool) -> None:
    shape = QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])
    if dashed:
        pen.setDashPattern([1.7, 1.2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setPen(pen)
    p.drawPolygon(shape)
    if not dashed:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        p.setPen(pen)
        p.drawLine(QLineF(x - r, y + r, x + r, y - r))


def _quotation_mark(p: QPainter, color: QColor, x: float, y: float, r: float) -> None:
    p.setPen(QPen(color, max(1.6, r * 0.42), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for dx in (-0.55, 0.45):
        p.drawLine(QLineF(x + dx * r + r * 0.25, y - r * 0.75, x + dx * r - r * 0.2, y + r * 0.5))


def _context_dot(p: QPainter, color: QColor, x: float, y: float, r: float) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QBrush(color))
    p.drawEllipse(QPointF(x, y), r * 0.3, r * 0.3)
