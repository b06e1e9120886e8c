"""Changes in per cent, and indices: each value against another one of the same series.

Which one is found by its period: the same time a year earlier, the time just before, the base.
Nothing is put in the place of a value that is not known.
"""

from __future__ import annotations

import numpy as np

from viewer.engine.trade.calculated import Reason
from viewer.engine.trade.cells import Bound
from viewer.engine.trade.columns import DAYS
from viewer.engine.trade.worked import Bools, Floats, Inputs, Ints, Worked
from viewer.model.calendar import civils, days_of
from viewer.model.view import Measure

PERCENT_REACHES = ((1, 0.1), (2, 0.01), (3, 0.001), (4, 0.0001))
"""A percentage is printed with so many decimals where rounding may move it by no more than this."""
MOST_DECIMALS = 4
YEAR_OF_WEEKS = 364.0
"""Weeks are compared with those 52 weeks earlier: a calendar year is no number of weeks."""


def changed(values: Worked, measure: Measure) -> Worked:
    """Return the change in per cent on a year earlier or on the period before."""
    start, end = _before(values, measure)
    base = _found(values, start, end)
    made = ratio(values, values, base, 1.0)
    value = np.asarray(made["value"]) - 100.0
    # What is exactly as it was has changed by nothing, whatever binary fractions leave.
    made["value"] = value = np.where(np.abs(value) < 1e-9, 0.0, value)
    made["decimals"], _ = percent_decimals(value, np.asarray(made["reach"]))
    return _made(values, made, base)


def indexed(values: Worked, start: float, end: float, additive: bool) -> Worked:
    """Return values in per cent of the one over ``[start, end)``; nothing where there is none.

    Amounts that add up count by the month, or whatever the usual period is, so that a value over
    two months is held against half of it.
    """
    base = _found(values, np.full(len(values), start), np.full(len(values), end))
    size = np.ones(len(values))
    if additive:
        usual = DAYS.get(values.frequency, float("inf"))
        size = np.maximum(np.rint((values.end - values.start) / usual), 1.0)
    return _made(values, ratio(values, values, base, size[np.maximum(base, 0)] / size), base)


def ratio(values: Worked, beside: Worked, other: Ints, times: Floats | float) -> dict[str, object]:
    """Return the columns of ``values`` in per cent of ``beside`` at ``other`` (-1: none there)."""
    at = np.maximum(other, 0)
    if not len(beside):
        return _nothing(len(values))
    a, b = values.value, np.where(other >= 0, beside.value[at], np.nan)
    near, far = b - beside.reach[at], b + beside.reach[at]
    a_bound, b_bound = values.bound, beside.bound[at]
    least = (a_bound == Bound.AT_LEAST) | (b_bound == Bound.AT_MOST)
    most = (a_bound == Bound.AT_MOST) | (b_bound == Bound.AT_LEAST)
    unclear = (least & most) | ((a < 0) & (b_bound != Bound.NONE))
    reason = np.select(
        [
            np.isnan(a), ~values.whole, np.isnan(b), ~beside.whole[at], b < 0, near <= 0, unclear,
        ],
        [
            np.where(values.reason > 0, values.reason, Reason.MISSING), Reason.PART_OF_SUM,
            Reason.NO_BASE, Reason.PART_OF_SUM, Reason.NEGATIVE_BASE, Reason.ZERO_BASE,
            Reason.BOUND,
        ],
        Reason.NONE,
    )  # fmt: skip
    good = reason == Reason.NONE
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(good, 100.0 * times * a / b, np.nan)
        high = 100.0 * times * (a + values.reach) / np.where(a + values.reach > 0, near, far)
        low = 100.0 * times * (a - values.reach) / np.where(a - values.reach > 0, far, near)
        reach = np.where(good, np.maximum(high - value, value - low), 0.0)
    # A value against itself is 100 exactly: what rounding may do to it, it does to both.
    reach = np.where((values is beside) & (other == np.arange(len(values))), 0.0, reach)
    decimals, about = percent_decimals(value, reach)
    return {
        "value": value, "reach": reach, "decimals": decimals,
        "bound": np.where(least, Bound.AT_LEAST, np.where(most, Bound.AT_MOST, Bound.NONE)),
        "approximate": values.approximate | beside.approximate[at] | about,
        "doubt": np.maximum(values.doubt, beside.doubt[at]),
        "calculated": values.calculated | beside.calculated[at], "reason": reason,
    }  # fmt: skip


