"""Which scripts a dataset is written in, so that a font for them can be loaded in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from viewer.model.dataset import Dataset

EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
MOST = 20_000
"""So many texts are looked at; a file that is written in such a script shows it soon."""


def has_east_asian(dataset: Dataset) -> bool:
    """Whether Chinese, Japanese or Korean letters are to be shown."""
    return any(EAST_ASIAN.search(text) for text in islice(_texts(dataset), MOST))


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
