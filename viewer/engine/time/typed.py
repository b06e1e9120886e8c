"""A date or a stretch of time as people type it, turned into a time on the axis.

Whatever is typed becomes the text of an EDTF date, or of two of them as ``a..b``, and is read as
such: so a typed date covers what the same date of a claim would, and can stand after ``date:``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import inf, isinf

from viewer.engine.query.fold import folded
from viewer.engine.time.typed_names import TO
from viewer.engine.time.typed_parts import Partial, day_text, readings_of, week_of
from viewer.model.calendar import civil
from viewer.model.clean import clean_line
from viewer.model.date_words import in_words, range_words
from viewer.model.edtf import EdtfDate, EdtfError, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import TimeRange, within_axis

LONGEST = 80
"""A longer text is no date that anybody types."""
_OPEN_START = re.compile(r"(?:since|from|starting|начиная \u0441|\u0441) (?P<date>.+)")
_OPEN_END = re.compile(r"(?:until|till|up to|through|до) (?P<date>.+)")
_AFTER = re.compile(r"(?:after|после) (?P<date>.+)")
_BEFORE = re.compile(r"before (?P<date>.+)")
_BETWEEN = re.compile(r"between (?P<left>.+) and (?P<right>.+)")
_WEEK_OF = re.compile(r"(?:the )?week (?:of|from) (?P<date>.+)")
_EDTF_ONLY = re.compile(r"(?=.*\d)[-0-9XYTZ:+?~%./\[\]]+")
_SHORT_END = re.compile(r"(\d{4})-(\d{2})")


class TypedDateError(ValueError):
    """A text that is no date: ``message`` says why, in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.english()


@dataclass(frozen=True, slots=True)
class Typed:
    """A time that was typed, ``[start, end)`` in days; an end may be infinite.

    ``text`` is EDTF, or two of it as ``a..b``, as ``date:`` takes it; ``words`` is how a reader
    would say it. ``guessed`` is true where no year was typed and the nearest one was taken.
    """

    text: str
    start: float
    end: float
    words: Message
    guessed: bool = False

    def time(self, whole: TimeRange | None = None) -> TimeRange:
        """Return the time to show; an open end reaches as far as ``whole`` does.

        Raises TypedDateError where an end is open and ``whole`` is None or ends before it.
        """
        start = whole.start if whole and isinf(self.start) else self.start
        end = whole.end if whole and isinf(self.end) else self.end
        if isinf(start) or isinf(end) or start >= end:
            template = QT_TRANSLATE_NOOP("Words", "Nothing of this dataset lies {time}.")
            raise TypedDateError(say(template, time=self.words))
        return within_axis(start, end)


def typed_range(text: str, near: float | None = None) -> TimeRange:
    """Return the time that a typed date covers; of two meanings the likelier one.

    Raises TypedDateError, as `typed_dates` does, and where an end is open.
    """
    return typed_dates(text, near)[0].time()


def typed_dates(text: str, near: float | None = None) -> tuple[Typed, ...]:
    """Return what a typed date or stretch of time may mean, the likeliest first.

    Takes EDTF and everyday forms in several languages, in any precision. ``near`` is the
    instant whose year is nearest to the reader where none is typed. Raises TypedDateError where
    the text means nothing.
    """
    if not text.strip():
        template = QT_TRANSLATE_NOOP("Words", "Expected a date, such as Oct 2020.")
        raise TypedDateError(say(template))
    if len(text) > LONGEST:
        raise TypedDateError(_no_date(text))
    found: list[Typed] = []
    fault: TypedDateError | None = None
    for candidate in _candidates(text.strip(), near):
        try:
            typed = _read(*candidate)
        except TypedDateError as error:
            fault = fault or error
            continue
        if typed not in found:
            found.append(typed)
    if found:
        return tuple(found)
    raise fault or TypedDateError(_why_not(text, near))


def _candidates(text: str, near: float | None) -> list[tuple[str, bool]]:
    """Return texts of periods that may be meant, and whether a year was guessed in them."""
    plain = folded(text).replace("\u301c", "-").replace("~ ", "- ")
    candidates = [(text.upper(), False)] if _EDTF_ONLY.fullmatch(text.upper()) else []
    # 2020-21 is a season in EDTF, but mostly meant as two years.
    if found := _SHORT_END.fullmatch(text):
        years = f"{found[1]}..{found[1][:2]}{found[2]}"
        candidates.append((years, False))
    candidates += _of_words(plain, near)
    return candidates


def _of_words(text: str, near: float | None) -> list[tuple[str, bool]]:
    if found := _WEEK_OF.fullmatch(text):
        days = [_as_week(*one) for one in _of_words(found["date"], near)]
        if days:
            return days
    for pattern, form in (
        (_AFTER, _after), (_BEFORE, _before),
        (_OPEN_START, "{}..".format), (_OPEN_END, "..{}".format),
    ):  # fmt: skip
        if (found := pattern.fullmatch(text)) and (inner := _single(found["date"], near)):
            return [(form(one), guessed) for one, guessed in inner]
    if found := _BETWEEN.fullmatch(text):
        return _range(found["left"], found["right"], near)
    if single := _single(text, near):
        return single
    for left, right in _splits(text.removeprefix("from ")):
        if made := _range(left, right, near):
            return made
    return []


