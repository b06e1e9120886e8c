"""Columns of all events, put together from the parts that several readers tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from viewer.io.column_arrays import read_dating
from viewer.io.event_lists import KEYS
from viewer.io.numbering import DATES, FLAGS, TABLE, TEXTS, Arrays, Head, texts_in
from viewer.model.date_column import DateColumn, DateTable
from viewer.model.event_columns import EventColumns
from viewer.model.id_index import Hashes, IdIndex
from viewer.model.text_column import KeyColumn, TextColumn

_ROWS: Final[Mapping[str, type[np.generic]]] = {
    "stance": np.uint8,
    "importance": np.float64,
    **dict.fromkeys(FLAGS, np.bool_),
    **{f"{name}.codes": np.int32 for name in DATES},
    "ids.hashes": np.uint64,
    "starts": np.int64,
    "sizes": np.uint32,
}
"""What has one entry an event."""
_RAGGED: Final[Mapping[str, type[np.generic]]] = {
    **{f"{name}.blob": np.uint8 for name in TEXTS},
    **{f"{name}.codes": np.int32 for name in KEYS},
}
"""What has some entries an event, as many as ``x.counts`` says."""


class _Growing:
    """An array that grows at its end; what is not used of its room takes no memory.

    One that is ``narrow`` holds whole numbers from 0 in as few bytes as they need so far.
    """

    def __init__(self, kind: Any, width: tuple[int, ...] = (), *, narrow: bool = False) -> None:
        self._room = np.zeros((0, *width), np.uint8 if narrow else kind)
        self._narrow = narrow
        self.count = 0

    def add(self, values: NDArray[Any]) -> None:
        after = self.count + len(values)
        if self._narrow:
            needed = np.promote_types(
                self._room.dtype, np.min_scalar_type(int(values.max(initial=0)))
            )
            if needed != self._room.dtype:
                self._room = self._room.astype(needed)
        if after > len(self._room):
            shape = (max(after, len(self._room) * 3 // 2), *self._room.shape[1:])
            room = np.zeros(shape, self._room.dtype)
            room[: self.count] = self.whole
            self._room = room
        self._room[self.count : after] = values
        self.count = after

    @property
    def whole(self) -> NDArray[Any]:
        return self._room[: self.count]

    def splice(self, first: int, last: int, values: NDArray[Any]) -> None:
        """Put ``values`` in the place of some."""
        self._room = np.concatenate((self.whole[:first], values, self.whole[last:]))
        self.count = len(self._room)


class _Known:
    """The texts of one column, numbered; and what the numbers of each reader are here."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._here: dict[int, _Growing] = defaultdict(lambda: _Growing(np.int32))

    def learn(self, reader: int, texts: Iterable[str]) -> NDArray[np.int64]:
        """Take the fresh texts of a reader, all different; return which of them are new here."""
        known = self.numbers
        first = len(known)
        here = np.array([known.setdefault(text, len(known)) for text in texts], np.int32)
        self._here[reader].add(here)
        # A reader tells of a text once: each new number stands here once, in their order.
        return np.flatnonzero(here >= first)

    def here(self, reader: int, codes: NDArray[Any]) -> NDArray[Any]:
        """Return the numbers here for those of a reader; -1 stays."""
        known = self._here[reader].whole
        if not len(known):
            return codes
        return np.where(codes < 0, -1, known[codes]) if (codes < 0).any() else known[codes]


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """The columns, the hashes of the ids, and where each record lies in the file."""

    columns: EventColumns
    hashes: Hashes
    starts: NDArray[np.int64]
    sizes: NDArray[np.uint32]


