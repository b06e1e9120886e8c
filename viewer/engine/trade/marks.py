"""A chart laid out: arrays of marks in pixels that painters paint and the mouse asks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.labels import Box, Label
from viewer.engine.trade.rows import Rows
from viewer.engine.trade.scale import ValueAxis
from viewer.engine.trade.words import Heading

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

REACH_X = 2.0
REACH_Y = 6.0
"""How far beside a mark the pointer may be, in pixels: many bars are only a pixel high."""


@dataclass(frozen=True, eq=False, slots=True)
class Bars:
    """One column per bar, in painting order: what lies behind comes first.

    ``x0``, ``x1`` are the edges of its period, ``base`` the zero line, ``tip`` its value; ``row``
    is its place in `Rows`. ``zero`` marks values that are exactly 0.
    """

    row: Ints
    x0: Floats
    x1: Floats
    base: Floats
    tip: Floats
    flow: Ints
    style: Ints
    bound: Ints
    behind: Bools
    crowded: Bools
    zero: Bools

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, eq=False, slots=True)
class Lines:
    """Totals as thin lines over their time; ``starts``, ``ends``: whether that end is in view."""

    row: Ints
    x0: Floats
    x1: Floats
    y: Floats
    style: Ints
    starts: Bools
    ends: Bools


@dataclass(frozen=True, slots=True)
class Blank:
    """A hatched box where something is known not to be there: a split, or the value itself."""

    row: int
    box: Box


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled value of the axis."""

    value: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of time behind the marks."""

    x0: float
    x1: float
    label: str


@dataclass(frozen=True, eq=False, slots=True)
class Chart:
    """Everything that is to be seen of a pane at one time range and size, in logical pixels.

    ``grid`` holds the ticks of the ruler, and whether each begins a coarser unit too.
    """

    rows: Rows
    time: TimeScale
    height: float
    axis: ValueAxis
    heading: Heading
    bars: Bars
    lines: Lines
    blanks: tuple[Blank, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    grid: tuple[tuple[float, bool], ...]
    bands: tuple[Band, ...]

    @property
    def zero(self) -> float:
        """The pixel of the zero line."""
        return self.axis.y(0.0)

    def at(self, x: float, y: float) -> str | None:
        """Return the id of the value at a point: a claim, or ``series#position``; else None."""
        row = self.row_at(x, y)
        return None if row is None else self.rows.id_of(row)

    def row_at(self, x: float, y: float) -> int | None:
        """Return the place in `Rows` of the value at a point; what is painted last wins."""
        for label in self.labels:
            if label.row >= 0 and label.box.holds(x, y):
                return label.row
        near = _nearest(self.bars, x, y)
        if near is not None:
            return near
        for i in np.flatnonzero((self.lines.x0 <= x) & (x < self.lines.x1)):
            if abs(y - self.lines.y[i]) <= REACH_Y:
                return int(self.lines.row[i])
        return next((blank.row for blank in self.blanks if blank.box.holds(x, y)), None)

    def box(self, some_id: str) -> Box | None:
        """Return where the value with this id is drawn, None if it is not in view."""
        row = self.rows.find(some_id)
        if row is None:
            return None
        bars, lines = self.bars, self.lines
        for i in np.flatnonzero(bars.row == row):
            top, bottom = sorted((float(bars.base[i]), float(bars.tip[i])))
            return Box(float(bars.x0[i]), top, float(bars.x1[i]), bottom)
        for i in np.flatnonzero(lines.row == row):
            y = float(lines.y[i])
            return Box(float(lines.x0[i]), y - REACH_Y, float(lines.x1[i]), y + REACH_Y)
        return next((blank.box for blank in self.blanks if blank.row == row), None)


def _nearest(bars: Bars, x: float, y: float) -> int | None:
    top, bottom = np.minimum(bars.base, bars.tip), np.maximum(bars.base, bars.tip)
    dx = np.maximum(np.maximum(bars.x0 - x, x - bars.x1), 0.0)
    dy = np.maximum(np.maximum(top - y, y - bottom), 0.0)
    near = np.flatnonzero((dx <= REACH_X) & (dy <= REACH_Y))
    if not len(near):
        return None
    distance = dx[near] + dy[near]
    best = near[np.flatnonzero(distance == distance.min())[-1]]
    return int(bars.row[best])