def _splits(text: str) -> list[tuple[str, str]]:
    """Return the ways to cut a text at a hyphen or at a word such as "to"."""
    found: list[tuple[str, str]] = []
    for mark in ("..", *(f" {word} " for word in TO), " - ", "至", "到", "-"):
        at = text.find(mark)
        while at > 0:
            found.append((text[:at], text[at + len(mark) :]))
            at = text.find(mark, at + 1)
    return [(left, right) for left, right in found if left.strip() and right.strip()]


def _single(text: str, near: float | None) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for part in readings_of(text):
        whole = _with_year(part, near)
        if whole.is_complete:
            found.append((whole.edtf(), whole != part))
    return found


def _range(left: str, right: str, near: float | None) -> list[tuple[str, bool]]:
    made: list[tuple[str, bool]] = []
    for first, last in zip(readings_of(left), readings_of(right), strict=False):
        if first.year is not None and last == Partial(day=last.day):
            # 1914-18, but 19 Oct 2020 to 25.
            later = first.year // 100 * 100 + (last.day or 0)
            last = Partial(year=later) if first.month is None else replace(first, day=last.day)
        start, end = first.filled(last), last.filled(first)
        whole = _with_year(end, near)
        guessed = whole != end
        start, end = (replace(start, year=whole.year) if guessed else start), whole
        if first.year is None and (first.month or first.season):
            start = _a_year_earlier(start, end)
        try:
            made.append((f"{_edge(start, 0)}..{_edge(end, -1)}", guessed))
        except ValueError:
            continue
    return made


def _edge(date: Partial, which: int) -> str:
    return date.edtf().split("..")[which]


def _a_year_earlier(start: Partial, end: Partial) -> Partial:
    """November to February 2021 begins in 2020."""
    if start.fixed or start.year is None or end.year is None:
        return start
    months = [date.month or (date.season or 0) * 3 - 60 for date in (start, end)]
    later = (months[0], start.day or 0) > (months[1], end.day or 31)
    return replace(start, year=end.year - 1) if later and min(months) > 0 else start


def _with_year(date: Partial, near: float | None) -> Partial:
    """Return a date without a year in the year in which it lies nearest to an instant."""
    if not date.lacks_year or near is None:
        return date
    middle = civil(near)[0]
    candidates = [replace(date, year=middle + step) for step in (0, -1, 1)]
    return min(candidates, key=lambda one: abs(_start_of(one) - near))


def _start_of(date: Partial) -> float:
    try:
        return parse(date.edtf()).earliest_start
    except (EdtfError, ValueError):
        return inf


def _after(text: str) -> str:
    end = _dates(text)[1].latest_end
    return f"{day_text(end)}.."


def _before(text: str) -> str:
    start = _dates(text)[0].earliest_start
    return f"..{day_text(start - 1)}"


def _as_week(text: str, guessed: bool) -> tuple[str, bool]:
    first, last = _dates(text)
    start, end = first.earliest_start, last.latest_end
    if ".." in text or end - start != 1.0:
        return text, guessed
    monday, sunday = week_of(start)
    return f"{day_text(monday)}..{day_text(sunday)}", guessed


def _dates(text: str) -> tuple[EdtfDate, EdtfDate]:
    left, dots, right = text.partition("..")
    try:
        return parse(left), parse(right if dots else left)
    except EdtfError as fault:
        raise _refused(text, fault) from fault


def _read(text: str, guessed: bool) -> Typed:
    """Read the text of one date, or of two with dots between them."""
    if ".." not in text or "/" in text or text.startswith("["):
        try:
            date = parse(text)
        except EdtfError as fault:
            raise _refused(text, fault) from fault
        return Typed(text, *date.period, in_words(date), guessed)
    left, _, right = text.partition("..")
    try:
        start = parse(left).earliest_start if left else -inf
        end = parse(right).latest_end if right else inf
    except EdtfError as fault:
        raise _refused(text, fault) from fault
    if isinf(start) and isinf(end):
        raise TypedDateError(_no_date(text))
    if start >= end:
        template = QT_TRANSLATE_NOOP(
            "Words", "{end} lies before {start}: expected the earlier date first."
        )
        raise TypedDateError(say(template, start=left, end=right))
    return Typed(text, start, end, _range_words(left, right, start, end), guessed)


def _range_words(left: str, right: str, start: float, end: float) -> Message:
    if not right:
        return in_words(parse(f"{left}/.."))
    if not left:
        return in_words(parse(f"/{right}"), short=True)
    return range_words(start, end)


def _refused(text: str, fault: EdtfError) -> TypedDateError:
    template = QT_TRANSLATE_NOOP("Words", "This is no date: {why}.")
    return TypedDateError(say(template, why=fault.message))


def _why_not(text: str, near: float | None) -> Message:
    if near is not None or not _of_words(folded(text), 0.0):
        return _no_date(text)
    template = QT_TRANSLATE_NOOP(
        "Words", 'A year is missing in "{found}": expected one, as in {as_in}.'
    )
    return say(template, found=str(clean_line(text)), as_in=str(clean_line(f"{text.strip()} 2020")))


def _no_date(text: str) -> Message:
    template = QT_TRANSLATE_NOOP(
        "Words",
        '"{found}" is no date: expected one such as 2020, Oct 2020, 19-25 Oct 2020, '
        "summer 2020 or 2020-10-26.",
    )
    return say(template, found=str(clean_line(text[:40])))
