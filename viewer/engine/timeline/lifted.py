"""The selected events among very many: each has a row of its own, whatever is folded for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan

import numpy as np

from viewer.engine.timeline.crowd import LaneIndex
from viewer.engine.timeline.drawn import Drawn
from viewer.engine.timeline.layout import Measure, Side, Sizes
from viewer.engine.timeline.placing import Packer
from viewer.engine.timeline.tiles import Placed, Tiles

FAR = 2
"""What is longer than so many tiles stands in the last row, whatever is there: the rows above
can't be looked through to its ends.
"""
WITHOUT_LABEL, SELECTED_TOO = 1.5, 1000.0
"""A label is worth folding one other event of some importance, but not two; a selected event is
never folded for another one as long as any row has something else.
"""


class Lifting:
    """Finds rows for events of a crowd that have none; what is in their way is folded."""

    def __init__(
        self, drawn: Drawn, lanes: Sequence[LaneIndex], rows: Sequence[int], tiles: Tiles,
        zoom: float, measure: Measure, sizes: Sizes, anchor: Callable[[int], float],
    ) -> None:  # fmt: skip
        """``rows`` are those of each lane, the last of which holds folds; ``zoom`` is that of the
        tiles.
        """
        self._drawn, self._lanes, self._tiles = drawn, lanes, tiles
        self._rows = [count - 1 for count in rows]
        self._zoom, self._measure, self._sizes, self._anchor = zoom, measure, sizes, anchor

    def lift(
        self, single: Sequence[Placed], hidden: Sequence[int], selected: Sequence[int],
        x0: float, x1: float,
    ) -> tuple[list[Placed], frozenset[int]]:  # fmt: skip
        """Return ``single`` with those of ``hidden`` that take any of ``[x0, x1)``, less what had
        to go; and which events were lifted. The last of ``selected``, hidden or not, comes first.
        """
        made = list(single)
        lifted: set[int] = set()
        for event in reversed(hidden):
            anchor = self._anchor(event)
            for lane, index in enumerate(self._lanes):
                if isnan(anchor) or not self._rows[lane] or not index.holds(event, anchor):
                    continue
                if any(one.event == event and one.lane == lane for one in made):
                    continue
                place = self._place(event, lane, anchor, made, selected, x0, x1)
                if place is None:
                    continue
                made = [one for one in made if not _meet(one, place)]
                made.append(place)
                lifted.add(event)
        return made, frozenset(lifted)

    def _place(
        self, event: int, lane: int, anchor: float, made: Sequence[Placed],
        selected: Sequence[int], x0: float, x1: float,
    ) -> Placed | None:  # fmt: skip
        """Return the place of an event for which the fewest others have to go, None for one that
        lies beyond ``x0`` or ``x1``, or would be in the way of one that goes before it.
        """
        some = self._drawn.take(np.array([event], np.int64))
        packer = Packer(some, self._zoom, lambda _: self._measure(event), self._sizes, steady=True)
        body = packer.span(0)
        if body[1] <= x0 or body[0] >= x1:
            return None
        choices = (*packer.choices(0), (*body, Side.NONE))
        low, high = min(c[0] for c in choices), max(c[1] for c in choices)
        last = self._rows[lane] - 1
        if high - low > FAR * self._tiles.length:
            start, end, side = choices[0]
            place = Placed(event, lane, anchor, last, side, self._measure(event), start, end)
            spared = any(one.event in selected and _meet(one, place) for one in made)
            return None if spared and event != selected[-1] else place
        there = self._tiles.placed(low, high)
        there += [one for one in made if one.event in selected and one not in there]
        best: tuple[float, Placed] | None = None
        for row in range(last + 1):
            for start, end, side in choices:
                place = Placed(event, lane, anchor, row, side, self._measure(event), start, end)
                met = [one for one in there if _meet(one, place)]
                cost = cost_of([one.event for one in met], side, self._drawn, selected)
                if best is None or cost < best[0]:
                    best = cost, place
        return best[1] if best is not None and is_worth(best[0], event, selected) else None


def cost_of(met: Sequence[int], side: Side, drawn: Drawn, selected: Sequence[int]) -> float:
    """Return what a place costs for which the events ``met`` have to be folded."""
    cost = sum(1.0 + float(drawn.importance[event]) for event in met)
    cost += SELECTED_TOO * sum(event in selected for event in met)
    return cost + (WITHOUT_LABEL if side is Side.NONE else 0.0)


def is_worth(cost: float, event: int, selected: Sequence[int]) -> bool:
    """Whether an event may have a place of this cost: the last selected one may at any."""
    return cost < SELECTED_TOO or event == selected[-1]


def _meet(one: Placed, other: Placed) -> bool:
    same = (one.lane, one.row) == (other.lane, other.row)
    return same and one.x0 < other.x1 and one.x1 > other.x0
