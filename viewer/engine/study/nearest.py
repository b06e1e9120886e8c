"""Which events lie nearest to a break of a series, by days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.engine.study.breaks import Break
from viewer.engine.study.figures import Bools, Floats
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.model.calendar import civils

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
    es, last, known = _when(drawn)
    with np.errstate(invalid="ignore"):
        after = np.maximum(es - one.at, 0.0)
        before = np.maximum(one.since - last, 0.0)
        days = np.where(after > 0, after, -before)
        near = np.flatnonzero(known & (np.abs(days) <= FARTHEST))
    order = near[np.lexsort((near, np.abs(days[near])))][:MOST]
    return tuple(Nearby(int(i), float(days[i])) for i in order)


def events_between(drawn: Drawn, start: float, end: float, but: int | None = None) -> int:
    """Return how many events were, or began, surely in a time, less the one at position ``but``.

    Of vague ones nothing is said.
    """
    first, last, known = _when(drawn)
    with np.errstate(invalid="ignore"):
        inside = known & (first >= start) & (last < end)
    if but is not None:
        inside[but] = False
    return int(inside.sum())


def _when(drawn: Drawn) -> tuple[Floats, Floats, Bools]:
    """Return the first and last day on which each event may have been, or have begun, and which
    of them are known well enough to lie near anything.
    """
    es, ls, _, le = drawn.bounds.T
    with np.errstate(invalid="ignore"):
        last = np.maximum(es, np.where(drawn.shape == Shape.BAR, ls, le - 1))
        known = (drawn.shape != Shape.UNDATED) & (last - es <= VAGUE) & ~_whole_years(drawn)
    return es, last, known


def _whole_years(drawn: Drawn) -> Bools:
    """Return what lasted whole calendar years: nothing says that it began on a first of January."""
    found: Bools = (drawn.shape == Shape.BAR) & np.isfinite(drawn.bounds[:, (0, 3)]).all(axis=1)
    for end in (0, 3):
        _, month, day = civils(np.where(found, drawn.bounds[:, end], 0.0))
        found &= (month == 1) & (day == 1)
    return found
