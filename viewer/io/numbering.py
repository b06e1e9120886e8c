"""Events as plain arrays, part by part: what a worker sends, in which each text is told once.

Keys and dates come again and again. They are numbered as they come, over all the parts that one
`Numbering` sees; a part has their numbers, and of the texts only those that no part before had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from viewer.io.event_lists import KEYS, EventLists, Keys, lengths
from viewer.model.date_column import DateTable
from viewer.model.edtf_bulk import table
from viewer.model.id_index import hashes
from viewer.model.text_column import TextColumn

DATES: Final = ("occurred", "reported")
TEXTS: Final = ("ids", "titles")
FLAGS: Final = ("context", "bound_start", "bound_end", "quoted", "noted")
TABLE: Final = ("bounds", "kind", "start", "end", "approximate", "uncertain", "precision")

Arrays = dict[str, NDArray[Any]]
Head = dict[str, Any]


class _Numbers:
    """Numbers texts as they come; None is -1."""

    def __init__(self) -> None:
        self.known: dict[str | None, int] = {None: -1}
        self._fresh: list[str] = []

    def of(self, texts: Sequence[str | None]) -> NDArray[np.int32]:
        known = self.known
        try:
            return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))
        except KeyError:  # told by a whole part: hardly any column has fresh texts for long
            fresh = [t for t in dict.fromkeys(texts) if t is not None and t not in known]
        first = len(known) - 1
        known.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        self._fresh += fresh
        return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))

    def fresh(self) -> list[str]:
        """Return what has been numbered since this was asked last."""
        fresh, self._fresh = self._fresh, []
        return fresh


class Numbering:
    """Puts events into arrays, and remembers which keys and dates it has told of."""

    def __init__(self) -> None:
        self._known = {name: _Numbers() for name in (*KEYS, *DATES)}
        self._bad: dict[str, list[int]] = {name: [] for name in DATES}
        self._others: set[str | None] = {None}

    def good_dates(self, texts: Set[str | None]) -> bool:
        """Whether all of ``texts`` are dates; nothing is told of them."""
        fresh = [one for one in texts - self._others if one is not None]
        if table(fresh)[1]:
            return False
        self._others.update(fresh)
        return True

    def arrays(self, events: EventLists) -> tuple[Head, Arrays]:
        """Return a head for JSON and arrays by name; one that is missing is all zero or empty.

        Of the column ``x`` of keys these are ``x.codes`` and ``x.counts``, how many of them each
        event has; of dates ``x.codes`` and the fresh ones as a table; of texts ``x.blob``.
        """
        made: Arrays = {}
        fresh: dict[str, list[str]] = {}
        for name in TEXTS:
            column = _joined(getattr(events, name))
            made[f"{name}.blob"], made[f"{name}.counts"] = column.blob, _lengths(column.offsets)
            if name == "ids":
                made["ids.hashes"] = hashes(column)
        for name in KEYS:
            keys: Keys | None = getattr(events, name)
            if keys is None:
                continue
            made[f"{name}.codes"] = self._known[name].of(keys.flat)
            made[f"{name}.counts"] = _narrow(keys.counts)
            fresh[name] = self._known[name].fresh()
        bad = False
        for name in DATES:
            codes = made[f"{name}.codes"] = self._known[name].of(getattr(events, name))
            dates = self._known[name].fresh()
            fresh_dates, faults = table(dates)
            _put_table(made, name, fresh_dates)
            self._bad[name] += [self._known[name].known[dates[row]] for row, _ in faults]
            bad |= bool(self._bad[name]) and bool(np.isin(codes, self._bad[name]).any())
        made["stance"] = np.array(events.stance, np.uint8)
        made["importance"] = np.array(events.importance, np.float64)
        for name in FLAGS:
            flags = getattr(events, name)
            if flags is not None and (flags := np.array(flags, bool)).any():
                made[name] = flags
        return {"bad": bad, "fresh": {n: texts for n, texts in fresh.items() if texts}}, made


def _joined(texts: Sequence[str]) -> TextColumn:
    """Return a column of texts: at once where a letter is a byte, as mostly."""
    whole = "".join(texts)
    if not whole.isascii():
        return TextColumn.of(texts)
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(lengths(texts), out=offsets[1:])
    return TextColumn(np.frombuffer(whole.encode(), np.uint8), offsets)


def _lengths(offsets: NDArray[Any]) -> NDArray[Any]:
    whole = offsets.astype(np.int64)
    return _narrow(whole[1:] - whole[:-1])


def _narrow(counts: NDArray[Any]) -> NDArray[Any]:
    most = int(counts.max(initial=0))
    return counts.astype(np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32)


def _put_table(arrays: Arrays, name: str, dates: DateTable) -> None:
    if not len(dates):
        return
    arrays[f"{name}.blob"] = dates.texts.blob
    arrays[f"{name}.counts"] = _lengths(dates.texts.offsets)
    for column in TABLE:
        arrays[f"{name}.{column}"] = getattr(dates, column)


def texts_in(blob: NDArray[np.uint8], counts: NDArray[Any]) -> Iterable[str]:
    """Return the texts that lie one after another in ``blob``."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return TextColumn(blob, offsets)
