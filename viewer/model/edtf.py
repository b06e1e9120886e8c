"""Dates that know how exactly they are known: EDTF levels 0 and 1, and the sets [a..b].

Every date gives four bounds, in days on the axis of time (`viewer.model.calendar`), the upper
ones exclusive: earliest and latest start, earliest and latest end. What they mean:

==================  ===========================================================================
2020-10             a moment, known to lie in that month: start and end both range over it
2010/2021           it lasted: began some time in 2010, ended some time in 2021
2020/2020           it lasted the whole of 2020 (both ends name the very same period)
2020-03-05/...      an end of day precision or finer is exact: from the start of that day, or
                    to the end of it
2010/..  ../2010    no limit on that side: both bounds of that end are infinite
2010/    /2010      that end is not known: it may lie anywhere up to (or from) the known one
[1950..1953]        a moment within these bounds, the bounds themselves included
[..1953]  [1950..]  a moment with one bound known
==================  ===========================================================================

Level 1 keeps times of day out of intervals; here they are let in, because what lasts from 9 to
12 o'clock has no other way to be written. Level 2 is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import inf

from viewer.model.edtf_faults import EdtfError, explain, quoted
from viewer.model.edtf_parts import Part, Precision, read_part
from viewer.model.message import QT_TRANSLATE_NOOP, say

__all__ = ["EdtfDate", "EdtfError", "End", "Kind", "Part", "Precision", "parse"]

LONGEST = 64
"""No date of these forms has more characters; a longer text is refused unread."""


class Kind(Enum):
    """A moment known to a precision, a stretch that lasted, or a moment within bounds."""

    MOMENT = "moment"
    INTERVAL = "interval"
    SET = "set"


class End(Enum):
    """What is known of an end. OPEN goes on without limit; UNKNOWN has one that nobody gives."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as it was written, and the four bounds that it gives.

    ``precision`` is that of the finer end, or of the only one. ``start_part`` and ``end_part``
    are the dates at both ends as written, None where none is; a moment has the same at both.
    A set without a bound has End.UNKNOWN there.
    """

    text: str
    kind: Kind
    precision: Precision
    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float
    start: End
    end: End
    start_part: Part | None
    end_part: Part | None

    def __str__(self) -> str:
        return self.text

    @property
    def approximate(self) -> bool:
        """Whether either end is marked as about then (``~`` or ``%``)."""
        return self.start_approximate or self.end_approximate

    @property
    def uncertain(self) -> bool:
        """Whether either end is marked as doubtful (``?`` or ``%``)."""
        return self.start_uncertain or self.end_uncertain

    @property
    def start_approximate(self) -> bool:
        """Whether the start is marked as about then."""
        return self.start_part is not None and self.start_part.approximate

    @property
    def start_uncertain(self) -> bool:
        """Whether the start is marked as doubtful."""
        return self.start_part is not None and self.start_part.uncertain

    @property
    def end_approximate(self) -> bool:
        """Whether the end is marked as about then."""
        return self.end_part is not None and self.end_part.approximate

    @property
    def end_uncertain(self) -> bool:
        """Whether the end is marked as doubtful."""
        return self.end_part is not None and self.end_part.uncertain

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Earliest start, latest start, earliest end, latest end."""
        return self.earliest_start, self.latest_start, self.earliest_end, self.latest_end

    @property
    def core(self) -> tuple[float, float] | None:
        """What surely lasted, ``[start, end)``: only an interval can have one.

        (A moment or set may start as late as it may end, so its bounds never leave a core.) The
        bounds are taken as written: where an end is approximate or uncertain, so is the core
        at that side.
        """
        if self.latest_start < self.earliest_end:
            return self.latest_start, self.earliest_end
        return None

    @property
    def period(self) -> tuple[float, float]:
        """Everything that the date may cover, ``[start, end)``; claims and series use this."""
        return self.earliest_start, self.latest_end


