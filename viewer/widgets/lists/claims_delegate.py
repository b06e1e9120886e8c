"""How who says what looks: quantity and spread, then every figure with its place on one scale."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.engine.lists.amounts import Amount, amount_of
from viewer.engine.lists.axis import Tick, ticks_of
from viewer.engine.lists.claim_words import apart_words, period_words
from viewer.engine.lists.claims import Side, Standing
from viewer.engine.lists.outline import Level, Line, Scale
from viewer.engine.trade.cells import FLOWS, Style, style_of
from viewer.model.message import Message
from viewer.model.records import Likelihood
from viewer.widgets.lists.claims_model import ClaimsModel
from viewer.widgets.lists.lines import SIDE, WIDEST, LinesDelegate
from viewer.widgets.lists.swatch import flow_color, rule
from viewer.widgets.text import words
from viewer.widgets.theme import mixed

DOT = 3.6
STRIP_SHARE, STRIP_LEAST, STRIP_MOST = 0.27, 84.0, 260.0
"""The scale takes this share of the width, within these limits in pixels at 100 per cent."""
PALE, LIGHT = 0.12, 0.45
"""Shares of the colour in the ground and the lines of a range."""


class ClaimsDelegate(LinesDelegate[Line]):
    """Paints the lines of a `ClaimsModel`."""

    _model: ClaimsModel

    def height_of(self, line: Line) -> int:
        """Return the height of a line in pixels."""
        scale = self._look.scale
        body = self._look.metrics("body").height()
        small = self._look.metrics("small").height()
        if line.level is Level.STANDING:
            return self.heading_height()
        if line.level is Level.GROUP:
            single = line.standing is Standing.SINGLE
            return round(body + (14 if single else small + 18) * scale)
        if line.level is Level.SIDE:
            return round(small + (5 if line.first else 11) * scale)
        return round(body + small + 5 * scale)

    def _strip(self, rect: QRectF) -> QRectF:
        scale = self._look.scale
        width = min(max(rect.width() * STRIP_SHARE, STRIP_LEAST * scale), STRIP_MOST * scale)
        right = rect.right() - SIDE * scale
        return QRectF(right - width, rect.top(), width, rect.height())

    def _group(self, p: QPainter, rect: QRectF, line: Line) -> None:
        look, scale = self._look, self._look.scale
        left, right = rect.left() + SIDE * scale, rect.right() - SIDE * scale
        y = rect.top() + 12 * scale
        self._title(p, left, right, y, line)
        if line.standing is not Standing.SINGLE:
            y += look.metrics("strong").height() + 1
            if self._axis(p, rect, line):
                right = self._strip(rect).left() - 10 * scale
            self.text(p, left, right, y, self._model.note(line), "small", "muted")

    def _title(self, p: QPainter, left: float, right: float, y: float, line: Line) -> None:
        if line.group is None:
            return
        end = right
        if line.standing is not Standing.SINGLE:
            period = words(period_words(line.group))
            end = self.text_before(p, right, y, period, "strong", "text") - 10 * self._look.scale
        self.text(p, left, end, y, line.group.title, "strong", "text")

    def paint_title(self, p: QPainter, rect: QRectF, line: Line) -> None:
        """Paint the title of a group into a strip."""
        scale = self._look.scale
        width = min(rect.width(), WIDEST * scale)
        y = rect.top() + (rect.height() - self._look.metrics("strong").height()) / 2
        self._title(p, rect.left() + SIDE * scale, rect.left() + width - SIDE * scale, y, line)

    def _axis(self, p: QPainter, rect: QRectF, line: Line) -> bool:
        """Paint the numbers of the scale below a line at its bottom; whether there are any."""
        ticks = self._ticks(line)
        if not ticks or line.scale is None:
            return False
        look, scale = self._look, self._look.scale
        inner = self._strip(rect).adjusted(DOT * 2, 0, -DOT * 2, 0)
        metrics = look.metrics("small")
        y, end = rect.bottom() - metrics.height() - 3 * scale, -1e9
        p.setFont(look.font("small"))
        for value, said in ticks:
            text, x = words(said), _x(inner, line.scale, value)
            width = metrics.horizontalAdvance(text)
            strip = self._strip(rect)
            left = min(max(x - width / 2, strip.left()), strip.right() - width)
            p.setPen(QPen(look.theme["muted"], 1))
            p.drawLine(QLineF(x, rect.bottom() - 3 * scale, x, rect.bottom()))
            if left > end + 6 * scale:
                p.drawText(QPointF(left, y + metrics.ascent()), text)
                end = left + width
        return True

    def _ticks(self, line: Line) -> tuple[Tick, ...]:
        if line.scale is None or line.side is None:
            return ()
        return ticks_of(line.scale, line.side.basis.unit)

    def _side(self, p: QPainter, rect: QRectF, line: Line) -> None:
        scale, look = self._look.scale, self._look
        y = rect.bottom() - look.metrics("small").height() - 2 * scale
        left, strip = rect.left() + SIDE * scale, self._strip(rect)
        end = strip.left() - 8 * scale if self._axis(p, rect, line) else strip.right()
        apart = self._apart(line)
        if apart is not None:
            end = self.text_before(p, end, y, words(apart), "small", "muted") - 8 * scale
        begin = self.text(p, left, end, y, self._model.title(line), "small", "muted") + 8 * scale
        if end - begin > 8 * scale:
            middle = round(y + look.metrics("small").height() / 2) + 0.5
            p.setPen(QPen(look.theme["line"], 1))
            p.drawLine(QLineF(begin, middle, end, middle))

    def _apart(self, line: Line) -> Message | None:
        """Return the spread of a side where the heading of its group gives that of another."""
        if line.side is None or line.group is None or line.side.agrees:
            return None
        disputed = [side for side in line.group.sides if not side.agrees]
        return apart_words(line.side) if len(disputed) > 1 else None

    def _claim(self, p: QPainter, rect: QRectF, line: Line) -> None:
        look, scale = self._look, self._look.scale
        left, strip = rect.left() + SIDE * scale, self._strip(rect)
        y = rect.top() + 2 * scale
        end = strip.left() - 10 * scale
        if line.standing is Standing.SINGLE and line.group is not None:
            period = words(period_words(line.group))
            end = self.text_before(p, strip.right(), y, period, "small", "muted") - 10 * scale
        self.text(p, left, end, y, self._model.title(line), "body", "text")
        y += look.metrics("body").height() + 1
        if line.standing is Standing.SINGLE:
            end = strip.right()
        self.text(p, left, end, y, self._model.note(line), "small", "muted")
        if line.scale is not None and line.claim is not None:
            self._comparison(p, strip, line, line.scale)

    def _comparison(self, p: QPainter, strip: QRectF, line: Line, scale: Scale) -> None:
        """Paint the place of a figure on the scale of its group, and the bracket of a dispute."""
        if line.claim is None or line.side is None:
            return
        inner = strip.adjusted(DOT * 2, 0, -DOT * 2, 0)
        if not line.side.agrees:
            self._bracket(p, inner, line, line.side, scale)
        p.setPen(QPen(self._look.theme["line"], 1))
        y = round(strip.center().y()) + 0.5
        p.drawLine(QLineF(strip.left(), y, strip.right(), y))
        for value, _ in self._ticks(line):
            x = _x(inner, scale, value)
            p.drawLine(QLineF(x, y - 3, x, y + 3))
        amount = amount_of(line.claim)
        if amount.exists:
            color = flow_color(self._look, FLOWS.get(line.claim.flow or ""))
            if isfinite(amount.low) and isfinite(amount.high) and not isfinite(amount.value):
                self._range(p, inner, y, amount, scale, color)
                return
            self._reach(p, inner, y, amount, scale, color)
            self._dot(p, QPointF(_x(inner, scale, amount.shown), y), line, amount, color)

    def _bracket(self, p: QPainter, inner: QRectF, line: Line, side: Side, scale: Scale) -> None:
        values = [s.amount.shown for s in side.statements if s.amount.exists]
        x0, x1 = (_x(inner, scale, end) for end in (min(values), max(values)))
        theme = self._look.theme
        p.fillRect(
            QRectF(x0, inner.top(), x1 - x0, inner.height()),
            mixed(theme["window"], theme["alert"], 0.07),
        )
        p.setPen(QPen(mixed(theme["window"], theme["alert"], 0.6), 1))
        top, bottom = inner.top(), inner.bottom()
        lines = [QLineF(x, top, x, bottom) for x in (round(x0) + 0.5, round(x1) + 0.5)]
        if line.first or line.last:
            y = top + 0.5 if line.first else bottom - 0.5
            lines += [QLineF(x0, y, x0 + 4, y), QLineF(x1 - 3, y, x1 + 1, y)]
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.drawLines(lines)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _range(
        self, p: QPainter, inner: QRectF, y: float, amount: Amount, scale: Scale, color: QColor
    ) -> None:
        """Paint a figure between two limits: a pale hatched bar with both its ends."""
        low, high = (_x(inner, scale, end) for end in (amount.low, amount.high))
        radius = DOT * self._look.scale
        box = QRectF(round(low), round(y - radius), max(round(high - low), 2), round(2 * radius))
        window = self._look.theme["window"]
        p.fillRect(box, mixed(window, color, PALE))
        rule(p, box, mixed(window, color, LIGHT))
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.setPen(QPen(color, 1))
        for x in (box.left(), box.right()):
            p.drawLine(QLineF(x, box.top(), x, box.bottom()))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _reach(
        self, p: QPainter, inner: QRectF, y: float, amount: Amount, scale: Scale, color: QColor
    ) -> None:
        low = _x(inner, scale, amount.low) if isfinite(amount.low) else inner.left()
        high = _x(inner, scale, amount.high) if isfinite(amount.high) else inner.right()
        p.setPen(QPen(color, 1.6))
        if high - low > 4 * DOT:
            p.drawLine(QLineF(low, y, high, y))
            for x, end, turn in ((low, amount.low, 1), (high, amount.high, -1)):
                if isfinite(end):
                    p.drawLine(QLineF(x, y - 2.5, x, y + 2.5))
                else:
                    p.drawLine(QLineF(x, y, x + 4 * turn, y - 3))
                    p.drawLine(QLineF(x, y, x + 4 * turn, y + 3))

    def _dot(self, p: QPainter, at: QPointF, line: Line, amount: Amount, color: QColor) -> None:
        """A disc; hollow where the value is calculated, a bound, or from a doubtful reading."""
        radius = DOT * self._look.scale
        style = style_of(line.claim) if line.claim is not None else Style.FINAL
        reading = line.statement.reading if line.statement is not None else None
        p.setPen(QPen(color, 1.5))
        hollow = style is Style.DERIVED or not isfinite(amount.value)
        unsure = reading in (Likelihood.PROBABLE, Likelihood.POSSIBLE)
        ground = self._look.theme["window"]
        if hollow or unsure:
            p.setBrush(ground)
            radius -= 0.5
        elif style is Style.FINAL:
            p.setBrush(color)
        else:
            p.setBrush(mixed(ground, color, 0.35))
            radius -= 0.5
        p.drawEllipse(at, radius, radius)

    def paint_line(self, p: QPainter, rect: QRectF, line: Line) -> None:
        """Paint a heading, a group, a basis or a claim."""
        if line.level is Level.STANDING:
            self.paint_heading(p, rect, line)
        elif line.level is Level.GROUP:
            self._group(p, rect, line)
        elif line.level is Level.SIDE:
            self._side(p, rect, line)
        else:
            self._claim(p, rect, line)


def _x(inner: QRectF, scale: Scale, value: float) -> float:
    return inner.left() + scale.share(value) * inner.width()
