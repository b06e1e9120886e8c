"""Where the window stands: as it was left, but never where no screen is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from viewer.state.settings import Settings

PLACED_BY_OTHERS = ("wayland", "offscreen", "minimal")
"""Platforms where a program can't say where its window is to be, or there is no screen."""
GRIP_WIDTH, GRIP_HEIGHT = 120, 24
"""So much of the upper edge must be on a screen: there one can take hold of the window."""

TITLE_BAR = 32
"""A window that is brought back leaves so much room for what its frame has over it."""


def screens() -> list[QRect]:
    """Return the free rectangles of all screens, the main one first; none if a window can't be
    put anywhere.
    """
    if QGuiApplication.platformName().startswith(PLACED_BY_OTHERS):
        return []
    found = QGuiApplication.screens()
    main = QGuiApplication.primaryScreen()
    found.sort(key=lambda screen: screen is not main)
    return [screen.availableGeometry() for screen in found]


def within_reach(wanted: QRect, there: Sequence[QRect]) -> QRect:
    """Return ``wanted`` if one can take hold of it on one of the screens ``there``, else the
    nearest place that is wholly on the screen that shows most of it.

    A window that spans two screens, or hangs over an edge, stays as it is.
    """
    if not there:
        return wanted
    grip = QRect(wanted.topLeft(), QSize(wanted.width(), GRIP_HEIGHT))
    fits = wanted.size().boundedTo(_around(there).size()) == wanted.size()
    for screen in there if fits else ():
        seen = grip.intersected(screen)
        if seen.height() == GRIP_HEIGHT and seen.width() >= min(GRIP_WIDTH, grip.width()):
            return wanted
    best = max(there, key=lambda screen: (_shared(wanted, screen), -_distance(wanted, screen)))
    room = best.adjusted(0, min(TITLE_BAR, best.height() // 2), 0, 0)
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(wanted.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(QPoint(left, top), size)


def keep(window: QWidget, settings: Settings) -> None:
    """Remember size and place of a window, and whether it was maximized."""
    large = window.isMaximized() or window.isFullScreen()
    now = window.normalGeometry() if large else window.geometry()
    kept: dict[str, object] = {"maximized": window.isMaximized()}
    if now.isValid():
        kept |= {"width": now.width(), "height": now.height()}
        if screens():
            kept["place"] = (now.x(), now.y())
    settings.update(**kept)


def put_back(window: QWidget, settings: Settings) -> None:
    """Give a window, before it is shown, the size and place that were remembered."""
    now, there = settings.now, screens()
    if now.place and there:
        x, y = now.place
        window.setGeometry(within_reach(QRect(x, y, now.width, now.height), there))


def _around(there: Sequence[QRect]) -> QRect:
    return reduce(QRect.united, there)


def _shared(wanted: QRect, screen: QRect) -> int:
    both = wanted.intersected(screen)
    return both.width() * both.height() if both.isValid() else 0


def _distance(wanted: QRect, screen: QRect) -> int:
    return (wanted.center() - screen.center()).manhattanLength()
