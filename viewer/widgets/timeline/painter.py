"""Paints a scene: lanes, bands, bars, marks, labels, folds. Knows nothing of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from viewer.engine.timeline.arcs import NOTHING, Arcs
from viewer.engine.timeline.drawn import STANCES, Drawn, Edge
from viewer.engine.timeline.phases import PhaseBand
from viewer.engine.timeline.scene import Scene
from viewer.widgets.boxes import draw_lines
from viewer.widgets.glyphs import paint_mark
from viewer.widgets.look import Look
from viewer.widgets.text import elided
from viewer.widgets.timeline.arcs import paint_halo, paint_lines, paint_where_to
from viewer.widgets.timeline.density import paint_density, paint_folds
from viewer.widgets.timeline.stamps import Stamps

HATCH_STEP = 5.0


@dataclass(frozen=True, slots=True)
class Picture:
    """What one painting needs to know."""

    scene: Scene
    drawn: Drawn
    look: Look
    label: Callable[[int], tuple[str, float]]
    """The label of an event where nothing cuts it, and how wide its letters are."""
    stamps: Stamps
    selected: frozenset[int]
    arcs: Arcs = NOTHING
    faint: Mapping[int, float] = field(default_factory=dict)
    """How much is seen, from 0 to 1, of events that are not wholly there yet."""
    faint_folds: Mapping[int, float] = field(default_factory=dict)
    """The same of folds, by their place in the scene."""
    over_pieces: Callable[[QPainter], None] | None = None
    """Paints what lies over bands and bars, and under ends, marks and labels."""

    def color(self, event: int) -> QColor:
        """Return the colour of an event's category."""
        return self.look.theme.of_category(int(self.drawn.color[event]))


def paint_scene(p: QPainter, picture: Picture) -> None:
    """Paint everything of the lanes but their ground, from back to front."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    scene = picture.scene
    paint_density(p, scene, picture.look)
    _pieces(p, picture)
    if picture.over_pieces is not None:
        picture.over_pieces(p)
    p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _ends(p, picture)
    _ties(p, picture)
    paint_lines(p, picture.arcs, picture.look)
    _selection(p, picture)
    _marks(p, picture)
    _labels(p, picture)
    paint_folds(
        p, scene, picture.look, picture.drawn, picture.selected, picture.stamps, picture.faint_folds
    )
    paint_where_to(p, picture.arcs, picture.look)


def outline(x0: float, y0: float, x1: float, y1: float) -> QRectF:
    """Return the outline that marks what answers the mouse in this box."""
    return QRectF(x0 - 3, y0 + 1, x1 - x0 + 6, y1 - y0 - 2)


def paint_hovered(p: QPainter, box: QRectF, look: Look) -> None:
    """Paint the outline of what is under the pointer."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    p.setPen(QPen(look.theme["muted"], 1, Qt.PenStyle.DotLine))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(box, 4, 4)


def paint_lanes(p: QPainter, scene: Scene, look: Look, left: float) -> None:
    """Paint hairlines between the lanes."""
    p.setPen(QPen(look.theme["line"], 1))
    layout = scene.layout
    for top, height in zip(layout.tops, layout.heights, strict=True):
        y = round(top + height) - 0.5
        p.drawLine(QLineF(left, y, scene.width, y))


def paint_phases(
    p: QPainter, phases: Sequence[PhaseBand], look: Look, top: float, height: float
) -> None:
    """Paint phases as faint bands with hairlines at their limits, behind everything."""
    theme = look.theme
    wash = QColor(theme["muted"])
    wash.setAlphaF(theme.mix["band"])
    line = QColor(theme["muted"])
    line.setAlphaF(0.35)
    for phase in phases:
        p.fillRect(QRectF(phase.x0, top, phase.x1 - phase.x0, height), wash)
        p.setPen(QPen(line, 1, Qt.PenStyle.DotLine))
        for x in (phase.x0, phase.x1):
            p.drawLine(QLineF(round(x) + 0.5, top, round(x) + 0.5, top + height))


def hatch(p: QPainter, box: QRectF, color: QColor) -> None:
    """Fill a box with slanted lines, anchored to the page so that neighbours join."""
    p.save()
    p.setClipRect(box, Qt.ClipOperation.IntersectClip)
    p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    p.setPen(QPen(color, 1))
    h = box.height()
    first = np.floor((box.left() - h) / HATCH_STEP) * HATCH_STEP
    count = int((box.width() + 2 * h) / HATCH_STEP) + 2
    y0, y1 = box.bottom(), box.top()
    lines = np.empty((min(count, 4000), 4))
    lines[:, 0] = first + np.arange(len(lines)) * HATCH_STEP
    lines[:, 1], lines[:, 3] = y0, y1
    lines[:, 2] = lines[:, 0] + h
    draw_lines(p, lines)
    p.restore()


def _pieces(p: QPainter, picture: Picture) -> None:
    theme, faint = picture.look.theme, picture.faint
    scene = picture.scene
    for (x, y, w, h), event, solid in zip(
        scene.pieces.tolist(), scene.piece_event.tolist(), scene.piece_solid.tolist(), strict=True
    ):
        color = picture.color(event)
        p.setOpacity(faint.get(event, 1.0))
        box = QRectF(x, y, w, h)
        if solid:
            box.setWidth(max(1.0, w - 1))  # a gap where the next one begins
            p.fillRect(box, theme.tint(color, theme.mix["bar"]))
        else:
            p.fillRect(box, theme.tint(color, 0.08))
            hatch(p, box, theme.tint(color, theme.mix["hatch"]))
    p.setOpacity(1)


