"""Somebody who looks for something: search field, chips and a small dataset in one window."""

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QPushButton, QWidget

from viewer.model.calendar import day_of
from viewer.model.dataset import Dataset
from viewer.model.view import TimeRange, ViewState
from viewer.state.checking import Checking
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.jobs import Jobs
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.actions import Actions
from viewer.widgets.columns import in_column
from viewer.widgets.filters.chip import Chip
from viewer.widgets.filters.row import FilterRow
from viewer.widgets.grouping import GroupButton
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.palette.palette import Palette
from viewer.widgets.parts import Parts
from viewer.widgets.seeking import WindowSearch

LEFT = Qt.MouseButton.LeftButton
YEAR = TimeRange(day_of(2020), day_of(2021))


@dataclass
class Desk:
    """What commands may ask for, as far as finding needs it; ``ran`` holds what else was done."""

    session: Session
    settings: Settings
    search: WindowSearch | None = None
    file: Path | None = None
    screen: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(presenting=False))
    ran: list[str] = field(default_factory=list)

    def show_all(self) -> None:
        self.ran.append("show all")


class Finding:
    """A window with search field and chips, and the hands that use it."""

    def __init__(self, qtbot, look: Look, dataset: Dataset | None) -> None:
        self._qtbot = qtbot
        session, settings = Session(), Settings(None)
        settings.update(animation=False)
        self.shown = Shown(session)
        navigation = Navigation(session, self.shown, settings)
        self.parts = Parts(
            session, self.shown, Hover(), settings, look, navigation, Figures(session),
            Checking(session, Jobs()),
        )  # fmt: skip
        self.session = session
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.desk = Desk(session, settings)
        self.actions = Actions(self.window, self.desk)
        session.filter_changed.connect(self.actions.refresh)
        self.palette = Palette(self.parts, self.actions, "Ctrl+K")
        self.filters = FilterRow(self.parts, self.actions, self.palette.find_condition)
        self.grouping = GroupButton(session, look, self.actions)
        self.desk.search = WindowSearch(self.palette, self.filters, self.grouping)
        self.elsewhere = QPushButton()
        self.window.setCentralWidget(
            in_column(self.palette.field, self.filters, self.grouping, self.elsewhere)
        )
        self.window.resize(1200, 700)
        session.show(dataset, ViewState(YEAR))
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.elsewhere.setFocus()
        self.actions.refresh()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def leave(self) -> None:
        for menu in self.menus():
            menu.close()
        self.parts.navigation.close_gesture()
        self.window.close()

    def press(self, keys: str) -> None:
        pressed = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        self.settle()

    def write(self, text: str, *, wait: bool = True) -> None:
        """Type what any keyboard or input method gives."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        if wait:
            self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.settle()

    def click_cross(self, chip: Chip) -> None:
        self.click(chip, QPoint(chip.width() - 6, chip.height() // 2))

    def pick(self, *path: str) -> None:
        """Click through a menu that is open: the words before the count."""
        for words in path:
            menu, action = self.item(words)
            QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
            if (submenu := action.menu()) is not None:
                self._qtbot.waitUntil(submenu.isVisible)
            self.settle()

    def menus(self) -> list[QMenu]:
        top = QApplication.topLevelWidgets()
        return [menu for menu in top if isinstance(menu, QMenu) and menu.isVisible()]

    def item(self, words: str) -> tuple[QMenu, QAction]:
        for menu in self.menus():
            for action in menu.actions():
                if action.text().split("\t")[0].replace("&&", "&") == words:
                    return menu, action
        raise AssertionError(f"no {words!r} in {[self.items(m) for m in self.menus()]}")


class Seeker(Finding):
    """Reads what is on screen."""

    def items(self, menu: QMenu) -> list[str]:
        return [action.text() for action in menu.actions() if not action.isSeparator()]

    def open_items(self) -> list[str]:
        """What the one open menu offers."""
        (menu,) = self.menus()
        return self.items(menu)

    def rows(self) -> list[str]:
        """The rows of the palette as they are shown; headings end with a colon."""
        found = []
        for entry in self.palette.popup.entries.entries:
            parts = [part for part in (entry.text, entry.aside, entry.right) if part]
            found.append(" | ".join(parts) if entry.hit else f"{entry.text}:")
        return found

    def current(self) -> str:
        entry = self.palette.popup.current
        return entry.text if entry else ""

    def notice(self) -> str:
        return self.palette.popup.notice.text()

    def hint(self) -> str:
        return self.palette.popup.hint.text()

    def chips(self) -> list[Chip]:
        return [chip for chip in self.filters.conditions.chips if chip.isVisible()]

    def conditions(self) -> list[str]:
        return [chip.text() for chip in self.chips()]

    @property
    def query(self) -> str:
        return self.session.view.filter.query

    def shown_ids(self) -> set[str]:
        events = self.session.dataset.events
        return {event.id for event, hit in zip(events, self.shown.mask, strict=True) if hit}

    def told(self) -> str:
        """The line below the chips."""
        notice = self.filters.notice
        return " ".join(label.text() for label in notice.findChildren(QLabel) if label.isVisible())

    def counts(self) -> str:
        return " ".join(label.text() for label in self.filters._counts if label.isVisible())
