"""What stands where in the view: painted, asked by the mouse, read by export and screen readers.

Coordinates are logical pixels of the timeline; y counts from the top of the first lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isfinite, isnan
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.drawn import Drawn, Edge, Shape
from viewer.engine.timeline.folds import Pills, pills_in_view
from viewer.engine.timeline.layout import Entry, Layout, Side, has_own_mark, is_tight
from viewer.engine.timeline.members import Members

if TYPE_CHECKING:
    from viewer.engine.timeline.crowded import InView, Strip

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LEAST_LABEL = 46.0
"""A label that has to be cut to less than this, in pixels, is left out rather than shown so."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Parallel arrays; every ``*_event`` holds positions of events in the dataset.

    The view reaches from ``left`` to ``width``. pieces: (k, 4) x, y, width, height of solid and
    hatched parts; ends: x, y of the ends of bands and bars, ``end_side`` -1 left, +1 right; marks:
    x, y of the centres; ties: (k, 3) x of the drawn clock, x of the other, y; labels: (k, 4) x,
    y (centre line), width, 1 where on hatching; folds: (k, 4) x, y, width, count; boxes: (k, 4)
    x0, y0, x1, y1 that answer the mouse.
    """

    left: float
    width: float
    height: float
    layout: Layout
    pieces: Floats
    piece_event: Ints
    piece_solid: NDArray[np.bool_]
    ends: Floats
    end_event: Ints
    end_kind: Ints
    end_side: Ints
    marks: Floats
    mark_event: Ints
    ties: Floats
    tie_event: Ints
    labels: Floats
    label_event: Ints
    folds: Floats
    fold_members: tuple[Ints | Members, ...]
    fold_lane: Ints
    boxes: Floats
    box_event: Ints
    strips: tuple[Strip, ...] = ()

    def at(self, x: float, y: float) -> int | None:
        """Return the position of the event under a point; the smallest box wins."""
        if not len(self.boxes):
            return None
        x0, y0, x1, y1 = self.boxes.T
        hit = np.flatnonzero((x0 <= x) & (x < x1) & (y0 <= y) & (y < y1))
        if not len(hit):
            return None
        return int(self.box_event[hit[np.argmin((x1 - x0)[hit])]])

    def fold_of(self, event: int) -> tuple[float, float, Ints | Members] | None:
        """Return the middle and the members of the fold that holds an event, None if none does.
        One that was lifted out of a fold is still one of it.
        """
        for at, members in enumerate(self.fold_members):
            if event in members:
                left, y, width, _ = self.folds[at].tolist()
                return left + width / 2, y, members
        boxes = self.boxes[self.box_event == event]
        if event not in self.layout.lifted or not len(boxes):
            return None
        lane = int(np.searchsorted(self.layout.tops, boxes[0, 1] + 1)) - 1
        there = np.flatnonzero(self.fold_lane == lane)
        if not len(there):
            return None
        middles = self.folds[there, 0] + self.folds[there, 2] / 2
        nearest = int(np.argmin(np.abs(middles - (boxes[0, 0] + boxes[0, 2]) / 2)))
        held = np.array(self.fold_members[there[nearest]], np.int64)
        return float(middles[nearest]), float(self.folds[there[nearest], 1]), np.append(held, event)

    def fold_at(self, x: float, y: float) -> Ints | Members | None:
        """Return the members of the fold under a point."""
        for (left, top, width, _), members in zip(self.folds, self.fold_members, strict=True):
            half = self.layout.sizes.row / 2
            if left <= x < left + width and top - half <= y < top + half:
                return members
        return None

    def boxes_of(self, event: int) -> list[tuple[float, float, float, float]]:
        """Return x0, y0, x1, y1 of an event, once for each lane, and of folds that hold it."""
        found = [tuple(box) for box in self.boxes[self.box_event == event].tolist()]
        half = self.layout.sizes.row / 2
        for (x, y, width, _), members in zip(self.folds.tolist(), self.fold_members, strict=True):
            if event in members:
                found.append((x, y - half, x + width, y + half))
        return found

    @property
    def events(self) -> frozenset[int]:
        """Positions of the events in view, single or folded."""
        folded = (int(e) for members in self.fold_members for e in members)
        return frozenset((*self.box_event.tolist(), *folded))


def build_scene(
    drawn: Drawn, layout: Layout, scale: TimeScale, crowd: InView | None = None
) -> Scene:
    """Cut the layout to the view and turn it into shapes; ``crowd`` holds the folds and the
    density of a layout that was made for this view alone.
    """
    pills = pills_in_view(layout, scale) if crowd is None else crowd.pills
    builder = _Builder(drawn, layout, scale, pills, () if crowd is None else crowd.strips)
    for entry in layout.entries:
        if (entry.lane, entry.event) not in builder.pills.taken_in:
            builder.add(entry)
    builder.add_folds()
    return builder.scene()


@dataclass(slots=True)
class _Builder:
    drawn: Drawn
    layout: Layout
    scale: TimeScale
    pills: Pills
    strips: tuple[Strip, ...]
    pieces: list[tuple[float, float, float, float]] = field(default_factory=list)
    piece_of: list[tuple[int, bool]] = field(default_factory=list)
    ends: list[tuple[float, float]] = field(default_factory=list)
    end_of: list[tuple[int, int, int]] = field(default_factory=list)
    marks: list[tuple[float, float]] = field(default_factory=list)
    mark_of: list[int] = field(default_factory=list)
    ties: list[tuple[float, float, float]] = field(default_factory=list)
    tie_of: list[int] = field(default_factory=list)
    labels: list[tuple[float, float, float, float]] = field(default_factory=list)
    label_of: list[int] = field(default_factory=list)
    folds: list[tuple[float, float, float, float]] = field(default_factory=list)
    fold_members: list[Ints | Members] = field(default_factory=list)
    fold_lane: list[int] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    box_of: list[int] = field(default_factory=list)
    # Worked out once: they are asked for some ten times an event.
    left: float = field(init=False)
    right: float = field(init=False)
    origin: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.scale.left
        self.right = self.scale.left + self.scale.width
        self.origin = self.scale.time.start * self.layout.pixels_per_day

    def shift(self, x: float) -> float:
        """Turn absolute pixels into those of the view, cut a little beyond its edges."""
        at = x - self.origin + self.left
        return min(max(at, self.left - 200.0), self.right + 200.0)

    def row_y(self, lane: int, row: int) -> float:
        sizes = self.layout.sizes
        return self.layout.tops[lane] + sizes.pad + (row + 0.5) * sizes.row

    def add(self, entry: Entry) -> None:
        x0, x1 = self.shift(entry.x0), self.shift(entry.x1)
        if x1 <= self.left or x0 >= self.right:
            return
        y = self.row_y(entry.lane, entry.row)
        shape = int(self.drawn.shape[entry.event])  # a number of numpy compares slowly
        if shape == Shape.POINT:
            self._point(entry, y)
        elif is_tight(entry, self.layout.sizes):
            self._mark(entry.event, (x0 + x1) / 2, y)
        elif shape == Shape.BAR:
            self._bar(entry, x0, x1, y)
        else:
            self._band(entry, x0, x1, y)
        label = self._label(entry, x0, x1, y)
        half = self.layout.sizes.row / 2
        low, high = (min(x0, label[0]), max(x1, label[1])) if label else (x0, x1)
        self.boxes.append((max(low, self.left), y - half, min(high, self.right), y + half))
        self.box_of.append(entry.event)

    def _point(self, entry: Entry, y: float) -> None:
        x = self.scale.x(float(self.drawn.mark[entry.event]))
        other = float(self.drawn.other[entry.event])
        if not isnan(other):
            self.ties.append((x, self.scale.x(other), y))
            self.tie_of.append(entry.event)
        self._mark(entry.event, x, y)

    def _mark(self, event: int, x: float, y: float) -> None:
        if self.left - 20 <= x <= self.right + 20:
            self.marks.append((x, y))
            self.mark_of.append(event)

    def _band(self, entry: Entry, x0: float, x1: float, y: float) -> None:
        sizes = self.layout.sizes
        width = 2 * sizes.mark + 3
        if np.isfinite(self.drawn.bounds[entry.event][3]):
            x1 = self.shift(entry.x1 - width)
            self._mark(entry.event, self.shift(entry.x1) - sizes.mark, y)
        else:
            x0 = self.shift(entry.x0 + width)
            self._mark(entry.event, self.shift(entry.x0) + sizes.mark, y)
        self._piece(entry.event, x0, x1, y, solid=False)
        self._both_ends(entry.event, x0, x1, y)

    def _bar(self, entry: Entry, x0: float, x1: float, y: float) -> None:
        _, ls, ee, _ = self.drawn.bounds[entry.event]
        a, b = self.scale.x(float(ls)), self.scale.x(float(ee))
        if b > a:
            a, b = max(a, x0), max(min(b, x1), a + 1)
            self._piece(entry.event, x0, a, y, solid=False)
            self._piece(entry.event, a, b, y, solid=True)
            self._piece(entry.event, b, x1, y, solid=False)
        else:
            self._piece(entry.event, x0, x1, y, solid=False)
        self._both_ends(entry.event, x0, x1, y)

    def _piece(self, event: int, x0: float, x1: float, y: float, *, solid: bool) -> None:
        x0, x1 = max(x0, self.left - 40), min(x1, self.right + 40)
        if x1 - x0 > 0.25:
            height = round(self.layout.sizes.row * 0.6)
            self.pieces.append((x0, y - height / 2, x1 - x0, height))
            self.piece_of.append((event, solid))

    def _both_ends(self, event: int, x0: float, x1: float, y: float) -> None:
        first, _, _, last = self.drawn.bounds[event].tolist()
        left, right = int(self.drawn.left[event]), int(self.drawn.right[event])
        for x, kind, side, bound in ((x0, left, -1, first), (x1, right, 1, last)):
            beyond = not isfinite(bound)
            if kind == Edge.ARROW or (kind == Edge.TORN and beyond):
                # It has no end: the sign of that stands at the edge of the view.
                x = max(x, self.left) if side < 0 else min(x, self.right)
            elif kind == Edge.PLAIN or not self.left - 20 <= x <= self.right + 20:
                continue
            self.ends.append((x, y))
            self.end_of.append((event, kind, side))

    def _label(self, entry: Entry, x0: float, x1: float, y: float) -> tuple[float, float] | None:
        """Place a label so that it stays in view; return its ends, None when there is no room."""
        if entry.side is Side.NONE:
            return None
        if entry.side is Side.INSIDE:
            return self._label_inside(entry, x0, x1, y)
        gap = self.layout.sizes.gap
        left = (x0 - gap / 2 - entry.label, x0 - gap / 2)
        start, end = left if entry.side is Side.LEFT else (x1 + gap / 2, x1 + gap / 2 + entry.label)
        hatched = False
        if end > self.right:
            if self._free_left(entry, x0):
                start, end = left
            elif self.drawn.shape[entry.event] == Shape.BAND:
                # No room beyond the mark: on the band, before its bracket, if that is wide enough.
                before = min(x1, self.right) - 2 * self.layout.sizes.mark - 3 - gap
                if before - entry.label >= max(x0, self.left) + gap:
                    start, end, hatched = before - entry.label, before, True
        start, end = max(start, self.left + 3), min(end, self.right - 3)
        return self._put_label(entry, start, end, y, hatched=hatched)

    def _free_left(self, entry: Entry, x0: float) -> bool:
        row = self.layout.rows[entry.lane][entry.row]
        taken = row.room_left_of(entry.x0 - self.layout.sizes.apart / 2 - 0.01)
        start = x0 - self.layout.sizes.gap - entry.label
        if self.pills.cover(entry.lane, entry.row, start, x0):
            return False
        return start >= self.left and (not np.isfinite(taken) or self.shift(taken) <= start)

    def _label_inside(
        self, entry: Entry, x0: float, x1: float, y: float
    ) -> tuple[float, float] | None:
        gap = self.layout.sizes.gap
        lead = 2 * self.layout.sizes.mark + 2 if has_own_mark(self.drawn, entry.event) else 0.0
        _, ls, ee, _ = self.drawn.bounds[entry.event]
        low, high = max(x0, self.left) + gap, min(x1, self.right) - gap
        if high - low < entry.label + lead and self._free_left(entry, x0):
            end = x0 - gap / 2
            return self._put_label(entry, end - entry.label, end, y, hatched=False)
        # Over the solid part if it fits there: letters on hatching are hard to read.
        solid = max(low, min(self.scale.x(float(ls)) + gap, high))
        fits = high - solid >= entry.label + lead
        start = solid if fits else low
        if not fits and not np.isfinite(self.drawn.bounds[entry.event][0]):
            # Beside the bound that is known, not at the edge where nothing is.
            start = max(low, high - entry.label - lead)
        if lead and high - start > lead:
            self._mark(entry.event, start + lead / 2 - 1, y)
        end = min(high, start + lead + entry.label)
        on_solid = ls < ee and fits and end <= self.scale.x(float(ee))
        return self._put_label(entry, start + lead, end, y, hatched=not on_solid)

    def _put_label(
        self, entry: Entry, start: float, end: float, y: float, *, hatched: bool
    ) -> tuple[float, float] | None:
        if end - start < min(LEAST_LABEL, entry.label - 0.01):
            return None
        self.labels.append((start, y, end - start, float(hatched)))
        self.label_of.append(entry.event)
        return start, end

    def add_folds(self) -> None:
        """Show each fold with those of its events that reach into the view."""
        for pill in self.pills.pills:
            y = self.row_y(pill.lane, pill.row)
            self.folds.append((pill.x0, y, pill.width, len(pill.members)))
            self.fold_members.append(pill.members)
            self.fold_lane.append(pill.lane)

    def scene(self) -> Scene:
        """Turn what was gathered into arrays."""
        return Scene(
            left=self.left,
            width=self.right, height=self.layout.height, layout=self.layout,
            pieces=_table(self.pieces, 4),
            piece_event=_ints([event for event, _ in self.piece_of]),
            piece_solid=np.array([solid for _, solid in self.piece_of], dtype=bool),
            ends=_table(self.ends, 2),
            end_event=_ints([event for event, _, _ in self.end_of]),
            end_kind=_ints([kind for _, kind, _ in self.end_of]),
            end_side=_ints([side for _, _, side in self.end_of]),
            marks=_table(self.marks, 2), mark_event=_ints(self.mark_of),
            ties=_table(self.ties, 3), tie_event=_ints(self.tie_of),
            labels=_table(self.labels, 4), label_event=_ints(self.label_of),
            folds=_table(self.folds, 4), fold_members=tuple(self.fold_members),
            fold_lane=_ints(self.fold_lane),
            boxes=_table(self.boxes, 4), box_event=_ints(self.box_of), strips=self.strips,
        )  # fmt: skip


def _table(rows: Sequence[tuple[float, ...]], columns: int) -> Floats:
    return np.array(rows, dtype=float).reshape(len(rows), columns)


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)
