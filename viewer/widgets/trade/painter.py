"""Paints a laid out chart: marks, labels, grid. For the screen, for pictures, for print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from viewer.engine.trade.chart import TIP_MARK
from viewer.engine.trade.labels import Box, Kind
from viewer.engine.trade.marks import Chart, Lines
from viewer.engine.trade.rows import Bound, Flow, Style
from viewer.engine.trade.words import Swatch
from viewer.widgets.look import Look
from viewer.widgets.text import cut, words
from viewer.widgets.theme import mixed

FLOW_TOKENS = {Flow.EXPORT: "export", Flow.IMPORT: "import", Flow.TOTAL: "total"}
HATCH_STEP = 5.0
PALE = 0.12
LIGHT = 0.32
"""Shares of a mark's colour in what may be, and in what lies behind or is estimated."""
SEPARATE = 3.0
"""Bars at least this wide are set apart from their neighbour by a hairline."""
DASHES = {Style.DERIVED: (4.0, 3.0), Style.ESTIMATED: (1.0, 2.0)}
"""Lengths of dashes and gaps."""
ROLES = {Kind.VALUE: "text", Kind.LINE: "text", Kind.NOTE: "muted", Kind.SOURCE: "muted"}


def flow_color(look: Look, flow: Flow | None) -> QColor:
    """Return the colour of a flow; values of no flow have that of the first category."""
    token = FLOW_TOKENS.get(flow) if flow is not None else None
    return look.theme[token] if token else look.theme.of_category(1)


def paint_chart(p: QPainter, chart: Chart, look: Look, ratio: float = 1.0) -> None:
    """Paint everything right of the gutter; ``ratio`` is the device pixels per logical one."""
    p.save()
    p.setClipRect(QRectF(chart.time.left, 0, chart.time.width, chart.height))
    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _Painting(p, chart, look, ratio).paint()
    p.restore()


def paint_swatch(p: QPainter, box: QRectF, look: Look, swatch: Swatch, color: QColor) -> None:
    """Paint the little square that stands for a flow or a style in the legend."""
    total = swatch.flow is Flow.TOTAL
    fill(p, box, look, color, swatch.style, total=total)
    outline(p, box, color, swatch.style, total=total)


def fill(
    p: QPainter, box: QRectF, look: Look, color: QColor, style: Style, *,
    total: bool = False, behind: bool = False, at_most: bool = False,
) -> None:  # fmt: skip
    """Fill a bar as firm as its value is."""
    tint = look.theme.tint
    if at_most:
        p.fillRect(box, tint(color, PALE))
        hatch(p, box, tint(color, LIGHT))
    elif style is Style.DERIVED:
        return
    elif total and style is not Style.PROVISIONAL:
        p.fillRect(box, tint(color, PALE))
        hatch(p, box, tint(color, 0.6), upright=True)
    elif style is Style.PROVISIONAL:
        p.fillRect(box, tint(color, LIGHT / 2))
        hatch(p, box, color)
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
    pen = QPen(color, 1 / ratio)
    if style in DASHES:
        pen.setDashPattern([length * ratio for length in DASHES[style]])
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(inner(box, ratio))


def inner(box: QRectF, ratio: float = 1.0) -> QRectF:
    """Return the rectangle whose outline of one device pixel lies just inside ``box``."""
    half = 0.5 / ratio
    return box.adjusted(half, half, -half, -half)


def hatch(p: QPainter, box: QRectF, color: QColor, *, upright: bool = False) -> None:
    """Rule a box with slanted or upright lines that start at its left edge and move with it."""
    height = 0.0 if upright else box.height()
    first, last = box.left() - height, box.right()
    count = int((last - first) / HATCH_STEP) + 1
    if count > 4000:
        return
    p.save()
    p.setClipRect(box, Qt.ClipOperation.IntersectClip)
    p.setRenderHint(QPainter.RenderHint.Antialiasing, not upright)
    p.setPen(QPen(color, 1))
    shift = 0.5 if upright else 0.0
    p.drawLines(
        [
            QLineF(x, box.bottom(), x + height, box.top())
            for x in (first + shift + i * HATCH_STEP for i in range(count))
        ]
    )
    p.restore()


