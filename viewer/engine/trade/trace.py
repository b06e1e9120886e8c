"""A long series as a line: what every pixel column of it holds, exactly.

Drawn in full, a series is a level over each period, with an upright where one period follows
another, and nothing where a value or time is missing. Of that drawing each pixel column shows one
stretch from the least to the largest level in it, or several where something is missing between.
Those stretches are found here from a pyramid, without looking at every value.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.pyramid import Pyramid
from viewer.model.periods import TOUCHING

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

MOST_CUTS = 2
"""With more ends of gaps than so many a column, a column is not divided at each of them."""


@dataclass(frozen=True, eq=False)
class Trace:
    """Stretches of a line, in order of ``column``; their levels reach from ``least`` to
    ``largest``. ``first`` and ``stop`` number the values that begin in each.

    ``broken`` ones hold values with gaps between that are too many to be told apart.
    """

    column: Ints
    least: Floats
    largest: Floats
    first: Ints
    stop: Ints
    broken: Bools

    def __len__(self) -> int:
        return len(self.column)

    def where(self, some: Bools) -> Trace:
        """Return some of the stretches."""
        return Trace(
            self.column[some], self.least[some], self.largest[some], self.first[some],
            self.stop[some], self.broken[some],
        )  # fmt: skip


def trace(pyramid: Pyramid, edges: Floats) -> Trace:
    """Return the line of a series in the pixel columns between ``edges`` (days, rising)."""
    places = pyramid.periods.before(edges)
    if _dense(pyramid, places):
        return _of_one_run(pyramid, places)
    cuts, many = _cuts(pyramid, places)
    points = places if cuts is None else np.union1d(places, cuts)
    first, stop = points[:-1], points[1:]
    column = np.searchsorted(places, first, "right") - 1
    whole = pyramid.in_one_run(first, stop)
    some = stop > first if many else whole
    first, stop, column, whole = first[some], stop[some], column[some], whole[some]
    found = pyramid.extremes(first, stop)
    known = ~np.isnan(found.least)
    follows = _follows(pyramid, first)
    before = pyramid.values[np.maximum(first - 1, 0)]
    before[~follows] = np.nan
    made = Trace(
        column[known],
        np.fmin(found.least, before)[known],
        np.fmax(found.largest, before)[known],
        first[known],
        stop[known],
        ~whole[known],
    )
    joined = column[follows & (first == places[column])]
    return _with_levels(made, _levels(pyramid, edges, places, joined))


def _dense(pyramid: Pyramid, places: Ints) -> bool:
    """Whether values follow one another without a gap in all columns, and begin in each."""
    one = pyramid.in_one_run(places[:1] - 1, places[-1:])
    return bool(one[0]) and bool((places[1:] > places[:-1]).all())


def _of_one_run(pyramid: Pyramid, places: Ints) -> Trace:
    """Return the line where nothing is missing: in each column the level before goes on."""
    first, stop = places[:-1], places[1:]
    before = pyramid.values[first - 1]
    found = pyramid.between(places)
    return Trace(
        np.arange(len(first)), np.minimum(found.least, before),
        np.maximum(found.largest, before), first, stop, np.zeros(len(first), np.bool_),
    )  # fmt: skip


def _cuts(pyramid: Pyramid, places: Ints) -> tuple[Ints | None, bool]:
    """Return where runs of values begin and end in view, and whether there are too many."""
    low, high = np.searchsorted(pyramid.runs, [places[0], places[-1]]).tolist()
    if high - low > MOST_CUTS * len(places):
        return None, True
    return (pyramid.runs[low:high] if high > low else None), False


def _follows(pyramid: Pyramid, first: Ints) -> Bools:
    """Return which values follow the one before them without a gap."""
    begun = np.searchsorted(pyramid.runs, first, "right")
    inside = begun % 2 == 1
    follows: Bools = inside.copy()
    follows[inside] = pyramid.runs[begun[inside] - 1] < first[inside]
    return follows


def _levels(
    pyramid: Pyramid, edges: Floats, places: Ints, joined: Ints
) -> tuple[Ints, Floats, Ints]:
    """Return columns into which a period lasts that began before, with its value and number.

    Columns in which the line goes on from it are none: there it is part of a stretch.
    """
    last = places[:-1] - 1
    begun = last >= 0
    begun[joined] = False
    columns = np.flatnonzero(begun)
    last = last[columns]
    lasts = pyramid.periods.ends(last) > edges[columns] + TOUCHING
    lasts &= ~np.isnan(pyramid.values[last])
    columns, last = columns[lasts], last[lasts]
    return columns, pyramid.values[last], last


def _with_levels(made: Trace, levels: tuple[Ints, Floats, Ints]) -> Trace:
    columns, value, number = levels
    if not len(columns):
        return made
    column = np.concatenate((columns, made.column))
    order = np.argsort(column, kind="stable")
    none = np.zeros(len(columns), np.bool_)
    least, largest = (np.concatenate((value, mine))[order] for mine in (made.least, made.largest))
    first = np.concatenate((number, made.first))[order]
    stop = np.concatenate((number + 1, made.stop))[order]
    broken = np.concatenate((none, made.broken))[order]
    return Trace(column[order], least, largest, first, stop, broken)
