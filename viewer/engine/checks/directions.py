"""A change of which only the direction is said: "rose", "expanded from 5,400 to 23,845"."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.checks.bases import YEAR, bases_of
from viewer.engine.checks.change_sums import from_to
from viewer.engine.checks.figures import Days, Figure, Figures, closed
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of
from viewer.engine.checks.span import UNKNOWN, Span, exactly
from viewer.engine.checks.words import joined, listed, name_of, printed
from viewer.engine.trade.numbers import number
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Change

NO_RATIO = say(QT_TRANSLATE_NOOP("Words", "both are limits: no exact ratio exists"))
ONE_LIMIT = say(QT_TRANSLATE_NOOP("Words", "one is a limit: no exact ratio exists"))
UP = say(QT_TRANSLATE_NOOP("Words", "up"))
DOWN = say(QT_TRANSLATE_NOOP("Words", "down"))


def check_direction(figures: Figures, figure: Figure, change: Change) -> Iterator[Finding]:
    """Return whether a figure went the way that is said."""
    bases = bases_of(figures, figure, change)
    claim = figure.claim
    if bases.own:
        yield _grown(bases.own[0], figure, change)
    elif change.against is None and claim is not None and claim.readings:
        yield _by_reading(figures, figure, change, [one.period for one in claim.readings])
    else:
        template = QT_TRANSLATE_NOOP("Words", "{value}, {stated}")
        told = say(template, value=printed(figure), stated=_way(change))
        why = say(QT_TRANSLATE_NOOP("Words", "no base is given"))
        if change.against is not None:
            why = say(QT_TRANSLATE_NOOP("Words", "no figure to compare with"))
        yield found_of(
            Kind.CHANGE, Verdict.CANNOT_SAY, [figure], told, (UNKNOWN, figure.span), why=why
        )


def _way(change: Change) -> Message:
    return DOWN if change.direction == "down" else UP


def _grown(base: Figure, figure: Figure, change: Change) -> Finding:
    """Compare two figures; both bounds make no ratio."""
    ratio, less = figure.span.over(base.span), figure.span.less(base.span)
    verdict, why = went(less, change), None
    told = from_to(base, figure)
    if base.span.is_value and figure.span.is_value:
        told = say("{pair}: {grown}", pair=told, grown=_grown_words(figure, ratio, less))
    else:
        bounds = not (base.span.is_value or figure.span.is_value)
        why = NO_RATIO if bounds else ONE_LIMIT
        about = figure.value * figure.multiplier / (base.value * base.multiplier or 1.0)
        template = QT_TRANSLATE_NOOP("Words", "{pair}: about {times} times, +{percent}%")
        shown = number((about - 1) * 100, 0)
        told = say(template, pair=told, times=number(about, 2), percent=shown)
    if verdict is not Verdict.CANNOT_SAY:
        why = None
    return found_of(
        Kind.CHANGE, verdict, [base, figure], told, (ratio, exactly(1.0)), unit=("", 1.0),
        scale=figure.multiplier, why=why,
    )  # fmt: skip


def _grown_words(figure: Figure, ratio: Span, less: Span) -> Message:
    times = number(ratio.value, 2)
    plus = "+" if less.value > 0 else ""
    if figure.is_percent:
        points = plus + number(round(less.value, 6), None)
        template = QT_TRANSLATE_NOOP("Words", "{times} times, {points} points")
        return say(template, times=times, points=points)
    percent = plus + number((ratio.value - 1) * 100, 1)
    template = QT_TRANSLATE_NOOP("Words", "{times} times, {percent}%")
    return say(template, times=times, percent=percent)


def went(less: Span, change: Change) -> Verdict:
    """Return whether a difference goes the way that is said."""
    up = change.direction != "down"
    if (less.high < 0) if up else (less.low > 0):
        return Verdict.DIFFERS
    if (less.low > 0) if up else (less.high < 0):
        return Verdict.ADDS_UP
    return Verdict.WITHIN_ROUNDING if less.is_value else Verdict.CANNOT_SAY


def _by_reading(
    figures: Figures, figure: Figure, change: Change, periods: list[EdtfDate]
) -> Finding:
    """Say for which of the periods that may be meant a figure went the way that is said.

    Nobody says from what: each figure of the same agency for the year before is tried.
    """
    fits: dict[str, bool] = {}
    told: list[Message] = []
    used: list[Figure] = []
    for period in periods:
        befores = _year_before(figures, figure, closed(period))
        verdicts = {went(figure.span.less(one.span), change) for one in befores}
        if not befores or len(verdicts) > 1:
            continue
        fits[str(period)] = verdicts != {Verdict.DIFFERS}
        used += befores
        values = joined([printed(one) for one in befores], "/")
        template = QT_TRANSLATE_NOOP("Words", "{period}: from {base} to {value}")
        when = in_words(period, short=True)
        told.append(say(template, period=when, base=values, value=printed(figure)))
    verdict, why = by_readings(list(fits.values()), len(periods))
    if not told:
        told = [say("{value}, {way}", value=printed(figure), way=_way(change))]
    template = QT_TRANSLATE_NOOP("Words", "{sums}; stated: {stated}")
    said = say(template, sums=listed(told, ";"), stated=_way(change))
    if not figure.who:
        why = why or say("{who}", who=name_of(figures.dataset, ""))
    return found_of(
        Kind.READING, verdict, [*used, figure], said, (UNKNOWN, figure.span), why=why,
        apart=fitting_words([p for p in periods if fits.get(str(p))], verdict),
    )  # fmt: skip


def _year_before(figures: Figures, figure: Figure, days: Days | None) -> list[Figure]:
    if days is None or not figure.who:
        return []
    found = []
    for leap in (YEAR, YEAR + 1):
        for length in {days[1] - days[0], days[1] - days[0] + 1, days[1] - days[0] - 1}:
            start = days[0] - leap
            found += figures.find(figure.what, figure.flow, (start, start + length))
    return [one for one in dict.fromkeys(found) if one.who == figure.who]


def by_readings(fits: list[bool], count: int) -> tuple[Verdict, Message | None]:
    """Return the verdict on a figure of which each period that may be meant fits or not."""
    if not fits:
        return Verdict.CANNOT_SAY, say(QT_TRANSLATE_NOOP("Words", "no figure to compare with"))
    if not any(fits):
        return Verdict.DIFFERS, None
    if all(fits):
        missing = say(QT_TRANSLATE_NOOP("Words", "one of the periods can’t be checked"))
        return (Verdict.WITHIN_ROUNDING, None) if len(fits) == count else (
            Verdict.CANNOT_SAY, missing
        )  # fmt: skip
    return Verdict.ONE_READING, None


def fitting_words(periods: list[EdtfDate], verdict: Verdict) -> Message | None:
    """Say which periods fit."""
    if verdict is not Verdict.ONE_READING or not periods:
        return None
    when = listed([in_words(period, short=True) for period in periods])
    return say(QT_TRANSLATE_NOOP("Words", "only {period} fits"), period=when)
