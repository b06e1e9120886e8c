"""Marks that are painted and are no widgets, as screen readers find them: a list of children."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class MarkNode(QAccessibleInterface):
    """One mark in view, as a list item."""

    def __init__(self, marks: AccessibleMarks, mark: int) -> None:
        super().__init__()
        self._marks, self.mark = marks, mark

    # Qt overrides; its stubs forget that there may be no such object

    def isValid(self) -> bool:
        return self._marks.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._marks.window()

    def parent(self) -> QAccessibleInterface:
        return self._marks

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        return self._marks.rect_of(self.mark)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self._marks.is_selected(self.mark)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        return self._marks.words_of(self.mark) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        return

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


class AccessibleMarks(QAccessibleWidget):
    """A widget as the list of its marks in view; whoever knows the widget says what they are.

    Widgets inside it that a key can reach follow the marks.
    """

    def __init__(self, widget: QWidget, *inside: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self.painted, self._inside = widget, inside
        # Qt keeps no reference to what Python makes.
        self._nodes: dict[int, MarkNode] = {}

    def marks(self) -> list[int]:
        """Return the numbers of the marks in view, in the order in which keys walk them."""
        raise NotImplementedError

    def words_of(self, mark: int) -> str:
        """Return what is said of a mark."""
        raise NotImplementedError

    def is_selected(self, mark: int) -> bool:
        """Whether a mark is selected."""
        raise NotImplementedError

    def box_of(self, mark: int) -> QRectF:
        """Return where a mark is painted, in the widget."""
        raise NotImplementedError

    def mark_at(self, at: QPointF) -> int | None:
        """Return the mark at a point of the widget."""
        raise NotImplementedError

    def rect_of(self, mark: int) -> QRect:
        """Return where a mark is on the screen."""
        box = self.box_of(mark)
        corner = self.painted.mapToGlobal(box.topLeft().toPoint())
        return QRect(corner, box.size().toSize())

    def node(self, mark: int) -> MarkNode:
        """Return the child that stands for a mark."""
        return self._nodes.setdefault(mark, MarkNode(self, mark))

    def _others(self) -> list[QWidget]:
        return [widget for widget in self._inside if widget.isVisible()]

    # Qt overrides

    def childCount(self) -> int:
        return len(self.marks()) + len(self._others())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        marks, others = self.marks(), self._others()
        if 0 <= index < len(marks):
            return self.node(marks[index])
        if 0 <= index - len(marks) < len(others):
            return QAccessible.queryAccessibleInterface(others[index - len(marks)])
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        marks, others = self.marks(), self._others()
        if isinstance(child, MarkNode):
            return marks.index(child.mark) if child.mark in marks else -1
        found = child.object()
        return len(marks) + others.index(found) if found in others else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self.painted.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        for widget in self._others():
            if widget.geometry().contains(at):
                return QAccessible.queryAccessibleInterface(widget)
        mark = self.mark_at(at.toPointF())
        return None if mark is None else self.node(mark)
