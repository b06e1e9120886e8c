"""How exports and imports stand to each other: up and down, one on the other, or side by side."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.cells import Bound, Flow, Role
from viewer.engine.trade.distinct import distinct
from viewer.engine.trade.overlaps import among, shared_time
from viewer.model.view import Arrangement

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LONGEST_PERIOD = 2**31
"""More days than the axis has."""


class Standing(NamedTuple):
    """Columns beside those of `Rows`, as they are drawn: where the bar of each value stands.

    ``signed`` is the value, positive upwards, ``base`` the value that the bar begins at: 0, or in
    a stack what it stands on. ``start`` and ``end`` are the time under the bar, in days: its
    period, or its half of that. ``hangs`` marks what would hang down if it had a size; ``torn``
    the top of a stack of which the other part isn't known. ``crowded`` and ``behind`` are as in
    `Rows`. ``under`` is the row that a bar of a stack stands on, else -1.
    """

    signed: Floats
    base: Floats
    start: Floats
    end: Floats
    hangs: Bools
    torn: Bools
    crowded: Bools
    behind: Bools
    under: Ints


class Values(NamedTuple):
    """The columns of `Rows` that decide how bars stand."""

    start: Floats
    end: Floats
    value: Floats
    flow: Ints
    role: Ints
    bound: Ints


def stand(arrangement: Arrangement, values: Values) -> Standing:
    """Return how exports and imports stand that do not stand up and hang down."""
    return (_stacked if arrangement is Arrangement.STACKED else _grouped)(values)


def _stacked(values: Values) -> Standing:
    """Put exports on the imports over the very same time; what has no such partner is torn."""
    bars, count = values.role == Role.BAR, len(values.start)
    sized = bars & (values.value >= 0)
    exports = sized & (values.flow == Flow.EXPORT)
    # Nothing can stand on a value that is only a limit.
    imports = sized & (values.flow == Flow.IMPORT) & (values.bound == Bound.NONE)
    under = same_time(values.start, values.end, exports, imports)
    upper = np.flatnonzero(under >= 0)
    lower = under[upper]
    base = np.zeros(count)
    base[upper] = values.value[lower]
    whole = np.zeros(count, np.bool_)
    whole[upper] = whole[lower] = True
    totals = np.flatnonzero(bars & (values.flow == Flow.TOTAL))
    parts = np.flatnonzero(bars & ((values.flow == Flow.EXPORT) | (values.flow == Flow.IMPORT)))
    torn = np.zeros(count, np.bool_)
    if _has_both(values):
        told = among(
            values.start[parts], values.end[parts], values.start[totals], values.end[totals]
        )
        torn[parts[~told & ~whole[parts]]] = True
    column = np.where(under >= 0, -1, 0)
    crowded, behind = _crowds(values.start, values.end, values.role, column)
    crowded[upper], behind[upper] = crowded[lower], behind[lower]
    return Standing(
        values.value, base, values.start, values.end, np.zeros(count, np.bool_), torn, crowded,
        behind, under,
    )  # fmt: skip


def _grouped(values: Values) -> Standing:
    """Give exports the first half of their period and imports the second."""
    count, nothing = len(values.start), np.zeros(len(values.start), np.bool_)
    start, end = values.start.copy(), values.end.copy()
    if _has_both(values):
        middle = start + (end - start) / 2
        first, second = values.flow == Flow.EXPORT, values.flow == Flow.IMPORT
        end[first], start[second] = middle[first], middle[second]
    crowded, behind = _crowds(start, end, values.role, np.zeros(count, np.int64))
    return Standing(
        values.value, np.zeros(count), start, end, nothing, nothing, crowded, behind,
        np.full(count, -1, np.int64),
    )  # fmt: skip


def _has_both(values: Values) -> bool:
    told = set(values.flow[np.isin(values.role, (Role.BAR, Role.MISSING))].tolist())
    return {Flow.EXPORT, Flow.IMPORT} <= told


def _crowds(start: Floats, end: Floats, role: Ints, column: Ints) -> tuple[Bools, Bools]:
    """Return what shares time with other bars of its column, and what lies behind such a bar.

    Columns below zero are passed over.
    """
    crowded, behind = (np.zeros(len(start), np.bool_) for _ in range(2))
    for one in distinct(column[column >= 0]).tolist():
        bars = np.flatnonzero((column == one) & (role == Role.BAR))
        crowded[bars], behind[bars] = shared_time(start[bars], end[bars])
    return crowded, behind


def same_time(start: Floats, end: Floats, exports: Bools, imports: Bools) -> Ints:
    """Return for each of ``exports`` the row of ``imports`` over the very same days, else -1."""
    partner = np.full(len(start), -1, np.int64)
    first, last = np.round(start).astype(np.int64), np.round(end).astype(np.int64)
    period = first * LONGEST_PERIOD + (last - first)
    below, above = np.flatnonzero(imports), np.flatnonzero(exports)
    if not len(below) or not len(above):
        return partner
    below = below[np.argsort(period[below], kind="stable")]
    at = np.searchsorted(period[below], period[above], "right") - 1
    found = below[np.maximum(at, 0)]
    same = (at >= 0) & (period[found] == period[above])
    partner[above[same]] = found[same]
    return partner
