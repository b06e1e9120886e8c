"""Which values share time: so that both are seen, and a total is not drawn beside its parts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SAME_DAY = 0.5
"""Periods that differ by less than half a day are the same."""


def shared_time(start: Floats, end: Floats) -> tuple[Bools, Bools]:
    """Return which periods share time with another, and which are longer than such another.

    Periods may come in any order. O(n log n).
    """
    order = np.argsort(start, kind="stable")
    first, last = start[order], end[order]
    shares = np.zeros(len(order), np.bool_)
    if len(order) > 1:
        met = np.maximum.accumulate(last)[:-1] > first[1:] + SAME_DAY
        shares[order[1:]] = met
        shares[order[:-1]] |= first[1:] < last[:-1] - SAME_DAY
    # The same once more with time turned round finds shorter ones that start earlier.
    return shares, _longer_than_later(start, end) | _longer_than_later(-end, -start)


def _longer_than_later(start: Floats, end: Floats) -> Bools:
    """Compare each period with those that start with or after it while it lasts."""
    order = np.lexsort((-end, start))
    first, length = start[order], (end - start)[order]
    places = np.arange(len(order))
    stop = np.searchsorted(first, end[order] - SAME_DAY, "left")
    longer = np.zeros(len(order), np.bool_)
    longer[order] = _least_in(length, places + 1, stop) < length - SAME_DAY
    return longer


def _least_in(values: Floats, first: Ints, stop: Ints) -> Floats:
    """Return the minima over ``values[first:stop]``, infinite for empty slices (sparse table)."""
    result = np.full(len(values), np.inf)
    filled = np.flatnonzero(stop > first)
    if not len(filled):
        return result
    begin, size = first[filled], (stop - first)[filled]
    level = np.floor(np.log2(size)).astype(np.int64)
    table = values
    for power in range(int(level.max()) + 1):
        at = level == power
        low, high = begin[at], (begin + size)[at] - 2**power
        result[filled[at]] = np.minimum(table[low], table[high])
        if 2**power < len(table):
            table = np.minimum(table[: -(2**power)], table[2**power :])
    return result


def has_part(start: Floats, end: Floats, part_start: Floats, part_end: Floats) -> Bools:
    """Return which periods share time with any of the parts."""
    begun = np.searchsorted(np.sort(part_start), end - SAME_DAY, "left")
    over = np.searchsorted(np.sort(part_end), start + SAME_DAY, "right")
    return np.asarray(begun > over)


def among(start: Floats, end: Floats, others_start: Floats, others_end: Floats) -> Bools:
    """Return which periods are one of the other periods."""
    known = set(zip(_days(others_start), _days(others_end), strict=True))
    mine = zip(_days(start), _days(end), strict=True)
    return np.fromiter((period in known for period in mine), np.bool_, len(start))


def _days(values: Floats) -> list[float]:
    return [float(value) for value in np.round(values)]


def tracks(start: Floats, end: Floats) -> Ints:
    """Put periods that share time into different rows, longest first; equal ones share a row."""
    track = np.zeros(len(start), np.int64)
    rows: list[list[tuple[float, float]]] = []
    for place in sorted(range(len(start)), key=lambda i: (start[i] - end[i], start[i])):
        period = float(start[place]), float(end[place])
        number = next((i for i, row in enumerate(rows) if _has_room(row, period)), len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append(period)
        track[place] = number
    return track


def _has_room(row: list[tuple[float, float]], period: tuple[float, float]) -> bool:
    start, end = period
    return all(
        other == period or other[1] <= start + SAME_DAY or other[0] >= end - SAME_DAY
        for other in row
    )
