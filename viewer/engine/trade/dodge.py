"""Level marks that share time and nearly a height, moved apart so that each is seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.distinct import counted

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def together(start: Floats, end: Floats) -> Ints:
    """Return a number for each period; those joined by shared time, also by way of others, have
    the same. O(n log n).
    """
    if not len(start):
        return np.zeros(0, np.int64)
    order = np.lexsort((end, start))
    reach = np.maximum.accumulate(end[order])
    begins = np.concatenate(([True], start[order][1:] >= reach[:-1] - 0.5))
    group = np.zeros(len(start), np.int64)
    group[order] = np.cumsum(begins) - 1
    return group


def moved_apart(
    y: Floats, group: Ints, gaps: Sequence[float], far: float, top: float, bottom: float
) -> tuple[Floats, Floats]:
    """Return heights that stand apart inside each group, in the same order, moved as little as
    possible (least squares), and how far apart each stands.

    Of ``gaps``, the widest first, a group has the first with which nothing moves more than
    ``far``, else the last. All stay between ``top`` and ``bottom`` where they fit. By pooling
    adjacent violators: Barlow and others, "Statistical Inference under Order Restrictions", 1972.
    """
    apart, gap = y.copy(), np.full(len(y), gaps[0])
    numbers, counts = counted(group)
    for number in numbers[counts > 1].tolist():
        members = np.flatnonzero(group == number)
        members = members[np.argsort(y[members], kind="stable")]
        for chosen in gaps:
            moved = _spaced(y[members], chosen, top, bottom)
            if np.abs(moved - y[members]).max() <= far:
                break
        apart[members], gap[members] = moved, chosen
    return apart, gap


def _spaced(y: Floats, gap: float, top: float, bottom: float) -> Floats:
    steps = gap * np.arange(len(y))
    return np.clip(_rising(y - steps), top, max(top, bottom - steps[-1])) + steps


def _rising(values: Floats) -> Floats:
    """Return the nearest sequence that never falls."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values.tolist():
        means.append(value)
        sizes.append(1)
        while len(means) > 1 and means[-2] > means[-1]:
            size = sizes[-2] + sizes[-1]
            means[-2] = (means[-2] * sizes[-2] + means[-1] * sizes[-1]) / size
            sizes[-2] = size
            means.pop()
            sizes.pop()
    return np.repeat(np.array(means), sizes)
