"""A chart laid out: arrays of marks in pixels that painters paint and the mouse asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.distinct import distinct
from viewer.engine.trade.heading import Heading
from viewer.engine.trade.labels import Box, Label
from viewer.engine.trade.log_scale import LogAxis
from viewer.engine.trade.scale import RangeAxis, ValueAxis

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Edges = tuple[Floats, Floats, Floats, Floats]
"""Left, right, top and bottom of some boxes, in pixels."""

REACH_X = 2.0
REACH_Y = 6.0
"""How far beside a mark the pointer may be, in pixels: many bars are only a pixel high."""
STRIP = 4.0
"""Height of the strip of a share."""
TICK = 9.0
"""Width of the tick of what others say; less over narrow bars."""
TIP_MARK = 5.0
"""Height of the ring of a zero and of the point of a value that is "more than"."""


class Absence(IntEnum):
    """Why a value is not there: none was found; it exists, but is withheld; it was never counted,
    can't exist, or is counted elsewhere.
    """

    MISSING = 0
    WITHHELD = 1
    NOT_COUNTED = 2


@dataclass(frozen=True, eq=False, slots=True)
class Bars:
    """One column per bar, in painting order: what lies behind comes first.

    ``x0``, ``x1`` are the edges of its period, ``base`` the zero line or what it stands on, ``tip``
    its value; ``row`` is its place in `Rows`. ``zero`` marks values that are exactly 0, ``torn``
    stacks of which a part isn't known. ``floored`` is whether bars begin at a line: on a scale
    without a zero they are level marks at the height of their values.
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
    torn: Bools
    floored: bool = True

    def __len__(self) -> int:
        return len(self.row)


class Lines(NamedTuple):
    """Totals, and what has no known end, as thin lines over their time.

    ``starts``, ``ends``: whether that end is in view and known; else an arrow stands there, or,
    where ``loose``, the line is torn: nobody gives that end.
    """

    row: Ints
    x0: Floats
    x1: Floats
    y: Floats
    style: Ints
    starts: Bools
    ends: Bools
    loose: Bools  # (n, 2)


class Steps(NamedTuple):
    """The balance over each period of which both parts are known, as level lines.

    ``row`` is that of the exports; ``firm`` is whether both parts are final.
    """

    row: Ints
    x0: Floats
    x1: Floats
    y: Floats
    firm: Bools


class Strips(NamedTuple):
    """Shares as level strips over their own periods; ``y`` is the middle of each, ``high`` its
    height.

    ``ambiguous``: one of several ways to read when the claim is about.
    """

    row: Ints
    x0: Floats
    x1: Floats
    y: Floats
    high: Floats
    style: Ints
    bound: Ints
    ambiguous: Bools


class Riser(NamedTuple):
    """An upright between two strips of one series, where one ends and the next begins."""

    x: float
    y0: float
    y1: float
    row: int


class Others(NamedTuple):
    """What others say of a bar: short level ticks; ``comparable`` is whether on the same basis,
    ``wide`` how wide a tick is.
    """

    row: Ints
    x: Floats
    y: Floats
    comparable: Bools
    wide: Floats


class Spread(NamedTuple):
    """A bracket over claims that are comparable and do not agree: from the top to the bottom.

    ``rows`` are the claims, the one that is drawn as the value first.
    """

    x: float
    y0: float
    y1: float
    rows: tuple[int, ...] = ()
    wide: float = TICK


class Blank(NamedTuple):
    """A box where something is known not to be there: a split, or the value itself."""

    row: int
    box: Box
    kind: Absence = Absence.MISSING


class Tick(NamedTuple):
    """A labelled value of the axis."""

    value: float
    y: float
    text: str


class Band(NamedTuple):
    """A named stretch of time behind the marks."""

    x0: float
    x1: float
    label: str


def no_bars() -> Bars:
    """Return bars without any."""
    whole, real, flag = np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.bool_)
    return Bars(whole, real, real, real, real, whole, whole, whole, flag, flag, flag, flag)


def no_lines() -> Lines:
    """Return lines without any."""
    whole, real, flag = np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.bool_)
    return Lines(whole, real, real, real, whole, flag, flag, np.zeros((0, 2), np.bool_))


def no_steps() -> Steps:
    """Return steps without any."""
    real = np.zeros(0)
    return Steps(np.zeros(0, np.int64), real, real, real, np.zeros(0, np.bool_))


def no_strips() -> Strips:
    """Return strips without any."""
    whole, real = np.zeros(0, np.int64), np.zeros(0)
    return Strips(whole, real, real, real, real, whole, whole, np.zeros(0, np.bool_))


def no_others() -> Others:
    """Return ticks without any."""
    real = np.zeros(0)
    return Others(np.zeros(0, np.int64), real, real, np.zeros(0, np.bool_), real)


