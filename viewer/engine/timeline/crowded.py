"""The lanes of very many events, for one view: rows for the most important, folds and density for
the rest, at a cost that does not grow with how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil, floor, inf, log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.timeline.crowd import LaneIndex, Positions, anchor_of, index_lane
from viewer.engine.timeline.drawn import Drawn
from viewer.engine.timeline.folds import BESIDE_THUMB, Pill, Pills
from viewer.engine.timeline.lanes import Lane
from viewer.engine.timeline.layout import Entry, Layout, Measure, Side, Sizes, bodies
from viewer.engine.timeline.lifted import Lifting
from viewer.engine.timeline.members import Members
from viewer.engine.timeline.packing import Row
from viewer.engine.timeline.placing import share_out
from viewer.engine.timeline.tiles import Placed, Tiles
from viewer.engine.timeline.zoom_steps import rows_taken, side_at, zoom_step

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WANTED = 40
"""A lane with this many events wants no fewer rows than one with more."""
BUCKET = 1.6
"""Folded events are counted in stretches of so many widths of a pill."""
ROOMY, DENSE = 2.0, 8.0
"""From so many folded events a stretch density shows through the folds, and covers the row."""
STEPS_KEPT = 6
"""Rows of so many zoom steps are kept: who zooms out again finds what was there."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """How many events of a lane are alive in each pixel from the left of the view. ``strength``
    is 0 where folds say it all, 1 where there are so many that only their density tells.
    """

    lane: int
    row: int
    counts: Ints
    strength: float

    def levels(self) -> Floats:
        """Return 0 for no event, above it the square root of the count, at most 1: twice as many
        look like more, and a few beside very many are still seen.

        The top of the scale is the next doubling above the most that is in view, so that it rarely
        changes while panning.
        """
        top = 2.0 ** ceil(log2(max(1, int(self.counts.max(initial=0)))))
        levels: Floats = np.sqrt(self.counts / top)
        return levels


@dataclass(frozen=True, slots=True, eq=False)
class InView:
    """What a view shows: rows, folds and density."""

    layout: Layout
    pills: Pills
    strips: tuple[Strip, ...]


class Crowd:
    """Lays out views of one choice of events and lanes; indexes them once, O(n log n)."""

    def __init__(
        self, drawn: Drawn, lanes: Sequence[Lane], measure: Measure, sizes: Sizes,
        closed: frozenset[str] = frozenset(), indexes: Sequence[LaneIndex] | None = None,
    ) -> None:  # fmt: skip
        """``indexes`` are those of the lanes where they are there already."""
        self._drawn, self._measure = drawn, measure
        self._roomy = self._sizes = sizes
        self.lanes = tuple(lanes)
        self._closed = [lane.key in closed for lane in lanes]
        self._indexes = indexes or [index_lane(drawn, lane.members) for lane in lanes]
        # The selected events are sought in every fold of every frame.
        self._anchor = cache(lambda event: anchor_of(drawn, event))
        self._tiles: dict[tuple[float, float], Tiles] = {}

    def view(self, scale: TimeScale, height: float, selected: Sequence[int] = ()) -> InView:
        """Return what stands where in a view with ``height`` pixels for all lanes. The last of
        the ``selected`` events is in no fold where a lane has any other row.
        """
        caps = self._caps(height)
        step = zoom_step(scale.pixels_per_day)
        tiles = self._tiles_at(step, height, caps)
        stretches = _Stretches.of(scale, self._stretch)
        single = tiles.placed(*stretches.pixels)
        parts = [self._part(n, single, scale, stretches) for n in range(len(self.lanes))]
        lifted: frozenset[int] = frozenset()
        alone = {event for part in parts for event, _, _ in part.alone}
        hidden = [event for event in selected if event not in alone]
        if hidden:
            lifting = Lifting(
                self._drawn, self._indexes, caps, tiles, step, self._measure, self._sizes,
                self._anchor,
            )  # fmt: skip
            single, lifted = lifting.lift(single, hidden, selected, *stretches.pixels)
            for number in {one.lane for one in single if one.event in lifted}:
                parts[number] = self._part(number, single, scale, stretches)
        entries = self._entries(single, scale.pixels_per_day)
        pills: list[Pill] = []
        strips: list[Strip] = []
        for number, (part, cap) in enumerate(zip(parts, caps, strict=True)):
            pills += [Pill(number, cap - 1, *pill) for pill in part.folds]
            entries += [
                Entry(event, number, cap - 1, x0, x1, Side.NONE, self._measure(event))
                for event, x0, x1 in part.alone
            ]
            strips.append(Strip(number, cap - 1, *part.density))
        heights = tuple(max(1, cap) * self._sizes.row + 2 * self._sizes.pad for cap in caps)
        tops = tuple(float(top) for top in np.cumsum((0.0, *heights))[:-1])
        layout = Layout(
            scale.pixels_per_day, self._sizes, self.lanes, tops, heights, tuple(entries), (),
            rows_taken(entries, (), caps, self._sizes, self._drawn), lifted,
        )  # fmt: skip
        return InView(layout, Pills(tuple(pills)), tuple(strips))

    def _part(
        self, lane: int, single: Sequence[Placed], scale: TimeScale, stretches: _Stretches
    ) -> _Folded:
        mine = [one for one in single if one.lane == lane]
        index = self._indexes[lane]
        made = _Folding(self._drawn, index, self._sizes, scale, stretches, mine, self._anchor)
        return _Folded(*made.folds(), made.density())

    @property
    def _stretch(self) -> float:
        """How long a stretch is, in pixels: a count of a tenth of a lane has room in it."""
        longest = max((len(index) for index in self._indexes), default=0) // 10
        return max(self._sizes.fold * BUCKET, pill_width(self._sizes, longest) + 6)

    def _caps(self, height: float) -> list[int]:
        needs = [
            1 if closed else min(len(index), WANTED)
            for closed, index in zip(self._closed, self._indexes, strict=True)
        ]
        sizes = self._sizes = self._roomy.pressed(height, needs)
        room = int((height - 2 * sizes.pad * len(self.lanes)) // sizes.row)
        return share_out(needs, room, sizes.least_rows)

    def _tiles_at(self, zoom: float, height: float, caps: list[int]) -> Tiles:
        key = (zoom, height)
        made = self._tiles.pop(key, None)
        if made is None:
            rows = [cap - 1 for cap in caps]
            made = Tiles(self._indexes, rows, self._drawn, zoom, self._measure, self._sizes)
        self._tiles[key] = made
        while len(self._tiles) > STEPS_KEPT:
            del self._tiles[next(iter(self._tiles))]
        return made

    def _entries(self, single: Sequence[Placed], zoom: float) -> list[Entry]:
        some = self._drawn.take(np.array([one.event for one in single], np.int64))
        x0, x1 = bodies(some, zoom, self._sizes)
        made = []
        for one, left, right in zip(single, x0.tolist(), x1.tolist(), strict=True):
            entry = Entry(one.event, one.lane, one.row, left, right, one.side, one.label)
            side = side_at(self._drawn, entry, right - left, self._sizes)
            made.append(entry if side is one.side else replace(entry, side=side))
        return made


@dataclass(frozen=True, slots=True, eq=False)
class _Stretches:
    """Whole stretches of an absolute grid that cover a view, so that folds keep their events while
    panning: ``days`` are their edges, ``pixels`` both ends at the zoom step; ``columns`` are the
    instants between which the pixels of the view lie.
    """

    days: Floats
    pixels: tuple[float, float]
    columns: Floats

    @staticmethod
    def of(scale: TimeScale, room: float) -> _Stretches:
        step = zoom_step(scale.pixels_per_day)
        first = floor(scale.time.start * step / room)
        last = ceil(scale.time.end * step / room)
        days = np.arange(first, last + 1, dtype=np.float64) * (room / step)
        columns = np.linspace(scale.time.start, scale.time.end, max(1, round(scale.width)) + 1)
        return _Stretches(days, (first * room, last * room), columns)


def pill_width(sizes: Sizes, count: int) -> float:
    """Return how wide the pill of a fold is, in pixels."""
    digits = len(f"{count:,}")
    return sizes.fold - 4 + max(0, digits - 2) * sizes.row * 0.38


Body = tuple[int, float, float]
"""An event and the ends of what is drawn of it, in absolute pixels."""


class PillPlace(NamedTuple):
    """Left end and width in pixels, members, whether it stands for what lies beyond the view."""

    x0: float
    width: float
    members: Members
    at_edge: bool


class _Folded(NamedTuple):
    """The last row of one lane in a view."""

    folds: list[PillPlace]
    alone: list[Body]
    density: tuple[Ints, float]


class _Folding:
    """What of one lane has no row of its own in a view."""

    def __init__(
        self, drawn: Drawn, index: LaneIndex, sizes: Sizes, scale: TimeScale,
        stretches: _Stretches, single: Sequence[Placed], anchor: Callable[[int], float],
    ) -> None:  # fmt: skip
        self._drawn, self._index, self._sizes, self._scale = drawn, index, sizes, scale
        self._edges, self._columns = stretches.days, stretches.columns
        self._start, self._end = float(self._edges[0]), float(self._edges[-1])
        self._single, self._anchor = single, anchor
        self._events = np.array([one.event for one in single], np.int64)
        self._names = frozenset(one.event for one in single)
        self._at = index.anchors.searchsorted(self._edges)
        own = np.sort(np.array([one.anchor for one in single], np.float64))
        self._counts: Ints = np.diff(self._at) - np.diff(own.searchsorted(self._edges))

    def folds(self) -> tuple[list[PillPlace], list[Body]]:
        """Return the folds, one a stretch, and what reaches in from beyond; and what is alone in
        its stretch, with its body: that is drawn rather than counted, where it has room.
        """
        stretches = np.flatnonzero(self._counts)
        alone = self._alone(stretches[self._counts[stretches] == 1])
        while True:
            folded = [n for n in stretches.tolist() if n not in alone]
            pills = self._with_beyond(self._pills(folded))
            crowded = self._without_room(alone, pills)
            if not crowded:
                return pills, list(alone.values())
            for n in crowded:
                del alone[n]

    def _pills(self, stretches: Sequence[int]) -> list[PillPlace]:
        """Return the fold of each of these stretches, where it would stand by itself."""
        if not stretches:
            return []
        at, counts = self._at.tolist(), self._counts.tolist()
        edges = self._scale.xs(self._edges).tolist()
        some = np.array(stretches)
        places = (self._at[some] + self._at[some + 1]) // 2
        middles = self._scale.xs(self._index.anchors.take(places)).tolist()
        firsts = self._index.order[self._at[some]].tolist()
        made = []
        for n, middle, event in zip(stretches, middles, firsts, strict=True):
            width = pill_width(self._sizes, counts[n])
            x = min(max(middle - width / 2, edges[n] + 1), edges[n + 1] - 1 - width)
            find = self._finder(self._index.order[at[n] : at[n + 1]])
            members = Members(counts[n], event, find, self._within(n, n + 1))
            made.append(PillPlace(x, width, members, False))
        return made

    def _alone(self, stretches: Ints) -> dict[int, Body]:
        """Return the one event of each stretch that has no more."""
        if not len(stretches):
            return {}
        found = [
            int(self._finder(self._index.order[self._at[n] : self._at[n + 1]])()[0])
            for n in stretches.tolist()
        ]
        some = self._drawn.take(np.array(found, np.int64))
        x0, x1 = bodies(some, self._scale.pixels_per_day, self._sizes)
        rows = zip(stretches.tolist(), found, x0.tolist(), x1.tolist(), strict=True)
        return {n: (event, left, right) for n, event, left, right in rows}

    def _without_room(self, alone: dict[int, Body], pills: Sequence[PillPlace]) -> list[int]:
        """Return the stretches whose event would meet a fold, a shorter one, or an edge."""
        low, high = self._scale.left, self._scale.left + self._scale.width
        origin = low - self._scale.time.start * self._scale.pixels_per_day
        apart = self._sizes.apart / 2
        row = Row()
        for pill in pills:
            row.take(pill.x0, pill.x0 + pill.width)
        crowded: list[int] = []
        for n, (_, x0, x1) in sorted(alone.items(), key=lambda one: one[1][2] - one[1][1]):
            start, end = x0 + origin - apart, x1 + origin + apart
            if low <= start and end <= high and row.is_free(start, end):
                row.take(start, end)
            else:
                crowded.append(n)
        return crowded

    def density(self) -> tuple[Ints, float]:
        """Return how many events are alive in each pixel, and how much of that is to be shown."""
        mean = float(self._counts.sum()) / max(1, len(self._counts))
        strength = min(max((mean - ROOMY) / (DENSE - ROOMY), 0.0), 1.0)
        return self._index.alive(self._columns), strength

    def _finder(self, events: Positions) -> Callable[[], Ints]:
        def find() -> Ints:
            found: Ints = events.astype(np.int64)
            return found[~np.isin(found, self._events)]

        return find

    def _within(self, first: int, last: int) -> Callable[[int], bool]:
        """Return a test whether an event is anchored between two edges; it may be of any lane."""
        low, high = float(self._edges[first]), float(self._edges[last])
        return lambda event: event not in self._names and low <= self._anchor(event) < high

    def _with_beyond(self, pills: list[PillPlace]) -> list[PillPlace]:
        """Add what reaches into the view from beyond its stretches, at its edges."""
        before, after = self._index.reaching_in(self._start, self._end)
        for one in self._single:
            bounds = self._drawn.bounds[one.event]
            if bounds[0] < self._end and bounds[3] > self._start:
                before -= one.anchor < self._start
                after -= one.anchor >= self._end
        if before > 0:
            members = self._beyond(before, after=False)
            pills = [PillPlace(-inf, pill_width(self._sizes, before), members, True), *pills]
        if after > 0:
            pills = [
                *pills,
                PillPlace(
                    inf, pill_width(self._sizes, after), self._beyond(after, after=True), True
                ),
            ]
        return self._in_sight(pills)

    def _in_sight(self, pills: list[PillPlace]) -> list[PillPlace]:
        """Move pills into the view, from left to right; where two would meet they are one."""
        low = self._scale.left + 2
        high = self._scale.left + self._scale.width - BESIDE_THUMB
        made: list[PillPlace] = []
        for x, width, members, at_edge in pills:
            held, room = members, width
            at = min(max(x, low), high - room)
            moved = at_edge or at != x
            while made and at < made[-1].x0 + made[-1].width + 1:
                before = made.pop()
                held = before.members.with_those_of(held)
                room = pill_width(self._sizes, len(held))
                at = min(before.x0, high - room)
            made.append(PillPlace(at, room, held, moved))
        return made

    def _beyond(self, count: int, *, after: bool) -> Members:
        order, bounds = self._index.order, self._drawn.bounds
        edge = self._end if after else self._start
        at = self._index.anchors.searchsorted(edge)

        def find() -> Ints:
            events: Ints = (order[at:] if after else order[:at]).astype(np.int64)
            reaches = bounds[events, 0] < self._end if after else bounds[events, 3] > self._start
            found: Ints = events[reaches & ~np.isin(events, self._events)]
            return found

        def might_hold(event: int) -> bool:
            if event in self._names:
                return False
            first, _, _, last = bounds[event].tolist()
            reaches = first < self._end if after else last > self._start
            anchor = anchor_of(self._drawn, event)
            return reaches and (anchor >= edge) == after and self._index.holds(event, anchor)

        return Members(count, int(order[at if after else at - 1]), find, might_hold)
