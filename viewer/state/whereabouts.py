"""Where events and values are, and which time shows them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.extent import around, beside, joined, padded, whole_range
from viewer.engine.time.shortened import in_days, on_axis
from viewer.model.dataset import Dataset
from viewer.model.view import TimeRange, within_axis
from viewer.state.opening import period_of, time_of_values
from viewer.state.session import Session
from viewer.state.shown import Shown

Positions = Sequence[int] | NDArray[np.int64]
EDGE = 0.04
"""What lies closer to an edge of the view than this share of it is hardly seen. Less than the
margin of a view that shows all: in that nothing is out of sight.
"""
NEAR = 3.0
"""A view may be so many times as long or as short as one made for reading an event."""
NEIGHBOURS = 2
"""With fewer events in it a view is empty around the one that was sought."""


class Whereabouts:
    """Answers for the dataset and the view of a session; changes nothing."""

    def __init__(self, session: Session, shown: Shown) -> None:
        self._session, self._shown = session, shown
        self._values: tuple[Dataset | None, tuple[float, float] | None] = (None, None)

    def everything(self) -> TimeRange | None:
        """Return the range of all events and all values; of the events alone where a filter leaves
        some of them out.
        """
        drawn, dataset = self._shown.on_axis, self._session.dataset
        if drawn is None or dataset is None:
            return None
        mask, shortened = self._shown.mask, self._session.shortened
        found = whole_range(drawn.first()[mask], drawn.last()[mask])
        if found is None or mask.all():
            if self._values[0] is not dataset:
                self._values = (dataset, time_of_values(dataset))
            values = self._values[1]
            if values is not None:
                found = joined(found, padded(*map(self._place, values)))
        return in_days(found, shortened) if found is not None else None

    def range_of(self, positions: Positions) -> TimeRange | None:
        """Return the range that shows these events, with a margin."""
        drawn = self._shown.on_axis
        if drawn is None or not len(positions):
            return None
        rows = np.array(positions)
        first, last = drawn.first()[rows], drawn.last()[rows]
        if not np.isfinite(first).any():
            return None
        found = padded(float(np.nanmin(first)), float(np.nanmax(last)))
        return in_days(found, self._session.shortened)

    def to_see(self, some_id: str) -> TimeRange | None:
        """Return where to go so that an event is seen, None if it is already, or is no event.

        The zoom is kept, except where that would show the event alone in an empty time.
        """
        position = self._position(some_id)
        time = self.to_pan(position) if position is not None else None
        if position is not None and time is not None and self._shown.in_view(time) <= NEIGHBOURS:
            return self._around(position) or time
        return time

    def to_read(self, some_id: str) -> TimeRange | None:
        """Return where to go so that the label of an event can be read and its neighbours are
        seen, or a value with others of its series; None where the view does that already.
        """
        position, dataset = self._position(some_id), self._session.dataset
        if position is not None:
            wanted, seen = self._around(position), self.to_pan(position) is None
        else:
            period = period_of(dataset, some_id) if dataset is not None else None
            wanted = beside(*period) if period is not None else None
            seen = period is not None and self.beside(*period) is None
        if wanted is None:
            return None
        shortened = self._session.shortened
        span, long = (on_axis(t, shortened).span for t in (self._session.view.time, wanted))
        return None if seen and long / NEAR <= span <= long * NEAR else wanted

    def to_pan(self, position: int) -> TimeRange | None:
        """Return the range to pan to so that an event is seen, None if it is already."""
        drawn = self._shown.drawn
        if drawn is None or not np.isfinite(drawn.first()[position]):
            return None
        return self.beside(float(drawn.first()[position]), float(drawn.last()[position]))

    def beside(self, first: float, last: float) -> TimeRange | None:
        """Return the range to pan to so that a stretch of time is seen, None if it is already."""
        shortened = self._session.shortened
        time = on_axis(self._session.view.time, shortened)
        first, last = self._place(first), self._place(last)
        margin = time.span * EDGE
        if first >= time.start + margin and first <= time.end - margin:
            return None
        if time.touches(first, last) and last - first > time.span:
            return None
        at = first if last - first > time.span else (first + last) / 2
        return in_days(within_axis(at - time.span / 2, at + time.span / 2), shortened)

    def _place(self, day: float) -> float:
        """Return where a day lies on the axis."""
        shortened = self._session.shortened
        return day if shortened is None else shortened.to_axis(day)

    def _around(self, position: int) -> TimeRange | None:
        drawn = self._shown.on_axis
        if drawn is None:
            return None
        first, last = float(drawn.first()[position]), float(drawn.last()[position])
        if not np.isfinite(first) or not np.isfinite(last):
            return None
        found = around(first, last, drawn.first()[self._shown.mask])
        return in_days(found, self._session.shortened)

    def _position(self, some_id: str) -> int | None:
        dataset = self._session.dataset
        return dataset.events.position(some_id) if dataset is not None else None
