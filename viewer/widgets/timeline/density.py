"""Paints what has no row of its own: folds with their counts, and the density of a crowd."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from viewer.engine.timeline.drawn import Drawn
from viewer.engine.timeline.members import Members
from viewer.engine.timeline.scene import Scene
from viewer.widgets.boxes import draw_boxes
from viewer.widgets.look import Look

LEAST = 2.0
"""A single event is at least so many pixels high in the density."""
TALLEST = 1.05
"""Height of the density in rows."""


def paint_density(p: QPainter, scene: Scene, look: Look) -> None:
    """Paint how many events are alive in each pixel, by height on a scale of doublings, where
    folds are many.
    """
    layout, theme = scene.layout, look.theme
    p.setPen(Qt.PenStyle.NoPen)
    for strip in scene.strips:
        if not strip.strength:
            continue
        lane = layout.lanes[strip.lane]
        base = round(layout.tops[strip.lane] + layout.heights[strip.lane]) - 1.0
        levels = strip.levels()
        there = np.flatnonzero(levels)
        heights = np.round(LEAST + levels[there] * (layout.sizes.row * TALLEST - LEAST))
        step = (scene.width - scene.left) / len(levels)
        boxes = np.empty((len(there), 4))
        boxes[:, 0], boxes[:, 1] = scene.left + there * step, base - heights
        boxes[:, 2], boxes[:, 3] = step, heights
        color = QColor(theme.tint(theme.of_category(lane.color or 8), theme.mix["bar"]))
        color.setAlphaF(strip.strength)
        p.setBrush(color)
        draw_boxes(p, boxes)


def paint_folds(
    p: QPainter, scene: Scene, look: Look, drawn: Drawn, selected: frozenset[int]
) -> None:
    """Paint a pill with a count for each fold; in dense lanes the count alone, on the density."""
    theme = look.theme
    half = scene.layout.sizes.row * 0.38
    strength = {strip.lane: strip.strength for strip in scene.strips}
    p.setFont(look.font("label"))
    # Looked up once: a member of an enumeration costs more than a line.
    no_pen, centred = Qt.PenStyle.NoPen, Qt.AlignmentFlag.AlignCenter
    text = QPen(theme["text"])
    for (x, y, width, count), members, lane in zip(
        scene.folds.tolist(), scene.fold_members, scene.fold_lane.tolist(), strict=True
    ):
        chosen = any(event in members for event in selected)
        box = QRectF(x, y - half, width, 2 * half)
        faint = 0.0 if chosen else strength.get(lane, 0.0)
        if faint < 1:
            first = members.first if isinstance(members, Members) else int(members[0])
            color = theme.of_category(scene.layout.lanes[lane].color or int(drawn.color[first]))
            p.setOpacity(1 - faint)
            p.setPen(QPen(theme["accent"] if chosen else color, 1.6 if chosen else 1))
            p.setBrush(QBrush(theme.tint(color, 0.14)))
            p.drawRoundedRect(box, half, half)
            p.setOpacity(1)
        if faint:
            p.setPen(no_pen)
            p.setBrush(halo_of(faint, theme["plot"]))
            p.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
        p.setPen(text)
        p.drawText(box, centred, f"+{int(count):,}")


def halo_of(strength: float, ground: QColor) -> QColor:
    """Return the ground as it is painted thinly under a count, to be read on the density."""
    color = QColor(ground)
    color.setAlphaF(0.7 * strength)
    return color
