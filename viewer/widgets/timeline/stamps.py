"""Small pictures that are painted again and again: labels, and the pills of folds, as pixels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from viewer.widgets.look import Look
from viewer.widgets.timeline.kept import has_pixels_of
from viewer.widgets.timeline.lettering import Table, corrected, correction, is_of_our_font

MOST_BYTES = 32 * 2**20
"""So much memory the pixels take at most."""
NEW_A_FRAME = 24
"""So many new ones are made in a frame of a movement; the rest come in the next ones."""
BESIDE = 2.0
"""So many pixels are left around letters that are kept: some lean out of their width."""

Painting = Callable[[QPainter], None]


class Stamps:
    """Keeps what was painted under a key, and paints it again from pixels.

    A key says all that the pixels depend on, apart from the look: who owns them forgets them when
    that changes. What was not used for longest goes first. While the view moves, a frame has a
    budget of new ones. A painter without such pixels (a picture of another scale, SVG, PDF) is
    painted on directly, always whole.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: OrderedDict[tuple[Hashable, float], QPixmap] = OrderedDict()
        self._bytes, self._most_bytes = 0, most_bytes
        self._budget: int | None = None
        self._ratio = 0.0
        self._origin = (0.0, 0.0)
        self._table: Table | None = None
        self.owed = 0

    @property
    def bytes(self) -> int:
        """How much memory the pixels take."""
        return self._bytes

    def forget(self) -> None:
        """Drop everything: fonts or colours have changed."""
        self._kept.clear()
        self._bytes = 0
        self._table = None

    def begin(self, budget: int | None = None) -> None:
        """Begin a frame with so many new stamps at most, None for no limit."""
        self._budget = budget
        self.owed = 0

    def on(self, p: QPainter) -> Stamps:
        """Note how a painter stands now; call it anew where the painter was moved."""
        ratio = p.device().devicePixelRatioF()
        self._ratio = ratio if has_pixels_of(p, ratio) else 0.0
        to_device = p.deviceTransform()
        self._origin = (to_device.dx(), to_device.dy())
        return self

    def has(self, key: Hashable) -> bool:
        """Whether what has this key, or these letters, can be painted without being made."""
        return not self._ratio or (key, self._ratio) in self._kept

    def lay(self, p: QPainter, key: Hashable, x: float, y: float) -> bool:
        """Paint what is kept under a key at (x, y), as `paint` does; return whether it is."""
        stamp = self._found(key) if self._ratio else None
        if stamp is not None:
            self._lay(p, stamp, x, y)
        return stamp is not None

    def paint(
        self, p: QPainter, key: Hashable, x: float, y: float, size: QSizeF, painting: Painting
    ) -> None:
        """Paint what ``painting`` paints from (0, 0) at (x, y), on whole pixels of the device."""
        if not self._ratio:
            p.translate(x, y)
            painting(p)
            p.translate(-x, -y)
        else:
            stamp = self._found(key)
            if stamp is None:
                image = self._image(size)
                with QPainter(image) as inner:
                    inner.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painting(inner)
                stamp = self._keep(key, image)
            self._lay(p, stamp, x, y)

    def write(
        self, p: QPainter, text: str, inked: float, x: float, base: float, look: Look
    ) -> None:
        """Write a label ``inked`` pixels wide on a baseline, in the colour and font of labels.

        Where the budget is spent a new one is owed.
        """
        if not self._ratio:
            p.drawText(QPointF(x, base), text)
            return
        metrics = look.metrics("label")
        above = ceil(metrics.ascent())
        stamp = self._found(text)
        if stamp is None:
            if self._budget == 0:
                self.owed += 1
                return
            if self._budget is not None:
                self._budget -= 1
            size = QSizeF(inked + 2 * BESIDE, above + ceil(metrics.descent()) + 1)
            stamp = self._keep(text, self._lettered(text, size, above, look))
        self._lay(p, stamp, x - BESIDE, base - above)

    def _lay(self, p: QPainter, stamp: QPixmap, x: float, y: float) -> None:
        ratio, (left, top) = self._ratio, self._origin
        at_x = round(x * ratio + left) - left
        at_y = round(y * ratio + top) - top
        p.drawPixmap(QPointF(at_x / ratio, at_y / ratio), stamp)

    def _lettered(self, text: str, size: QSizeF, above: float, look: Look) -> QImage:
        font, ink = look.font("label"), look.theme["text"]
        image = self._image(size)
        with QPainter(image) as p:
            p.setFont(font)
            p.setPen(ink)
            p.drawText(QPointF(BESIDE, above), text)
        if is_of_our_font(text):
            if self._table is None:
                self._table = correction(font, ink, look.theme["plot"])
            corrected(image, self._table)
        return image

    def _image(self, size: QSizeF) -> QImage:
        pixels = QSize(ceil(size.width() * self._ratio), ceil(size.height() * self._ratio))
        image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._ratio)
        image.fill(Qt.GlobalColor.transparent)
        return image

    def _found(self, key: Hashable) -> QPixmap | None:
        full = (key, self._ratio)
        stamp = self._kept.get(full)
        if stamp is not None:
            self._kept.move_to_end(full)
        return stamp

    def _keep(self, key: Hashable, image: QImage) -> QPixmap:
        stamp = QPixmap.fromImage(image)
        self._kept[key, self._ratio] = stamp
        self._bytes += _bytes_of(stamp)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._bytes -= _bytes_of(self._kept.popitem(last=False)[1])
        return stamp


def _bytes_of(stamp: QPixmap) -> int:
    return stamp.width() * stamp.height() * 4
