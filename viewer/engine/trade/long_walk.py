"""From value to value of long series, without a list of them."""

from __future__ import annotations

import numpy as np

from viewer.engine.trade.long_rows import LongRows
from viewer.engine.trade.long_series import Place


def step_long(long: LongRows, at: Place | None, steps: int, day: float) -> Place:
    """Return the value ``steps`` places on in the same series; the one at ``day`` where none is
    given, unless so many steps lead to either end.
    """
    series = at.series if at is not None else 0
    part = long.parts[series]
    if at is None and abs(steps) < len(part):
        return Place(series, _row_at(long, series, day))
    row = (at.row if at is not None else 0) + steps
    return Place(series, min(max(row, 0), len(part) - 1))


def across_long(long: LongRows, at: Place | None, steps: int) -> Place | None:
    """Return the value of the next series at the same time; None where there is none."""
    if at is None or not 0 <= at.series + steps < len(long.parts):
        return None
    start, end = long.period(at)
    return Place(at.series + steps, _row_at(long, at.series + steps, (start + end) / 2))


def _row_at(long: LongRows, series: int, day: float) -> int:
    """Return the value whose period is nearest to an instant. O(log n)."""
    part = long.parts[series]
    at = int(part.periods.before(np.array([day]))[0])
    near = np.arange(max(at - 1, 0), min(at + 1, len(part)))
    away = np.maximum(part.periods.starts(near) - day, day - part.periods.ends(near))
    return int(near[np.argmin(away)])
