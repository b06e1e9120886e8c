"""The panel before and after on the bundled dataset, and somebody who reads it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from viewer.engine.trade.panes import default_panes
from viewer.model.calendar import day_of
from viewer.model.dataset import Dataset
from viewer.model.view import TimeRange, ViewState
from viewer.widgets.parts import Parts
from viewer.widgets.study.panel import StudyPanel


@dataclass
class Reader:
    """Somebody who looks at the panel."""

    parts: Parts
    panel: StudyPanel

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete

    def select(self, *ids: str) -> None:
        self.parts.session.update(selection=ids)
        self.settle()

    def text(self) -> str:
        """All that is to be read, from top to bottom and left to right."""
        inside = self.panel.area.widget()
        found = [(w.mapTo(inside, QPoint()), w) for w in inside.findChildren(QWidget)]
        found = [(at.y(), at.x(), said(w)) for at, w in found if w.isVisibleTo(inside)]
        return "\n".join(text for *_, text in sorted(found) if text)

    def click(self, words: str) -> None:
        links = self.panel.area.widget().findChildren(QPushButton)
        link = next(link for link in links if link.accessibleName() == words)
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, words: str) -> None:
        """Choose from the menu of times."""
        QTest.mouseClick(self.panel.head.button, Qt.MouseButton.LeftButton)
        self.settle()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if a.text() == words)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.settle()

    def type(self, text: str) -> None:
        field = self.panel.head.field
        assert field.isVisible()
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()


def said(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    return widget.accessibleName() if isinstance(widget, QPushButton) else ""


@pytest.fixture
def read(qtbot, parts, bundled) -> Callable[..., Reader]:
    """Opens the panel on a dataset, the bundled one unless another is given."""

    def read(dataset: Dataset | None = bundled, *selection: str, panes=None) -> Reader:
        panel = StudyPanel(parts)
        qtbot.addWidget(panel)
        panel.resize(400, 800)
        if panes is None:
            panes = default_panes(dataset) if dataset is not None else ()
        time = TimeRange(day_of(2019), day_of(2021))
        parts.session.show(dataset, ViewState(time, selection=selection, panes=panes))
        panel.show()
        qtbot.waitExposed(panel)
        reader = Reader(parts, panel)
        reader.settle()
        return reader

    return read
