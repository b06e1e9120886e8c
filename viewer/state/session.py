"""The one place that changes: the open dataset and the view of it, and who hears about it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.shortened import Shortened
from viewer.model.dataset import Dataset
from viewer.model.problem import Problem
from viewer.model.view import TimeRange, ViewState
from viewer.state.empty_time import EmptyTime
from viewer.state.history import History


class Session(QObject):
    """Holds one `Dataset` and one `ViewState`.

    `update` is the only way to change the view. The whole new value stands before the first
    signal goes out; a field that did not change is silent; an update made by a listener waits
    until everybody has heard of the one before.
    """

    dataset_changed = Signal(object)
    view_changed = Signal(object)
    history_changed = Signal()
    time_changed = Signal(object)
    clock_changed = Signal(object)
    datings_changed = Signal(object)
    selection_changed = Signal(object)
    filter_changed = Signal(object)
    group_by_changed = Signal(object)
    collapsed_changed = Signal(object)
    lane_order_changed = Signal(object)
    panes_changed = Signal(object)
    value_scale_changed = Signal(object)
    mirrored_changed = Signal(object)
    choice_changed = Signal(object)
    comparison_changed = Signal(object)
    brush_changed = Signal(object)
    chart_room_changed = Signal(object)
    shortened_changed = Signal(object)
    panel_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._problems: tuple[Problem, ...] = ()
        self._view = ViewState(TimeRange(0, 1))
        self._history = History(self._view)
        self._empty_time = EmptyTime()
        self._waiting: deque[Callable[[], None]] = deque()
        self._telling = False

    @property
    def dataset(self) -> Dataset | None:
        """The open dataset, None before the first and after a refused file."""
        return self._dataset

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the file that is open, or that was refused."""
        return self._problems

    @property
    def view(self) -> ViewState:
        """What the user looks at now."""
        return self._view

    @property
    def shortened(self) -> Shortened | None:
        """Which stretches of empty time are shortened: None where all of the axis is to scale."""
        return self._empty_time.of(self._dataset) if self._view.shortened else None

    @property
    def can_shorten(self) -> bool:
        """Whether anything of the time of the open dataset is empty for long."""
        return self._empty_time.of(self._dataset) is not None

    def scale(self, width: float, left: float = 0.0) -> TimeScale:
        """Return the map between instants and pixels of the view, as everything shows it."""
        return TimeScale(self._view.time, width, left, self.shortened)

    def show(
        self, dataset: Dataset | None, view: ViewState, problems: tuple[Problem, ...] = ()
    ) -> None:
        """Put a dataset (None: a file that was refused) and a first view of it on screen.

        Who hears `dataset_changed` reads the view anew; its fields are not announced one by one.
        """
        self._in_turn(partial(self._show, dataset, view, problems))

    def update(self, *, undoable: bool = True, **changed: Any) -> None:
        """Change fields of the view. Raises TypeError for a field that a view does not have.

        A gesture (a drag, a run of wheel steps) passes ``undoable=False`` for its steps and
        closes with an undoable update, so that it is one step of the history. Another panel in
        front is no step of its own; each step remembers the panel that was left.
        """
        replace(self._view, **changed)
        self._in_turn(partial(self._change, changed, undoable))

    def back(self) -> None:
        """Return to the view before this one; a gesture that is not yet closed is one."""
        self._in_turn(self._back)

    def forward(self) -> None:
        """Undo the last `back`."""
        self._in_turn(self._forward)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view: of the history, or before a gesture not yet closed."""
        return self._history.can_go_back or self._view != self._history.now

    @property
    def can_go_forward(self) -> bool:
        """Whether `back` can be undone."""
        return self._history.can_go_forward

    def _in_turn(self, change: Callable[[], None]) -> None:
        """Make a change as soon as everybody has heard of those before it."""
        self._waiting.append(change)
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            self._telling = False
            self._waiting.clear()

    def _show(
        self, dataset: Dataset | None, view: ViewState, problems: tuple[Problem, ...]
    ) -> None:
        self._dataset, self._problems = dataset, problems
        self._view = view
        self._history = History(view)
        self.dataset_changed.emit(dataset)
        self.view_changed.emit(view)
        self.history_changed.emit()

    def _change(self, changed: dict[str, Any], undoable: bool) -> None:
        view, could_go_back = replace(self._view, **changed), self.can_go_back
        # Another panel alone is no step: going back from it would leave the view as it is.
        turned = view.but(panel=self._history.now.panel) == self._history.now
        recorded = (undoable or turned) and self._history.record(view)
        self._tell(view)
        if recorded or self.can_go_back != could_go_back:
            self.history_changed.emit()

    def _back(self) -> None:
        self._history.record(self._view)
        self._walk(self._history.back())

    def _forward(self) -> None:
        self._walk(self._history.forward())

    def _walk(self, view: ViewState | None) -> None:
        if view is not None:
            self._tell(view)
            self.history_changed.emit()

    def _tell(self, view: ViewState) -> None:
        before, self._view = self._view, view
        if before == view:
            return
        for name in (f.name for f in fields(view)):
            value = getattr(view, name)
            if value != getattr(before, name):
                getattr(self, f"{name}_changed").emit(value)
        self.view_changed.emit(view)
