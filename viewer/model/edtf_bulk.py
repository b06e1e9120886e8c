"""Whole columns of dates at once, by array arithmetic where they are plain, as most dates are.

Plain is a year, month or day, one of these marked ``~``, ``?`` or ``%``, and an interval between
two that are not marked. All else goes through `parse`, each different text once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from viewer.model.calendar import days_of, month_lengths
from viewer.model.date_column import AT_END, AT_START, KINDS, DateTable, Flags
from viewer.model.edtf import EdtfDate, Kind, Precision, parse
from viewer.model.edtf_faults import EdtfError
from viewer.model.text_column import TextColumn

_ZERO, _NINE, _HYPHEN, _SLASH = ord("0"), ord("9"), ord("-"), ord("/")
_WIDTHS: Final = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
_MARKS: Final = (("~", True, False), ("?", False, True), ("%", True, True))
_BOTH: Final = AT_START | AT_END

Bounds = NDArray[np.float64]
Indices = NDArray[np.int64]
Letters = NDArray[np.uint32]
Faults = list[tuple[int, EdtfError]]


def bounds(texts: Sequence[str]) -> tuple[Bounds, Faults]:
    """Return the four bounds of every date, and what is wrong with those that are none.

    The array has shape (n, 4), columns as `EdtfDate.bounds`, and NaN where the text is no date;
    the list names such rows by index, in their order.
    """
    found = _Found.empty(len(texts))
    return found.bounds, _read(texts, found)


def table(texts: Sequence[str]) -> tuple[DateTable, Faults]:
    """Return a table of dates, and what is wrong with those that are none, as `bounds` does."""
    found = _Found.empty(len(texts))
    faults = _read(texts, found)
    return DateTable(
        TextColumn.of(texts),
        found.bounds,
        found.kind,
        found.start,
        found.end,
        found.approximate,
        found.uncertain,
        found.precision,
    ), faults


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """The columns of a `DateTable` as they are filled."""

    bounds: Bounds
    kind: Flags
    start: Flags
    end: Flags
    approximate: Flags
    uncertain: Flags
    precision: NDArray[np.int8]

    @classmethod
    def empty(cls, count: int) -> _Found:
        kind, start, end, approximate, uncertain = np.zeros((5, count), np.uint8)
        whole, precision = np.full((count, 4), np.nan), np.zeros(count, np.int8)
        return cls(whole, kind, start, end, approximate, uncertain, precision)

    def put(self, rows: Sequence[int], dates: Sequence[EdtfDate]) -> None:
        """Fill in dates that have been read one by one."""
        made, at = DateTable.of(dates), np.array(rows, np.int64)
        self.bounds[at], self.kind[at], self.precision[at] = made.bounds, made.kind, made.precision
        self.start[at], self.end[at] = made.start, made.end
        self.approximate[at], self.uncertain[at] = made.approximate, made.uncertain


def _read(texts: Sequence[str], found: _Found) -> Faults:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    plain = np.zeros(len(texts), bool)
    for length in np.unique(lengths).tolist():
        rows = np.flatnonzero(lengths == length)
        if length in _WIDTHS:
            plain[_moments(_letters(texts, rows, length), rows, length, found)] = True
        elif length - 1 in _WIDTHS:
            plain[_marked(_letters(texts, rows, length), rows, length - 1, found)] = True
        elif firsts := [w for w in _WIDTHS if length - w - 1 in _WIDTHS]:
            letters = _letters(texts, rows, length)
            for first in firsts:
                here = letters[:, first] == _SLASH
                plain[_intervals(letters[here], rows[here], first, found)] = True
    return _read_rest(texts, np.flatnonzero(~plain), found)


def _letters(texts: Sequence[str], rows: Indices, length: int) -> Letters:
    chosen = texts if rows.size == len(texts) else [texts[row] for row in rows.tolist()]
    joined = "".join(chosen).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(joined, np.uint32).reshape(rows.size, length)


def _moments(letters: Letters, rows: Indices, width: int, found: _Found) -> Indices:
    """Fill in the rows of YYYY, YYYY-MM or YYYY-MM-DD that are right; return which these are."""
    good, low, high = _days(letters)
    right: Indices = rows[good]
    found.bounds[right, 0::2] = low[good, None]
    found.bounds[right, 1::2] = high[good, None]
    found.precision[right] = _WIDTHS[width]
    return right


def _marked(letters: Letters, rows: Indices, width: int, found: _Found) -> Indices:
    """Fill in the rows of plain dates with a mark after them."""
    marked = np.zeros(rows.size, bool)
    for mark, approximate, uncertain in _MARKS:
        here = letters[:, width] == ord(mark)
        marked |= here
        found.approximate[rows[here]] = approximate * _BOTH
        found.uncertain[rows[here]] = uncertain * _BOTH
    return _moments(letters[marked, :width], rows[marked], width, found)


def _intervals(letters: Letters, rows: Indices, first: int, found: _Found) -> Indices:
    """Fill in the rows of two plain dates with a slash between, the first of a known width."""
    last = letters.shape[1] - first - 1
    good, low, start_high = _days(letters[:, :first])
    end_good, end_low, high = _days(letters[:, first + 1 :])
    good &= end_good & (high > low)
    same = (low == end_low) & (start_high == high)
    day = Precision.DAY
    latest = low if _WIDTHS[first] >= day else np.where(same, low, np.minimum(start_high, high))
    earliest = high if _WIDTHS[last] >= day else np.where(same, high, np.maximum(end_low, low))
    right: Indices = rows[good]
    found.bounds[right] = np.stack((low, latest, earliest, high), axis=1)[good]
    found.kind[right] = KINDS.index(Kind.INTERVAL)
    found.precision[right] = min(_WIDTHS[first], _WIDTHS[last])
    return right


def _days(letters: Letters) -> tuple[NDArray[np.bool_], Bounds, Bounds]:
    """Return which rows are plain dates, and where each begins and ends."""
    length = letters.shape[1]
    hyphens = [place for place in (4, 7) if place < length]
    digits = np.delete(letters, hyphens, axis=1)
    good = ((digits >= _ZERO) & (digits <= _NINE)).all(axis=1)
    good &= (letters[:, hyphens] == _HYPHEN).all(axis=1)
    numbers = np.where(good[:, None], digits, _ZERO).astype(np.int64) - _ZERO
    years = numbers[:, :4] @ np.array([1000, 100, 10, 1])
    ones = np.ones(len(letters), np.int64)
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
    lows = days_of(years, months, days)
    return good, lows.astype(np.float64), highs.astype(np.float64)


def _read_rest(texts: Sequence[str], rows: Indices, found: _Found) -> Faults:
    known: dict[str, EdtfDate | EdtfError] = {}
    faults: Faults = []
    good: dict[int, EdtfDate] = {}
    for row in rows.tolist():
        text = texts[row]
        result = known.get(text)
        if result is None:
            try:
                result = parse(text)
            except EdtfError as fault:
                result = fault
            known[text] = result
        if isinstance(result, EdtfError):
            faults.append((row, result))
        else:
            good[row] = result
    found.put(tuple(good), tuple(good.values()))
    return faults
