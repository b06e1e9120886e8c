"""What is said of a value in comparison: down 80.7%, 5.3 times as much, up."""

from __future__ import annotations

from viewer.engine.details.sheet import Fact, Words, in_parts
from viewer.engine.trade.numbers import number
from viewer.engine.trade.words import PLAIN_SIGNS
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfError, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Change

UP = say(QT_TRANSLATE_NOOP("Words", "up"))
DOWN = say(QT_TRANSLATE_NOOP("Words", "down"))


def change_fact(dataset: Dataset, change: Change) -> Fact:
    """Return a change with what it is against, who says so, and in which words."""
    base = _base(dataset, change)
    against = say(QT_TRANSLATE_NOOP("Words", "against {base}"), base=base) if base else None
    who = dataset.name_of(change.agency or change.source or "") or None
    return Fact(
        say(QT_TRANSLATE_NOOP("Words", "Change")),
        change_words(change),
        in_parts(against, who, change.quote),
    )


def change_words(change: Change) -> Message:
    """Return by how much, as exactly as it is said: by nothing but its direction, if need be."""
    way = DOWN if change.direction == "down" or (change.amount or 0.0) < 0 else UP
    if change.amount is None:
        return way if change.direction else say(QT_TRANSLATE_NOOP("Words", "changed"))
    bound = PLAIN_SIGNS.get(change.comparator, "")
    if change.kind == "ratio":
        times = bound + number(change.amount, change.decimals)
        return say(QT_TRANSLATE_NOOP("Words", "{amount} times as much"), amount=times)
    if bound:
        by = _in_kind(bound + number(abs(change.amount), change.decimals), change.kind)
        return say("{way} {by}", way=way, by=by)
    sign = "+" if change.amount > 0 else ""
    return _in_kind(sign + number(change.amount, change.decimals), change.kind)


def _in_kind(amount: str, kind: str | None) -> Message:
    if kind == "percent":
        return say(QT_TRANSLATE_NOOP("Words", "{amount}%"), amount=amount)
    if kind == "points":
        return say(QT_TRANSLATE_NOOP("Words", "{amount} points"), amount=amount)
    return say("{amount}", amount=amount)


def _base(dataset: Dataset, change: Change) -> Words | None:
    """Return what a change is against: the period of a claim, or a period that stands for it."""
    if not change.against:
        return None
    claim = dataset.claims.get(change.against)
    if claim is not None:
        return in_words(claim.period, short=True) if claim.period else claim.subject
    try:
        return in_words(parse(change.against), short=True)
    except EdtfError:
        return Clean(change.against)
