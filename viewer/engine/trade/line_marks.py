"""Lays out the rows of lines above a chart: long totals, and what has no known end."""

from __future__ import annotations

from math import isfinite

import numpy as np

from viewer.engine.trade.cells import Role
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.ground import Ground
from viewer.engine.trade.labels import Box
from viewer.engine.trade.marks import Lines, no_lines
from viewer.engine.trade.open_ended import loose as torn

MOST_OF_HEIGHT = 0.3
"""Rows of lines take no larger part of a chart; where there are more, the last share one."""
END = 5.0
"""Half the height of the mark at the end of a line."""


def row_height(line: float) -> float:
    """Return the height of a row of lines with words as high as ``line``."""
    return line + 4


def rows_of_lines(rows: Rows, height: float, line: float) -> int:
    """Return how many rows of lines a chart of this height has: one at least, if it has lines."""
    return min(rows.tracks, max(1, int(MOST_OF_HEIGHT * height / row_height(line))))


def lay_out_lines(ground: Ground, tracks: int) -> Lines:
    """Lay out all lines in view, in so many rows."""
    rows, shown = ground.rows, ground.shown()
    kept = shown[rows.role[shown] == Role.LINE]
    if not len(kept):
        return no_lines()
    x0, x1 = ground.edges(kept)
    track = np.minimum(rows.track[kept], tracks - 1)
    y = (track + 0.5) * row_height(ground.line)
    starts, ends = x0 >= ground.left - 0.5, x1 <= ground.right + 0.5
    loose = np.zeros((len(kept), 2), np.bool_)
    for i in np.flatnonzero(np.isin(kept, list(rows.open_ended))).tolist():
        period = rows.period(int(kept[i]))
        starts[i] &= isfinite(period.period[0])
        ends[i] &= isfinite(period.period[1])
        inside = x0[i] >= ground.left - 0.5, x1[i] <= ground.right + 0.5
        loose[i] = np.logical_and(torn(period), inside)
    return Lines(kept, x0, x1, y, rows.style[kept], starts, ends, loose)


def boxes_of(lines: Lines) -> list[Box]:
    """Return the room of lines and their ends, which no other words may lie on."""
    edges = zip(lines.x0.tolist(), lines.x1.tolist(), lines.y.tolist(), strict=True)
    return [Box(x0, y - END, x1, y + END) for x0, x1, y in edges]
