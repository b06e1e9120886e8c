"""Imports and exports against the total, and exports less imports against the balance."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.checks.figures import Figure, Figures, best
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of, judge
from viewer.engine.checks.span import Span, exactly, total
from viewer.engine.checks.words import (
    amount,
    joined,
    least_multiplier,
    printed,
    times_words,
    together,
)
from viewer.engine.trade.numbers import number
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

NEARLY = 1e-12
SLIPS = (1, -1, 3, -3, 2, -2, 6, -6)
"""Powers of ten that figures are usually out by, likeliest first."""
MOST_TRIED = 16
ZEROS = say(QT_TRANSLATE_NOOP("Words", "only if the zeros at the end are rounded"))
CUT_OFF = say(QT_TRANSLATE_NOOP("Words", "cut off, not rounded"))
BOUNDS = say(QT_TRANSLATE_NOOP("Words", "limits, no exact figures; nothing contradicts them"))
Key = tuple[object, ...]
Group = dict[str, list[Figure]]


def check_parts(figures: Figures) -> Iterator[Finding]:
    """Return a finding for each total and each balance of which the same agency gives the parts."""
    groups: dict[Key, Group] = {}
    for figure in figures:
        if figure.flow and figure.days is not None and not figure.is_percent:
            groups.setdefault(_key(figure), {}).setdefault(figure.flow, []).append(figure)
    for group in groups.values():
        if "import" in group and "export" in group:
            yield from _sums(figures, group)


def _key(figure: Figure) -> Key:
    """Return what figures must share to stand in one sum.

    A part and its total have words of their own for what they count, if no code: then the same
    source must give them.
    """
    what = figure.what._replace(subject="")
    source = None if figure.what.goods or figure.claim is None else figure.source
    return what, figure.days, figure.who, figure.adjustment, source


def _sums(figures: Figures, group: Group) -> Iterator[Finding]:
    firsts = {flow: _by_source(group[flow]) for flow in ("import", "export")}
    for flow, sign in (("total", 1.0), ("balance", -1.0)):
        for whole in group.get(flow, ()):
            imports, exports = (there.get(whole.source) or there[""] for there in firsts.values())
            if sign > 0:
                yield add_up(figures, Kind.PARTS, [imports, exports], whole)
            else:
                yield _balance(figures, imports, exports, whole)


def _by_source(figures: list[Figure]) -> dict[str | None, Figure]:
    """Return the figure to reckon with for each source, under "" for all others."""
    sources: dict[str | None, list[Figure]] = {}
    for figure in figures:
        sources.setdefault(figure.source, []).append(figure)
    found = {source: one for source, there in sources.items() if (one := best(there))}
    if (first := best(figures)) is not None:
        found[""] = first
    return found


def add_up(figures: Figures, kind: Kind, parts: list[Figure], whole: Figure) -> Finding:
    """Check a whole against the sum of its parts."""
    expected = total(part.span for part in parts)
    multiplier = least_multiplier([*parts, whole])
    terms = joined([printed(part, multiplier) for part in parts])
    return compare(figures, kind, parts, whole, expected, terms, multiplier)


def _balance(figures: Figures, imports: Figure, exports: Figure, whole: Figure) -> Finding:
    expected = exports.span.less(imports.span)
    multiplier = least_multiplier([imports, exports, whole])
    terms = joined([printed(exports, multiplier), printed(imports, multiplier)], "−")
    parts = [imports, exports]
    return compare(figures, Kind.BALANCE, parts, whole, expected, terms, multiplier)


def compare(
    figures: Figures,
    kind: Kind,
    parts: list[Figure],
    whole: Figure,
    expected: Span,
    terms: Message,
    multiplier: float,
) -> Finding:
    """Say whether a sum that was worked out is the one that is stated."""
    off = 0.0
    if expected.is_value and whole.span.is_value:
        off = whole.span.value - expected.value
        off = 0.0 if abs(off) <= NEARLY * abs(whole.span.value) else off
    verdict = judge(expected, whole.span, off == 0.0)
    notes = [calculated_words(figures, parts, whole)]
    if verdict is Verdict.DIFFERS and _loosely(kind, parts).meets(whole.loose):
        verdict = Verdict.WITHIN_ROUNDING
        notes.append(ZEROS)
    elif verdict is Verdict.DIFFERS:
        notes.insert(0, _slip_words(kind, parts, whole))
    told = say("{terms}", terms=terms)
    if expected.is_value:
        worked_out = amount(expected.value, parts, multiplier)
        told = say("{terms} = {sum}", terms=terms, sum=worked_out)
    if off or not expected.is_value:
        template = QT_TRANSLATE_NOOP("Words", "{sum}; stated: {stated}")
        told = say(template, sum=told, stated=printed(whole, multiplier))
    apart = None
    if off and verdict is not Verdict.CANNOT_SAY:
        apart = say(
            QT_TRANSLATE_NOOP("Words", "differs by {off}"),
            off=number(round(abs(off) / multiplier, 9), None),
        )
    return found_of(
        kind, verdict, [*parts, whole], told, (expected, whole.span),
        unit=(whole.what.unit, multiplier), scale=multiplier, apart=apart,
        note=together(*notes),
        why=BOUNDS if verdict is Verdict.CANNOT_SAY else None,
    )  # fmt: skip


def _loosely(kind: Kind, parts: list[Figure]) -> Span:
    if kind is Kind.BALANCE:
        return parts[1].loose.less(parts[0].loose)
    return total([exactly(0.0), *(part.loose for part in parts)])


def _slip_words(kind: Kind, parts: list[Figure], whole: Figure) -> Message | None:
    """Name the figure that, were it ten or a thousand times as much or as little, would fit."""
    if kind is Kind.BALANCE or len(parts) > MOST_TRIED:
        return None
    expected = total(part.span for part in parts)
    for power in SLIPS:
        if whole.span.times(10.0**-power).meets(expected):
            return times_words(power, whole)
        for number_, part in enumerate(parts):
            others = [one.span for one in (*parts[:number_], *parts[number_ + 1 :])]
            if total([*others, part.span.times(10.0**-power)]).meets(whole.span):
                return times_words(power, part)
    return None


def calculated_words(figures: Figures, parts: list[Figure], whole: Figure) -> Message | None:
    """Say which figure was calculated from the others, so that the sum says little."""
    if any(figures.calculated_from(whole, part) for part in parts):
        return say(QT_TRANSLATE_NOOP("Words", "the sum itself was calculated from its parts"))
    for part in parts:
        if figures.calculated_from(part, whole):
            template = QT_TRANSLATE_NOOP("Words", "{part} was calculated from the sum")
            return say(template, part=printed(part))
    made = [part for part in (*parts, whole) if part.calculated]
    if not made:
        return None
    template = QT_TRANSLATE_NOOP("Words", "{part} was calculated, not published")
    return say(template, part=printed(made[0]))