@dataclass(frozen=True, eq=False, slots=True)
class Chart:
    """Everything that is to be seen of a pane at one time range and size, in logical pixels.

    ``grid`` holds the ticks of the ruler, and whether each begins a coarser unit too.
    ``reference`` is the pixel of a line that values are held against and that is not zero.
    """

    rows: Rows
    time: TimeScale
    height: float
    axis: ValueAxis | RangeAxis | LogAxis
    heading: Heading
    bars: Bars
    lines: Lines
    steps: Steps
    strips: Strips
    others: Others
    spreads: tuple[Spread, ...]
    blanks: tuple[Blank, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    grid: tuple[tuple[float, bool], ...]
    bands: tuple[Band, ...]
    reference: float | None = None
    risers: tuple[Riser, ...] = ()

    @property
    def zero(self) -> float | None:
        """The pixel of the zero line, None for an axis that need not have a zero."""
        return self.axis.y(0.0) if isinstance(self.axis, ValueAxis) else None

    def at(self, x: float, y: float) -> str | None:
        """Return the id of the value at a point: a claim, or ``series#position``; else None."""
        row = self.row_at(x, y)
        return None if row is None else self.rows.id_of(row)

    def row_at(self, x: float, y: float) -> int | None:
        """Return the place in `Rows` of the value at a point; what is painted last wins."""
        for label in self.labels:
            if label.row >= 0 and label.box.holds(x, y):
                return label.row
        others, strips = self.others, self.strips
        near = np.flatnonzero(
            (np.abs(others.x - x) <= others.wide / 2 + REACH_X) & (np.abs(others.y - y) <= REACH_X)
        )
        if len(near):
            return int(others.row[near[np.argmin(np.abs(others.y[near] - y))]])
        near_bar = _nearest(self.bars, x, y)
        if near_bar is not None:
            return near_bar
        lines = self.lines
        for row, x0, x1, at in (
            (strips.row, strips.x0, strips.x1, strips.y), (lines.row, lines.x0, lines.x1, lines.y)
        ):  # fmt: skip
            near = np.flatnonzero((x0 - REACH_X <= x) & (x < x1 + REACH_X))
            near = near[np.abs(at[near] - y) <= REACH_Y]
            if len(near):
                return int(row[near[np.argmin(np.abs(at[near] - y))]])
        return next((blank.row for blank in self.blanks if blank.box.holds(x, y)), None)

    def boxes(self, some_id: str) -> tuple[Box, ...]:
        """Return where the value with this id is drawn: nowhere, or in several places."""
        found = map(self.box_of, self.rows.find_all(some_id))
        return tuple(box for box in found if box is not None)

    def box(self, some_id: str) -> Box | None:
        """Return where the value with this id is drawn first, None if it is not in view."""
        return next(iter(self.boxes(some_id)), None)

    def inked(self) -> tuple[Edges, ...]:
        """Return the boxes of all marks, kind by kind."""
        bars, strips, lines, others = self.bars, self.strips, self.lines, self.others
        tops, half, wide = np.minimum(bars.base, bars.tip), strips.high / 2, others.wide / 2
        return (
            (bars.x0, bars.x1, tops, np.maximum(bars.base, bars.tip)),
            (strips.x0, strips.x1, strips.y - half, strips.y + half),
            (lines.x0, lines.x1, lines.y - 1, lines.y + 1),
            (others.x - wide, others.x + wide, others.y - 1, others.y + 1),
            edges_of([blank.box for blank in self.blanks]),
        )

    def drawn(self) -> Ints:
        """Return the rows of everything that is to be seen."""
        blanks = np.array([blank.row for blank in self.blanks], np.int64)
        lines = self.lines.row
        told = [row for line in lines.tolist() for row in self.rows.rivals.get(line, ())]
        said = [label.row for label in self.labels if label.row in told]
        marks = (self.bars.row, lines, self.strips.row, self.others.row, blanks)
        return distinct(np.concatenate((*marks, np.array(said, np.int64))))

    def box_of(self, row: int) -> Box | None:
        """Return where a row is drawn, None if it is not in view."""
        bars, lines, strips, others = self.bars, self.lines, self.strips, self.others
        for i in np.flatnonzero(bars.row == row):
            top, bottom = sorted((float(bars.base[i]), float(bars.tip[i])))
            return Box(float(bars.x0[i]), top, float(bars.x1[i]), bottom)
        for i in np.flatnonzero(strips.row == row):
            y, half = float(strips.y[i]), float(strips.high[i]) / 2
            return Box(float(strips.x0[i]), y - half, float(strips.x1[i]), y + half)
        for i in np.flatnonzero(lines.row == row):
            y = float(lines.y[i])
            return Box(float(lines.x0[i]), y - REACH_Y - 2, float(lines.x1[i]), y + REACH_Y + 2)
        for i in np.flatnonzero(others.row == row):
            x, y, half = float(others.x[i]), float(others.y[i]), float(others.wide[i]) / 2 + 1
            return Box(x - half, y - 2, x + half, y + 2)
        for blank in self.blanks:
            if blank.row == row:
                return blank.box
        return next((label.box for label in self.labels if label.row == row), None)


def edges_of(boxes: Sequence[Box]) -> Edges:
    """Return boxes as columns."""
    made = np.array([(b.x0, b.x1, b.y0, b.y1) for b in boxes], np.float64).reshape(len(boxes), 4)
    return made[:, 0], made[:, 1], made[:, 2], made[:, 3]


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
