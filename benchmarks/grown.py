"""Very many events without a file of their own: columns of a smaller file, again and again.

A file of 1e7 events would be larger than the program opens; what it keeps of files are columns, and
columns can be grown. Days, titles, actors and all else come again; every event has an id and an
importance of its own. Kept in the form in which the program keeps columns, and checked like them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.bench.report import made_up
from viewer.io.array_file import pack, unpack
from viewer.io.column_arrays import from_arrays, to_arrays
from viewer.io.dataset_file import open_dataset
from viewer.io.save import save_parts
from viewer.model.column_events import ColumnEvents
from viewer.model.dataset import Dataset
from viewer.model.date_column import DateColumn
from viewer.model.event_columns import EventColumns
from viewer.model.records import Event
from viewer.model.text_column import KeyColumn, TextColumn

SEED = 100_000
"""Events of the file that is grown from."""
ID = b"event-"
DIGITS = 8


def dataset_of(folder: Path, events: int) -> Dataset:
    """Return a dataset of so many events, grown and kept in ``folder`` if need be."""
    kept = folder / f"{events}.columns"
    if not kept.exists():
        columns = open_dataset(made_up(folder, SEED)).dataset.events.columns
        head, arrays = to_arrays(grown(columns, events // SEED))
        parts = (part if isinstance(part, bytes) else bytes(part) for part in pack(head, arrays))
        save_parts(kept, parts)
    head, arrays = unpack(kept.read_bytes())
    rest = open_dataset(made_up(folder, 0)).dataset
    return replace(rest, events=ColumnEvents(from_arrays(head, arrays), _nothing))


def _nothing(first: int, last: int) -> Sequence[Event] | None:
    """There is no file to read the rest of an event from."""
    del first, last
    return None


def grown(columns: EventColumns, times: int) -> EventColumns:
    """Return columns so many times as long."""
    rows = len(columns) * times
    made = {field.name: _again(getattr(columns, field.name), times) for field in fields(columns)}
    made["ids"] = _numbered(rows)
    made["importance"] = np.round(np.random.default_rng(1).random(rows) ** 3, 3)
    made["datings"] = {}
    return EventColumns(**made)


def _again(column: object, times: int) -> object:
    match column:
        case np.ndarray():
            return np.tile(column, times)
        case TextColumn():
            return TextColumn(np.tile(column.blob, times), _on_and_on(column.offsets, times))
        case KeyColumn():
            codes = np.tile(column.codes, times)
            return KeyColumn(column.keys, codes, _on_and_on(column.offsets, times))
        case DateColumn():
            return DateColumn(column.table, np.tile(column.codes, times))
    return column


def _on_and_on(offsets: NDArray[np.integer], times: int) -> NDArray[np.int64]:
    """Return the offsets of the same parts, one after another."""
    parts = np.arange(times, dtype=np.int64)[:, None] * int(offsets[-1]) + offsets[:-1]
    return np.append(parts.ravel(), int(offsets[-1]) * times)


def _numbered(rows: int) -> TextColumn:
    """Return ids that all differ."""
    texts = np.empty((rows, len(ID) + DIGITS), np.uint8)
    texts[:, : len(ID)] = np.frombuffer(ID, np.uint8)
    numbers = np.arange(rows)
    for place in range(DIGITS):
        texts[:, -1 - place] = ord("0") + numbers // 10**place % 10
    return TextColumn(texts.ravel(), np.arange(rows + 1) * texts.shape[1])
