"""Sums over periods: to quarters and years, over a rolling window, within the calendar year.

Everything goes by the periods of the values, never by their number: a value over January and
February counts as both, and what is not known makes a sum incomplete.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.calculated import Reason
from viewer.engine.trade.cells import Bound
from viewer.engine.trade.columns import DAYS
from viewer.engine.trade.worked import Bools, Floats, Inputs, Ints, Worked
from viewer.model.calendar import civils, days_of
from viewer.model.edtf import EdtfDate, parse
from viewer.model.periods import TOUCHING, ChosenPeriods, WrittenPeriods

SAME = 0.5
"""Periods that differ by less than half a day are the same."""
LAST = 1e-5
"""So many days before its end a period surely still lasts: about a second."""
MONTHS = {"M": 1, "Q": 3, "A": 12}
"""Months in a period of each frequency that is made of months."""
EXACT = 2.0**62


def tiles(start: Floats, end: Floats, group: Ints) -> Bools:
    """Return which periods to add up so that none is counted twice: those that together cover
    most, of several such choices the one of shorter periods. ``start`` never falls; periods of
    different groups may be chosen apart.
    """
    kept = np.ones(len(start), np.bool_)
    if len(start) < 2:
        return kept
    reach = np.maximum.accumulate(end)
    begins = np.flatnonzero((start[1:] >= reach[:-1] - TOUCHING) | (group[1:] != group[:-1])) + 1
    edges = np.concatenate(([0], begins, [len(start)]))
    for place in np.flatnonzero(np.diff(edges) > 1).tolist():
        first, stop = int(edges[place]), int(edges[place + 1])
        kept[first:stop] = False
        kept[first + np.array(_most_covered(start[first:stop], end[first:stop]))] = True
    return kept


def _most_covered(start: Floats, end: Floats) -> list[int]:
    """Weighted interval scheduling by dynamic programming over the ends; O(n log n)."""
    order = np.argsort(end, kind="stable").tolist()
    ends = [float(end[i]) for i in order]
    best: list[tuple[float, int]] = [(0.0, 0)]
    taken: list[int] = []
    for number, i in enumerate(order):
        free = bisect_right(ends, float(start[i]) + TOUCHING, 0, number)
        covered, pieces = best[free]
        with_it = (covered + float(end[i] - start[i]), pieces + 1)
        better = _is_more(with_it, best[number])
        taken.append(free if better else -1)
        best.append(with_it if better else best[number])
    chosen, number = [], len(order)
    while number:
        if taken[number - 1] < 0:
            number -= 1
        else:
            chosen.append(order[number - 1])
            number = taken[number - 1]
    return sorted(chosen)


def _is_more(one: tuple[float, int], other: tuple[float, int]) -> bool:
    if abs(one[0] - other[0]) > TOUCHING:
        return one[0] > other[0]
    return one[1] > other[1]


def totalled(values: Worked, order: Ints, first: Ints, stop: Ints) -> dict[str, object]:
    """Return the columns of sums over runs of values: what is in ``order[first:stop]`` of each.

    A sum has the decimals of its least exact part, is as doubtful as its most doubtful one, and
    a limit where a part is one; limits of both kinds leave nothing to say.
    """

    def inside(column: Ints | Floats | Bools) -> Ints:
        total = np.concatenate(([0], np.cumsum(column[order], dtype=np.int64)))
        return np.asarray(total[stop] - total[first])

    def some(column: Bools) -> Bools:
        return np.asarray(inside(column) > 0)

    doubt, decimals = np.zeros(len(first), np.int64), np.zeros(len(first), np.int64)
    for rank in np.unique(values.doubt).tolist():
        doubt[some(values.doubt == rank)] = rank
    for count in np.unique(values.decimals)[::-1].tolist():
        decimals[some(values.decimals == count)] = count
    least, most = (some(values.bound == kind) for kind in (Bound.AT_LEAST, Bound.AT_MOST))
    value = _sums(values, order, first, stop)
    value[least & most] = np.nan
    reach = np.concatenate(([0.0], np.cumsum(values.reach[order])))
    return {
        "value": value, "reach": reach[stop] - reach[first], "decimals": decimals,
        "bound": np.where(least, Bound.AT_LEAST, np.where(most, Bound.AT_MOST, Bound.NONE)),
        "approximate": some(values.approximate), "doubt": doubt,
        "calculated": some(values.calculated),
        "reason": np.where(least & most, Reason.BOUND, Reason.NONE),
    }  # fmt: skip


def _sums(values: Worked, order: Ints, first: Ints, stop: Ints) -> Floats:
    """Return sums that are exact in decimals where the parts are written in few decimals."""
    parts = values.value[order]
    for decimals in range(int(values.decimals.max(initial=0)), 10):
        scale = 10.0**decimals
        whole = np.rint(parts * scale)
        if np.abs(whole).sum() >= EXACT:
            break
        if np.array_equal(whole / scale, parts):
            total = np.concatenate(([0], np.cumsum(whole.astype(np.int64))))
            return np.asarray((total[stop] - total[first]) / scale, np.float64)
    long = np.concatenate(([0.0], np.cumsum(parts.astype(np.longdouble))))
    return np.asarray(long[stop] - long[first], np.float64)


def sums(values: Worked, frequency: str) -> Worked:
    """Return sums over quarters ("Q") or calendar years ("A"), each with how much of it is known.

    What reaches into two of them belongs to none. A sum of a part is a lower limit where nothing
    is negative; else there is no value.
    """
    months = MONTHS[frequency]
    begun = _number(values.start, months)
    fits = begun == _number(values.end - LAST, months)
    if frequency == "Q":  # EDTF has no quarters, and months only of years of four digits
        fits &= (begun >= 0) & (begun < 10_000 * 4)
    good = np.flatnonzero(fits & values.there)
    good = good[tiles(values.start[good], values.end[good], begun[good])]
    targets = np.unique(begun[fits])
    first = np.searchsorted(begun[good], targets, "left")
    stop = np.searchsorted(begun[good], targets, "right")
    start, end = _edge(targets, months), _edge(targets + 1, months)
    made = totalled(values, good, first, stop)
    covered = _covered(values, good, first, stop)
    known, of = _counted(values.frequency, covered, end - start)
    _told_in_part(made, values, good, first, stop, known < of)
    no = np.full(len(targets), -1, np.int64)
    dates = [_written(int(number), months) for number in targets]
    return values.but(
        start=start, end=end, **made, known=known, of=of, periods=WrittenPeriods.of(dates),
        frequency=frequency, refs=np.zeros((0, 2), np.int64),
        inputs=Inputs(values, good, first, stop, no, values),
    )  # fmt: skip


def _told_in_part(
    made: dict[str, object], values: Worked, order: Ints, first: Ints, stop: Ints, part: Bools
) -> None:
    """Make sums of parts lower limits, or nothing where they can't be told to be that."""
    value, bound, reason = (np.asarray(made[name]) for name in ("value", "bound", "reason"))
    below = np.concatenate(([0], np.cumsum(values.value[order] < 0)))
    no = part & ((below[stop] > below[first]) | (bound == Bound.AT_MOST))
    none = first == stop
    value[no | none] = np.nan
    reason = np.where(no, Reason.PART_OF_SUM, reason)
    made["reason"] = np.where(none, Reason.MISSING, reason)
    made["bound"] = np.where(part & ~no, Bound.AT_LEAST, bound)
    made["value"] = value


