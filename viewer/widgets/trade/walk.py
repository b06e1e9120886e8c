"""Walking from value to value with keys: what the selection is, and where it goes next."""

from __future__ import annotations

from PySide6.QtCore import Qt

from viewer.engine.trade.walk import across, step
from viewer.model.view import within_axis
from viewer.state.session import Session
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.keeper import ChartKeeper

MARGIN = 0.06
"""A value counts as in view if it reaches this share of the view in from the edge."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
FLOWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}


class ValueWalk:
    """Left and Right go through time, Up and Down through the flows of one time, Home and End
    to the first and last value.
    """

    def __init__(self, session: Session, keeper: ChartKeeper, navigation: Navigation) -> None:
        self._session, self._keeper, self._navigation = session, keeper, navigation
        self._chosen = -1

    def current(self) -> int | None:
        """Return the row of the value selected last, None if it is none of this pane."""
        rows, selection = self._keeper.rows(), self._session.view.selection
        found = rows.find_all(selection[-1]) if rows is not None and selection else ()
        # A claim of which the period is unclear has several rows: the walk goes on from its own.
        return self._chosen if self._chosen in found else next(iter(found), None)

    def press(self, key: Qt.Key) -> bool:
        """Follow a key; return whether it is one of those that walk."""
        rows = self._keeper.rows()
        if rows is None:
            return False
        if key in FLOWS:
            row = across(rows, self.current(), FLOWS[key])
        elif key in STEPS or key in ENDS:
            steps = STEPS.get(key) or ENDS[key] * len(rows)
            row = step(rows, self.current(), steps, self._session.view.time.middle)
        else:
            return False
        if row is not None:
            self._choose(row)
        return True

    def _choose(self, row: int) -> None:
        rows = self._keeper.rows()
        if rows is None:
            return
        self._chosen = row
        self._session.update(selection=(rows.id_of(row),))
        time = self._session.view.time
        start, end = float(rows.start[row]), float(rows.end[row])
        margin = MARGIN * time.span
        if end >= time.start + margin and start <= time.end - margin:
            return
        middle = (start + end) / 2
        self._navigation.go(within_axis(middle - time.span / 2, middle + time.span / 2))
