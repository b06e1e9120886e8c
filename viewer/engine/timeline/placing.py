"""Gives events rows at one zoom level, or counts them in folds: which stands where in a lane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.lanes import Lane
from viewer.engine.timeline.layout import (
    Entry,
    Fold,
    Layout,
    Measure,
    Side,
    Sizes,
    bodies,
    fits_inside,
)
from viewer.engine.timeline.packing import Row, first_free
from viewer.engine.timeline.zoom_steps import widest

Floats = NDArray[np.float64]

BESIDE, NEAR = 1.5, 3.0
"""Events nearer to a fold than so many widths of a pill are counted in it; a pill of their own
stands no farther from them than so many.
"""
Folded = tuple[float, NDArray[np.int64]]
"""Where the pill of a fold stands, and its events."""


def lay_out(
    drawn: Drawn, lanes: Sequence[Lane], pixels_per_day: float, height: float,
    measure: Measure, sizes: Sizes, closed: frozenset[str] = frozenset(), *, steady: bool = False,
) -> Layout:  # fmt: skip
    """Give every event of every lane a row, or put it into a fold.

    ``height`` is what there is to share among the lanes, in pixels. Lanes that need less than
    their share leave the rest to the others; no lane gets fewer than ``sizes.least_rows``, but
    those whose keys are in ``closed`` get one row, of folds. A ``steady`` layout holds until the
    next step of the zoom, `stretched` to where things are there.
    """
    packer = Packer(drawn, pixels_per_day, measure, sizes, steady=steady)
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

    def __init__(
        self, drawn: Drawn, pixels_per_day: float, measure: Measure, sizes: Sizes,
        *, steady: bool = False,
    ) -> None:  # fmt: skip
        self.drawn, self.pixels_per_day = drawn, pixels_per_day
        self.measure, self.sizes = measure, sizes
        self.x0, self.x1 = bodies(drawn, pixels_per_day, sizes)
        # Plain numbers: asking an array for one of its own takes ten times as long.
        self._ends: list[tuple[float, float]] = list(
            zip(self.x0.tolist(), self.x1.tolist(), strict=True)
        )
        self._bars = (drawn.shape == Shape.BAR).tolist()
        # What may grow up to the next step of the zoom, as far as it will.
        self.grown: tuple[Floats, Floats] = (np.zeros(0), np.zeros(0))
        self._widest: list[tuple[float, float]] = []
        if steady:
            x0, x1 = widest(drawn, pixels_per_day, sizes)
            self.grown = x0 - sizes.apart / 2, x1 + sizes.apart / 2
            starts, ends = self.grown
            self._widest = list(zip(starts.tolist(), ends.tolist(), strict=True))

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
            if all(self._put(row, folded, *fold) for fold in left):
                return [self._labelled(event, row, last) for event in single], folded
            if not lasting:
                return self._pills_alone(found, row, last)
            lasting.pop()  # it stands where others must be counted

    def _put(self, row: Row, folded: list[Folded], x: float, members: NDArray[np.int64]) -> bool:
        """Count events in a fold beside them, else in a pill of their own; return whether that can
        be done near them.
        """
        near = min(folded, key=lambda fold: abs(fold[0] - x), default=None)
        if near is not None and abs(near[0] - x) <= BESIDE * self.sizes.fold:
            at = next(n for n, fold in enumerate(folded) if fold is near)
            folded[at] = (near[0], np.concatenate((near[1], members)))
            return True
        free = row.nearest_free(x, self.sizes.fold)
        if abs(free - x) > NEAR * self.sizes.fold or not self._take(row, self._pill(free)):
            return False
        folded.append((free, members))
        return True

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
        # Reigns that follow each other share a row.
        joins = self._bars[event] and not self._is_point(event)
        apart = 0.0 if joins else self.sizes.apart / 2
        x0, x1 = x0 - apart, x1 + apart
        if self._widest:
            left, right = self._widest[event]
            return min(x0, left), max(x1, right)
        return x0, x1

    def choices(self, event: int) -> tuple[tuple[float, float, Side], ...]:
        """Return what it takes with its label, the better places for the label first."""
        x0, x1 = self.span(event)
        width = self.measure(event) + self.sizes.gap + self.sizes.apart / 2
        label = self.measure(event)
        if self._bars[event] and fits_inside(self.drawn, event, x1 - x0, label, self.sizes):
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
