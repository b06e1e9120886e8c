"""One date as it is typed: how far it is given, and its EDTF text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from viewer.engine.time.typed_names import (
    ABOUT,
    AFTER_CHRIST,
    BEFORE_CHRIST,
    DROPPED,
    MONTHS,
    SEASONS,
)
from viewer.model.calendar import civil, day_of

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?\.?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})\.?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[./](\d{4})")
_QUARTER = re.compile(r"q([1-4])(?:[-/ ]?(\d{4}))?|(\d{4})[-/ ]?q([1-4])")
_HALF = re.compile(r"h([12])[-/ ]?(\d{4})|(\d{4})[-/ ]?h([12])")
_WEEK = re.compile(r"(\d{4})[-/ ]?w(?:eek )?(\d{1,2})|(?:week |w)(\d{1,2})[,/ ]+(\d{4})")
_DECADE = re.compile(r"(\d{3})0s")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? century")
_LONG_YEAR = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,7}) *(bce?|ce|ad)|(?:ad) *(\d{1,7})")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[?~%]")
_PLAIN = re.compile(r"[\w\s,.'?~%]+")
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b")
_CJK = re.compile(r"(\d+) *([年년月월日号號일])")
_MONTH_NAMES: Final = (
    "", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Partial:
    """A date of which pieces may be missing, to be taken from the other end of a range.

    ``fixed`` is EDTF text, or two of them as ``a..b``, of a form that lacks nothing; the other
    fields are then None. ``mark`` is ``~`` or another EDTF mark.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    fixed: str = ""
    mark: str = ""

    @property
    def lacks_year(self) -> bool:
        """Whether everything is given but the year."""
        return not self.fixed and self.year is None and bool(self.month or self.season)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        whole = self.year is not None and (self.day is None or self.month is not None)
        return bool(self.fixed) or whole

    def edtf(self) -> str:
        """Return EDTF text; whether there is such a day, its reader says.

        Raises ValueError where the year, or the month of a day, is missing.
        """
        if self.fixed:
            return self.fixed
        if self.year is None or not self.is_complete:
            raise ValueError("a piece is missing")
        text = year_text(self.year)
        if self.season is not None:
            text += f"-{self.season}"
        elif self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text + self.mark

    def filled(self, other: Partial) -> Partial:
        """Return this date with what it lacks taken from the other end of a range."""
        if self.fixed or other.fixed:
            return self
        month = self.month
        if month is None and self.season is None and self.day is not None:
            month = other.month
        year = other.year if self.year is None else self.year
        return replace(self, year=year, month=month)


def year_text(year: int) -> str:
    """Return a year as EDTF writes it."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def day_text(day: float) -> str:
    """Return the day at an instant as EDTF writes it."""
    year, month, of_month = civil(day)
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def readings_of(text: str) -> tuple[Partial, ...]:
    """Return what one date, folded, may mean, the likeliest first; nothing where it is none.

    10/11/2020 may be the tenth of November or October the eleventh.
    """
    text = text.strip(" ,")
    for read in (_numbers, _named_stretch, _far_year):
        if found := read(text):
            return found
    return _tokens(text)


def _numbers(text: str) -> tuple[Partial, ...]:
    if found := _ISO.fullmatch(text):
        day = int(found[3]) if found[3] else None
        return (Partial(int(found[1]), int(found[2]), day),)
    if found := _MONTH_FIRST.fullmatch(text):
        return (Partial(int(found[2]), int(found[1])),)
    if found := _DAY_FIRST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        european, american = Partial(year, second, first), Partial(year, first, second)
        if second > 12:
            return (american,)
        one = found[2] == "." or first > 12 or first == second
        return (european,) if one else (european, american)
    return ()


def _named_stretch(text: str) -> tuple[Partial, ...]:
    if found := _QUARTER.fullmatch(text):
        year, number = found[2] or found[3], int(found[1] or found[4])
        if year is None:
            return ()
        return (_months(int(year), 3 * number - 2, 3 * number),)
    if found := _HALF.fullmatch(text):
        number = int(found[1] or found[4])
        return (_months(int(found[2] or found[3]), 6 * number - 5, 6 * number),)
    if found := _WEEK.fullmatch(text):
        return _week(int(found[1] or found[4]), int(found[2] or found[3]))
    if found := _DECADE.fullmatch(text.removeprefix("the ")):
        return (Partial(fixed=f"{found[1]}X"),)
    if (found := _CENTURY.fullmatch(text.removeprefix("the "))) and int(found[1]):
        return (Partial(fixed=f"{int(found[1]) - 1:02}XX"),)
    return ()


def _months(year: int, first: int, last: int) -> Partial:
    return Partial(fixed=f"{year:04}-{first:02}..{year:04}-{last:02}")


def week_of(day: float) -> tuple[float, float]:
    """Return the first and the last day of the week, Monday to Sunday, in which a day lies."""
    monday = day - (day + 3) % 7  # 1970-01-01 was a Thursday
    return monday, monday + 6


def _week(year: int, number: int) -> tuple[Partial, ...]:
    """Read a week of ISO 8601: the first one of a year holds its 4 January."""
    monday = week_of(day_of(year, 1, 4))[0] + 7 * (number - 1)
    # The last week holds the last 28 December.
    if not 1 <= number <= 53 or monday > day_of(year, 12, 28):
        return ()
    return (Partial(fixed=f"{day_text(monday)}..{day_text(monday + 6)}"),)


def _far_year(text: str) -> tuple[Partial, ...]:
    found = _LONG_YEAR.fullmatch(text)
    if not found:
        return ()
    number = int((found[1] or found[3]).replace(",", ""))
    if found[2] in BEFORE_CHRIST:
        # There is no year 0 in that count: 1 BCE is the year 0.
        return (Partial(1 - number),) if number else ()
    return (Partial(number),)


def _tokens(text: str) -> tuple[Partial, ...]:
    found: Partial | None = Partial() if _PLAIN.fullmatch(text) else None
    for token in _TOKEN.findall(_spelt(text)):
        if token in DROPPED or token in AFTER_CHRIST:
            continue
        found = _with(found, token) if found else None
    empty = found is None or replace(found, mark="") == Partial()
    return () if found is None or empty else (found,)


def _spelt(text: str) -> str:
    """Return a date with Chinese and Korean marks of month and year in a form read by words."""

    def plain(found: re.Match[str]) -> str:
        number, mark = found[1], found[2]
        if mark in "月월" and 1 <= int(number) <= 12:
            return f" {_MONTH_NAMES[int(number)]} "
        return f" {number} "

    return _ORDINAL.sub(r"\1", _CJK.sub(plain, text))


def _with(date: Partial, token: str) -> Partial | None:
    """Return a date with one more word or number, None where that makes no sense."""
    if token.isdecimal():
        return _with_number(date, token)
    if token in ABOUT or token in {"~", "?", "%"}:
        return None if date.mark else replace(date, mark=token if token in "~?%" else "~")
    if (month := MONTHS.get(token)) and date.month is None and date.season is None:
        return replace(date, month=month)
    if (season := SEASONS.get(token)) and date.month is None and date.season is None:
        return replace(date, season=season)
    return None


def _with_number(date: Partial, token: str) -> Partial | None:
    if len(token) == 4 and date.year is None:
        return replace(date, year=int(token))
    if len(token) <= 2 and date.day is None and date.season is None and 1 <= int(token) <= 31:
        return replace(date, day=int(token))
    return None
