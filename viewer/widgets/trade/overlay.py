"""What is painted over the picture of a chart, and painted again alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView


class Overlay(QGraphicsItem):
    """An item of a plot that paints its items itself.

    Qt's scene does not know that they have been painted, and once all was to be painted anew, it
    passes no smaller wish on: so the view itself is asked.
    """

    def repaint(self, part: QRectF | None = None) -> None:
        """Have a part, or all, of the plot painted again."""
        for view in _views(self.scene()):
            if part is None:
                view.viewport().update()
            else:
                view.viewport().update(part.toAlignedRect())


def _views(scene: QGraphicsScene | None) -> list[QGraphicsView]:
    """Return where a scene is seen; an item of a plot that is gone has no scene."""
    return scene.views() if scene is not None else []
