"""How long after its period a value was published: a property of the value, whenever one reads."""

from __future__ import annotations

from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

MONTH, YEAR = 30.436875, 365.2425
MOST_DAYS, MOST_MONTHS = 60, 24
"""Up to so many days are said in days, up to so many months in months, more in years."""
A_DAY = 1.5
"""A publication known less exactly than to the day has no lag: its date says what is known."""


def lag_days(period: EdtfDate, published: EdtfDate) -> int | None:
    """Return the whole days between the last day of a period and the day of publication, negative
    where it came out before; None where either isn't known to the day.
    """
    first, last = published.period
    _, end = period.period
    if not (last - first <= A_DAY and abs(end) < float("inf")):
        return None
    return round(first - (end - 1))


def lag_words(period: EdtfDate, published: EdtfDate) -> Message | None:
    """Say how long after the end of a period a value came out."""
    days = lag_days(period, published)
    if days is None:
        return None
    if days < 0:
        return say(QT_TRANSLATE_NOOP("Words", "before its period ended"))
    if days == 0:
        return say(QT_TRANSLATE_NOOP("Words", "on its last day"))
    if days <= MOST_DAYS:
        return say_count(
            QT_TRANSLATE_NOOP("Words", "{n} day after"),
            QT_TRANSLATE_NOOP("Words", "{n} days after"),
            days,
        )
    months = round(days / MONTH)
    if months <= MOST_MONTHS:
        return say_count(
            QT_TRANSLATE_NOOP("Words", "{n} month after"),
            QT_TRANSLATE_NOOP("Words", "{n} months after"),
            months,
        )
    return say_count(
        QT_TRANSLATE_NOOP("Words", "{n} year after"),
        QT_TRANSLATE_NOOP("Words", "{n} years after"),
        round(days / YEAR),
    )
