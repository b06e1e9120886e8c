"""Paints a laid out chart: marks, labels, grid. For the screen, for pictures, for print."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from viewer.engine.trade.cells import Bound, Flow, Style
from viewer.engine.trade.labels import Box, Kind
from viewer.engine.trade.marks import TIP_MARK, Chart
from viewer.widgets.look import Look
from viewer.widgets.text import cut, words
from viewer.widgets.theme import mixed
from viewer.widgets.trade.ink import (
    LIGHT,
    PALE,
    fill,
    flow_color,
    hatch,
    inner,
    outline,
    point,
)
from viewer.widgets.trade.levels import LevelPainting

SEPARATE = 3.0
"""Bars at least this wide are set apart from their neighbour by a hairline."""
ROLES = {
    Kind.VALUE: "text",
    Kind.ON_SOLID: "plot",
    Kind.LINE: "text",
    Kind.NOTE: "muted",
    Kind.SOURCE: "muted",
    Kind.DISPUTE: "alert",
    Kind.APART: "alert",
}


def paint_chart(p: QPainter, chart: Chart, look: Look, ratio: float = 1.0) -> None:
    """Paint everything right of the gutter; ``ratio`` is the device pixels per logical one."""
    p.save()
    p.setClipRect(QRectF(chart.time.left, 0, chart.time.width, chart.height))
    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _Painting(p, chart, look, ratio).paint()
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
        if type(self.chart) is not Chart:
            # No part of the start: few datasets have long series.
            
            paint_strands(self.p, self.chart, self.look, self.ratio)
        self._bars()
        self._edges()
        self._blanks()
        LevelPainting(self.p, self.chart, self.look, self.ratio).paint()
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
        y = self.chart.zero if self.chart.reference is None else self.chart.reference
        if y is not None:
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
        y, side = (box.top(), -1) if up else (box.bottom(), 1)
        point(self.p, box.center().x(), y, side, self._color(i))

    def _blanks(self) -> None:
        for blank in self.chart.blanks:
            box = self._rect(blank.box)
            self.p.fillRect(box, self.theme.tint(self.theme["total"], PALE / 2))
            hatch(self.p, box, self.theme.tint(self.theme["total"], LIGHT))

    def _rect(self, box: Box) -> QRectF:
        x0 = self.snap(max(box.x0, self.left - 2)) + 2
        x1 = self.snap(min(box.x1, self.right + 1)) - 1
        return QRectF(x0, self.snap(box.y0), max(x1 - x0, 1.0), self.snap(box.y1 - box.y0))

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
