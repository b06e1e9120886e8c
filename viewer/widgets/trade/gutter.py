"""What stands left of a chart: title, agency, unit, legend, and the labels of the value axis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from viewer.engine.trade.marks import Tick
from viewer.engine.trade.rows import Role
from viewer.engine.trade.words import Heading, Swatch
from viewer.widgets.look import Look
from viewer.widgets.text import cut, elided, words
from viewer.widgets.trade.painter import flow_color, paint_swatch

LEFT = 14.0
RIGHT = 8.0
"""Margins of the gutter at 100 per cent."""


def paint_gutter(
    p: QPainter, look: Look, height: float, head: Heading | None, ticks: Sequence[Tick] = ()
) -> None:
    """Paint the gutter from the left edge of the painter to ``look.gutter``."""
    theme = look.theme
    p.fillRect(QRectF(0, 0, look.gutter, height), theme["window"])
    p.setPen(QPen(theme["line"], 1))
    p.drawLine(QLineF(look.gutter - 0.5, 0, look.gutter - 0.5, height))
    labels = _ticks(p, look, height, ticks)
    if head is not None:
        _Column(p, look, height, labels).paint(head)


def _ticks(p: QPainter, look: Look, height: float, ticks: Sequence[Tick]) -> list[QRectF]:
    metrics = look.metrics("small")
    p.setFont(look.font("small"))
    p.setPen(look.theme["muted"])
    boxes = []
    for tick in ticks:
        text = cut(tick.text)
        width = metrics.horizontalAdvance(text)
        line = metrics.height()
        top = min(max(tick.y - line / 2, 0.0), height - line)
        x = look.gutter - RIGHT * look.scale - width
        boxes.append(QRectF(x, top, width, line))
        p.drawText(QPointF(x, top + metrics.ascent()), text)
    return boxes


class _Column:
    """Text from top to bottom, each line as wide as the axis labels beside it allow."""

    def __init__(self, p: QPainter, look: Look, height: float, taken: Sequence[QRectF]) -> None:
        self.p, self.look, self.height, self.taken = p, look, height, taken
        self.y = 6.0 * look.scale
        self.left = LEFT * look.scale

    def paint(self, head: Heading) -> None:
        theme = self.look.theme
        self.p.setPen(theme["text"])
        self.lines(words(head.title), "strong", 1)
        self.p.setPen(theme["muted"])
        if head.agency:
            self.lines(words(head.agency), "small", 1)
        self.lines(words(head.unit), "small", 2)
        self.y += 3 * self.look.scale
        for swatch in head.legend:
            if not self.swatch(swatch):
                break

    def lines(self, text: str, role: str, most: int) -> None:
        """Paint a text in at most so many lines; the last is elided."""
        metrics = self.look.metrics(role)
        self.p.setFont(self.look.font(role))
        rest = cut(text).split()
        for number in range(most):
            if not rest or self.y + metrics.height() > self.height:
                return
            room = self.room(metrics, self.left)
            count = len(rest) if number == most - 1 else _fitting(rest, metrics, room)
            line = elided(" ".join(rest[:count]), metrics, room)
            self.p.drawText(QPointF(self.left, self.y + metrics.ascent()), line)
            self.y += metrics.height()
            rest = rest[count:]

    def swatch(self, swatch: Swatch) -> bool:
        """Paint a line of the legend; return whether there was room for it."""
        look, p = self.look, self.p
        metrics = look.metrics("small")
        if self.y + metrics.height() + 2 > self.height:
            return False
        size = round(9 * look.scale)
        middle = self.y + metrics.height() / 2
        box = QRectF(self.left, round(middle - size / 2), size, size)
        if swatch.role is Role.LINE:
            p.setPen(QPen(look.theme["total"], 2))
            p.drawLine(QLineF(box.left(), middle, box.right() + 1, middle))
        else:
            color = look.theme["muted"] if swatch.flow is None else None
            paint_swatch(p, box, look, swatch, color or flow_color(look, swatch.flow))
        x = self.left + size + 7 * look.scale
        p.setPen(look.theme["muted"])
        p.setFont(look.font("small"))
        text = elided(words(swatch.text), metrics, self.room(metrics, x))
        p.drawText(QPointF(x, self.y + metrics.ascent()), text)
        self.y += metrics.height() + 1
        return True

    def room(self, metrics: QFontMetricsF, x: float) -> float:
        """Return the width from ``x`` to the gutter's edge or the axis label in the way."""
        line = QRectF(x, self.y, self.look.gutter - x, metrics.height())
        right = self.look.gutter - RIGHT * self.look.scale
        for box in self.taken:
            if box.intersects(line):
                right = min(right, box.left() - 5)
        return max(right - x, 0.0)


def _fitting(parts: Sequence[str], metrics: QFontMetricsF, room: float) -> int:
    """Return how many words fit into one line, at least one."""
    count = 1
    while count < len(parts) and metrics.horizontalAdvance(" ".join(parts[: count + 1])) <= room:
        count += 1
    return count
