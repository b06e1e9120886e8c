"""Where in a chart a line of words covers least."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.trade.labels import Box
from viewer.engine.trade.marks import Chart, Edges, Floats, edges_of

READ = 2.0
"""Words that are covered count so many times what marks do: half a mark is still read."""


def covered(chart: Chart, box: Box) -> float:
    """Return how much of a chart a box hides: for each mark and label the pixels of width that
    they share, where they share height too.
    """
    return _shared(*_all_of(chart), box)


def words_covered(chart: Chart, box: Box) -> float:
    """Return of how much of the words of a chart a box hides some height: pixels of width."""
    edges = edges_of([label.box for label in chart.labels])
    return _shared(edges, np.ones(len(chart.labels)), box)


def emptiest(chart: Chart, boxes: Sequence[Box]) -> int:
    """Return which of several boxes hides least, the first of equal ones."""
    edges, weight = _all_of(chart)
    least, best = np.inf, 0
    for place, box in enumerate(boxes):
        hidden = round(_shared(edges, weight, box), 6)
        if hidden < least:
            least, best = hidden, place
        if not least:
            break
    return best


def _all_of(chart: Chart) -> tuple[Edges, Floats]:
    """Return the edges of all marks and labels, and how much a pixel of each counts."""
    words = edges_of([label.box for label in chart.labels])
    kinds = (*chart.inked(), words)
    weight = np.ones(sum(len(kind[0]) for kind in kinds))
    weight[len(weight) - len(words[0]) :] = READ
    x0, x1, y0, y1 = (np.concatenate(side) for side in zip(*kinds, strict=True))
    return (x0, x1, y0, y1), weight


def _shared(edges: Edges, weight: Floats, box: Box) -> float:
    x0, x1, y0, y1 = edges
    met = np.flatnonzero((y1 > box.y0) & (y0 < box.y1) & (x1 > box.x0) & (x0 < box.x1))
    wide = np.minimum(x1[met], box.x1) - np.maximum(x0[met], box.x0)
    return float((wide * weight[met]).sum())
