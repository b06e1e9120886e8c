"""The events of a big file as they were read when it was opened before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from viewer.io.array_file import BadArrays
from viewer.io.column_arrays import from_arrays, to_arrays
from viewer.io.column_store import ColumnStore, Entry, content_of, key_of
from viewer.io.cuts import Layout, Span
from viewer.io.gather import Gathered, Gatherer
from viewer.io.numbering import Arrays, Head
from viewer.io.parts import NotInParts, Part, Parts
from viewer.io.safe_read import RefusedFile, Stamp, read_part, stamp_of
from viewer.model.id_index import IdIndex

GoOn = Callable[[], bool]
"""Says whether somebody still waits for the answer."""
_PLACES: Final = ("starts", "sizes", "sorted", "order")


class KeptEvents(Gatherer):
    """Answers as one that has read everything; takes nothing more."""

    def __init__(self, gathered: Gathered, index: IdIndex) -> None:
        super().__init__()
        self.count = len(gathered.columns)
        self._gathered = gathered
        self._index = index

    def gathered(self) -> Gathered:
        return self._gathered

    def index(self) -> IdIndex:
        return self._index

    def keys(self, name: str) -> Sequence[str]:
        keys: Sequence[str] = getattr(self._gathered.columns, name).keys
        return keys

    def rows_with(self, name: str, numbers: Sequence[int]) -> NDArray[np.int64]:
        column = getattr(self._gathered.columns, name)
        return np.unique(column.rows()[np.isin(column.codes, numbers)])

    def sources_of_datings(self) -> dict[int, set[str]]:
        datings = self._gathered.columns.datings
        return {row: {one.source for one in said if one.source} for row, said in datings.items()}

    def learn(self, reader: int, head: Head, arrays: Arrays) -> None:
        """Refuse: what was kept had no fault when it was, so the rest of the file is another."""
        raise NotInParts


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps the events of one file, and finds them again while the file is the same."""

    store: ColumnStore
    path: Path
    stamp: Stamp
    key: str

    @classmethod
    def of(cls, store: ColumnStore, path: Path, stamp: Stamp) -> Keeper:
        """Look which file it is. Raises RefusedFile where it can't be read."""
        key = key_of(lambda at, count: read_part(path, at, count), stamp[0])
        return cls(store, path, stamp, key)

    def find(self, layout: Layout) -> tuple[Parts, str] | None:
        """Return the events that were kept of a file of this key, and the checksum of the file
        they are of; None where there are none.
        """
        entry = self.store.get(self.key)
        if entry is None:
            return None
        try:
            return self._parts(entry, layout), entry.content
        except BadArrays:
            self.store.drop(self.key)
            return None

    def keep(self, gathered: Gathered, index: IdIndex, lies: Span, go_on: GoOn) -> None:
        """Keep the events of a file whose parts were all good; they lie from one byte to one."""
        if (content := self._content(go_on)) is None:
            return
        head, arrays = to_arrays(gathered.columns)
        arrays |= {
            "starts": gathered.starts,
            "sizes": gathered.sizes,
            "sorted": index.sorted,
            "order": index.order,
        }
        known = {"first": lies[0], "end": lies[1], "columns": head}
        self.store.put(self.key, content, known, arrays)

    def is_of(self, content: str, go_on: GoOn) -> bool:
        """Whether the file still is the one of a checksum; what was kept is dropped if not."""
        now = self._content(go_on)
        if now is None or now == content:
            return True  # given up, or changed meanwhile: that is told elsewhere
        self.store.drop(self.key)
        return False

    def _content(self, go_on: GoOn) -> str | None:
        """Return the checksum of the file; None where it has changed meanwhile."""
        try:
            found = content_of(
                lambda at, count: read_part(self.path, at, count), self.stamp[0], go_on
            )
            return found if stamp_of(self.path) == self.stamp else None
        except RefusedFile:
            return None

    def _parts(self, entry: Entry, layout: Layout) -> Parts:
        try:
            first, end, head = (entry.head[name] for name in ("first", "end", "columns"))
            places = [entry.arrays.pop(name) for name in _PLACES]
        except (KeyError, TypeError) as error:
            raise BadArrays("an entry without places") from error
        columns = from_arrays(head, entry.arrays)
        count = len(columns)
        starts, sizes, hashes, order = places
        sound = type(end) is int and first == layout.first <= end <= self.stamp[0] and count > 0
        sound = sound and all(len(place) == count for place in places)
        if not sound or not _in_order(starts, sizes, first, end) or not _all_of(order):
            raise BadArrays("an entry of another file")
        if (hashes[1:] < hashes[:-1]).any():
            raise BadArrays("an index out of order")
        index = IdIndex(columns.ids, hashes, order)
        whole = Part(first, end, 0, count, 0, count, ordinary=False)
        events = KeptEvents(Gathered(columns, np.zeros(0, np.uint64), starts, sizes), index)
        return Parts(events, [whole], {}, count, end)


def _in_order(starts: NDArray[Any], sizes: NDArray[Any], first: int, end: int) -> bool:
    ends = starts + sizes
    apart = bool((starts[1:] > ends[:-1]).all())
    return apart and int(starts[0]) >= first and int(ends[-1]) <= end


def _all_of(order: NDArray[Any]) -> bool:
    seen = np.zeros(len(order), bool)
    if int(order.max()) >= len(order):
        return False
    seen[order] = True
    return bool(seen.all())
