"""Paints the bars of a chart: fills and edges by how firm a value is, limits, zeros, torn tops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from viewer.engine.trade.cells import Bound, Flow, Style
from viewer.engine.trade.distinct import distinct
from viewer.engine.trade.marks import TIP_MARK, Chart
from viewer.widgets.boxes import draw_boxes
from viewer.widgets.look import Look
from viewer.widgets.theme import mixed
from viewer.widgets.trade.edges import (
    DASHED,
    SHORTEST,
    SOLID,
    all_edges,
    edge,
    line_width,
    paint_edges,
)
from viewer.widgets.trade.ink import (
    DARK,
    LIGHT,
    NARROW,
    SLIVER,
    fill,
    flow_color,
    outline,
    point,
    stripes,
)

Bools = NDArray[np.bool_]

SEPARATE = 3.0
"""Bars at least this wide are set apart from their neighbour by a hairline."""
TOUCHING = 0.6
"""Bars no farther apart than so many pixels touch."""
THINNED = 1.5
TOOTH = 4.0
"""Width and height of a tooth of a torn top."""
APART = 24.0
"""Calculated bars that touch are told apart down to their foot from this width on."""
LIMITED = (Bound.AT_MOST, Bound.BETWEEN)
FOOT = 4.0
"""Length of the ends of the bracket of a limit."""


class BarPainting:
    """One painting of the bars of one chart."""

    def __init__(self, p: QPainter, chart: Chart, look: Look, ratio: float) -> None:
        self.p, self.chart, self.bars = p, chart, chart.bars
        self.look, self.ratio, self.theme = look, ratio, look.theme
        self.left, self.right = chart.time.left, chart.time.left + chart.time.width
        self.boxes = self._boxes()
        bars = self.bars
        self.joined = (bars.style == Style.DERIVED) & ~bars.crowded & ~bars.zero
        self.joined &= ~np.isin(bars.bound, LIMITED) & np.bool_(bars.floored)

    def paint(self) -> None:
        """Paint all fills, then all edges, so that a bar behind others is seen whole."""
        self._fills()
        self._edges()
        self._calculated()

    def _boxes(self) -> NDArray[np.float64]:
        """Return where the bars are on the pixel grid (x, y, width, height), at least a pixel."""
        bars, ratio = self.bars, self.ratio
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

    def _color(self, i: int) -> QColor:
        return flow_color(self.look, Flow(self.bars.flow[i]))

    def _is_up(self, i: int) -> bool:
        return bool(self.bars.tip[i] < self.bars.base[i])

    def _fills(self) -> None:
        """Fill the bars: those that nothing can lie under at once, the others in their order."""
        bars, free = self.bars, self._free()
        for flow in distinct(bars.flow[free]).tolist():
            for style in distinct(bars.style[free]).tolist():
                rows = np.flatnonzero(free & (bars.flow == flow) & (bars.style == style))
                self._flat(Flow(flow), Style(style), rows)
        rest = np.flatnonzero(~free)
        plain = (bars.style == Style.FINAL) & ~np.isin(bars.bound, LIMITED) & ~bars.behind
        plain &= bars.flow != Flow.TOTAL
        done = 0
        for place in (*np.flatnonzero(~plain[rest]).tolist(), len(rest)):
            run = rest[done:place]
            for flow in distinct(bars.flow[run]).tolist() if len(run) else ():
                self._solid(Flow(flow), run[bars.flow[run] == flow])
            if place < len(rest):
                i = int(rest[place])
                fill(
                    self.p, self._box(i), self.look, self._color(i), Style(bars.style[i]),
                    total=bool(bars.flow[i] == Flow.TOTAL), behind=bool(bars.behind[i]),
                    at_most=bool(bars.bound[i] in LIMITED), ratio=self.ratio,
                )  # fmt: skip
            done = place + 1

    def _free(self) -> NDArray[np.bool_]:
        """Return which bars share no time with another on their side, and have a flat fill."""
        bars = self.bars
        free = ~bars.crowded & ~bars.behind & ~np.isin(bars.bound, LIMITED)
        free &= (bars.style != Style.PROVISIONAL) | (self.boxes[:, 2] < NARROW)
        if (bars.flow == Flow.TOTAL).any():
            free[:] = False  # parts lie before their totals
        return np.asarray(free)

    def _flat(self, flow: Flow, style: Style, rows: NDArray[np.int64]) -> None:
        color = flow_color(self.look, flow)
        if style is Style.FINAL:
            self._solid(flow, rows)
        elif style is Style.PROVISIONAL:
            boxes = self.boxes[rows]
            sliver = boxes[:, 2] < SLIVER
            self._draw(boxes[sliver], self.theme.tint(color, DARK))
            if not sliver.all():
                self._draw(boxes[~sliver], self.theme.tint(color, LIGHT / 2))
                self.p.setBrush(stripes(color, self.ratio))
                self.p.setBrushOrigin(self._box(int(rows[~sliver][0])).bottomLeft())
                draw_boxes(self.p, boxes[~sliver])
                self.p.setBrushOrigin(QPointF())
        elif style is not Style.DERIVED:
            self._draw(self.boxes[rows], self.theme.tint(color, LIGHT))

    def _draw(self, boxes: NDArray[np.float64], color: QColor) -> None:
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(QBrush(color))
        draw_boxes(self.p, boxes)

    def _solid(self, flow: Flow, rows: NDArray[np.int64]) -> None:
        """Fill bars of one flow, with a paler line where two of them meet."""
        if not len(rows):
            return
        boxes, color = self.boxes[rows], flow_color(self.look, flow)
        self._draw(boxes, color)
        edges = boxes[boxes[:, 2] >= SEPARATE]
        edges[:, 2] = 1 / self.ratio
        self._draw(edges, mixed(self.theme["plot"], color, 0.35))

    def _edges(self) -> None:
        bars, p = self.bars, self.p
        total = bars.flow == Flow.TOTAL
        edged = total | (self.boxes[:, 2] >= NARROW) | (bars.style == Style.DERIVED)
        marked = (bars.style != Style.FINAL) & edged & ~self.joined
        marked |= total & ~self.joined
        marked |= bars.zero | (bars.bound != Bound.NONE) | bars.torn
        marked |= bars.crowded & (bars.style == Style.FINAL)
        for i in np.flatnonzero(marked).tolist():
            box, color, style = self._box(i), self._color(i), Style(bars.style[i])
            if bars.zero[i]:
                self._ring(i, box)
            elif bars.bound[i] in LIMITED:
                self._bracket(i, box)
            elif bars.crowded[i] and style is Style.FINAL:
                around = mixed(color, self.theme["text"], 0.45)
                paint_edges(p, all_edges(box, SOLID, self.ratio), around)
            elif not self.joined[i]:
                outline(
                    p, box, color, style, total=bool(bars.flow[i] == Flow.TOTAL), ratio=self.ratio
                )
            if bars.bound[i] == Bound.AT_LEAST:
                y, side = (box.top(), -1) if self._is_up(i) else (box.bottom(), 1)
                point(p, box.center().x(), y, side, color)
            if bars.torn[i] and not bars.zero[i]:
                self._tear(i, box)

    def _calculated(self) -> None:
        """Draw the edges of what was calculated; bars that touch share one, and narrow ones are
        one stepped line: a thicket of dashes would say nothing.
        """
        bars, rects = self.bars, dict[Flow, list[QRectF]]()
        for flow in Flow:
            mine = np.flatnonzero(self.joined & (bars.flow == flow))
            mine = mine[np.argsort(bars.x0[mine], kind="stable")]
            if len(mine):
                rects[flow] = self._silhouette(mine)
        for flow, found in rects.items():
            paint_edges(self.p, found, flow_color(self.look, flow))

    def _silhouette(self, mine: NDArray[np.int64]) -> list[QRectF]:
        bars, zero = self.bars, self.chart.zero
        gaps = bars.x0[mine][1:] - bars.x1[mine][:-1]
        same_foot = np.abs(np.diff(bars.base[mine])) < TOUCHING
        up = (bars.tip < bars.base)[mine]
        # Of values narrower than a pixel not all are kept: less than a pixel between is no gap.
        reach = np.where(self.boxes[mine, 2][1:] <= 1.0, THINNED, TOUCHING)
        touch = (np.abs(gaps) < reach) & same_foot & (up[1:] == up[:-1])
        before = np.concatenate(([False], touch))
        after = np.concatenate((touch, [False]))
        # A bar between two that it touches needs no pattern where it is narrow.
        simple = (self.boxes[mine, 2] < SHORTEST) & before & after & (bars.base[mine] == zero)
        self._line(mine, np.flatnonzero(simple), up)
        found: list[QRectF] = []
        for place in np.flatnonzero(~simple).tolist():
            i, rises = int(mine[place]), bool(up[place])
            box = self._box(i)
            found += edge(box, "top" if rises else "bottom", DASHED, self.ratio)
            if bars.base[i] != zero:
                found += edge(box, "bottom" if rises else "top", DASHED, self.ratio)
            if before[place]:
                found += self._shared(self._box(int(mine[place - 1])), box, rises)
            else:
                found += edge(box, "left", DASHED, self.ratio)
            if not after[place]:
                found += edge(box, "right", DASHED, self.ratio)
        return found

    def _line(self, mine: NDArray[np.int64], places: NDArray[np.int64], up: Bools) -> None:
        """Draw the tips of narrow bars, and the steps between them, as one solid line."""
        if not len(places):
            return
        x, y, width, height = self.boxes[mine[places]].T
        wide, rises = line_width(self.ratio), up[places]
        tip = np.where(rises, y, y + height)
        one = self.boxes[mine[places - 1]]
        last = np.where(rises, one[:, 1], one[:, 1] + one[:, 3])
        top = np.where(rises, tip, tip - wide)
        tips = np.stack((x, top, width, np.full(len(x), wide)), axis=1)
        low = np.minimum(tip, last)
        steps = np.stack((x, low, np.full(len(x), wide), np.abs(tip - last)), axis=1)
        color = flow_color(self.look, Flow(self.bars.flow[mine[0]]))
        self._draw(np.concatenate((tips, steps[steps[:, 3] > 0])), color)

    def _shared(self, one: QRectF, two: QRectF, up: bool) -> list[QRectF]:
        """Return the edge between two bars that touch: of the taller one; only the step between
        their tips where they are narrow.
        """
        ends = (one.top(), two.top()) if up else (one.bottom(), two.bottom())
        apart = min(one.width(), two.width()) >= APART
        if apart:
            ends = (min(ends), two.bottom()) if up else (two.top(), max(ends))
        low, high = min(ends), max(ends)
        if high <= low:
            return []
        wide = line_width(self.ratio)
        box = QRectF(two.left(), low, wide, high - low)
        return list(edge(box, "left", DASHED, self.ratio))

    def _ring(self, i: int, box: QRectF) -> None:
        """Mark a true zero by a ring at the line: a bar, however small, is never round."""
        p, hangs = self.p, bool(self.chart.rows.standing.hangs[self.bars.row[i]])
        wide = min(TIP_MARK, max(box.width() - 1, 3.0))
        x, wide = round(box.center().x() * self.ratio) / self.ratio, round(wide)
        top = box.top() + 1 if hangs else box.top() - wide
        ring = QRectF(x - wide / 2, top, wide, wide)
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        p.setPen(QPen(self._color(i), 1.2))
        p.setBrush(QBrush(self.theme["plot"]))
        p.drawEllipse(ring.adjusted(0.6, 0.6, -0.6, -0.6))
        p.restore()

    def _bracket(self, i: int, box: QRectF) -> None:
        """Draw the known bound of a value that is "less than": a bracket, open towards zero; of
        one between two bounds, both.
        """
        up = self._is_up(i)
        for side in (up, not up) if self.bars.bound[i] == Bound.BETWEEN else (up,):
            self._one_bracket(i, box, side)

    def _one_bracket(self, i: int, box: QRectF, up: bool) -> None:
        wide = 2 * line_width(self.ratio)
        y = box.top() if up else box.bottom() - wide
        foot = max(min(FOOT, box.height()), wide)
        feet = box.top() if up else box.bottom() - foot
        side = min(wide, box.width() / 3)
        paint_edges(
            self.p,
            [
                QRectF(box.left(), y, box.width(), wide),
                QRectF(box.left(), feet, side, foot),
                QRectF(box.right() - side, feet, side, foot),
            ],
            self._color(i),
        )

    def _tear(self, i: int, box: QRectF) -> None:
        """Tear off the top of a stack of which a part isn't known: its true top lies higher."""
        up, p = self._is_up(i), self.p
        count = max(1, round(box.width() / TOOTH))
        step, side = box.width() / count, 1 if up else -1
        tip = box.top() if up else box.bottom()
        deep = tip + side * min(TOOTH, max(box.height() - 1, 1.0))
        zigzag = [QPointF(box.left(), tip)]
        for number in range(count):
            x = box.left() + number * step
            zigzag += [QPointF(x + step / 2, deep), QPointF(x + step, tip)]
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(self.theme["plot"]))
        beyond = tip - side
        p.drawPolygon(
            QPolygonF([QPointF(box.left(), beyond), *zigzag, QPointF(box.right(), beyond)])
        )
        p.setPen(QPen(mixed(self._color(i), self.theme["text"], 0.45), 1.2))
        p.drawPolyline(zigzag)
        p.restore()
