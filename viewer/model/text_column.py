"""Columns of texts: of each row one, or some of a few that come again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import overload

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn(Sequence[str]):
    """One text a row, of which most differ: UTF-8, one after another.

    Text ``n`` is ``blob[offsets[n]:offsets[n + 1]]``; ``offsets`` has one entry more than rows.
    """

    blob: NDArray[np.uint8]
    offsets: Offsets

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
        for first, last in pairwise(offsets):
            yield whole[first:last].decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, eq=False)
class KeyColumn:
    """Any number of keys a row, of few that come again and again: ids, tags, kinds.

    The keys of row ``n`` are ``keys[c]`` for the codes ``codes[offsets[n]:offsets[n + 1]]``, in
    the order in which the file has them.
    """

    keys: tuple[str, ...]
    codes: Codes
    offsets: Offsets

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
        return len(self.offsets) - 1

    def row(self, number: int) -> tuple[str, ...]:
        """Return the keys of one row."""
        first, last = self.offsets[number : number + 2].tolist()
        return tuple([self.keys[code] for code in self.codes[first:last].tolist()])

    def firsts(self) -> Codes:
        """Return the code of the first key of each row, -1 where it has none."""
        found = np.full(len(self), -1, np.int32)
        filled = np.flatnonzero(self.offsets[:-1] < self.offsets[1:])
        found[filled] = self.codes[self.offsets[filled]]
        return found

    def rows(self) -> Offsets:
        """Return the row of each entry of ``codes``."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))
