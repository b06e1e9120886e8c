"""Tables of words: a row is made when somebody reads it, so that a long table costs little.

Panels show them, the clipboard and exports write them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import overload

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.fold import folded
from viewer.model.clean import Clean, clean
from viewer.model.message import Message
from viewer.model.records import Stance

Words = Clean | Message
Ints = NDArray[np.int64]
Keys = NDArray[np.float64]
"""What a column is sorted by, one a row; NaN comes last in either direction."""

NOTHING = clean("")
_BEFORE = re.compile(r"^\W+")
REMEMBERED = 1024
"""So many rows stay made: more than a screen shows."""


class Kind(Enum):
    """How a column is aligned and what its sort keys mean."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MARK = "mark"
    """Words beside the mark of the row."""


@dataclass(frozen=True, slots=True)
class Column:
    """``main`` columns are shown where there is no room for all; the words of others may go below
    one of them. ``copied`` marks what only copies and exports show.
    """

    key: str
    title: Message
    kind: Kind = Kind.TEXT
    main: bool = True
    copied: bool = False


@dataclass(frozen=True, slots=True)
class EventMark:
    """The mark of an event: its status in the colour (1 to 8) of its category."""

    stance: Stance | None
    color: int
    context: bool


@dataclass(frozen=True, slots=True)
class ValueMark:
    """The mark of a value as the charts draw it: numbers of `Flow`, `Style` and `Role`; or a
    share, or the balance of two flows.
    """

    flow: int
    style: int
    role: int
    share: bool = False
    balance: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``id`` is what the selection calls the event, claim or observation (``series#position``).

    ``below`` holds second lines by the key of a main column, for where the others have no room.
    """

    id: str
    cells: tuple[Words, ...]
    mark: EventMark | ValueMark | None = None
    below: tuple[tuple[str, Words], ...] = ()


class MadeRows(Sequence[Row]):
    """``count`` rows, each made by ``make(number)`` when it is read."""

    def __init__(self, count: int, make: Callable[[int], Row]) -> None:
        self._count = count
        self._make = lru_cache(REMEMBERED)(make)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, number: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(number, slice):
            return tuple(self._make(i) for i in range(*number.indices(self._count)))
        if not -self._count <= number < self._count:
            raise IndexError(number)
        return self._make(number % self._count)

    def __len__(self) -> int:
        return self._count


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows in their own order, mostly that of time.

    ``keys`` gives the sort keys of a column by its number; ``id_of`` the id of a row by its
    number, without making the row; ``where`` the numbers of the rows with one of some ids, in
    order; ``alike`` the words of columns that are the same in every row, by key of the column.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    keys: Callable[[int], Keys]
    id_of: Callable[[int], str]
    where: Callable[[Collection[str]], Ints]
    alike: Mapping[str, Words] = field(default_factory=dict)

    def order(self, column: int, *, descending: bool = False) -> Ints:
        """Return the numbers of the rows sorted by a column; rows of one rank keep their order."""
        keys = self.keys(column)
        return np.argsort(-keys if descending else keys, kind="stable")

    def number(self, key: str) -> int:
        """Return the number of the column with this key; KeyError if there is none."""
        return {column.key: i for i, column in enumerate(self.columns)}[key]


def ranks(texts: Sequence[str]) -> Keys:
    """Return numbers that sort as texts do; empty ones last.

    Case, accents and the quotation marks or brackets that a text begins with do not count.
    """
    plain = {text: _BEFORE.sub("", folded(text)) for text in set(texts)}
    place = {text: float(i) for i, text in enumerate(sorted(set(plain.values())))}
    place[""] = np.nan
    return np.array([place[plain[text]] for text in texts], np.float64)


def one_for_all(words: Sequence[Words]) -> Words | None:
    """Return the words that all are, None where they differ or are none."""
    first = words[0] if words else NOTHING
    return first if first and all(other == first for other in words) else None
