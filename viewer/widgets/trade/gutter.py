"""What stands left of a chart: title, agency, unit, legend, and the labels of the value axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from viewer.engine.trade.cells import Flow, Style
from viewer.engine.trade.heading import Heading, Sample, Swatch
from viewer.engine.trade.marks import Tick
from viewer.widgets.look import Look
from viewer.widgets.text import cut, elided, words
from viewer.widgets.trade.ink import PALE, fill, flow_color, outline, share_color

LEFT = 14.0
RIGHT = 8.0
"""Margins of the gutter at 100 per cent."""


class KeyLine(NamedTuple):
    """A line of the legend, and where it stands."""

    box: QRectF
    swatch: Swatch


def paint_gutter(
    p: QPainter, look: Look, height: float, head: Heading | None, ticks: Sequence[Tick] = (),
    foot: float = 0.0, says_source: bool = True,
) -> list[KeyLine]:  # fmt: skip
    """Paint the gutter from the left edge of the painter to ``look.gutter``; return the lines of
    the legend as they stand.

    ``foot`` is the height of what stands below. The agency is left out where ``says_source``:
    the plot itself has a line for it. Lines of the legend that have no room are left out.
    """
    theme = look.theme
    p.fillRect(QRectF(0, 0, look.gutter, height), theme["window"])
    p.setPen(QPen(theme["line"], 1))
    p.drawLine(QLineF(look.gutter - 0.5, 0, look.gutter - 0.5, height))
    labels = _ticks(p, look, height, ticks)
    if head is None:
        return []
    column = _Column(p, look, height - foot, labels)
    column.paint(head, says_source)
    return column.lines_of_key


def tick_boxes(look: Look, height: float, ticks: Sequence[Tick]) -> list[QRectF]:
    """Return where the labels of the value axis stand in the gutter."""
    metrics = look.metrics("small")
    boxes = []
    for tick in ticks:
        width, line = look.width("small", cut(tick.text)), metrics.height()
        top = min(max(tick.y - line / 2, 0.0), height - line)
        boxes.append(QRectF(look.gutter - RIGHT * look.scale - width, top, width, line))
    return boxes


def _ticks(p: QPainter, look: Look, height: float, ticks: Sequence[Tick]) -> list[QRectF]:
    p.setFont(look.font("small"))
    p.setPen(look.theme["muted"])
    boxes = tick_boxes(look, height, ticks)
    for tick, box in zip(ticks, boxes, strict=True):
        at = QPointF(box.left(), box.top() + look.metrics("small").ascent())
        p.drawText(at, cut(tick.text))
    return boxes


class _Column:
    """Text from top to bottom, each line as wide as the axis labels beside it allow."""

    def __init__(self, p: QPainter, look: Look, height: float, taken: Sequence[QRectF]) -> None:
        self.p, self.look, self.height, self.taken = p, look, height, taken
        self.y = 6.0 * look.scale
        self.left = LEFT * look.scale
        self.lines_of_key: list[KeyLine] = []

    def paint(self, head: Heading, says_source: bool) -> None:
        theme = self.look.theme
        self.p.setPen(theme["text"])
        metrics = self.look.metrics("strong")
        title = cut(words(head.title))
        high = self.height > 6.5 * metrics.height()
        few = len(head.legend) < 3 and not head.choice
        roomy = (few and self.height > 3.4 * metrics.height()) or high
        fits = self.look.width("strong", title) <= self.room(metrics, self.left)
        if head.short and not fits and not roomy:
            title = cut(words(head.short))
        if title:
            self.lines(title, "strong", 2 if roomy else 1)
        self.p.setPen(theme["muted"])
        if head.agency and not says_source:
            self.lines(words(head.agency), "small", 1)
        self.lines(words(head.unit), "small", 2)
        if head.choice:
            self.p.setPen(theme["text"])
            self.lines(words(head.choice), "small", 2)
            self.p.setPen(theme["muted"])
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
            last = number == most - 1 or self.y + 2 * metrics.height() > self.height
            count = len(rest) if last else self._fitting(rest, role, room)
            line = self._elided(" ".join(rest[:count]), role, room)
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
        middle = round(self.y + metrics.height() / 2)
        mark = QRectF(self.left, middle - size // 2, size, size)
        font = look.font("small")
        if swatch.hidden:
            p.setPen(QPen(look.theme["muted"], 1))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRect(mark.adjusted(0.5, 0.5, -0.5, -0.5))
            font = QFont(font)
            font.setStrikeOut(True)
        else:
            paint_swatch(p, mark, look, swatch)
        x = self.left + size + 7 * look.scale
        p.setPen(look.theme["muted"])
        p.setFont(font)
        text = self._elided(words(swatch.text), "small", self.room(metrics, x))
        p.drawText(QPointF(x, self.y + metrics.ascent()), text)
        wide = x + look.width("small", text) - self.left
        self.lines_of_key.append(KeyLine(QRectF(self.left, self.y, wide, metrics.height()), swatch))
        self.y += metrics.height() + 1
        return True

    def _fitting(self, parts: Sequence[str], role: str, room: float) -> int:
        """Return how many words fit into one line, at least one."""
        count = 1
        while count < len(parts) and self.look.width(role, " ".join(parts[: count + 1])) <= room:
            count += 1
        return count

    def _elided(self, text: str, role: str, room: float) -> str:
        """Return as much of a text as fits."""
        text = cut(text)
        if self.look.width(role, text) <= room:
            return text
        return elided(text, self.look.metrics(role), room)

    def room(self, metrics: QFontMetricsF, x: float) -> float:
        """Return the width from ``x`` to the gutter's edge or the axis label in the way."""
        line = QRectF(x, self.y, self.look.gutter - x, metrics.height())
        right = self.look.gutter - RIGHT * self.look.scale
        for box in self.taken:
            if box.intersects(line):
                right = min(right, box.left() - 5)
        return max(right - x, 0.0)


def paint_swatch(p: QPainter, box: QRectF, look: Look, swatch: Swatch) -> None:
    """Paint the little mark that a line of the legend explains."""
    theme = look.theme
    middle = box.center().y()
    p.setBrush(Qt.BrushStyle.NoBrush)
    match swatch.sample:
        case Sample.FLOW | Sample.STYLE:
            total = swatch.flow is Flow.TOTAL
            color = theme["muted"] if swatch.flow is None else flow_color(look, swatch.flow)
            fill(p, box, look, color, swatch.style, total=total)
            outline(p, box, color, swatch.style, total=total)
        case Sample.LINE | Sample.BALANCE:
            p.setPen(QPen(theme["total" if swatch.sample is Sample.LINE else "balance"], 2))
            p.drawLine(QLineF(box.left(), middle, box.right() + 1, middle))
        case Sample.SERIES:
            color = theme.of_category(1 + swatch.number % 8)
            p.fillRect(QRectF(box.left(), middle - 2, box.width(), 4), color)
        case Sample.OTHERS:
            p.setPen(QPen(theme["text"], 1))
            x = round(box.center().x()) + 0.5
            p.drawLine(QLineF(x, box.top(), x, box.bottom()))
            for y in (box.top() + 0.5, box.bottom() - 0.5):
                p.drawLine(QLineF(x - 3, y, x + 3, y))
        case Sample.UNCLEAR:
            strip = QRectF(box.left(), middle - 2, box.width(), 4)
            p.fillRect(strip, theme.tint(share_color(look), PALE))
            outline(p, strip, share_color(look), Style.DERIVED)
