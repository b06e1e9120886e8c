"""One long series in the order of time, and what is asked of it without looking at every value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.cells import FLOWS, LARGEST, MIRRORED, Flow, Style, style_of
from viewer.engine.trade.pyramid import Pyramid
from viewer.model.columns import Coded, ObservationColumns
from viewer.model.periods import ChosenPeriods, Periods, RegularPeriods
from viewer.model.records import Observation, Series

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OVERLAP = 1e-3
"""Periods that overlap by no more than so many days (a minute and a half) follow one another."""


class Place(NamedTuple):
    """A value: the number of its series in the pane, and its place in the order of time."""

    series: int
    row: int


@dataclass(frozen=True, eq=False)
class LongSeries:
    """One series in the order of time; ``places`` are where its values stand in the series, None
    where that is the same order. ``factor`` makes them values of the pane.
    """

    series: Series
    columns: ObservationColumns
    periods: Periods
    values: Floats
    places: Ints | None
    factor: float
    flow: Flow

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def pyramid(self) -> Pyramid:
        """Made when it is first asked for: lists need none."""
        return Pyramid(self.values, self.periods)

    def position(self, row: int) -> int:
        """Return where a value stands in the series as it is written."""
        return row if self.places is None else int(self.places[row])

    def row_of(self, position: int) -> int | None:
        """Return the place in time of an observation, None if it is left out."""
        if self.places is None:
            return position if 0 <= position < len(self) else None
        found = np.flatnonzero(self.places == position)
        return int(found[0]) if len(found) else None

    def between(self, start: float, end: float) -> tuple[int, int]:
        """Return first and end of the values whose periods share time with ``(start, end)``."""
        first, stop = (int(n) for n in self.periods.before(np.array([start, end])))
        if first and self.periods.ends(np.array([first - 1]))[0] > start:
            first -= 1
        return first, max(first, stop)

    def coded(self, words: Coded, rows: Ints) -> Ints:
        """Return the numbers of the words that stand at some values."""
        if words.codes is None:
            return np.zeros(len(rows), np.int64)
        at = rows if self.places is None else self.places[rows]
        return words.codes[at].astype(np.int64)

    def final(self, rows: Ints) -> NDArray[np.bool_]:
        """Return which of some values are final."""
        final: NDArray[np.bool_] = self.styles == Style.FINAL
        if self.columns.status.codes is None:
            return np.full(len(rows), final[0])
        return final[self.coded(self.columns.status, rows)]

    @cached_property
    def styles(self) -> Ints:
        """How firm a value of each status is, by the number of the status."""
        made = (Observation(None, None, status=word) for word in self.columns.status.words)
        return np.array([style_of(one) for one in made], np.int64)

    def specimens(self) -> Ints:
        """Return a few values that are all that there is: every status, all lengths of time."""
        if not len(self):
            return np.zeros(0, np.int64)
        found = {0, len(self) - 1}
        codes = self.columns.status.codes
        for code in range(len(self.columns.status.words)) if codes is not None else ():
            at = np.flatnonzero(codes == code)
            known = [self.row_of(int(one)) for one in at[:1]]
            found.update(row for row in known if row is not None)
        if not isinstance(self.periods, RegularPeriods):
            length = self.periods.ends(slice(None)) - self.periods.starts(slice(None))
            length[np.isnan(self.values)] = np.nan
            if not np.isnan(length).all():
                found.update((int(np.nanargmax(length)), int(np.nanargmin(length))))
        return np.array(sorted(found))


def in_order(
    series: Series, columns: ObservationColumns, factor: float, mirrored: bool
) -> LongSeries | None:
    """Return a series in the order of time, less what can't be drawn; None if periods overlap."""
    flow = FLOWS.get(series.flow or "", Flow.OTHER)
    flow = MIRRORED.get(flow, flow) if mirrored else flow
    periods, values = columns.periods, columns.values
    good = _drawable(values, factor)
    if isinstance(periods, RegularPeriods) and good is None:
        return LongSeries(series, columns, periods, values, None, factor, flow)
    start, end = periods.starts(slice(None)), periods.ends(slice(None))
    closed = np.isfinite(start) & np.isfinite(end) & (end > start)
    if good is not None:
        closed &= good
    places: Ints | None = None
    if not closed.all() or (start[1:] < start[:-1]).any():
        places = np.flatnonzero(closed)
        places = places[np.argsort(start[places], kind="stable")]
        periods, values = ChosenPeriods(periods, places), values[places]
        start, end = start[places], end[places]
    if (end[:-1] - start[1:] > OVERLAP).any():
        return None
    return LongSeries(series, columns, periods, values, places, factor, flow)


def _drawable(values: Floats, factor: float) -> NDArray[np.bool_] | None:
    """Return which values are no larger than `LARGEST`; None where all are."""
    found = (np.nanmin(values), np.nanmax(values)) if not np.isnan(values).all() else (0.0, 0.0)
    if max(abs(found[0]), abs(found[1])) * factor <= LARGEST:
        return None
    small: NDArray[np.bool_] = ~(np.abs(values) * factor > LARGEST)
    return small
