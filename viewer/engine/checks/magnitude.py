"""Orders of magnitude: figures that are ten, a thousand or a million times what they should be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import isfinite
from statistics import median

import numpy as np

from viewer.engine.checks.bases import series_key
from viewer.engine.checks.figures import Days, Figure, Figures
from viewer.engine.checks.finding import Finding, Kind, Verdict, found_of
from viewer.engine.checks.printed_text import amount_in
from viewer.engine.checks.shares import amounts_of, implied_by_share, shares_of
from viewer.engine.checks.span import Span, exactly, slip
from viewer.engine.checks.words import in_scale, name_of, printed, rounded, times_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

LENGTHS = (1.5, 8, 16, 31.5, 62.5, 92.5, 123.5, 184.5, 275.5, 366.5)
"""The most days of a day, a week, half a month, a month ... a year: leap years are years."""
LEAST_RUN = 7
"""Only a run of so many figures says how they usually follow each other."""
STEADY = 0.1
"""A run is steady while, in the middle, the logarithm of a figure is no further from the mean of
the two beside it: 0.1 is 26 per cent.
"""


def check_magnitudes(figures: Figures) -> Iterator[Finding]:
    """Return the figures that are out by a power of ten.

    Against their own printed words, against renderings of the same figure, against what others
    give for the same period on the same basis, and against their neighbours in a steady run.
    """
    told: set[str] = set()
    for found in (_own_words(figures), _renderings(figures), _peers(figures), _runs(figures)):
        for finding in found:
            if finding.inputs[-1] not in told:
                told.add(finding.inputs[-1])
                yield finding


def _own_words(figures: Figures) -> Iterator[Finding]:
    amounts, shares = amounts_of(figures), shares_of(figures)
    for figure in figures.by_id.values():
        claim = figure.claim
        text = claim.value_text if claim is not None else None
        amount = amount_in(text) if text and not figure.is_percent else None
        if text is None or amount is None or not isfinite(amount):
            continue
        power = slip(abs(figure.span.value), amount, 0.01)
        if power:
            implied = implied_by_share(amounts, shares.get(figure.id, []), figure)
            yield _beside_words(figure, text, amount, power, implied)


def _beside_words(
    figure: Figure, text: str, amount: float, power: int,
    implied: tuple[Span, list[Figure]] | None,
) -> Finding:  # fmt: skip
    template = QT_TRANSLATE_NOOP("Words", "printed as “{text}”; in the dataset: {value}")
    told = say(template, text=text, value=printed(figure))
    note = None
    others: list[Figure] = []
    if implied is not None:
        span, others = implied
        template = QT_TRANSLATE_NOOP("Words", "by part and share it would be {amount}")
        note = say(template, amount=in_scale(rounded(span, figure.multiplier), figure.multiplier))
    return found_of(
        Kind.MAGNITUDE, Verdict.DIFFERS, [*others, figure], told, (figure.span, exactly(amount)),
        apart=times_words(power), note=note,
    )  # fmt: skip


def _renderings(figures: Figures) -> Iterator[Finding]:
    for some_id, others in figures.renderings.items():
        first = figures.by_id[some_id]
        for other in others:
            power = slip(first.span.value, other.span.value)
            if power and first.what.unit == other.what.unit:
                yield _beside([first], other, power)


def _beside(others: list[Figure], odd: Figure, power: int, note: Message | None = None) -> Finding:
    first = others[0]
    template = QT_TRANSLATE_NOOP("Words", "{odd} beside {other}")
    told = say(template, odd=printed(odd), other=printed(first))
    return found_of(
        Kind.MAGNITUDE, Verdict.DIFFERS, [*others, odd], told, (first.span, odd.span),
        apart=times_words(power), note=note,
    )  # fmt: skip


def _peers(figures: Figures) -> Iterator[Finding]:
    """Compare what several give for one quantity and period on one basis."""
    for group in figures.at.values():
        if len(group) < 2:
            continue
        bases: dict[frozenset[str], list[Figure]] = {}
        for figure in group:
            if figure.span.is_value:
                bases.setdefault(figure.adjustment, []).append(figure)
        for alike in bases.values():
            if len(alike) > 1:
                yield from _odd_ones(figures, alike)


def _odd_ones(figures: Figures, alike: list[Figure]) -> Iterator[Finding]:
    middle = median(sorted(abs(figure.span.value) for figure in alike))
    usual = min(alike, key=lambda one: (one.doubtful, abs(abs(one.span.value) - middle), one.place))
    for odd in alike:
        power = slip(usual.span.value, odd.span.value)
        if power and odd is not usual:
            names = [name_of(figures.dataset, one.who) for one in (odd, usual)]
            template = QT_TRANSLATE_NOOP("Words", "{a} beside {b}: either may be the odd one")
            note = say(template, a=names[0], b=names[1]) if len(alike) == 2 else None
            yield _beside([usual], odd, power, note)


def _runs(figures: Figures) -> Iterator[Finding]:
    """Compare figures with those before and after them, in runs that are steady otherwise."""
    groups: dict[tuple[object, ...], dict[Days, Figure]] = {}
    for figure in figures:
        if figure.days is not None and figure.span.is_value and figure.span.value != 0:
            length = figure.days[1] - figure.days[0]
            key = (*series_key(figure), bisect_left(LENGTHS, length), length // LENGTHS[-1])
            groups.setdefault(key, {}).setdefault(figure.days, figure)
    for by_days in groups.values():
        if len(by_days) >= LEAST_RUN:
            yield from _in_run([by_days[days] for days in sorted(by_days)])


def _in_run(run: list[Figure]) -> Iterator[Finding]:
    """Return the figures that are out by a power of ten from two neighbours that are alike."""
    logs = np.log10(np.abs(np.array([figure.span.value for figure in run])))
    before, middle, after = logs[:-2], logs[1:-1], logs[2:]
    away = middle - (before + after) / 2
    if float(np.median(np.abs(away))) > STEADY:
        return
    powers = np.round(away)
    odd = (np.abs(powers) >= 1) & (np.abs(away - powers) <= STEADY)
    odd &= np.abs(before - after) <= STEADY
    note = say(QT_TRANSLATE_NOOP("Words", "out of line with the periods around it"))
    for place in np.flatnonzero(odd).tolist():
        yield _beside([run[place]], run[place + 1], int(powers[place]), note)
