"""One date of an EDTF text: a plain one, or one end of an interval or set.

The forms are those of EDTF levels 0 and 1 (ISO 8601-2; loc.gov/standards/datetime). Bounds are
half-open days: ``low`` is inside, ``high`` is the first instant outside.

- Seasons 21 to 24 are the meteorological ones of the northern half: spring is March to May,
  summer June to August, autumn September to November, and the winter of a year begins in its
  December and ends with the next February.
- Times of day with an offset are shifted to UTC. One without an offset stands as it is written:
  nobody knows its zone. A date without a time of day never shifts.
- ``~`` and ``?`` leave the bounds as they are. How far "about 2021" reaches is not written, and
  a padding of our own choice would be shown as if it were known; the marks are kept instead.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from viewer.model.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    SECONDS_PER_DAY,
    day_of,
    month_length,
    shift_months,
)
from viewer.model.edtf_faults import EdtfError, explain, quoted
from viewer.model.message import QT_TRANSLATE_NOOP, say


class Precision(IntEnum):
    """How exactly an instant is named, from coarse to fine.

    EDTF itself reaches from centuries to seconds; the others serve the pointer and the ruler.
    """

    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEASON = 5
    MONTH = 6
    DAY = 7
    HOUR = 8
    MINUTE = 9
    SECOND = 10


class Part(NamedTuple):
    """One date, read: what is written, and the days that it covers.

    ``precision`` is what is known: a month for 1985-04-XX, where ``unspecified`` then says that a
    day was meant (and a year for 199X). ``month`` and ``day`` are 0 where they are not written;
    ``season`` is 21 to 24 or 0. ``second`` counts from midnight as written, -1 without a time of
    day; ``offset`` is in minutes, None where no zone is written. For decades and centuries
    ``year`` is the first year.
    """

    low: float
    high: float
    precision: Precision
    year: int
    month: int = 0
    day: int = 0
    mark: str = ""
    season: int = 0
    unspecified: Precision | None = None
    second: int = -1
    offset: int | None = None

    @property
    def approximate(self) -> bool:
        """Whether it is marked ``~`` or ``%``: about then."""
        return self.mark in {"~", "%"}

    @property
    def uncertain(self) -> bool:
        """Whether it is marked ``?`` or ``%``: the source may be wrong."""
        return self.mark in {"?", "%"}


_plain = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)").fullmatch
_long_year = re.compile(r"Y(-?[0-9]+)([?~%]?)").fullmatch
_masked_year = re.compile(r"(-?[0-9]{2})(XX|[0-9]X)([?~%]?)").fullmatch
_masked = re.compile(r"(-?[0-9]{4})-(XX|[0-9]{2})(-XX)?([?~%]?)").fullmatch
_timed = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:Z|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
).fullmatch


def read_part(text: str, at: int = 0) -> Part:
    """Read one date; ``at`` is where it stands in the whole text, for `EdtfError.position`."""
    found = _plain(text)
    if found:
        return _read_plain(found, at)
    if found := _timed(text):
        return _read_timed(found, at)
    if found := _masked_year(text):
        return _read_masked_year(found)
    if (found := _masked(text)) and "X" in text:
        return _read_masked(found, at)
    if (found := _long_year(text)) and len(found[1].lstrip("-")) > 4:
        return _read_long_year(found, at)
    if found:
        template = QT_TRANSLATE_NOOP(
            "Words", "Y is for years of five digits or more; expected {year} without it"
        )
        raise EdtfError(say(template, year=found[1]), at)
    raise explain(text, at)


def _read_plain(found: re.Match[str], at: int) -> Part:
    year_text, month_text, day_text, mark = found.groups()
    year = _year(year_text, at)
    if month_text is None:
        return _whole_years(year, year + 1, Precision.YEAR, mark)
    month = int(month_text)
    if day_text is None:
        if 21 <= month <= 24:
            return _season(year, month, mark)
        if not 1 <= month <= 12:
            raise _no_such_month(month_text, at + found.start(2))
        low = float(day_of(year, month))
        high = low + month_length(year, month)
        return Part(low, high, Precision.MONTH, year, month, 0, mark)
    low = float(_whole_day(found, year, at))
    return Part(low, low + 1.0, Precision.DAY, year, month, int(day_text), mark)


def _whole_years(
    first: int, after: int, precision: Precision, mark: str, unspecified: Precision | None = None
) -> Part:
    low, high = float(day_of(first)), float(day_of(after))
    return Part(low, high, precision, first, mark=mark, unspecified=unspecified)


def _season(year: int, season: int, mark: str) -> Part:
    month = 3 * (season - 20)
    low, high = float(day_of(year, month)), float(day_of(*shift_months(year, month, 3)))
    return Part(low, high, Precision.SEASON, year, mark=mark, season=season)


def _read_masked_year(found: re.Match[str]) -> Part:
    """Read 199X and 20XX; where the year is negative the digits run the other way."""
    leading, masked, mark = found.groups()
    size, precision = (100, Precision.CENTURY) if masked == "XX" else (10, Precision.DECADE)
    number = int((leading.lstrip("-") + masked).replace("X", "0"))
    # -00XX is -99 to 0, which is just what the first century BCE is.
    first = 1 - number - size if leading.startswith("-") else number
    return _whole_years(first, first + size, precision, mark, Precision.YEAR)


def _read_masked(found: re.Match[str], at: int) -> Part:
    """Read 2004-XX, 1985-XX-XX and 1985-04-XX."""
    year_text, month_text, day_text, mark = found.groups()
    year = _year(year_text, at)
    missing = Precision.DAY if day_text else Precision.MONTH
    if month_text == "XX":
        return _whole_years(year, year + 1, Precision.YEAR, mark, missing)
    month = int(month_text)
    if not 1 <= month <= 12:
        raise _no_such_month(month_text, at + found.start(2))
    low = float(day_of(year, month))
    high = low + month_length(year, month)
    return Part(low, high, Precision.MONTH, year, month, mark=mark, unspecified=missing)


def _read_long_year(found: re.Match[str], at: int) -> Part:
    digits, mark = found.groups()
    if digits.lstrip("-").startswith("0"):
        template = QT_TRANSLATE_NOOP("Words", "the long year {found} begins with 0; expected none")
        raise EdtfError(say(template, found=quoted(digits)), at + found.start(1))
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        template = QT_TRANSLATE_NOOP(
            "Words", "the year {found} lies beyond the axis; expected -1,000,000 to 1,000,000"
        )
        raise EdtfError(say(template, found=quoted(digits)), at + found.start(1))
    return _whole_years(year, year + 1, Precision.YEAR, mark)


def _read_timed(found: re.Match[str], at: int) -> Part:
    year = _year(found[1], at)
    day = _whole_day(found, year, at)
    for group, last, template in (
        (4, 23, QT_TRANSLATE_NOOP("Words", "hour {found} does not exist; expected 00 to 23")),
        (5, 59, QT_TRANSLATE_NOOP("Words", "minute {found} does not exist; expected 00 to 59")),
        (6, 59, QT_TRANSLATE_NOOP("Words", "second {found} does not exist; expected 00 to 59")),
    ):
        if int(found[group]) > last:
            raise EdtfError(say(template, found=found[group]), at + found.start(group))
    second = 3600 * int(found[4]) + 60 * int(found[5]) + int(found[6])
    offset = _offset(found, at)
    # In whole seconds, so that an instant is the same float whatever its offset is.
    seconds = day * SECONDS_PER_DAY + second - 60 * (offset or 0)
    return Part(
        seconds / SECONDS_PER_DAY,
        (seconds + 1) / SECONDS_PER_DAY,
        Precision.SECOND,
        year,
        int(found[2]),
        int(found[3]),
        second=second,
        offset=offset,
    )


def _offset(found: re.Match[str], at: int) -> int | None:
    """Return the minutes that the written time is ahead of UTC, None without a zone."""
    if found[7] is None:
        return 0 if found[0].endswith("Z") else None
    minutes = int(found[9] or 0)
    total = 60 * int(found[8]) + minutes
    if minutes > 59 or total > 14 * 60 or (total == 0 and found[7] == "-"):
        template = QT_TRANSLATE_NOOP(
            "Words", "the offset {found} does not exist; expected Z, or -14:00 to +14:00"
        )
        text = found[0][found.start(7) :]
        raise EdtfError(say(template, found=text), at + found.start(7))
    return -total if found[7] == "-" else total


def _year(text: str, at: int) -> int:
    if text == "-0000":
        template = QT_TRANSLATE_NOOP("Words", "the year -0000 does not exist; expected 0000")
        raise EdtfError(say(template), at)
    return int(text)


def _whole_day(found: re.Match[str], year: int, at: int) -> int:
    """Return the day of groups 2 and 3, or raise where there is no such month or day."""
    month, day = int(found[2]), int(found[3])
    if not 1 <= month <= 12:
        raise _no_such_month(found[2], at + found.start(2))
    if not 1 <= day <= month_length(year, month):
        template = QT_TRANSLATE_NOOP(
            "Words", "day {found} does not exist in {month}; expected 01 to {last}"
        )
        month_text = f"{found[1]}-{found[2]}"
        last = month_length(year, month)
        message = say(template, found=found[3], month=month_text, last=last)
        raise EdtfError(message, at + found.start(3))
    return day_of(year, month, day)


def _no_such_month(text: str, position: int) -> EdtfError:
    if 25 <= int(text) <= 41:
        template = QT_TRANSLATE_NOOP(
            "Words", "{found} is no month or season of EDTF level 1; expected 01 to 12 or 21 to 24"
        )
    else:
        template = QT_TRANSLATE_NOOP("Words", "month {found} does not exist; expected 01 to 12")
    return EdtfError(say(template, found=text), position)
