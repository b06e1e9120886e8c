"""Where in a chart a line of words covers least."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.trade.labels import Box
from viewer.engine.trade.marks import Chart, Edges, edges_of

READ = 2.0
"""Words that are covered count so many times what marks do: half a mark is still read."""


def covered(chart: Chart, box: Box) -> float:
    """Return how much of a chart a box hides: for each mark and label the pixels of width that
    they share, where they share height too.
    """
    marks = sum(_shared(edges, box) for edges in chart.inked())
    return marks + READ * words_covered(chart, box)


def words_covered(chart: Chart, box: Box) -> float:
    """Return of how much of the words of a chart a box hides some height: pixels of width."""
    return _shared(edges_of([label.box for label in chart.labels]), box)


def emptiest(chart: Chart, boxes: Sequence[Box]) -> int:
    """Return which of several boxes hides least, the first of equal ones."""
    hidden = [round(covered(chart, box), 6) for box in boxes]
    return hidden.index(min(hidden))


def _shared(edges: Edges, box: Box) -> float:
    x0, x1, y0, y1 = edges
    met = (y1 > box.y0) & (y0 < box.y1)
    return float(np.maximum(np.minimum(x1, box.x1) - np.maximum(x0, box.x0), 0.0)[met].sum())
