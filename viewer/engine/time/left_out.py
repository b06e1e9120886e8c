"""What is said of empty time that is shortened: how long it was, and that it is."""

from __future__ import annotations

from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

TOLD = QT_TRANSLATE_NOOP("Words", "{length} without a dated event or value, drawn short: {time}")
NOTHING_LONG = say(
    QT_TRANSLATE_NOOP("Words", "No time is shortened: nothing here is empty for long.")
)
NAMES = (
    (365.2425, QT_TRANSLATE_NOOP("Words", "{n} year"), QT_TRANSLATE_NOOP("Words", "{n} years")),
    (30.44, QT_TRANSLATE_NOOP("Words", "{n} month"), QT_TRANSLATE_NOOP("Words", "{n} months")),
    (1.0, QT_TRANSLATE_NOOP("Words", "{n} day"), QT_TRANSLATE_NOOP("Words", "{n} days")),
    (1 / 24, QT_TRANSLATE_NOOP("Words", "{n} hour"), QT_TRANSLATE_NOOP("Words", "{n} hours")),
)


def length_words(start: float, end: float) -> Message:
    """Return how long a time is, in whole units of which it has two at least."""
    long = end - start
    days, one, several = next((name for name in NAMES if long >= 2 * name[0]), NAMES[-1])
    return say_count(one, several, max(1, int(long / days)))


def told_of(start: float, end: float) -> Message:
    """Return what is told of a shortened stretch: its length, and its dates."""
    return say(TOLD, length=length_words(start, end), time=range_words(start, end, short=True))


def state_words(count: int) -> Message:
    """Return what is said all the time while so many stretches are shortened."""
    return say_count(
        QT_TRANSLATE_NOOP("Words", "{n} empty stretch shortened"),
        QT_TRANSLATE_NOOP("Words", "{n} empty stretches shortened"),
        count,
    )
