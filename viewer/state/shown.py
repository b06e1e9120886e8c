"""Which events pass the filter, and where they stand on the chosen clock: derived, never set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from viewer.engine.time.shortened import Shortened
from viewer.engine.timeline.drawn import Drawn, draw
from viewer.engine.timeline.lanes import Lane
from viewer.model.view import TimeRange
from viewer.state.ahead import Ahead, asks, facts_of, indexed, lanes_of, passing
from viewer.state.session import Session

if TYPE_CHECKING:
    from viewer.engine.query.error import QueryError
    from viewer.engine.query.facts import Facts
    from viewer.engine.timeline.crowd import LaneIndex

Floats = NDArray[np.float64]


class Shown(QObject):
    """Follows a session; panels that show events read ``drawn``, ``mask`` and ``lanes`` here.

    Everything is worked out when it is first asked for after a change, but for what a job has
    worked out before (`expect`).
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn: Drawn | None = None
        self._placed: tuple[Drawn, Shortened, Drawn] | None = None
        self._facts: Facts | None = None
        self._mask: NDArray[np.bool_] | None = None
        self._lanes: tuple[Lane, ...] | None = None
        self._indexes: tuple[tuple[LaneIndex, ...] | None] | None = None
        self._ahead: Ahead | None = None
        self._ends: tuple[Floats, Floats] | None = None
        self._fault: QueryError | None = None
        session.dataset_changed.connect(self._forget_all)
        session.clock_changed.connect(self._forget_dates)
        session.datings_changed.connect(self._forget_dates)
        session.filter_changed.connect(self._forget_filter)
        session.group_by_changed.connect(self._forget_lanes)
        session.shortened_changed.connect(self._forget_places)
        session.lane_order_changed.connect(self._forget_lanes)

    def expect(self, ahead: Ahead) -> None:
        """Take what was worked out of a dataset that is about to be shown.

        Of it is used what fits the view that the dataset is then shown in.
        """
        self._ahead = ahead

    def reconsider(self) -> None:
        """Filter anew: more is known of what the events say."""
        self._forget_filter()

    @property
    def drawn(self) -> Drawn | None:
        """Where the events stand; None while no dataset is open."""
        dataset, view = self._session.dataset, self._session.view
        if self._drawn is None and dataset is not None:
            self._drawn = draw(dataset, view.clock, view.datings)
        return self._drawn

    @property
    def on_axis(self) -> Drawn | None:
        """The same in days of the axis: the very same object where nothing is shortened."""
        drawn, shortened = self.drawn, self._session.shortened
        if drawn is None or shortened is None:
            return drawn
        if self._placed is None or self._placed[:2] != (drawn, shortened):
            self._placed = (drawn, shortened, drawn.on_axis(shortened))
        return self._placed[2]

    @property
    def mask(self) -> NDArray[np.bool_]:
        """True for every event that passes the filter, in file order."""
        if self._mask is None:
            self._mask = self._matching()
        return self._mask

    @property
    def fault(self) -> QueryError | None:
        """Why the query of the filter could not be read; then every event is shown."""
        _ = self.mask
        return self._fault

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that the shown events are grouped into."""
        dataset = self._session.dataset
        if self._lanes is None and dataset is not None:
            self._lanes = lanes_of(dataset, self._session.view, self.mask)
        return self._lanes or ()

    @property
    def indexes(self) -> tuple[LaneIndex, ...] | None:
        """An index of each lane where very many events are shown, else None."""
        if self._indexes is None and (drawn := self.on_axis) is not None:
            self._indexes = (indexed(drawn, self.lanes),)
        return self._indexes[0] if self._indexes is not None else None

    @property
    def undated(self) -> tuple[int, ...]:
        """Positions of the shown events that stand in the undated tray."""
        if self.drawn is None:
            return ()
        return tuple(np.flatnonzero((self.drawn.shape == 0) & self.mask).tolist())

    @property
    def facts(self) -> Facts | None:
        """What queries ask of the open dataset; None while none is open."""
        if self._facts is None and self._session.dataset is not None:
            self._facts = facts_of(self._session.dataset)
        return self._facts

    @property
    def allowed(self) -> NDArray[np.bool_] | None:
        """Which events may be shown whatever the query says: None for all of them.

        Without uncertain dates, those of which nothing is certain are left out.
        """
        if self._session.view.filter.uncertain or self.drawn is None:
            return None
        return ~self.drawn.doubtful()

    def in_view(self, time: TimeRange) -> int:
        """Return how many shown events lie or may lie in a time, in all or in part."""
        if self.drawn is None:
            return 0
        if self._ends is None:
            bounds = self.drawn.bounds[self.mask]
            dated = bounds[~np.isnan(bounds[:, 0])]
            self._ends = np.sort(dated[:, 0]), np.sort(dated[:, 3])
        begun, ended = self._ends
        # What may have begun, less what is surely over: no pass over all events.
        over = np.searchsorted(ended, time.start, side="right")
        return int(np.searchsorted(begun, time.end) - over)

    def _matching(self) -> NDArray[np.bool_]:
        drawn, wanted = self.drawn, self._session.view.filter
        self._fault = None
        if drawn is None:
            return np.zeros(0, dtype=bool)
        facts = self.facts if asks(wanted) else None
        mask, self._fault = passing(facts, wanted, drawn)
        return mask

    def _forget_all(self) -> None:
        self._drawn = self._facts = self._mask = self._ends = self._lanes = self._indexes = None
        self._placed = None
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.dataset is self._session.dataset:
            self._take(ahead)
        self.changed.emit()

    def _take(self, ahead: Ahead) -> None:
        view = self._session.view
        self._facts = ahead.facts
        if ahead.draws(view):
            self._drawn = ahead.drawn
        if ahead.filters(view):
            self._mask, self._fault = ahead.mask, ahead.fault
        if ahead.groups(view):
            self._lanes = ahead.lanes
            # They are of days; those of an axis with shortened stretches are others.
            self._indexes = (ahead.indexes,) if self._session.shortened is None else None

    def _forget_dates(self) -> None:
        self._drawn = self._indexes = None
        if self._session.view.filter.uncertain:
            self._ends = None
            self.changed.emit()
        else:
            self._forget_filter()

    def _forget_places(self) -> None:
        self._placed = self._indexes = None
        self.changed.emit()

    def _forget_filter(self) -> None:
        self._mask = self._ends = None
        self._forget_lanes()

    def _forget_lanes(self) -> None:
        self._lanes = self._indexes = None
        self.changed.emit()
