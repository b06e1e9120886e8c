"""The least and the largest of any stretch of a long series, however long the stretch is.

A pyramid keeps the extremes of blocks of 128 values, of 16 such blocks, of 16 of those, and so
on; what does not fill a block is read from the level below, and at last from the values
themselves. So nothing is rounded to a block and no value is passed over: a query gives what a
look at every value would give, at the cost of its columns.

The first blocks are large because numpy reduces short rows slowly, and a screen of 128 values a
pixel is read in a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.model.periods import TOUCHING, Periods, RegularPeriods

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

BLOCK = 128
FANOUT = 16
AT_ONCE = 1 << 18
"""Values looked at in one go while building: as many as fit the processor's cache."""
READ_PLAINLY = 1 << 19
"""Where no more values than so many lie in a query, they are simply all read."""
PARTS = 64
REDUCED_BY = (np.fmin, np.fmax)
"""How the least, and the largest, of some values is found; a missing value counts for nothing."""


class Extremes(NamedTuple):
    """The least and the largest of each stretch; NaN where a stretch has no value."""

    least: Floats
    largest: Floats


@dataclass(frozen=True, eq=False)
class Columns:
    """What lies between neighbouring edges of a query, a column each.

    ``first`` and ``stop`` number the values whose periods start in it; ``least`` and ``largest``
    are their extremes, NaN where there is none; ``missing`` says that a line through them would
    cross a missing value, or time without any.
    """

    first: Ints
    stop: Ints
    least: Floats
    largest: Floats
    missing: Bools

    @property
    def count(self) -> Ints:
        """How many periods start in each column."""
        return self.stop - self.first


class Pyramid:
    """The extremes of ``values`` (NaN: missing) over ``periods`` that never overlap.

    ``runs`` are the numbers at which values that follow one another without a gap begin and end:
    begin, end, begin, end, ... The levels take less than two hundredths of the values' memory, a
    run 16 bytes.
    """

    def __init__(self, values: Floats, periods: Periods) -> None:
        self.values, self.periods = values, periods
        self._levels = _levels(values)
        self.runs = _runs(values, periods)

    def __len__(self) -> int:
        return len(self.values)

    @property
    def nbytes(self) -> int:
        """The memory that the levels take beside the values."""
        return sum(array.nbytes for level in self._levels for array in level)

    def query(self, edges: Floats) -> Columns:
        """Return what lies between each two neighbouring instants of ``edges``, which rise.

        The last of a column that has any is ``values[stop - 1]``, the first ``values[first]``.
        """
        places = self.periods.before(edges)
        first, stop = places[:-1], places[1:]
        least, largest = self.extremes(first, stop)
        missing = ~self.in_one_run(first, stop) & (stop > first)
        return Columns(first, stop, least, largest, missing)

    def in_one_run(self, first: Ints, stop: Ints) -> Bools:
        """Return which stretches ``values[first:stop]`` have neither a gap nor a missing value."""
        # Then as many bounds of runs lie up to the first value as lie before the end.
        begun = np.searchsorted(self.runs, first, "right")
        over = np.searchsorted(self.runs, stop, "left")
        one: Bools = (begun == over) & (begun % 2 == 1) & (stop > first)
        return one

    @property
    def whole_run(self) -> bool:
        """Whether nothing is missing, neither a value nor time."""
        return len(self.runs) == 2 and bool(self.runs[0] == 0 and self.runs[1] == len(self))

    def gaps(self, first: int, stop: int) -> Ints:
        """Return begin and end of each run of missing values that has one in ``first:stop``.

        The array has shape (n, 2); runs are given whole, also beyond the stretch.
        """
        runs = self.runs
        at = (int(np.searchsorted(runs, first, "right")) + 1) // 2
        until = int(np.searchsorted(runs, stop, "left")) // 2 + 1
        edges = np.concatenate(([0], runs[max(2 * at - 1, 0) : 2 * until], [len(self)]))
        edges = edges[at > 0 :]  # the first run of values, and so the last gap, has one bound
        whole = edges[: 2 * (until - at)].reshape(-1, 2)
        return whole[whole[:, 1] > whole[:, 0]]

    def extremes(self, first: Ints, stop: Ints) -> Extremes:
        """Return the extremes of ``values[first:stop]`` for stretches that follow one another:
        none begins before the one before it ends. O(stretches), but for a logarithm.
        """
        found = self.between(np.stack((first, stop), axis=1).ravel())
        return Extremes(found.least[::2], found.largest[::2])

    def between(self, places: Ints) -> Extremes:
        """Return the extremes of ``values[a:b]`` for each two neighbours of ``places``, none of
        which is less than the one before it.
        """
        levels = [Extremes(self.values, self.values), *self._levels]
        return _between(levels, BLOCK, places)

    def whole(self) -> tuple[float, float]:
        """Return the least and the largest of all values, NaN where there is none."""
        found = self.extremes(np.array([0]), np.array([len(self)]))
        return float(found.least[0]), float(found.largest[0])

    def place_of(self, first: int, stop: int, *, largest: bool) -> int:
        """Return where in ``values[first:stop]`` the first least or largest one is, -1 for none.

        O(log n): of some equal parts the first that has it is looked at again.
        """
        while stop - first > 2 * BLOCK:
            edges = np.linspace(first, stop, PARTS + 1).astype(np.int64)
            found = self.extremes(edges[:-1], edges[1:])[int(largest)]
            if np.isnan(found).all():
                return -1
            part = int(np.nanargmax(found) if largest else np.nanargmin(found))
            first, stop = int(edges[part]), int(edges[part + 1])
        inside = self.values[first:stop]
        if not len(inside):
            return -1
        at = int(np.argmax(inside) if largest else np.argmin(inside))
        if np.isnan(inside[at]):  # numpy takes the first NaN for the least and the largest
            if np.isnan(inside).all():
                return -1
            at = int(np.nanargmax(inside) if largest else np.nanargmin(inside))
        return first + at


