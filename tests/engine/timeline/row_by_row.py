"""How one event is drawn, one after the other: slow, and what the columns have to agree with."""

import numpy as np

from viewer.engine.timeline.drawn import Edge, Shape, date_on, drawn_date, shape_of
from viewer.model.edtf import EdtfDate, End, Kind
from viewer.model.records import Basis, Clock, Event
from viewer.model.view import Datings

Row = tuple[tuple[float, float, float, float], Shape, Edge, Edge, float, float]
NOWHERE = (np.nan, np.nan, np.nan, np.nan)


def row_of(event: Event, clock: Clock, datings: Datings) -> Row:
    """Return bounds, shape, both ends, mark and the instant of the other clock."""
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
