"""An index of very many events by lane, made once: counts at any zoom, the most important first.

Everything asked of it costs what is in view and a logarithm of how many events there are. Method:
counts of what is alive at an instant from sorted starts and sorted ends; candidates for labels from
nested samples of the most important, each sorted by time (a mipmap, as in the slice tables of
Perfetto).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, nan

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.drawn import Drawn, Shape, firsts, lasts
from viewer.engine.timeline.times import Times

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Positions = NDArray[np.int32]

THINNING = 4
"""Each sample holds the most important quarter of the one before."""
SMALLEST_SAMPLE = 64
MOMENT = -30
"""Duration class of what lasts a second or less, as a power of two of days."""
_MOST = np.iinfo(np.uint16).max
LONGEST = 30
"""Duration class of what has no end, or reaches beyond the axis: 2**30 days."""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Some events of one duration class in the order of their anchors; ``rank`` 0 is the most
    important of the lane.
    """

    anchors: Floats
    events: Positions
    ranks: Positions


@dataclass(frozen=True, slots=True, eq=False)
class DurationClass:
    """Events of a lane that last no longer than ``2**power`` days, as nested samples, the fullest
    first.
    """

    power: int
    samples: tuple[Sample, ...]

    def best(self, start: float, end: float, most: int) -> tuple[Positions, Positions, bool]:
        """Return events anchored in ``[start, end)``, their ranks, and whether there are more: the
        ``most`` most important of them. O(log n + most).
        """
        for sample in reversed(self.samples):
            first, last = sample.anchors.searchsorted((start, end)).tolist()
            if last - first >= most:
                break
        events, ranks = sample.events[first:last], sample.ranks[first:last]
        if len(ranks) > most:
            kept = np.argpartition(ranks, most - 1)[:most]
            return events[kept], ranks[kept], True
        return events, ranks, sample is not self.samples[0]


@dataclass(frozen=True, slots=True, eq=False)
class LaneIndex:
    """The dated events of one lane. ``order`` holds their positions in the order of ``anchors``,
    the middles of their times; ``starts`` and ``ends`` are sorted each for itself, infinite where
    open.
    """

    order: Positions
    anchors: Times
    starts: Times
    ends: Times
    classes: tuple[DurationClass, ...]

    def __len__(self) -> int:
        return len(self.order)

    def alive(self, edges: Floats) -> Ints:
        """Return how many events have or may have a time in common with each ``[edges[i],
        edges[i + 1])``.
        """
        begun = self.starts.searchsorted(edges[1:], "left")
        over = self.ends.searchsorted(edges[:-1], "right")
        # A moment without length on an edge counts where it begins.
        counts: Ints = np.maximum(begun - over, 0)
        return counts

    def reaching_in(self, start: float, end: float) -> tuple[int, int]:
        """Return how many events reach into ``[start, end)`` that are anchored before and after."""
        before = self.anchors.searchsorted(start) - self.ends.searchsorted(start, "right")
        begun = len(self) - self.starts.searchsorted(end)
        after = len(self) - self.anchors.searchsorted(end) - begun
        return max(before, 0), max(after, 0)

    def may_begin(self, start: float, end: float) -> Positions:
        """Return all events that begin in ``[start, end]``, and some that don't. O(log n + what is
        found).
        """
        found = []
        for one in self.classes:
            whole = one.samples[0]
            # Nothing begins farther before the middle of its time than half of what it may last.
            first = int(whole.anchors.searchsorted(start))
            last = int(whole.anchors.searchsorted(end + 2.0 ** (one.power - 1), "right"))
            found.append(whole.events[first:last])
        return np.concatenate(found) if found else np.zeros(0, np.int32)

    def holds(self, event: int, anchor: float) -> bool:
        """Whether an event with this anchor is one of the lane."""
        first = self.anchors.searchsorted(anchor)
        last = self.anchors.searchsorted(anchor, "right")
        return bool((self.order[first:last] == event).any())

    def slice(self, start: float, end: float) -> tuple[int, int]:
        """Return the stretch of ``order`` that is anchored in ``[start, end)``."""
        return self.anchors.searchsorted(start), self.anchors.searchsorted(end)


