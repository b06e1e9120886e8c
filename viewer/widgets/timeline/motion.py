"""What a movement of the view lets come a little later, so that no frame waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from viewer.engine.time.scale import TimeScale
from viewer.widgets.timeline.kept import KeptPicture
from viewer.widgets.timeline.stamps import NEW_A_FRAME, Stamps


class Motion(QObject):
    """Paints a widget by its kept picture; labels that a moving view owes follow when idle."""

    def __init__(self, widget: QWidget, kept: KeptPicture, stamps: Stamps) -> None:
        super().__init__(widget)
        self._widget, self._kept, self._stamps = widget, kept, stamps
        # The window says so; a picture of its own always has all labels at once.
        self.is_eased: Callable[[], bool] = lambda: False
        self._shown: TimeScale | None = None
        self._behind = False
        self._later = QTimer(self, singleShot=True, interval=0)
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
            self._stamps.begin(NEW_A_FRAME if moves and self.is_eased() else None)
            painting(inner)
            self._shown, self._behind = scale, self._stamps.owed > 0
            if self._behind:
                self._later.start()

        self._kept.paint(p, made_of, still)

    def _go_on(self) -> None:
        self._kept.forget()
        self._widget.update()