def rolling(values: Worked, window: int, additive: bool) -> Worked:
    """Return the mean over the ``window`` periods that end with each value, where all are known.

    Of amounts that add up it is the mean of a period of the usual length, so that a value over
    two months counts as two; of levels, such as prices, the mean of the values.
    """
    good = np.flatnonzero(values.there)
    good = good[tiles(values.start[good], values.end[good], np.zeros(len(good), np.int64))]
    start, end = values.start[good], values.end[good]
    opens = _opens(values.frequency, end, window)
    stop = np.arange(1, len(good) + 1)
    first = np.maximum(stop - window, 0) if opens is None else np.searchsorted(start, opens - SAME)
    first = np.minimum(first, stop - 1)
    whole = _covered(values, good, first, stop) >= end - start[first] - SAME
    if opens is None:
        whole &= stop >= window
    else:
        whole &= np.abs(start[first] - opens) < SAME
    made = totalled(values, good, first, stop)
    by_time = additive and opens is not None
    divisor = np.full(len(good), float(window)) if by_time else (stop - first).astype(np.float64)
    made["value"] = np.where(whole, np.asarray(made["value"]) / divisor, np.nan)
    made["reach"] = np.asarray(made["reach"]) / divisor
    made["reason"] = np.where(whole, np.asarray(made["reason"]), Reason.TOO_FEW)
    covered = _covered(values, good, first, stop)
    length = end - (start[first] if opens is None else opens)
    known, of = _counted(values.frequency, covered, length)
    return _in_place(values, good, made, first, stop, known, of)


