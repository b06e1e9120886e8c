"""What comes nearest where nothing has all the words that were typed.

First spellings: a word that no text holds may stand there spelt otherwise. Then parts: what has
most of the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches

import numpy as np

from viewer.engine.query.facts import Facts
from viewer.engine.query.hit import (
    NAMED,
    Hit,
    HitKind,
    event_hit,
    in_sections,
    name_hit,
    phase_hit,
    series_hit,
    value_hit,
)
from viewer.engine.query.ranked import Rank, Spellings, telling
from viewer.engine.query.stems import stem

MOST = 4
"""Rows of a section: what is only near is looked over, not read through."""
_ALIKE = 0.8
"""How alike two spellings are, by Ratcliff and Obershelp: 0 to 1."""
_SHORTEST = 5
"""Shorter words are alike by chance."""
_MOST_WORDS = 50_000


def nearest(
    facts: Facts, typed: str, kinds: frozenset[HitKind], limit: int = MOST
) -> tuple[Hit, ...]:
    """Return what has most of the typed words, the best first; nothing where none is met."""
    words = [_spelt(facts, word) for word in telling(typed)[:12]]
    if not words:
        return ()
    text = " ".join(words)
    found = [hit for kind in kinds for hit in _of_kind(kind, facts, text, words)]
    least = min((hit.missed for hit in found), default=0)
    return in_sections((hit for hit in found if hit.missed <= least + 1), limit)


def _of_kind(kind: HitKind, facts: Facts, text: str, words: list[str]) -> Iterator[Hit]:
    called = facts.called
    makers: dict[HitKind, tuple[Callable[[], Spellings], Callable[[int, int], Hit]]] = {
        HitKind.PHASE: (
            lambda: called.phases,
            lambda row, missed: phase_hit(facts, row, Rank.NEAREST, missed),
        ),
        HitKind.VALUE: (
            lambda: called.figures.spellings,
            lambda row, missed: value_hit(facts, row, Rank.NEAREST, missed),
        ),
        HitKind.SERIES: (
            lambda: called.series[1],
            lambda row, missed: series_hit(facts, row, Rank.NEAREST, missed),
        ),
    }
    if kind is HitKind.EVENT:
        yield from _events(facts, text, words)
    elif kind in NAMED:
        counted = called.spellings[NAMED[kind]][1].nearest(text)
        for row, has in _most(counted):
            yield name_hit(kind, facts, row, Rank.NEAREST, text, len(words) - has)
    elif kind in makers:
        spellings, make = makers[kind]
        for row, has in _most(spellings().nearest(text)):
            yield make(row, len(words) - has)


def _events(facts: Facts, text: str, words: list[str]) -> Iterator[Hit]:
    """Find events by titles, and by what else they say; what has it in its title comes first."""
    positions, titles = facts.called.titles
    told = np.zeros(facts.count)
    for word in words:
        told += facts.worded(stem(word))
    for row, has in titles.nearest(text).items():
        told[positions[row]] = max(told[positions[row]], has) + 0.5
    weight = facts.dataset.events.columns.importance
    for at in np.lexsort((-weight, -told))[:MOST].tolist():
        if told[at] > 0:
            yield event_hit(facts, at, Rank.NEAREST, len(words) - int(told[at]))


def _most(counted: Counter[int]) -> list[tuple[int, int]]:
    """Return the rows with most of the words; of equals the first ones."""
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST]


def _spelt(facts: Facts, word: str) -> str:
    """Return a word as the dataset spells it, where it holds none like it."""
    if len(word) < _SHORTEST or facts.worded(stem(word)).any():
        return word
    known = facts.called.vocabulary
    if word in known or len(known) > _MOST_WORDS:
        return word
    alike = [other for other in known if abs(len(other) - len(word)) <= 3 and len(other) > 3]
    return next(iter(get_close_matches(word, alike, 1, _ALIKE)), word)
