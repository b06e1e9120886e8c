"""The small picture at the top of the panel: figures, what is compared, and the means."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.engine.study.amount_words import mean_words, span_words
from viewer.engine.study.strip import Strip, strip_of
from viewer.engine.study.study import Study
from viewer.engine.study.words import headline
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import elided, words

PLOT, TOP, FOOT, LEGEND = 84, 18, 18, 18
WIDEST = 560
"""Sizes in pixels at 100 per cent text size."""
EDGE = 16
THINNEST = 1.5
FLOWS = ("export", "import", "total")
COMPARED = say(QT_TRANSLATE_NOOP("Words", "compared"))
EVENT = say(QT_TRANSLATE_NOOP("Words", "event"))
MEAN = say(QT_TRANSLATE_NOOP("Words", "mean"))
REPEAT = say(QT_TRANSLATE_NOOP("Words", "last year repeated"))
BREAK = say(QT_TRANSLATE_NOOP("Words", "break"))


class StudyPicture(QWidget):
    """Paints one study; hidden where it has no figure."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._study: Study | None = None
        self._strip: Strip | None = None
        self._flow = "total"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_study(self, made: Study | None, flow: str | None) -> None:
        """Paint another study, or nothing; ``flow`` gives the colour of the bars."""
        self._study = made
        self._strip = strip_of(made) if made is not None else None
        self._flow = flow if flow in FLOWS else "total"
        self.setVisible(self._strip is not None)
        self.setAccessibleName(words(headline(made)) if made is not None else "")
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Be as high as the lines of the legend need at this width."""
        self.setFixedHeight(self.height_at(self.width()))

    def height_at(self, width: int) -> int:
        """Return how high the picture is where it is so wide."""
        lines = max((line + 1 for *_, line in self._placed(self._plot_width(width))), default=0)
        return round((TOP + PLOT + FOOT + lines * LEGEND + 4) * self._look.scale)

    def _legend(self) -> list[tuple[Message, str]]:
        strip = self._strip
        if strip is None:
            return []
        there = (
            (EVENT, "event", (strip.event,)),
            (COMPARED, "compared", strip.means),
            (MEAN, "mean", strip.means),
            (REPEAT, "repeat", strip.repeats),
            (BREAK, "break", self._breaks()),
        )
        return [(name, kind) for name, kind, found in there if found]

    def _breaks(self) -> list[float]:
        strip = self._strip
        if strip is None:
            return []
        return [day for day in strip.breaks if strip.time[0] < day < strip.time[1]]

    # Painting

    def _paint(self, p: QPainter, strip: Strip) -> None:
        scale = self._look.scale
        plot = QRectF(EDGE * scale, TOP * scale, self._plot_width(self.width()), PLOT * scale)
        p.translate(plot.topLeft())
        size = plot.size()
        self._paint_ground(p, strip, size.width(), size.height())
        self._paint_bars(p, strip, size.width(), size.height())
        self._paint_levels(p, strip, size.width(), size.height())
        self._paint_breaks(p, strip, size.width(), size.height())
        self._paint_foot(p, strip, size.width(), size.height())
        self._paint_legend(p, size.width(), size.height())

    def _paint_ground(self, p: QPainter, strip: Strip, width: float, height: float) -> None:
        theme = self._look.theme
        for start, end in strip.sides:
            x0, x1 = float(strip.x(start, width)), float(strip.x(end, width))
            p.fillRect(QRectF(x0, 0, x1 - x0, height), theme["raised"])
        x0, x1 = (float(strip.x(day, width)) for day in strip.event)
        if x1 - x0 > THINNEST:
            p.fillRect(QRectF(x0, 0, x1 - x0, height), theme.tint(theme["accent"], 0.25))
        p.setPen(QPen(theme["accent"], 1.5))
        p.drawLine(QPointF(x0, -5), QPointF(x0, height))
        base = float(strip.y(0.0, height))
        p.setPen(QPen(theme["line"], 1))
        p.drawLine(QPointF(0, base), QPointF(width, base))

    def _paint_bars(self, p: QPainter, strip: Strip, width: float, height: float) -> None:
        theme = self._look.theme
        strong = theme[self._flow]
        pale = theme.tint(strong, 0.35)
        x0, x1 = strip.x(strip.start, width), strip.x(strip.end, width)
        y, base = strip.y(strip.value, height), float(strip.y(0.0, height))
        for row, used in enumerate(strip.used.tolist()):
            left, right = float(x0[row]), float(x1[row])
            gap = 1.0 if right - left > 4 else 0.0
            top = float(y[row])
            box = QRectF(left, min(top, base), max(right - left - gap, 0.8), abs(base - top))
            p.fillRect(box, strong if used else pale)

    def _paint_levels(self, p: QPainter, strip: Strip, width: float, height: float) -> None:
        theme = self._look.theme
        for kind, levels in (("repeat", strip.repeats), ("mean", strip.means)):
            p.setPen(self._pen(kind))
            for level in levels:
                self._level(p, strip, level, width, height)
        if self._study is None or not strip.means:
            return
        metrics = self._look.metrics("small")
        p.setFont(self._look.font("small"))
        for mean, side in zip(strip.means, (self._study.before, self._study.after), strict=True):
            if side is None:
                continue
            text = words(mean_words(self._study.figures, side))
            x = float(strip.x((mean[0] + mean[1]) / 2, width))
            y = float(strip.y(mean[2], height)) - 4
            half = metrics.horizontalAdvance(text) / 2
            x = min(max(x, half), width - half)
            p.fillRect(
                QRectF(x - half - 2, y - metrics.ascent(), 2 * half + 4, metrics.height()),
                theme["raised"],
            )
            p.drawText(QPointF(x - half, y), text)

    def _level(
        self, p: QPainter, strip: Strip, level: tuple[float, float, float], width: float,
        height: float,
    ) -> None:  # fmt: skip
        start, end, value = level
        y = float(strip.y(value, height))
        p.drawLine(QPointF(float(strip.x(start, width)), y), QPointF(float(strip.x(end, width)), y))

    def _paint_breaks(self, p: QPainter, strip: Strip, width: float, height: float) -> None:
        muted = self._look.theme["muted"]
        for day in self._breaks():
            x = float(strip.x(day, width))
            p.setPen(QPen(muted, 1, Qt.PenStyle.DotLine))
            p.drawLine(QPointF(x, 0), QPointF(x, height))
            self._triangle(p, x, -1.0, muted)

    def _triangle(self, p: QPainter, x: float, tip: float, color: QColor) -> None:
        side = 4 * self._look.scale
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(color)
        p.drawPolygon(
            QPolygonF([QPointF(x - side, tip - side), QPointF(x + side, tip - side),
                       QPointF(x, tip)])
        )  # fmt: skip
        p.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_foot(self, p: QPainter, strip: Strip, width: float, height: float) -> None:
        """Write the times of both sides below them, each no wider than there is room."""
        made = self._study
        if made is None or made.before is None or made.after is None or not strip.sides:
            return
        metrics = self._look.metrics("small")
        p.setFont(self._look.font("small"))
        p.setPen(self._look.theme["muted"])
        y = height + metrics.ascent() + 3
        middle = (float(strip.x(strip.hole[0], width)) + float(strip.x(strip.hole[1], width))) / 2
        for side, (left, right), (start, end) in zip(
            (made.before, made.after), ((0.0, middle - 6), (middle + 6, width)), strip.sides,
            strict=True,
        ):  # fmt: skip
            text = elided(words(span_words(side)), metrics, right - left)
            half = metrics.horizontalAdvance(text) / 2
            x = (float(strip.x(start, width)) + float(strip.x(end, width))) / 2
            p.drawText(QPointF(min(max(x - half, left), right - 2 * half), y), text)

    def _placed(self, width: float) -> list[tuple[str, str, float, int]]:
        """Return text, kind, place and line of each entry of the legend, in a picture so wide."""
        scale, metrics = self._look.scale, self._look.metrics("small")
        found: list[tuple[str, str, float, int]] = []
        x, line = 0.0, 0
        for name, kind in self._legend():
            text = words(name)
            whole = 19 * scale + metrics.horizontalAdvance(text)
            if x and x + whole > width:
                x, line = 0.0, line + 1
            found.append((text, kind, x, line))
            x += whole + 12 * scale
        return found

    def _paint_legend(self, p: QPainter, width: float, height: float) -> None:
        scale, theme = self._look.scale, self._look.theme
        drop = self._look.metrics("small").ascent() * 0.35
        p.setFont(self._look.font("small"))
        for text, kind, x, line in self._placed(width):
            y = height + (FOOT + (line + 1) * LEGEND - 4) * scale
            self._paint_sample(p, kind, x, y - drop)
            p.setPen(theme["muted"])
            p.drawText(QPointF(x + 19 * scale, y), text)

    def _paint_sample(self, p: QPainter, kind: str, x: float, y: float) -> None:
        scale, theme = self._look.scale, self._look.theme
        if kind == "break":
            self._triangle(p, x + 7 * scale, y + 2 * scale, theme["muted"])
        elif kind == "compared":
            p.fillRect(
                QRectF(x + 4 * scale, y - 4 * scale, 8 * scale, 8 * scale), theme[self._flow]
            )
        elif kind == "event":
            p.setPen(QPen(theme["accent"], 1.5))
            across = x + 7 * scale
            p.drawLine(QPointF(across, y - 6 * scale), QPointF(across, y + 5 * scale))
        else:
            p.setPen(self._pen(kind))
            p.drawLine(QPointF(x, y), QPointF(x + 14 * scale, y))

    def _pen(self, kind: str) -> QPen:
        """Return the pen of a level: solid for a mean, dashed for last year repeated."""
        if kind == "mean":
            return QPen(self._look.theme["text"], 2)
        dashed = QPen(self._look.theme["text"], 1.3)
        dashed.setDashPattern([2.5, 1.8])
        return dashed

    def _plot_width(self, width: int) -> float:
        return min(width - 2 * EDGE * self._look.scale, WIDEST * self._look.scale)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(200, self.height_at(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            if self._strip is not None:
                p.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint(p, self._strip)
