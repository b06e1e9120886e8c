"""Rows of a list as text to paste: a line of titles, then one line a row, cells apart by tabs."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.engine.lists.table import Table
from viewer.widgets.text import words


def as_text(table: Table, numbers: Iterable[int]) -> str:
    """Return rows of a table by their numbers, with the citations that the panel leaves out."""
    titles = (words(column.title) for column in table.columns)
    rows = ((words(cell) for cell in table.rows[number].cells) for number in numbers)
    lines = ["\t".join(map(_in_cell, cells)) for cells in (titles, *rows)]
    return "\n".join(lines) if len(lines) > 1 else ""


def _in_cell(text: str) -> str:
    return " ".join(text.split())
