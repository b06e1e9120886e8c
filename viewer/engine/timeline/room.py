"""Where there is room for more words among what a view shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.curves import Point
from viewer.engine.timeline.scene import Scene

Floats = NDArray[np.float64]
LINE = 30.0
"""A line to words is at least so long in x, in pixels, lest its arrow be lost."""
LEFT = 16.0
"""So far from its beginning a line is out of the mark there."""
CROSSED = 100.0
BACK = 150.0
"""So many pixels farther words may stand rather than have a line run through something to them,
or run back to them from beyond.
"""
Stretch = tuple[float, float]


class Place(NamedTuple):
    """Room for words: its left end, the middle of its height, its width, in pixels."""

    x: float
    y: float
    width: float

    @property
    def right(self) -> float:
        """Their right end."""
        return self.x + self.width


class Room:
    """The rows in sight, and what of each is taken; words that are placed take their place."""

    def __init__(self, scene: Scene, top: float, bottom: float) -> None:
        """``top`` and ``bottom`` are the y of the scene between which rows are in sight."""
        self._sizes = sizes = scene.layout.sizes
        self._apart = sizes.apart / 2 + 2
        self._left, self._right = scene.left + 8, scene.width - 10
        half = sizes.row / 2
        rows = [y for y in _rows(scene, bottom) if top + half <= y <= bottom - half]
        self._taken: dict[float, list[Stretch]] = {y: [] for y in rows}
        ys = np.array(rows)
        for x0, y0, x1, y1 in painted(scene).tolist():
            first = np.searchsorted(ys, y0 - half + 1)
            last = np.searchsorted(ys, y1 + half - 1)
            for y in rows[first:last]:
                self._taken[y].append((x0 - self._apart, x1 + self._apart))

    def place(self, near: Point, side: int, wanted: float, least: float) -> Place | None:
        """Take the best place for words ``wanted`` pixels wide; None if no place has ``least``.

        Best is the nearest row, at the edge of the view on ``side`` (-1 left, +1 right), short of
        ``near``, from where a line comes, with nothing in its way, and not cut.
        """
        best: tuple[float, Place] | None = None
        for y, taken in self._taken.items():
            for start, end in self._stretches(sorted(taken), near.x, side):
                width = min(wanted, end - start)
                if width < least:
                    continue
                place = Place(start if side < 0 else end - width, y, width)
                cost = self._cost(place, near, side) + (wanted - width) / 2
                if best is None or cost < best[0]:
                    best = cost, place
        if best is None:
            return None
        found = best[1]
        self._taken[found.y].append((found.x - self._apart, found.right + self._apart))
        return found

    def _stretches(self, taken: list[Stretch], x: float, side: int) -> Iterator[Stretch]:
        """Yield what is free of a row, and how much of that is short of a line from ``x``."""
        for start, end in _free(taken, self._left, self._right):
            yield start, end
            short = (start, min(end, x - LINE)) if side < 0 else (max(start, x + LINE), end)
            if short[0] < short[1]:
                yield short

    def _cost(self, place: Place, near: Point, side: int) -> float:
        left, right = place.x, place.right
        edge = left - self._left if side < 0 else self._right - right
        inner = right if side < 0 else left
        beyond = (inner - near.x) * -side + LINE > 0
        # A line comes in level from half way; in its own row it is level once it has left.
        turn = near.x + side * LEFT if abs(place.y - near.y) < 1 else (near.x + inner) / 2
        low, high = sorted((inner, turn))
        crossed = sum(low < end and start < high for start, end in self._taken[place.y])
        return abs(place.y - near.y) + edge / 2 + CROSSED * crossed + (BACK if beyond else 0)


def painted(scene: Scene) -> Floats:
    """Return x0, y0, x1, y1 of all that is painted of the events, (n, 4)."""
    half, mark = scene.layout.sizes.row / 2, scene.layout.sizes.mark
    x, y = scene.marks.T
    marks = np.column_stack((x - mark, y - mark, x + mark, y + mark))
    x, y, width, height = scene.pieces.T
    pieces = np.column_stack((x, y, x + width, y + height))
    x, y, width, _ = scene.labels.T
    labels = np.column_stack((x, y - half, x + width, y + half))
    x, y, width, _ = scene.folds.T
    folds = np.column_stack((x, y - half, x + width, y + half))
    layout = scene.layout
    bottoms = [layout.tops[s.lane] + layout.heights[s.lane] for s in scene.strips if s.strength]
    density = [(scene.left, bottom - 2 * half, scene.width, bottom) for bottom in bottoms]
    strips = np.array(density, dtype=float).reshape(len(density), 4)
    return np.concatenate((scene.boxes, marks, pieces, labels, folds, strips))


def _rows(scene: Scene, bottom: float) -> list[float]:
    """Return the middles of all rows from the top, and below the last lane down to ``bottom``."""
    layout, row = scene.layout, scene.layout.sizes.row
    found = [
        top + layout.sizes.pad + (number + 0.5) * row
        for top, height in zip(layout.tops, layout.heights, strict=True)
        for number in range(round((height - 2 * layout.sizes.pad) / row))
    ]
    y = layout.height + layout.sizes.pad + row / 2
    while y <= bottom:
        found.append(y)
        y += row
    return found


def _free(taken: list[Stretch], left: float, right: float) -> list[Stretch]:
    """Return the free stretches between ``left`` and ``right``."""
    found = []
    at = left
    for start, end in taken:
        if start > at:
            found.append((at, min(start, right)))
        at = max(at, end)
        if at >= right:
            return found
    return [*found, (at, right)]
