"""Columns of texts: of each row one, or some of a few that come again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.integer[Any]]
Offsets = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]


def narrow(numbers: NDArray[np.integer[Any]], most: int, least: int = 0) -> Codes:
    """Return whole numbers in the fewest bytes that hold all from ``least`` to ``most``."""
    kinds = (np.int8, np.int16, np.int32) if least < 0 else (np.uint8, np.uint16, np.uint32)
    for kind in kinds:
        if most <= np.iinfo(kind).max:
            return numbers if numbers.dtype == kind else numbers.astype(kind)
    return numbers


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn(Sequence[str]):
    """One text a row, of which most differ: UTF-8, one after another.

    Text ``n`` is ``blob[offsets[n]:offsets[n + 1]]``; ``offsets`` has one entry more than rows.
    """

    blob: NDArray[np.uint8]
    offsets: Offsets

    def __post_init__(self) -> None:
        object.__setattr__(self, "offsets", narrow(self.offsets, max(len(self.blob), 2**31)))

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextColumn:
        """Put texts one after another."""
        parts = [text.encode("utf-8", "surrogatepass") for text in texts]
        offsets = np.zeros(len(parts) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)), out=offsets[1:])
        return cls(np.frombuffer(b"".join(parts), np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[str, ...]: ...
    def __getitem__(self, row: int | slice) -> str | tuple[str, ...]:
        if isinstance(row, slice):
            return tuple(self[n] for n in range(*row.indices(len(self))))
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        first, last = self.offsets[row % len(self) : row % len(self) + 2].tolist()
        return self.blob[first:last].tobytes().decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        whole, offsets = self.blob.tobytes(), self.offsets.tolist()
        if whole.isascii():  # a letter is a byte: half the time
            text = whole.decode()
            for first, last in pairwise(offsets):
                yield text[first:last]
            return
        for first, last in pairwise(offsets):
            yield whole[first:last].decode("utf-8", "surrogatepass")


class KeyColumn:
    """Any number of keys a row, of few that come again and again: ids, tags, kinds.

    The keys of row ``n`` are ``keys[c]`` for the codes ``codes[offsets[n]:offsets[n + 1]]``, in
    the order in which the file has them. Nothing is changed afterwards.
    """

    __slots__ = ("_each", "_offsets", "codes", "keys")

    def __init__(self, keys: Sequence[str], codes: Codes, offsets: Offsets) -> None:
        self.keys = tuple(keys)
        self.codes = narrow(codes, max(len(self.keys) - 1, 0))
        rows = len(offsets) - 1
        # Mostly every row has one, or none has any: then nothing is kept of where they begin.
        each = len(codes) // rows if rows else 0
        regular = np.array_equal(offsets, np.arange(rows + 1) * each)
        self._each: tuple[int, int] | None = (rows, each) if regular else None
        self._offsets = offsets[:0].copy() if regular else narrow(offsets, max(len(codes), 2**31))

    @classmethod
    def even(cls, keys: Sequence[str], codes: Codes, rows: int, each: int) -> KeyColumn:
        """Make a column of which every row has so many keys. Raises ValueError where it can't."""
        if min(rows, each) < 0 or len(codes) != rows * each:
            raise ValueError(f"{len(codes)} codes for {rows} rows of {each}")
        made = cls(keys, codes, np.zeros(1, np.int64))
        made._each = rows, each
        return made

    @classmethod
    def of(cls, rows: Iterable[Iterable[str]]) -> KeyColumn:
        """Number the keys of all rows as they come."""
        known: dict[str, int] = {}
        codes: list[int] = []
        offsets = [0]
        for row in rows:
            codes += [known.setdefault(key, len(known)) for key in row]
            offsets.append(len(codes))
        return cls(tuple(known), np.array(codes, np.int32), np.array(offsets, np.int64))

    def __len__(self) -> int:
        return self._each[0] if self._each is not None else len(self._offsets) - 1

    @property
    def each(self) -> int | None:
        """How many keys every row has, None where that differs."""
        return None if self._each is None else self._each[1]

    @property
    def offsets(self) -> Offsets:
        """Where the codes of each row begin, and where the last ones end: one more than rows."""
        if self._each is None:
            return self._offsets
        rows, each = self._each
        return np.arange(rows + 1) * each

    def row(self, number: int) -> tuple[str, ...]:
        """Return the keys of one row."""
        if self._each is not None:
            rows, each = self._each
            first = range(rows)[number] * each
            last = first + each
        else:
            first, last = self._offsets[number : number + 2].tolist()
        return tuple([self.keys[code] for code in self.codes[first:last].tolist()])

    def firsts(self) -> NDArray[np.int32]:
        """Return the code of the first key of each row, -1 where it has none."""
        if self._each is not None and self._each[1]:
            return self.codes[:: self._each[1]].astype(np.int32)
        found = np.full(len(self), -1, np.int32)
        if len(self.codes):
            filled = np.flatnonzero(self._offsets[:-1] < self._offsets[1:])
            found[filled] = self.codes[self._offsets[filled]]
        return found

    def rows(self) -> NDArray[np.int64]:
        """Return the row of each entry of ``codes``."""
        if self._each is not None:
            return np.repeat(np.arange(len(self)), self._each[1])
        return np.repeat(np.arange(len(self)), np.diff(self._offsets))

    def having(self, wanted: Mask) -> Mask:
        """Return which rows have at least one of the keys that ``wanted`` marks, a flag a key."""
        if not len(self.codes) or not wanted.any():
            return np.zeros(len(self), bool)
        hits: Mask = wanted[self.codes]
        found = np.zeros(len(self), bool)
        if self._each is not None:
            for place in range(self._each[1]):
                found |= hits[place :: self._each[1]]
            return found
        found[self.rows()[hits]] = True
        return found

    def tally(self, among: Mask) -> NDArray[np.int64]:
        """Return how many of the rows in ``among`` have each key, each row once."""
        rows, codes = self.rows(), self.codes
        kept = among[rows]
        rows, codes = rows[kept], codes[kept]
        again = rows[1:] == rows[:-1]
        if again.any():
            # A row may name a key twice.
            both = np.sort(rows * len(self.keys) + codes)
            codes = both[np.append(True, both[1:] != both[:-1])] % len(self.keys)
        return np.bincount(codes, minlength=len(self.keys))
