"""Whole columns of dates at once: the four bounds of each, by array where they are plain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.model.calendar import days_of, month_lengths
from viewer.model.edtf import parse
from viewer.model.edtf_faults import EdtfError

_ZERO, _NINE, _HYPHEN = ord("0"), ord("9"), ord("-")

Bounds = NDArray[np.float64]
Indices = NDArray[np.int64]


def bounds(texts: Sequence[str]) -> tuple[Bounds, list[tuple[int, EdtfError]]]:
    """Return the four bounds of every date, and what is wrong with those that are none.

    The array has shape (n, 4), columns as `EdtfDate.bounds`, and NaN where the text is no date;
    the list names such rows by index, in their order. Plain years, months and days are read
    with array arithmetic, all else by `parse`, each different text once.
    """
    found = np.full((len(texts), 4), np.nan)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    plain = np.zeros(len(texts), bool)
    for length in (4, 7, 10):
        rows = np.flatnonzero(lengths == length)
        if rows.size:
            plain[_read_plain(texts, rows, length, found)] = True
    return found, _read_rest(texts, np.flatnonzero(~plain), found)


def _read_plain(texts: Sequence[str], rows: Indices, length: int, found: Bounds) -> Indices:
    """Fill in the rows of YYYY, YYYY-MM or YYYY-MM-DD that are right; return which these are."""
    chosen = texts if rows.size == len(texts) else [texts[row] for row in rows.tolist()]
    joined = "".join(chosen).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32).reshape(rows.size, length)
    hyphens = [place for place in (4, 7) if place < length]
    digits = np.delete(codes, hyphens, axis=1)
    good = ((digits >= _ZERO) & (digits <= _NINE)).all(axis=1)
    good &= (codes[:, hyphens] == _HYPHEN).all(axis=1)
    numbers = np.where(good[:, None], digits, _ZERO).astype(np.int64) - _ZERO
    years = numbers[:, :4] @ np.array([1000, 100, 10, 1])
    ones = np.ones(rows.size, np.int64)
    months = numbers[:, 4] * 10 + numbers[:, 5] if length > 4 else ones
    days = numbers[:, 6] * 10 + numbers[:, 7] if length > 7 else ones
    good &= (months >= 1) & (months <= 12) & (days >= 1)
    months = np.where(good, months, 1)
    good &= days <= month_lengths(years, months)
    if length == 4:
        highs = days_of(years + 1, 1, 1)
    elif length == 7:
        highs = days_of(years, months, 1 + month_lengths(years, months))
    else:
        highs = days_of(years, months, days + 1)
    right: Indices = rows[good]
    found[right, 0::2] = days_of(years, months, days)[good, None]
    found[right, 1::2] = highs[good, None]
    return right


def _read_rest(texts: Sequence[str], rows: Indices, found: Bounds) -> list[tuple[int, EdtfError]]:
    known: dict[str, tuple[float, float, float, float] | EdtfError] = {}
    faults: list[tuple[int, EdtfError]] = []
    for row in rows.tolist():
        text = texts[row]
        result = known.get(text)
        if result is None:
            try:
                result = parse(text).bounds
            except EdtfError as fault:
                result = fault
            known[text] = result
        if isinstance(result, EdtfError):
            faults.append((row, result))
        else:
            found[row] = result
    return faults
