"""What divides before from after: an event, a phase or a date, as exactly as its date is known."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

from viewer.engine.details.sheet import Words
from viewer.model.edtf import EdtfDate, Kind
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

NO_DATE = say(QT_TRANSLATE_NOOP("Words", "It has no date, so nothing is before or after it."))
NO_START = say(
    QT_TRANSLATE_NOOP("Words", "When it began is not known, so nothing is surely before it.")
)
NO_LIMIT = say(
    QT_TRANSLATE_NOOP(
        "Words", "No later limit of its date is known, so nothing is surely after it."
    )
)


@dataclass(frozen=True, slots=True)
class Split:
    """Nothing that has time in common with ``earliest..latest`` belongs to either side.

    ``latest`` equals ``earliest`` for an exact instant. Of a phase the side after is the time
    during it, up to ``until``. ``about`` tells that the date is approximate, so that its limits
    are too.
    """

    earliest: float
    latest: float
    label: Words
    id: str = ""
    about: bool = False
    phase: bool = False
    until: float = inf

    def touches(self, start: float, end: float) -> bool:
        """Whether a time has any of the time in common that belongs to neither side."""
        return start < self.latest and end > self.earliest


def split_at(date: EdtfDate | None, label: Words, some_id: str = "") -> Split | Message:
    """Return what an event divides, or why it divides nothing.

    A moment divides at all the time in which it may have been. What lasted and is over belongs to
    neither side as a whole; what goes on, or may, divides where it began.
    """
    if date is None:
        return NO_DATE
    earliest, latest = date.earliest_start, date.latest_end
    if date.kind is Kind.INTERVAL and not isfinite(latest):
        latest = date.latest_start
    if not isfinite(earliest):
        return NO_START
    if not isfinite(latest):
        return NO_LIMIT
    return Split(earliest, latest, label, some_id, date.approximate)


def split_by_phase(during: EdtfDate, label: Words, some_id: str = "") -> Split | Message:
    """Return what divides the time before a phase from the time surely within it."""
    if not (isfinite(during.earliest_start) and isfinite(during.latest_start)):
        return NO_START
    return Split(
        during.earliest_start,
        during.latest_start,
        label,
        some_id,
        during.approximate,
        phase=True,
        until=max(during.earliest_end, during.latest_start),
    )
