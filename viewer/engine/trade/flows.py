"""What is worked out of exports and imports together: the balance, and the share of each."""

from __future__ import annotations

import numpy as np

from viewer.engine.trade.calculated import Reason
from viewer.engine.trade.cells import Bound
from viewer.engine.trade.measures import percent_decimals, places_of
from viewer.engine.trade.worked import Inputs, Ints, Worked

AGAINST = {Bound.NONE: Bound.NONE, Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
"""What a limit of something makes of that which it is taken from."""


def balance(exports: Worked, imports: Worked) -> Worked:
    """Return exports less imports over each period of either, nothing where one is not known."""
    mine, other = _paired(exports, imports)
    a_bound, b_bound = mine.bound, _turned(imports.bound[other.at])
    reason = _reasons(mine, imports, other)
    clash = (a_bound != Bound.NONE) & (b_bound != Bound.NONE) & (a_bound != b_bound)
    reason = np.where((reason == Reason.NONE) & clash, Reason.BOUND, reason)
    good = reason == Reason.NONE
    at = other.at
    digits = np.maximum(mine.decimals, imports.decimals[at])
    value = np.where(good, mine.value - imports.value[at], np.nan)
    for count in np.unique(digits).tolist():  # what binary fractions leave is no balance
        value = np.where(digits == count, np.round(value, count + 3), value)
    return _made(
        mine, imports, other.place, value=value, reach=mine.reach + imports.reach[at],
        decimals=digits, bound=np.where(a_bound == Bound.NONE, b_bound, a_bound), reason=reason,
        approximate=mine.approximate | imports.approximate[at],
    )  # fmt: skip


def share(flow: Worked, partner: Worked) -> Worked:
    """Return a flow in per cent of its sum with the other flow over the very same period."""
    mine, other = _paired(flow, partner)
    at = other.at
    a, b = mine.value, partner.value[at]
    a_bound, b_bound = mine.bound, _turned(partner.bound[at])
    reason = _reasons(mine, partner, other)
    clash = (a_bound != Bound.NONE) & (b_bound != Bound.NONE) & (a_bound != b_bound)
    reason = np.select(
        [reason != Reason.NONE, (a < 0) | (b < 0), a + b <= 0, clash],
        [reason, Reason.NEGATIVE_BASE, Reason.ADDS_TO_NOTHING, Reason.BOUND],
        Reason.NONE,
    )
    good = reason == Reason.NONE
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(good, 100.0 * a / (a + b), np.nan)
        high, low = a + mine.reach, np.maximum(a - mine.reach, 0.0)
        more, less = b + partner.reach[at], np.maximum(b - partner.reach[at], 0.0)
        reach = np.fmax(100.0 * high / (high + less) - value, value - 100.0 * low / (low + more))
        reach = np.where(good, np.nan_to_num(reach), 0.0)
    decimals, about = percent_decimals(value, reach)
    return _made(
        mine, partner, other.place, value=value, reach=reach, decimals=decimals,
        bound=np.where(a_bound == Bound.NONE, b_bound, a_bound), reason=reason,
        approximate=mine.approximate | partner.approximate[at] | about,
    )  # fmt: skip


class _Other:
    """Where the value of the other flow over the same period stands, -1 for none."""

    def __init__(self, place: Ints) -> None:
        self.place = place
        self.at = np.maximum(place, 0)


def _paired(mine: Worked, partner: Worked) -> tuple[Worked, _Other]:
    there = np.flatnonzero(partner.there)
    place = places_of(partner.start[there], partner.end[there], mine.start, mine.end, there)
    return mine, _Other(place)


def _reasons(mine: Worked, partner: Worked, other: _Other) -> Ints:
    no = other.place < 0
    return np.select(
        [~mine.there, ~mine.whole, no, ~partner.whole[other.at] & ~no],
        [
            np.where(mine.reason > 0, mine.reason, Reason.MISSING), Reason.PART_OF_SUM,
            Reason.OTHER_FLOW, Reason.PART_OF_SUM,
        ],
        Reason.NONE,
    ).astype(np.int64)  # fmt: skip


def _turned(bound: Ints) -> Ints:
    turned = np.zeros(len(bound), np.int64)
    for kind, against in AGAINST.items():
        turned[bound == kind] = against
    return turned


def _made(mine: Worked, partner: Worked, place: Ints, **columns: object) -> Worked:
    everything, at = np.arange(len(mine)), np.maximum(place, 0)
    zero, has = np.zeros(0, np.int64), place >= 0
    return mine.but(
        **columns, known=zero, of=zero, refs=np.zeros((0, 2), np.int64),
        doubt=np.where(has, np.maximum(mine.doubt, partner.doubt[at]), mine.doubt),
        calculated=mine.calculated | (has & partner.calculated[at]),
        inputs=Inputs(mine, everything, everything, everything + 1, place, partner),
    )  # fmt: skip
