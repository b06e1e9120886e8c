"""Names in all their spellings, and which record is meant by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from viewer.engine.query.fold import is_cjk, joined, words_of
from viewer.model.clean import Clean

Spelling = tuple[str, tuple[str, ...], str]
"""Joined form, words, key of the record."""


class Names:
    """Looks up records by id, name and alias. ``spellings`` maps an id to all its names.

    Where ``closest`` is true only the best kind of match counts, in this order: the id itself;
    a whole name; whole words of a name (side by side, or all of them in any order; any part of
    a name in Chinese, Japanese or Korean letters); the beginning of words. Otherwise (titles,
    which are sentences) a whole name does not keep whole words of other names out. ``ids`` is
    false where the keys are no ids but words themselves.
    """

    def __init__(
        self, spellings: Mapping[str, Iterable[str]], *, closest: bool = True, ids: bool = True
    ) -> None:
        self._closest = closest
        self._ids = frozenset(spellings if ids else ())
        self._whole: dict[str, set[str]] = {}
        self._spellings: list[Spelling] = []
        for key, names in spellings.items():
            for name in dict.fromkeys((key, *names)):
                words = words_of(name)
                if words:
                    whole = "".join(words)
                    self._whole.setdefault(whole, set()).add(key)
                    self._spellings.append((whole, words, key))

    def find(self, value: str) -> frozenset[str]:
        """Return the ids of the records that ``value`` may name; empty where it names none."""
        if value in self._ids:
            return frozenset((value,))
        wanted = joined(value)
        if not wanted:
            return frozenset()
        whole = frozenset(self._whole.get(wanted, ()))
        if whole and self._closest:
            return whole
        return (whole | self._by_words(value, wanted)) or self._by_beginning(wanted)

    def _by_words(self, value: str, wanted: str) -> frozenset[str]:
        parts = frozenset(words_of(value))
        inside = is_cjk(wanted)
        return frozenset(
            key
            for whole, words, key in self._spellings
            if (wanted in whole and (inside or _stands_in(whole, words, wanted, to_end=True)))
            or parts.issubset(words)
        )

    def _by_beginning(self, wanted: str) -> frozenset[str]:
        return frozenset(
            key
            for whole, words, key in self._spellings
            if wanted in whole and _stands_in(whole, words, wanted, to_end=False)
        )


def _stands_in(whole: str, words: Sequence[str], wanted: str, *, to_end: bool) -> bool:
    """Whether ``wanted`` stands in a name from the start of a word (and to the end of one)."""
    edges = frozenset(accumulate(map(len, words), initial=0))
    at = whole.find(wanted)
    while at >= 0:
        if at in edges and (not to_end or at + len(wanted) in edges):
            return True
        at = whole.find(wanted, at + 1)
    return False


def all_of_text(*texts: Clean | None) -> list[str]:
    """Return the texts that there are, each in all the languages that it is given in."""
    found: list[str] = []
    for text in texts:
        if text is not None:
            found.append(text)
            found.extend(text.languages.values())
    return found
