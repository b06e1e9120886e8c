"""Paints what has no row of its own: folds with their counts, and the density of a crowd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from viewer.engine.timeline.drawn import Drawn
from viewer.engine.timeline.members import Members
from viewer.engine.timeline.scene import Scene
from viewer.widgets.boxes import draw_boxes
from viewer.widgets.look import Look
from viewer.widgets.timeline.kept import has_pixels_of
from viewer.widgets.timeline.stamps import Stamps

Floats = NDArray[np.float64]
LEAST = 2.0
"""A single event is at least so many pixels high in the density."""
TALLEST = 1.05
"""Height of the density in rows."""
FILL, LINE = 0.6, 0.75
"""How dark the density is, as a share of bars; how dark the line over it."""
SHADES = 16
"""In so many steps pills give way to the density."""
LOWER = 2.0
"""A count on the density stands so many pixels lower: the line runs over it."""
RIM = 2.0
"""So many pixels beyond a pill its line may reach."""


def paint_density(p: QPainter, scene: Scene, look: Look) -> None:
    """Paint how many events are alive in each pixel, as heights under a line, where folds are many.

    Heights are square roots of counts.
    """
    layout, theme = scene.layout, look.theme
    p.setPen(Qt.PenStyle.NoPen)
    by_pixels = _is_on_pixels(p, scene)
    for strip in scene.strips:
        if not strip.strength:
            continue
        lane = layout.lanes[strip.lane]
        base = round(layout.tops[strip.lane] + layout.heights[strip.lane]) - 1.0
        levels = strip.levels()
        heights = np.round(LEAST + levels * (layout.sizes.row * TALLEST - LEAST))
        heights[levels == 0] = 0
        # The line: as thick as a pixel, and as high as the step to a lower neighbour.
        # The edges of the view are none of what is counted.
        wider = np.pad(heights, 1, mode="edge")
        steps = np.maximum(1, heights - np.minimum(wider[:-2], wider[2:]))
        color = theme.of_category(lane.color or 8)
        fill = _thin(theme.tint(color, theme.mix["bar"] * FILL), strip.strength)
        line = _thin(theme.tint(color, LINE), strip.strength)
        if by_pixels and len(heights) == scene.width - scene.left:
            for ink, thick in ((fill, heights), (line, steps)):
                _paint_columns(p, QPointF(scene.left, base), heights, thick, ink)
            continue
        there = np.flatnonzero(levels)
        step = (scene.width - scene.left) / len(levels)
        boxes = np.empty((len(there), 4))
        boxes[:, 0], boxes[:, 1] = scene.left + there * step, base - heights[there]
        boxes[:, 2], boxes[:, 3] = step, heights[there]
        p.setBrush(fill)
        draw_boxes(p, boxes)
        boxes[:, 3] = steps[there]
        p.setBrush(line)
        draw_boxes(p, boxes)


def _is_on_pixels(p: QPainter, scene: Scene) -> bool:
    """Whether each pixel of the view is one or more whole ones of the device."""
    ratio, origin = p.device().devicePixelRatioF(), p.deviceTransform()
    numbers = (ratio, origin.dx(), origin.dy(), scene.left)
    return has_pixels_of(p, ratio) and all(float(one).is_integer() for one in numbers)


def _paint_columns(p: QPainter, base: QPointF, heights: Floats, thick: Floats, ink: QColor) -> None:
    """Fill a column of each pixel from a base: what of its height is no farther from its top than
    ``thick``. As one picture: a thousand rectangles cost ten times as much.
    """
    tallest = int(heights.max(initial=0))
    if not tallest:
        return
    tops = tallest - heights.astype(np.int16)
    ends = np.where(heights > 0, tops + thick.astype(np.int16), tops)
    down = np.arange(tallest, dtype=np.int16)[:, None]
    one = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    one.fill(ink)
    pixel = np.frombuffer(one.constBits(), np.uint32)[0]
    pixels = ((down >= tops) & (down < ends)) * pixel
    rows, columns = pixels.shape
    image = QImage(
        pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    )
    p.drawImage(QPointF(base.x(), base.y() - tallest), image)


def _thin(color: QColor, strength: float) -> QColor:
    thin = QColor(color)
    thin.setAlphaF(strength)
    return thin


def paint_folds(
    p: QPainter, scene: Scene, look: Look, drawn: Drawn, selected: frozenset[int], stamps: Stamps,
    faint: Mapping[int, float],
) -> None:  # fmt: skip
    """Paint a pill with a count for each fold; in dense lanes the count alone, on the density.
    ``faint`` holds how much is seen of those that are not wholly there yet.
    """
    theme = look.theme
    height = 2 * scene.layout.sizes.row * 0.38
    strength = {strip.lane: round(strip.strength * SHADES) for strip in scene.strips}
    stamps.on(p)
    for at, ((x, y, width, count), members, lane) in enumerate(
        zip(scene.folds.tolist(), scene.fold_members, scene.fold_lane.tolist(), strict=True)
    ):
        chosen = any(event in members for event in selected)
        shade = 0 if chosen else strength.get(lane, 0)
        first = members.first if isinstance(members, Members) else int(members[0])
        number = scene.layout.lanes[lane].color or int(drawn.color[first])
        key = (int(count), width, height, number, shade, chosen)
        if faint:
            p.setOpacity(faint.get(at, 1.0))
        if stamps.lay(p, key, x - RIM, y - height / 2 - RIM):
            continue
        pill = _Pill(int(count), width, height, theme.of_category(number), shade / SHADES, chosen)
        size = QSizeF(width + 2 * RIM, height + 2 * RIM)
        stamps.paint(p, key, x - RIM, y - height / 2 - RIM, size, partial(pill.paint, look=look))
    p.setOpacity(1)


@dataclass(frozen=True, slots=True)
class _Pill:
    count: int
    width: float
    height: float
    color: QColor
    faint: float
    """How much of the pill has given way to the density: 1 leaves the count alone."""
    chosen: bool

    def paint(self, p: QPainter, look: Look) -> None:
        """Paint from the corner of its rim."""
        theme, half = look.theme, self.height / 2
        box = QRectF(RIM, RIM, self.width, self.height)
        if self.faint < 1:
            p.setOpacity(1 - self.faint)
            rim = theme["accent"] if self.chosen else self.color
            p.setPen(QPen(rim, 1.6 if self.chosen else 1))
            p.setBrush(QBrush(theme.tint(self.color, 0.14)))
            p.drawRoundedRect(box, half, half)
            p.setOpacity(1)
        if self.faint:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(halo_of(self.faint, theme["plot"]))
            box.translate(0, LOWER * self.faint)
            p.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
        p.setPen(theme["text"])
        p.setFont(look.font("label"))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{self.count:,}")


def halo_of(strength: float, ground: QColor) -> QColor:
    """Return the ground as it is painted thinly under a count, to be read on the density."""
    return _thin(ground, 0.7 * strength)
