"""Which scripts a dataset is written in, so that a font for them can be loaded in time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from viewer.model.dataset import Dataset

EAST_ASIAN = (
    ("\u1100", "\u11ff"), ("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
)  # fmt: skip
"""First and last letters of the blocks: a pattern of such sets takes 4 ms to compile."""
MOST = 20_000
"""So many texts are looked at; a file that is written in such a script shows it soon."""


def has_east_asian(dataset: Dataset) -> bool:
    """Whether Chinese, Japanese or Korean letters are to be shown."""
    texts = islice(_texts(dataset), MOST)
    return any(
        _is_east_asian(letter) for text in texts if not text.isascii() for letter in set(text)
    )


def _is_east_asian(letter: str) -> bool:
    return any(first <= letter <= last for first, last in EAST_ASIAN)


def _texts(dataset: Dataset) -> Iterator[str]:
    yield dataset.title
    for actor in dataset.actors.values():
        yield actor.name
        yield from actor.aliases
        yield from (name for _, name in actor.names)
    for source in dataset.sources.values():
        yield source.title
    events = dataset.events
    if not events.at_hand:
        yield " ".join(events.columns.titles[:MOST])
        return
    for event in events:
        yield event.title
        if event.summary:
            yield event.summary
        yield from (piece.quote for piece in event.evidence if piece.quote)
