"""Recipes in words: names, units, what can be chosen, and why a value is missing."""

from __future__ import annotations

from viewer.engine.trade.calculated import Reason
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfError, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import Formula, Measure, Recipe

INDEX_UNIT = "X-INDEX"
ON_PREVIOUS = {
    "D": say(QT_TRANSLATE_NOOP("Words", "Day on day, %")),
    "W": say(QT_TRANSLATE_NOOP("Words", "Week on week, %")),
    "M": say(QT_TRANSLATE_NOOP("Words", "Month on month, %")),
    "Q": say(QT_TRANSLATE_NOOP("Words", "Quarter on quarter, %")),
    "A": say(QT_TRANSLATE_NOOP("Words", "Year on year, %")),
}
ON_PERIOD = say(QT_TRANSLATE_NOOP("Words", "On the period before, %"))
ON_YEAR = ON_PREVIOUS["A"]
AS_PUBLISHED = say(QT_TRANSLATE_NOOP("Words", "As published"))
BY_QUARTER = say(QT_TRANSLATE_NOOP("Words", "Sums of quarters"))
BY_YEAR = say(QT_TRANSLATE_NOOP("Words", "Sums of years"))
BALANCE = say(QT_TRANSLATE_NOOP("Words", "Exports less imports"))
SHARES = say(QT_TRANSLATE_NOOP("Words", "Shares of both flows, %"))
INDEX = say(QT_TRANSLATE_NOOP("Words", "Index"))
CUMULATIVE = say(QT_TRANSLATE_NOOP("Words", "Sum since 1 January"))
FROM_FIRST = say(QT_TRANSLATE_NOOP("Words", "Sum since the first value"))
BY_FREQUENCY = {"Q": BY_QUARTER, "A": BY_YEAR}
LENGTHS = {
    "D": (QT_TRANSLATE_NOOP("Words", "{n} day"), QT_TRANSLATE_NOOP("Words", "{n} days")),
    "W": (QT_TRANSLATE_NOOP("Words", "{n} week"), QT_TRANSLATE_NOOP("Words", "{n} weeks")),
    "M": (QT_TRANSLATE_NOOP("Words", "{n} month"), QT_TRANSLATE_NOOP("Words", "{n} months")),
    "Q": (QT_TRANSLATE_NOOP("Words", "{n} quarter"), QT_TRANSLATE_NOOP("Words", "{n} quarters")),
    "A": (QT_TRANSLATE_NOOP("Words", "{n} year"), QT_TRANSLATE_NOOP("Words", "{n} years")),
}
VALUES = (QT_TRANSLATE_NOOP("Words", "{n} value"), QT_TRANSLATE_NOOP("Words", "{n} values"))
WINDOWS = {"D": 30, "W": 13, "M": 12, "Q": 4, "A": 5}
"""Periods of a rolling mean, by the frequency of the values: about what evens out a season."""
FEW = 3

REASONS = {
    Reason.MISSING: say(QT_TRANSLATE_NOOP("Words", "no figure found")),
    Reason.NO_BASE: say(QT_TRANSLATE_NOOP("Words", "nothing to compare with")),
    Reason.ZERO_BASE: say(QT_TRANSLATE_NOOP("Words", "compared with nothing, or next to nothing")),
    Reason.NEGATIVE_BASE: say(QT_TRANSLATE_NOOP("Words", "compared with less than nothing")),
    Reason.BOUND: say(QT_TRANSLATE_NOOP("Words", "its inputs are limits that say nothing of it")),
    Reason.PART_OF_SUM: say(QT_TRANSLATE_NOOP("Words", "only a part of the sum is known")),
    Reason.TOO_FEW: say(QT_TRANSLATE_NOOP("Words", "too few values before it")),
    Reason.OTHER_FLOW: say(QT_TRANSLATE_NOOP("Words", "the other flow is not known")),
    Reason.ADDS_TO_NOTHING: say(QT_TRANSLATE_NOOP("Words", "both flows are zero")),
    Reason.NOT_ADDED: say(QT_TRANSLATE_NOOP("Words", "such values do not add up over time")),
    Reason.NOT_TOGETHER: say(
        QT_TRANSLATE_NOOP("Words", "changes and indices have no balance and no shares")
    ),
}
NO_YEAR_BEFORE = say(QT_TRANSLATE_NOOP("Words", "no value a year before"))
NO_PERIOD_BEFORE = say(QT_TRANSLATE_NOOP("Words", "no value for the time just before"))
NO_BASE_VALUE = say(QT_TRANSLATE_NOOP("Words", "no value for the base of the index"))


def reason_words(reason: int, recipe: Recipe) -> Message:
    """Say why a value could not be worked out."""
    if reason == Reason.NO_BASE:
        match recipe.measure:
            case Measure.ON_YEAR:
                return NO_YEAR_BEFORE
            case Measure.ON_PREVIOUS:
                return NO_PERIOD_BEFORE
            case Measure.INDEX:
                return NO_BASE_VALUE
    return REASONS.get(Reason(reason), REASONS[Reason.MISSING])


def counted(frequency: str, count: int) -> Message:
    """Return so many periods of a frequency: "12 months"."""
    return say_count(*LENGTHS.get(frequency, VALUES), count)


def parts_words(frequency: str, known: int, of: int) -> Message:
    """Say how much of its period a sum is of: "10 of 12 months"."""
    return say(QT_TRANSLATE_NOOP("Words", "{known} of {all}"), known=known,
               all=counted(frequency if frequency in LENGTHS else "D", of))  # fmt: skip


def base_words(base: str) -> Message:
    """Return the base of an index in words; as it is where it is no date."""
    try:
        return in_words(parse(base))
    except EdtfError:
        return say("{base}", base=base)


def measure_words(recipe: Recipe, frequency: str, by_year: bool = True) -> Message | None:
    """Return what is worked out of each value, None for nothing.

    ``frequency`` is that of the values of which it is worked out.
    """
    match recipe.measure:
        case Measure.ON_PREVIOUS:
            return ON_PREVIOUS.get(frequency, ON_PERIOD)
        case Measure.ON_YEAR:
            return ON_YEAR
        case Measure.INDEX:
            template = QT_TRANSLATE_NOOP("Words", "Index, {base} = 100")
            return say(template, base=base_words(recipe.base))
        case Measure.ROLLING:
            template = QT_TRANSLATE_NOOP("Words", "Rolling mean of {time}")
            return say(template, time=counted(frequency, recipe.window))
        case Measure.CUMULATIVE:
            return CUMULATIVE if by_year and frequency not in ("A", "irregular") else FROM_FIRST
        case Measure.VALUES:
            return None


def steps_words(recipe: Recipe, frequency: str) -> tuple[Message, ...]:
    """Return in words what is done, in its order. ``frequency`` is that of what was published."""
    told: list[Message | None] = [BY_FREQUENCY.get(recipe.frequency)]
    told.append(measure_words(recipe, recipe.frequency or frequency))
    told.append({Formula.BALANCE: BALANCE, Formula.SHARE: SHARES}.get(recipe.formula))
    return tuple(step for step in told if step is not None)


def recipe_words(recipe: Recipe, frequency: str) -> Message:
    """Return a recipe in a line: "Sums of years · Year on year, %"."""
    told = steps_words(recipe, frequency)
    if not told:
        return AS_PUBLISHED
    words = told[0]
    for step in told[1:]:
        words = say("{a} · {b}", a=words, b=step)
    return words


def window_for(frequency: str) -> int:
    """Return how many periods a rolling mean is of when nobody says."""
    return WINDOWS.get(frequency, FEW)
