"""Renderings of one figure: whether one rounds to the other."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.checks.figures import Days, Figure, Figures, closed
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of, judge
from viewer.engine.checks.parts import CUT_OFF, ZEROS
from viewer.engine.checks.span import is_cut_off, slip
from viewer.engine.checks.words import printed
from viewer.engine.trade.numbers import number
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

MOST_TOGETHER = 50
"""A source that gives more figures of one quantity gives a table, not one fact twice."""
TWICE = say(QT_TRANSLATE_NOOP("Words", "one source, one period: perhaps one figure told twice"))


def check_renderings(figures: Figures) -> Iterator[Finding]:
    """Return a finding for each rendering of a figure, beside the one that counts.

    A rendering that is off by a power of ten is a matter of `magnitude`.
    """
    for some_id, others in figures.renderings.items():
        first = figures.by_id[some_id]
        for other in others:
            if first.what.unit == other.what.unit and not is_slip(first, other):
                yield _beside(first, other)
    yield from _told_twice(figures)


def is_slip(first: Figure, other: Figure) -> bool:
    """Whether one figure is about a power of ten times the other."""
    return slip(first.span.value, other.span.value) != 0


def _beside(first: Figure, other: Figure, note: Message | None = None) -> Finding:
    multiplier = other.multiplier
    exact = first.span.value == other.span.value
    verdict = judge(first.span, other.span, exact)
    if not first.span.overlaps(other.span):
        verdict = Verdict.DIFFERS
    if verdict is Verdict.DIFFERS:
        if first.loose.overlaps(other.loose):
            verdict, note = Verdict.WITHIN_ROUNDING, ZEROS
        elif _cut_off(first, other) or _cut_off(other, first):
            note = CUT_OFF
    template = QT_TRANSLATE_NOOP("Words", "{a} and {b}")
    told = say(template, a=printed(first, multiplier), b=printed(other, multiplier))
    apart = None
    off = other.span.value - first.span.value
    if first.span.is_value and other.span.is_value and not exact:
        shown = number(round(abs(off) / multiplier, 9), None)
        apart = say(QT_TRANSLATE_NOOP("Words", "differs by {off}"), off=shown)
    why = say(QT_TRANSLATE_NOOP("Words", "limits, no exact figures"))
    return found_of(
        Kind.RENDERING, verdict, [first, other], told, (first.span, other.span),
        unit=(other.what.unit, multiplier), scale=multiplier, apart=apart, note=note,
        why=why if verdict is Verdict.CANNOT_SAY else None,
    )  # fmt: skip


def _cut_off(exact: Figure, short: Figure) -> bool:
    """Whether dropping digits of one figure gives the other."""
    return is_cut_off(exact.span.value / short.multiplier, short.value, short.decimals)


def _told_twice(figures: Figures) -> Iterator[Finding]:
    """Return pairs from one source about one period of which one rounds to the other."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if figure.claim is not None and figure.source and not figure.calculated:
            key = (figure.what, figure.flow, figure.source)
            groups.setdefault(key, []).append(figure)
    for group in groups.values():
        if len(group) > MOST_TOGETHER:
            continue
        for number_, first in enumerate(group):
            for other in group[number_ + 1 :]:
                exact = first.span == other.span
                if _one_period(first, other) and not exact and first.span.overlaps(other.span):
                    yield _beside(first, other, TWICE)


def _one_period(first: Figure, other: Figure) -> bool:
    if first.agency and other.agency and first.agency != other.agency:
        return False
    if not (first.span.is_value and other.span.is_value):
        return False
    return bool(_periods(first) & _periods(other))


def _periods(figure: Figure) -> set[Days]:
    claim = figure.claim
    if figure.days is not None or claim is None:
        return {figure.days} if figure.days is not None else set()
    return {days for one in claim.readings if (days := closed(one.period)) is not None}
