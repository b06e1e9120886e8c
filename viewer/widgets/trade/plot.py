"""The plot of a pane: pyqtgraph's view and view box, with marks and pointer painted by ourselves.

The only module that imports pyqtgraph; panes import it when all else has been painted.

Mouse and wheel are read from the view itself. pyqtgraph's scene would drop moves that follow one
another quickly, take a short drag for a click, and swallow exceptions of whoever listens.
"""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from viewer.widgets.look import Look
from viewer.widgets.trade.pointer import Pointer


class Marks(QGraphicsItem):
    """The chart. What has changed since `forget` is painted straight on to the screen; what is
    shown again, because something has moved over it, is a copy of pixels.

    ``painted`` counts how often the chart itself was painted, not copied.
    """

    def __init__(self, parent: QGraphicsItem, paint: Callable[[QPainter, float], None]) -> None:
        super().__init__(parent)
        self._paint = paint
        self._size = QRectF()
        self._picture: QPixmap | None = None
        self._fresh = True
        self.painted = 0

    def resize(self, width: float, height: float) -> None:
        """Take a new size."""
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width, height)
        self.forget()

    def forget(self) -> None:
        """Paint anew when next shown."""
        self._fresh, self._picture = True, None

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(
        self, p: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        ratio = p.device().devicePixelRatio()
        if self._fresh:
            # While time moves, a picture of every frame would be made for nothing.
            self._fresh = False
            self._paint(p, ratio)
            self.painted += 1
            return
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._made(ratio)
        p.drawPixmap(QPointF(0, 0), self._picture)

    def _made(self, ratio: float) -> QPixmap:
        wide, high = (round(n * ratio) for n in (self._size.width(), self._size.height()))
        picture = QPixmap(QSize(max(1, wide), max(1, high)))
        picture.setDevicePixelRatio(ratio)
        with QPainter(picture) as p:
            self._paint(p, ratio)
        self.painted += 1
        return picture


class Plot(pg.GraphicsView):
    """A view whose pixels are those of its view box: no margin, no axis, no menu of pyqtgraph.

    Says what the mouse does, in pixels; draws what it is told.
    """

    wheeled = Signal(object)  # QWheelEvent
    panned = Signal(float)  # pixels since the last signal
    pan_ended = Signal()
    boxed = Signal(float, float)  # two pixels
    clicked = Signal(float, float)
    double_clicked = Signal(float, float)
    hovered = Signal(float, float)
    left = Signal()
    resized = Signal()

    def __init__(self, look: Look, paint: Callable[[QPainter, float], None]) -> None:
        super().__init__(background=None)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        # The picture covers everything: nothing need be cleared under it.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view_box = pg.ViewBox(
            enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0
        )
        self._time: tuple[float, float] | None = None
        self.setCentralItem(self._view_box)
        self.marks = Marks(self._view_box, paint)
        self.pointer = Pointer(self._view_box, look)
        self.between: list[QGraphicsItem] = []
        """What is painted over the marks and under the pointer."""
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._mode = ""

    @property
    def view_box(self) -> pg.ViewBox:
        """pyqtgraph's box with the range of time on screen, for items placed in days and pixels.

        It is told of the time when somebody asks: it takes a while to take it.
        """
        if self._time is not None:
            high = max(1.0, float(self.height()))
            self._view_box.setRange(xRange=self._time, yRange=(0.0, high), padding=0)
            self._time = None
        return self._view_box

    def show_time(self, start: float, end: float) -> None:
        """Show a range of time: paint all anew."""
        self._time = (start, end)
        self.marks.forget()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint our own items; the scene has no other that can be seen, and takes as long as a
        chart to find that out.
        """
        option, view = QStyleOptionGraphicsItem(), self.viewport()
        with QPainter(view) as p:
            for item in (self.marks, *self.between, self.pointer):
                item.paint(p, option, view)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # pyqtgraph itself calls this without an event while it makes the view.
        if event is None or self.closed:
            return
        self.marks.resize(self.width(), self.height())
        self.pointer.resize(self.width(), self.height())
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed = self._last = event.position()
        self._mode = ""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self.hovered.emit(at.x(), at.y())
            return
        if not self._mode:
            far = (at - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance():
                return
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._mode = "box" if shifted else "pan"
        if self._mode == "box":
            self.pointer.zoom((self._pressed.x(), at.x()))
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.panned.emit(at.x() - self._last.x())
        self._last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, mode, at = self._pressed, self._mode, event.position()
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        self._pressed, self._mode = None, ""
        self.unsetCursor()
        if mode == "box":
            self.pointer.zoom(None)
            self.boxed.emit(pressed.x(), at.x())
        elif mode == "pan":
            self.pan_ended.emit()
        else:
            self.clicked.emit(at.x(), at.y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit(event.position().x(), event.position().y())

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
