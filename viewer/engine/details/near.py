"""Which events stand close to an event in time."""

from __future__ import annotations

import numpy as np

from viewer.engine.details.sheet import Block, Fact, Prose, Section
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.when import NO_DATE, drawn_words, other_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say_count
from viewer.model.records import Clock
from viewer.model.view import Datings

DAYS = 7
"""So many days before and after an event are close to it."""
MOST = 8
"""So many neighbours are named, the nearest; the rest is counted."""
KNOWN = 7.0
"""Only events whose date, or whose start, is known to so many days have neighbours."""


def neighbours(drawn: Drawn, position: int) -> list[int]:
    """Return the events within `DAYS` days of an event, in time order.

    Where they stand is their day, or the day on which they began.
    """
    first = drawn.first()
    with np.errstate(invalid="ignore"):
        start = drawn.bounds[:, 1] - drawn.bounds[:, 0]
        whole = drawn.bounds[:, 3] - drawn.bounds[:, 0]
        known = (whole <= KNOWN) | ((drawn.shape == Shape.BAR) & (start <= KNOWN))
    if not known[position]:
        return []
    with np.errstate(invalid="ignore"):
        close = known & (np.abs(first - first[position]) <= DAYS)
    close[position] = False
    found = np.flatnonzero(close)
    return [int(i) for i in found[np.lexsort((found, first[found]))]]


def near_blocks(
    dataset: Dataset,
    drawn: Drawn,
    position: int,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> list[Block]:
    """Return the neighbours of an event as links, with their dates as ``drawn`` has them."""
    found = neighbours(drawn, position)
    if not found:
        return []
    first = drawn.first()
    nearest = sorted(found, key=lambda i: abs(float(first[i] - first[position])))[:MOST]
    title = say_count(
        QT_TRANSLATE_NOOP("Words", "Within {n} day"),
        QT_TRANSLATE_NOOP("Words", "Within {n} days"),
        DAYS,
    )
    blocks: list[Block] = [Section(title)]
    for i in (i for i in found if i in nearest):
        event = dataset.events.brief(i)
        when = drawn_words(event, clock, datings) or NO_DATE
        blocks.append(Fact(when, event.title, other_words(event, clock, datings), event.id))
    if more := len(found) - len(nearest):
        told = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} more"), QT_TRANSLATE_NOOP("Words", "{n} more"), more
        )
        blocks.append(Prose(told))
    return blocks
