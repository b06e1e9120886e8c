"""Somebody at the window: what a reader does with mouse and keys, and what there is to read."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from viewer.app import Tradewake
from viewer.engine.timeline.scene import Scene
from viewer.state.settings import Settings
from viewer.widgets.contents import Contents

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
PRESS = QMouseEvent.Type.MouseButtonPress
RELEASE = QMouseEvent.Type.MouseButtonRelease
MOVE = QMouseEvent.Type.MouseMove


class Reader:
    """The whole program on a file, and the hands and eyes of whoever uses it.

    Counts in ``steps`` what the hands did: one for each click and each key.
    """

    def __init__(self, qtbot, size: tuple[int, int], theme: str, text_size: int) -> None:
        self._qtbot = qtbot
        self.settings = Settings(None)
        self.settings.update(
            animation=False, theme=theme, text_size=text_size, width=size[0], height=size[1],
            hint_seen=True,
        )  # fmt: skip
        self.app = Tradewake(QApplication.instance(), self.settings)
        self.mishaps: list[str] = []
        self.app.on_mishap = lambda told: self.mishaps.append(str(told))
        self.steps = 0

    # Coming and going

    def start(self, file: Path | None) -> None:
        self.app.start(file)
        self.wait()
        self.app.window.activateWindow()
        self._qtbot.waitUntil(self.app.window.isActiveWindow)
        self.steps = 0

    def wait(self) -> None:
        """Until the file that is being read is on screen, or refused."""
        self._qtbot.waitUntil(lambda: not self.app.jobs.busy)
        self.settle()  # what the job found is in the queue

    def settle(self) -> None:
        """Let layouts, paints and what was deleted meanwhile happen."""
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete

    def leave(self) -> None:
        self.app.navigation.close_gesture()  # its timer would move a window that is gone
        self.app.window.close()
        self.app.jobs.stop()
        self.app.window.deleteLater()
        self.settle()

    # Where things are

    @property
    def contents(self) -> Contents:
        return self.app.contents

    @property
    def lanes(self) -> QWidget:
        return self.contents.lanes

    @property
    def ruler(self) -> QWidget:
        return self.contents.ruler

    @property
    def pane(self):
        return self.contents.trade

    @property
    def plot(self) -> QWidget:
        return self.pane._plot

    @property
    def time(self):
        return self.app.session.view.time

    @property
    def selection(self) -> tuple[str, ...]:
        return self.app.session.view.selection

    def scene(self) -> Scene:
        made = self.lanes.stage.scene(self.lanes.height(), self.lanes.scale())
        assert made is not None
        return made

    def scrolled(self) -> float:
        """How far the lanes are scrolled, in pixels."""
        return self.lanes._scroll

    def position(self, event_id: str) -> int:
        position = self.app.session.dataset.events.position(event_id)
        assert position is not None, f"no event {event_id}"
        return position

    def empty_place(self) -> QPoint:
        """Somewhere in the lanes where nothing is."""
        for y in range(3, self.lanes.height(), 7):
            for x in range(self.lanes.width() // 2, self.lanes.width(), 11):
                if self.event_at(QPoint(x, y)) is None:
                    return QPoint(x, y)
        raise AssertionError("the lanes are full")

    def event_at(self, at: QPoint) -> object:
        """What a click at a pixel of the lanes would find: an event, a fold, or None."""
        found = self.lanes.target(QPointF(at))
        return self.lanes.fold(QPointF(at)) if found is None else found

    def place_of(self, event_id: str) -> QPoint:
        """Where an event can be clicked in the lanes now; fails if it can't be seen."""
        scene, event = self.scene(), self.position(event_id)
        scroll = self.scrolled()
        for (x0, y0, x1, y1), shown in zip(scene.boxes, scene.box_event, strict=True):
            middle = (y0 + y1) / 2 - scroll
            if shown == event and 0 <= middle < self.lanes.height():
                for x in (x0 + 4, (x0 + x1) / 2, x1 - 4):
                    if scene.at(x, (y0 + y1) / 2) == event:
                        return QPoint(round(x), round(middle))
        raise AssertionError(f"{event_id} is nowhere to be clicked")

    def is_seen(self, event_id: str) -> bool:
        try:
            self.place_of(event_id)
        except AssertionError:
            return False
        return True

    # Hands

    def click(self, widget: QWidget, at: QPoint, keys=NONE) -> None:
        self.steps += 1
        QTest.mouseClick(widget, LEFT, keys, at)
        self.settle()

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        self.steps += 1
        for kind in (PRESS, RELEASE, QMouseEvent.Type.MouseButtonDblClick, RELEASE):
            self._mouse(kind, widget, QPointF(at), NONE)
        self.settle()

    def click_event(self, event_id: str) -> None:
        self.click(self.lanes, self.place_of(event_id))

    def click_value(self, value_id: str) -> None:
        box = self.pane.chart().box(value_id)
        assert box is not None, f"{value_id} is not in view"
        at = QPoint(round((box.x0 + box.x1) / 2), round((box.y0 + box.y1) / 2))
        self.click(self.plot.viewport(), at)

    def click_words(self, words: str) -> None:
        """Click the button or link that says so."""
        self.click_button(self.button(words))

    def click_button(self, button: QAbstractButton) -> None:
        assert button.isVisible()
        self.click(button, button.rect().center())

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a key with its modifiers, as "Alt+Left", on what has the focus."""
        self.steps += 1
        pressed = QKeySequence(keys)[0]
        target = widget or QApplication.focusWidget() or self.app.window
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        self.settle()

    def wheel_over(self, widget: QWidget, x: float, notches: float, keys=NONE, y=None) -> None:
        at = QPointF(x, widget.height() / 2 if y is None else y)
        event = QWheelEvent(
            at, widget.mapToGlobal(at), QPoint(), QPoint(0, round(notches * 120)),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        self.settle()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, keys=NONE) -> None:
        self._mouse(PRESS, widget, QPointF(start), keys)
        for step in range(1, 6):
            at = QPointF(start) + (QPointF(end) - QPointF(start)) * step / 5
            self._mouse(MOVE, widget, at, keys)
        self._mouse(RELEASE, widget, QPointF(end), keys)
        self.settle()

    def move_over(self, widget: QWidget, at: QPoint) -> None:
        self._mouse(MOVE, widget, QPointF(at), NONE, held=Qt.MouseButton.NoButton)
        self.settle()

    def _mouse(self, kind: QMouseEvent.Type, widget: QWidget, at: QPointF, keys, held=LEFT) -> None:
        button = Qt.MouseButton.NoButton if kind == MOVE else LEFT
        held = Qt.MouseButton.NoButton if kind == RELEASE else held
        QApplication.sendEvent(
            widget, QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, keys)
        )

    def drop(self, *files: Path | str) -> bool:
        """Drop files on the window; whether it would take them."""
        data = QMimeData()
        data.setUrls([QUrl(f) if isinstance(f, str) else QUrl.fromLocalFile(str(f)) for f in files])
        at, window = QPointF(300, 300), self.app.window
        entering = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NONE)
        entering.ignore()
        QApplication.sendEvent(window, entering)
        if not entering.isAccepted():
            return False
        QApplication.sendEvent(window, QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, NONE))
        self.wait()
        return True

    # Eyes

    def texts(self, inside: QWidget) -> list[str]:
        """All that is to be read inside a widget, from top to bottom, then left to right."""
        found = [
            (w.mapTo(inside, QPoint()).y(), w.mapTo(inside, QPoint()).x(), text_of(w))
            for w in inside.findChildren(QWidget)
            if w.isVisibleTo(inside) and text_of(w)
        ]
        return [text for _, _, text in sorted(found, key=lambda row: row[:2])]

    def text_of_details(self) -> str:
        """The details as somebody would read them out."""
        return "\n".join(self.texts(self.details.widget()))

    @property
    def details(self):
        return next(iter(self.contents.side.by_panel.values()))

    def links(self) -> list[str]:
        """What can be followed in the details."""
        return [link.accessibleName() for link in self._links()]

    def follow(self, words: str) -> None:
        """Click the link that says so."""
        link = self.link(words)
        self.details.ensureWidgetVisible(link)
        self.settle()
        self.click_button(link)

    def link(self, words: str) -> QPushButton:
        """The link in the details that says so."""
        link = next((link for link in self._links() if link.accessibleName() == words), None)
        assert link is not None, f"no link {words!r} among {self.links()}"
        return link

    def _links(self) -> list[QPushButton]:
        inside = self.details.widget()
        found = [b for b in inside.findChildren(QPushButton) if b.objectName() == "link"]
        return sorted(found, key=lambda link: link.mapTo(inside, QPoint()).y())

    def status_text(self) -> str:
        return " | ".join(self.texts(self.contents.status))

    def page_text(self) -> str:
        """What the page of a refused file says."""
        assert self.contents.refused.isVisible(), "the timeline is shown"
        return "\n".join(self.texts(self.contents.refused))

    def button(self, words: str) -> QAbstractButton:
        """The visible button that says so."""
        for button in self._buttons():
            if words in (button.text().replace("&&", "&"), button.accessibleName()):
                return button
        shown = [b.text() or b.accessibleName() for b in self._buttons()]
        raise AssertionError(f"no button {words!r} among {shown}")

    def _buttons(self) -> Iterator[QAbstractButton]:
        for button in self.app.window.findChildren(QAbstractButton):
            if button.isVisible():
                yield button

    def xs_of(self, day: float) -> dict[str, float]:
        """Where an instant stands in ruler, lanes and chart, in pixels of the window."""
        window, origin = self.app.window, QPointF()
        view_box = self.plot.view_box
        return {
            "ruler": self.ruler.mapTo(window, origin).x() + self.ruler.scale().x(day),
            "lanes": self.lanes.mapTo(window, origin).x() + self.lanes.scale().x(day),
            "chart": self.plot.mapTo(window, origin).x() + self.pane.scale().x(day),
            "view box": self.plot.mapTo(window, origin).x()
            + view_box.mapViewToScene(QPointF(day, 0)).x(),
        }


def text_of(widget: QWidget) -> str:
    """What a widget shows as text."""
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QPushButton) and widget.objectName() == "link":
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "&")
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return ""
