"""Which events say a word: in texts in memory, or in those that only their file has.

Texts of events at hand are indexed whole. Of others there are the titles and tags; for summaries,
notes and quotations the file is read through once for each word that a filter asks for, and what
was found is remembered (`Said.read`): an index of all texts would be larger than everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.fold import folded
from viewer.engine.query.names import all_of_text
from viewer.engine.query.texts import BETWEEN, Texts
from viewer.engine.query.tree import And, Node, Not, Or, Query, Text
from viewer.model.dataset import Events
from viewer.model.records import Event

Mask = NDArray[np.bool_]
GoOn = Callable[[float], bool]
"""Called with the share done; False asks to stop."""


class Said:
    """What the events of a dataset say; what `read` finds is added, nothing else changes."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._read: dict[str, Mask] = {}

    @cached_property
    def _own(self) -> Texts:
        if self._events.at_hand:
            return Texts(map(own_words, self._events))
        return Texts.of_column(self._events.columns.titles)

    @cached_property
    def _tags(self) -> Texts:
        return Texts((key,) for key in self._events.columns.tags.keys)

    def having(self, part: str) -> Mask:
        """Return which events say ``part``, as far as that is known: see `unread`."""
        mask = self._own.having(part)
        if self._events.at_hand:
            return mask
        mask |= self._events.columns.tags.having(self._tags.having(part))
        if (read := self._read.get(folded(part))) is not None:
            mask |= read
        return mask

    def unread(self, query: Query) -> tuple[str, ...]:
        """Return the words of a query that the file, which may tell of them, was not read for."""
        if self._events.at_hand:
            return ()
        words = dict.fromkeys(map(folded, _texts(query.root)))
        return tuple(word for word in words if word and word not in self._read)

    def read(self, words: Sequence[str], go_on: GoOn = lambda _: True) -> bool:
        """Read the file through for folded words; False where ``go_on`` asked to stop."""
        if not words:
            return True
        masks = {word: np.zeros(len(self._events), bool) for word in words}
        for share, rows, events in self._events.through(may_say(words)):
            for row, event in zip(rows, events, strict=True):
                said = folded(BETWEEN.join(own_words(event)))
                for word, mask in masks.items():
                    mask[row] = word in said
            if not go_on(share):
                return False
        self._read.update(masks)
        return True


def own_words(event: Event) -> list[str]:
    """Return all texts of an event itself, in all their languages."""
    quotes = (evidence.quote for evidence in event.evidence)
    return all_of_text(event.title, event.summary, event.note, *quotes, *event.tags)


def may_say(words: Iterable[str]) -> Callable[[bytes], bool]:
    """Return a quick test whether a record in JSON may say any of some folded words.

    Only what is plain ASCII can be told not to: any other letter, and any escape, may fold to one
    of the words.
    """
    wanted = [max(word.split(), key=len).encode() for word in words]

    def test(record: bytes) -> bool:
        if not record.isascii() or b"\\" in record:
            return True
        lower = record.lower()
        return any(word in lower for word in wanted)

    return test


def _texts(node: Node) -> list[str]:
    match node:
        case Text(value):
            return [value]
        case Not(part):
            return _texts(part)
        case And(parts) | Or(parts):
            return [text for part in parts for text in _texts(part)]
    return []
