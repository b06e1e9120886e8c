"""Events of a big file: their columns in memory, each of them read again when it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Protocol, overload, runtime_checkable

from viewer.model.clean import Clean
from viewer.model.dataset import Events
from viewer.model.event_columns import EventColumns
from viewer.model.id_index import IdIndex
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Event

Reader = Callable[[int, int], Sequence[Event] | None]
"""Returns the events of the rows from the first to before the second; None where their file has
changed or is gone."""


@runtime_checkable
class RecordReader(Protocol):
    """A reader that can also return records as they are in the file, unread."""

    def __call__(self, first: int, last: int, /) -> Sequence[Event] | None:
        """Return the events of some rows, as every `Reader` does."""

    def records(self, first: int, last: int) -> Sequence[bytes] | None:
        """Return the records of some rows, None where their file has changed or is gone."""


_RECENT: Final = 1024
_RUN: Final = 512
_LOOKED_AT: Final = 4096
_MOST_HERE: Final = 8
"""More events of a run than one in so many are read together."""


class ColumnEvents(Events):
    """Events in file order, of which all but a few lie in the file.

    ``changed`` holds, by row, events that are not what their record in the file says by itself.
    An event whose record cannot be read any more is made of its columns, and says so in its note.
    """

    at_hand = False

    def __init__(
        self,
        columns: EventColumns,
        reader: Reader | RecordReader,
        changed: Mapping[int, Event] = MappingProxyType({}),
        index: IdIndex | None = None,
    ) -> None:
        super().__init__()
        self.columns = columns
        self._reader = reader
        self._changed = changed
        self._index = index if index is not None else IdIndex.of(columns.ids)
        self._recent: OrderedDict[int, Event] = OrderedDict()

    @overload
    def __getitem__(self, position: int) -> Event: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, position: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(position, slice):
            rows = range(len(self))[position]
            if rows.step == 1:
                return tuple(self._run(rows.start, rows.stop))
            return tuple(self[row] for row in rows)
        row = range(len(self))[position]
        event = self._recent.get(row)
        if event is None:
            (event,) = self._run(row, row + 1)
            self._recent[row] = event
            while len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        return event

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[Event]:
        for first in range(0, len(self), _RUN):
            yield from self._run(first, min(first + _RUN, len(self)))

    def position(self, event_id: str) -> int | None:
        """Return where the event with this id stands, or None."""
        return self._index.position(event_id)

    def get(self, event_id: str) -> Event | None:
        """Return the event with this id, or None."""
        position = self.position(event_id)
        return None if position is None else self[position]

    def through(
        self, holds: Callable[[bytes], bool]
    ) -> Iterator[tuple[float, Sequence[int], Sequence[Event]]]:
        """Go through the file; only records that pass ``holds`` are read as events."""
        for first in range(0, len(self), _LOOKED_AT):
            last = min(first + _LOOKED_AT, len(self))
            rows: Sequence[int] = range(first, last)
            if isinstance(self._reader, RecordReader):
                records = self._reader.records(first, last)
                if records is not None:
                    rows = [
                        row for row, record in zip(rows, records, strict=True)
                        if row in self._changed or holds(record)
                    ]  # fmt: skip
            if len(rows) * _MOST_HERE > last - first:
                events = self._run(first, last)
                yield last / len(self), rows, [events[row - first] for row in rows]
            else:
                yield last / len(self), rows, [self._run(row, row + 1)[0] for row in rows]

    def _run(self, first: int, last: int) -> Sequence[Event]:
        found = self._reader(first, last)
        if found is None:
            return [self._changed.get(row) or self._remnant(row) for row in range(first, last)]
        if not self._changed:
            return found
        return [self._changed.get(first + n) or event for n, event in enumerate(found)]

    def _remnant(self, row: int) -> Event:
        template = QT_TRANSLATE_NOOP(
            "Words",
            "The file has changed or is gone since it was opened: what else it says of this "
            "event can't be read any more. Open it again.",
        )
        return replace(self.columns.brief(row), note=Clean(say(template).english()))
