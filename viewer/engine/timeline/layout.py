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
from viewer.engine.timeline.packing import Row, first_free
from viewer.model.records import Stance

Floats = NDArray[np.float64]
NEAR = 3.0
"""A pill stands at most so many of its widths from the events that it counts."""
Folded = tuple[float, NDArray[np.int64]]
"""Where the pill of a fold stands, and its events."""
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


def has_own_mark(drawn: Drawn, event: int) -> bool:
    """Whether a bar carries a mark before its label: all but what is plainly confirmed."""
    return STANCES[drawn.stance[event]] not in (None, Stance.CONFIRMED)


def lay_out(
    drawn: Drawn, lanes: Sequence[Lane], pixels_per_day: float, height: float,
    measure: Measure, sizes: Sizes, closed: frozenset[str] = frozenset(),
) -> Layout:  # fmt: skip
    """Give every event of every lane a row, or put it into a fold.

    ``height`` is what there is to share among the lanes, in pixels. Lanes that need less than
    their share leave the rest to the others; no lane gets fewer than ``sizes.least_rows``, but
    those whose keys are in ``closed`` get one row, of folds.
    """
    packer = Packer(drawn, pixels_per_day, measure, sizes)
    natural = [packer.in_time_order(lane.members) for lane in lanes]
    shut = [lane.key in closed for lane in lanes]
    needs = [1 if c else len(rows) for c, (_, rows) in zip(shut, natural, strict=True)]
    # By what they may ever need: rows are as high at every zoom.
    dated = [int((drawn.shape[lane.members] != Shape.UNDATED).sum()) for lane in lanes]
    sizes = sizes.pressed(height, [1 if c else n for c, n in zip(shut, dated, strict=True)])
    room = int((height - 2 * sizes.pad * len(lanes)) // sizes.row)
    caps = share_out(needs, room, sizes.least_rows)
    entries: list[Entry] = []
    folds: list[Fold] = []
    all_rows: list[tuple[Row, ...]] = []
    for number, (lane, (placed, rows), cap) in enumerate(zip(lanes, natural, caps, strict=True)):
        if len(rows) > cap:
            placed, rows, rest = packer.by_importance(lane.members, cap)
            single, folded = packer.spread(rest, rows[cap - 1], cap - 1)
            placed += single
            folds += [
                Fold(number, cap - 1, x, members, packer.x0[members], packer.x1[members])
                for x, members in folded
            ]
        entries += [Entry(e.event, number, e.row, e.x0, e.x1, e.side, e.label) for e in placed]
        all_rows.append(tuple(rows))
    heights = tuple(max(1, cap) * sizes.row + 2 * sizes.pad for cap in caps)
    tops = tuple(float(t) for t in np.cumsum((0.0, *heights))[:-1])
    return Layout(
        pixels_per_day, sizes, tuple(lanes), tops, heights,
        tuple(entries), tuple(folds), tuple(all_rows),
    )  # fmt: skip


def share_out(needs: Sequence[int], room: int, least: int) -> list[int]:
    """Share ``room`` rows among lanes, none below ``least``.

    The next row goes where most is missing for what is there, so that a full lane gets more than
    an empty one, and each row more counts for less.
    """
    caps = [min(need, least) for need in needs]
    left = room - sum(caps)
    while left > 0:
        wanting = [i for i, need in enumerate(needs) if caps[i] < need]
        if not wanting:
            break
        neediest = max(wanting, key=lambda i: (needs[i] - caps[i]) / max(caps[i], 1))
        caps[neediest] += 1
        left -= 1
    return caps


class Packer:
    """Places events of one lane into rows at one zoom level."""

    def __init__(self, drawn: Drawn, pixels_per_day: float, measure: Measure, sizes: Sizes) -> None:
        self.drawn, self.pixels_per_day = drawn, pixels_per_day
        self.measure, self.sizes = measure, sizes
        self.x0, self.x1 = bodies(drawn, pixels_per_day, sizes)
        # Plain numbers: asking an array for one of its own takes ten times as long.
        self._ends: list[tuple[float, float]] = list(
            zip(self.x0.tolist(), self.x1.tolist(), strict=True)
        )
        self._bars = (drawn.shape == Shape.BAR).tolist()

    def in_time_order(self, members: NDArray[np.int64]) -> tuple[list[Entry], list[Row]]:
        """Place everything with its label, as many rows as that takes."""
        dated = members[self.drawn.shape[members] != Shape.UNDATED]
        order = dated[np.lexsort((dated, self.drawn.first()[dated]))]
        rows: list[Row] = []
        placed: list[Entry] = []
        for event in order.tolist():
            choices = self.choices(event)
            row, number = first_free(rows, tuple(c[:2] for c in choices), 1 << 30) or (0, 0)
            placed.append(self._entry(event, row, choices[number][2]))
        return placed, rows

    def by_importance(
        self, members: NDArray[np.int64], cap: int
    ) -> tuple[list[Entry], list[Row], list[int]]:
        """Place the most important first, in all rows but the last; return what is left, too."""
        dated = members[self.drawn.shape[members] != Shape.UNDATED]
        importance = self.drawn.importance[dated]
        order = dated[np.lexsort((dated, self.drawn.first()[dated], -importance))]
        rows: list[Row] = []
        placed: list[Entry] = []
        rest: list[int] = []
        for event in order.tolist():
            bare = (*self.span(event), Side.NONE)
            choices = (*self.choices(event), bare)
            found = first_free(rows, tuple(c[:2] for c in choices), max(cap - 1, 0))
            if found is None:
                rest.append(event)
            else:
                placed.append(self._entry(event, found[0], choices[found[1]][2]))
        while len(rows) < cap:
            rows.append(Row())
        return placed, rows, rest

    def spread(self, rest: list[int], row: Row, last: int) -> tuple[list[Entry], list[Folded]]:
        """Fold what is left into the last row; what lasts, or is alone in its fold, is rather drawn
        than counted, where that row has room.
        """
        lasting = [event for event in rest if self._lasts(event)]
        while True:
            row.clear()
            found = self._fold([event for event in rest if event not in lasting])
            folded = [fold for fold in found if len(fold[1]) > 1]
            for x, _ in folded:
                self._take(row, self._pill(x))
            alone = [int(members[0]) for _, members in found if len(members) == 1]
            single = [event for event in (*alone, *lasting) if self._take(row, self.span(event))]
            left = self._fold([event for event in (*alone, *lasting) if event not in single])
            for x, members in left:
                free = row.nearest_free(x, self.sizes.fold)
                if abs(free - x) <= NEAR * self.sizes.fold and self._take(row, self._pill(free)):
                    folded.append((free, members))
            if len(folded) == len(found) - len(alone) + len(left):
                return [self._labelled(event, row, last) for event in single], folded
            if not lasting:
                return self._pills_alone(found, row, last)
            lasting.pop()  # it stands where others must be counted

    def _pills_alone(
        self, found: list[Folded], row: Row, last: int
    ) -> tuple[list[Entry], list[Folded]]:
        """Give every fold its pill; a single event takes the place of its own where it fits."""
        row.clear()
        for x, _ in found:
            self._take(row, self._pill(x))
        single: list[int] = []
        folded: list[Folded] = []
        for x, members in found:
            row.give(self._pill(x)[0])
            if len(members) == 1 and self._take(row, self.span(int(members[0]))):
                single.append(int(members[0]))
            else:
                self._take(row, self._pill(x))
                folded.append((x, members))
        return [self._labelled(event, row, last) for event in single], folded

    def _pill(self, x: float) -> tuple[float, float]:
        return x - self.sizes.fold / 2 + 0.01, x + self.sizes.fold / 2 - 0.01

    def _take(self, row: Row, stretch: tuple[float, float]) -> bool:
        free = row.is_free(*stretch)
        if free:
            row.take(*stretch)
        return free

    def _labelled(self, event: int, row: Row, number: int) -> Entry:
        """Give an event that stands in a row its label, if there is room for it."""
        bare = self.span(event)
        row.give(bare[0])
        choices = (*self.choices(event), (*bare, Side.NONE))
        free = next(choice for choice in choices if row.is_free(*choice[:2]))
        row.take(*free[:2])
        return self._entry(event, number, free[2])

    def _lasts(self, event: int) -> bool:
        x0, x1 = self._ends[event]
        return x1 - x0 > 2 * self.sizes.fold

    def _is_point(self, event: int) -> bool:
        x0, x1 = self._ends[event]
        return x1 - x0 <= 2 * self.sizes.mark + 0.01

    def span(self, event: int) -> tuple[float, float]:
        """Return what an event takes of its row without its label."""
        x0, x1 = self._ends[event]
        if self._bars[event] and not self._is_point(event):
            return x0, x1  # reigns that follow each other share a row
        return x0 - self.sizes.apart / 2, x1 + self.sizes.apart / 2

    def choices(self, event: int) -> tuple[tuple[float, float, Side], ...]:
        """Return what it takes with its label, the better places for the label first."""
        x0, x1 = self.span(event)
        width = self.measure(event) + self.sizes.gap + self.sizes.apart / 2
        if self._bars[event]:
            lead = 2 * self.sizes.mark if has_own_mark(self.drawn, event) else 0.0
            if x1 - x0 >= self.measure(event) + lead + 2 * self.sizes.gap:
                return ((x0, x1, Side.INSIDE),)
        return (x0, x1 + width, Side.RIGHT), (x0 - width, x1, Side.LEFT)

    def _entry(self, event: int, row: int, side: Side) -> Entry:
        return Entry(event, 0, row, *self._ends[event], side, self.measure(event))

    def _fold(self, events: list[int]) -> list[Folded]:
        """Gather events that lie within a fold's width of each other."""
        if not events:
            return []
        found = np.array(events, dtype=np.int64)
        at = (self.drawn.first()[found] + self.drawn.last()[found]) / 2 * self.pixels_per_day
        order = np.argsort(at, kind="stable")
        found, at = found[order], at[order]
        folds: list[Folded] = []
        start = 0
        for i in range(1, len(found) + 1):
            if i == len(found) or at[i] - at[start] > self.sizes.fold:
                folds.append((float((at[start] + at[i - 1]) / 2), found[start:i]))
                start = i
        return _apart(folds, self.sizes.fold)


def _apart(folds: list[Folded], width: float) -> list[Folded]:
    """Join neighbouring folds whose pills would touch."""
    joined: list[Folded] = []
    for x, members in folds:
        if joined and x - joined[-1][0] < width:
            before = joined.pop()
            both = np.concatenate((before[1], members))
            share = len(members) / len(both)
            joined.append((before[0] * (1 - share) + x * share, both))
        else:
            joined.append((x, members))
    return joined
