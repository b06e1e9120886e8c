"""Rows are worked out anew at every so-many-th of a doubling of the zoom, and kept between.

As one zooms in from one step to the next, all that stands at an instant moves apart, and labels,
marks and folds keep their size: what did not meet at the step does not meet before the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.layout import Entry, Layout, Side, Sizes, bodies, fits_inside
from viewer.engine.timeline.packing import Row

Floats = NDArray[np.float64]
STEPS, FINE_STEPS = 4, 12
"""So many steps are a doubling; of few events more: rows are soon worked out, and as little room
as can be is lost to what is not yet so far apart at the step.
"""
STEP = 2.0 ** (1 / STEPS)


def zoom_step(pixels_per_day: float, steps: int = STEPS) -> float:
    """Return the zoom, no larger than this one, that rows are worked out for."""
    return float(2.0 ** (floor(steps * log2(pixels_per_day) + 1e-9) / steps))


def widest(drawn: Drawn, zoom: float, sizes: Sizes) -> tuple[Floats, Floats]:
    """Return what bodies take at most at any zoom from this step to the next, in pixels of this
    one: a mark alone may become a band with its mark beside it. Of what does not change, ends that
    no other lies beyond.
    """
    x0, x1 = bodies(drawn, zoom, replace(sizes, tight=0.0))
    lasts = (drawn.bounds[:, 3] - drawn.bounds[:, 0]) * zoom
    may_grow = (lasts < sizes.tight) & (lasts >= sizes.tight / STEP)
    return np.where(may_grow, x0, np.inf), np.where(may_grow, x1, -np.inf)


def stretched(layout: Layout, drawn: Drawn, pixels_per_day: float) -> Layout:
    """Return the rows of a step as they stand at a zoom from there to the next step. A bar that
    has become wide enough for its label holds it.
    """
    sizes, factor = layout.sizes, pixels_per_day / layout.pixels_per_day
    x0, x1 = bodies(drawn, pixels_per_day, sizes)
    starts, ends = x0.tolist(), x1.tolist()
    entries = tuple(
        Entry(e.event, e.lane, e.row, start, end, side_at(drawn, e, end - start, sizes), e.label)
        for e in layout.entries
        for start, end in ((starts[e.event], ends[e.event]),)
    )
    folds = tuple(
        replace(fold, x=fold.x * factor, x0=x0[fold.members], x1=x1[fold.members])
        for fold in layout.folds
    )
    counts = [len(lane) for lane in layout.rows]
    pills = [(fold.lane, fold.row, fold.x) for fold in folds]
    rows = rows_taken(entries, pills, counts, sizes, drawn)
    return replace(layout, pixels_per_day=pixels_per_day, entries=entries, folds=folds, rows=rows)


def side_at(drawn: Drawn, entry: Entry, width: float, sizes: Sizes) -> Side:
    """Return where the label of an entry of a step stands once its body is so many pixels wide."""
    fits = fits_inside(drawn, entry.event, width, entry.label, sizes)
    return Side.INSIDE if fits else entry.side


def rows_taken(
    entries: Sequence[Entry], pills: Sequence[tuple[int, int, float]], counts: Sequence[int],
    sizes: Sizes, drawn: Drawn,
) -> tuple[tuple[Row, ...], ...]:  # fmt: skip
    """Return what is taken of each row of each lane, in absolute pixels: bodies with their labels,
    and ``pills``, each with its lane, row and middle. ``counts`` are the rows of the lanes.
    """
    taken: list[list[list[tuple[float, float]]]] = [[[] for _ in range(n)] for n in counts]
    shapes = drawn.shape[np.array([one.event for one in entries], np.int64)]
    for one, is_bar in zip(entries, (shapes == Shape.BAR).tolist(), strict=True):
        wide = is_bar and one.x1 - one.x0 > 2 * sizes.mark + 0.01
        apart = 0.0 if wide else sizes.apart / 2
        start, end = one.x0 - apart, one.x1 + apart
        label = one.label + sizes.gap + sizes.apart / 2
        start -= label if one.side is Side.LEFT else 0.0
        end += label if one.side is Side.RIGHT else 0.0
        taken[one.lane][one.row].append((start, end))
    for lane, row, x in pills:
        taken[lane][row].append((x - sizes.fold / 2 + 0.01, x + sizes.fold / 2 - 0.01))
    return tuple(
        tuple(Row([s for s, _ in sorted(row)], [e for _, e in sorted(row)]) for row in lane)
        for lane in taken
    )
