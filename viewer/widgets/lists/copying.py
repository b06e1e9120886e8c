"""Rows of a list as text to paste: a line of titles, then one line a row, cells apart by tabs."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.engine.lists.table import Table
from viewer.engine.takeaway.table import Sheet
from viewer.model.message import Message
from viewer.widgets.text import words

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def as_text(table: Table, numbers: Iterable[int]) -> str:
    """Return rows of a table by their numbers, with the citations that the panel leaves out."""
    titles = (words(column.title) for column in table.columns)
    rows = ((words(cell) for cell in table.rows[number].cells) for number in numbers)
    lines = ["\t".join(map(_in_cell, cells)) for cells in (titles, *rows)]
    return "\n".join(lines) if len(lines) > 1 else ""


def sheet_as_text(sheet: Sheet) -> str:
    """Return a whole sheet as text to paste."""
    lines = ["\t".join(_in_cell(words(title)) for title in sheet.columns)]
    for row in sheet:
        cells = (words(c) if isinstance(c, str | Message) else _number(c) for c in row)
        lines.append("\t".join(map(_in_cell, cells)))
    return "\n".join(lines) if len(lines) > 1 else ""


def _number(cell: float | int | None) -> str:
    return "" if cell is None else f"{cell:.15g}"


def _in_cell(text: str) -> str:
    line = " ".join(text.split())
    # A spreadsheet that this is pasted into would run a stranger's formula.
    armed = line.startswith(FORMULA) and not line[1:].replace(".", "", 1).isdecimal()
    return f"'{line}" if armed else line
