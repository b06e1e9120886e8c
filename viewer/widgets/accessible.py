"""What screen readers find in the lanes: each event in view as a child with its own words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from viewer.engine.details.event import spoken_event
from viewer.state.session import Session
from viewer.widgets.text import words
from viewer.widgets.timeline.lanes_view import LanesView


class EventNode(QAccessibleInterface):
    """One event in view, as a list item."""

    def __init__(self, lanes: AccessibleLanes, event: int) -> None:
        super().__init__()
        self._lanes, self.event = lanes, event

    # Qt overrides; its stubs forget that there may be no such object

    def isValid(self) -> bool:
        return self._lanes.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._lanes.window()

    def parent(self) -> QAccessibleInterface:
        return self._lanes

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        return self._lanes.rect_of(self.event)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self._lanes.is_selected(self.event)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        return self._lanes.words_of(self.event) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        return

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


class AccessibleLanes(QAccessibleWidget):
    """The lanes as a list of the events in view, in the order of time."""

    def __init__(self, lanes: LanesView, session: Session) -> None:
        super().__init__(lanes, QAccessible.Role.List)
        self._lanes, self._session = lanes, session
        # Qt keeps no reference to what Python makes.
        self._nodes: dict[int, EventNode] = {}

    def events(self) -> list[int]:
        """Return the events in view, in the order in which keys walk them."""
        scene = self._lanes.stage.scene(self._lanes.height(), self._lanes.scale())
        inside = scene.events if scene else frozenset()
        return [event for event in self._lanes.stage.in_time_order() if event in inside]

    def words_of(self, event: int) -> str:
        """Return what is said of an event."""
        dataset = self._session.dataset
        return words(spoken_event(dataset, dataset.events[event])) if dataset is not None else ""

    def is_selected(self, event: int) -> bool:
        """Whether an event is selected."""
        return event in self._lanes.stage.selected()

    def rect_of(self, event: int) -> QRect:
        """Return where an event is on the screen."""
        box = self._lanes.box_of(event)
        corner = self._lanes.mapToGlobal(box.topLeft().toPoint())
        return QRect(corner, box.size().toSize())

    def node(self, event: int) -> EventNode:
        """Return the child that stands for an event."""
        return self._nodes.setdefault(event, EventNode(self, event))

    # Qt overrides

    def childCount(self) -> int:
        return len(self.events())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        events = self.events()
        return self.node(events[index]) if 0 <= index < len(events) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        events = self.events()
        known = isinstance(child, EventNode) and child.event in events
        return events.index(child.event) if known and isinstance(child, EventNode) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self._lanes.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        event = self._lanes.target(at.toPointF())
        return None if event is None else self.node(event)


class AccessibleFactory:
    """Answers for lanes only: a factory that answers for everything breaks Qt's own widgets."""

    def __init__(self) -> None:
        self._made: dict[int, AccessibleLanes] = {}

    def install(self, session: Session) -> None:
        """Let Qt ask for the lanes of windows of ``session``."""

        def make(name: str, asked: QObject | None) -> QAccessibleInterface | None:
            del name
            if not isinstance(asked, LanesView):
                return None
            return self._made.setdefault(id(asked), AccessibleLanes(asked, session))

        self._make = make
        QAccessible.installFactory(make)
