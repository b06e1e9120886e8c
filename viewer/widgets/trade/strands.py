"""Paints the lines of long series: what each pixel column of a full drawing would show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from viewer.engine.trade.long_chart import LongChart, Strand
from viewer.engine.trade.marks import Chart
from viewer.widgets.look import Look
from viewer.widgets.theme import mixed
from viewer.widgets.timeline.density import draw_boxes
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
            p.setBrush(QBrush(look.theme.tint(color, PALE * GROUND)))
            draw_boxes(p, _grounds(boxes, round(chart.axis.y(0.0) * ratio) / ratio, ratio))
        light = strand.line.broken | ~strand.final
        for some, ink in (
            (light, mixed(look.theme["plot"], color, LIGHT)),
            (~light, color),
        ):
            p.setBrush(QBrush(ink))
            draw_boxes(p, boxes[some])


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


def _grounds(boxes: NDArray[np.float64], zero: float, ratio: float) -> NDArray[np.float64]:
    """Return what lies between each stretch and the zero line."""
    top, bottom = boxes[:, 1], boxes[:, 1] + boxes[:, 3]
    grounds = boxes.copy()
    grounds[:, 1] = np.where(bottom <= zero, bottom, zero)
    grounds[:, 3] = np.maximum(np.where(bottom <= zero, zero - bottom, top - zero), 0.0)
    kept: NDArray[np.float64] = grounds[grounds[:, 3] >= 1 / ratio]
    return kept
