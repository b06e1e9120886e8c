"""The panels of lists on the bundled dataset, and the hands that use them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.engine.lists.made import CUSTOMS, time
from viewer.model.dataset import Dataset
from viewer.model.view import ViewState
from viewer.widgets.parts import Parts

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Reader:
    """Somebody who looks at one panel."""

    parts: Parts
    panel: QWidget

    @property
    def view(self) -> QAbstractItemView:
        return self.panel.view

    @property
    def model(self):
        return self.panel.model

    @property
    def selection(self) -> tuple[str, ...]:
        return self.parts.session.view.selection

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def look_at(self, start: str, end: str) -> None:
        self.parts.session.update(time=time(start, end))
        self.settle()

    def row_of(self, some_id: str) -> int:
        rows = self.model.places((some_id,))
        assert len(rows), f"{some_id} is not listed"
        return int(rows[0])

    def click(self, row: int, keys=NONE, column: int = 0) -> None:
        index = self.model.index(row, column)
        self.view.scrollTo(index)
        at = self.view.visualRect(index).center()
        QTest.mouseClick(self.view.viewport(), LEFT, keys, at)
        self.settle()

    def double_click(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.view.scrollTo(index)
        at = self.view.visualRect(index).center()
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, at)
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, at)
        self.settle()

    def click_title(self, column: int) -> None:
        head = self.view.horizontalHeader()
        x = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
        QTest.mouseClick(head.viewport(), LEFT, NONE, QPoint(x, head.height() // 2))
        self.settle()

    def press(self, key: Qt.Key, keys=NONE) -> None:
        QTest.keyClick(self.view, key, keys)
        self.settle()

    def point_at(self, row: int) -> None:
        at = self.view.visualRect(self.model.index(row, 0)).center()
        QTest.mouseMove(self.view.viewport(), at)
        self.settle()

    def copied(self) -> list[list[str]]:
        """The clipboard as rows of cells."""
        text = QGuiApplication.clipboard().text()
        return [line.split("\t") for line in text.split("\n")]

    def in_sight(self, row: int) -> bool:
        rect = self.view.visualRect(self.model.index(row, 0))
        return self.view.viewport().rect().contains(rect.center())


@pytest.fixture
def read(qtbot, parts, bundled) -> Iterator[Callable[..., Reader]]:
    """Opens a panel on a dataset, the bundled one unless another is given."""
    panels = []

    def read(make: Callable[[Parts], QWidget], dataset: Dataset | None = bundled,
             width: int = 400) -> Reader:  # fmt: skip
        panel = make(parts)
        panels.append(panel)
        qtbot.addWidget(panel)
        panel.resize(width, 760)
        panes = (CUSTOMS,) if dataset is bundled else ()
        parts.session.show(dataset, ViewState(time("2020-07", "2021-03"), panes=panes))
        panel.show()
        qtbot.waitExposed(panel)
        reader = Reader(parts, panel)
        panel.activateWindow()
        panel.view.setFocus()
        reader.settle()
        return reader

    yield read
    for panel in panels:
        panel.close()
