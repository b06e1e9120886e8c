"""Where the folds stand in a view: what reaches into it is never hidden by a fold outside it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.layout import Entry, Layout, Side
from viewer.engine.timeline.members import Members

Ints = NDArray[np.int64]
BESIDE_THUMB = 8.0
"""So many pixels stay free at the right edge, where the thumb of the scroll bar is painted."""
Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Pill:
    """A fold as it stands in a view: its row, its left end in pixels, and those of its events
    that reach into the view. ``at_edge`` marks one whose own place is not wholly in view.
    """

    lane: int
    row: int
    x0: float
    width: float
    members: Ints | Members
    at_edge: bool = False

    def covers(self, start: float, end: float) -> bool:
        """Whether any of the stretch ``start..end`` lies under the pill."""
        return start < self.x0 + self.width and end > self.x0


@dataclass(frozen=True, slots=True)
class Pills:
    """The folds in view, and the entries (lane, event) that one of them had to take in."""

    pills: tuple[Pill, ...]
    taken_in: frozenset[tuple[int, int]] = frozenset()

    def cover(self, lane: int, row: int, start: float, end: float) -> bool:
        """Whether a pill at the edge of the view covers any of a stretch of a row."""
        return any(
            pill.at_edge and (pill.lane, pill.row) == (lane, row) and pill.covers(start, end)
            for pill in self.pills
        )


def pills_in_view(layout: Layout, scale: TimeScale) -> Pills:
    """Return the folds with an event in view.

    What lasts long is folded at its middle. Where that is out of view, its pill stands at that
    edge of the view, or at the nearest free place of its row.
    """
    placing = _Placing(layout, scale)
    left, right = scale.left, scale.left + scale.width
    beyond: dict[tuple[int, int, int], list[Ints]] = {}
    for fold in layout.folds:
        x0, x1 = fold.x0 + placing.origin, fold.x1 + placing.origin
        members = fold.members[(x1 > left) & (x0 < right)]
        if not len(members):
            continue
        x = placing.origin + fold.x - placing.width / 2
        if left <= x <= right - placing.width:
            placing.pills.append(Pill(fold.lane, fold.row, x, placing.width, members))
        else:
            side = -1 if x < left else 1
            beyond.setdefault((fold.lane, fold.row, side), []).append(members)
    for (lane, row, side), found in beyond.items():
        placing.put(lane, row, side, np.concatenate(found))
    return Pills(tuple(placing.pills), frozenset(placing.taken_in))


@dataclass(slots=True)
class _Placing:
    layout: Layout
    scale: TimeScale
    pills: list[Pill] = field(default_factory=list)
    taken_in: set[tuple[int, int]] = field(default_factory=set)

    @property
    def width(self) -> float:
        return self.layout.sizes.fold - 4

    @property
    def origin(self) -> float:
        """What turns absolute pixels into those of the view."""
        return self.scale.left - self.scale.time.start * self.layout.pixels_per_day

    def put(self, lane: int, row: int, side: int, members: Ints) -> None:
        """Add a pill at an edge of the view, where the row is free; else join what is there."""
        there = [n for n, pill in enumerate(self.pills) if (pill.lane, pill.row) == (lane, row)]
        entries = [e for e in self.layout.entries if (e.lane, e.row) == (lane, row)]
        taken = [self._stretch(entry) for entry in entries]
        taken += [(self.pills[n].x0, self.pills[n].x0 + self.width) for n in there]
        x = self._free(sorted(taken), side)
        if x is not None:
            self.pills.append(Pill(lane, row, x, self.width, members, True))
        elif there:
            nearest = there[0] if side < 0 else there[-1]
            pill = self.pills[nearest]
            joined = np.concatenate((np.asarray(pill.members), members))
            self.pills[nearest] = Pill(lane, row, pill.x0, self.width, joined, pill.at_edge)
        else:
            self._take_in(lane, row, members, entries)

    def _free(self, taken: list[Stretch], side: int) -> float | None:
        """Return the free place nearest to an edge, None if the row is full."""
        left, right = self.scale.left, self.scale.left + self.scale.width
        x = left + 2 if side < 0 else right - BESIDE_THUMB - self.width
        for start, end in taken if side < 0 else reversed(taken):
            if start < x + self.width and end > x:
                x = end if side < 0 else start - self.width
        return x if left <= x <= right - self.width else None

    def _take_in(self, lane: int, row: int, members: Ints, entries: list[Entry]) -> None:
        pill = Pill(lane, row, self.scale.left + 2, self.width, members, True)
        under = [entry.event for entry in entries if pill.covers(*self._stretch(entry))]
        self.taken_in.update((lane, event) for event in under)
        joined = np.concatenate((members, np.array(under, dtype=np.int64)))
        self.pills.append(Pill(lane, row, pill.x0, self.width, joined, True))

    def _stretch(self, entry: Entry) -> Stretch:
        """Return what an entry takes of its row in view, its label included."""
        start, end = entry.x0 + self.origin, entry.x1 + self.origin
        if end <= self.scale.left or start >= self.scale.left + self.scale.width:
            return start, start  # what is out of view has no label in it
        label = entry.label + self.layout.sizes.gap
        if entry.side is Side.LEFT:
            return start - label, end + self.layout.sizes.gap / 2
        start -= self.layout.sizes.gap / 2
        return start, end + (label if entry.side is Side.RIGHT else 0.0)
