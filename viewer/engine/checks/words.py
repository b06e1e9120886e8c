"""Sums in words, with the digits that were printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, inf, isfinite, log10

from viewer.engine.checks.figures import Figure
from viewer.engine.checks.span import Span
from viewer.engine.lists.cited import publisher
from viewer.engine.trade.numbers import number
from viewer.engine.trade.units import LARGE
from viewer.engine.trade.words import ABOUT, PLAIN_SIGNS, area_name
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

Words = Clean | Message | str
MOST_DECIMALS = 9
MOST_TERMS = 12
"""A sum of more terms is told by its first and its last ones."""
WORLD = "WLD"
NO_ONE = say(QT_TRANSLATE_NOOP("Words", "no agency named"))


def printed(figure: Figure, multiplier: float | None = None) -> Message:
    """Return a figure as printed; with its own multiplier in words where that is another one."""
    sign = PLAIN_SIGNS.get(figure.comparator, ABOUT if figure.approximate else "")
    own = figure.multiplier
    decimals, value = figure.decimals, figure.value
    if not isfinite(value):
        return _range_words(figure.span, own)
    if multiplier is not None and multiplier != own and own not in LARGE:
        value, decimals = value * own / multiplier, None
    shown = sign + number(value, decimals)
    told = say("{value}%", value=shown) if figure.is_percent else say("{value}", value=shown)
    if multiplier != own and own in LARGE:
        return say(LARGE[own], value=told)
    return told


def _range_words(span: Span, multiplier: float) -> Message:
    ends = [number(end / multiplier, None) for end in (span.low, span.high) if isfinite(end)]
    if len(ends) < 2:
        return say("{sign} {value}", sign="≥" if isfinite(span.low) else "≤", value="".join(ends))
    return say("{low}–{high}", low=ends[0], high=ends[1])


def least_multiplier(figures: Iterable[Figure]) -> float:
    """Return the multiplier that a sum of figures is told in: the smallest of theirs."""
    return min(figure.multiplier for figure in figures)


def decimals_of(figures: Iterable[Figure], multiplier: float) -> int | None:
    """Return the most decimals that any of the figures has in a multiplier; None: not known."""
    most = 0
    for figure in figures:
        if figure.decimals is None:
            return None
        steps = log10(figure.multiplier / multiplier) if figure.multiplier > 0 else 0.0
        most = max(most, ceil(figure.decimals - steps - 1e-9))
    return min(most, MOST_DECIMALS)


def amount(value: float, figures: Sequence[Figure], multiplier: float) -> str:
    """Return what was worked out of figures, with as many decimals as the most exact of them."""
    decimals = decimals_of(figures, multiplier)
    shown = value / multiplier
    return number(round(shown, MOST_DECIMALS) if decimals is None else shown, decimals)


def rounded(span: Span, multiplier: float = 1.0) -> Message:
    """Return a ratio or an implied amount with the digits that are worth it, and its ends."""
    if not span.is_value:
        return say("–")
    half = span.width / multiplier / 2
    decimals = 0
    if 0.0 < half < inf:
        decimals = min(max(ceil(-log10(half)), 0), MOST_DECIMALS)
    low, high = (number(end / multiplier, decimals) for end in (span.low, span.high))
    value = number(span.value / multiplier, decimals)
    if low == high:
        return say("{value}", value=value)
    template = QT_TRANSLATE_NOOP("Words", "{value} ({low} to {high})")
    return say(template, value=value, low=low, high=high)


def in_scale(told: Message, multiplier: float) -> Message:
    """Return a number with its multiplier in words."""
    return say(LARGE[multiplier], value=told) if multiplier in LARGE else told


def times_words(power: int, figure: Figure | None = None) -> Message:
    """Say that something, or a figure, is ten to a power times too large or too small."""
    times = f"{10 ** abs(power):,}"
    large = QT_TRANSLATE_NOOP("Words", "{times} times too large")
    small = QT_TRANSLATE_NOOP("Words", "{times} times too small")
    told = say(large if power > 0 else small, times=times)
    if figure is None:
        return told
    template = QT_TRANSLATE_NOOP("Words", "{value} may be {times}")
    return say(template, value=printed(figure), times=told)


def area_words(dataset: Dataset, code: str) -> Message | str:
    """Return an area by its name; the code of the world is no country's."""
    if code == WORLD:
        return say(QT_TRANSLATE_NOOP("Words", "all countries"))
    return area_name(dataset, code) or code


def joined(parts: Sequence[Words], sign: str = "+") -> Message:
    """Return "a + b + c"; the middle of a long sum is left out."""
    if len(parts) > MOST_TERMS:
        parts = [*parts[: MOST_TERMS - 2], "…", parts[-1]]
    told = say("{value}", value=_plain(parts[0]))
    for part in parts[1:]:
        told = say("{a} {sign} {b}", a=told, sign=sign, b=_plain(part))
    return told


def listed(parts: Sequence[Words], sign: str = ",") -> Message:
    """Return words with commas, or another sign, between them."""
    told = say("{value}", value=_plain(parts[0]))
    for part in parts[1:]:
        told = say("{a}{sign} {b}", a=told, sign=sign, b=_plain(part))
    return told


def together(*parts: Message | None) -> Message | None:
    """Join what is there with middle dots."""
    there = [part for part in parts if part is not None]
    if not there:
        return None
    told = there[0]
    for part in there[1:]:
        told = say("{a} · {b}", a=told, b=part)
    return told


def name_of(dataset: Dataset, who: str) -> Words:
    """Return an agency by its name, a source by its publisher."""
    if not who:
        return NO_ONE
    return publisher(dataset, who) if who in dataset.sources else dataset.name_of(who)


def _plain(words: Words) -> Message | str:
    return words if isinstance(words, Message) else str(words)
