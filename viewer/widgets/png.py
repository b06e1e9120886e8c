"""A picture as the bytes of a PNG file; whoever saves it hands them to the one safe writer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

DOTS_PER_METRE = 3780
"""96 dots an inch: what one logical pixel is."""


def png_bytes(image: QImage) -> bytes:
    """Return an image as PNG, with its scale. Raises MemoryError where there is no room."""
    dots = round(DOTS_PER_METRE * image.devicePixelRatio())
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    if image.isNull() or not writer.write(image):
        raise MemoryError
    return bytes(buffer.data().data())
