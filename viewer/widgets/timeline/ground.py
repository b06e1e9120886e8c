"""What lies under and over the events in the lanes: grid, pointer line, zoom box, ring, words."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.ticks import ruler
from viewer.model.message import Message
from viewer.widgets.look import Look
from viewer.widgets.text import words
from viewer.widgets.timeline.fading import Fading


def paint_ground(p: QPainter, size: QRectF, scale: TimeScale, look: Look, fading: Fading) -> None:
    """Paint the plot and a line for each labelled tick of the ruler."""
    theme = look.theme
    p.fillRect(size, theme["window"])
    p.fillRect(QRectF(scale.left, 0, scale.width, size.height()), theme["plot"])
    laid_out = ruler(scale, look.scale)
    context = {tick.day for tick in laid_out.context}
    days = [tick.day for tick in laid_out.ticks]
    fade = fading.meet("grid", days, laid_out.level)
    seen = dict.fromkeys(days, 1.0) | fade.coming() | fade.leaving()
    for day, share in seen.items():
        x = round(scale.x(day)) + 0.5
        p.setOpacity(share)
        p.setPen(QPen(theme["line" if day in context else "grid"], 1))
        p.drawLine(QLineF(x, 0, x, size.height()))
    p.setOpacity(1)


def paint_words(p: QPainter, size: QRectF, scale: TimeScale, look: Look, said: Message) -> None:
    """Say in the middle of the plot why it is empty."""
    p.setFont(look.font("body"))
    p.setPen(look.theme["muted"])
    box = QRectF(scale.left, 0, scale.width, size.height()).adjusted(20, 0, -20, 0)
    p.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words(said))


def pointer_x(scale: TimeScale, day: float | None) -> float | None:
    """Return where the line of an instant stands, None if it is out of view."""
    if day is None or not scale.time.start <= day <= scale.time.end:
        return None
    return round(scale.x(day)) + 0.5


def paint_pointer(
    p: QPainter, size: QRectF, scale: TimeScale, look: Look, day: float | None
) -> None:
    """Paint the line of the instant under the pointer."""
    x = pointer_x(scale, day)
    if x is not None:
        p.setPen(QPen(look.theme["accent"], 1, Qt.PenStyle.DotLine))
        p.drawLine(QLineF(x, 0, x, size.height()))


def paint_box(p: QPainter, look: Look, box: QRectF | None) -> None:
    """Paint the stretch of time that a drag would zoom to."""
    if box is None:
        return
    wash = look.theme["accent"]
    p.setPen(QPen(wash, 1))
    p.setBrush(look.theme.tint(wash, 0.15))
    p.setOpacity(0.5)
    p.drawRect(box)
    p.setOpacity(1)


def paint_thumb(p: QPainter, size: QRectF, look: Look, scrolled: float, whole: float) -> None:
    """Paint where in the lanes the view is; ``whole`` is their height."""
    if whole > size.height() + 1:
        top = scrolled / whole * size.height()
        thumb = QRectF(size.width() - 5, top, 4, size.height() ** 2 / whole)
        p.fillRect(thumb, look.theme["line"])


def paint_ring(p: QPainter, size: QRectF, look: Look) -> None:
    """Paint the ring of the keyboard focus."""
    p.setPen(QPen(look.theme["focus"], 1))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(size.adjusted(0.5, 0.5, -0.5, -0.5))
