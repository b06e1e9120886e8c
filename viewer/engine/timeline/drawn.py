"""Where each event stands on the axis, for one choice of clock and of whose dates count.

Columns, one row an event, rebuilt when the choice changes and never while panning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate, End, Kind
from viewer.model.records import Basis, Clock, Event, Stance
from viewer.model.view import Datings

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
STANCES: tuple[Stance | None, ...] = (None, *Stance)
"""The stance column holds positions in this."""

AS_A_POINT = 1.0
"""A moment known to this many days or fewer is a mark without a band."""


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
    """

    bounds: Floats
    shape: Bytes
    left: Bytes
    right: Bytes
    mark: Floats
    other: Floats
    color: Bytes
    stance: Bytes
    context: NDArray[np.bool_]
    importance: Floats

    def __len__(self) -> int:
        return len(self.shape)

    def take(self, events: NDArray[np.integer[Any]]) -> Drawn:
        """Return the rows of some events."""
        return Drawn(*(getattr(self, column.name)[events] for column in fields(self)))

    def first(self) -> Floats:
        """Return the finite instant nearest to the start of each event (NaN: undated)."""
        es, ls, ee, le = self.bounds.T
        return _first_finite(es, ls, ee, le)

    def last(self) -> Floats:
        """Return the finite instant nearest to the end of each event (NaN: undated)."""
        es, ls, ee, le = self.bounds.T
        return _first_finite(le, ee, ls, es)

    def doubtful(self) -> NDArray[np.bool_]:
        """Return which events have a date of which nothing is certain.

        A day is certain, and what surely lasted for a time; undated events have no date to doubt.
        """
        _, latest_start, earliest_end, _ = self.bounds.T
        lasted = (self.shape == Shape.BAR) & (latest_start < earliest_end)
        sure: NDArray[np.bool_] = lasted | np.isin(self.shape, (Shape.POINT, Shape.UNDATED))
        return ~sure


def _first_finite(*columns: Floats) -> Floats:
    found = columns[-1]
    for column in reversed(columns[:-1]):
        found = np.where(np.isfinite(column), column, found)
    return np.where(np.isfinite(found), found, np.nan)


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
    """Build the columns for all events of a dataset."""
    numbers = {category.id: category.color for category in dataset.categories.values()}
    rows = [_row(event, clock, datings) for event in dataset.events]
    events: Sequence[Event] = dataset.events
    return Drawn(
        bounds=np.array([row[0] for row in rows], dtype=float).reshape(len(rows), 4),
        shape=np.array([row[1] for row in rows], dtype=np.uint8),
        left=np.array([row[2] for row in rows], dtype=np.uint8),
        right=np.array([row[3] for row in rows], dtype=np.uint8),
        mark=np.array([row[4] for row in rows], dtype=float),
        other=np.array([row[5] for row in rows], dtype=float),
        color=np.array([numbers.get(e.categories[0], 8) for e in events], dtype=np.uint8),
        stance=np.array([STANCES.index(e.stance) for e in events], dtype=np.uint8),
        context=np.array([e.context for e in events], dtype=bool),
        importance=np.array([e.importance for e in events], dtype=float),
    )


Row = tuple[tuple[float, float, float, float], Shape, Edge, Edge, float, float]
NOWHERE = (np.nan, np.nan, np.nan, np.nan)


def _row(event: Event, clock: Clock, datings: Datings) -> Row:
    date, of = drawn_date(event, clock, datings)
    if date is None:
        return NOWHERE, Shape.UNDATED, Edge.PLAIN, Edge.PLAIN, np.nan, np.nan
    bounds = (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end)
    shape = shape_of(date)
    mark = _instant(date) if shape is Shape.POINT else np.nan
    other_clock = Clock.REPORTED if of is Clock.OCCURRED else Clock.OCCURRED
    tied = _tied_to(date, date_on(event, other_clock, datings))
    # The basis of an event is that of its own date, on the clock of what happened.
    own = of is Clock.OCCURRED and (datings is Datings.MAIN or event.best_dating(of) is None)
    left, right = _edges(date, event if own else None)
    return bounds, shape, left, right, mark, tied


def _tied_to(date: EdtfDate, other: EdtfDate | None) -> float:
    """Return the instant of the other clock's date where a tie shows it, else NaN.

    Both must be known to the day, and differ: an hour is not another time than its own day.
    """
    if other is None or not shape_of(date) is shape_of(other) is Shape.POINT:
        return np.nan
    apart = other.latest_end <= date.earliest_start or date.latest_end <= other.earliest_start
    return _instant(other) if apart else np.nan


def shape_of(date: EdtfDate) -> Shape:
    """Return how a date is drawn."""
    if date.kind is Kind.INTERVAL:
        return Shape.BAR
    known = date.latest_end - date.earliest_start <= AS_A_POINT
    return Shape.POINT if known and not date.approximate else Shape.BAND


def _instant(date: EdtfDate) -> float:
    return (date.earliest_start + date.latest_end) / 2


def _edges(date: EdtfDate, event: Event | None) -> tuple[Edge, Edge]:
    """Return how both ends are drawn; ``event`` gives the basis where the date is its own."""
    left = _edge(date.start, date.earliest_start == date.latest_start)
    right = _edge(date.end, date.earliest_end == date.latest_end)
    if date.kind is not Kind.INTERVAL:
        left = Edge.BRACKET if np.isfinite(date.earliest_start) else Edge.TORN
        right = Edge.BRACKET if np.isfinite(date.latest_end) else Edge.TORN
    # An approximate limit is none: what lies beyond it is not excluded.
    moment = date.kind is not Kind.INTERVAL
    if date.start_approximate or (moment and date.approximate):
        left = Edge.ARROW if left is Edge.ARROW else Edge.TORN
    if date.end_approximate or (moment and date.approximate):
        right = Edge.ARROW if right is Edge.ARROW else Edge.TORN
    # A state known only to include a period has torn ends; nothing is said of its limits.
    if event is not None and not moment:
        if event.basis_start is Basis.BOUND and left is not Edge.ARROW:
            left = Edge.TORN
        if event.basis_end is Basis.BOUND and right is not Edge.ARROW:
            right = Edge.TORN
    return left, right


def _edge(end: End, exact: bool) -> Edge:
    if end is End.OPEN:
        return Edge.ARROW
    if end is End.UNKNOWN:
        return Edge.TORN
    return Edge.PLAIN if exact else Edge.BRACKET
