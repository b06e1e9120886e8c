"""The edge between lanes and charts: where a reader puts it is part of the view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSplitter

from viewer.state.session import Session

DECIMALS = 4


class ChartRoom(QObject):
    """Keeps what share of the height of a splitter its lower part takes, once its handle is let
    go; a double click on the handle gives the charts again the height that suits them.
    """

    def __init__(
        self, session: Session, splitter: QSplitter, give_room: Callable[[], None]
    ) -> None:
        super().__init__(splitter)
        self._session, self._splitter, self._give_room = session, splitter, give_room
        self._before: list[int] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(give_room)
        splitter.handle(1).installEventFilter(self)
        splitter.installEventFilter(self)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Of other events there are some while the window is taken down.
        if watched is self._splitter:
            if event.type() == QEvent.Type.Resize and self._session.view.chart_room:
                self._soon.start()  # a share stays the same share
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._before = self._splitter.sizes()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            sizes = self._splitter.sizes()
            if sizes != self._before:
                self._session.update(chart_room=round(sizes[1] / max(1, sum(sizes)), DECIMALS))
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self._session.update(chart_room=0.0)
            self._give_room()
        return False
