"""When an event was, in words: the same everywhere that it is named.

It is the date that the mark stands at, by the clock and the sources that are chosen; where the
other clock is known too and says another time, that follows: "24 Oct 2020 (reported 29 Oct)".
"""

from __future__ import annotations

from viewer.engine.timeline.drawn import date_on, drawn_date
from viewer.model.date_names import within_year
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate, Kind, Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Clock, Event
from viewer.model.view import Datings

NO_DATE = say(QT_TRANSLATE_NOOP("Words", "no date"))
ON_CLOCK = {
    Clock.OCCURRED: QT_TRANSLATE_NOOP("Words", "happened {date}"),
    Clock.REPORTED: QT_TRANSLATE_NOOP("Words", "reported {date}"),
}
_IN_A_YEAR = frozenset({Precision.MONTH, Precision.DAY})


def drawn_words(event: Event, clock: Clock, datings: Datings) -> Message | None:
    """Return when an event is drawn, short, with its clock where that is not the chosen one."""
    date, of = drawn_date(event, clock, datings)
    if date is None:
        return None
    said = in_words(date, short=True)
    return said if of is clock else say(ON_CLOCK[of], date=said)


def other_words(event: Event, clock: Clock, datings: Datings) -> Message | None:
    """Return what the other clock says, where both are known and differ: "reported 29 Oct"."""
    date, of = drawn_date(event, clock, datings)
    other = Clock.REPORTED if of is Clock.OCCURRED else Clock.OCCURRED
    second = date_on(event, other, datings)
    if date is None or second is None or of is not clock or not _apart(date, second):
        return None
    return say(ON_CLOCK[other], date=_beside(second, date))


def when_words(event: Event, clock: Clock, datings: Datings) -> Message:
    """Return when an event is drawn, and after it what the other clock says."""
    date = drawn_words(event, clock, datings)
    if date is None:
        return NO_DATE
    other = other_words(event, clock, datings)
    return date if other is None else say("{date} ({other})", date=date, other=other)


def _apart(date: EdtfDate, other: EdtfDate) -> bool:
    """Whether two dates have no instant in common."""
    return other.latest_end <= date.earliest_start or date.latest_end <= other.earliest_start


def _beside(date: EdtfDate, first: EdtfDate) -> Message:
    """Return a date without its year where that has just been said."""
    part, before = date.start_part, first.end_part
    plain = date.kind is Kind.MOMENT and not (date.approximate or date.uncertain)
    if plain and part is not None and part.precision in _IN_A_YEAR and not part.unspecified:
        same = before is not None and before.year == part.year
        if same and first.kind is Kind.MOMENT and before is not None and not before.season:
            return within_year(part, short=True)
    return in_words(date, short=True)
