"""The selected events among few: each has a row of its own, whatever is folded for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from viewer.engine.timeline.drawn import Drawn
from viewer.engine.timeline.layout import Entry, Fold, Layout, Measure, Side
from viewer.engine.timeline.lifted import cost_of, is_worth
from viewer.engine.timeline.placing import Packer


def unfolded(layout: Layout, drawn: Drawn, measure: Measure, selected: Sequence[int]) -> Layout:
    """Return a steady layout in which the last of the ``selected`` events is in no fold of a lane
    that has any other row, and the others as far as there is room. What is in their way takes
    their place in the fold.
    """
    folded = {int(event) for fold in layout.folds for event in fold.members}
    hidden = [event for event in reversed(selected) if event in folded]
    if not hidden:
        return layout
    packer = Packer(drawn, layout.pixels_per_day, measure, layout.sizes, steady=True)
    entries, folds = list(layout.entries), list(layout.folds)
    lifted: set[int] = set()
    for event in hidden:
        for at, fold in enumerate(folds):
            if event not in fold.members:
                continue
            if (place := _place(event, fold, entries, packer, selected)) is None:
                continue
            met = [one for one in entries if _meet(packer, one, place)]
            entries = [one for one in entries if one not in met] + [place]
            members = [int(one) for one in fold.members if one != event]
            held = np.array([*members, *(one.event for one in met)], np.int64)
            folds[at] = replace(fold, members=held, x0=packer.x0[held], x1=packer.x1[held])
            lifted.add(event)
    left = tuple(fold for fold in folds if len(fold.members))
    return replace(layout, entries=tuple(entries), folds=left, lifted=frozenset(lifted))


def _place(
    event: int, fold: Fold, entries: Sequence[Entry], packer: Packer, selected: Sequence[int]
) -> Entry | None:
    """Return the place above the row of the fold for which the fewest others have to go."""
    best: tuple[float, Entry] | None = None
    there = [one for one in entries if one.lane == fold.lane]
    body = float(packer.x0[event]), float(packer.x1[event])
    sides = [side for _, _, side in packer.choices(event)]
    for row in range(fold.row):
        for side in (*sides, Side.NONE):
            place = Entry(event, fold.lane, row, *body, side, packer.measure(event))
            met = [one for one in there if _meet(packer, one, place)]
            cost = cost_of([one.event for one in met], side, packer.drawn, selected)
            if best is None or cost < best[0]:
                best = cost, place
    return best[1] if best is not None and is_worth(best[0], event, selected) else None


def _meet(packer: Packer, one: Entry, other: Entry) -> bool:
    if (one.lane, one.row) != (other.lane, other.row):
        return False
    (start, end), (low, high) = _taken(packer, one), _taken(packer, other)
    return start < high and end > low


def _taken(packer: Packer, entry: Entry) -> tuple[float, float]:
    """Return what an entry takes of its row, label included."""
    start, end = packer.span(entry.event)
    width = entry.label + packer.sizes.gap + packer.sizes.apart / 2
    return (
        start - (width if entry.side is Side.LEFT else 0.0),
        end + (width if entry.side is Side.RIGHT else 0.0),
    )
