"""Numbers of a study in words, no more exact than their figures."""

from __future__ import annotations

from viewer.engine.study.figures import Figures
from viewer.engine.study.sides import Change, Side, decimals_of
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.numbers import number
from viewer.engine.trade.words import ABOUT
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

LARGEST_TIMES = 1000.0
"""A rise of more than so many per cent is said as so many times as much."""
PLAIN_DECIMALS = 9
MOST_LISTED = 36
"""So many figures are named one by one; the rest is counted."""
CHANGE = say(QT_TRANSLATE_NOOP("Words", "Change"))
MEANS_OF: dict[str, str] = {
    "D": QT_TRANSLATE_NOOP("Words", "mean of {n} of {all} days"),
    "W": QT_TRANSLATE_NOOP("Words", "mean of {n} of {all} weeks"),
    "M": QT_TRANSLATE_NOOP("Words", "mean of {n} of {all} months"),
    "Q": QT_TRANSLATE_NOOP("Words", "mean of {n} of {all} quarters"),
    "A": QT_TRANSLATE_NOOP("Words", "mean of {n} of {all} years"),
}
ONE_OF: dict[str, str] = {
    "D": QT_TRANSLATE_NOOP("Words", "{n} of {all} days"),
    "W": QT_TRANSLATE_NOOP("Words", "{n} of {all} weeks"),
    "M": QT_TRANSLATE_NOOP("Words", "{n} of {all} months"),
    "Q": QT_TRANSLATE_NOOP("Words", "{n} of {all} quarters"),
    "A": QT_TRANSLATE_NOOP("Words", "{n} of {all} years"),
}


def amount(value: float, decimals: int) -> str:
    """Return a number rounded to so many decimals; negative ones are tens, hundreds ..."""
    if decimals >= PLAIN_DECIMALS:
        return number(round(value, PLAIN_DECIMALS), None)
    return number(round(value, decimals) + 0.0, max(decimals, 0))


def signed(value: float, decimals: int) -> str:
    """Return a number with its sign."""
    text = amount(value, decimals)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text


def percent_words(change: Change) -> Message | None:
    """Return a change in per cent: "−80.7%", "11 times as much"."""
    if change.percent is None:
        return None
    if change.percent >= LARGEST_TIMES:
        times = amount(1 + change.percent / 100, 0)
        return say(QT_TRANSLATE_NOOP("Words", "{amount} times as much"), amount=times)
    text = signed(change.percent, change.percent_decimals)
    return say(QT_TRANSLATE_NOOP("Words", "{amount}%"), amount=text)


def change_words(figures: Figures, change: Change) -> Message:
    """Return a change: its amount, and in brackets what it is in per cent.

    Percentages change by points; what per cent that is only confuses.
    """
    told = signed(change.amount, change.decimals)
    if figures.unit in PERCENT:
        return say(QT_TRANSLATE_NOOP("Words", "{amount} points"), amount=told)
    percent = percent_words(change)
    return say("{a} ({b})", a=told, b=percent) if percent else say("{value}", value=told)


def short_change(figures: Figures, change: Change) -> Message:
    """Return a change in one number: per cent where there is one."""
    percent = None if figures.unit in PERCENT else percent_words(change)
    return percent or change_words(figures, change)


def mean_words(figures: Figures, side: Side) -> Message:
    """Return the mean of a side, or its only figure."""
    if len(side.rows) == 1:
        return figure_words(figures, int(side.rows[0]))
    return say("{value}", value=amount(side.mean, side.decimals))


def figure_words(figures: Figures, row: int) -> Message:
    """Return one figure with the decimals that were printed."""
    text = amount(float(figures.value[row]), decimals_of(float(figures.reach[row])))
    return say("{value}", value=ABOUT + text if figures.about[row] else text)


def period_words(figures: Figures, row: int) -> Message:
    """Return the period of one figure."""
    return range_words(float(figures.start[row]), float(figures.end[row]), short=True)


def more_words(count: int) -> Message:
    """Say how many there are that are not named."""
    template = QT_TRANSLATE_NOOP("Words", "{n} more")
    return say_count(template, template, count)


def span_words(side: Side, *, short: bool = True) -> Message:
    """Return the time of a side."""
    return range_words(side.span.start, side.span.end, short=short)


def of_how_many(figures: Figures, side: Side) -> Message | None:
    """Say what a mean is the mean of; None where there is only one period."""
    if side.span.periods == 1 or not len(side.rows):
        return None
    count = len(side.rows)
    template = (MEANS_OF if count > 1 else ONE_OF)[figures.frequency]
    return say(template, n=f"{count:,}", all=f"{side.span.periods:,}")
