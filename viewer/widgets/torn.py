"""Shortened stretches of time as torn paper: the same strip in ruler, lanes, charts, overview."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from viewer.engine.time.left_out import length_words, told_of
from viewer.engine.time.scale import Tear, TimeScale
from viewer.model.date_words import range_words
from viewer.model.message import Message
from viewer.widgets.look import Look
from viewer.widgets.text import words

TOOTH, DEEP = 6.0, 3.0
"""A tooth of the torn edge: its height, and how far it reaches into the paper, in pixels."""
NARROW = 10.0
"""A strip less wide than this has smaller teeth."""
PAPER, EDGE = 0.13, 0.55
"""How much of the muted colour there is in what is torn out, and in its edges."""


def paint_tears(p: QPainter, look: Look, scale: TimeScale, top: float, height: float) -> None:
    """Paint every shortened stretch in view from ``top`` on, over what is there."""
    for tear in scale.tears():
        paint_tear(p, look, *_cut(tear, scale), top, height)


def paint_tear(p: QPainter, look: Look, x0: float, x1: float, top: float, height: float) -> None:
    """Paint what is torn out between two pixels."""
    theme = look.theme
    deep = min(DEEP, (x1 - x0) / NARROW * DEEP)
    steps = max(1, ceil(height / TOOTH))
    ys = [top + min(n * TOOTH, height) for n in range(steps + 1)]
    left = [QPointF(x0 + deep * (n % 2), y) for n, y in enumerate(ys)]
    right = [QPointF(x1 - deep * ((n + 1) % 2), y) for n, y in enumerate(ys)]
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme.tint(theme["muted"], PAPER))
    p.drawPolygon(QPolygonF([*left, *reversed(right)]))
    p.setPen(QPen(theme.tint(theme["muted"], EDGE), 1))
    p.drawPolyline(QPolygonF(left))
    p.drawPolyline(QPolygonF(right))
    p.restore()


def paint_lengths(p: QPainter, look: Look, scale: TimeScale, height: float) -> None:
    """Say in the upper half of a ruler how long each stretch in view was, and in the lower half
    when, where that has room.
    """
    p.save()
    p.setFont(look.font("label"))
    p.setPen(look.theme["text"])
    for tear in scale.tears():
        x0, x1 = _cut(tear, scale)
        time = range_words(tear.start, tear.end, short=True)
        for top, said in ((0.0, length_words(tear.start, tear.end)), (height / 2, time)):
            if _fits(look, said, x1 - x0):
                at = QRectF(x0, top, x1 - x0, height / 2)
                p.drawText(at, Qt.AlignmentFlag.AlignCenter, words(said))
    p.restore()


def _fits(look: Look, said: Message, width: float) -> bool:
    return look.metrics("label").horizontalAdvance(words(said)) + 2 * DEEP + 4 <= width


def paint_upright(
    p: QPainter, look: Look, tear: Tear, scale: TimeScale, top: float, bottom: float
) -> None:
    """Say upwards how long a stretch was, in the middle between two levels, where that has room and
    the ruler above has none.
    """
    said = length_words(tear.start, tear.end)
    metrics, text = look.metrics("label"), words(said)
    x0, x1 = _cut(tear, scale)
    long = metrics.horizontalAdvance(text)
    if _fits(look, said, x1 - x0) or x1 - x0 < metrics.height() + 2 or bottom - top < long + 8:
        return
    p.save()
    p.setFont(look.font("label"))
    p.setPen(look.theme["text"])
    p.translate((x0 + x1) / 2, (top + bottom) / 2)
    p.rotate(-90)
    p.drawText(QPointF(-long / 2, (metrics.ascent() - metrics.descent()) / 2), text)
    p.restore()


def widest_free(
    boxes: NDArray[np.float64], xs: tuple[float, float], ys: tuple[float, float]
) -> tuple[float, float]:
    """Return the longest stretch between two ``ys`` in which none of the boxes (n, 4), x0, y0, x1,
    y1, reaches between two ``xs``.
    """
    x0, y0, x1, y1 = boxes.T
    inside = (x0 < xs[1]) & (x1 > xs[0])
    tops = np.append(np.clip(y0[inside], *ys), ys[1])
    ends = np.append(ys[0], np.clip(y1[inside], *ys))
    order = np.argsort(tops[:-1])
    tops = np.append(tops[:-1][order], tops[-1])
    ends = np.maximum.accumulate(np.append(ends[0], ends[1:][order]))
    best = int(np.argmax(tops - ends))
    return float(ends[best]), float(tops[best])


def tear_at(scale: TimeScale, x: float) -> Message | None:
    """Return what is told of the shortened stretch at a pixel, None if there is none."""
    found = (told_of(tear.start, tear.end) for tear in scale.tears() if tear.x0 <= x < tear.x1)
    return next(found, None)


def _cut(tear: Tear, scale: TimeScale) -> tuple[float, float]:
    """Return the pixels of a stretch, no farther out of view than its edges can be seen."""
    low, high = scale.left - 2 * DEEP, scale.left + scale.width + 2 * DEEP
    return max(tear.x0, low), min(tear.x1, high)
