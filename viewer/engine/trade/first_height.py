"""How high charts are at first: a quarter of the window, more where the lanes leave room empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from viewer.model.dataset import Dataset

USUAL, MOST = 0.25, 0.65
"""What of the height of the window charts take where there are many events, and few at most."""
FEW = 200
"""Of more events than so many the lanes have use for all the room that there is."""
ROW, PAD, ROWS = 19, 7, 3
"""Heights of a row and of the space around the rows of a lane; so many rows are hoped for."""
AROUND = 224
"""Bars, ruler, overview and status line, where neither lanes nor charts can be."""
SENTENCE = 44
"""Room in which to say that there are no events."""
TIMES = 4.0
"""Charts are at most so many times as high as they want to be, where there are events."""


def lanes_of(dataset: Dataset | None) -> tuple[int, ...] | None:
    """Return how many events each category has, one lane each; None where there are many."""
    if dataset is None or len(dataset.events) > FEW:
        return None
    count = Counter(name for event in dataset.events for name in event.categories)
    bare = sum(not event.categories for event in dataset.events)
    return (*count.values(), *([bare] if bare else []))


def first_height(window: int, wanted: int, lanes: Sequence[int] | None, scale: float) -> int:
    """Return how high charts that want so many pixels are at first in a window of some height.

    ``lanes`` is what `lanes_of` returns, ``scale`` the text size as a factor.
    """
    usual = min(wanted, round(USUAL * window))
    if lanes is None:
        return usual
    free = window - round(AROUND * scale)
    if not lanes:
        return max(usual, free - round(SENTENCE * scale))
    needed = sum(min(number, ROWS) * ROW + PAD for number in lanes) + ROW
    spare = min(free - round(needed * scale), round(MOST * window), round(TIMES * wanted))
    return max(usual, spare)