def percent_decimals(value: Floats, reach: Floats) -> tuple[Ints, Bools]:
    """Return how many decimals of percentages are worth printing, and which are only about.

    One at most, but for values below 1, which keep two digits.
    """
    decimals = np.zeros(len(reach), np.int64)
    size = np.abs(value)
    small = (size > 0) & (size < 1)
    most = np.ones(len(reach))
    most[small] = np.minimum(1.0 - np.floor(np.log10(size[small])), MOST_DECIMALS)
    for count, far in PERCENT_REACHES:
        fits = (reach <= far) & (most >= count)
        decimals[fits] = np.maximum(decimals[fits], count)
    return decimals, reach > 1.0


def _nothing(count: int) -> dict[str, object]:
    no = np.zeros(count, np.bool_)
    whole = np.zeros(count, np.int64)
    return {
        "value": np.full(count, np.nan), "reach": np.zeros(count), "decimals": whole,
        "bound": whole, "approximate": no, "doubt": whole, "calculated": no,
        "reason": np.full(count, Reason.OTHER_FLOW),
    }  # fmt: skip


def _made(values: Worked, made: dict[str, object], base: Ints) -> Worked:
    everything = np.arange(len(values))
    zero = np.zeros(0, np.int64)
    return values.but(
        **made, known=zero, of=zero, refs=np.zeros((0, 2), np.int64),
        inputs=Inputs(values, everything, everything, everything + 1, base, values),
    )  # fmt: skip


def _before(values: Worked, measure: Measure) -> tuple[Floats, Floats]:
    """Return the periods that values are compared with."""
    start, end = values.start, values.end
    if measure is Measure.ON_YEAR:
        if values.frequency == "W":
            return start - YEAR_OF_WEEKS, end - YEAR_OF_WEEKS
        return _moved(start, 12), _moved(end, 12)
    length = end - start
    year, month, day = civils(start)
    next_year, next_month, next_day = civils(end)
    months = (next_year - year) * 12 + next_month - month
    of_months = (day == 1) & (next_day == 1) & (np.floor(start) == start) & (months > 0)
    of_months &= values.frequency not in ("D", "W")
    back = np.where(of_months, _moved(start, months), start - length)
    return back, start


def _moved(days: Floats, months: Ints | int) -> Floats:
    """Return instants so many months earlier, at the same day of the month and time of day."""
    year, month, day = civils(days)
    total = year * 12 + month - 1 - months
    moved = days_of(total // 12, total % 12 + 1, day)
    return np.asarray(moved + (days - np.floor(days)))


def _found(values: Worked, start: Floats, end: Floats) -> Ints:
    """Return where the value over each period stands, -1 where there is none."""
    there = np.flatnonzero(values.there)
    return places_of(values.start[there], values.end[there], start, end, there)


def places_of(
    start: Floats, end: Floats, wanted_start: Floats, wanted_end: Floats, places: Ints
) -> Ints:
    """Return of ``places`` the one whose period is each wanted one, -1 where none is."""
    found = np.full(len(wanted_start), -1, np.int64)
    if not len(places):
        return found
    # Complex numbers sort by their real part, then by their imaginary one.
    keys, wanted = _key(start, end), _key(wanted_start, wanted_end)
    if not (np.diff(start) > 0).all():
        order = np.argsort(keys, kind="stable")
        keys, places = keys[order], places[order]
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    same = keys[at] == wanted
    found[same] = places[at[same]]
    return found


def _key(start: Floats, end: Floats) -> np.ndarray[tuple[int], np.dtype[np.complex128]]:
    seconds = 86_400.0
    return np.asarray(np.rint(start * seconds) + 1j * np.rint(end * seconds))
