"""A figure whose period is open to doubt: which of the periods that may be meant it fits."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.engine.checks.directions import by_readings, fitting_words
from viewer.engine.checks.figures import Figure, Figures, closed
from viewer.engine.checks.finding import Finding, Kind, found_of
from viewer.engine.checks.words import listed, name_of, printed
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say


def check_readings(figures: Figures) -> Iterator[Finding]:
    """Return a finding for each figure without a period, but with readings of it.

    A period fits if some figure that is stated for it agrees: one of the same agency, or anybody's
    where no agency is named.
    """
    for figure in figures:
        claim = figure.claim
        if claim is not None and claim.period is None and claim.readings:
            yield _of_figure(figures, figure, [one.period for one in claim.readings])


def _of_figure(figures: Figures, figure: Figure, periods: list[EdtfDate]) -> Finding:
    fits: dict[str, bool] = {}
    told: list[Message] = []
    used: list[Figure] = []
    for period in periods:
        others = _stated(figures, figure, period)
        if not others:
            continue
        fits[str(period)] = any(other.span.overlaps(figure.span) for other in others)
        used += others
        template = QT_TRANSLATE_NOOP("Words", "{period}: {figures}")
        values = [_said(figures, figure, other) for other in others[:4]]
        when = in_words(period, short=True)
        told.append(say(template, period=when, figures=listed(values)))
    verdict, why = by_readings(list(fits.values()), len(periods))
    said = printed(figure, figure.multiplier)
    if told:
        template = QT_TRANSLATE_NOOP("Words", "{value}, of {sums}")
        said = say(template, value=said, sums=listed(told, ";"))
    nearest = next(
        (one for one in used if one.span.overlaps(figure.span)), used[0] if used else figure
    )
    return found_of(
        Kind.READING, verdict, [*used, figure], said, (nearest.span, figure.span), why=why,
        apart=fitting_words([p for p in periods if fits.get(str(p))], verdict),
    )  # fmt: skip


def _stated(figures: Figures, figure: Figure, period: EdtfDate) -> list[Figure]:
    """Return what is stated for a period; those that agree come first."""
    found = [
        one
        for one in figures.find(figure.what, figure.flow, closed(period))
        if not one.calculated and (not figure.agency or one.who == figure.who)
    ]
    found.sort(key=lambda one: (not one.span.overlaps(figure.span), one.place))
    return found


def _said(figures: Figures, figure: Figure, other: Figure) -> Message:
    if figure.agency:
        return printed(other, figure.multiplier)
    who = name_of(figures.dataset, other.who)
    return say("{value} ({who})", value=printed(other, figure.multiplier), who=who)
