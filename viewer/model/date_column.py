"""A column of dates: each different one is read once, and a row has only its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.model.edtf import EdtfDate, End, Kind, parse
from viewer.model.text_column import Codes, TextColumn, narrow

Flags = NDArray[np.uint8]

KINDS: tuple[Kind, ...] = tuple(Kind)
ENDS: tuple[End, ...] = tuple(End)
AT_START, AT_END = 1, 2
"""Bits of `DateTable.approximate` and `DateTable.uncertain`."""


@dataclass(frozen=True, slots=True, eq=False)
class DateTable:
    """Some dates, no two alike, as columns of length m.

    ``bounds`` is (m, 4) in days as `EdtfDate.bounds`; ``kind`` holds positions in `KINDS`,
    ``start`` and ``end`` positions in `ENDS`; ``precision`` that of the coarser end that is
    written, as `viewer.model.edtf_parts.Precision`.
    """

    texts: TextColumn
    bounds: NDArray[np.float64]
    kind: Flags
    start: Flags
    end: Flags
    approximate: Flags
    uncertain: Flags
    precision: NDArray[np.int8]

    @classmethod
    def of(cls, dates: Iterable[EdtfDate]) -> DateTable:
        """Put dates into columns."""
        dates = tuple(dates)
        return cls(
            TextColumn.of(date.text for date in dates),
            np.array([date.bounds for date in dates], np.float64).reshape(len(dates), 4),
            np.array([KINDS.index(date.kind) for date in dates], np.uint8),
            np.array([ENDS.index(date.start) for date in dates], np.uint8),
            np.array([ENDS.index(date.end) for date in dates], np.uint8),
            _bits([(date.start_approximate, date.end_approximate) for date in dates]),
            _bits([(date.start_uncertain, date.end_uncertain) for date in dates]),
            np.array([_coarser(date) for date in dates], np.int8),
        )

    def __len__(self) -> int:
        return len(self.bounds)

    def __getitem__(self, code: int) -> EdtfDate:
        return parse(self.texts[code])


def _bits(ends: list[tuple[bool, bool]]) -> Flags:
    return np.array([start * AT_START + end * AT_END for start, end in ends], np.uint8)


def _coarser(date: EdtfDate) -> int:
    parts = [part.precision for part in (date.start_part, date.end_part) if part is not None]
    return int(min(parts, default=date.precision))


@dataclass(frozen=True, slots=True, eq=False)
class DateColumn:
    """One date a row, or none: ``codes`` are rows of ``table``, -1 where there is no date."""

    table: DateTable
    codes: Codes

    def __post_init__(self) -> None:
        object.__setattr__(self, "codes", narrow(self.codes, max(len(self.table) - 1, 0), -1))

    @classmethod
    def of(cls, dates: Iterable[EdtfDate | None]) -> DateColumn:
        """Number the dates as they come."""
        known: dict[str, int] = {}
        different: list[EdtfDate] = []
        codes: list[int] = []
        for date in dates:
            code = -1 if date is None else known.setdefault(date.text, len(known))
            if date is not None and code == len(different):
                different.append(date)
            codes.append(code)
        return cls(DateTable.of(different), np.array(codes, np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> EdtfDate | None:
        code = int(self.codes[row])
        return None if code < 0 else self.table[code]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which rows have a date."""
        return self.codes >= 0

    def bounds(self) -> NDArray[np.float64]:
        """Return the four bounds of each row, (n, 4), NaN where there is no date."""
        found = np.full((len(self), 4), np.nan)
        known = self.known
        found[known] = self.table.bounds[self.codes[known]]
        return found
