"""Icons from resources/icons, in the colour of the text."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from viewer.widgets.look import Look


def icon(look: Look, name: str, token: str = "text") -> QIcon:
    """Return an icon of the house, drawn in a colour of the theme."""
    drawing = (look.resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("currentColor", look.theme[token].name())
    drawing = drawing.replace("#000000", look.theme[token].name())
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    made = QIcon()
    for factor in (1, 2):
        side = round(16 * look.scale) * factor
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as p:
            renderer.render(p, QRectF(0, 0, side, side))
        pixmap.setDevicePixelRatio(factor)
        made.addPixmap(pixmap)
    return made
