"""Paints the lines of long series: what each pixel column of a full drawing would show."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF
from shiboken6 import Shiboken, VoidPtr

from viewer.engine.trade.hidden import told_apart
from viewer.engine.trade.long_chart import LongChart, Strand
from viewer.engine.trade.marks import Chart
from viewer.widgets.look import Look
from viewer.widgets.theme import mixed
from viewer.widgets.trade.ink import PALE, series_color

Rects = NDArray[np.int32]

LIGHT = 0.5
"""Share of the colour in values that are not final, and in stretches with gaps inside."""
GROUND = 0.6
"""Share of the paleness of what lies behind in the ground between the line and zero."""


def paint_strands(p: QPainter, chart: Chart, look: Look, ratio: float) -> None:
    """Paint all lines of a chart; one alone has a pale ground down to zero, where bars would be.

    Stretches are rectangles of whole device pixels, filled without smoothing: a thick or smoothed
    pen over thousands of uprights takes seconds.
    """
    if not isinstance(chart, LongChart):
        return
    p.save()
    if ratio != 1:
        p.scale(1 / ratio, 1 / ratio)
    p.setPen(Qt.PenStyle.NoPen)
    for number, strand in enumerate(chart.strands):
        color = _color(look, chart, number)
        rects = _rects(strand, ratio)
        if len(chart.strands) == 1:
            p.setBrush(QBrush(mixed(look.theme["plot"], color, PALE * GROUND)))
            p.drawPolygon(_ground(chart, strand, rects, ratio))
        light = strand.line.broken | ~strand.final
        if not light.any():
            _draw(p, rects, color)
            continue
        _draw(p, rects[light], mixed(look.theme["plot"], color, LIGHT))
        _draw(p, rects[~light], color)
    p.restore()


def _draw(p: QPainter, rects: Rects, color: QColor) -> None:
    """Fill rectangles; of whole numbers, in which Qt need not round."""
    if len(rects):
        p.setBrush(QBrush(color))
        first = cast("QRect", Shiboken.wrapInstance(rects.ctypes.data, QRect))
        p.drawRects(first, len(rects))


def _color(look: Look, chart: LongChart, number: int) -> QColor:
    """Return the colour of a line: its own where there are several of one flow."""
    strand, long = chart.strands[number], chart.long
    apart = told_apart(long.dataset, long.pane)
    return series_color(look, apart, long.parts[strand.series].series.id, strand.flow)


def _rects(strand: Strand, ratio: float) -> Rects:
    """Return the first and the last device pixels of the stretches, at least one pixel high."""
    rects = np.empty((len(strand.x), 4), np.int32)
    rects[:, 0] = _edges(strand.x, ratio)
    rects[:, 1] = top = np.floor(strand.top * ratio)
    rects[:, 2] = _edges(strand.x + 1.0, ratio) - 1.0
    rects[:, 3] = np.maximum(np.floor(strand.bottom * ratio), top)
    return rects


def _edges(x: NDArray[np.float64], ratio: float) -> NDArray[np.float64]:
    """Return the device pixels that begin at some places, rounded as Qt does."""
    edges: NDArray[np.float64] = np.floor(x * ratio + 0.5)
    return edges


def _ground(chart: LongChart, strand: Strand, rects: Rects, ratio: float) -> QPolygonF:
    """Return what lies between the line and zero, in device pixels: one outline, without height
    where no line is. Where there is no zero, it reaches below all.

    Thousands of tall rectangles a pixel wide would take ten times as long to fill.
    """
    left, columns = chart.time.left, int(np.ceil(chart.time.width))
    zero = round((chart.height if chart.zero is None else chart.zero) * ratio)
    edge = np.minimum(np.maximum(rects[:, 1], zero), rects[:, 3] + 1)
    at = strand.line.column
    if len(at) == columns and (at[1:] > at[:-1]).all():
        near = edge
    else:
        near = np.full(columns, zero, np.int32)
        order = np.argsort(-np.abs(edge - zero), kind="stable")
        near[at[order]] = edge[order]  # of several stretches the nearest counts
    begins = np.flatnonzero(near[1:] != near[:-1]) + 1
    begins = np.concatenate(([0], begins, [columns]))
    x = _edges(left + begins.astype(np.float64), ratio)
    polygon = QPolygonF()
    polygon.resize(2 * len(x))
    points = _points(polygon)
    points[:-2:2, 0], points[1:-2:2, 0] = x[:-1], x[1:]
    points[:-2:2, 1] = points[1:-2:2, 1] = near[begins[:-1]]
    points[-2:] = (x[-1], zero), (x[0], zero)
    return polygon


def _points(polygon: QPolygonF) -> NDArray[np.float64]:
    """Return the points of a polygon as an array (n, 2) over its own memory."""
    (address,) = Shiboken.getCppPointer(polygon.data())
    memory = memoryview(VoidPtr(address, 16 * polygon.size(), True))  # type: ignore[arg-type, call-arg]
    return np.frombuffer(memory, np.float64).reshape(-1, 2)
