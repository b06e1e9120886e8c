"""A chart of long series laid out: lines by pixel columns, and what is at a point of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.cells import Flow
from viewer.engine.trade.labels import Box
from viewer.engine.trade.long_rows import LongRows
from viewer.engine.trade.long_series import Place
from viewer.engine.trade.marks import REACH_Y, Chart, Edges
from viewer.engine.trade.pyramid import BLOCK
from viewer.engine.trade.trace import Trace

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

REACH_X = 3.0
"""How far beside the line the pointer may be, in pixels."""


class Strand(NamedTuple):
    """The line of one series: stretches one pixel wide from ``x``, and from ``top`` to ``bottom``.

    ``final`` is whether the last value in a stretch is; `Trace.broken` ones have gaps inside.
    """

    series: int
    flow: Flow
    line: Trace
    x: Floats
    top: Floats
    bottom: Floats
    final: Bools


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class LongChart(Chart):
    """A chart of lines; its ``rows`` are only the values that are named or marked in it."""

    long: LongRows
    strands: tuple[Strand, ...]

    def at(self, x: float, y: float) -> str | None:
        row = self.row_at(x, y)
        if row is not None:
            return self.rows.id_of(row)
        found = self._place_at(x, y)
        return None if found is None else self.long.id_of(found)

    def boxes(self, some_id: str) -> tuple[Box, ...]:
        found = self.long.find(some_id)
        if found is None:  # what others say is among the rows
            return Chart.boxes(self, some_id)
        start, end = self.long.period(found)
        return self._box(start, end, self.long.value(found))

    def box_of(self, row: int) -> Box | None:
        rows = self.rows
        box = self._box(float(rows.start[row]), float(rows.end[row]), float(rows.value[row]))
        return next(iter(box), None)

    def inked(self) -> tuple[Edges, ...]:
        return tuple((line.x, line.x + 1, line.top, line.bottom) for line in self.strands)

    def drawn(self) -> Ints:
        return np.arange(len(self.rows))

    def _box(self, start: float, end: float, value: float) -> tuple[Box, ...]:
        x0, x1 = self.time.x(start), self.time.x(end)
        if x1 < self.time.left or x0 > self.time.left + self.time.width:
            return ()
        y = self.axis.y(0.0 if np.isnan(value) else value)
        if np.isnan(y):
            return ()
        middle, half = (x0 + x1) / 2, max((x1 - x0) / 2, 2.0)
        return (Box(middle - half, y - 2.0, middle + half, y + 2.0),)

    def _place_at(self, x: float, y: float) -> Place | None:
        """Return the value at a point: of those in the nearest stretch the nearest extreme."""
        best: tuple[float, Place] | None = None
        for strand in self.strands:
            away = np.abs(strand.x + 0.5 - x)
            beside = np.maximum(np.maximum(strand.top - y, y - strand.bottom), 0.0)
            near = np.flatnonzero((away <= REACH_X) & (beside <= REACH_Y))
            if not len(near):
                continue
            distance = away[near] + beside[near]
            i = int(near[np.argmin(distance)])
            if best is None or distance.min() < best[0]:
                best = float(distance.min()), self._nearest(strand, i, y)
        return None if best is None else best[1]

    def _nearest(self, strand: Strand, i: int, y: float) -> Place:
        part = self.long.parts[strand.series]
        first, stop = int(strand.line.first[i]), int(strand.line.stop[i])
        if stop - first <= BLOCK:
            values = part.values[first:stop] * part.factor
            return Place(strand.series, first + int(np.nanargmin(np.abs(self.axis.ys(values) - y))))
        upper = y < (strand.top[i] + strand.bottom[i]) / 2
        row = part.pyramid.place_of(first, stop, largest=bool(upper))
        return Place(strand.series, row)
