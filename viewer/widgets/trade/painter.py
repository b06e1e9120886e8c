"""Paints a laid out chart: marks, labels, grid. For the screen, for pictures, for print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from viewer.engine.trade.labels import Box, Kind
from viewer.engine.trade.marks import Absence, Chart
from viewer.widgets.look import Look
from viewer.widgets.text import cut, words
from viewer.widgets.torn import paint_tears
from viewer.widgets.trade.bars import BarPainting
from viewer.widgets.trade.edges import line_width
from viewer.widgets.trade.ink import DARK, NARROW, PALE, hatch
from viewer.widgets.trade.levels import LevelPainting

ROLES = {
    Kind.VALUE: "text",
    Kind.ON_SOLID: "text",
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

    def paint(self) -> None:
        self._ground()
        self._zero_line()
        if type(self.chart) is Chart:
            BarPainting(self.p, self.chart, self.look, self.ratio).paint()
            self._blanks()
            LevelPainting(self.p, self.chart, self.look, self.ratio).paint()
        else:
            # No part of the start: few datasets have long series.
            from viewer.widgets.trade.strands import paint_strands

            paint_strands(self.p, self.chart, self.look, self.ratio)
            self._blanks()
            if len(self.chart.others.row):
                LevelPainting(self.p, self.chart, self.look, self.ratio).paint()
        # Over the marks: no line runs through a time that is left out.
        paint_tears(self.p, self.look, self.chart.time, 0.0, self.chart.height)
        self._labels()

    def snap(self, x: float) -> float:
        """Return a coordinate moved to the nearest device pixel."""
        return round(x * self.ratio) / self.ratio

    def _ground(self) -> None:
        p, theme, chart = self.p, self.theme, self.chart
        p.fillRect(QRectF(self.left, 0, chart.time.width, chart.height), theme["plot"])
        for band in chart.bands:
            x0, x1 = max(band.x0, self.left), min(band.x1, self.right)
            if x1 > x0:
                color = theme.tint(theme["muted"], theme.mix["band"])
                p.fillRect(QRectF(x0, 0, x1 - x0, chart.height), color)
        fine = [x for x, strong in chart.grid if not strong]
        self._hairlines([tick.y for tick in chart.ticks], fine, theme["grid"])
        self._hairlines([], [x for x, strong in chart.grid if strong], theme["line"])

    def _hairlines(self, levels: Sequence[float], uprights: Sequence[float], color: QColor) -> None:
        """Draw lines of one device pixel, in the rows and columns that they are snapped to.

        They are filled rectangles: a pen takes three times as long over a tall chart.
        """
        p, thin, high = self.p, 1 / self.ratio, self.chart.height
        for y in levels:
            p.fillRect(QRectF(self.left, self.snap(y), self.right - self.left, thin), color)
        for x in uprights:
            p.fillRect(QRectF(self.snap(x), 0, thin, high), color)

    def _zero_line(self) -> None:
        y = self.chart.zero if self.chart.reference is None else self.chart.reference
        if y is not None:
            self._hairlines([y], [], self.theme["total"])

    def _blanks(self) -> None:
        """Mark what is not there: hatched where none was found, blacked out where it is withheld,
        a dash where it was never counted.
        """
        p, color = self.p, self.theme["total"]
        for blank in self.chart.blanks:
            box = self._rect(blank.box)
            middle = self.snap(box.center().y())
            if blank.kind is Absence.WITHHELD:
                p.fillRect(QRectF(box.left(), middle - 3, box.width(), 6), color)
            elif blank.kind is Absence.NOT_COUNTED:
                wide = 2 * line_width(self.ratio)
                p.fillRect(QRectF(box.left(), middle - wide / 2, box.width(), wide), color)
            else:
                p.fillRect(box, self.theme.tint(color, PALE))
                hatch(p, box, self.theme.tint(color, DARK))

    def _rect(self, box: Box) -> QRectF:
        """Return a box on the pixel grid, apart from its neighbours."""
        apart = 1.5 if box.x1 - box.x0 >= NARROW else 0.5
        x0 = self.snap(max(box.x0, self.left - 2) + apart)
        x1 = self.snap(min(box.x1, self.right + 2) - apart)
        y0, y1 = self.snap(box.y0), self.snap(box.y1)
        return QRectF(x0, y0, max(x1 - x0, 1.0), y1 - y0)

    def _labels(self) -> None:
        p = self.p
        metrics = self.look.metrics("label")
        p.setFont(self.look.font("label"))
        for label in self.chart.labels:
            box = label.box
            if label.kind is Kind.ON_SOLID:
                p.fillRect(QRectF(*box[:2], box.x1 - box.x0, box.y1 - box.y0).adjusted(
                    -2, 1, 2, -1), self.theme["plot"])  # fmt: skip
            if label.kind is Kind.LINE:
                room = QRectF(box.x0 - 6, box.y0, box.x1 - box.x0 + 12, box.y1 - box.y0)
                p.fillRect(room, self.theme["plot"])
        for label in self.chart.labels:
            box = label.box
            p.setPen(self.theme[ROLES[label.kind]])
            drop = (box.y1 - box.y0 - metrics.ascent() - metrics.descent()) / 2
            baseline = box.y0 + drop + metrics.ascent()
            p.drawText(QPointF(self.snap(box.x0), self.snap(baseline)), cut(words(label.text)))
