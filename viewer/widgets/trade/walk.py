"""Walking from value to value with keys: what the selection is, and where it goes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from viewer.engine.time.shortened import in_days, on_axis
from viewer.engine.trade.walk import across, step
from viewer.engine.trade.words import spoken
from viewer.model.message import Message
from viewer.model.view import within_axis
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.keeper import ChartKeeper

if TYPE_CHECKING:
    from viewer.engine.trade.long_rows import LongRows
from viewer.engine.trade.long_series import Place

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
        self._pointed: tuple[float, str] | None = None

    def point(self, hover: Hover) -> None:
        """Move the line of all panes to the value that a key has led to."""
        if (period := self.period()) is not None:
            self._pointed = (sum(period) / 2, self._session.view.selection[-1])
            hover.move(*self._pointed)

    def leave(self, hover: Hover) -> None:
        """Take the line away again, unless a pointer has moved it since."""
        if self._pointed == (hover.day, hover.target):
            hover.move(None)

    def current(self) -> int | None:
        """Return the row of the value selected last, None if it is none of this pane."""
        rows, selection = self._keeper.rows(), self._session.view.selection
        found = rows.find_all(selection[-1]) if rows is not None and selection else ()
        # A claim of which the period is unclear has several rows: the walk goes on from its own.
        return self._chosen if self._chosen in found else next(iter(found), None)

    def spoken(self) -> Message | None:
        """Return the value selected last as a sentence, None if it is none of this pane."""
        if (long := self._keeper.long) is not None:
            place = self._place(long)
            return None if place is None else spoken(long.one(place), 0)
        rows, row = self._keeper.rows(), self.current()
        return None if rows is None or row is None else spoken(rows, row)

    def period(self) -> tuple[float, float] | None:
        """Return start and end in days of the value selected last, None if it is none of these."""
        if (long := self._keeper.long) is not None:
            place = self._place(long)
            return None if place is None else long.period(place)
        rows, row = self._keeper.rows(), self.current()
        return (
            None if rows is None or row is None else (float(rows.start[row]), float(rows.end[row]))
        )

    def press(self, key: Qt.Key) -> bool:
        """Follow a key; return whether it is one of those that walk."""
        if (long := self._keeper.long) is not None:
            return self._press_long(long, key)
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
            self._chosen = row
            self._choose(rows.id_of(row), float(rows.start[row]), float(rows.end[row]))
        return True

    def _press_long(self, long: LongRows, key: Qt.Key) -> bool:
        if key not in FLOWS and key not in STEPS and key not in ENDS:
            return False
        from viewer.engine.trade.long_walk import across_long, step_long

        at = self._place(long)
        if key in FLOWS:
            found = across_long(long, at, FLOWS[key])
        else:
            steps = STEPS.get(key) or ENDS[key] * len(long)
            found = step_long(long, at, steps, self._session.view.time.middle)
        if found is not None:
            self._choose(long.id_of(found), *long.period(found))
        return True

    def _place(self, long: LongRows) -> Place | None:
        selection = self._session.view.selection
        return long.find(selection[-1]) if selection else None

    def _choose(self, some_id: str, start: float, end: float) -> None:
        self._session.update(selection=(some_id,))
        shortened = self._session.shortened
        time = on_axis(self._session.view.time, shortened)
        if shortened is not None:
            start, end = shortened.to_axis(start), shortened.to_axis(end)
        margin = MARGIN * time.span
        if end >= time.start + margin and start <= time.end - margin:
            return
        middle = (start + end) / 2
        wanted = within_axis(middle - time.span / 2, middle + time.span / 2)
        self._navigation.go(in_days(wanted, shortened))
