"""Which of many texts a typed word means: how well each answers, and the best first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import islice

from viewer.engine.query.fold import folded, is_cjk

_NO_WORD = re.compile(r"[\W_]+")
_BETWEEN = "\x00"
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
    INSIDE = 4
    """It stands somewhere in the text."""
    MENTION = 5
    """It is said elsewhere: in a summary, a quotation or a name."""


def plain(text: str) -> str:
    """Return the words of a text, folded, with one space between them.

    Apostrophes divide nothing, all other marks do, so that typing them makes no difference.
    """
    return _NO_WORD.sub(" ", folded(text).replace("'", "")).strip()


class Spellings:
    """Rows of texts, the more important row first; a row is met by any of its texts.

    All texts lie in one string, so that a query costs a few searches of that string whatever
    the number of rows, and as many steps as there are hits asked for. With ``joined``, a name is
    also met when it is typed with other gaps: "riryongnam", "ryongnam".
    """

    def __init__(self, rows: Iterable[Iterable[str]], *, joined: bool = False) -> None:
        spaced: list[str] = []
        closed: list[str] = []
        self._starts: list[int] = []
        self._closed_starts: list[int] = []
        length = closed_length = 0
        for row in rows:
            texts = [plain(text) for text in row]
            part = "".join(f"{_BETWEEN} {text}{_BETWEEN}" for text in texts)
            self._starts.append(length)
            spaced.append(part)
            length += len(part)
            if joined:
                tails = "".join(f"{_BETWEEN}{tail}{_BETWEEN}" for t in texts for tail in _tails(t))
                self._closed_starts.append(closed_length)
                closed.append(tails)
                closed_length += len(tails)
        self._all = "".join(spaced)
        self._closed = "".join(closed)

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

    def _answers(self, wanted: str) -> Iterator[tuple[Rank, Iterator[int]]]:
        whole, closed = self._rows, wanted.replace(" ", "")
        yield Rank.EXACT, whole(f"{_BETWEEN} {wanted}{_BETWEEN}")
        yield Rank.START, whole(f"{_BETWEEN} {wanted}")
        if self._closed:
            yield Rank.WORD, self._closed_rows(f"{_BETWEEN}{closed}")
        yield Rank.WORD, whole(wanted if is_cjk(wanted) else f" {wanted}")
        if " " in wanted:
            yield Rank.WORDS, self._rows_with_all(wanted.split())
        yield Rank.INSIDE, whole(wanted)

    def _rows(self, part: str) -> Iterator[int]:
        return _rows_having(self._all, self._starts, part)

    def _closed_rows(self, part: str) -> Iterator[int]:
        return _rows_having(self._closed, self._closed_starts, part)

    def _rows_with_all(self, words: list[str]) -> Iterator[int]:
        parts = [word if is_cjk(word) else f" {word}" for word in words]
        rarest = min(parts, key=self._all.count)
        ends = [*self._starts[1:], len(self._all)]
        for row in islice(self._rows(rarest), _MOST_LOOKED_AT):
            start, end = self._starts[row], ends[row]
            if all(self._all.find(part, start, end) >= 0 for part in parts):
                yield row


def _tails(text: str) -> list[str]:
    """Return a name without gaps, from its first word on, from its second, and so on."""
    words = text.split()
    return ["".join(words[at:]) for at in range(len(words))]


def _rows_having(text: str, starts: list[int], part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        row = bisect_right(starts, at) - 1
        yield row
        if row + 1 == len(starts):
            return
        at = text.find(part, starts[row + 1])
