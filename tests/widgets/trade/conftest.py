"""A trade pane on the figures of 2020, and the hands that use it."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.engine.trade.made import korea, view
from viewer.engine.trade.panes import default_panes
from viewer.model.dataset import Dataset
from viewer.model.view import ViewState
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.pane import TradePane

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """A pane, all that it hangs on, and a mouse over its plot (pixels of the plot)."""

    session: Session
    hover: Hover
    look: Look
    settings: Settings
    navigation: Navigation
    pane: TradePane

    @property
    def plot(self):
        return self.pane._plot

    def open(self, dataset: Dataset, start: str = "2020-07", end: str = "2021-04") -> None:
        panes = default_panes(dataset)
        self.session.show(dataset, ViewState(view(start, end).time, panes=panes))
        QApplication.processEvents()

    def middle(self, some_id: str) -> tuple[float, float]:
        box = self.pane.chart().box(some_id)
        return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2

    def mouse(self, kind: str, x: float, y: float, keys=NONE, held: bool = False) -> None:
        at = QPointF(x, y)
        button = Qt.MouseButton.NoButton if kind == "MouseMove" else LEFT
        down = LEFT if held or kind == "MouseButtonPress" else Qt.MouseButton.NoButton
        event = QMouseEvent(
            getattr(QMouseEvent.Type, kind), at, self.plot.viewport().mapToGlobal(at), button, down,
            keys,
        )  # fmt: skip
        QApplication.sendEvent(self.plot.viewport(), event)

    def click(self, x: float, y: float) -> None:
        self.mouse("MouseButtonPress", x, y)
        self.mouse("MouseButtonRelease", x, y)

    def drag(self, x0: float, x1: float, keys=NONE, steps: int = 5, y: float = 70) -> None:
        self.mouse("MouseButtonPress", x0, y, keys)
        for step in range(1, steps + 1):
            self.mouse("MouseMove", x0 + (x1 - x0) * step / steps, y, keys, held=True)
        self.mouse("MouseButtonRelease", x1, y, keys)

    def wheel(self, x: float, up: int = 0, right: int = 0, keys=NONE) -> None:
        at = QPointF(x, 70)
        event = QWheelEvent(
            at, self.plot.viewport().mapToGlobal(at), QPoint(), QPoint(right, up),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.plot.viewport(), event)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.pane, key)


@pytest.fixture
def desk(qtbot, qapp, repo):
    look = Look(repo / "resources")
    look.use(qapp, "light", 100)
    session, hover, settings = Session(), Hover(), Settings(None)
    settings.update(animation=False)
    figures = Figures(session)
    navigation = Navigation(session, Shown(session), settings)
    pane = TradePane(session, figures, hover, look, navigation)
    made = Desk(session, hover, look, settings, navigation, pane)
    qtbot.addWidget(pane)
    pane.activate()
    pane.resize(1416, 150)
    pane.show()
    qtbot.waitExposed(pane)
    made.open(korea())
    yield made
    pane.close()
