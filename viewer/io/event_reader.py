"""Single events of a big file, read again from their place in it by the rules of every file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic_core import from_json

from viewer.io import build
from viewer.io.extensions import Extensions
from viewer.io.findings import Findings
from viewer.io.rows import Checker, Rows
from viewer.io.safe_read import RefusedFile, Stamp, read_part, stamp_of
from viewer.model.records import Event
from viewer.model.text_column import TextColumn


@dataclass(frozen=True, slots=True, eq=False)
class EventReader:
    """Reads the events of some rows; ``stamp`` is that of the file when it was opened.

    A record takes ``sizes`` bytes from byte ``starts`` on; ``ids`` are what is found there.
    """

    path: Path
    stamp: Stamp
    language: str
    starts: NDArray[np.int64]
    sizes: NDArray[np.uint32]
    ids: TextColumn

    def __call__(self, first: int, last: int) -> Sequence[Event] | None:
        if first >= last:
            return ()
        records = self.records(first, last)
        if records is None:
            return None
        findings, rows = Findings(), Rows("events")
        try:
            raw: list[object] = from_json(b"[%s]" % b",".join(records), allow_inf_nan=True)
        except ValueError:
            return None
        checker = Checker(findings, Extensions(findings), self.language)
        checker.batch(rows, raw, 0)
        if [row["id"] for row in rows.rows] != list(self.ids[first:last]):
            return None
        return [build.event(row) for row in rows.rows]

    def records(self, first: int, last: int) -> Sequence[bytes] | None:
        """Return the records of some rows as they are, None where the file has changed or is
        gone.
        """
        starts, sizes = self.starts[first:last].tolist(), self.sizes[first:last].tolist()
        at = starts[0]
        try:
            if stamp_of(self.path, self.stamp[0]) != self.stamp:
                return None
            data = read_part(self.path, at, starts[-1] + sizes[-1] - at)
        except RefusedFile:
            return None
        return [
            data[start - at : start - at + size] for start, size in zip(starts, sizes, strict=True)
        ]
