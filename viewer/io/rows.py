"""The rows of a section, checked: the good ones, and why the others are left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic_core import ValidationError

from viewer.io import format1
from viewer.io.extensions import Extensions
from viewer.io.faults import found, report
from viewer.io.findings import Findings, hopeless
from viewer.io.format1 import Row
from viewer.io.locate import Path
from viewer.io.observations import mended
from viewer.model.message import QT_TRANSLATE_NOOP, say

BATCH: Final = 500
"""So many rows are checked in one call: other threads wait no longer than that."""


@dataclass(slots=True)
class Rows:
    """The good rows of a section, and their positions in the file."""

    section: str
    rows: list[Row] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)

    def path(self, number: int) -> Path:
        """Return where the row with this number among the good ones stands in the file."""
        return (self.section, self.positions[number])

    def drop(self, numbers: Collection[int]) -> None:
        """Leave out the good rows with these numbers after all."""
        if numbers:
            gone = set(numbers)
            kept = [n for n in range(len(self.rows)) if n not in gone]
            self.rows = [self.rows[n] for n in kept]
            self.positions = [self.positions[n] for n in kept]


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks rows, batch by batch; the language is that of the whole file."""

    findings: Findings
    extensions: Extensions
    language: str = "en"

    def section(self, section: str, raw: object, step: Callable[[int], None]) -> Rows:
        """Return the good rows of a whole section; ``step`` hears how many were looked at."""
        rows = Rows(section)
        if raw is None:
            return rows
        if not isinstance(raw, list):
            expected = say(QT_TRANSLATE_NOOP("Words", "a list in square brackets"))
            self.findings.error("wrong-type", found(raw, expected), (section,))
            return rows
        for first in range(0, len(raw), BATCH):
            batch = raw[first : first + BATCH]
            self.batch(rows, batch, first)
            step(len(batch))
            seen, good = first + len(batch), len(rows.rows)
            if seen < len(raw) and hopeless(seen - good, good):
                self.findings.give_up(section, (section,), len(raw) - seen)
                break
        return rows

    def batch(self, rows: Rows, raw: Sequence[object], first: int) -> None:
        """Add the good ones of some rows, of which the first stands at ``first`` in the file."""
        good = self._all(rows.section, raw)
        if good is None and self._take_extensions(rows.section, raw, first):
            good = self._all(rows.section, raw)
        if good is not None:
            rows.rows += good
            rows.positions += range(first, first + len(raw))
            return
        for position, row in enumerate(raw, first):
            self._one(rows, row, position)

    def _all(self, section: str, raw: Sequence[object]) -> list[Row] | None:
        """Return the rows as they were read, or None where one of them has a fault."""
        try:
            rows: list[Row] = format1.rows_validator(section).validate_python(
                raw, context=self._context
            )
        except ValidationError:
            return None
        return rows

    def _take_extensions(self, section: str, raw: Sequence[object], first: int) -> bool:
        stay = format1.own_extensions(section)
        taken = False
        for position, row in enumerate(raw, first):
            taken |= self.extensions.take(row, (section, position), stay)
        return taken

    def _one(self, rows: Rows, raw: object, position: int) -> None:
        section, path = rows.section, (rows.section, position)
        try:
            row: Row | None = format1.row_validator(section).validate_python(
                raw, context=self._context
            )
        except ValidationError as error:
            row = None
            if section == "series" and isinstance(raw, dict):
                row = mended(raw, path, self.findings, self._context)
            else:
                report(self.findings, error, section, path)
        if row is None:
            self.findings.leave_out(section, path, raw)
        else:
            rows.rows.append(row)
            rows.positions.append(position)

    @property
    def _context(self) -> dict[str, str]:
        return {"language": self.language}
