"""A change against its base: "down 80.7% from the previous year" beside both years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from viewer.engine.checks.bases import MOST_SAID, Bases, Run, alternatives, bases_of, one_each
from viewer.engine.checks.bounds import check_bound
from viewer.engine.checks.change_sums import (
    PERCENT,
    POINTS,
    RATIO,
    as_ratio,
    change_printed,
    from_to,
    implied_base,
    made_of,
    off_words,
    signed,
    stated,
    worked_out,
)
from viewer.engine.checks.directions import check_direction
from viewer.engine.checks.figures import Figure, Figures
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of, judge
from viewer.engine.checks.parts import CUT_OFF, ZEROS
from viewer.engine.checks.span import UNKNOWN, is_cut_off
from viewer.engine.checks.words import in_scale, listed, name_of, printed, rounded, together
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Change


def check_changes(figures: Figures) -> Iterator[Finding]:
    """Return findings for all that is said of figures in comparison."""
    run = Run(figures)
    for figure in figures:
        changes = figure.claim.change if figure.claim is not None else ()
        for change in changes:
            yield from _of_change(figures, run, figure, change)
        yield from _between(figures, figure, changes)


def _of_change(figures: Figures, run: Run, figure: Figure, change: Change) -> Iterator[Finding]:
    if change.amount is None or change.kind not in (PERCENT, POINTS, RATIO):
        if change.direction is not None:
            yield from check_direction(figures, figure, change)
        return
    bases = bases_of(figures, figure, change)
    if change.comparator != "=":
        yield from check_bound(figures, figure, change, bases)
        return
    if bases.own:
        own = _fitting_first(figures, figure, change, bases)
        yield _against(figures, run, figure, change, own)
    else:
        yield _nothing(figures, figure, change, bases)
    sure = bases.own and not figures.calculated_from(bases.own[0], figure)
    for other in one_each(bases.others):
        if made_of(change, figure.span, other.span).meets(stated(change)):
            yield _with_another(figures, figure, change, other, Verdict.WITHIN_ROUNDING)
        elif not sure and not other.doubtful:
            yield _with_another(figures, figure, change, other, Verdict.CANNOT_SAY)


def _fitting_first(figures: Figures, figure: Figure, change: Change, bases: Bases) -> Figure:
    """Return the base to reckon with; of several calculated from the figure the one that fits."""
    first = bases.own[0]
    if not figures.calculated_from(first, figure):
        return first
    fitting = (
        base for base in bases.own if made_of(change, figure.span, base.span).meets(stated(change))
    )
    return next(fitting, first)


def _against(figures: Figures, run: Run, figure: Figure, change: Change, base: Figure) -> Finding:
    """Compare a change with what the figures of the same agency make it."""
    made, said = made_of(change, figure.span, base.span), stated(change)
    alike = made.is_value and abs(made.value - said.value) <= said.width / 2
    verdict = judge(made, said, alike)
    notes = [_made_words(figures, figure, base), _implied(figure, change)]
    if verdict is Verdict.DIFFERS:
        loosely = made_of(change, figure.loose, base.loose)
        if loosely.meets(stated(change, loose=True)):
            verdict = Verdict.WITHIN_ROUNDING
            notes.append(ZEROS)
        else:
            notes.insert(0, _would_fit(figures, run, figure, change, base))
            if is_cut_off(made.value, signed(change), change.decimals):
                notes.insert(0, CUT_OFF)
    told, apart = _told(figure, change, base), None
    if made.is_value and not alike:
        apart = off_words(change, said.value - made.value)
    why = None
    if verdict is Verdict.CANNOT_SAY:
        why = say(QT_TRANSLATE_NOOP("Words", "limits, no exact figures"))
    return found_of(
        Kind.CHANGE, verdict, [base, figure], told, (made, said),
        unit=("PERCENT" if change.kind == PERCENT else "", 1.0), scale=figure.multiplier,
        apart=apart, note=together(*notes), why=why,
    )  # fmt: skip


def _told(figure: Figure, change: Change, base: Figure) -> Message:
    made = made_of(change, figure.span, base.span)
    if not made.is_value:
        template = QT_TRANSLATE_NOOP("Words", "{pair}; stated: {stated}")
        return say(template, pair=from_to(base, figure), stated=change_printed(change))
    return say(
        QT_TRANSLATE_NOOP("Words", "{pair}: {change}; stated: {stated}"),
        pair=from_to(base, figure),
        change=worked_out(change, made),
        stated=change_printed(change),
    )


def _implied(figure: Figure, change: Change) -> Message | None:
    implied = implied_base(change, figure.span)
    if not implied.is_value:
        return None
    template = QT_TRANSLATE_NOOP("Words", "implies a base of {base}")
    base = rounded(implied, figure.multiplier)
    return say(template, base=base if figure.is_percent else in_scale(base, figure.multiplier))


def _made_words(figures: Figures, figure: Figure, base: Figure) -> Message | None:
    """Say which of two figures was calculated, and whether from the other."""
    if figures.calculated_from(base, figure) or figures.calculated_from(figure, base):
        return say(QT_TRANSLATE_NOOP("Words", "one was calculated from the other"))
    made = next((one for one in (base, figure) if one.calculated), None)
    if made is None:
        return None
    template = QT_TRANSLATE_NOOP("Words", "{part} was calculated, not published")
    return say(template, part=printed(made))


def _would_fit(
    figures: Figures, run: Run, figure: Figure, change: Change, base: Figure
) -> Message | None:
    """Name other figures that the change fits: of others, or of other periods."""
    said = stated(change)
    for other in figures.find(base.what, base.flow, base.days)[:MOST_SAID]:
        same = other.adjustment == figure.adjustment and other.who != base.who
        if same and made_of(change, figure.span, other.span).meets(said):
            template = QT_TRANSLATE_NOOP("Words", "would fit {base} ({who})")
            who = name_of(figures.dataset, other.who)
            return say(template, base=printed(other, figure.multiplier), who=who)
    for value, other in alternatives(run, figure, base):
        period = value.period if value is not figure else other.period
        if period is not None and made_of(change, value.span, other.span).meets(said):
            template = QT_TRANSLATE_NOOP("Words", "would fit {pair}, {period}")
            when = in_words(period, short=True)
            return say(template, pair=from_to(other, value), period=when)
    return None


def _nothing(figures: Figures, figure: Figure, change: Change, bases: Bases) -> Finding:
    """Say that the same agency gives no base on the same basis."""
    if bases.unlike:
        why = say(QT_TRANSLATE_NOOP("Words", "not comparable: the base is on another basis"))
    elif bases.period is None:
        why = say(QT_TRANSLATE_NOOP("Words", "no base is given"))
    else:
        template = QT_TRANSLATE_NOOP("Words", "no figure of {who} for {period}")
        who = name_of(figures.dataset, figure.who)
        why = say(template, who=who, period=in_words(bases.period, short=True))
    template = QT_TRANSLATE_NOOP("Words", "{value}, {stated}")
    told = say(template, value=printed(figure), stated=change_printed(change))
    return found_of(
        Kind.CHANGE, Verdict.CANNOT_SAY, [*bases.unlike[:1], figure], told,
        (UNKNOWN, stated(change)), unit=("PERCENT" if change.kind == PERCENT else "", 1.0),
        note=_implied(figure, change), why=why,
    )  # fmt: skip


def _with_another(
    figures: Figures, figure: Figure, change: Change, other: Figure, verdict: Verdict
) -> Finding:
    """Compare a change with what the base of another agency would make it."""
    made, said = made_of(change, figure.span, other.span), stated(change)
    name = name_of(figures.dataset, other.who)
    why = note = None
    if verdict is Verdict.CANNOT_SAY:
        why = say(QT_TRANSLATE_NOOP("Words", "not comparable: the base is of {who}"), who=name)
    else:
        note = say(QT_TRANSLATE_NOOP("Words", "with the base of {who}"), who=name)
    apart = None
    if made.is_value and not made.meets(said):
        apart = off_words(change, said.value - made.value)
    return found_of(
        Kind.CHANGE, verdict, [other, figure], _told(figure, change, other), (made, said),
        unit=("PERCENT" if change.kind == PERCENT else "", 1.0), scale=figure.multiplier,
        apart=apart, note=note, why=why,
    )  # fmt: skip


def _between(figures: Figures, figure: Figure, changes: tuple[Change, ...]) -> Iterator[Finding]:
    """Compare changes that are said of one figure against one base."""
    ratios = [change for change in changes if as_ratio(change).is_value and change.against]
    for a, b in combinations(ratios[:8], 2):
        if a.against != b.against:
            continue
        first, second = as_ratio(a), as_ratio(b)
        alike = (a.kind, a.amount) == (b.kind, b.amount)
        verdict, note = judge(first, second, alike), None
        if verdict is Verdict.DIFFERS and as_ratio(a, loose=True).meets(as_ratio(b, loose=True)):
            verdict, note = Verdict.WITHIN_ROUNDING, ZEROS
        told = say(
            QT_TRANSLATE_NOOP("Words", "{value}: {changes}"),
            value=printed(figure),
            changes=listed([_said(figures, change) for change in (a, b)]),
        )
        apart = None
        if not alike:
            off = abs(second.value - first.value) * 100
            apart = off_words(Change(kind=PERCENT), off)
        yield found_of(
            Kind.CHANGES, verdict, [figure], told, (first, second), unit=("", 1.0),
            apart=apart, note=note,
        )  # fmt: skip


def _said(figures: Figures, change: Change) -> Message:
    who = name_of(figures.dataset, change.agency or change.source or "")
    return say("{change} ({who})", change=change_printed(change), who=who)
