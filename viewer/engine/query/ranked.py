"""Which of many texts a typed word means: how well each answers, and the best first."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import islice

from viewer.engine.query.fold import folded, is_cjk
from viewer.engine.query.stems import SILENT, stem

_NO_WORD = re.compile(r"[\W_]+")
_BETWEEN = "\x00"
_WORD = re.compile(f"[^ {_BETWEEN}]+")
_MOST_LOOKED_AT = 20_000
"""Rows in which several words are looked for; a dataset has more only of words like "the"."""


class Rank(IntEnum):
    """How a text answers what was typed, from best to worst."""

    EXACT = 0
    """It is the text, whole."""
    START = 1
    """The text begins with it."""
    WORD = 2
    """A word of the text begins with it."""
    WORDS = 3
    """Words of the text begin with its words, in another order or not side by side."""
    STEMS = 4
    """Words of the text are its words with other endings."""
    INSIDE = 5
    """It stands somewhere in the text."""
    MENTION = 6
    """It is said elsewhere: in a summary, a quotation or a name."""
    NEAREST = 7
    """It has only some of the words, or words that are spelt alike."""


def plain(text: str) -> str:
    """Return the words of a text, folded, with one space between them.

    Apostrophes divide nothing, all other marks do, so that typing them makes no difference.
    """
    return _NO_WORD.sub(" ", folded(text).replace("'", "")).strip()


class Spellings:
    """Rows of texts, the more important row first; a row is met by any of its texts.

    All texts lie in one string, so that a query costs a few searches of that string whatever
    the number of rows, and as many steps as there are hits asked for. With ``joined``, a name is
    also met when it is typed with other gaps: "riryongnam", "ryongnam". With ``stems``, English
    words are also met with another ending: "closed" for "closes".
    """

    def __init__(
        self, rows: Iterable[Iterable[str]], *, joined: bool = False, stems: bool = False
    ) -> None:
        spaced, closed, stemmed = _Heap(), _Heap(), _Heap()
        known: dict[str, str] = {}
        for row in rows:
            texts = [plain(text) for text in row]
            spaced.add(f" {text}" for text in texts)
            if joined:
                closed.add(tail for text in texts for tail in _tails(text))
            if stems:
                stemmed.add(_stemmed(text, known) for text in texts)
        for heap in (spaced, closed, stemmed):
            heap.close()
        self._spaced, self._closed, self._stemmed = spaced, closed, stemmed

    def best(self, typed: str, limit: int) -> list[tuple[int, Rank]]:
        """Return at most ``limit`` rows that answer, the best first, each with its rank.

        Among equals the order is that of the rows. In Chinese, Japanese and Korean, which set no
        spaces, a word may begin anywhere.
        """
        wanted = plain(typed)
        if not wanted or limit <= 0:
            return []
        found: dict[int, Rank] = {}
        for rank, rows in self._answers(wanted):
            for row in rows:
                found.setdefault(row, rank)
                if len(found) >= limit:
                    return list(found.items())
        return list(found.items())

    def nearest(self, typed: str) -> Counter[int]:
        """Return for each row how many of the words it has, whatever their endings.

        Words that stand nearly everywhere do not count.
        """
        heap = self._stemmed if self._stemmed.count else self._spaced
        counted: Counter[int] = Counter()
        for word in telling(typed):
            counted.update(islice(heap.rows(_part(stem(word))), _MOST_LOOKED_AT))
        return counted

    def words(self) -> set[str]:
        """Return all words of the texts."""
        return {found[0] for found in _WORD.finditer(self._spaced.text)}

    def _answers(self, wanted: str) -> Iterator[tuple[Rank, Iterator[int]]]:
        whole, closed = self._spaced.rows, wanted.replace(" ", "")
        yield Rank.EXACT, whole(f"{_BETWEEN} {wanted}{_BETWEEN}")
        yield Rank.START, whole(f"{_BETWEEN} {wanted}")
        if self._closed.count:
            yield Rank.WORD, self._closed.rows(f"{_BETWEEN}{closed}")
        yield Rank.WORD, whole(wanted if is_cjk(wanted) else f" {wanted}")
        if " " in wanted:
            parts = [_part(word) for word in wanted.split()]
            yield Rank.WORDS, self._spaced.rows_with_all(parts)
        if self._stemmed.count:
            *before, last = wanted.split()
            parts = [f" {stem(word)} " for word in before if word not in SILENT]
            if last not in SILENT:
                parts.append(_part(stem(last)))  # it may not be typed to its end
            if parts:
                yield Rank.STEMS, self._stemmed.rows_with_all(parts)
        yield Rank.INSIDE, whole(wanted)


class _Heap:
    """The texts of rows in one string, and where each row begins in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts = array("Q")
        self._length = 0
        self.text = ""

    @property
    def count(self) -> int:
        return len(self._starts)

    def close(self) -> None:
        """Join the texts; from then on they are searched, by any number of threads."""
        self.text = "".join(self._parts)
        self._parts.clear()

    def add(self, texts: Iterable[str]) -> None:
        part = "".join(f"{_BETWEEN}{text}{_BETWEEN}" for text in texts)
        self._starts.append(self._length)
        self._parts.append(part)
        self._length += len(part)

    def rows(self, part: str) -> Iterator[int]:
        """Return the rows that have a part, each once, in their order."""
        text, starts = self.text, self._starts
        at = text.find(part)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            yield row
            if row + 1 == len(starts):
                return
            at = text.find(part, starts[row + 1])

    def rows_with_all(self, parts: list[str]) -> Iterator[int]:
        text = self.text
        rarest = min(parts, key=text.count)
        starts = self._starts
        for row in islice(self.rows(rarest), _MOST_LOOKED_AT):
            start = starts[row]
            end = starts[row + 1] if row + 1 < len(starts) else len(text)
            if all(text.find(part, start, end) >= 0 for part in parts):
                yield row


def telling(typed: str) -> list[str]:
    """Return the words of a text that say what is looked for, folded, each once."""
    words = dict.fromkeys(plain(typed).split())
    return [word for word in words if is_cjk(word) or (len(word) > 2 and word not in SILENT)]


def _part(word: str) -> str:
    return word if is_cjk(word) else f" {word}"


def _stemmed(text: str, known: dict[str, str]) -> str:
    """Return a text with a space around the stem of each of its words."""
    stems: list[str] = []
    for word in text.split():
        if (found := known.get(word)) is None:
            found = known[word] = stem(word)
        stems.append(found)
    return f" {' '.join(stems)} "


def _tails(text: str) -> list[str]:
    """Return a name without gaps, from its first word on, from its second, and so on."""
    words = text.split()
    return ["".join(words[at:]) for at in range(len(words))]
