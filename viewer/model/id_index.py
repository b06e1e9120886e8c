"""Ids found by a hash of 64 bits: a million of them in twelve megabytes, where a dict takes 150."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from viewer.model.text_column import TextColumn

Hashes = NDArray[np.uint64]
_BASE: Final = 0x9E3779B97F4A7C15 | 1
_MIX: Final = 0xBF58476D1CE4E5B9
_MASK: Final = (1 << 64) - 1
_BLOCK: Final = 1 << 14
"""So many rows are hashed at once: what is needed meanwhile is many times as large as the ids."""


def hashes(ids: TextColumn) -> Hashes:
    """Return the hash of each id: a polynomial of its bytes, modulo 2 to the 64th.

    It is the same in every process, and easily attacked: two ids of one hash must be compared.
    """
    found = np.zeros(len(ids), np.uint64)
    starts = ids.offsets.astype(np.int64)
    lengths = np.diff(starts)
    powers = _powers(int(lengths.max(initial=0)))
    for first in range(0, len(ids), _BLOCK):
        offsets = starts[first : first + _BLOCK + 1]
        length = lengths[first : first + _BLOCK]
        letters = ids.blob[offsets[0] : offsets[-1]].astype(np.uint64)
        place = np.arange(len(letters)) - np.repeat(offsets[:-1] - offsets[0], length)
        sums = np.zeros(len(letters) + 1, np.uint64)
        np.cumsum((letters + np.uint64(1)) * powers[place], out=sums[1:])
        whole = sums[offsets[1:] - offsets[0]] - sums[offsets[:-1] - offsets[0]]
        whole = (whole ^ (whole >> np.uint64(31))) * np.uint64(_MIX)
        found[first : first + _BLOCK] = whole ^ (whole >> np.uint64(27))
    return found


def _powers(count: int) -> Hashes:
    factors = np.full(count + 1, _BASE, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


def hash_of(some_id: str) -> int:
    """Return the hash of one id, as `hashes` does."""
    whole, power = 0, 1
    for letter in some_id.encode("utf-8", "surrogatepass"):
        whole += (letter + 1) * power
        power = power * _BASE & _MASK
    whole &= _MASK
    whole = (whole ^ (whole >> 31)) * _MIX & _MASK
    return whole ^ (whole >> 27)


@dataclass(frozen=True, slots=True, eq=False)
class IdIndex:
    """Where the ids of a column stand; it holds no text itself."""

    ids: TextColumn
    sorted: Hashes
    order: NDArray[np.uint32]

    @classmethod
    def of(cls, ids: TextColumn, known: Hashes | None = None) -> IdIndex:
        """Make the index; ``known`` are the hashes where somebody has them."""
        made = hashes(ids) if known is None else known
        order = np.argsort(made, kind="stable").astype(np.uint32)
        return cls(ids, made[order], order)

    def rows(self, some_id: str) -> Iterator[int]:
        """Yield the rows of an id, in their order."""
        wanted = np.uint64(hash_of(some_id))
        place = int(np.searchsorted(self.sorted, wanted))
        while place < len(self.sorted) and self.sorted[place] == wanted:
            row = int(self.order[place])
            if self.ids[row] == some_id:
                yield row
            place += 1

    def position(self, some_id: str) -> int | None:
        """Return the first row of an id, or None."""
        return next(self.rows(some_id), None)

    def known(self, ids: Sequence[str]) -> Iterator[str]:
        """Yield those of some ids that a row has (or, hardly ever, only their hash)."""
        wanted = hashes(TextColumn.of(ids))
        places = np.searchsorted(self.sorted, wanted)
        inside = np.flatnonzero(places < len(self.sorted))
        same = self.sorted[places[inside]] == wanted[inside]
        return (ids[number] for number in inside[same].tolist())

    def repeated(self) -> Iterator[int]:
        """Yield the rows whose id another row has as well (or, hardly ever, its hash)."""
        same = np.flatnonzero(self.sorted[1:] == self.sorted[:-1])
        yield from self.order[np.union1d(same, same + 1)].tolist()
