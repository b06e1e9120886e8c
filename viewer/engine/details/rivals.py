"""What others say of the same quantity in the same period, and how far they are apart."""

from __future__ import annotations

from math import isfinite

from viewer.engine.details.sheet import Block, Fact, Section, Words, in_parts
from viewer.engine.lists.amounts import agree, amount_of, basis_of, reason_words
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.mirror import is_mirror, mirror_claims
from viewer.engine.trade.numbers import number
from viewer.engine.trade.statements import about, same_days, same_figures
from viewer.engine.trade.words import readings_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim

OTHER_SIDE = say(
    QT_TRANSLATE_NOOP("Words", "reported by the other side: freight may be in one of the two")
)
NO_ONE = say(QT_TRANSLATE_NOOP("Words", "no agency named"))


def rival_blocks(dataset: Dataset, claim: Claim) -> list[Block]:
    """Return all other claims about the same quantity and period, most alike first.

    A claim that names no period counts for each period that it may be about.
    """
    if claim.value is None:
        return []
    when = {same_days(period) for period in periods_of(claim)}
    what, same = about(claim), same_figures(dataset)
    mine = same.get(claim.id, claim.id)
    others = [
        other
        for other in dataset.claims.values()
        if other.value is not None
        and other.id != claim.id
        and about(other) == what
        and same.get(other.id, other.id) != mine
        and any(same_days(period) in when for period in periods_of(other))
    ]
    others += [
        other for other in mirror_claims(dataset, {what})
        if other.period is not None and same_days(other.period) in when
    ]  # fmt: skip
    if not others:
        return []
    basis = basis_of(dataset, claim)
    others.sort(key=lambda other: basis_of(dataset, other) != basis)
    title = QT_TRANSLATE_NOOP("Words", "What others say of it")
    return [Section(say(title)), *(_fact(dataset, claim, other) for other in others)]


def periods_of(claim: Claim) -> tuple[EdtfDate, ...]:
    """Return the period of a claim, or all those that it may be about."""
    if claim.period is not None:
        return (claim.period,)
    return tuple(reading.period for reading in claim.readings)


def _fact(dataset: Dataset, claim: Claim, other: Claim) -> Fact:
    who: Words = dataset.name_of(other.agency) if other.agency else NO_ONE
    adjusted = ", ".join(dataset.adjustment_names(other.adjustment))
    read = readings_words(other) if other.period is None else None
    calculated = say(QT_TRANSLATE_NOOP("Words", "calculated"))
    note = in_parts(
        difference_words(dataset, claim, other),
        calculated if other.origin in ("derived", "implied") else None,
        # What differs in it was just said.
        Clean(adjusted) if set(other.adjustment) == set(claim.adjustment) else None,
        read,
    )
    value = other.value_text or Clean(number(other.value or 0.0, other.decimals))
    return Fact(who, value, note, other.id)


def difference_words(dataset: Dataset, claim: Claim, other: Claim) -> Message:
    """Say how another claim compares: "0.6% more", "not comparable: different bases".

    Nothing is worked out from figures on different bases, nor from bounds.
    """
    if is_mirror(dataset, other.id, claim.ref_area):
        return OTHER_SIDE
    bases = {basis_of(dataset, claim), basis_of(dataset, other)}
    if len(bases) > 1:
        return reason_words(dataset, bases)
    amounts = [amount_of(claim), amount_of(other)]
    a, b = (amount.value for amount in amounts)
    if not (isfinite(a) and isfinite(b)):
        template = QT_TRANSLATE_NOOP("Words", "a bound, no value")
        agrees = QT_TRANSLATE_NOOP("Words", "a bound that agrees")
        return say(agrees if agree(amounts) else template)
    if a == b:
        return say(QT_TRANSLATE_NOOP("Words", "the same"))
    words = _apart(a, b, claim.unit in PERCENT)
    if agree(amounts):
        return say(QT_TRANSLATE_NOOP("Words", "{difference}, within rounding"), difference=words)
    return words


def _apart(a: float, b: float, points: bool) -> Message:
    if points:
        text = number(round(abs(b - a), 6), None)
        more = QT_TRANSLATE_NOOP("Words", "{n} points more")
        less = QT_TRANSLATE_NOOP("Words", "{n} points less")
        return say(more if b > a else less, n=text)
    if a * b <= 0:
        return say(QT_TRANSLATE_NOOP("Words", "of another sign"))
    share = abs(abs(b) - abs(a)) / abs(a) * 100
    text = number(share, 0 if share >= 10 else 1 if share >= 0.1 else 2)
    more = QT_TRANSLATE_NOOP("Words", "{n}% more")
    less = QT_TRANSLATE_NOOP("Words", "{n}% less")
    return say(more if abs(b) > abs(a) else less, n=text)
