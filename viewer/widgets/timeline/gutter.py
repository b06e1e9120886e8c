"""The names of the lanes, left of the axis: click folds a lane up, drag moves it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from viewer.engine.timeline.layout import Layout
from viewer.widgets.look import Look
from viewer.widgets.text import elided, words


def lane_at(layout: Layout | None, y: float) -> int | None:
    """Return the number of the lane at ``y`` (from the top of the first lane)."""
    if layout is None:
        return None
    for number, (top, height) in enumerate(zip(layout.tops, layout.heights, strict=True)):
        if top <= y < top + height:
            return number
    return None


def slot_at(layout: Layout, y: float) -> int:
    """Return before which lane something dropped at ``y`` would stand."""
    middles = (t + h / 2 for t, h in zip(layout.tops, layout.heights, strict=True))
    return sum(y > middle for middle in middles)


def moved(keys: tuple[str, ...], lane: int, slot: int) -> tuple[str, ...]:
    """Return the order of lanes after one was moved before ``slot``."""
    rest = [key for i, key in enumerate(keys) if i != lane]
    at = slot - 1 if slot > lane else slot
    return (*rest[:at], keys[lane], *rest[at:])


def paint_gutter(
    p: QPainter, layout: Layout | None, look: Look, scroll: float, height: float,
    folded_up: frozenset[str],
) -> None:  # fmt: skip
    """Paint the name and the colour of each lane."""
    theme, gutter = look.theme, look.gutter
    p.fillRect(QRectF(0, 0, gutter, height), theme["window"])
    if layout is not None:
        _name_lanes(p, layout, look, scroll, folded_up)
    p.setPen(QPen(theme["line"], 1))
    p.drawLine(QLineF(gutter - 0.5, 0, gutter - 0.5, height))


def _name_lanes(
    p: QPainter, layout: Layout, look: Look, scroll: float, folded_up: frozenset[str]
) -> None:
    theme, gutter, scale, sizes = look.theme, look.gutter, look.scale, layout.sizes
    metrics = look.metrics("body")
    p.setFont(look.font("body"))
    # On one line with the labels of the first row.
    down = sizes.pad + sizes.row / 2 + (metrics.ascent() - metrics.descent()) / 2
    for lane, top, tall in zip(layout.lanes, layout.tops, layout.heights, strict=True):
        y = top - scroll
        color = theme.of_category(lane.color) if lane.color else theme["muted"]
        inset = sizes.pad + 1.5
        p.fillRect(QRectF(7 * scale, y + inset, 3, tall - 2 * inset), color)
        p.setPen(theme["text"])
        text = elided(words(lane.label), metrics, gutter - 40 * scale)
        p.drawText(QPointF(16 * scale, y + down), text)
        if lane.key in folded_up:
            middle = y + down - metrics.ascent() * 0.4
            _chevron(p, QPointF(gutter - 14 * scale, middle), look)


def paint_slot(
    p: QPainter, layout: Layout | None, look: Look, scroll: float, slot: int | None
) -> None:
    """Mark where a lane that is being dragged would go."""
    if layout is not None and slot is not None:
        y = (*layout.tops, layout.height)[slot] - scroll
        p.setPen(QPen(look.theme["accent"], 2))
        p.drawLine(QLineF(4, y, look.gutter - 4, y))


def _chevron(p: QPainter, at: QPointF, look: Look) -> None:
    r = 3.5 * look.scale
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(look.theme["muted"], 1.5))
    p.setBrush(Qt.BrushStyle.NoBrush)
    corner = (at + QPointF(-r / 2, -r), at + QPointF(r / 2, 0), at + QPointF(-r / 2, r))
    p.drawPolyline(QPolygonF(list(corner)))
    p.restore()