class _Painting:
    """One painting of one chart, from back to front."""

    def __init__(self, p: QPainter, chart: Chart, look: Look, ratio: float) -> None:
        self.p, self.chart, self.look, self.ratio = p, chart, look, ratio
        self.theme = look.theme
        self.left, self.right = chart.time.left, chart.time.left + chart.time.width
        self.boxes = self._boxes()

    def paint(self) -> None:
        self._ground()
        self._zero_line()
        self._bars()
        self._edges()
        self._blanks()
        self._lines(self.chart.lines)
        self._labels()

    def snap(self, x: float) -> float:
        """Return a coordinate moved to the nearest device pixel."""
        return round(x * self.ratio) / self.ratio

    def _boxes(self) -> NDArray[np.float64]:
        """Return where the bars are on the pixel grid (x, y, width, height), at least a pixel."""
        bars, ratio = self.chart.bars, self.ratio
        far = self.chart.time.width
        x0 = np.round(np.clip(bars.x0, self.left - far, self.right + far) * ratio) / ratio
        x1 = np.round(np.clip(bars.x1, self.left - far, self.right + far) * ratio) / ratio
        x1 = np.maximum(x1, x0 + 1 / ratio)
        base, tip = (np.round(y * ratio) / ratio for y in (bars.base, bars.tip))
        flat = (base == tip) & ~bars.zero
        tip = np.where(flat, base - np.sign(bars.base - bars.tip) / ratio, tip)
        return np.stack((x0, np.minimum(base, tip), x1 - x0, np.abs(tip - base)), axis=1)

    def _box(self, i: int) -> QRectF:
        return QRectF(*self.boxes[i].tolist())

    def _ground(self) -> None:
        p, theme, chart = self.p, self.theme, self.chart
        p.fillRect(QRectF(self.left, 0, chart.time.width, chart.height), theme["plot"])
        for band in chart.bands:
            x0, x1 = max(band.x0, self.left), min(band.x1, self.right)
            if x1 > x0:
                color = theme.tint(theme["muted"], theme.mix["band"])
                p.fillRect(QRectF(x0, 0, x1 - x0, chart.height), color)
        for tick in chart.ticks:
            self._hairline(QLineF(self.left, tick.y, self.right, tick.y), theme["grid"])
        for x, strong in chart.grid:
            self._hairline(QLineF(x, 0, x, chart.height), theme["line" if strong else "grid"])

    def _hairline(self, line: QLineF, color: QColor) -> None:
        """Draw a line of one device pixel that begins at the pixel its coordinate is snapped to."""
        self.p.setPen(QPen(color, 1 / self.ratio))
        half = 0.5 / self.ratio
        if line.x1() == line.x2():
            x = self.snap(line.x1()) + half
            self.p.drawLine(QLineF(x, line.y1(), x, line.y2()))
        else:
            y = self.snap(line.y1()) + half
            self.p.drawLine(QLineF(line.x1(), y, line.x2(), y))

    def _bars(self) -> None:
        """Fill the bars; those of plain colour between two others go in one call."""
        bars = self.chart.bars
        plain = (bars.style == Style.FINAL) & (bars.bound != Bound.AT_MOST) & ~bars.behind
        plain &= bars.flow != Flow.TOTAL
        done = 0
        for i in (*np.flatnonzero(~plain).tolist(), len(bars)):
            for flow in Flow if i > done else ():
                run = np.arange(done, i)
                self._solid(flow, run[bars.flow[done:i] == flow])
            if i < len(bars):
                total = bool(bars.flow[i] == Flow.TOTAL)
                fill(
                    self.p, self._box(i), self.look, self._color(i), Style(bars.style[i]),
                    total=total, behind=bool(bars.behind[i]),
                    at_most=bool(bars.bound[i] == Bound.AT_MOST),
                )  # fmt: skip
            done = i + 1

    def _solid(self, flow: Flow, rows: NDArray[np.int64]) -> None:
        """Fill bars of one flow, with a paler line where two of them meet."""
        if not len(rows):
            return
        boxes, color = self.boxes[rows], flow_color(self.look, flow)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(QBrush(color))
        self.p.drawRects([QRectF(*box) for box in boxes.tolist()])
        edges = boxes[boxes[:, 2] >= SEPARATE]
        edges[:, 2] = 1 / self.ratio
        self.p.setBrush(QBrush(mixed(self.theme["plot"], color, 0.35)))
        self.p.drawRects([QRectF(*box) for box in edges.tolist()])

    def _color(self, i: int) -> QColor:
        return flow_color(self.look, Flow(self.chart.bars.flow[i]))

    def _zero_line(self) -> None:
        y = self.chart.zero
        self._hairline(QLineF(self.left, y, self.right, y), self.theme["total"])

    def _edges(self) -> None:
        """Draw outlines above all fills, so that a bar behind others is seen whole."""
        bars, p = self.chart.bars, self.p
        marked = bars.zero | bars.crowded | (bars.bound != Bound.NONE)
        marked |= (bars.style != Style.FINAL) | (bars.flow == Flow.TOTAL)
        for i in np.flatnonzero(marked).tolist():
            box, color, style = self._box(i), self._color(i), Style(bars.style[i])
            if bars.zero[i]:
                self._zero_tick(i, box)
            elif bars.bound[i] == Bound.AT_MOST:
                self._bracket(i, box)
            elif bars.crowded[i] and style is Style.FINAL:
                edge = mixed(color, self.theme["text"], 0.45)
                p.setPen(QPen(edge, 1 / self.ratio))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRect(inner(box, self.ratio))
            else:
                total = bool(bars.flow[i] == Flow.TOTAL)
                outline(p, box, color, style, total=total, ratio=self.ratio)
            if bars.bound[i] == Bound.AT_LEAST:
                self._arrow(i, box)

    def _zero_tick(self, i: int, box: QRectF) -> None:
        """Mark a true zero by an upright tick: a value that is merely small is a flat bar."""
        self.p.setPen(QPen(self._color(i), 2))
        x = self.snap(box.center().x())
        trade = self.chart.rows.pane.kind == "trade"
        side = 1 if trade and self.chart.bars.flow[i] == Flow.IMPORT else -1
        self.p.drawLine(QLineF(x, box.top(), x, box.top() + side * TIP_MARK))

    def _bracket(self, i: int, box: QRectF) -> None:
        """Draw the known bound of a value that is "less than": a bracket, open towards zero."""
        self.p.setPen(QPen(self._color(i), 1.5))
        up = self.chart.bars.tip[i] < self.chart.bars.base[i]
        y, foot = (box.top(), box.top() + 4) if up else (box.bottom(), box.bottom() - 4)
        left, right = box.left() + 1, box.right() - 1
        self.p.drawPolyline(
            [QPointF(left, foot), QPointF(left, y), QPointF(right, y), QPointF(right, foot)]
        )

    def _arrow(self, i: int, box: QRectF) -> None:
        """Draw a point on the end of a value that is "more than"."""
        up = self.chart.bars.tip[i] < self.chart.bars.base[i]
        y, tip = (
            (box.top(), box.top() - TIP_MARK) if up else (box.bottom(), box.bottom() + TIP_MARK)
        )
        x = box.center().x()
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(QBrush(self._color(i)))
        self.p.drawPolygon(QPolygonF([QPointF(x - 4, y), QPointF(x, tip), QPointF(x + 4, y)]))

    def _blanks(self) -> None:
        for blank in self.chart.blanks:
            box = self._rect(blank.box)
            self.p.fillRect(box, self.theme.tint(self.theme["total"], PALE / 2))
            hatch(self.p, box, self.theme.tint(self.theme["total"], LIGHT))

    def _rect(self, box: Box) -> QRectF:
        x0 = self.snap(max(box.x0, self.left - 2)) + 2
        x1 = self.snap(min(box.x1, self.right + 1)) - 1
        return QRectF(x0, self.snap(box.y0), max(x1 - x0, 1.0), self.snap(box.y1 - box.y0))

    def _lines(self, lines: Lines) -> None:
        p = self.p
        color = self.theme["total"]
        columns: Sequence[Sequence[float]] = [
            column.tolist()
            for column in (lines.x0, lines.x1, lines.y, lines.starts, lines.ends, lines.style)
        ]
        for x0, x1, y, starts, ends, style in zip(*columns, strict=True):
            y = self.snap(y)
            a, b = max(x0, self.left + 2), min(x1, self.right - 2)
            pen = QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if style in DASHES:
                pen.setDashPattern(DASHES[Style(style)])
            p.setPen(pen)
            p.drawLine(QLineF(a, y, b, y))
            p.setPen(QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for x, inside, side in ((a, starts, -1), (b, ends, 1)):
                if inside:
                    # Half a pixel inwards, so that lines of neighbouring years stay apart.
                    at = self.snap(x) - side
                    p.drawLine(QLineF(at, y - 4, at, y + 4))
                else:
                    self._goes_on(x, y, side, color)

    def _goes_on(self, x: float, y: float, side: int, color: QColor) -> None:
        """Draw an arrowhead where a line goes on beyond the view."""
        self.p.save()
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(QBrush(color))
        base = x - 6 * side
        self.p.drawPolygon(QPolygonF([QPointF(base, y - 4), QPointF(x, y), QPointF(base, y + 4)]))
        self.p.restore()

    def _labels(self) -> None:
        p = self.p
        metrics = self.look.metrics("label")
        p.setFont(self.look.font("label"))
        for label in self.chart.labels:
            box = label.box
            if label.kind is Kind.LINE:
                room = QRectF(box.x0 - 6, box.y0, box.x1 - box.x0 + 12, box.y1 - box.y0)
                p.fillRect(room, self.theme["plot"])
        for label in self.chart.labels:
            box = label.box
            p.setPen(self.theme[ROLES[label.kind]])
            drop = (box.y1 - box.y0 - metrics.ascent() - metrics.descent()) / 2
            baseline = box.y0 + drop + metrics.ascent()
            p.drawText(QPointF(self.snap(box.x0), self.snap(baseline)), cut(words(label.text)))
