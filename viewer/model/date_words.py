"""Dates in words: what is known of a date, said no more exactly than it is written.

`in_words` has a long form for panels and screen readers and a short one for labels. Messages are
nested, so that another language can put the pieces in its own order.

A set includes its bounds: "[..2016]" may be any day of 2016, so it is "in or before 2016". Only
a day as the upper bound of a set is said as "before 26 October 2020": such a bound is mostly the
day on which the thing was already there to be reported, and the mark on the axis, which reaches
to the end of that day, is the wider of the two.
"""

from __future__ import annotations

from math import ceil, isinf

from viewer.model.calendar import civil_time
from viewer.model.date_names import (
    TO,
    at_time,
    clock,
    day_of_month,
    detail,
    inside,
    name,
    within_year,
    year,
    year_span,
)
from viewer.model.edtf import EdtfDate, End, Kind
from viewer.model.edtf_parts import Part, Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

_CENTURY = 36_525  # days
_ABOUT = QT_TRANSLATE_NOOP("Words", "about {date}")
_EXPLAINED = QT_TRANSLATE_NOOP("Words", "{date} ({detail})")
_SOME_TIME = QT_TRANSLATE_NOOP("Words", "some time in {date}")
_DOUBTFUL = QT_TRANSLATE_NOOP("Words", "{date}?")
_SINCE = QT_TRANSLATE_NOOP("Words", "since {date}")
_UNTIL = QT_TRANSLATE_NOOP("Words", "until {date}")


def in_words(date: EdtfDate, *, short: bool = False) -> Message:
    """Return the date as a reader would say it."""
    start, end = date.start_part, date.end_part
    if date.kind is Kind.SET:
        return _set(start, end, short)
    if date.kind is Kind.MOMENT and start:
        return _moment(start, short)
    if start and end:
        return _lasted(start, end, short)
    if start:
        since = _in_phrase(start, short)
        if date.end is End.OPEN:
            return say(_SINCE, date=since)
        if short:
            return say(QT_TRANSLATE_NOOP("Words", "from {date}"), date=since)
        return say(QT_TRANSLATE_NOOP("Words", "from {date}, no later limit known"), date=since)
    if end:
        until = _in_phrase(end, short)
        if short:
            return say(_UNTIL, date=until)
        if date.start is End.OPEN:
            template = QT_TRANSLATE_NOOP("Words", "until {date}, without an earlier limit")
        else:
            template = QT_TRANSLATE_NOOP("Words", "until {date}, no earlier limit known")
        return say(template, date=until)
    raise ValueError("a date has at least one end that is written")


def day_words(day: float, precision: Precision = Precision.DAY, *, short: bool = False) -> Message:
    """Return the instant ``day`` (on the axis, in UTC) to a precision: for pointer and ruler.

    Raises ValueError for infinities and NaN.
    """
    return name(_part_at(day, precision), short=short)


def range_words(start: float, end: float, *, short: bool = False) -> Message:
    """Return the time ``[start, end)`` in words, with the precision that its length deserves.

    Whole years and months are named as such; an infinite end is left out.
    """
    if isinf(start) and isinf(end):
        return say(QT_TRANSLATE_NOOP("Words", "all time"))
    if isinf(end):
        return say(_SINCE, date=day_words(start, short=short))
    if isinf(start):
        return say(_UNTIL, date=day_words(ceil(end) - 1, short=short))
    precision = _precision_of(start, end)
    fine = precision > Precision.DAY
    first = _part_at(start, precision)
    # The end is exclusive: the last day is the one before it. A time of day is an instant.
    last = _part_at(end if fine else max(start, ceil(end) - 1), precision)
    if first[3:] == last[3:]:
        return name(first, short=short)
    return _joined(first, last, short)


def _precision_of(start: float, end: float) -> Precision:
    first, after = civil_time(start), civil_time(end)
    if end - start > _CENTURY or first[1:] == after[1:] == (1, 1, 0, 0, 0):
        return Precision.YEAR
    if first[2:] == after[2:] == (1, 0, 0, 0):
        return Precision.MONTH
    if end - start >= 2 or first[3:] == after[3:] == (0, 0, 0):
        return Precision.DAY
    return Precision.MINUTE if end - start >= 1 / 24 else Precision.SECOND


