"""What moves over a chart: the line at the pointer's day, its read-out, outlines, a zoom's box."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from viewer.engine.trade.corner import emptiest, words_covered
from viewer.engine.trade.labels import Box
from viewer.engine.trade.marks import Chart
from viewer.widgets.look import Look
from viewer.widgets.text import cut, elided
from viewer.widgets.trade.overlay import Overlay

LEAST_OUTLINE = 6.0
"""The outline of a value is at least so many pixels high."""
AWAY = 10.0
MARGIN = 6.0
LONGEST, STEP = (0.6, 0.45), 120.0
"""What one line of words takes of the width at most, and where it would cover something. A place is
chosen for a line that is up to so many pixels longer, so that lines of nearly one length stand in
one place.
"""
SLACK = 2.0
"""The room of a line of words is so many pixels higher than its letters, above and below."""
BETWEEN = 12
"""Into so many steps the way from corner to corner is divided."""
USUAL = 4
"""So many lines a read-out has that covers what it usually does."""
WIDEST = 400.0
"""The read-out: its distance from the line, the room around its words, its most width."""


class Pointer(Overlay):
    """Painted over the picture of a chart, and only where something has changed."""

    def __init__(self, parent: QGraphicsItem, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self._size = QRectF()
        self._x: float | None = None
        self._hovered: tuple[Box, ...] = ()
        self._selected: tuple[Box, ...] = ()
        self._zoom: tuple[float, float] | None = None
        self._focused = False
        self.lines: tuple[str, ...] = ()
        self._box = QRectF()
        self._spots: dict[tuple[float, ...], tuple[int, float]] = {}
        self._spots_of: Chart | None = None
        self.setZValue(1)

    def resize(self, width: float, height: float) -> None:
        """Take a new size."""
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width, height)

    def move(
        self, x: float | None, hovered: tuple[Box, ...], lines: tuple[str, ...] = (),
        beside: Chart | None = None, under: Chart | None = None,
    ) -> None:  # fmt: skip
        """Show the pointer's day at ``x`` with what is read out there; outline what it is on.

        ``beside`` is a chart that the pointer itself is not in: there all is read out on one line,
        in the corner in which it covers least, or between the corners where it covers less there.
        ``under`` is the chart that it is in: there the read-out goes along the upper or the lower
        edge, whichever has less on it from end to end, so that it doesn't jump from one to another.
        """
        x = None if x is None else round(x) + 0.5
        if beside is not None and len(lines) > 1:
            lines = (f"{lines[0]}: {' · '.join(lines[1:])}",)
        if (x, hovered, lines) == (self._x, self._hovered, self.lines):
            return
        self._refresh()
        self._x, self._hovered, self.lines = x, hovered, lines
        self._box = self._placed(under) if beside is None else self._where_least_is(beside)
        self._refresh()

    def select(self, boxes: tuple[Box, ...]) -> None:
        """Outline the selected values."""
        if boxes != self._selected:
            self._selected = boxes
            self.repaint()

    def zoom(self, between: tuple[float, float] | None) -> None:
        """Show the stretch that is about to be zoomed to."""
        self._zoom = between
        self.repaint()

    def focus(self, focused: bool) -> None:
        """Show the plot's share of the focus ring, or not."""
        self._focused = focused
        self.repaint()

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(
        self, p: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        theme = self._look.theme
        p.setBrush(Qt.BrushStyle.NoBrush)
        if self._x is not None:
            p.setPen(QPen(theme["accent"], 1, Qt.PenStyle.DotLine))
            p.drawLine(QLineF(self._x, 0, self._x, self._size.height()))
        for box in self._hovered:
            p.setPen(QPen(theme["muted"], 1, Qt.PenStyle.DotLine))
            p.drawRect(self._outline(box))
        paint_selected(p, self._look, [self._outline(box) for box in self._selected])
        if self._focused:
            p.setPen(QPen(theme["focus"], 1))
            p.drawRect(QRectF(-2, 0.5, self._size.width() + 1.5, self._size.height() - 1))
        if self._x is not None and self._zoom is None:
            self._read_out(p)
        if self._zoom is not None:
            x0, x1 = sorted(self._zoom)
            wash = theme["accent"]
            p.setPen(QPen(wash, 1))
            p.setOpacity(0.5)
            p.setBrush(theme.tint(wash, 0.15))
            p.drawRect(QRectF(x0, 0, x1 - x0, self._size.height()))

    def _read_out(self, p: QPainter) -> None:
        """Paint the values beside the line, the time above them."""
        box = self._box
        if box.isEmpty():
            return
        look, metrics = self._look, self._look.metrics("label")
        p.setPen(QPen(look.theme["line"], 1))
        p.setBrush(look.theme["window"])
        p.drawRect(box)
        p.setFont(look.font("label"))
        room = box.width() - 2 * MARGIN
        for number, line in enumerate(self.lines):
            p.setPen(look.theme["muted" if number == 0 and len(self.lines) > 1 else "text"])
            y = box.top() + MARGIN / 2 + number * metrics.height() + metrics.ascent()
            p.drawText(QPointF(box.left() + MARGIN, y), elided(line, metrics, room))

    def room(self) -> int:
        """Return how many lines a read-out may have."""
        return max(
            2, int((self._size.height() - MARGIN - 2) / self._look.metrics("label").height())
        )

    def _placed(self, chart: Chart | None) -> QRectF:
        """Return where the read-out stands: right of the line, left of it near the right edge."""
        if self._x is None or not self.lines:
            return QRectF()
        metrics = self._look.metrics("label")
        widths = (metrics.horizontalAdvance(cut(line)) for line in self.lines)
        width = round(min(max(widths), WIDEST * self._look.scale) + 2 * MARGIN + 1)
        height = round(len(self.lines) * metrics.height() + MARGIN)
        x = self._x + AWAY
        if x + width > self._size.width() - 2:
            x = max(2.0, self._x - AWAY - width)
        return QRectF(x, 1.5 if chart is None else self._edge(chart, height), width, height)

    def _edge(self, chart: Chart, height: float) -> float:
        """Return the top of a read-out along that edge of a chart that has less on it."""
        wide, high = self._size.width(), self._size.height()
        band = min(USUAL * self._look.metrics("label").height(), high / 2)
        bands = [QRectF(0, top, wide, band) for top in (0.0, high - band)]
        place, _ = self._kept(chart, (band, wide, high), bands)
        return (1.5, max(1.5, high - height - 2.5))[place]

    def _kept(
        self, chart: Chart, key: tuple[float, ...], boxes: Sequence[QRectF]
    ) -> tuple[int, float]:
        """Return which box hides least of a chart, and of how many words: found out once."""
        if chart is not self._spots_of:
            self._spots, self._spots_of = {}, chart
        if key not in self._spots:
            found = [_inside(one) for one in boxes]
            place = emptiest(chart, found)
            self._spots[key] = place, words_covered(chart, found[place])
        return self._spots[key]

    def _where_least_is(self, chart: Chart) -> QRectF:
        """Return the place for one line that covers least, the first of equal ones. It is cut
        shorter where it then covers no words.
        """
        if self._x is None or not self.lines:
            return QRectF()
        metrics = self._look.metrics("label")
        whole = metrics.horizontalAdvance(cut(self.lines[0]))
        height, found = round(metrics.height() + MARGIN), []
        for share in LONGEST:
            most = share * self._size.width()
            width = round(min(whole, most) + 2 * MARGIN + 1)
            wide = max(width, min(ceil(width / STEP) * STEP, round(most)))
            key = (wide, height, self._size.width(), self._size.height())
            place, hidden = self._kept(chart, key, self._places(wide, height))
            found.append(self._places(width, height)[place])
            if not hidden:
                return found[-1]
        return found[0]

    def _places(self, width: float, height: float) -> list[QRectF]:
        """Return the four corners, then places between them along the lower and upper edge."""
        free, low = self._size.width() - width - 5, self._size.height() - height - 2.5
        shares = (1.0, 0.0), tuple(n / BETWEEN for n in range(BETWEEN - 1, 0, -1))
        return [
            QRectF(2 + share * free, y, width, height)
            for some in shares for y in (low, 1.5) for share in some
        ]  # fmt: skip

    def _refresh(self) -> None:
        """Repaint only where the pointer was or is: the rest of the chart stays."""
        if self._x is not None:
            self.repaint(QRectF(self._x - 1.5, 0, 3, self._size.height()))
            self.repaint(self._box.adjusted(-2, -2, 2, 2))
        for box in self._hovered:
            self.repaint(self._outline(box).adjusted(-2, -2, 2, 2))

    def _outline(self, box: Box) -> QRectF:
        return outline_of(box, self._size.width())


def _inside(box: QRectF) -> Box:
    """Return what a box covers of words that it only touches: nothing."""
    return Box(box.left(), box.top() + SLACK, box.right(), box.bottom() - SLACK)


def outline_of(box: Box, width: float) -> QRectF:
    """Return the outline of a value in a plot of this width, on whole pixels."""
    x0 = max(round(box.x0), -4)
    x1 = min(round(box.x1), round(width) + 4)
    short = max(0.0, LEAST_OUTLINE - (box.y1 - box.y0)) / 2
    return QRectF(x0, round(box.y0 - short), x1 - x0, round(box.y1 - box.y0 + 2 * short))


def paint_selected(p: QPainter, look: Look, outlines: list[QRectF]) -> None:
    """Paint the outlines of selected values."""
    # A bar may have nearly the colour of the outline: a rim of ground keeps them apart.
    p.setBrush(Qt.BrushStyle.NoBrush)
    for box in outlines:
        for color, width in ((look.theme["plot"], 4), (look.theme["accent"], 2)):
            p.setPen(QPen(color, width))
            p.drawRect(box)
