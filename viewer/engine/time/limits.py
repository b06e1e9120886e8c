"""The limits of a view as two typed dates: from the start of one to the end of the other."""

from __future__ import annotations

from math import isinf

from viewer.engine.time.typed import Typed, TypedDateError, typed_dates
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.view import TimeRange, within_axis


def limits(first: str, last: str, near: float, whole: TimeRange | None) -> TimeRange:
    """Return the time from the start of ``first`` to the end of ``last``.

    Where one is empty, the other is the whole time: "summer 2020" covers its three months. Ends
    that are open reach as far as ``whole``. ``near`` is the instant whose year is meant where
    none is typed. Raises TypedDateError, with what to say, where no such time exists.
    """
    starts = typed_dates(first, near)[0] if first.strip() else None
    ends = typed_dates(last, near)[0] if last.strip() else None
    if starts is None or ends is None:
        only = starts or ends
        if only is None:
            template = QT_TRANSLATE_NOOP("Words", "Expected a date, such as Oct 2020.")
            raise TypedDateError(say(template))
        return only.time(whole)
    start, end = _edge(starts, whole, True), _edge(ends, whole, False)
    if start >= end:
        template = QT_TRANSLATE_NOOP(
            "Words", "{end} lies before {start}: expected the earlier date first."
        )
        raise TypedDateError(say(template, start=starts.words, end=ends.words))
    return within_axis(start, end)


def _edge(typed: Typed, whole: TimeRange | None, is_start: bool) -> float:
    edge = typed.start if is_start else typed.end
    if not isinf(edge):
        return edge
    if whole is None:
        template = QT_TRANSLATE_NOOP("Words", "Expected a date without an open end.")
        raise TypedDateError(say(template))
    return whole.start if is_start else whole.end
