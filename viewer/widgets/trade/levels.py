"""Paints what is level in a chart: balance, long totals, shares, and what others say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from viewer.engine.trade.cells import STEPS, Bound, Style
from viewer.engine.trade.hidden import told_apart
from viewer.engine.trade.marks import TICK, Chart
from viewer.widgets.look import Look
from viewer.widgets.trade.edges import PATTERNS, line_width
from viewer.widgets.trade.ink import LIGHT, PALE, fill, line_color, outline, point, strip_color

NARROWEST = 4.0
"""A value of one day is still seen in a chart of years: its strip is so many pixels wide."""
RING = 2.5
"""Radius of the rings that join the readings of a claim."""


class LevelPainting:
    """One painting of the level marks of one chart, over its bars."""

    def __init__(self, p: QPainter, chart: Chart, look: Look, ratio: float) -> None:
        self.p, self.chart, self.look, self.ratio = p, chart, look, ratio
        self.theme = look.theme
        self.apart = told_apart(chart.rows.dataset, chart.rows.pane)
        self.left, self.right = chart.time.left, chart.time.left + chart.time.width

    def paint(self) -> None:
        """Paint all of them."""
        self._steps()
        self._lines()
        self._risers()
        self._strips()
        self._readings()
        self._others()

    def snap(self, x: float) -> float:
        """Return a coordinate moved to the nearest device pixel."""
        return round(x * self.ratio) / self.ratio

    def _steps(self) -> None:
        """Draw the balance as level lines, thinner where the bars themselves are thin."""
        steps, p, zero = self.chart.steps, self.p, self.chart.zero
        for i in range(len(steps.row)):
            x0, x1 = self.snap(max(steps.x0[i], self.left)), self.snap(min(steps.x1[i], self.right))
            y = self.snap(steps.y[i])
            if x1 - x0 < 1 or zero is None:
                continue
            thick = 2.0 if abs(y - zero) > 4.0 else 1.0
            pen = QPen(self.theme["balance"], thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if not steps.firm[i]:
                pen.setDashPattern([length * 2 / thick for length in PATTERNS[Style.DERIVED]])
            p.setPen(pen)
            p.drawLine(QLineF(x0 + 1, y, x1, y))

    def _lines(self) -> None:
        p, lines = self.p, self.chart.lines
        columns: Sequence[Sequence[float]] = [
            column.tolist()
            for column in (lines.row, lines.x0, lines.x1, lines.y, lines.starts, lines.ends,
                           lines.style, *lines.loose.T)
        ]  # fmt: skip
        for row, x0, x1, y, starts, ends, style, *loose in zip(*columns, strict=True):
            color = line_color(self.look, self.chart.rows, int(row), self.apart)
            y = self.snap(y)
            a, b = max(x0, self.left + 2), min(x1, self.right - 2)
            pen = QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if style in PATTERNS:
                pen.setDashPattern(PATTERNS[Style(style)])
            p.setPen(pen)
            p.drawLine(QLineF(a, y, b, y))
            p.setPen(QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            for x, inside, side, torn in ((a, starts, -1, loose[0]), (b, ends, 1, loose[1])):
                if torn:
                    self._is_torn(x, y, side, color)
                elif inside:
                    # Half a pixel inwards, so that lines of neighbouring years stay apart.
                    at = self.snap(x) - side
                    p.drawLine(QLineF(at, y - 4, at, y + 4))
                else:
                    self._goes_on(x, y, side, color)

    def _is_torn(self, x: float, y: float, side: int, color: QColor) -> None:
        """Draw a jagged upright where nobody knows where a line ends."""
        self.p.save()
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.p.setPen(QPen(color, 1.5))
        teeth = [QPointF(x - side * (3 if i % 2 else 0), y - 6 + 3 * i) for i in range(5)]
        self.p.drawPolyline(teeth)
        self.p.restore()

    def _goes_on(self, x: float, y: float, side: int, color: QColor) -> None:
        """Draw an arrowhead where a line goes on beyond the view."""
        self.p.save()
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(QBrush(color))
        base = x - 6 * side
        self.p.drawPolygon(QPolygonF([QPointF(base, y - 4), QPointF(x, y), QPointF(base, y + 4)]))
        self.p.restore()

    def _risers(self) -> None:
        """Join strips of one series where one ends and the next begins."""
        for riser in self.chart.risers:
            color = strip_color(self.look, self.chart.rows, riser.row, self.apart)
            self.p.setPen(QPen(self.theme.tint(color, LIGHT), 1))
            x = self.snap(riser.x)
            self.p.drawLine(QLineF(x, self.snap(riser.y0), x, self.snap(riser.y1)))

    def _strips(self) -> None:
        """Draw shares; a claim of which the period is not stated is an outline."""
        strips, p, theme = self.chart.strips, self.p, self.theme
        rows = self.chart.rows
        least = NARROWEST if rows.pane.kind == STEPS else 1.0
        for i in range(len(strips.row)):
            color = strip_color(self.look, rows, int(strips.row[i]), self.apart)
            x0 = self.snap(max(strips.x0[i], self.left - 4))
            x1 = max(self.snap(min(strips.x1[i], self.right + 4)), x0 + least)
            high = max(self.snap(strips.high[i]), 1.0)
            box = QRectF(x0, self.snap(strips.y[i] - high / 2), x1 - x0, high)
            style = Style(strips.style[i])
            if strips.ambiguous[i]:
                p.fillRect(box, theme.tint(color, PALE))
                outline(p, box, color, Style.DERIVED, ratio=self.ratio)
                continue
            at_most = bool(strips.bound[i] in (Bound.AT_MOST, Bound.BETWEEN))
            fill(p, box, self.look, color, style, at_most=at_most)
            outline(p, box, color, style, ratio=self.ratio)
            if box.width() > 6:  # neighbouring years stay apart
                edge = QRectF(x1 - 1 / self.ratio, box.top(), 1 / self.ratio, high)
                p.fillRect(edge, theme["plot"])
            if strips.bound[i] == Bound.AT_LEAST:
                point(p, box.center().x(), box.top(), -1, color)
            elif rows.pane.kind == STEPS and strips.y[i] < self.chart.axis.top - 1.0:
                point(p, box.center().x(), box.top(), -1, theme["text"])  # beyond the scale

    def _readings(self) -> None:
        """Join the periods that one claim may be about: a dotted line, and a ring at either end."""
        strips, p = self.chart.strips, self.p
        mine: dict[str, list[int]] = {}
        for i in np.flatnonzero(strips.ambiguous).tolist():
            mine.setdefault(self.chart.rows.id_of(int(strips.row[i])), []).append(i)
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for places in mine.values():
            order = sorted(places, key=lambda i: float(strips.x0[i]))
            for one, other in pairwise(order):
                ends = [QPointF(float(strips.x1[one]), float(strips.y[one])),
                        QPointF(float(strips.x0[other]), float(strips.y[other]))]  # fmt: skip
                color = strip_color(self.look, self.chart.rows, int(strips.row[one]), self.apart)
                p.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
                p.drawLine(*ends)
                p.setPen(QPen(color, 1))
                p.setBrush(QBrush(self.theme["plot"]))
                for end in ends:
                    p.drawEllipse(end, RING, RING)
        p.restore()

    def _others(self) -> None:
        """Draw what others say: ticks, solid where comparable; brackets over what disagrees."""
        others, p = self.chart.others, self.p
        ticks = zip(others.x.tolist(), others.y.tolist(), others.wide.tolist(),
                    others.comparable.tolist(), strict=True)  # fmt: skip
        lines: list[tuple[QRectF, bool]] = []
        for spread in self.chart.spreads:
            half = max(min(spread.wide, TICK) / 2 - 1, 1.0)
            lines.append((self._upright(spread.x, spread.y0, spread.y1), True))
            lines += [(self._level(spread.x, y, half), True) for y in (spread.y0, spread.y1)]
        lines += [(self._level(x, y, wide / 2), firm) for x, y, wide, firm in ticks]
        # All halos lie under all lines, so that no line is cut by its neighbour's.
        edge = line_width(self.ratio)
        for box, _ in lines:
            p.fillRect(box.adjusted(-edge, -edge, edge, edge), self.theme["plot"])
        for box, firm in lines:
            if firm:
                p.fillRect(box, self.theme["text"])
                continue
            for x in (box.left(), box.right() - box.width() / 3):
                p.fillRect(QRectF(x, box.top(), box.width() / 3, box.height()), self.theme["text"])

    def _upright(self, x: float, y0: float, y1: float) -> QRectF:
        edge = line_width(self.ratio)
        top = self.snap(y0)
        return QRectF(self.snap(x - edge / 2), top, edge, max(self.snap(y1) - top, edge))

    def _level(self, x: float, y: float, half: float) -> QRectF:
        edge, left = line_width(self.ratio), self.snap(x - half)
        return QRectF(left, self.snap(y - edge / 2), max(self.snap(x + half) - left, edge), edge)
