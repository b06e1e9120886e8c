"""What a widget shows whatever the pointer does, kept as pixels between two of its moves."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from viewer.widgets.look import Look

Painting = Callable[[QPainter], None]


class KeptPicture:
    """Paints a widget once and shows the pixels until what they were made of changes.

    A change of look, size or device pixel ratio is noticed here; all else is in the ``made_of``
    of the caller. The pixels are those that painting anew would give, also where a widget begins
    between two pixels of the device. Where the painter has no such pixels (a picture of another
    scale, SVG, PDF) nothing is kept, and everything is painted.
    """

    def __init__(self, widget: QWidget, look: Look) -> None:
        self._widget, self._look = widget, look
        self._pixmap = QPixmap()
        self._made_of: tuple[object, ...] | None = None
        look.changed.connect(self.forget)

    def forget(self) -> None:
        """Paint anew the next time."""
        self._made_of = None

    def paint(self, p: QPainter, made_of: tuple[object, ...], painting: Painting) -> None:
        """Show the picture with the painter of a paint event, which ``painting`` leaves as it was;
        it covers all of the widget.
        """
        ratio = self._widget.devicePixelRatio()
        shift = _beyond_pixels(p) / ratio
        on_grid = shift.isNull() or not ratio.is_integer()
        if not (on_grid and has_pixels_of(p, ratio)):
            painting(p)
            return
        look, size = self._look, self._widget.size()
        key = (*made_of, look.theme, look.text_size, size, ratio, shift)
        if self._made_of != key:
            self._fit(size, ratio)
            with QPainter(self._pixmap) as inner:
                inner.setFont(p.font())
                inner.setPen(p.pen())
                inner.translate(shift)
                painting(inner)
            self._made_of = key
        p.drawPixmap(-shift, self._pixmap)

    def _fit(self, size: QSize, ratio: float) -> None:
        # A pixel more each way: that much a shift may need.
        wanted = QSize(ceil(size.width() * ratio) + 1, ceil(size.height() * ratio) + 1)
        if self._pixmap.size() != wanted:
            self._pixmap = QPixmap(wanted)
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(self._look.theme["window"])


def _beyond_pixels(p: QPainter) -> QPointF:
    """Return how far after a pixel of the device a painter begins, in such pixels."""
    at = p.deviceTransform().map(QPointF(0, 0))
    return QPointF(at.x() - floor(at.x()), at.y() - floor(at.y()))


def has_pixels_of(p: QPainter, ratio: float) -> bool:
    """Whether a painter has pixels, so many to one of the widget."""
    to_device = p.deviceTransform()
    turned = (to_device.m11(), to_device.m12(), to_device.m21(), to_device.m22())
    return p.paintEngine().type() is QPaintEngine.Type.Raster and turned == (ratio, 0, 0, ratio)
