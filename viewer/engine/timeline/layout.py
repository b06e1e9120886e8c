"""Rows and labels for one zoom level: the same wherever the view is panned to.

Everything is laid out in absolute pixels, ``day * pixels_per_day``, over all shown events, so
that nothing changes its row while the view moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import floor

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.drawn import STANCES, Drawn, Shape
from viewer.engine.timeline.lanes import Lane
from viewer.engine.timeline.packing import Row
from viewer.model.records import Stance

Floats = NDArray[np.float64]
Measure = Callable[[int], float]
"""Width in pixels of the label of the event at a position."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures in pixels, grown with the text size."""

    row: float = 19.0
    pad: float = 3.5
    mark: float = 7.0
    gap: float = 6.0
    apart: float = 10.0
    tight: float = 12.0
    """A band or bar narrower than this is drawn as its mark alone."""
    fold: float = 30.0
    least_row: float = 16.0
    least_pad: float = 1.5
    """Rows and lanes are pressed together as far as this rather than scrolled."""
    least_rows: int = 2

    def scaled(self, factor: float) -> Sizes:
        """Return the sizes for another text size."""
        return Sizes(
            self.row * factor, self.pad * factor, self.mark * factor, self.gap * factor,
            self.apart * factor, self.tight * factor, self.fold * factor,
            self.least_row * factor, self.least_pad * factor,
        )  # fmt: skip

    def pressed(self, height: float, needs: Sequence[int]) -> Sizes:
        """Return the sizes with which lanes that need so many rows have no fewer than the least
        in ``height``, or come nearest to it. In whole pixels: letters stay sharp.
        """
        rows, lanes = sum(min(max(need, 1), self.least_rows) for need in needs), len(needs)
        if not rows or rows * self.row + 2 * lanes * self.pad <= height:
            return self
        least, least_pads = floor(self.least_row), floor(2 * self.least_pad)
        row = min(max(least, floor((height - lanes * least_pads) / rows)), self.row)
        pads = max(least_pads, floor((height - rows * row) / lanes))
        return replace(self, row=float(row), pad=min(pads / 2, self.pad))


class Side(IntEnum):
    """Where the label of an event stands."""

    NONE = 0
    INSIDE = 1
    RIGHT = 2
    LEFT = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An event placed in a row: its body ``x0..x1`` in absolute pixels, infinite where open."""

    event: int
    lane: int
    row: int
    x0: float
    x1: float
    side: Side
    label: float


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Events of a lane that have no room of their own at this zoom level.

    ``x`` is where its pill stands; ``x0`` and ``x1`` are the ends of the bodies of its members,
    all in absolute pixels.
    """

    lane: int
    row: int
    x: float
    members: NDArray[np.int64]
    x0: NDArray[np.float64]
    x1: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """All rows of all lanes at one zoom level; ``tops`` and ``heights`` are of the lanes."""

    pixels_per_day: float
    sizes: Sizes
    lanes: tuple[Lane, ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    entries: tuple[Entry, ...]
    folds: tuple[Fold, ...]
    rows: tuple[tuple[Row, ...], ...]
    lifted: frozenset[int] = frozenset()
    """Events that would be in a fold if they were not selected."""

    def place_of(self, event: int) -> tuple[int, int] | None:
        """Return lane and row of an event; of a folded one the row of the folds."""
        for entry in self.entries:
            if entry.event == event:
                return entry.lane, entry.row
        for fold in self.folds:
            if event in fold.members:
                return fold.lane, fold.row
        for number, lane in enumerate(self.lanes):
            if event in lane.members:
                return number, max(0, len(self.rows[number]) - 1)
        return None

    @property
    def height(self) -> float:
        """Height of all lanes together."""
        return self.tops[-1] + self.heights[-1] if self.tops else 0.0


def bodies(drawn: Drawn, pixels_per_day: float, sizes: Sizes) -> tuple[Floats, Floats]:
    """Return the ends of what is drawn of each event apart from its label, absolute pixels."""
    x0, x1 = drawn.bounds[:, 0] * pixels_per_day, drawn.bounds[:, 3] * pixels_per_day
    points = drawn.shape == Shape.POINT
    tight = ~points & (x1 - x0 < sizes.tight)
    bands = ~tight & (drawn.shape == Shape.BAND)
    middle = np.where(points, drawn.mark * pixels_per_day, 0.0)
    middle[tight] = (x0[tight] + x1[tight]) / 2
    # The mark of a band stands outside it, beyond its known bound: nowhere inside is likelier.
    width = 2 * sizes.mark + 3
    bounded = np.isfinite(x1)
    x1 = np.where(bands & bounded, x1 + width, x1)
    x0 = np.where(bands & ~bounded, x0 - width, x0)
    alone = points | tight
    x0 = np.where(alone, middle - sizes.mark, x0)
    x1 = np.where(alone, middle + sizes.mark, x1)
    other = drawn.other * pixels_per_day
    tied = points & np.isfinite(other)
    x0[tied] = np.minimum(x0[tied], other[tied] - 3)
    x1[tied] = np.maximum(x1[tied], other[tied] + 3)
    return x0, x1


def is_tight(entry: Entry, sizes: Sizes) -> bool:
    """Whether a band or bar is so short at this zoom that its mark alone is drawn."""
    return entry.x1 - entry.x0 <= 2 * sizes.mark + 0.01


def fits_inside(drawn: Drawn, event: int, width: float, label: float, sizes: Sizes) -> bool:
    """Whether a bar ``width`` pixels wide has room for its label, and for a mark before it."""
    # The plain numbers first: this is asked of every event at every frame of a zoom.
    if width < label + 2 * sizes.gap or drawn.shape[event] != Shape.BAR:
        return False
    lead = 2 * sizes.mark if has_own_mark(drawn, event) else 0.0
    return width >= label + lead + 2 * sizes.gap


def has_own_mark(drawn: Drawn, event: int) -> bool:
    """Whether a bar carries a mark before its label: all but what is plainly confirmed."""
    return STANCES[drawn.stance[event]] not in (None, Stance.CONFIRMED)
