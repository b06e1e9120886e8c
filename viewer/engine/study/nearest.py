"""Which events lie nearest to a break of a series, by days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.engine.study.breaks import Break
from viewer.engine.timeline.drawn import Drawn, Shape

MOST = 3
"""So many events are named beside a break."""
FARTHEST = 92.0
"""In days: what is farther away lies beside another time of the series."""
VAGUE = 31.0
"""Events whose date, or start, is known to no better than so many days are near to nothing."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """An event by its position in the file; ``days`` after the break, before it if negative."""

    event: int
    days: float


def nearest_events(drawn: Drawn, one: Break) -> tuple[Nearby, ...]:
    """Return the events nearest to a break, the nearest first.

    A break lies somewhere between two figures: an event in that time is 0 days away.
    """
    es, ls, _, le = drawn.bounds.T
    with np.errstate(invalid="ignore"):
        lasted = drawn.shape == Shape.BAR
        last = np.where(lasted, ls, le)
        known = (drawn.shape != Shape.UNDATED) & (last - es <= VAGUE)
        after = np.maximum(es - one.at, 0.0)
        before = np.maximum(one.since - np.where(lasted, es, last), 0.0)
        days = np.where(after > 0, after, -before)
        near = np.flatnonzero(known & (np.abs(days) <= FARTHEST))
    order = near[np.lexsort((near, np.abs(days[near])))][:MOST]
    return tuple(Nearby(int(i), float(days[i])) for i in order)
