"""Tables as CSV (RFC 4180), safe to open in a spreadsheet.

A spreadsheet runs a text that looks like a formula, and the texts are a stranger's: such a cell
gets an apostrophe in front, as spreadsheets themselves write "this is text". Numbers stay numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Final

Cell = str | float | int | None
"""None is an empty cell."""

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
"""Without it, Excel takes UTF-8 for the letters of the machine's country."""
ARMED: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a formula may begin with, or what spreadsheets skip before one. The same in full width."""
WIDE: Final = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
SPECIAL: Final = frozenset('",\r\n')


def table_bytes(rows: Iterable[Sequence[Cell]], *, mark: bool = True) -> bytes:
    """Return rows as CSV in UTF-8; ``mark`` puts a byte order mark in front, for Excel."""
    text = "".join(f"{','.join(map(field, row))}\r\n" for row in rows)
    # A lone surrogate can't be written; texts of a dataset hold none, names of files may.
    return (BYTE_ORDER_MARK if mark else b"") + text.encode("utf-8", "replace")


def field(cell: Cell) -> str:
    """Return one field, quoted where it has to be."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = disarmed(cell)
        if SPECIAL.isdisjoint(text) and text == text.strip():
            return text
        return '"' + text.replace('"', '""') + '"'
    return plain_number(cell)


def plain_number(value: float | int) -> str:
    """Return a number with a point, without groups or exponent where that is exact."""
    if isinstance(value, int):
        return str(int(value))
    if not isfinite(value):
        return ""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def disarmed(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `armed` undoes it."""
    return f"'{text}" if _is_formula(text.lstrip("'")) else text


def armed(text: str) -> str:
    """Return a text as it was before `disarmed`."""
    return text[1:] if text.startswith("'") and _is_formula(text.lstrip("'")) else text


def _is_formula(text: str) -> bool:
    start = text.lstrip(" \xa0")
    return start.startswith((*ARMED, *WIDE)) and not _is_number(start)


def _is_number(text: str) -> bool:
    """Whether a text is a plain number such as -80.7 or +5."""
    digits = text.removeprefix("-").removeprefix("+").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
