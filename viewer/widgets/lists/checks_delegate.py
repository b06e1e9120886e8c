"""How a checked sum looks: the sign of its verdict, the sum, what it is about, who says so."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from viewer.engine.checks.finding import Verdict
from viewer.engine.checks.told import DOUBTFUL, SIGNS, Line
from viewer.widgets.lists.checks_model import ChecksModel
from viewer.widgets.lists.lines import SIDE, WIDEST, LinesDelegate
from viewer.widgets.look import Look
from viewer.widgets.text import elided

MARK = 8.0
"""Radius of the sign of a verdict at 100 per cent."""
GAP = 9.0
MOST_LINES = 3
REMEMBERED = 2048


class ChecksDelegate(LinesDelegate[Line]):
    """Paints the lines of a `ChecksModel`, wrapped to ``width``."""

    _model: ChecksModel

    def __init__(self, model: ChecksModel, look: Look) -> None:
        super().__init__(model, look)
        self.width = 400.0
        self._wrapped = lru_cache(REMEMBERED)(self._wrap)
        look.changed.connect(self._wrapped.cache_clear)

    def height_of(self, line: Line) -> int:
        """Return the height of a line in pixels."""
        scale, metrics = self._look.scale, self._look.metrics
        body, small = metrics("body").height(), metrics("small").height()
        if line.finding is None:
            return self.heading_height()
        sums = len(self._sum_lines(line)) * body
        notes = len(self._about_lines(line)) + len(self._note_lines(line))
        return round(sums + notes * small + 15 * scale)

    def _room(self) -> float:
        scale = self._look.scale
        return min(self.width, WIDEST * scale) - (2 * SIDE + 2 * MARK + GAP) * scale

    def _sum_lines(self, line: Line) -> list[str]:
        return self._wrapped(self._model.title(line), "body", self._room(), MOST_LINES)

    def _about_lines(self, line: Line) -> list[str]:
        most = 2 if line.verdict in DOUBTFUL else 1
        return self._wrapped(self._model.about(line), "small", self._room(), most)

    def _note_lines(self, line: Line) -> list[str]:
        """Return the last lines; they begin with by how much it is off."""
        most = {Verdict.WITHIN_ROUNDING: 1, Verdict.ADDS_UP: 1}.get(line.verdict, MOST_LINES)
        told = " · ".join(
            part for part in (self._model.apart(line), self._model.note(line)) if part
        )
        return self._wrapped(told, "small", self._room(), most)

    def _wrap(self, text: str, role: str, width: float, most: int) -> list[str]:
        return wrapped(text, self._look.metrics(role), width, most)

    def paint_line(self, p: QPainter, rect: QRectF, line: Line) -> None:
        """Paint a heading or a finding."""
        if line.finding is None:
            self.paint_heading(p, rect, line)
        else:
            self._finding(p, rect, line)

    def _line(self, p: QPainter, left: float, y: float, text: str, role: str, token: str) -> None:
        self.text(p, left, left + WIDEST * self._look.scale, y, text, role, token)

    def _finding(self, p: QPainter, rect: QRectF, line: Line) -> None:
        look, scale = self._look, self._look.scale
        body, small = look.metrics("body").height(), look.metrics("small").height()
        y = rect.top() + 7 * scale
        left = rect.left() + (SIDE + 2 * MARK + GAP) * scale
        at = QPointF(rect.left() + (SIDE + MARK) * scale, y + body / 2)
        paint_verdict(p, at, MARK * scale, line.verdict, look)
        for text in self._sum_lines(line):
            self._line(p, left, y, text, "body", "text")
            y += body
        for text in self._about_lines(line):
            self._line(p, left, y, text, "small", "text")
            y += small
        apart = self._model.apart(line)
        for number, text in enumerate(self._note_lines(line)):
            x = left
            if number == 0 and line.verdict is Verdict.DIFFERS and text.startswith(apart):
                self._line(p, x, y, apart, "small", "alert")
                x, text = x + look.metrics("small").horizontalAdvance(apart), text[len(apart) :]
            self._line(p, x, y, text, "small", "muted")
            y += small


def paint_verdict(p: QPainter, at: QPointF, radius: float, verdict: Verdict, look: Look) -> None:
    """Paint the sign of a verdict: told apart by sign, fill and outline, without colour."""
    theme = look.theme
    ink = theme["alert"] if verdict is Verdict.DIFFERS else theme["text"]
    if verdict in (Verdict.WITHIN_ROUNDING, Verdict.ADDS_UP, Verdict.CANNOT_SAY):
        ink = theme["muted"]
    pen = QPen(ink, max(1.2, radius * 0.16))
    if verdict is Verdict.CANNOT_SAY:
        pen.setDashPattern([1.6, 1.6])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setPen(pen)
    p.setBrush(ink if verdict is Verdict.DIFFERS else Qt.BrushStyle.NoBrush)
    p.drawEllipse(at, radius, radius)
    on = theme["window"] if verdict is Verdict.DIFFERS else ink
    _sign(p, at, radius, verdict, on, look)


def _sign(
    p: QPainter, at: QPointF, radius: float, verdict: Verdict, color: QColor, look: Look
) -> None:
    metrics, sign = look.metrics("strong"), SIGNS[verdict]
    box = metrics.tightBoundingRect(sign)
    p.setFont(look.font("strong"))
    p.setPen(color)
    x = at.x() - box.center().x()
    y = at.y() - box.center().y()
    p.drawText(QPointF(x, y), sign)


def wrapped(text: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """Return a text in lines no wider than ``width``; the last of ``most`` is cut short."""
    lines: list[str] = []
    rest = text.split(" ")
    while rest and len(lines) < most - 1:
        count = len(rest)
        while count > 1 and metrics.horizontalAdvance(" ".join(rest[:count])) > width:
            count -= 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest:
        lines.append(" ".join(rest))
    return [elided(line, metrics, max(width, 0.0)) for line in lines]
