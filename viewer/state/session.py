"""The one place that changes: the open dataset and the view of it, and who hears about it."""

from __future__ import annotations

from collections import deque
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.model.dataset import Dataset
from viewer.model.problem import Problem
from viewer.model.view import TimeRange, ViewState
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
    panel_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._problems: tuple[Problem, ...] = ()
        self._view = ViewState(TimeRange(0, 1))
        self._history = History(self._view)
        self._waiting: deque[tuple[ViewState, bool]] = deque()
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

    def show(
        self, dataset: Dataset | None, view: ViewState, problems: tuple[Problem, ...] = ()
    ) -> None:
        """Put a dataset (None: a file that was refused) and a first view of it on screen."""
        self._dataset = dataset
        self._problems = problems
        self._view = view
        self._history = History(view)
        self.dataset_changed.emit(dataset)
        self.view_changed.emit(view)
        self.history_changed.emit()

    def update(self, *, undoable: bool = True, **changed: Any) -> None:
        """Change fields of the view.

        A gesture (a drag, a run of wheel steps) passes ``undoable=False`` for its steps and
        closes with an undoable update, so that it is one step of the history.
        """
        self._set(replace(self._target(), **changed), undoable)

    def back(self) -> None:
        """Return to the view before this one."""
        if (view := self._history.back()) is not None:
            self._set(view, undoable=False)
            self.history_changed.emit()

    def forward(self) -> None:
        """Undo the last `back`."""
        if (view := self._history.forward()) is not None:
            self._set(view, undoable=False)
            self.history_changed.emit()

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether `back` can be undone."""
        return self._history.can_go_forward

    def _target(self) -> ViewState:
        return self._waiting[-1][0] if self._waiting else self._view

    def _set(self, view: ViewState, undoable: bool) -> None:
        self._waiting.append((view, undoable))
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                self._tell(*self._waiting.popleft())
        finally:
            self._telling = False
            self._waiting.clear()

    def _tell(self, view: ViewState, undoable: bool) -> None:
        before, self._view = self._view, view
        recorded = undoable and self._history.record(view)
        if before == view:
            if recorded:
                self.history_changed.emit()
            return
        for name in (f.name for f in fields(view)):
            value = getattr(view, name)
            if value != getattr(before, name):
                getattr(self, f"{name}_changed").emit(value)
        self.view_changed.emit(view)
        if recorded:
            self.history_changed.emit()
