"""Many texts in one string, so that a word is looked for in all of them by one search."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.fold import folded
from viewer.model.text_column import TextColumn

BETWEEN = "\x00"
"""No clean text holds it, so no match reaches from one text into the next."""
_MANY = 4096


class Texts:
    """Rows of clean texts, folded. A row is found by a part of any of its texts."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        parts: list[str] = []
        starts = array("Q")
        length = 0
        for row in rows:
            part = folded(BETWEEN.join(row)) + BETWEEN
            parts.append(part)
            starts.append(length)
            length += len(part)
        self._all = "".join(parts)
        self._starts = starts

    @classmethod
    def of_column(cls, column: TextColumn) -> Texts:
        """Take one text a row from a column, many at a time."""
        made = cls(())
        parts: list[str] = []
        length = 0
        for first in range(0, len(column), _MANY):
            texts = column[first : first + _MANY]
            part = folded(BETWEEN.join(texts)) + BETWEEN
            ends = np.cumsum([len(text) + 1 for text in part[:-1].split(BETWEEN)])
            made._starts.extend((length + np.append(0, ends[:-1])).tolist())
            parts.append(part)
            length += len(part)
        made._all = "".join(parts)
        return made

    def having(self, part: str) -> NDArray[np.bool_]:
        """Return which rows hold ``part``, spelled in any way that folds to the same.

        After a hit the search goes on at the next row, so the cost is one pass over the string
        at most. What folds to nothing is found nowhere.
        """
        found = np.zeros(len(self._starts), bool)
        wanted = folded(part)
        if not wanted or BETWEEN in wanted:
            return found
        rows: list[int] = []
        at = self._all.find(wanted)
        while at >= 0:
            row = bisect_right(self._starts, at)
            rows.append(row - 1)
            if row == len(self._starts):
                break
            at = self._all.find(wanted, self._starts[row])
        found[rows] = True
        return found
