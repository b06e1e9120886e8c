"""Which events stand close to an event in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.sheet import Block, Fact, Prose, Section
from viewer.engine.timeline.drawn import Drawn, Shape
from viewer.engine.timeline.when import NO_DATE, drawn_words, other_words
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say_count
from viewer.model.records import Clock
from viewer.model.view import Datings

if TYPE_CHECKING:
    from viewer.engine.timeline.crowd import LaneIndex

DAYS = 7
"""So many days before and after an event are close to it."""
MOST = 8
"""So many neighbours are named, the nearest; the rest is counted."""
KNOWN = 7.0
"""Only events whose date, or whose start, is known to so many days have neighbours."""


def neighbours(
    drawn: Drawn, position: int, indexes: Sequence[LaneIndex] | None = None
) -> list[int]:
    """Return the events within `DAYS` days of an event, in time order.

    Where they stand is their day, or the day on which they began. ``indexes`` of all events, where
    there are any, spare a look at each of them.
    """
    one = drawn.take(np.array([position]))
    if not _known(one)[0]:
        return []
    here = float(one.first()[0])
    if indexes is None:
        events, some = np.arange(len(drawn)), drawn
    else:
        found = [index.may_begin(here - DAYS, here + DAYS) for index in indexes]
        events = np.unique(np.concatenate(found)).astype(np.int64)
        some = drawn.take(events)
    first = some.first()
    with np.errstate(invalid="ignore"):
        close = _known(some) & (np.abs(first - here) <= DAYS) & (events != position)
    events, first = events[close], first[close]
    found_in_time: list[int] = events[np.lexsort((events, first))].tolist()
    return found_in_time


def _known(some: Drawn) -> NDArray[np.bool_]:
    """Return of which events the date, or the start, is known well enough to have neighbours."""
    with np.errstate(invalid="ignore"):
        start = some.bounds[:, 1] - some.bounds[:, 0]
        whole = some.bounds[:, 3] - some.bounds[:, 0]
        known: NDArray[np.bool_] = (whole <= KNOWN) | ((some.shape == Shape.BAR) & (start <= KNOWN))
    return known


def near_blocks(
    dataset: Dataset,
    drawn: Drawn,
    position: int,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
    indexes: Sequence[LaneIndex] | None = None,
) -> list[Block]:
    """Return the neighbours of an event as links, with their dates as ``drawn`` has them; for
    ``indexes`` see `neighbours`.
    """
    found = neighbours(drawn, position, indexes)
    if not found:
        return []
    first = drawn.take(np.array([position, *found])).first()
    by_distance = np.argsort(np.abs(first[1:] - first[0]), kind="stable")[:MOST]
    title = say_count(
        QT_TRANSLATE_NOOP("Words", "Within {n} day"),
        QT_TRANSLATE_NOOP("Words", "Within {n} days"),
        DAYS,
    )
    blocks: list[Block] = [Section(title)]
    for i in (found[at] for at in sorted(by_distance.tolist())):
        event = dataset.events.brief(i)
        when = drawn_words(event, clock, datings) or NO_DATE
        blocks.append(Fact(when, event.title, other_words(event, clock, datings), event.id))
    if more := len(found) - len(by_distance):
        told = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} more"), QT_TRANSLATE_NOOP("Words", "{n} more"), more
        )
        blocks.append(Prose(told))
    return blocks