def _levels(values: Floats) -> list[Extremes]:
    """Return the extremes of whole blocks, level by level, from one look at the values."""
    whole = len(values) // BLOCK
    least, largest = np.empty(whole), np.empty(whole)
    at_once = AT_ONCE // BLOCK
    blocks = values[: whole * BLOCK].reshape(whole, BLOCK)
    for first in range(0, whole, at_once):
        part = slice(first, first + at_once)
        np.fmin.reduce(blocks[part], axis=1, out=least[part])
        np.fmax.reduce(blocks[part], axis=1, out=largest[part])
    levels = [Extremes(least, largest)]
    while len(levels[-1].least) >= FANOUT * FANOUT:
        below = levels[-1]
        whole = len(below.least) // FANOUT
        levels.append(
            Extremes(
                np.fmin.reduce(below.least[: whole * FANOUT].reshape(whole, FANOUT), axis=1),
                np.fmax.reduce(below.largest[: whole * FANOUT].reshape(whole, FANOUT), axis=1),
            )
        )
    return levels


def _runs(values: Floats, periods: Periods) -> Ints:
    """Return where values that follow one another begin and end."""
    begins, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    regular = isinstance(periods, RegularPeriods)
    before = np.zeros(1, np.bool_)
    for first in range(0, len(values), AT_ONCE):
        stop = min(first + AT_ONCE, len(values))
        known = np.concatenate((before, ~np.isnan(values[first:stop])))
        follows = known[1:] & known[:-1]
        if not regular:
            starts = periods.starts(slice(first, stop))
            over = periods.ends(slice(max(first - 1, 0), stop - 1))
            follows[first == 0 :] &= starts[first == 0 :] - over <= TOUCHING
        begins.append(first + np.flatnonzero(known[1:] & ~follows))
        ends.append(first + np.flatnonzero(known[:-1] & ~follows))
        before = known[-1:]
    if before[0]:
        ends.append(np.array([len(values)]))
    return np.stack((np.concatenate(begins), np.concatenate(ends)), axis=1).ravel()


def _between(levels: Sequence[Extremes], size: int, places: Ints) -> Extremes:
    """Reduce what lies between neighbours of ``places`` in the first of ``levels``; blocks of
    ``size`` of it make the second.

    Of the first level only the blocks that a place lies in are read, side by side: there what
    follows a place up to the end of its block stands beside what precedes the next place in its
    own. What lies between the two blocks is reduced from the next level.
    """
    own, count = levels[0], max(len(places) - 1, 0)
    found = Extremes(np.empty(count), np.empty(count))
    if not count:
        return found
    if len(levels) == 1 or int(places[-1] - places[0]) <= max(READ_PLAINLY, count * size):
        for array, made, reduce in zip(own, found, REDUCED_BY, strict=True):
            _plainly(reduce, array, places, made)
        return found
    block = places // size
    fresh = block[1:] != block[:-1]
    number = np.zeros(count + 1, np.int64)
    np.cumsum(fresh, out=number[1:])
    near_places = (number - block) * size + places
    wanted = np.concatenate((block[:1], block[1:][fresh]))
    inner = np.empty(2 * count, np.int64)
    inner[1::2] = block[1:]
    np.minimum(block[:-1] + 1, block[1:], out=inner[::2])
    above = _between(levels[1:], FANOUT, inner)
    near = own.least
    for array, made, reduce, more in zip(own, found, REDUCED_BY, above, strict=True):
        if near is own.least or own.least is not own.largest:
            near = _side_by_side(array, size, wanted)
        _plainly(reduce, near, near_places, made)
        reduce(made, more[::2], out=made)
    return found


def _side_by_side(array: Floats, size: int, wanted: Ints) -> Floats:
    """Return some blocks of an array as one, the last filled up where it is no whole one."""
    whole = len(array) // size
    near = np.empty((len(wanted), size))
    count = int(np.searchsorted(wanted, whole))  # only the last may be no whole block
    np.take(array[: whole * size].reshape(whole, size), wanted[:count], axis=0,
            out=near[:count], mode="clip")  # fmt: skip
    rest = array[whole * size :]
    near[count:, : len(rest)] = rest
    return near.ravel()


def _plainly(reduce: np.ufunc, array: Floats, places: Ints, made: Floats) -> None:
    """Reduce what lies between neighbours of ``places``, value by value; NaN where nothing does."""
    low, high = int(places[0]), int(places[-1])
    count = int(np.searchsorted(places, high))  # so many begin before the end
    made[count:] = np.nan
    if not count:
        return
    at = places[:count] - low
    reduce.reduceat(array[low:high], at, out=made[:count])
    empty = at[1:] == at[:-1]
    if empty.any():
        made[: count - 1][empty] = np.nan
