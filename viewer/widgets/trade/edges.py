"""Edges of marks as rectangles of whole device pixels: solid, dashed, dotted.

A pen would begin its dashes wherever a line begins and smear them between pixels; here an edge
starts and ends with a dash, so corners are closed, and every dash is as sharp as the screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from viewer.engine.trade.cells import Style

SOLID = (0.0, 0.0)
DASHED = (4.0, 3.0)
DOTTED = (1.0, 2.0)
"""Lengths of dashes and of gaps, in pixels."""
SHORTEST = 5.0
"""Edges shorter than this are never broken."""
PATTERNS = {Style.DERIVED: DASHED, Style.ESTIMATED: DOTTED}
Pattern = tuple[float, float]


def line_width(ratio: float) -> float:
    """Return the width of an edge in logical pixels: about one, and whole device pixels."""
    return max(1, round(ratio)) / ratio


def edge(
    box: QRectF, side: str, pattern: Pattern = SOLID, ratio: float = 1.0
) -> Iterator[QRectF]:  # fmt: skip
    """Yield the dashes of one side of a box ("top", "bottom", "left", "right"), inside it."""
    wide = line_width(ratio)
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    if side in ("top", "bottom"):
        high = min(wide, h)
        at = y if side == "top" else y + h - high
        for first, last in _dashes(x, x + w, pattern, ratio):
            yield QRectF(first, at, last - first, high)
    else:
        across = min(wide, w)
        at = x if side == "left" else x + w - across
        for first, last in _dashes(y, y + h, pattern, ratio):
            yield QRectF(at, first, across, last - first)


def _dashes(
    start: float, end: float, pattern: Pattern, ratio: float
) -> Iterator[tuple[float, float]]:
    """Yield dashes from ``start`` to ``end``; both ends are dashes."""
    dash, gap = pattern
    length = end - start
    if gap and length < 2 * dash + gap and length >= SHORTEST:
        dash = gap = round(length / 3 * ratio) / ratio
    elif not gap or length < SHORTEST:
        yield start, end
        return
    count = max(2, round((length + gap) / (dash + gap)))
    step = (length - dash) / (count - 1)
    for number in range(count):
        first = round((start + number * step) * ratio) / ratio
        yield first, min(first + dash, end)


def all_edges(box: QRectF, pattern: Pattern, ratio: float = 1.0) -> list[QRectF]:
    """Return the whole outline of a box."""
    return [one for side in ("top", "bottom", "left", "right")
            for one in edge(box, side, pattern, ratio)]  # fmt: skip


def paint_edges(p: QPainter, rects: list[QRectF], color: QColor) -> None:
    """Paint edges in one colour."""
    if rects:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(color))
        p.drawRects(rects)