def _ends(p: QPainter, picture: Picture) -> None:
    scene, theme = picture.scene, picture.look.theme
    half = round(scene.layout.sizes.row * 0.6) / 2
    for (x, y), event, kind, side in zip(
        scene.ends.tolist(), scene.end_event.tolist(), scene.end_kind.tolist(),
        scene.end_side.tolist(), strict=True,
    ):  # fmt: skip
        color = picture.color(event)
        p.setOpacity(picture.faint.get(event, 1.0))
        if kind == Edge.BRACKET:
            p.setPen(QPen(color, 1.6))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawPolyline(
                QPolygonF([QPointF(x - 4 * side, y - half), QPointF(x, y - half),
                           QPointF(x, y + half), QPointF(x - 4 * side, y + half)])
            )  # fmt: skip
        elif kind == Edge.TORN:
            _torn(p, theme["plot"], color, x, y, half, side)
        elif kind == Edge.ARROW:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QBrush(theme["plot"]))
            tip = x
            base = x - side * half
            p.drawRect(QRectF(min(base, tip + side * 60), y - half - 1, abs(base - tip) + 60,
                              2 * half + 2))  # fmt: skip
            p.setBrush(QBrush(theme.tint(color, min(1.0, theme.mix["bar"] + 0.25))))
            p.drawPolygon(
                QPolygonF([QPointF(base, y - half), QPointF(tip, y), QPointF(base, y + half)])
            )
    p.setOpacity(1)


def _torn(
    p: QPainter, ground: QColor, color: QColor, x: float, y: float, half: float, side: int
) -> None:
    """Bite a jagged edge out of a band, as torn paper."""
    teeth = 3
    step = 2 * half / teeth
    edge = [QPointF(x - side * 5, y - half)]
    for i in range(teeth):
        edge.append(QPointF(x, y - half + (i + 0.5) * step))
        edge.append(QPointF(x - side * 5, y - half + (i + 1) * step))
    outside = QPolygonF(
        [*edge, QPointF(x + side * 2, y + half + 1), QPointF(x + side * 2, y - half - 1)]
    )
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QBrush(ground))
    p.drawPolygon(outside)
    p.setPen(QPen(color, 1.3))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawPolyline(QPolygonF(edge))


def _ties(p: QPainter, picture: Picture) -> None:
    scene = picture.scene
    for (x0, x1, y), event in zip(scene.ties.tolist(), scene.tie_event.tolist(), strict=True):
        p.setPen(QPen(picture.color(event), 1.4))
        p.setOpacity(picture.faint.get(event, 1.0))
        p.drawLine(QLineF(x0, y, x1, y))
        p.drawLine(QLineF(x1, y - 4.5, x1, y + 4.5))
    p.setOpacity(1)


def _selection(p: QPainter, picture: Picture) -> None:
    scene = picture.scene
    if not picture.selected:
        return
    p.setPen(QPen(picture.look.theme["accent"], 1.6))
    p.setBrush(Qt.BrushStyle.NoBrush)
    for (x0, y0, x1, y1), event in zip(scene.boxes.tolist(), scene.box_event.tolist(), strict=True):
        if event in picture.selected:
            p.drawRoundedRect(outline(x0, y0, x1, y1), 4, 4)


def _marks(p: QPainter, picture: Picture) -> None:
    scene, ground = picture.scene, picture.look.theme["plot"]
    radius = scene.layout.sizes.mark * 0.72
    for (x, y), event in zip(scene.marks.tolist(), scene.mark_event.tolist(), strict=True):
        p.setOpacity(picture.faint.get(event, 1.0))
        paint_mark(
            p, x, y, radius, STANCES[picture.drawn.stance[event]], picture.color(event), ground,
            context=bool(picture.drawn.context[event]),
        )  # fmt: skip
    p.setOpacity(1)


def _labels(p: QPainter, picture: Picture) -> None:
    """Paint the labels that are kept as pixels, then new ones, the most important first."""
    scene, look = picture.scene, picture.look
    x, y, width, _ = scene.labels.T
    half = look.metrics("label").ascent() / 2
    crossed = picture.arcs.crossed(np.column_stack((x, y - half, x + width, y + half)))
    p.setFont(look.font("label"))
    p.setPen(look.theme["text"])
    stamps = picture.stamps.on(p)
    new: list[tuple[float, float, float, int]] = []
    for (x, y, width, hatched), event, struck in zip(
        scene.labels.tolist(), scene.label_event.tolist(), crossed.tolist(), strict=True
    ):
        p.setOpacity(picture.faint.get(event, 1.0))
        if hatched or struck:
            inked = min(width, picture.label(event)[1])
            paint_halo(p, x, y, inked, look, 235 if struck else 205)
        if stamps.has(picture.label(event)[0]):
            _label(p, picture, x, y, width, event)
        else:
            new.append((x, y, width, event))
    if len(new) > 1:
        importance = picture.drawn.importance
        new.sort(key=lambda one: (-importance[one[3]], one[3]))
    for one in new:
        p.setOpacity(picture.faint.get(one[3], 1.0))
        _label(p, picture, *one)
    p.setOpacity(1)


def _label(p: QPainter, picture: Picture, x: float, y: float, width: float, event: int) -> None:
    look = picture.look
    metrics = look.metrics("label")
    text, inked = picture.label(event)
    drop = (metrics.ascent() - metrics.descent()) / 2
    if width + 0.5 < inked:
        # Cut by the edge of the view, elsewhere in each frame: not worth keeping.
        p.drawText(QPointF(x, y + drop), elided(text, metrics, width + 0.5))
    else:
        picture.stamps.write(p, text, inked, x, y + drop, look)
