"""Where each event stands on the axis, for one choice of clock and of whose dates count.

Columns, one row an event, rebuilt when the choice changes and never while panning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate, End, Kind
from viewer.model.records import Basis, Clock, Event, Stance
from viewer.model.view import Datings

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]
STANCES: tuple[Stance | None, ...] = (None, *Stance)
"""The stance column holds positions in this."""

BOUNDS = tuple(map(attrgetter, ("earliest_start", "latest_start", "earliest_end", "latest_end")))
TEXT, KIND, START, END = map(attrgetter, ("text", "kind", "start", "end"))
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
    """Build the columns for all events of a dataset, column by column. O(n)."""
    events = tuple(dataset.events)
    colors = {category.id: category.color for category in dataset.categories.values()}
    # By identity: an enumeration's own hash is worked out in Python.
    stances = {id(stance): number for number, stance in enumerate(STANCES)}
    return Drawn(
        **_times(events, clock, datings),
        color=np.array([colors.get(e.categories[0], 8) for e in events], dtype=np.uint8),
        stance=np.array([stances[id(e.stance)] for e in events], dtype=np.uint8),
        context=np.array([e.context for e in events], dtype=bool),
        importance=np.array([e.importance for e in events], dtype=float),
    )


def _times(events: Sequence[Event], clock: Clock, datings: Datings) -> dict[str, Any]:
    """Return the columns of `Drawn` that depend on the choice of clock and dates."""
    chosen, others = _dates_on(events, clock, datings)
    at: Positions = np.array(
        [n for n, (one, two) in enumerate(zip(chosen, others, strict=True)) if one or two], np.int64
    )
    dates = Dates.of(
        [date for one, two in zip(chosen, others, strict=True) if (date := one or two)]
    )
    shape, left, right = dates.shapes(), dates.left(), dates.right()
    for end, ends in (("basis_start", left), ("basis_end", right)):
        # A state known only to include a period has torn ends; nothing is said of its limits.
        bound = [n for n in at[dates.lasts].tolist() if getattr(events[n], end) is Basis.BOUND]
        own = [n for n in bound if _is_its_own(events[n], chosen[n] is not None, clock, datings)]
        torn = np.searchsorted(at, own)
        ends[torn[ends[torn] != Edge.ARROW]] = Edge.TORN
    columns = {
        "bounds": _spread(dates.bounds, at, len(events), np.nan),
        "shape": _spread(shape, at, len(events), Shape.UNDATED),
        "left": _spread(left, at, len(events), Edge.PLAIN),
        "right": _spread(right, at, len(events), Edge.PLAIN),
        "mark": np.full(len(events), np.nan),
        "other": np.full(len(events), np.nan),
    }
    points = shape == Shape.POINT
    columns["mark"][at[points]] = dates.instants()[points]
    both = np.array([n for n in at[points].tolist() if chosen[n] and others[n]], np.int64)
    tied = [other for n in both.tolist() if (other := others[n])]
    columns["other"][both] = _tied_to(columns["bounds"][both], tied)
    return columns


def _dates_on(
    events: Sequence[Event], clock: Clock, datings: Datings
) -> tuple[list[EdtfDate | None], list[EdtfDate | None]]:
    """Return the dates on the chosen clock, and those on the other one."""
    occurred = [event.occurred for event in events]
    reported = [event.reported for event in events]
    if datings is Datings.ALL:
        for n, event in enumerate(events):
            if event.datings:
                occurred[n] = date_on(event, Clock.OCCURRED, datings)
                reported[n] = date_on(event, Clock.REPORTED, datings)
    return (occurred, reported) if clock is Clock.OCCURRED else (reported, occurred)


def _is_its_own(event: Event, on_chosen: bool, clock: Clock, datings: Datings) -> bool:
    """Whether an event is drawn at the date whose basis it gives: its own, of what happened."""
    happened = (clock is Clock.OCCURRED) is on_chosen
    return happened and (datings is Datings.MAIN or event.best_dating(Clock.OCCURRED) is None)


def _spread(column: NDArray[Any], at: Positions, count: int, rest: float) -> NDArray[Any]:
    """Return a column of all events, ``rest`` where there is no date."""
    whole = np.full((count, *column.shape[1:]), rest, column.dtype)
    whole[at] = column
    return whole


def _tied_to(bounds: Floats, others: Sequence[EdtfDate]) -> Floats:
    """Return the instants of the other clock's dates where a tie shows them, else NaN.

    Both are known to the day, and differ: an hour is not another time than its own day.
    """
    dates = Dates.of(others)
    first, last = dates.bounds[:, 0], dates.bounds[:, 3]
    apart = (last <= bounds[:, 0]) | (bounds[:, 3] <= first)
    with np.errstate(invalid="ignore"):
        instants = dates.instants()
    tied: Floats = np.where((dates.shapes() == Shape.POINT) & apart, instants, np.nan)
    return tied


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """Some dates as columns; ``starts`` and ``ends`` are those of the intervals among them."""

    bounds: Floats
    lasts: NDArray[np.bool_]
    starts: Sequence[End]
    ends: Sequence[End]
    start_about: NDArray[np.bool_]
    end_about: NDArray[np.bool_]

    @staticmethod
    def of(dates: Sequence[EdtfDate]) -> Dates:
        """Turn dates into columns."""
        # Column by column, without a tuple for each date: so many new objects would set off a
        # search for garbage among all records.
        count, interval = len(dates), Kind.INTERVAL
        bounds = np.empty((count, 4))
        for number, read in enumerate(BOUNDS):
            bounds[:, number] = np.fromiter(map(read, dates), float, count)
        lasts = np.array([kind is interval for kind in map(KIND, dates)], dtype=bool)
        lasting = [dates[n] for n in np.flatnonzero(lasts).tolist()]
        start_about, end_about = np.zeros(count, bool), np.zeros(count, bool)
        # Only these two signs make a date approximate: no look at the parts of all the others.
        for n, text in enumerate(map(TEXT, dates)):
            if "~" in text or "%" in text:
                start_about[n], end_about[n] = dates[n].start_approximate, dates[n].end_approximate
        return Dates(
            bounds,
            lasts,
            list(map(START, lasting)),
            list(map(END, lasting)),
            start_about,
            end_about,
        )

    def shapes(self) -> Bytes:
        """Return how each is drawn."""
        known = self.bounds[:, 3] - self.bounds[:, 0] <= AS_A_POINT
        sharp = known & ~(self.start_about | self.end_about)
        moments = np.where(sharp, Shape.POINT, Shape.BAND)
        shapes: Bytes = np.where(self.lasts, Shape.BAR, moments).astype(np.uint8)
        return shapes

    def instants(self) -> Floats:
        """Return the middle of each."""
        middles: Floats = (self.bounds[:, 0] + self.bounds[:, 3]) / 2
        return middles

    def left(self) -> Bytes:
        """Return how each begins, by its own words alone."""
        return self._edges(self.starts, 0, self.start_about)

    def right(self) -> Bytes:
        """Return how each ends, by its own words alone."""
        return self._edges(self.ends, 3, self.end_about)

    def _edges(self, ends: Sequence[End], outer: int, about: NDArray[np.bool_]) -> Bytes:
        exact = self.bounds[:, outer] == self.bounds[:, 1 if outer == 0 else 2]
        opened, unknown = End.OPEN, End.UNKNOWN
        edges = np.where(exact, Edge.PLAIN, Edge.BRACKET)
        at = np.flatnonzero(self.lasts)
        edges[at[[end is unknown for end in ends]]] = Edge.TORN
        edges[at[[end is opened for end in ends]]] = Edge.ARROW
        within = np.where(np.isfinite(self.bounds[:, outer]), Edge.BRACKET, Edge.TORN)
        edges = np.where(self.lasts, edges, within)
        # An approximate limit is none: what lies beyond it is not excluded.
        about = about | (~self.lasts & (self.start_about | self.end_about))
        edges[about & (edges != Edge.ARROW)] = Edge.TORN
        return edges.astype(np.uint8)


def shape_of(date: EdtfDate) -> Shape:
    """Return how a date is drawn."""
    if date.kind is Kind.INTERVAL:
        return Shape.BAR
    known = date.latest_end - date.earliest_start <= AS_A_POINT
    return Shape.POINT if known and not date.approximate else Shape.BAND
