"""How marks are filled and edged, the same in charts, legends and pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from viewer.engine.trade.cells import STEPS, Flow, Style
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.marks import TIP_MARK
from viewer.engine.trade.panes import SHARE as SHARES
from viewer.widgets.look import Look
from viewer.widgets.trade.edges import PATTERNS, SOLID, all_edges, paint_edges

FLOW_TOKENS = {
    Flow.EXPORT: "export", Flow.IMPORT: "import", Flow.TOTAL: "total", Flow.BALANCE: "balance",
}  # fmt: skip
HATCH_STEP = 5.0
STRIPE_STEP = 4.0
NARROW, SLIVER = 8.0, 3.0
"""Below the first width a fill alone tells how firm a bar is, its sides would fill it up; below
the second no fill can be made out but how dark it is.
"""
PALE = 0.12
LIGHT = 0.32
"""Shares of a mark's colour in what may be, and in what lies behind or is estimated."""
DARK, RULED = 0.6, 0.8
"""... and in rules, and in what is too narrow for a hatch."""
SHARE = 3
"""The colour of shares, by the number of a category."""


def flow_color(look: Look, flow: Flow | None) -> QColor:
    """Return the colour of a flow; values of no flow have that of the first category."""
    token = FLOW_TOKENS.get(flow) if flow is not None else None
    return look.theme[token] if token else look.theme.of_category(1)


def share_color(look: Look) -> QColor:
    """Return the colour of shares."""
    return look.theme.of_category(SHARE)


def series_color(look: Look, apart: Sequence[str], some_id: str, flow: Flow) -> QColor:
    """Return the colour of a series: its own among those told apart, else that of its flow."""
    if some_id in apart:
        return look.theme.of_category(1 + apart.index(some_id) % 8)
    return flow_color(look, flow)


def strip_color(look: Look, rows: Rows, row: int, apart: Sequence[str] = ()) -> QColor:
    """Return the colour of a level strip: of its series or flow, else that of shares."""
    if rows.pane.kind != STEPS:
        return share_color(look)
    some_id = rows.series[int(rows.refs[row, 0])].id
    return series_color(look, apart, some_id, Flow(rows.flow[row]))


def line_color(look: Look, rows: Rows, row: int, apart: Sequence[str]) -> QColor:
    """Return the colour of a line above a chart: as of a level strip where there are such, else
    the grey of totals.
    """
    if rows.pane.kind in (STEPS, SHARES) or rows.series[int(rows.refs[row, 0])].id in apart:
        return strip_color(look, rows, row, apart)
    return look.theme["total"]


def fill(
    p: QPainter, box: QRectF, look: Look, color: QColor, style: Style, *,
    total: bool = False, behind: bool = False, at_most: bool = False, ratio: float = 1.0,
) -> None:  # fmt: skip
    """Fill a bar as firm as its value is."""
    tint = look.theme.tint
    sliver = box.width() < SLIVER
    if at_most:
        p.fillRect(box, tint(color, PALE))
        hatch(p, box, tint(color, LIGHT))
    elif style is Style.DERIVED:
        return
    elif total and style is not Style.PROVISIONAL:
        p.fillRect(box, tint(color, DARK if sliver else PALE))
        if not sliver:
            hatch(p, box, tint(color, RULED), upright=True)
    elif style is Style.PROVISIONAL:
        p.fillRect(box, tint(color, DARK if sliver else LIGHT / 2))
        if not sliver:
            if box.width() < NARROW:
                p.setBrushOrigin(box.bottomLeft())
                p.fillRect(box, stripes(color, ratio))
                p.setBrushOrigin(QPointF())
            else:
                hatch(p, box, color, thick=1.5)
    elif style is Style.ESTIMATED or behind:
        p.fillRect(box, tint(color, LIGHT))
    else:
        p.fillRect(box, color)


def outline(
    p: QPainter, box: QRectF, color: QColor, style: Style, *, total: bool = False,
    ratio: float = 1.0,
) -> None:  # fmt: skip
    """Draw the edge of a bar that is not final: dashed if calculated, dotted if estimated."""
    if style is Style.FINAL and not total:
        return
    if box.width() >= NARROW or total or style is Style.DERIVED:
        paint_edges(p, all_edges(box, PATTERNS.get(style, SOLID), ratio), color)


def inner(box: QRectF, ratio: float = 1.0) -> QRectF:
    """Return the rectangle whose outline of one device pixel lies just inside ``box``."""
    half = 0.5 / ratio
    return box.adjusted(half, half, -half, -half)


def stripes(color: QColor, ratio: float) -> QBrush:
    """Return a brush of slanted stripes for narrow boxes, of which half is ink."""
    size = max(2, round(STRIPE_STEP * ratio))
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    for x in range(size):
        for y in range(size):
            if (x + y) % size < size // 2:
                tile.setPixelColor(x, y, color)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def hatch(
    p: QPainter, box: QRectF, color: QColor, *, upright: bool = False, thick: float = 1.0
) -> None:
    """Rule a box with slanted or upright lines that start at its left edge and move with it."""
    step = HATCH_STEP
    height = 0.0 if upright else box.height()
    first, last = box.left() - height, box.right()
    count = int((last - first) / step) + 1
    if count > 4000:
        return
    p.save()
    p.setClipRect(box, Qt.ClipOperation.IntersectClip)
    p.setRenderHint(QPainter.RenderHint.Antialiasing, not upright)
    p.setPen(QPen(color, thick))
    shift = 0.5 if upright else 0.0
    p.drawLines(
        [
            QLineF(x, box.bottom(), x + height, box.top())
            for x in (first + shift + i * step for i in range(count))
        ]
    )
    p.restore()


def point(p: QPainter, x: float, y: float, side: int, color: QColor) -> None:
    """Draw the point of a value that is "more than", up (-1) or down (1) from its end."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QBrush(color))
    tip = y + side * TIP_MARK
    p.drawPolygon(QPolygonF([QPointF(x - 4, y), QPointF(x, tip), QPointF(x + 4, y)]))
