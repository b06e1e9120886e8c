"""What the pointer is over: changes sixty times a second and is no part of the view."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Hover(QObject):
    """The instant under the pointer, in days, and the id of what lies there; None for nothing."""

    day_changed = Signal(object)
    target_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day: float | None = None
        self._target: str | None = None

    @property
    def day(self) -> float | None:
        """The instant under the pointer."""
        return self._day

    @property
    def target(self) -> str | None:
        """The id of the event or value under the pointer."""
        return self._target

    def move(self, day: float | None, target: str | None = None) -> None:
        """Say where the pointer is now."""
        day_moved, target_moved = day != self._day, target != self._target
        self._day, self._target = day, target
        if day_moved:
            self.day_changed.emit(day)
        if target_moved:
            self.target_changed.emit(target)
