"""What every layout of a chart needs: the rows in view, periods as pixels, grid, bands, source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.ticks import lines
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.heading import Heading, source_words
from viewer.engine.trade.labels import Box, Kind, Label, Measure
from viewer.engine.trade.marks import Band
from viewer.model.message import say

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Stretch = tuple[float, float, str]
"""A named stretch of time in days; its ends may be infinite."""

LINE_HEIGHT = 15.0
DENSE = 3
"""With more marks than so many per pixel, only the outermost of each pixel are kept."""


@dataclass(frozen=True, eq=False)
class Ground:
    """Values, the time on screen and the room there is; ``line`` is the height of a text line."""

    rows: Rows
    head: Heading
    time: TimeScale
    height: float
    measure: Measure
    line: float

    @property
    def left(self) -> float:
        """The pixel at which the time begins."""
        return self.time.left

    @property
    def right(self) -> float:
        """The pixel at which the time ends."""
        return self.time.left + self.time.width

    def shown(self) -> Ints:
        """Return the rows that have time in common with the view."""
        return self.rows.in_view(self.time.time.start, self.time.time.end)

    def span(self, start: float, end: float) -> tuple[float, float]:
        """Map a period to pixels, cut in data space to a screen on either side of the view."""
        low, high = self._reach
        return self.time.x(min(max(start, low), high)), self.time.x(min(max(end, low), high))

    @property
    def _reach(self) -> tuple[float, float]:
        """The days a screen before the view and a screen after it."""
        time = self.time
        return time.day(time.left - time.width), time.day(time.left + 2 * time.width)

    def edges(self, rows: Ints) -> tuple[Floats, Floats]:
        """Return where the periods of rows begin and end, cut as `span` does."""
        return self.between(self.rows.start[rows], self.rows.end[rows])

    def between(self, start: Floats, end: Floats) -> tuple[Floats, Floats]:
        """Map stretches of time to pixels, cut as `span` does."""
        low, high = self._reach
        return self.time.xs(np.clip(start, low, high)), self.time.xs(np.clip(end, low, high))

    def grid(self) -> tuple[tuple[float, bool], ...]:
        """Return the ticks of the ruler, and whether each begins a coarser unit too."""
        return _grid(self.time, self.line / LINE_HEIGHT)

    def bands(self, stretches: Sequence[Stretch]) -> tuple[Band, ...]:
        """Return the stretches of time that have a pixel in view."""
        found = (Band(*self.span(start, end), label) for start, end, label in stretches)
        return tuple(band for band in found if band.x1 > self.left and band.x0 < self.right)

    def source(self, shown: Ints, top: float) -> list[Label]:
        """Return at the right who made the values in ``shown``, if there is room for it."""
        text = source_words(self.rows, shown, self.head.agency) if len(shown) else None
        if text is not None and self.head.choice:
            text = say("{source} · {choice}", source=text, choice=self.head.choice)
        width = self.measure(text) if text is not None else 0.0
        if text is None or width > self.time.width - 16:
            return []
        x1 = self.right - 8
        return [Label(text, Box(x1 - width, top, x1, top + self.line), Kind.SOURCE)]


@lru_cache(maxsize=8)  # all panes of a window have the same
def _grid(time: TimeScale, size: float) -> tuple[tuple[float, bool], ...]:
    return lines(time, size)
