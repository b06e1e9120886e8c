"""The span of the view over a chart: its band, and the mouse that draws and moves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from viewer.engine.time.scale import TimeScale
from viewer.model.view import TimeRange
from viewer.state.session import Session
from viewer.widgets.look import Look
from viewer.widgets.trade.overlay import Overlay

NEAR = 5.0
"""A handle is taken hold of within so many pixels."""
LEAST = 3.0
"""A drag of fewer pixels draws nothing."""
WASH = 0.10


class Band(Overlay):
    """A pale band with an upright line at either edge, under the pointer's line."""

    def __init__(
        self, parent: QGraphicsItem, look: Look, edges: Callable[[], tuple[float, float] | None],
        size: Callable[[], tuple[float, float]],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._edges, self._size = look, edges, size
        self.setZValue(0.5)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, *self._size())

    def paint(
        self, p: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if (edges := self._edges()) is not None:
            paint_band(p, self._look, edges, self._size()[1])


def paint_band(
    p: QPainter, look: Look, edges: tuple[float, float], height: float, *, handles: bool = True
) -> None:
    """Paint a span between two pixels, with something to take hold of or, in a picture, not."""
    x0, x1 = edges
    color = look.theme["accent"]
    p.save()
    p.setOpacity(WASH)
    p.fillRect(QRectF(x0, 0, x1 - x0, height), color)
    p.setOpacity(1.0)
    p.setPen(QPen(color, 1))
    for x in (x0, x1):
        at = round(x) + 0.5
        p.drawLine(round(at), 0, round(at), round(height))
        if handles:
            p.fillRect(QRectF(at - 2.5, height / 2 - 8, 5, 16), color)
    p.restore()


class SpanHand(QObject):
    """Hears the mouse before the plot does: Alt+drag, a drag once `arm` was called, or a drag of
    a handle; all else passes. ``inside`` is whether the mouse is over the plot, ``disarm`` is
    called when a drag ends.
    """

    def __init__(
        self, session: Session, look: Look, plot: QWidget, parent: QGraphicsItem,
        scale: Callable[[], TimeScale],
    ) -> None:  # fmt: skip
        super().__init__(plot)
        self._session, self._scale, self._plot = session, scale, plot
        self._from: float | None = None
        self._before: TimeRange | None = None
        self.armed = self.inside = False
        self.disarm: Callable[[], None] = lambda: None
        self.band = Band(parent, look, self.edges, lambda: (plot.width(), plot.height()))
        # Methods of a QObject, not lambdas: Qt lets go of them when the chart is gone.
        session.brush_changed.connect(self._repaint)
        session.time_changed.connect(self._repaint)

    def arm(self, armed: bool) -> None:
        """Let the next drag draw a span, or not."""
        self.armed = armed
        if armed:
            self._plot.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self._plot.unsetCursor()

    def _repaint(self) -> None:
        self.band.repaint()

    def edges(self) -> tuple[float, float] | None:
        """Return the pixels of the span."""
        span, scale = self._session.view.brush, self._scale()
        return None if span is None else (scale.x(span.start), scale.x(span.end))

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        x, edges = event.position().x(), self.edges()
        near = [n for n in (0, 1) if edges is not None and abs(edges[n] - x) <= NEAR]
        drawing = self.armed or event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not drawing and not near:
            return False
        self._before = self._session.view.brush
        self._from = self._scale().day(x)
        if near and edges is not None and self._before is not None and not drawing:
            self._from = (self._before.end, self._before.start)[near[0]]
        return True

    def _move(self, x: float, *, undoable: bool) -> None:
        scale = self._scale()
        assert self._from is not None
        at = scale.day(min(max(x, 0.0), scale.width))
        if abs(scale.x(at) - scale.x(self._from)) < LEAST:
            self._session.update(brush=self._before, undoable=undoable)
            return
        days = sorted((_whole(at, scale), _whole(self._from, scale)))
        if days[1] > days[0]:
            self._session.update(brush=TimeRange(*days), undoable=undoable)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseMove, QEvent.Type.Leave):
            self.inside = kind == QEvent.Type.MouseMove
        if not isinstance(event, QMouseEvent):
            return False
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if self._from is None:
            return False
        if kind == QEvent.Type.MouseMove:
            self._move(event.position().x(), undoable=False)
            return True
        if kind == QEvent.Type.MouseButtonRelease:
            self._move(event.position().x(), undoable=True)
            self._from = None
            self.disarm()
            return True
        return False


def _whole(day: float, scale: TimeScale) -> float:
    """Return the nearest midnight where a day is narrow, so that a span has whole days."""
    return float(round(day)) if scale.pixels_per_day < 2 * NEAR * 10 else day
