"""Taking hold of a pane by what stands left of its chart, to put it elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.widgets.look import Look
from viewer.widgets.text import label, put, tooltip
from viewer.widgets.trade.frame import PaneFrame
from viewer.widgets.trade.gutter import KeyLine

HIDE = QT_TRANSLATE_NOOP("Words", "{name}: a click hides it")
SHOW = QT_TRANSLATE_NOOP("Words", "{name}: a click shows it again")
HELP = say(QT_TRANSLATE_NOOP("Words", "Drag to put the chart elsewhere; right click for more"))
THICK = 3
"""Pixels of the line at which a pane would be put."""


class PaneGrip(QObject):
    """Hears the mouse over the gutter of one pane: a drag moves the pane, Esc gives it up; a click
    on a line of the legend switches what it names on or off. Says where in the parent of the pane
    the mouse is.
    """

    dragged = Signal(object, int)
    dropped = Signal(object, int)
    given_up = Signal()
    switched = Signal(object, object)
    asked = Signal(object, object)

    def __init__(self, pane: PaneFrame, look: Look) -> None:
        super().__init__(pane)
        self._pane, self._look = pane, look
        self._pressed: QPointF | None = None
        self._moving = False
        self.ghost: QLabel | None = None
        pane.setMouseTracking(True)
        pane.installEventFilter(self)

    @property
    def moving(self) -> bool:
        """Whether the pane is held and has left its place."""
        return self._moving

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self._over_gutter(event.position()):
            return False
        self._pressed = event.position()
        self._pane.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        at = event.position()
        if self._pressed is None:
            self._point(at)
            return False
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._moving and far:
            self._begin()
        if self._moving:
            self._carry(at)
            self.dragged.emit(self._pane, round(self._pane.y() + at.y()))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        if self._moving:
            self._end()
            self.dropped.emit(self._pane, round(self._pane.y() + event.position().y()))
        elif (line := self._line_at(pressed)) is not None:
            self.switched.emit(self._pane, line.swatch.series)
        return True

    def _line_at(self, at: QPointF) -> KeyLine | None:
        """Return the line of the legend there that can be switched off."""
        at = at - QPointF(0, 1)  # below the rule
        lines = (one for one in self._pane.key_lines if one.swatch.series)
        return next((one for one in lines if one.box.contains(at)), None)

    def _begin(self) -> None:
        self._moving = True
        self._pane.setCursor(Qt.CursorShape.ClosedHandCursor)
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)  # Esc gives up, whatever has the focus
        self.ghost = label("", "strong")
        self.ghost.setParent(self._pane.window())
        self.ghost.setObjectName("ghost")
        self.ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ghost.setAutoFillBackground(True)
        self.ghost.setWordWrap(False)
        self.ghost.setContentsMargins(8, 4, 8, 4)
        put(self.ghost, self._pane.title())
        self.ghost.adjustSize()
        self.ghost.show()

    def _carry(self, at: QPointF) -> None:
        """Let the title of the pane follow the mouse."""
        if self.ghost is not None:
            window = self._pane.window()
            self.ghost.move(self._pane.mapTo(window, at.toPoint()) + QPointF(12, 6).toPoint())
            self.ghost.raise_()

    def _end(self) -> None:
        self._moving = False
        self._pane.unsetCursor()
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        if self.ghost is not None:
            self.ghost.hide()
            self.ghost.deleteLater()
            self.ghost = None

    def give_up(self) -> None:
        """Leave the pane where it was."""
        self._pressed = None
        self._end()
        self.given_up.emit()

    def _over_gutter(self, at: QPointF) -> bool:
        return at.x() < self._look.gutter

    def _point(self, at: QPointF) -> None:
        told: Message | str = ""
        if not self._over_gutter(at):
            self._pane.unsetCursor()
        elif (line := self._line_at(at)) is not None:
            self._pane.setCursor(Qt.CursorShape.PointingHandCursor)
            told = say(SHOW if line.swatch.hidden else HIDE, name=line.swatch.text)
        else:
            self._pane.setCursor(Qt.CursorShape.OpenHandCursor)
            told = say("{about}\n{help}", about=self._pane.title(full=True, chosen=True), help=HELP)
        tooltip(self._pane, told)

    def _key(self, event: QKeyEvent) -> bool:
        """Give up at Esc, whatever has the focus, and keep it from doing anything else."""
        if not self._moving or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.give_up()
        event.accept()
        return True

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is not self._pane:
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            # Over the plot Qt would ask the pane, which told something of the gutter last.
            return not self._over_gutter(QPointF(event.pos()))
        if isinstance(event, QContextMenuEvent):
            self.asked.emit(self._pane, event.globalPos())
            return True
        if not isinstance(event, QMouseEvent):
            return False
        hear = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
        }.get(event.type())
        return hear(event) if hear is not None else False


class DropLine(QWidget):
    """Shows between which panes one would be put."""

    def __init__(self, sheet: QWidget, look: Look) -> None:
        super().__init__(sheet)
        self._sheet, self._look = sheet, look
        self._counts = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, top: int, counts: bool) -> None:
        """Show the line at a pixel of the sheet; paler where nothing would change."""
        self._counts, sheet = counts, self._sheet
        y = min(max(top - THICK // 2, 0), sheet.height() - THICK)
        self.setGeometry(0, y, sheet.width(), THICK)
        self.raise_()
        self.show()
        self.update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            name = "accent" if self._counts else "line"
            p.fillRect(QRectF(self.rect()), self._look.theme[name])
