"""What is said of a fold: how many events it holds, over which time, of which kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.event import STATUS_SPOKEN
from viewer.engine.details.sheet import Words, in_parts
from viewer.engine.timeline.drawn import STANCES, Drawn
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

MOST_KINDS = 8
"""So many kinds are counted one by one."""
Ints = NDArray[np.int64]
NO_CATEGORY = say(QT_TRANSLATE_NOOP("Words", "without a category"))


def fold_lines(dataset: Dataset, drawn: Drawn, members: Ints) -> list[Words]:
    """Return how many events a fold holds, their time, categories and statuses, a line each.

    ``members`` are the positions of its events. What all of them share is not counted.
    """
    lines: list[Words | None] = [
        say_count(
            QT_TRANSLATE_NOOP("Words", "{n} event that has no room of its own here"),
            QT_TRANSLATE_NOOP("Words", "{n} events that have no room of their own here"),
            len(members),
        )
    ]
    some = drawn.take(members)
    first, last = some.first(), some.last()
    if np.isfinite(first).any():
        lines.append(range_words(float(np.nanmin(first)), float(np.nanmax(last)), short=True))
    column = dataset.events.columns.categories
    kinds = column.firsts()[members].tolist()
    lines.append(_mix(kinds, lambda code: _category(dataset, column.keys, code)))
    lines.append(_mix(some.stance.tolist(), lambda code: STATUS_SPOKEN[STANCES[code]]))
    return [line for line in lines if line]


def most_important(drawn: Drawn, members: Ints, most: int) -> list[int]:
    """Return so many of the most important events of a fold, the first of equals first."""
    order = np.lexsort((drawn.first()[members], -drawn.importance[members]))
    found: list[int] = members[order[:most]].tolist()
    return found


def _category(dataset: Dataset, keys: Sequence[str], code: int) -> Message | Clean:
    if code < 0:
        return NO_CATEGORY
    category = dataset.categories.get(keys[code])
    return category.label if category else Clean(keys[code])


def _mix(kinds: Iterable[int], name: Callable[[int], Words]) -> Words | None:
    """Say how many there are of each kind, the most first; nothing where all are of one."""
    counts = Counter(kinds)
    if len(counts) < 2:
        return None
    ranked = counts.most_common()
    parts: list[Words] = [
        say("{n} {kind}", n=f"{count:,}", kind=name(kind)) for kind, count in ranked[:MOST_KINDS]
    ]
    if (rest := sum(count for _, count in ranked[MOST_KINDS:])) > 0:
        parts.append(say(QT_TRANSLATE_NOOP("Words", "{n} others"), n=f"{rest:,}"))
    return in_parts(*parts)
