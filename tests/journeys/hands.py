"""What a reader does with mouse and keys."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from tests.journeys.places import Places

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
PRESS = QMouseEvent.Type.MouseButtonPress
RELEASE = QMouseEvent.Type.MouseButtonRelease
MOVE = QMouseEvent.Type.MouseMove


class Hands(Places):
    """Counts in ``steps`` what the hands did: one for each click and each key."""

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

    def write(self, text: str) -> None:
        """Type a text into what has the focus, by whatever keyboard or input method: one step."""
        self.steps += 1
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        self.settle()

    def pick(self, words: str) -> None:
        """Click the item of an open menu that says so, before the count that may stand there."""
        for menu in self.open_menus():
            for action in menu.actions():
                if action.text().split("\t")[0].replace("&&", "&") == words:
                    inner = action.menu()
                    self.click(menu, menu.actionGeometry(action).center())
                    if inner is not None:
                        self._qtbot.waitUntil(inner.isVisible)
                    return
        raise AssertionError(f"no {words!r} in an open menu")

    def open_menus(self) -> list[QMenu]:
        top = QApplication.topLevelWidgets()
        return [menu for menu in top if isinstance(menu, QMenu) and menu.isVisible()]

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
