"""Which events have a value: answered from columns, for any number of events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.model.text_column import KeyColumn

Mask = NDArray[np.bool_]
Positions = NDArray[np.int64]
ANY = ""
"""As a value: the event has one of the kind at all."""


class Postings:
    """The values of each event. Nothing in it changes afterwards.

    ``places`` are the events that ``column`` has rows of, in their order; None for all of them.
    """

    def __init__(self, column: KeyColumn, places: Positions | None = None, count: int = 0) -> None:
        self._column, self._places = column, places
        self._count = len(column) if places is None else count

    @classmethod
    def of_pairs(cls, values: Sequence[str], places: Sequence[int], count: int) -> Postings:
        """Make those of a few among ``count`` events: a value and the place of its event each."""
        order = np.argsort(np.array(places, np.int64), kind="stable")
        sorted_places = np.array(places, np.int64)[order]
        begins = np.flatnonzero(np.diff(sorted_places, prepend=-1))
        known: dict[str, int] = {}
        codes = [known.setdefault(values[at], len(known)) for at in order.tolist()]
        column = KeyColumn(
            tuple(known), np.array(codes, np.int64), np.append(begins, len(sorted_places))
        )
        return cls(column, sorted_places[begins], count)

    @cached_property
    def _codes(self) -> Mapping[str, int]:
        return {key: code for code, key in enumerate(self._column.keys)}

    @cached_property
    def values(self) -> tuple[str, ...]:
        """All values that occur."""
        used = np.bincount(self._column.codes, minlength=len(self._column.keys)).tolist()
        keys = zip(self._column.keys, used, strict=True)
        return tuple(key for key, count in keys if count and key != ANY)

    def having(self, values: Iterable[str]) -> Mask:
        """Return which events have at least one of these values."""
        return self._spread(self._column.having(self._marked(values)))

    def counts(self, among: Mask) -> Mapping[str, int]:
        """Return how many of the events in ``among`` have each value, those that none has
        included.
        """
        mine = among if self._places is None else among[self._places]
        return dict(zip(self._column.keys, self._column.tally(mine).tolist(), strict=True))

    def counted(self, values: Iterable[str], among: Mask) -> int:
        """Return how many of the events in ``among`` have at least one of these values."""
        return int(np.count_nonzero(self.having(values) & among))

    def _marked(self, values: Iterable[str]) -> Mask:
        """Return a flag for each key of the column."""
        marked = np.zeros(len(self._column.keys), bool)
        for value in values:
            if value == ANY:
                marked[:] = True
            elif (code := self._codes.get(value)) is not None:
                marked[code] = True
        return marked

    def _spread(self, found: Mask) -> Mask:
        if self._places is None:
            return found
        mask = np.zeros(self._count, bool)
        mask[self._places[found]] = True
        return mask


class PostingsByDate(Postings):
    """Values that follow from the dates of an event, any of two: ``column`` has a row a date."""

    def __init__(self, column: KeyColumn, *dates: NDArray[np.int32]) -> None:
        """``dates`` are the rows of the events."""
        super().__init__(column)
        self._dates = dates
        self._count = len(dates[0])

    def counts(self, among: Mask) -> Mapping[str, int]:
        """Return how many of the events in ``among`` have each value."""
        return {key: self.counted((key,), among) for key in self._column.keys}

    def _spread(self, found: Mask) -> Mask:
        mask: Mask = found.take(self._dates[0])
        for dates in self._dates[1:]:
            mask |= found.take(dates)
        return mask


def merged(*columns: KeyColumn) -> KeyColumn:
    """Return the keys of several columns in one, of each row those of the first column first."""
    filled = [column for column in columns if len(column.codes)]
    if len(filled) < 2:
        return filled[0] if filled else columns[0]
    known: dict[str, int] = {}
    codes: list[NDArray[np.int64]] = []
    for column in filled:
        named = [known.setdefault(key, len(known)) for key in column.keys]
        codes.append(np.array(named, np.int64)[column.codes])
    rows = np.concatenate([column.rows() for column in filled])
    order = np.argsort(rows, kind="stable")
    offsets = np.append(0, np.cumsum(np.bincount(rows, minlength=len(columns[0]))))
    return KeyColumn(tuple(known), np.concatenate(codes)[order], offsets)