def anchor_of(drawn: Drawn, event: int) -> float:
    """Return the middle of the time of an event, NaN for an undated one."""
    bounds = drawn.bounds[event].tolist()
    first = next((day for day in bounds if isfinite(day)), nan)
    last = next((day for day in reversed(bounds) if isfinite(day)), nan)
    return (first + last) / 2


def index_lane(drawn: Drawn, members: Ints) -> LaneIndex:
    """Index the dated events among ``members``. O(n log n)."""
    dated = members[drawn.shape.take(members) != Shape.UNDATED]
    bounds = drawn.bounds.take(dated, axis=0)
    anchors = (firsts(bounds) + lasts(bounds)) / 2
    # The most important first; of equals those that come first in the file.
    ranks = np.empty(len(dated), np.int32)
    ranks[_by_importance(drawn.importance.take(dated))] = np.arange(len(dated), dtype=np.int32)
    keys = anchors if drawn.rank is None else drawn.rank.take(dated)
    by_anchor = np.argsort(keys, kind="stable")
    dated, anchors, ranks = dated[by_anchor], anchors[by_anchor], ranks[by_anchor]
    bounds = bounds.take(by_anchor, axis=0)
    powers = _powers(_reach(bounds, drawn.other.take(dated), anchors))
    order = dated.astype(np.int32)
    classes = []
    for power in (np.flatnonzero(np.bincount(powers - MOMENT)) + MOMENT).tolist():
        mine = np.flatnonzero(powers == power)
        classes.append(DurationClass(power, _samples(anchors[mine], order[mine], ranks[mine])))
    starts, ends = (Times(np.sort(bounds[:, which])) for which in (0, 3))
    return LaneIndex(order, Times(anchors), starts, ends, tuple(classes))


def _by_importance(importance: Floats) -> Ints:
    """Return the places of the most important first, of equals those that come first.

    Numbers of no more than three decimals are sorted as thousandths: small whole numbers are
    sorted by counting them.
    """
    thousandths = np.rint(importance * 1000)
    plain = (thousandths / 1000 == importance) & (thousandths >= 0) & (thousandths < _MOST)
    if plain.all():
        return np.argsort((_MOST - thousandths).astype(np.uint16), kind="stable")
    return np.argsort(-importance, kind="stable")


def _reach(bounds: Floats, other: Floats, anchors: Floats) -> Floats:
    """Return how long what is drawn of each event is: its time, or twice what its tie reaches."""
    with np.errstate(invalid="ignore"):
        ties = 2 * np.abs(other - anchors)
        longer: Floats = np.fmax(bounds[:, 3] - bounds[:, 0], ties)
        return longer


def _powers(lasts: Floats) -> Ints:
    """Return the least power of two of days that is no shorter than each time."""
    with np.errstate(divide="ignore"):
        powers = np.ceil(np.log2(np.maximum(lasts, 2.0**MOMENT)))
    found: Ints = np.clip(np.nan_to_num(powers, posinf=LONGEST), MOMENT, LONGEST).astype(np.int64)
    return found


def _samples(anchors: Floats, events: Positions, ranks: Positions) -> tuple[Sample, ...]:
    samples = [Sample(anchors, events, ranks)]
    while len(samples[-1].ranks) > THINNING * SMALLEST_SAMPLE:
        whole = samples[-1]
        most = len(whole.ranks) // THINNING
        limit = np.partition(whole.ranks, most - 1)[most - 1]
        kept = np.flatnonzero(whole.ranks <= limit)
        samples.append(Sample(whole.anchors[kept], whole.events[kept], whole.ranks[kept]))
    return tuple(samples)
