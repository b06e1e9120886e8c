"""Paints the lines of long series: what each pixel column of a full drawing would show."""

from __future__ import annotations

import ctypes
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF
from shiboken6 import Shiboken

from viewer.engine.trade.long_chart import LongChart, Strand
from viewer.engine.trade.marks import Chart
from viewer.widgets.boxes import draw_boxes
from viewer.widgets.look import Look
from viewer.widgets.theme import mixed
from viewer.widgets.trade.ink import PALE, flow_color

LIGHT = 0.5
"""Share of the colour in values that are not final, and in stretches with gaps inside."""
GROUND = 0.6
"""Share of the paleness of what lies behind in the ground between the line and zero."""


def paint_strands(p: QPainter, chart: Chart, look: Look, ratio: float) -> None:
    """Paint all lines of a chart; one alone has a pale ground down to zero, where bars would be.

    Stretches are boxes of whole device pixels, filled without smoothing: a thick or smoothed pen
    over thousands of uprights takes seconds.
    """
    if not isinstance(chart, LongChart):
        return
    p.setPen(Qt.PenStyle.NoPen)
    for number, strand in enumerate(chart.strands):
        color = _color(look, chart, number)
        boxes = _boxes(strand, ratio)
        if len(chart.strands) == 1:
            p.setBrush(QBrush(mixed(look.theme["plot"], color, PALE * GROUND)))
            p.drawPolygon(_ground(chart, boxes, round(_zero(chart) * ratio) / ratio))
        light = strand.line.broken | ~strand.final
        if not light.any():
            p.setBrush(QBrush(color))
            _draw(p, boxes, ratio)
            continue
        for some, ink in (
            (light, mixed(look.theme["plot"], color, LIGHT)),
            (~light, color),
        ):
            p.setBrush(QBrush(ink))
            _draw(p, boxes[some], ratio)


def _draw(p: QPainter, boxes: NDArray[np.float64], ratio: float) -> None:
    """Draw boxes: of whole numbers, in which Qt need not round, where a pixel is a device pixel."""
    if ratio != 1 or not len(boxes):
        draw_boxes(p, boxes)
        return
    whole = boxes.astype(np.int32)
    whole[:, 2:] += whole[:, :2] - 1  # a QRect holds the last pixels, not the size
    p.drawRects(cast("QRect", Shiboken.wrapInstance(whole.ctypes.data, QRect)), len(whole))


def _color(look: Look, chart: LongChart, number: int) -> QColor:
    """Return the colour of a line; several of one flow have one each."""
    flow = chart.strands[number].flow
    before = sum(strand.flow is flow for strand in chart.strands[:number])
    return look.theme.of_category(1 + before % 8) if before else flow_color(look, flow)


def _boxes(strand: Strand, ratio: float) -> NDArray[np.float64]:
    """Return the stretches on the pixel grid (x, y, width, height), at least a pixel high."""
    boxes = np.empty((len(strand.x), 4))
    boxes[:, 0] = strand.x
    top = np.floor(strand.top * ratio)
    boxes[:, 1] = top / ratio
    boxes[:, 2] = 1.0
    boxes[:, 3] = np.maximum(np.floor(strand.bottom * ratio) - top + 1, 1.0) / ratio
    return boxes


def _zero(chart: LongChart) -> float:
    """Return where the ground begins: at the zero line, below all where there is none."""
    return chart.height if chart.zero is None else chart.zero


def _ground(chart: LongChart, boxes: NDArray[np.float64], zero: float) -> QPolygonF:
    """Return what lies between the line and zero: one outline, without width where no line is.

    Thousands of tall boxes a pixel wide would take ten times as long to fill.
    """
    left, columns = chart.time.left, int(np.ceil(chart.time.width))
    near = np.full(columns, np.inf)
    bottom = boxes[:, 1] + boxes[:, 3]
    away = np.where(bottom <= zero, bottom - zero, np.maximum(boxes[:, 1] - zero, 0.0))
    at = (boxes[:, 0] - left).astype(np.int64)
    if len(at) > columns or (at[1:] == at[:-1]).any():  # of several stretches the nearest counts
        order = np.argsort(-np.abs(away), kind="stable")
        at, away = at[order], away[order]
    near[at] = away
    near[np.isinf(near)] = 0.0
    polygon = QPolygonF()
    polygon.resize(2 * columns + 2)
    points = _points(polygon)
    points[:-2, 0] = left + np.repeat(np.arange(columns + 1), 2)[1:-1]
    points[:-2, 1] = zero + np.repeat(near, 2)
    points[-2:, 0] = left + columns, left
    points[-2:, 1] = zero
    return polygon


def _points(polygon: QPolygonF) -> NDArray[np.float64]:
    """Return the points of a polygon as an array (n, 2) over its own memory."""
    (address,) = Shiboken.getCppPointer(polygon.data())
    memory = (ctypes.c_double * (2 * polygon.size())).from_address(address)
    return np.ctypeslib.as_array(memory).reshape(-1, 2)
