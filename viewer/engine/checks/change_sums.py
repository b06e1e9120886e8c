"""The arithmetic of a change: what a pair of figures makes it, and what base it implies."""

from __future__ import annotations

from math import isfinite

from viewer.engine.checks.figures import Figure
from viewer.engine.checks.span import UNKNOWN, Span, around, exactly, reach, reach_of_zeros
from viewer.engine.checks.words import printed
from viewer.engine.trade.numbers import number
from viewer.engine.trade.words import PLAIN_SIGNS
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Change

PERCENT, POINTS, RATIO = "percent", "points", "ratio"


def signed(change: Change) -> float:
    """Return the amount of a change, below zero where it is a fall."""
    amount = change.amount or 0.0
    if change.kind != RATIO and change.direction == "down":
        return -abs(amount)
    return amount


def stated(change: Change, *, loose: bool = False) -> Span:
    """Return what a change may stand for; of a bound its limit."""
    amount = signed(change)
    if change.comparator != "=":
        return exactly(amount)
    wide = reach(amount, change.decimals)
    if loose:
        wide = max(wide, reach_of_zeros(amount, change.decimals))
    return around(amount, wide)


def made_of(change: Change, value: Span, base: Span) -> Span:
    """Return the change, in its own kind, that two figures make."""
    if change.kind == POINTS:
        return value.less(base)
    ratio = value.over(base)
    return ratio if change.kind == RATIO else ratio.shifted(-1.0).times(100.0)


def as_ratio(change: Change, *, loose: bool = False) -> Span:
    """Return a change as the ratio of value and base; nothing where it is in points."""
    if change.amount is None or change.kind == POINTS or change.comparator != "=":
        return UNKNOWN
    span = stated(change, loose=loose)
    return span if change.kind == RATIO else span.times(0.01).shifted(1.0)


def implied_base(change: Change, value: Span) -> Span:
    """Return the base that a change implies."""
    if change.kind == POINTS and change.comparator == "=":
        return value.less(stated(change))
    ratio = as_ratio(change)
    return value.over(ratio) if isfinite(ratio.value) else UNKNOWN


def change_printed(change: Change) -> Message:
    """Return a change as it was stated."""
    amount = signed(change)
    sign = PLAIN_SIGNS.get(change.comparator, "")
    if change.kind == RATIO:
        template = QT_TRANSLATE_NOOP("Words", "{amount} times")
        return say(template, amount=sign + number(amount, change.decimals))
    plus = "+" if amount > 0 and not sign else ""
    shown = sign + plus + number(amount, change.decimals)
    if change.kind == POINTS:
        return say(QT_TRANSLATE_NOOP("Words", "{amount} points"), amount=shown)
    return say("{amount}%", amount=shown)


def worked_out(change: Change, made: Span) -> Message:
    """Return what two figures make the change, with one digit more than was stated."""
    decimals = None if change.decimals is None else max(change.decimals, 0) + 1
    value = round(made.value, 9)
    if change.kind == RATIO:
        shown = number(value, 3 if decimals is None else decimals + 1)
        return say(QT_TRANSLATE_NOOP("Words", "{amount} times"), amount=shown)
    shown = ("+" if value > 0 else "") + number(value, decimals)
    if change.kind == POINTS:
        return say(QT_TRANSLATE_NOOP("Words", "{amount} points"), amount=shown)
    return say("{amount}%", amount=shown)


def off_words(change: Change, off: float) -> Message:
    """Say by how much a change is off."""
    shown = number(round(abs(off), 4 if change.kind == RATIO else 2), None)
    if change.kind == RATIO:
        return say(QT_TRANSLATE_NOOP("Words", "differs by {off}"), off=shown)
    return say(QT_TRANSLATE_NOOP("Words", "differs by {off} points"), off=shown)


def from_to(base: Figure, value: Figure) -> Message:
    """Return the pair that a change is worked out of."""
    multiplier = value.multiplier
    template = QT_TRANSLATE_NOOP("Words", "from {base} to {value}")
    return say(template, base=printed(base, multiplier), value=printed(value, multiplier))