def _part_at(day: float, precision: Precision) -> Part:
    """Return the period of this precision in which an instant lies, for its name only."""
    number, month, of_month, hour, minute, second = civil_time(day)
    match precision:
        case Precision.MILLENNIUM | Precision.CENTURY | Precision.DECADE:
            size = {Precision.MILLENNIUM: 1000, Precision.CENTURY: 100}.get(precision, 10)
            # As in EDTF, where -010X is -109 to -100: below zero the digits run the other way.
            first = number // size * size if number > 0 else -(-number // size + 1) * size + 1
            return Part(day, day, precision, first)
        case Precision.SEASON:
            if month < 3:
                number, month = number - 1, month + 12
            return Part(day, day, precision, number, season=20 + month // 3)
        case _:
            seconds = 3600 * hour
            if precision >= Precision.MINUTE:
                seconds += 60 * minute
            if precision is Precision.SECOND:
                seconds += second
            return Part(
                day,
                day,
                precision,
                number,
                month if precision >= Precision.MONTH else 0,
                of_month if precision >= Precision.DAY else 0,
                second=seconds if precision > Precision.DAY else -1,
                offset=0 if precision > Precision.DAY else None,
            )


def _explained(part: Part, short: bool) -> Message:
    """Return the name as it stands in a phrase, with its months where it is a season."""
    date = inside(part, short=short)
    extra = None if short else detail(part)
    return date if extra is None else say(_EXPLAINED, date=date, detail=extra)


def _in_phrase(part: Part, short: bool, *, explain: bool = True) -> Message:
    """Return the date with its marks, as it stands after "since", "to" and the like."""
    date = _explained(part, short) if explain else inside(part, short=short)
    if part.approximate:
        date = say(_ABOUT, date=date)
    if part.uncertain and short:
        return say(_DOUBTFUL, date=date)
    if part.uncertain:
        return say(QT_TRANSLATE_NOOP("Words", "{date} (uncertain)"), date=date)
    return date


def _moment(part: Part, short: bool) -> Message:
    extra = None if short else detail(part)
    if part.approximate:
        date = say(_ABOUT, date=_explained(part, short))
    elif extra is None:
        date = name(part, short=short)
    elif part.uncertain:
        date = say(_EXPLAINED, date=name(part, short=False), detail=extra)
    else:
        template = QT_TRANSLATE_NOOP("Words", "{date}, {detail}")
        date = say(template, date=name(part, short=False), detail=extra)
    return _doubted(date, short) if part.uncertain else date


def _doubted(date: Message, short: bool) -> Message:
    return say(_DOUBTFUL if short else QT_TRANSLATE_NOOP("Words", "{date}, uncertain"), date=date)


def _lasted(start: Part, end: Part, short: bool) -> Message:
    """Say an interval of which both ends are written."""
    vague = bool(start.unspecified or end.unspecified)
    if (start.low, start.high) == (end.low, end.high):
        if vague:
            whole = _explained(start._replace(unspecified=None, mark=""), short)
            date = say(QT_TRANSLATE_NOOP("Words", "within {date}"), date=whole)
        else:
            whole = _explained(start, short)
            date = say(QT_TRANSLATE_NOOP("Words", "all of {date}"), date=whole)
        if start.approximate or end.approximate:
            date = say(QT_TRANSLATE_NOOP("Words", "{date}, approximately"), date=date)
        return _doubted(date, short) if start.uncertain or end.uncertain else date
    first = _in_phrase(start, short, explain=False)
    last = _in_phrase(end, short, explain=False)
    if _lies_in(start, end):
        last = say(_SOME_TIME, date=last)
    elif _lies_in(end, start):
        first = say(_SOME_TIME, date=first)
    elif not (vague or start.mark or end.mark):
        return _joined(start, end, short)
    return say(TO, start=first, end=last)


def _lies_in(part: Part, whole: Part) -> bool:
    """Whether ``part`` lies in a longer period of which it is not said where the end falls."""
    inner = whole.low <= part.low and part.high <= whole.high
    return inner and whole.precision < Precision.DAY


def _joined(start: Part, end: Part, short: bool) -> Message:
    """Say two plain ends, sharing what they have in common: "25 to 28 March 2018"."""
    precision = start.precision
    if precision is end.precision and start.year == end.year:
        if precision is Precision.DAY and start.month == end.month:
            days = say(TO, start=str(start.day), end=str(end.day))
            return day_of_month(start, days, short=short)
        if precision in {Precision.MONTH, Precision.DAY}:
            first, last = within_year(start, short=short), within_year(end, short=short)
            span = say(TO, start=first, end=last)
            return say(
                QT_TRANSLATE_NOOP("Words", "{span} {year}"), span=span, year=year(start.year)
            )
        same_day = (start.month, start.day) == (end.month, end.day)
        if precision > Precision.DAY and same_day and start.offset == end.offset:
            day = day_of_month(start, str(start.day), short=short)
            return at_time(day, say(TO, start=clock(start), end=clock(end)), start.offset)
    if precision is end.precision is Precision.YEAR:
        return year_span(start.year, end.year)
    return say(TO, start=inside(start, short=short), end=inside(end, short=short))


def _set(start: Part | None, end: Part | None, short: bool) -> Message:
    """Say a moment within bounds."""
    if start and end:
        first = _in_phrase(start, short, explain=False)
        last = _in_phrase(end, short, explain=False)
        return say(QT_TRANSLATE_NOOP("Words", "between {start} and {end}"), start=first, end=last)
    if end:
        if end.precision >= Precision.DAY:
            date = say(QT_TRANSLATE_NOOP("Words", "before {date}"), date=_in_phrase(end, short))
        else:
            template = QT_TRANSLATE_NOOP("Words", "in or before {date}")
            date = say(template, date=_in_phrase(end, short))
        limit = QT_TRANSLATE_NOOP("Words", "{date}, no earlier limit known")
    elif start:
        if start.precision >= Precision.DAY:
            template = QT_TRANSLATE_NOOP("Words", "on or after {date}")
        else:
            template = QT_TRANSLATE_NOOP("Words", "in or after {date}")
        date = say(template, date=_in_phrase(start, short))
        limit = QT_TRANSLATE_NOOP("Words", "{date}, no later limit known")
    else:
        raise ValueError("a set has at least one bound")
    return date if short else say(limit, date=date)
