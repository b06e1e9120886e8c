"""The lines of arcs: where they leave one mark, how they run, where they reach the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import copysign, hypot, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAST_BULGE, MOST_BULGE = 14.0, 46.0
"""How far an arc rises over its ends, in pixels."""
ABOVE = 40.0
"""Ends that lie so near to each other in x count as one above the other."""
FINE = 3.0
"""Points of a curve lie about so many pixels apart."""


class Point(NamedTuple):
    """A place in the scene, in pixels."""

    x: float
    y: float


class Anchor(NamedTuple):
    """What a line begins or ends at: its middle, and how far from that it stays away."""

    x: float
    y: float
    half_width: float
    half_height: float

    @property
    def middle(self) -> Point:
        """Where the line would lead if nothing were there."""
        return Point(self.x, self.y)

    def border(self, towards: Point) -> Point:
        """Return where a line that leaves towards a point comes out."""
        dx, dy = towards.x - self.x, towards.y - self.y
        length = sqrt((dx / self.half_width) ** 2 + (dy / self.half_height) ** 2)
        if length == 0:
            return Point(self.x - self.half_width, self.y)
        return Point(self.x + dx / length, self.y + dy / length)


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve."""

    start: Point
    first: Point
    second: Point
    end: Point

    def points(self) -> Floats:
        """Return points along the curve, (n, 2), close together."""
        hull = (self.start, self.first, self.second, self.end)
        length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(hull))
        t = np.linspace(0, 1, max(2, min(2000, int(length / FINE) + 2)))[:, None]
        a, b, c, d = (np.array(point) for point in hull)
        made: Floats = (
            (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
        )
        return made


def arc_between(start: Anchor, end: Anchor, top: float) -> Curve:
    """Return an arc over what lies between two marks, but not above ``top``.

    Steep at its ends, so that it does not run along the labels beside them.
    """
    dx, dy = end.x - start.x, end.y - start.y
    bulge = min(MOST_BULGE, LEAST_BULGE + abs(dy) * 0.4)
    if abs(dx) < ABOVE:
        # One above the other: around the left, for most labels stand at the right.
        x = min(start.x, end.x) - bulge
        return _joined(start, Point(x, start.y), Point(x, end.y), end)
    reach = min(abs(dx) * 0.4, bulge * 1.2) * (1 if dx > 0 else -1)
    first = Point(start.x + reach, max(start.y - bulge, top))
    second = Point(end.x - reach, max(end.y - bulge, top))
    return _joined(start, first, second, end)


def line_to(start: Anchor, end: Point) -> Curve:
    """Return a line that leaves a mark steeply and comes in level at a point."""
    dx, dy = end.x - start.x, end.y - start.y
    first = Point(start.x + copysign(min(abs(dx) * 0.4, abs(dy)), dx), end.y)
    return Curve(start.border(first), first, Point(start.x + dx * 0.5, end.y), end)


def line_down(start: Anchor, y: float) -> Curve:
    """Return a straight line down, or up, from a mark."""
    end = Point(start.x, y)
    begun = start.border(end)
    if (end.y - begun.y) * (end.y - start.y) < 0:
        begun = end  # it is reached before the mark is left
    middle = Point(start.x, (begun.y + end.y) / 2)
    return Curve(begun, middle, middle, end)


def _joined(start: Anchor, first: Point, second: Point, end: Anchor) -> Curve:
    return Curve(start.border(first), first, second, end.border(second))
