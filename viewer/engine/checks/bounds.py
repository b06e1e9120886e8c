"""A bound that is said of two figures: "less than half" beside their ratio, and others' ratios."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.checks.bases import MOST_SAID, Bases, one_each
from viewer.engine.checks.change_sums import (
    PERCENT,
    change_printed,
    from_to,
    made_of,
    signed,
    worked_out,
)
from viewer.engine.checks.figures import Figure, Figures
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of
from viewer.engine.checks.span import UNKNOWN, Span, exactly
from viewer.engine.checks.words import name_of, printed, together
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Change


def check_bound(
    figures: Figures, figure: Figure, change: Change, bases: Bases
) -> Iterator[Finding]:
    """Hold a bound against the pair it is said of, and against the pairs of other agencies.

    A bound is so coarse that what it says of two years should hold whoever counted them, as long
    as one agency counted both on one basis.
    """
    for base in bases.own[:1]:
        yield _held(figures, figure, change, base, figure)
    if not bases.own:
        yield _no_base(figure, change)
    base_days = next((b.days for b in (*bases.own, *bases.unlike, *bases.others)), None)
    if base_days is None:
        return
    pairs = {
        (base.who, base.adjustment): base
        for base in one_each(figures.find(figure.what, figure.flow, base_days)[:MOST_SAID])
    }
    for value in one_each(figures.find(figure.what, figure.flow, figure.days)[:MOST_SAID]):
        other = pairs.get((value.who, value.adjustment))
        if other is not None and value.who != figure.who:
            yield _held(figures, figure, change, other, value)


def _held(figures: Figures, figure: Figure, change: Change, base: Figure, value: Figure) -> Finding:
    made, limit = made_of(change, value.span, base.span), signed(change)
    verdict = holds(change, made, limit)
    told = from_to(base, value)
    if made.is_value:
        told = say("{pair}: {change}", pair=told, change=worked_out(change, made))
    template = QT_TRANSLATE_NOOP("Words", "{sum}; stated: {stated}")
    told = say(template, sum=told, stated=change_printed(change))
    notes: list[Message | None] = []
    if value is not figure:
        name = name_of(figures.dataset, value.who)
        notes.append(say(QT_TRANSLATE_NOOP("Words", "in the figures of {who}"), who=name))
    if base.calculated or value.calculated:
        part = printed(base if base.calculated else value)
        template = QT_TRANSLATE_NOOP("Words", "{part} was calculated, not published")
        notes.append(say(template, part=part))
    pair = [base, value] if value is figure else [base, value, figure]
    why = say(QT_TRANSLATE_NOOP("Words", "limits, no exact figures"))
    return found_of(
        Kind.BOUND, verdict, pair, told, (made, _allowed(change, limit)),
        unit=("PERCENT" if change.kind == PERCENT else "", 1.0), scale=value.multiplier,
        note=together(*notes), why=why if verdict is Verdict.CANNOT_SAY else None,
    )  # fmt: skip


def _no_base(figure: Figure, change: Change) -> Finding:
    template = QT_TRANSLATE_NOOP("Words", "{value}, {stated}")
    told = say(template, value=printed(figure), stated=change_printed(change))
    return found_of(
        Kind.BOUND, Verdict.CANNOT_SAY, [figure], told, (UNKNOWN, exactly(signed(change))),
        unit=("", 1.0), why=say(QT_TRANSLATE_NOOP("Words", "no figure to compare with")),
    )  # fmt: skip


def holds(change: Change, made: Span, limit: float) -> Verdict:
    """Return whether a bound holds: surely, as printed, not at all, or nobody can say."""
    below = _is_below(change)
    allowed = _allowed(change, limit)
    if not made.exists:
        return Verdict.CANNOT_SAY
    outside = made.low >= limit if below else made.high <= limit
    if change.comparator in ("<=", ">="):
        outside = not made.meets(allowed)
    if outside:
        return Verdict.DIFFERS
    if not made.is_value:
        return Verdict.CANNOT_SAY
    inside = made.high <= limit if below else made.low >= limit
    return Verdict.ADDS_UP if inside else Verdict.WITHIN_ROUNDING


def _is_below(change: Change) -> bool:
    """Whether the change is to lie below its limit: of a fall the size is meant."""
    below = change.comparator in ("<", "<=")
    falls = change.kind != "ratio" and signed(change) < 0
    return below != falls


def _allowed(change: Change, limit: float) -> Span:
    if _is_below(change):
        return Span(limit, float("-inf"), limit)
    return Span(limit, limit, float("inf"))