def cumulative(values: Worked) -> Worked:
    """Return the sum from 1 January to the end of each value; of whole years, from the first one.

    Where something before is not known it is the sum of a part, and so are those after it.
    """
    by_year = values.frequency not in ("A", "irregular")
    fits = np.ones(len(values), np.bool_)
    year = np.zeros(len(values), np.int64)
    if by_year:
        year = _number(values.start, 12)
        fits = year == _number(values.end - LAST, 12)
    good = np.flatnonzero(values.there & fits)
    good = good[tiles(values.start[good], values.end[good], year[good])]
    stop = np.arange(1, len(good) + 1)
    first = np.searchsorted(year[good], year[good], "left")
    made = totalled(values, good, first, stop)
    opens = _edge(year[good], 12) if by_year else values.start[good][first]
    covered = _covered(values, good, first, stop)
    known, of = _counted(values.frequency, covered, values.end[good] - opens)
    _told_in_part(made, values, good, first, stop, known < of)
    return _in_place(values, good, made, first, stop, known, of)


def _in_place(
    values: Worked, good: Ints, made: dict[str, object], first: Ints, stop: Ints, known: Ints,
    of: Ints,
) -> Worked:  # fmt: skip
    """Return what was made of some values at their periods, and all missing ones at theirs."""
    gaps = np.flatnonzero(~values.there)
    places = np.concatenate((good, gaps))
    order = np.argsort(places, kind="stable")
    places = places[order]
    empty: dict[str, float] = {"value": np.nan, "reason": float(Reason.MISSING)}

    def spread(name: str, column: NDArray[Any]) -> NDArray[Any]:
        fill = np.full(len(gaps), empty.get(name, 0), column.dtype)
        return np.asarray(np.concatenate((column, fill))[order])

    columns: dict[str, object] = {n: spread(n, np.asarray(column)) for n, column in made.items()}
    first, stop, known, of = (
        np.asarray(spread("", column), np.int64) for column in (first, stop, known, of)
    )
    no = np.full(len(places), -1, np.int64)
    return values.but(
        start=values.start[places], end=values.end[places], **columns, known=known, of=of,
        periods=ChosenPeriods(values.periods, places), refs=np.zeros((0, 2), np.int64),
        inputs=Inputs(values, good, first, stop, no, values),
    )  # fmt: skip


def _covered(values: Worked, order: Ints, first: Ints, stop: Ints) -> Floats:
    length = np.concatenate(([0.0], np.cumsum(values.end[order] - values.start[order])))
    return np.asarray(length[stop] - length[first])


def _counted(frequency: str, covered: Floats, length: Floats) -> tuple[Ints, Ints]:
    """Return how many usual periods are known, and how many there would be."""
    unit = DAYS.get(frequency, 1.0)
    known, of = (np.rint(days / unit).astype(np.int64) for days in (covered, length))
    whole = covered >= length - SAME
    of = np.maximum(of, 1)
    return np.where(whole, of, np.clip(known, 0, of - 1)), of


def _number(days: Floats, months: int) -> Ints:
    """Return the number of the quarter or year in which each instant lies, from the year 0."""
    year, month, _ = civils(days)
    return np.asarray((year * 12 + month - 1) // months)


def _edge(numbers: Ints, months: int) -> Floats:
    year, month = np.divmod(numbers * months, 12)
    return days_of(year, month + 1, np.ones(len(numbers), np.int64))


def _opens(frequency: str, end: Floats, window: int) -> Floats | None:
    """Return where a window of so many periods begins; None where only values can be counted."""
    if frequency in ("D", "W"):
        return end - window * (1.0 if frequency == "D" else 7.0)
    if frequency not in MONTHS:
        return None
    year, month, day = civils(end)
    total = year * 12 + month - 1 - window * MONTHS[frequency]
    return days_of(total // 12, total % 12 + 1, day)


def _written(number: int, months: int) -> EdtfDate:
    year, month = divmod(number * months, 12)
    text = f"Y{year}" if abs(year) > 9999 else f"{year:05d}" if year < 0 else f"{year:04d}"
    if months == 12:
        return parse(text)
    first, last = (f"{text}-{m:02d}" for m in (month + 1, month + months))
    return parse(f"{first}/{last}")