class Gatherer:
    """Takes parts in the order of the file; gives the columns of what has come so far."""

    def __init__(self) -> None:
        self._rows = {name: _Growing(kind) for name, kind in _ROWS.items()}
        self._ragged = {
            name: _Growing(kind, narrow=kind is np.int32) for name, kind in _RAGGED.items()
        }
        self._counts = {
            f"{name}.counts": _Growing(np.uint32, narrow=True) for name in (*TEXTS, *KEYS)
        }
        self._keys = {name: _Known() for name in KEYS}
        self._dates = {name: _Known() for name in DATES}
        self._tables = {name: _Table() for name in DATES}
        self._datings: dict[int, list[Any]] = {}
        self.count = 0

    def learn(self, reader: int, head: Head, arrays: Arrays) -> None:
        """Take the fresh keys and dates of a part: of each reader in its order, used or not."""
        for name, texts in head.get("fresh", {}).items():
            self._keys[name].learn(reader, texts)
        for name in DATES:
            if (blob := arrays.get(f"{name}.blob")) is not None:
                texts = texts_in(blob, arrays[f"{name}.counts"])
                self._tables[name].add(arrays, name, self._dates[name].learn(reader, texts))

    def add(self, reader: int, head: Head, arrays: Arrays, count: int, at: int) -> None:
        """Put the events of a part, which begins at byte ``at``, after all others."""
        made = self._in_our_numbers(reader, arrays, count, at)
        for name, growing in (*self._rows.items(), *self._ragged.items(), *self._counts.items()):
            growing.add(made[name])
        for row, datings in head.get("datings", ()):
            self._datings[self.count + row] = datings
        self.count += count

    def replace(
        self, first: int, last: int, reader: int, head: Head, arrays: Arrays, count: int
    ) -> None:
        """Put other events in the place of rows; ``starts`` are already those of the file."""
        made = self._in_our_numbers(reader, arrays, count, 0)
        for name, growing in self._ragged.items():
            counts = self._counts[f"{name.partition('.')[0]}.counts"].whole
            before = int(counts[:first].sum())
            growing.splice(before, before + int(counts[first:last].sum()), made[name])
        for name, growing in (*self._rows.items(), *self._counts.items()):
            growing.splice(first, last, made[name])
        shift = count - (last - first)
        self._datings = {
            row + shift * (row >= last): said
            for row, said in self._datings.items()
            if not first <= row < last
        } | {first + row: said for row, said in head.get("datings", ())}
        self.count += shift

    def _in_our_numbers(self, reader: int, arrays: Arrays, count: int, at: int) -> Arrays:
        made: Arrays = {
            name: arrays.get(name, np.zeros(count, kind)) for name, kind in _ROWS.items()
        }
        for name in DATES:
            made[f"{name}.codes"] = self._dates[name].here(reader, arrays[f"{name}.codes"])
        made["starts"] = made["starts"] + at
        none = np.zeros(0, np.int32)
        for name in TEXTS:
            made[f"{name}.blob"] = arrays[f"{name}.blob"]
        for name in KEYS:
            made[f"{name}.codes"] = self._keys[name].here(reader, arrays.get(f"{name}.codes", none))
        for name in self._counts:
            made[name] = arrays.get(name, np.zeros(count, np.uint8))
        return made

    def keys(self, name: str) -> Sequence[str]:
        """Return all keys of a column, by their numbers."""
        return tuple(self._keys[name].numbers)

    def rows_with(self, name: str, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Return the rows that have one of the keys with these numbers."""
        hits = np.flatnonzero(np.isin(self._ragged[f"{name}.codes"].whole, numbers))
        ends = np.cumsum(self._counts[f"{name}.counts"].whole, dtype=np.int64)
        return np.unique(np.searchsorted(ends, hits, side="right"))

    def sources_of_datings(self) -> dict[int, set[str]]:
        """Return by row which sources its datings name."""
        return {
            row: {one["source"] for one in said if one["source"]}
            for row, said in self._datings.items()
        }

    def ids(self) -> TextColumn:
        """Return the ids of all rows."""
        return TextColumn(self._ragged["ids.blob"].whole, self._offsets("ids"))

    def hashes(self) -> Hashes:
        """Return the hashes of all ids."""
        return self._rows["ids.hashes"].whole

    def index(self) -> IdIndex:
        """Return where all ids stand."""
        return IdIndex.of(self.ids(), self.hashes())

    def finish(self) -> Gathered:
        """Return the columns of all rows, when no part comes any more."""
        for name in DATES:
            self._dates[name] = _Known()  # its texts take more room than any column
        return self.gathered()

    def gathered(self) -> Gathered:
        """Return the columns of all rows, which are those of `EventColumns.of`."""
        rows = {name: growing.whole for name, growing in self._rows.items()}
        datings = sorted(self._datings.items())
        others = {
            **{name: rows[name] for name in FLAGS},
            **{name: self._date_column(name) for name in DATES},
            **{name: self._key_column(name) for name in KEYS},
        }
        columns = EventColumns(
            ids=self.ids(),
            titles=TextColumn(self._ragged["titles.blob"].whole, self._offsets("titles")),
            stance=rows["stance"],
            importance=rows["importance"],
            datings={row: tuple(map(read_dating, said)) for row, said in datings},
            **cast(dict[str, Any], others),
        )
        return Gathered(columns, rows["ids.hashes"], rows["starts"], rows["sizes"])

    def _offsets(self, name: str) -> NDArray[np.int64]:
        counts = self._counts[f"{name}.counts"].whole
        offsets = np.zeros(len(counts) + 1, np.int64)
        np.cumsum(counts, out=offsets[1:])
        return offsets

    def _key_column(self, name: str) -> KeyColumn:
        codes, order = _as_they_come(self._ragged[f"{name}.codes"].whole)
        every = self.keys(name)
        keys = tuple(every[n] for n in order)
        counts = self._counts[f"{name}.counts"].whole
        if len(counts) and (each := int(counts.max())) == int(counts.min()):
            return KeyColumn.even(keys, codes, len(counts), each)
        return KeyColumn(keys, codes, self._offsets(name))

    def _date_column(self, name: str) -> DateColumn:
        codes, order = _as_they_come(self._rows[f"{name}.codes"].whole)
        return DateColumn(self._tables[name].dates(order), codes)


class _Table:
    """A table of dates that grows."""

    def __init__(self) -> None:
        self._texts = _Growing(np.uint8)
        self._counts = _Growing(np.uint32)
        self._columns: dict[str, _Growing] = {}

    def add(self, arrays: Arrays, name: str, which: NDArray[np.int64]) -> None:
        counts = arrays[f"{name}.counts"]
        chosen = np.zeros(len(counts), bool)
        chosen[which] = True
        self._texts.add(arrays[f"{name}.blob"][np.repeat(chosen, counts)])
        self._counts.add(counts[chosen])
        for column in TABLE:
            values = arrays[f"{name}.{column}"][chosen]
            if column not in self._columns:
                self._columns[column] = _Growing(values.dtype, values.shape[1:])
            self._columns[column].add(values)

    def dates(self, order: NDArray[np.int64]) -> DateTable:
        """Return the dates with these numbers, in this order."""
        if not self._columns:
            return DateTable.of(())
        counts = self._counts.whole[order].astype(np.int64)
        starts = (np.cumsum(self._counts.whole, dtype=np.int64) - self._counts.whole)[order]
        offsets = np.zeros(len(order) + 1, np.int64)
        np.cumsum(counts, out=offsets[1:])
        letters = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], counts)
        columns = {name: growing.whole[order] for name, growing in self._columns.items()}
        return DateTable(TextColumn(self._texts.whole[letters], offsets), **columns)


def _as_they_come(codes: NDArray[Any]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return other codes, in the order in which they come first, and what they were; -1 stays."""
    most = int(codes.max()) + 1 if len(codes) else 0
    first = np.full(most, len(codes), np.int64)
    known = np.flatnonzero(codes >= 0)[::-1]
    first[codes[known]] = known  # of many assignments the last one stays, which is the first
    order = np.argsort(first, kind="stable")[: int(np.count_nonzero(first < len(codes)))]
    numbers = np.full(most + 1, -1, np.int32)  # the last one is for -1
    numbers[order] = np.arange(len(order))
    return numbers[codes], order
