"""All the dates of a dataset, each different one once, and which of them each event has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.model.date_column import AT_END, AT_START, ENDS, KINDS, DateTable, Flags
from viewer.model.edtf import EdtfDate, End, Kind
from viewer.model.event_columns import EventColumns
from viewer.model.records import Clock
from viewer.model.view import Datings

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]

INTERVAL, SET = KINDS.index(Kind.INTERVAL), KINDS.index(Kind.SET)
OPEN, UNKNOWN = ENDS.index(End.OPEN), ENDS.index(End.UNKNOWN)


class BoundsByDate:
    """The bounds of each event, (n, 4), read where those of its date stand: as many events have
    one date, an array of all of them would be the largest thing there is.

    Rows and columns are chosen as in an array.
    """

    __slots__ = ("codes", "table")

    def __init__(self, table: Floats, codes: Codes) -> None:
        self.table, self.codes = table, codes

    def __len__(self) -> int:
        return len(self.codes)

    def mapped(self, place: Callable[[Floats], Floats]) -> BoundsByDate:
        """Return the same with each bound where ``place`` puts it."""
        return BoundsByDate(place(self.table), self.codes)

    @property
    def shape(self) -> tuple[int, int]:
        """As that of an array."""
        return len(self.codes), 4

    def __getitem__(self, key: Any) -> Any:
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        return self.table[:, columns].take(self.codes[rows], axis=0)

    def take(self, rows: NDArray[np.integer[Any]], axis: int = 0) -> Floats:
        """Return the bounds of some rows."""
        return self.table.take(self.codes.take(rows), axis=axis)

    @property
    def T(self) -> tuple[Floats, ...]:
        """The four columns."""
        return tuple(self[:, column] for column in range(4))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Floats:
        del copy
        return self[:].astype(dtype or np.float64, copy=False)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True, eq=False)
class AllDates:
    """Columns of dates as those of `DateTable`, of length m + 1: the last row is no date at all.

    ``occurred`` and ``reported`` are the row of each event, -1 where it has no date: so they may
    be used as indices as they are.
    """

    tables: tuple[DateTable, ...]
    bounds: Floats
    kind: Flags
    start: Flags
    end: Flags
    approximate: Flags
    uncertain: Flags
    precision: NDArray[np.int8]
    occurred: Codes
    reported: Codes

    @staticmethod
    def of(columns: EventColumns, datings: Datings) -> AllDates:
        """Collect the dates that the chosen sources give."""
        tables = [columns.occurred.table, columns.reported.table]
        occurred = columns.occurred.codes.astype(np.int32)
        reported = columns.reported.codes.astype(np.int32)
        reported[reported >= 0] += len(tables[0])
        if datings is Datings.ALL:
            others: list[EdtfDate] = []
            first = len(tables[0]) + len(tables[1])
            for clock, codes in ((Clock.OCCURRED, occurred), (Clock.REPORTED, reported)):
                for row, dating in columns.best(clock).items():
                    codes[row] = first + len(others)
                    others.append(dating.date)
            tables.append(DateTable.of(others))
        return AllDates(
            tuple(tables),
            np.concatenate([*(table.bounds for table in tables), np.full((1, 4), np.nan)]),
            _joined([table.kind for table in tables]),
            _joined([table.start for table in tables]),
            _joined([table.end for table in tables]),
            _joined([table.approximate for table in tables]),
            _joined([table.uncertain for table in tables]),
            np.concatenate([*(table.precision for table in tables), np.zeros(1, np.int8)]),
            occurred,
            reported,
        )

    def text(self, row: int) -> str | None:
        """Return a date as it is written, None for the last row."""
        for table in self.tables:
            if 0 <= row < len(table):
                return table.texts[row]
            row -= len(table)
        return None

    def on(self, clock: Clock) -> tuple[Codes, Codes]:
        """Return the dates of the events on one clock, and those on the other one."""
        both = (self.occurred, self.reported)
        return both if clock is Clock.OCCURRED else both[::-1]

    def drawn(self, clock: Clock) -> Codes:
        """Return the dates that the events are drawn at: of the other clock where there is none
        on the chosen one.
        """
        chosen, other = self.on(clock)
        found: Codes = np.where(chosen >= 0, chosen, other)
        return found

    @property
    def lasts(self) -> Mask:
        """Which dates are those of something that lasted."""
        found: Mask = self.kind == INTERVAL
        return found

    def marked(self, marks: Flags) -> tuple[Mask, Mask]:
        """Return where a column of marks has one at the start, and where at the end."""
        starts: Mask = np.not_equal(marks & AT_START, 0)
        ends: Mask = np.not_equal(marks & AT_END, 0)
        return starts, ends


def _joined(columns: list[Flags]) -> Flags:
    return np.concatenate([*columns, np.zeros(1, np.uint8)])
