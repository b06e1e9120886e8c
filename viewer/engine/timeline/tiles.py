"""Rows for the events of one crowded lane, worked out tile by tile as they come into view.

The same wherever the view comes from: time is cut into tiles, and what a tile holds depends on
nothing but its own events and on tiles that are always placed before it. Long events are placed
first, in tiles that are longer by powers of two; of tiles of one length the even ones before the
odd ones, which lie between them. An event is so short beside its tile that it reaches, with its
label, less than half a tile beyond it: even tiles never meet. What is too long for the shortest
tiles leaves a row to what is not, in lanes that hold more of that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from math import ceil, floor, log2
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.crowd import DurationClass, LaneIndex, Positions
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.layout import Measure, Side, Sizes
from viewer.engine.timeline.packing import Row
from viewer.engine.timeline.placing import Packer

Floats = NDArray[np.float64]
TILE = 2048.0
"""Length of the shortest tiles in pixels, at the usual text size."""
SHORT = 0.25
"""An event is at most this share of its tile long."""
A_ROW = 10
"""So many of the most important events of a tile are tried for each row; the others are folded."""
LEVELS = 2
"""Tiles of one level are 2**LEVELS times as long as those below."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with a row of its own. ``anchor`` is in days; ``x0..x1`` is what it takes of the
    row, label included, in absolute pixels at the zoom of the tiles.
    """

    event: int
    lane: int
    anchor: float
    row: int
    side: Side
    label: float
    x0: float
    x1: float


class Tiles:
    """Rows of all lanes at one zoom step; tiles are filled when they are first asked for."""

    def __init__(
        self, lanes: Sequence[LaneIndex], rows: Sequence[int], drawn: Drawn,
        pixels_per_day: float, measure: Measure, sizes: Sizes,
    ) -> None:  # fmt: skip
        self._drawn, self._measure, self._sizes = drawn, measure, sizes
        self._zoom = pixels_per_day
        self._tile = TILE * sizes.row / Sizes().row
        self._rows = [[Row() for _ in range(count)] for count in rows]
        self._levels: dict[int, list[tuple[int, DurationClass]]] = {}
        for number, lane in enumerate(lanes):
            for one in lane.classes if rows[number] else ():
                longest = 2.0**one.power * pixels_per_day / (SHORT * self._tile)
                level = LEVELS * ceil(max(0.0, log2(longest)) / LEVELS)
                self._levels.setdefault(level, []).append((number, one))
        # Where most are short they keep a row for themselves: a few that last for years, placed
        # first, would leave them none.
        short = [0] * len(rows)
        for number, one in self._levels.get(0, ()):
            short[number] += len(one.samples[0].events)
        self._for_long = [
            row[:-1] if len(row) > 1 and 2 * count > len(lane) else row
            for row, count, lane in zip(self._rows, short, lanes, strict=True)
        ]
        self._done: dict[tuple[int, int], list[Placed]] = {}

    @property
    def length(self) -> float:
        """Length of the shortest tiles in pixels."""
        return self._tile

    def placed(self, x0: float, x1: float) -> list[Placed]:
        """Return the events that take any of ``[x0, x1)`` of their rows, in absolute pixels."""
        wanted: list[tuple[int, int, int]] = []
        low, high = x0, x1
        for level in sorted(self._levels):
            size = self._tile * 2.0**level
            # What belongs to a tile reaches less than half of one beyond it.
            first, last = floor(low / size - 0.5), floor(high / size + 0.5)
            # An odd tile waits for both its neighbours.
            first, last = first - first % 2, last + last % 2
            wanted.append((level, first, last))
            low, high = (first - 0.5) * size, (last + 1.5) * size
        found: list[Placed] = []
        for level, first, last in reversed(wanted):
            for begin in (first, first + 1):
                tiles = range(begin, last + 1, 2)
                missing = [tile for tile in tiles if (level, tile) not in self._done]
                if missing:
                    self._fill(level, missing)
                for tile in tiles:
                    here = self._done[level, tile]
                    found += [one for one in here if one.x0 < x1 and one.x1 > x0]
        return found

    def _fill(self, level: int, tiles: list[int]) -> None:
        """Place what belongs to tiles that do not meet."""
        size = self._tile * 2.0**level / self._zoom
        starts = np.array(tiles, np.float64) * size
        chosen: list[tuple[int, int, bool, Positions]] = []
        for lane, classes in self._lanes_at(level):
            most = A_ROW * len(self._rows[lane])
            for tile, start in zip(tiles, starts.tolist(), strict=True):
                events, crowded = _best(classes, start, start + size, most)
                if len(events):
                    chosen.append((lane, tile, crowded, events))
        for tile in tiles:
            self._done[level, tile] = []
        if not chosen:
            return
        events = np.concatenate([one[3] for one in chosen]).astype(np.int64)
        some = self._drawn.take(events)
        names = events.tolist()
        packer = Packer(
            some, self._zoom, lambda at: self._measure(names[at]), self._sizes, steady=True
        )
        # Where not even the body has room no label has: most are out before theirs is measured.
        x0, x1 = _spans(packer)
        least = zip(x0.tolist(), x1.tolist(), strict=True)
        anchors = ((some.first() + some.last()) / 2).tolist()
        each = enumerate(least)
        for lane, tile, crowded, mine in chosen:
            here = self._done[level, tile]
            rows = self._for_long[lane] if level else self._rows[lane]
            for number, (low, high) in islice(each, len(mine)):
                first = _first_free(rows, low, high)
                if first is None:
                    continue
                place = _place(rows, first, number, packer, crowded)
                if place is not None:
                    row, side, left, right = place
                    label = self._measure(names[number])
                    here.append(
                        Placed(names[number], lane, anchors[number], row, side, label, left, right)
                    )

    def _lanes_at(self, level: int) -> Iterator[tuple[int, list[DurationClass]]]:
        for lane, found in groupby(self._levels[level], key=itemgetter(0)):
            yield lane, [one for _, one in found]


def _spans(packer: Packer) -> tuple[Floats, Floats]:
    """Return the `Packer.span` of all events."""
    sizes = packer.sizes
    joins = (packer.drawn.shape == Shape.BAR) & (packer.x1 - packer.x0 > 2 * sizes.mark + 0.01)
    apart = np.where(joins, 0.0, sizes.apart / 2)
    starts, ends = packer.grown
    return np.minimum(packer.x0 - apart, starts), np.maximum(packer.x1 + apart, ends)


def _first_free(rows: Sequence[Row], low: float, high: float) -> int | None:
    for number, row in enumerate(rows):
        # `Row.is_free`, here where it is asked a thousand times a frame.
        starts = row.starts
        at = bisect_left(starts, low)
        if (at == len(starts) or starts[at] >= high) and (not at or row.ends[at - 1] <= low):
            return number
    return None


def _place(
    rows: Sequence[Row], first: int, number: int, packer: Packer, crowded: bool
) -> tuple[int, Side, float, float] | None:
    """Place an event in the first row where it has room, with its label; rows before ``first`` have
    none for its body.
    """
    choices = packer.choices(number)
    if not crowded:
        choices = (*choices, (*packer.span(number), Side.NONE))
    for row_number in range(first, len(rows)):
        row = rows[row_number]
        for start, end, side in choices:
            if row.is_free(start, end):
                row.take(start, end)
                return row_number, side, start, end
    return None


def _best(
    classes: Sequence[DurationClass], start: float, end: float, most: int
) -> tuple[Positions, bool]:
    """Return the most important events anchored in ``[start, end)``, in that order, and whether
    there are more.
    """
    best = [found for one in classes if len((found := one.best(start, end, most))[0])]
    if not best:
        return np.zeros(0, np.int32), False
    ranks = np.concatenate([found[1] for found in best])
    events = np.concatenate([found[0] for found in best])[np.argsort(ranks)]
    return events[:most], len(events) > most or any(found[2] for found in best)
