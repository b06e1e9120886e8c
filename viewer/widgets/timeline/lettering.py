"""Letters kept as pixels, that look as if they had been painted where they are shown.

Qt paints the letters of some fonts on an opaque ground with a correction for how light adds up,
and without one on pixels that are to be laid over something later: there dark letters come out
too fat, light ones too thin. So it is measured what the correction does, and done to the pixels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

Table = NDArray[np.uint32]
"""The premultiplied pixel of the ink that stands for each of 256 opacities."""
SAMPLE = "The quick brown fox jumps over a lazy dog; 0123456789 &%@ WAVES"
OPAQUE = 255


def correction(font: QFont, ink: QColor, ground: QColor) -> Table:
    """Measure, with letters that have pixels of all opacities, what Qt makes of them on a ground.

    Nothing where letters and ground are of one colour, or Qt corrects nothing.
    """
    bare = _sample(font, ink, QColor(Qt.GlobalColor.transparent))[..., 3].ravel()
    # The channel in which letters and ground differ most tells most, in the order of memory.
    inks, grounds = ((c.blue(), c.green(), c.red()) for c in (ink, ground))
    channel = max(range(3), key=lambda n: abs(inks[n] - grounds[n]))
    apart = inks[channel] - grounds[channel]
    if not apart:
        return _of_ink(ink, np.arange(OPAQUE + 1.0))
    seen = _sample(font, ink, ground)[..., channel].ravel().astype(np.float64)
    became = np.clip((seen - grounds[channel]) / apart * OPAQUE, 0, OPAQUE)
    counts = np.bincount(bare, minlength=OPAQUE + 1)
    sums = np.bincount(bare, became, minlength=OPAQUE + 1)
    there = np.flatnonzero(counts)
    there = there[(there > 0) & (there < OPAQUE)]
    known = np.concatenate(([0], there, [OPAQUE]))
    means = np.concatenate(([0.0], sums[there] / counts[there], [OPAQUE]))
    return _of_ink(ink, np.interp(np.arange(OPAQUE + 1), known, means))


def _of_ink(ink: QColor, opacities: NDArray[np.float64]) -> Table:
    parts = np.array((ink.blue(), ink.green(), ink.red(), OPAQUE)) / OPAQUE
    bytes_of = np.rint(opacities[:, None] * parts).astype(np.uint8)
    return bytes_of.view(np.uint32).ravel()


def is_of_our_font(text: str) -> bool:
    """Whether Inter has all letters of a text, so that none comes from another font, which Qt may
    not correct: Latin, Greek, Cyrillic and signs.
    """
    return text.isascii() or all(c < "\u0590" or "\u1e00" <= c < "\u2e80" for c in text)


def corrected(image: QImage, table: Table) -> None:
    """Give every pixel of letters of one ink what the table has for its opacity."""
    pixels = np.frombuffer(image.bits(), np.uint32)
    table.take(pixels >> 24, out=pixels)


def _sample(font: QFont, ink: QColor, ground: QColor) -> NDArray[np.uint8]:
    """Return pixels: blue, green, red, opacity."""
    metrics = QFontMetricsF(font)
    width, height = int(metrics.horizontalAdvance(SAMPLE)) + 8, int(metrics.height()) + 8
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(ground)
    with QPainter(image) as p:
        p.setFont(font)
        p.setPen(ink)
        p.drawText(QPointF(4, 4 + metrics.ascent()), SAMPLE)
    # A copy: the pixels of an image are gone with it.
    pixels = np.frombuffer(image.constBits(), np.uint8).copy()
    return pixels.reshape(height, width, 4)
