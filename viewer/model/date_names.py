"""The name of one date: "26 October 2020", "summer 2020", "the 1990s", "44 BCE"."""

from __future__ import annotations

from viewer.model.calendar import shift_months
from viewer.model.date_months import (
    DAYS,
    DAYS_OF_A_YEAR,
    DAYS_OF_A_YEAR_SHORT,
    DAYS_SHORT,
    MONTHS,
    MONTHS_OF_A_YEAR,
    MONTHS_OF_A_YEAR_SHORT,
    MONTHS_SHORT,
    SEASONS,
)
from viewer.model.edtf_parts import Part, Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

TO = QT_TRANSLATE_NOOP("Words", "{start} to {end}")
_CE = QT_TRANSLATE_NOOP("Words", "{year} CE")
_BCE = QT_TRANSLATE_NOOP("Words", "{year} BCE")


def name(part: Part, *, short: bool) -> Message:
    """Return what the date is called, without its marks and without an article."""
    if part.unspecified in {Precision.DAY, Precision.MONTH} and not short:
        whole = name(part._replace(unspecified=None), short=False)
        if part.unspecified is Precision.DAY:
            return say(QT_TRANSLATE_NOOP("Words", "some day in {date}"), date=whole)
        return say(QT_TRANSLATE_NOOP("Words", "some month in {date}"), date=whole)
    match part.precision:
        case Precision.MILLENNIUM | Precision.CENTURY:
            return _long_period(part)
        case Precision.DECADE:
            return _decade(part)
        case Precision.YEAR:
            return year_alone(part.year)
        case Precision.SEASON:
            return say(SEASONS[part.season - 21], year=year(part.year))
        case Precision.MONTH:
            return say((MONTHS_SHORT if short else MONTHS)[part.month], year=year(part.year))
        case Precision.DAY:
            return day_of_month(part, str(part.day), short=short)
        case _:
            day = day_of_month(part, str(part.day), short=short)
            return at_time(day, clock(part), part.offset)


def inside(part: Part, *, short: bool) -> Message:
    """Return the name as it stands in a phrase, such as "since ...": with an article if due."""
    plain = name(part, short=short)
    if part.precision <= Precision.DECADE:
        return say(QT_TRANSLATE_NOOP("Words", "the {date}"), date=plain)
    return plain


def detail(part: Part) -> Message | None:
    """Return the months or years that the name leaves open to question, if it does.

    A season says its months. "The 2000s" says its years, for it could be taken for a century.
    """
    if part.precision is Precision.SEASON:
        first = 3 * (part.season - 20)
        later_year, last = shift_months(part.year, first, 2)
        if later_year == part.year:
            names = MONTHS_OF_A_YEAR
            return say(TO, start=say(names[first]), end=say(names[last]))
        start = say(MONTHS[first], year=year(part.year))
        return say(TO, start=start, end=say(MONTHS[last], year=year(later_year)))
    if part.precision is Precision.DECADE and part.year in range(1000, 10_000, 100):
        return year_span(part.year, part.year + 9)
    return None


def year(number: int) -> str | Message:
    """Return a year to put into a date: 2020, 79 CE, 44 BCE, 12,020 CE."""
    if number <= 0:
        return say(_BCE, year=_digits(1 - number))
    if number < 1000 or number > 9999:
        return say(_CE, year=_digits(number))
    return str(number)


def year_alone(number: int) -> Message:
    """Return a year that stands for itself; some languages add their word for year."""
    return say(QT_TRANSLATE_NOOP("Words", "{year}"), year=year(number))


def year_span(first: int, last: int) -> Message:
    """Return "1950 to 1953" or "44 to 40 BCE"."""
    if last <= 0:
        template = QT_TRANSLATE_NOOP("Words", "{start} to {end} BCE")
        return say(template, start=_digits(1 - first), end=_digits(1 - last))
    if first > 0 and (last < 1000 or first > 9999):
        template = QT_TRANSLATE_NOOP("Words", "{start} to {end} CE")
        return say(template, start=_digits(first), end=_digits(last))
    return say(TO, start=year_alone(first), end=year_alone(last))


def day_of_month(part: Part, day: str | Message, *, short: bool) -> Message:
    """Return "26 October 2020"; ``day`` may also be a span of days."""
    templates = DAYS_SHORT if short else DAYS
    return say(templates[part.month], day=day, year=year(part.year))


def within_year(part: Part, *, short: bool) -> Message:
    """Return "26 October" or "October": the name of a day or month without its year."""
    if part.precision is Precision.MONTH:
        return say((MONTHS_OF_A_YEAR_SHORT if short else MONTHS_OF_A_YEAR)[part.month])
    return say((DAYS_OF_A_YEAR_SHORT if short else DAYS_OF_A_YEAR)[part.month], day=str(part.day))


def clock(part: Part) -> str:
    """Return the time of day as digits: 14:00 for an hour or minute, 14:00:05 for a second."""
    minutes, seconds = divmod(part.second, 60)
    hour, minute = divmod(minutes, 60)
    if part.precision is Precision.SECOND:
        return f"{hour:02}:{minute:02}:{seconds:02}"
    return f"{hour:02}:{minute:02}"


def at_time(date: Message, time: str | Message, offset: int | None) -> Message:
    """Return a day with its time, and its zone where one is written."""
    if offset is None:
        return say(QT_TRANSLATE_NOOP("Words", "{date}, {time}"), date=date, time=time)
    if offset == 0:
        return say(QT_TRANSLATE_NOOP("Words", "{date}, {time} UTC"), date=date, time=time)
    hours, minutes = divmod(abs(offset), 60)
    shift = f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
    template = QT_TRANSLATE_NOOP("Words", "{date}, {time} UTC{offset}")
    return say(template, date=date, time=time, offset=shift)


def _decade(part: Part) -> Message:
    if 1000 <= part.year <= 9999:
        return say(QT_TRANSLATE_NOOP("Words", "{year}s"), year=str(part.year))
    years = year_span(part.year, part.year + 9)
    return say(QT_TRANSLATE_NOOP("Words", "decade {years}"), years=years)


def _long_period(part: Part) -> Message:
    """Return a century or millennium; translations may use ``{number}`` alone."""
    century = part.precision is Precision.CENTURY
    number = abs(part.year) // (100 if century else 1000) + 1
    ordinal = _ordinal(number)
    if part.year < 0 and century:
        template = QT_TRANSLATE_NOOP("Words", "{ordinal} century BCE")
    elif part.year < 0:
        template = QT_TRANSLATE_NOOP("Words", "{ordinal} millennium BCE")
    elif century:
        template = QT_TRANSLATE_NOOP("Words", "{ordinal} century")
    else:
        template = QT_TRANSLATE_NOOP("Words", "{ordinal} millennium")
    return say(template, ordinal=ordinal, number=number)


def _ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{_digits(number)}{ending or 'th'}"


def _digits(number: int) -> str:
    """Group the digits from five on: 4713, but 12,020."""
    return f"{number:,}" if number >= 10_000 else str(number)
