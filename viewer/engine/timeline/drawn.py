"""Where each event stands on the axis, for one choice of clock and of whose dates count.

Columns, one row an event, rebuilt when the choice changes and never while panning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.shortened import Shortened
from viewer.engine.timeline.dates import OPEN, UNKNOWN, AllDates, BoundsByDate
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate, Kind
from viewer.model.event_columns import STANCES, EventColumns
from viewer.model.records import Clock, Event
from viewer.model.view import Datings

__all__ = ["STANCES", "Drawn", "Edge", "Shape", "date_on", "draw", "drawn_date", "shape_of"]

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
AS_A_POINT = 1.0
"""A moment known to this many days or fewer is a mark without a band."""
WORTH_RANKING, MOST_RANKS = 5_000, np.iinfo(np.uint16).max
"""From so many events on their order is worked out ahead, by so many numbers at most."""


class Shape(IntEnum):
    """How an event is drawn."""

    UNDATED = 0
    POINT = 1
    """A moment known to the day: a mark alone."""
    BAND = 2
    """A moment known within bounds: flat hatching without a core, the mark at its end."""
    BAR = 3
    """A state that lasted: solid where it surely did, hatched where it may have."""


class Edge(IntEnum):
    """How a band or bar ends."""

    PLAIN = 0
    BRACKET = 1
    """A known bound of what may be."""
    TORN = 2
    """No bound is known."""
    ARROW = 3
    """It goes on."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Columns of length n. ``bounds`` is (n, 4): earliest start, latest start, earliest end,
    latest end in days, infinite where unlimited and NaN where undated. ``mark`` is the instant of
    the mark of a point; ``other`` that of the other clock where both are known, else NaN.
    ``rank`` orders dated events by the middles of their times, where there are very many of them
    and few different middles; else it is None.
    """

    bounds: Floats | BoundsByDate
    shape: Bytes
    left: Bytes
    right: Bytes
    mark: Floats
    other: Floats
    color: Bytes
    stance: Bytes
    context: NDArray[np.bool_]
    importance: Floats
    rank: NDArray[np.uint16] | None = None

    def __len__(self) -> int:
        return len(self.shape)

    def take(self, events: NDArray[np.integer[Any]]) -> Drawn:
        """Return the rows of some events."""
        columns: list[Any] = [getattr(self, column.name) for column in fields(self)]
        some: list[Any] = [None if column is None else column[events] for column in columns]
        return Drawn(*some)

    def first(self) -> Floats:
        """Return the finite instant nearest to the start of each event (NaN: undated)."""
        return firsts(self.bounds)

    def last(self) -> Floats:
        """Return the finite instant nearest to the end of each event (NaN: undated)."""
        return lasts(self.bounds)

    def on_axis(self, shortened: Shortened) -> Drawn:
        """Return the same with all times in days of an axis of which parts are shortened."""
        place = shortened.all_to_axis
        bounds, rank = self.bounds, None
        if isinstance(bounds, BoundsByDate):
            bounds = bounds.mapped(place)
            rank = _ranks(bounds.table, bounds.codes)
        else:
            bounds = place(bounds)
        return replace(
            self, bounds=bounds, mark=place(self.mark), other=place(self.other), rank=rank
        )

    def doubtful(self) -> NDArray[np.bool_]:
        """Return which events have a date of which nothing is certain.

        A day is certain, and what surely lasted for a time; undated events have no date to doubt.
        """
        _, latest_start, earliest_end, _ = self.bounds.T
        lasted = (self.shape == Shape.BAR) & (latest_start < earliest_end)
        sure: NDArray[np.bool_] = lasted | np.isin(self.shape, (Shape.POINT, Shape.UNDATED))
        return ~sure


def firsts(bounds: Floats | BoundsByDate) -> Floats:
    """Return the finite instant nearest to the start of each row of bounds (NaN: none)."""
    return _first_finite(bounds, range(4))


def lasts(bounds: Floats | BoundsByDate) -> Floats:
    """Return the finite instant nearest to the end of each row of bounds (NaN: none)."""
    return _first_finite(bounds, range(3, -1, -1))


def _first_finite(bounds: Floats | BoundsByDate, columns: Iterable[int]) -> Floats:
    first, *others = columns
    found: Floats = bounds[:, first].copy()
    for column in others:
        # Mostly the first one is known already.
        missing = np.flatnonzero(~np.isfinite(found))
        if not len(missing):
            break
        found[missing] = bounds[missing, column]
    found[~np.isfinite(found)] = np.nan
    return found


def date_on(event: Event, clock: Clock, datings: Datings) -> EdtfDate | None:
    """Return the date of an event on one clock, as the chosen sources give it."""
    if datings is Datings.ALL and (best := event.best_dating(clock)):
        return best.date
    return event.occurred if clock is Clock.OCCURRED else event.reported


def drawn_date(event: Event, clock: Clock, datings: Datings) -> tuple[EdtfDate | None, Clock]:
    """Return the date that an event is drawn at, and of which clock it is.

    The chosen clock first; where it is not known, the other one.
    """
    other = Clock.REPORTED if clock is Clock.OCCURRED else Clock.OCCURRED
    date = date_on(event, clock, datings)
    return (date, clock) if date else (date_on(event, other, datings), other)


def draw(dataset: Dataset, clock: Clock, datings: Datings) -> Drawn:
    """Build the columns for all events of a dataset: each different date is looked at once."""
    columns = dataset.events.columns
    colors = {category.id: category.color for category in dataset.categories.values()}
    # What no category has in the last place: of an event without one the code is -1.
    by_key = np.array([*(colors.get(key, 8) for key in columns.categories.keys), 8], np.uint8)
    return Drawn(
        **_times(columns, clock, datings),
        color=by_key.take(columns.categories.firsts()),
        stance=columns.stance,
        context=columns.context,
        importance=columns.importance,
    )


def _times(columns: EventColumns, clock: Clock, datings: Datings) -> dict[str, Any]:
    """Return the columns of `Drawn` that depend on the choice of clock and dates."""
    dates = AllDates.of(columns, datings)
    looks = _Looks(dates)
    chosen, other = dates.on(clock)
    drawn = dates.drawn(clock)
    left, right = looks.left().take(drawn), looks.right().take(drawn)
    for bound, edges in ((columns.bound_start, left), (columns.bound_end, right)):
        # A state known only to include a period has torn ends; nothing is said of its limits.
        if bound.any():
            torn = bound & dates.lasts.take(drawn) & (edges != Edge.ARROW)
            edges[torn & _are_their_own(columns, chosen >= 0, clock, datings)] = Edge.TORN
    points = looks.shape == Shape.POINT
    tied = np.full(len(drawn), np.nan)
    # A tie stands between two points that have no instant in common: an hour is not another time
    # than its own day.
    both = np.flatnonzero(points.take(chosen) & points.take(other))
    mine, theirs = chosen.take(both), other.take(both)
    first, last = dates.bounds[:, 0].copy(), dates.bounds[:, 3].copy()
    apart = last.take(theirs) <= first.take(mine)
    apart |= last.take(mine) <= first.take(theirs)
    tied[both[apart]] = looks.instant.take(theirs[apart])
    return {
        "bounds": (
            BoundsByDate(dates.bounds, drawn)
            if len(drawn) >= WORTH_RANKING
            else dates.bounds.take(drawn, axis=0)
        ),
        "shape": looks.shape.take(drawn),
        "left": left,
        "right": right,
        "mark": np.where(points, looks.instant, np.nan).take(drawn),
        "rank": _ranks(dates.bounds, drawn) if len(drawn) >= WORTH_RANKING else None,
        "other": tied,
    }


def _ranks(bounds: Floats, drawn: NDArray[np.int32]) -> NDArray[np.uint16] | None:
    """Return a small number for each event that sorts as the middle of its time does."""
    middles = (firsts(bounds) + lasts(bounds)) / 2
    order = np.argsort(middles)  # the undated last
    ordered = middles[order]
    ranks = np.empty(len(middles), np.int64)
    ranks[order] = np.cumsum(np.append(False, ordered[1:] != ordered[:-1]))
    return ranks.astype(np.uint16).take(drawn) if ranks.max() <= MOST_RANKS else None


def _are_their_own(
    columns: EventColumns, on_chosen: NDArray[np.bool_], clock: Clock, datings: Datings
) -> NDArray[np.bool_]:
    """Return which events are drawn at the date whose basis they give: their own, of what
    happened.
    """
    own = on_chosen if clock is Clock.OCCURRED else ~on_chosen
    if datings is Datings.ALL:
        own = own.copy()
        own[list(columns.best(Clock.OCCURRED))] = False
    return own


class _Looks:
    """How each date is drawn, whichever event has it."""

    def __init__(self, dates: AllDates) -> None:
        self._dates = dates
        bounds, lasts = dates.bounds, dates.lasts
        self._starts_about, self._ends_about = dates.marked(dates.approximate)
        self._about = self._starts_about | self._ends_about
        with np.errstate(invalid="ignore"):
            known = bounds[:, 3] - bounds[:, 0] <= AS_A_POINT
            self.instant: Floats = (bounds[:, 0] + bounds[:, 3]) / 2
        moments = np.where(known & ~self._about, Shape.POINT, Shape.BAND)
        self.shape: Bytes = np.where(lasts, Shape.BAR, moments).astype(np.uint8)
        self.shape[-1] = Shape.UNDATED

    def left(self) -> Bytes:
        """Return how each begins, by its own words alone."""
        return self._edges(self._dates.start, 0, self._starts_about)

    def right(self) -> Bytes:
        """Return how each ends, by its own words alone."""
        return self._edges(self._dates.end, 3, self._ends_about)

    def _edges(self, ends: Bytes, outer: int, about: NDArray[np.bool_]) -> Bytes:
        bounds, lasts = self._dates.bounds, self._dates.lasts
        exact = bounds[:, outer] == bounds[:, 1 if outer == 0 else 2]
        edges = np.where(exact, Edge.PLAIN, Edge.BRACKET)
        edges[ends == UNKNOWN] = Edge.TORN
        edges[ends == OPEN] = Edge.ARROW
        within = np.where(np.isfinite(bounds[:, outer]), Edge.BRACKET, Edge.TORN)
        edges = np.where(lasts, edges, within)
        # An approximate limit is none: what lies beyond it is not excluded.
        about = about | (~lasts & self._about)
        edges[about & (edges != Edge.ARROW)] = Edge.TORN
        edges[-1] = Edge.PLAIN
        return edges.astype(np.uint8)


def shape_of(date: EdtfDate) -> Shape:
    """Return how a date is drawn."""
    if date.kind is Kind.INTERVAL:
        return Shape.BAR
    known = date.latest_end - date.earliest_start <= AS_A_POINT
    return Shape.POINT if known and not date.approximate else Shape.BAND
