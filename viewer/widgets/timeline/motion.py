"""What a movement of the view lets come a little later, so that no frame waits for it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from viewer.engine.time.scale import TimeScale
from viewer.widgets.timeline.fading import Fading
from viewer.widgets.timeline.kept import KeptPicture
from viewer.widgets.timeline.stamps import NEW_A_FRAME, Stamps

FRAME = 16
"""Milliseconds between two frames of what fades."""


class Motion(QObject):
    """Paints a widget by its kept picture; what a moving view owes follows when idle.

    That is labels beyond the budget of a frame, and what has not wholly faded in or out.
    """

    def __init__(
        self, widget: QWidget, kept: KeptPicture, fading: Fading, stamps: Stamps | None = None
    ) -> None:
        super().__init__(widget)
        self._widget, self._kept, self._fading, self._stamps = (
            widget,
            kept,
            fading,
            stamps or Stamps(),
        )
        # The window says so; a picture of its own always shows everything at once.
        self.is_eased: Callable[[], bool] = lambda: False
        self._shown: TimeScale | None = None
        self._behind = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._go_on)

    def paint(
        self, p: QPainter, scale: TimeScale, made_of: tuple[object, ...],
        painting: Callable[[QPainter], None],
    ) -> None:  # fmt: skip
        """Show what ``painting`` paints, as it was kept or anew; ``scale`` is a part of what it
        is ``made_of``.
        """

        def still(inner: QPainter) -> None:
            moves = self._shown not in (None, scale) or self._behind
            eased = self.is_eased()
            self._stamps.begin(NEW_A_FRAME if moves and eased else None)
            self._fading.now = monotonic() if eased else None
            painting(inner)
            self._shown, self._behind = scale, self._stamps.owed > 0
            if self._behind or self._fading.goes_on:
                self._later.start(0 if self._behind else FRAME)

        self._kept.paint(p, made_of, still)

    def _go_on(self) -> None:
        self._kept.forget()
        self._widget.update()
