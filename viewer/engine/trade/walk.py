"""From value to value: through time, and through what there is at one time."""

from __future__ import annotations

import numpy as np

from viewer.engine.trade.cells import Role
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.overlaps import SAME_DAY


def step(rows: Rows, row: int | None, steps: int, day: float) -> int | None:
    """Return the value ``steps`` places on in time; the one nearest to ``day`` where no row is
    given, unless so many steps lead to either end.

    What others say of a value is passed over: `across` leads there.
    """
    order = rows.in_time_order[rows.role[rows.in_time_order] != Role.OTHER]
    if not len(order):
        return None
    if row is not None and rows.role[row] == Role.OTHER:
        row = int(rows.rival_of[row])
    at = np.flatnonzero(order == row) if row is not None else order[:0]
    if len(at) or abs(steps) >= len(order):
        place = int(at[0]) if len(at) else 0
        return int(order[min(max(place + steps, 0), len(order) - 1)])
    middle = (rows.start[order] + rows.end[order]) / 2
    return int(order[np.argmin(np.abs(middle - day))])


def across(rows: Rows, row: int | None, steps: int) -> int | None:
    """Return the next value over the same time: another flow, or what others say of one."""
    if row is None:
        return None
    same = rows.in_time_order[
        (rows.start[rows.in_time_order] < rows.end[row] - SAME_DAY)
        & (rows.end[rows.in_time_order] > rows.start[row] + SAME_DAY)
    ]
    other = rows.role[same] == Role.OTHER
    of = np.where(other, rows.rival_of[same], same)
    same = same[np.lexsort((same, other, rows.start[of], rows.flow[of], rows.role[of]))]
    at = int(np.flatnonzero(same == row)[0]) + steps if row in same else -1
    return int(same[at]) if 0 <= at < len(same) else None
