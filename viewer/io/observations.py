"""The observations of a series, so that a faulty one is left out and not the whole series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import ValidationError

from viewer.io import format1
from viewer.io.faults import found, report, unknown_field
from viewer.io.findings import Findings, hopeless
from viewer.io.format1 import Row
from viewer.io.locate import Path
from viewer.model.message import QT_TRANSLATE_NOOP, say


@dataclass(slots=True)
class Observations:
    """The good observations of a series as rows, and where each stands in the file."""

    path: Path
    columns: bool
    rows: list[Row]
    positions: Sequence[int]

    def place(self, number: int, field: str) -> Path:
        """Return the path of a field of the observation with this number among the good ones."""
        position = self.positions[number]
        last = (field, position) if self.columns else (position, field)
        return (*self.path, *last)

    def drop(self, numbers: Sequence[int]) -> None:
        """Leave out the good observations with these numbers after all."""
        if numbers:
            gone = set(numbers)
            kept = [n for n in range(len(self.rows)) if n not in gone]
            self.rows = [self.rows[n] for n in kept]
            self.positions = [self.positions[n] for n in kept]


def mended(
    raw: dict[str, Any], path: Path, findings: Findings, context: dict[str, str]
) -> Row | None:
    """Return a series without its faulty observations, or None where more is wrong with it."""
    written = raw.get("observations")
    apart = isinstance(written, list | dict)
    try:
        row: Row = format1.row_validator("series").validate_python(
            {**raw, "observations": []} if apart else raw, context=context
        )
    except ValidationError as error:
        report(findings, error, "series", path)
        return None
    below = (*path, "observations")
    rows = _spread(written, below, findings) if isinstance(written, dict) else written
    if rows is None:
        return None
    made = Observations(below, isinstance(written, dict), [], positions := [])
    checker = format1.row_validator("observations")
    for position, observation in enumerate(rows):
        try:
            made.rows.append(checker.validate_python(observation, context=context))
        except ValidationError as error:
            if made.columns:
                report(findings, error, "observations", below, position)
            else:
                report(findings, error, "observations", (*below, position))
            findings.leave_out("observations", (*below, position), observation)
            seen, good = position + 1, len(made.rows)
            if seen < len(rows) and hopeless(seen - good, good):
                findings.give_up("observations", below, len(rows) - seen)
                break
        else:
            positions.append(position)
    return {**row, "observations": made}


def laid_out(row: Row, path: Path, findings: Findings) -> Observations | None:
    """Return the observations of a series that is good as it stands; None where they are not."""
    written = row["observations"]
    if isinstance(written, Observations):
        return written
    below = (*path, "observations")
    columns = isinstance(written, dict)
    rows = _spread(written, below, findings) if columns else written
    return None if rows is None else Observations(below, columns, rows, range(len(rows)))


def _spread(columns: Mapping[str, Any], path: Path, findings: Findings) -> list[Row] | None:
    """Return columns as rows; None, told, where they are no lists of one length."""
    lists = {name: column for name, column in columns.items() if column is not None}
    for name, column in lists.items():
        if not isinstance(column, list):
            expected = say(QT_TRANSLATE_NOOP("Words", "a list in square brackets"))
            findings.error("wrong-type", found(column, expected), (*path, name))
            return None
    known = format1.field_names("observations")
    for name in lists:
        if name not in known:
            findings.error("unknown-field", unknown_field(name, known), (*path, name), name=True)
            return None
    first = next(iter(lists), "")
    for name, column in lists.items():
        if len(column) != len(lists[first]):
            template = QT_TRANSLATE_NOOP(
                "Words",
                "a column of {found} entries; expected {expected}, as many as in {first}",
            )
            message = say(
                template, found=len(column), expected=len(lists[first]), first=f'"{first}"'
            )
            findings.error("unequal-columns", message, (*path, name))
            return None
    return [dict(zip(lists, cells, strict=True)) for cells in zip(*lists.values(), strict=True)]
