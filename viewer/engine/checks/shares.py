"""A share against the part and the whole it is a share of, on one basis and by one agency."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.checks.bases import one_each
from viewer.engine.checks.figures import Figure, Figures, best
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of, judge
from viewer.engine.checks.parts import ZEROS
from viewer.engine.checks.span import UNKNOWN, Span, exactly, slip, total
from viewer.engine.checks.words import (
    area_words,
    in_scale,
    joined,
    name_of,
    printed,
    rounded,
    times_words,
    together,
)
from viewer.engine.trade.numbers import number
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

Key = tuple[object, ...]
Amounts = dict[Key, list[Figure]]
CALCULATED = say(QT_TRANSLATE_NOOP("Words", "the share itself was calculated from them"))


def check_shares(figures: Figures) -> Iterator[Finding]:
    """Return a finding for each share with a period, and for each whole that a share implies."""
    amounts = amounts_of(figures)
    for figure in figures:
        claim = figure.claim
        if figure.is_percent and claim is not None and claim.of and figure.days is not None:
            yield _of_share(figures, amounts, figure, claim.of)
        elif claim is not None and claim.origin == "implied":
            yield from _of_implied(figures, figure)


def amounts_of(figures: Figures) -> Amounts:
    """Return the figures that are no percentages, by area, partner, goods and period."""
    found: Amounts = {}
    for figure in figures:
        if not figure.is_percent and figure.days is not None:
            what = figure.what
            key = (what.ref_area, what.counterpart_area, what.goods, figure.days)
            found.setdefault(key, []).append(figure)
    return found


def _of_share(figures: Figures, amounts: Amounts, share: Figure, of: str) -> Finding:
    whole = _whole(figures, amounts, share, of)
    parts = _parts(amounts, share, whole)
    if whole is None or not parts:
        return _without(figures, share, whole, parts, of)
    made = total(part.span for part in parts).over(whole.span).times(100.0)
    alike = made.is_value and share.span.is_value
    alike = alike and abs(made.value - share.span.value) <= share.span.width / 2
    verdict = judge(made, share.span, alike)
    notes: list[Message | None] = []
    if set(share.inputs) & {whole.id, *(part.id for part in parts)}:
        notes.append(CALCULATED)
    if verdict is Verdict.DIFFERS:
        loosely = total([exactly(0.0), *(part.loose for part in parts)])
        if loosely.over(whole.loose).times(100.0).meets(share.loose):
            verdict = Verdict.WITHIN_ROUNDING
            notes.append(ZEROS)
        else:
            notes.append(_implied_whole(share, parts, whole))
            if power := slip(made.value, share.span.value):
                notes.insert(0, times_words(power, whole))
    told, apart = _told(share, parts, whole, made), None
    if made.is_value and share.span.is_value and not alike:
        template = QT_TRANSLATE_NOOP("Words", "differs by {off} points")
        off = number(round(abs(share.span.value - made.value), 2), None)
        apart = say(template, off=off)
    why = say(QT_TRANSLATE_NOOP("Words", "limits, no exact figures"))
    return found_of(
        Kind.SHARE, verdict, [*parts, whole, share], told, (made, share.span), apart=apart,
        note=together(*notes), why=why if verdict is Verdict.CANNOT_SAY else None,
    )  # fmt: skip


def _told(share: Figure, parts: list[Figure], whole: Figure, made: Span) -> Message:
    multiplier = parts[0].multiplier
    part = joined([printed(one, multiplier) for one in parts])
    if len(parts) > 1:
        part = say("({part})", part=part)
    decimals = None if share.decimals is None else share.decimals + 1
    return say(
        QT_TRANSLATE_NOOP("Words", "{part} / {whole} = {made}%; stated: {stated}"),
        part=part,
        whole=printed(whole, multiplier),
        made=number(made.value, decimals) if made.is_value else "–",
        stated=printed(share, share.multiplier),
    )


def _implied_whole(share: Figure, parts: list[Figure], whole: Figure) -> Message | None:
    implied = total(part.span for part in parts).over(share.span).times(100.0)
    if not implied.is_value:
        return None
    template = QT_TRANSLATE_NOOP("Words", "{share} would make the whole {whole}")
    shown = in_scale(rounded(implied, whole.multiplier), whole.multiplier)
    return say(template, share=printed(share, share.multiplier), whole=shown)


def _whole(figures: Figures, amounts: Amounts, share: Figure, of: str) -> Figure | None:
    """Return what a share is a share of: the claim it names, or all trade with an area."""
    named = figures.by_id.get(of)
    if named is not None:
        return figures.by_id[figures.stands(of)] if not named.is_percent else None
    what = share.what
    candidates = [
        one
        for one in amounts.get((what.ref_area, of, what.goods, share.days), ())
        if one.who == share.who and one.flow in ("total", "") and one.adjustment == share.adjustment
    ]
    return best(candidates, share.source)


def _parts(amounts: Amounts, share: Figure, whole: Figure | None) -> list[Figure]:
    """Return the figure that a share says something of, or imports and exports that make it up."""
    what = share.what
    basis = share.adjustment | (whole.adjustment if whole is not None else frozenset())
    found = [
        one
        for one in amounts.get((what.ref_area, what.counterpart_area, what.goods, share.days), ())
        if one.who == share.who
        and one.adjustment <= basis
        and one is not whole
        and (whole is None or one.what.unit == whole.what.unit)
    ]
    if not found:
        return []
    most = max(len(one.adjustment) for one in found)
    found = [one for one in found if len(one.adjustment) == most]
    flow = share.flow or "total"
    direct = best([one for one in found if one.flow == flow], share.source)
    if direct is not None:
        return [direct]
    if flow != "total":
        return []
    two = [best([o for o in found if o.flow == f], share.source) for f in ("import", "export")]
    return [one for one in two if one is not None] if None not in two else []


def _without(
    figures: Figures, share: Figure, whole: Figure | None, parts: list[Figure], of: str
) -> Finding:
    """Say what is missing, and what the share makes it."""
    dataset = figures.dataset
    area = area_words(dataset, share.what.counterpart_area)
    who = name_of(dataset, share.who)
    told = printed(share, share.multiplier)
    why = say(
        QT_TRANSLATE_NOOP("Words", "neither the part nor the whole is given by {who}"), who=who
    )
    there: list[Figure] = [*parts]
    if parts:
        made = total(part.span for part in parts).over(share.span).times(100.0)
        multiplier = parts[0].multiplier
        told = say(
            QT_TRANSLATE_NOOP("Words", "{part} / {share} = {whole}"),
            part=joined([printed(one) for one in parts]),
            share=told,
            whole=in_scale(rounded(made, multiplier), multiplier),
        )
        template = QT_TRANSLATE_NOOP("Words", "{who} gives no figure for the whole ({area})")
        why = say(template, who=who, area=area_words(dataset, of))
    elif whole is not None:
        there = [whole]
        made = _times_percent(whole.span, share.span)
        told = say(
            QT_TRANSLATE_NOOP("Words", "{share} of {whole} = {part}"),
            share=told,
            whole=printed(whole),
            part=in_scale(rounded(made, whole.multiplier), whole.multiplier),
        )
        template = QT_TRANSLATE_NOOP("Words", "{who} gives no figure for the part ({area})")
        why = say(template, who=who, area=area)
    return found_of(
        Kind.SHARE, Verdict.CANNOT_SAY, [*there, share], told, (UNKNOWN, share.span), why=why
    )


def _times_percent(whole: Span, share: Span) -> Span:
    return Span(
        whole.value * share.value / 100, whole.low * share.low / 100, whole.high * share.high / 100
    )


def _of_implied(figures: Figures, figure: Figure) -> Iterator[Finding]:
    """Check a whole that was calculated from a part and its share, against what others state."""
    given = [figures.by_id[one] for one in sorted(figure.inputs) if one in figures.by_id]
    shares = [one for one in given if one.is_percent]
    parts = [one for one in given if not one.is_percent and one.what.unit == figure.what.unit]
    if len(given) != 2 or len(shares) != 1 or len(parts) != 1:
        return
    part, share = parts[0], shares[0]
    made = part.span.over(share.span).times(100.0)
    multiplier = part.multiplier
    sum_words = say(
        "{part} / {share} = {whole}",
        part=printed(part, multiplier),
        share=printed(share, share.multiplier),
        whole=rounded(made, multiplier),
    )
    others = [one for one in figures.find(figure.what, figure.flow, figure.days)
              if one is not figure and not one.calculated]  # fmt: skip
    if not others:
        yield found_of(
            Kind.IMPLIED, judge(made, figure.span, False), [part, share, figure], sum_words,
            (made, figure.span), unit=(figure.what.unit, multiplier), scale=multiplier,
        )  # fmt: skip
        return
    others = one_each(others)
    others.sort(key=lambda one: (not one.span.meets(made), abs(one.span.value - made.value)))
    fitting = [one for one in others if one.span.meets(made)]
    nearest = others[0]
    template = QT_TRANSLATE_NOOP("Words", "{sum}; {who} states {stated}")
    told = say(template, sum=sum_words, who=name_of(figures.dataset, nearest.who),
               stated=printed(nearest, multiplier))  # fmt: skip
    yield found_of(
        Kind.IMPLIED,
        Verdict.WITHIN_ROUNDING if fitting else Verdict.DIFFERS,
        [part, share, *others, figure], told, (made, nearest.span),
        unit=(figure.what.unit, multiplier), scale=multiplier,
        apart=None if fitting else _apart(made, nearest, multiplier),
        note=together(_basis_words(nearest, part, share), _unfitting(figures, others)),
    )  # fmt: skip


def _apart(made: Span, stated: Figure, multiplier: float) -> Message | None:
    if not (made.is_value and stated.span.is_value):
        return None
    off = rounded(exactly(abs(stated.span.value - made.value)), multiplier)
    return say(QT_TRANSLATE_NOOP("Words", "differs by {off}"), off=off)


def _basis_words(stated: Figure, part: Figure, share: Figure) -> Message | None:
    """Name the basis of what is stated where what was reckoned with has none of its own."""
    codes = stated.adjustment - part.adjustment - share.adjustment
    if not codes:
        return None
    template = QT_TRANSLATE_NOOP("Words", "its basis: {basis}")
    return say(template, basis=", ".join(code.replace("-", " ") for code in sorted(codes)))


def _unfitting(figures: Figures, others: list[Figure]) -> Message | None:
    """Name the agencies whose figures do not fit beside one that does."""
    first = others[0]
    away = [one for one in others[1:] if not one.span.meets(first.span)]
    if not away:
        return None
    template = QT_TRANSLATE_NOOP("Words", "{who} states {stated}")
    named = [
        say(template, who=name_of(figures.dataset, one.who), stated=printed(one))
        for one in away[:3]
    ]
    return together(*named)


def shares_of(figures: Figures) -> dict[str, list[Figure]]:
    """Return the shares of each figure that shares are said of, by its id."""
    found: dict[str, list[Figure]] = {}
    for share in figures:
        claim = share.claim
        if claim is not None and claim.of and share.is_percent and share.days is not None:
            found.setdefault(claim.of, []).append(share)
    return found


def implied_by_share(
    amounts: Amounts, shares: list[Figure], whole: Figure
) -> tuple[Span, list[Figure]] | None:
    """Return what a share and its part make the whole, and the two; None without a part."""
    for share in shares:
        if parts := _parts(amounts, share, whole):
            made = total(part.span for part in parts).over(share.span).times(100.0)
            return made, [*parts, share]
    return None