def parse(text: str) -> EdtfDate:
    """Read one EDTF date. Raises EdtfError for every text that is none."""
    if len(text) > LONGEST:
        template = QT_TRANSLATE_NOOP(
            "Words", "a date of {count} characters; expected at most {most}"
        )
        raise EdtfError(say(template, count=len(text), most=LONGEST), LONGEST)
    if "/" in text:
        return _interval(text)
    if text[:1] == "[":
        return _set(text)
    if not text:
        template = QT_TRANSLATE_NOOP(
            "Words", "an empty text is no date; expected a form such as 2020, or none at all"
        )
        raise EdtfError(say(template), 0)
    part = read_part(text)
    low, high, precision = part[:3]
    known = End.KNOWN
    return EdtfDate(text, Kind.MOMENT, precision, low, high, low, high, known, known, part, part)


def _interval(text: str) -> EdtfDate:
    left, _, right = text.partition("/")
    at = len(left) + 1
    if "/" in right:
        template = QT_TRANSLATE_NOOP("Words", "a second slash stands here; expected one at most")
        raise EdtfError(say(template), at + right.index("/"))
    start, start_part = _end(left, 0)
    end, end_part = _end(right, at)
    if start_part and end_part:
        if end_part.high <= start_part.low:
            template = QT_TRANSLATE_NOOP(
                "Words", "the end {end} lies before the start {start}; expected the earlier first"
            )
            raise EdtfError(say(template, start=quoted(left), end=quoted(right)), at)
        bounds = _between(start_part, end_part)
        precision = max(start_part.precision, end_part.precision)
    elif start_part:
        low, latest = start_part.low, _latest_start(start_part)
        bounds = (low, latest, inf if end is End.OPEN else low, inf)
        precision = start_part.precision
    elif end_part:
        high, earliest = end_part.high, _earliest_end(end_part)
        bounds = (-inf, -inf if start is End.OPEN else high, earliest, high)
        precision = end_part.precision
    else:
        template = QT_TRANSLATE_NOOP("Words", "no date stands at either side of the slash")
        raise EdtfError(say(template), 0)
    return EdtfDate(text, Kind.INTERVAL, precision, *bounds, start, end, start_part, end_part)


def _end(text: str, at: int) -> tuple[End, Part | None]:
    if not text:
        return End.UNKNOWN, None
    if text == "..":
        return End.OPEN, None
    return End.KNOWN, read_part(text, at)


def _latest_start(part: Part) -> float:
    """A day that starts an interval starts it with its first instant."""
    return part.low if part.precision >= Precision.DAY else part.high


def _earliest_end(part: Part) -> float:
    return part.high if part.precision >= Precision.DAY else part.low


def _between(start: Part, end: Part) -> tuple[float, float, float, float]:
    """Return the four bounds of an interval of which both ends are written.

    Where the ends overlap (2020-06/2020) each bound is cut to what the other end allows.
    """
    low, high = start.low, end.high
    same = (start.low, start.high) == (end.low, end.high)
    if same and start.unspecified is None and end.unspecified is None:
        return low, low, high, high
    return low, min(_latest_start(start), high), max(_earliest_end(end), low), high


def _set(text: str) -> EdtfDate:
    if not text.endswith("]"):
        template = QT_TRANSLATE_NOOP("Words", "a set is not closed; expected ] at its end")
        raise EdtfError(say(template), len(text))
    left, dots, right = text[1:-1].partition("..")
    if not dots or "," in text or not (left or right):
        template = QT_TRANSLATE_NOOP(
            "Words", "{found} is no set; expected [1950..1953], [..1953] or [1950..]"
        )
        raise EdtfError(say(template, found=quoted(text)), 0)
    at = len(left) + 3
    if right.startswith("."):
        raise explain(right, at)
    start = read_part(left, 1) if left else None
    end = read_part(right, at) if right else None
    low = start.low if start else -inf
    high = end.high if end else inf
    if high <= low:
        template = QT_TRANSLATE_NOOP(
            "Words", "the bound {end} lies before {start}; expected the earlier one first"
        )
        raise EdtfError(say(template, start=quoted(left), end=quoted(right)), at)
    return EdtfDate(
        text,
        Kind.SET,
        max(part.precision for part in (start, end) if part),
        low,
        high,
        low,
        high,
        End.KNOWN if start else End.UNKNOWN,
        End.KNOWN if end else End.UNKNOWN,
        start,
        end,
    )
