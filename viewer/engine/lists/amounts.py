"""What a claim's figure amounts to: its value, how far its printed digits reach, and on what basis.

Two figures are comparable where they count the same on the same basis: unit, adjustments, and
what a share is a share of. A printed figure stands for all amounts that round to it, so that
"2.8 billion" and "2,789.02 million" agree.
"""

from __future__ import annotations

from math import inf, isclose, isfinite, nan
from typing import NamedTuple

from viewer.engine.details.sheet import Words, in_parts
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import area_name
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim

NEARLY = 1e-9
MOST_DIGITS = 15


class Amount(NamedTuple):
    """In the claim's unit: the value (NaN where it is words, a bound or a range), and its reach."""

    value: float
    low: float
    high: float

    @property
    def exists(self) -> bool:
        """Whether there is any number."""
        return isfinite(self.low) or isfinite(self.high)

    @property
    def shown(self) -> float:
        """The number that is printed: the value, or the bound that is all there is."""
        if isfinite(self.value):
            return self.value
        return self.low if isfinite(self.low) else self.high


NO_AMOUNT = Amount(nan, -inf, inf)


class Basis(NamedTuple):
    """What two figures must share besides quantity and period before they can be compared."""

    unit: str
    adjustment: frozenset[str]
    of: str


def amount_of(claim: Claim) -> Amount:
    """Return value and reach of a claim: its limits where it gives them, else by its digits."""
    times = claim.multiplier
    if claim.value is None:
        low = -inf if claim.low is None else claim.low * times
        high = inf if claim.high is None else claim.high * times
        return Amount(nan, low, high)
    value = claim.value * times
    reach = reach_of(claim) * times
    low, high = value - reach, value + reach
    if not (isfinite(low) and isfinite(high)):
        return NO_AMOUNT
    if claim.low is not None:
        low = min(low, claim.low * times)
    if claim.high is not None:
        high = max(high, claim.high * times)
    if claim.comparator in (">", ">="):
        return Amount(nan, value - reach, inf)
    if claim.comparator in ("<", "<="):
        return Amount(nan, -inf, value + reach)
    return Amount(value, low, high)


def reach_of(claim: Claim) -> float:
    """Return half a unit of the last printed digit; a whole one where it is said to be about."""
    decimals = claim.decimals
    if decimals is None:
        decimals = len(f"{claim.value:.9f}".rstrip("0").partition(".")[2])
    half = 0.5 * 10.0 ** -min(max(decimals, -MOST_DIGITS), MOST_DIGITS)
    return 2 * half if claim.approximate else half


def agree(amounts: list[Amount]) -> bool:
    """Whether one amount could be behind all of these figures."""
    there = [amount for amount in amounts if amount.exists]
    if not there:
        return True
    low, high = max(a.low for a in there), min(a.high for a in there)
    return low <= high or isclose(low, high, rel_tol=NEARLY)


def spread_of(amounts: list[Amount]) -> float | None:
    """Return by how many per cent the largest value exceeds the smallest.

    None for fewer than two values, for a smallest of zero, and where the signs differ; bounds
    such as "more than 700" are no values.
    """
    values = [amount.value for amount in amounts if isfinite(amount.value)]
    if len(values) < 2 or min(values) * max(values) <= 0:
        return None
    sizes = sorted(map(abs, values))
    return (sizes[-1] - sizes[0]) / sizes[0] * 100


def apart_words(amounts: list[Amount], unit: str) -> Message | None:
    """Say how far values are apart: in points where they are percentages; None for bounds."""
    spread = spread_of(amounts)
    if spread is None:
        return None
    if unit in PERCENT:
        values = [amount.value for amount in amounts if isfinite(amount.value)]
        points = max(values) - min(values)
        template = QT_TRANSLATE_NOOP("Words", "{n} points apart")
        return say(template, n=f"{points:.1f}" if points >= 0.1 else _rounded(points))
    return say(QT_TRANSLATE_NOOP("Words", "{n}% apart"), n=_rounded(spread))


def _rounded(value: float) -> str:
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 0.1 else f"{value:.2g}"


