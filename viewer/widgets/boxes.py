"""Many rectangles or lines in one call, straight from numpy."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken


def draw_boxes(p: QPainter, boxes: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    """Draw many rectangles, (n, 4) of x, y, width, height, without making an object of each."""
    if len(boxes):
        boxes = np.ascontiguousarray(boxes, np.float64)
        first = cast("QRectF", Shiboken.wrapInstance(boxes.ctypes.data, QRectF))
        p.drawRects(first, len(boxes))


def draw_lines(p: QPainter, lines: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    """Draw many lines, (n, 4) of x0, y0, x1, y1, without making an object of each."""
    if len(lines):
        lines = np.ascontiguousarray(lines, np.float64)
        first = cast("QLineF", Shiboken.wrapInstance(lines.ctypes.data, QLineF))
        p.drawLines(first, len(lines))