def basis_of(dataset: Dataset, claim: Claim) -> Basis:
    """Return the basis of a claim; that of its denominator is part of it."""
    adjustment = set(claim.adjustment)
    whole = dataset.claims.get(claim.of or "")
    if whole is not None:
        adjustment.update(whole.adjustment)
    return Basis(claim.unit or "", frozenset(adjustment), _denominator(claim, whole))


def _denominator(claim: Claim, whole: Claim | None) -> str:
    """Return what a share is of: an area where that is all its trade, else what the file says."""
    if whole is None:
        return claim.of or ""
    everything = whole.flow in (None, "total") and whole.commodity in (None, "TOTAL")
    if everything and whole.ref_area == claim.ref_area and whole.counterpart_area:
        return whole.counterpart_area
    return whole.id


def basis_words(dataset: Dataset, basis: Basis, others: set[Basis]) -> Words:
    """Say what sets a basis apart from the others of its group."""
    parts: list[Words | None] = [in_parts(*dataset.adjustment_names(sorted(basis.adjustment)))]
    if len({other.adjustment for other in others}) > 1 and not basis.adjustment:
        parts = [say(QT_TRANSLATE_NOOP("Words", "basis not stated"))]
    if len({other.of for other in others}) > 1 and basis.of:
        whole = _whole(dataset, basis.of)
        parts.append(say(QT_TRANSLATE_NOOP("Words", "share of: {whole}"), whole=whole))
    if len({other.unit for other in others}) > 1:
        parts.append(unit_words(basis.unit))
    return in_parts(*parts) or say(QT_TRANSLATE_NOOP("Words", "basis not stated"))


def unit_words(unit: str) -> Message:
    """Return a unit in words; none says that there is no number."""
    if not unit:
        return say(QT_TRANSLATE_NOOP("Words", "in words, without a number"))
    return amount_words(unit, 1)


def reason_words(dataset: Dataset, bases: set[Basis]) -> Message:
    """Say why figures on these bases can't be compared, and what differs."""
    short = short_reason_words(bases)
    told = [_apart_from(dataset, basis, bases) for basis in sorted(bases, key=_in_order)]
    if len(told) != 2 or len({basis.unit for basis in bases}) > 1:
        return short
    template = QT_TRANSLATE_NOOP("Words", "not comparable: {a} against {b}")
    if len({basis.of for basis in bases}) > 1:
        template = QT_TRANSLATE_NOOP("Words", "not comparable: a share of {a} against one of {b}")
    return say(template, a=told[0], b=told[1])


def short_reason_words(bases: set[Basis]) -> Message:
    """Say why figures on these bases can't be compared, without what differs."""
    if len({basis.unit for basis in bases}) > 1:
        return say(QT_TRANSLATE_NOOP("Words", "not comparable: different units"))
    if len({basis.of for basis in bases}) > 1:
        return say(QT_TRANSLATE_NOOP("Words", "not comparable: shares of different wholes"))
    return say(QT_TRANSLATE_NOOP("Words", "not comparable: different bases"))


def _in_order(basis: Basis) -> tuple[int, list[str], str]:
    return -len(basis.adjustment), sorted(basis.adjustment), basis.of


def _apart_from(dataset: Dataset, basis: Basis, others: set[Basis]) -> Words:
    """Return what sets one of two bases apart: its whole, or the adjustments that are its own."""
    if len({other.of for other in others}) > 1:
        return _whole(dataset, basis.of)
    shared = frozenset.intersection(*(other.adjustment for other in others))
    own = ", ".join(dataset.adjustment_names(sorted(basis.adjustment - shared)))
    return Clean(own) if own else say(QT_TRANSLATE_NOOP("Words", "basis not stated"))


def _whole(dataset: Dataset, of: str) -> Words:
    """Return what a share is a share of, in words."""
    whole = dataset.claims.get(of)
    if whole is not None:
        return whole.subject or Clean(whole.quantity)
    return Clean(area_name(dataset, of)) if of else say(QT_TRANSLATE_NOOP("Words", "not stated"))
