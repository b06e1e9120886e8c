"""What a view asks to compare around: the selected events, or a date or phase that was typed."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.engine.details.sheet import Words
from viewer.engine.study.split import Split, split_at, split_by_phase
from viewer.engine.time.typed import typed_dates
from viewer.engine.timeline.drawn import drawn_date
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfError, Kind, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Clock
from viewer.model.view import Comparison, Datings, Window

SELECT = say(
    QT_TRANSLATE_NOOP("Words", "Select an event to see what each series did before and after it.")
)
TYPE_A_DATE = say(
    QT_TRANSLATE_NOOP("Words", "Type a date, or a stretch of time to compare with the time before.")
)
APART = ".."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared around; ``told`` says why nothing is where there is no ``split``.

    ``events`` are the ids of the events chosen, ``others`` what the rest of them divides.
    """

    title: Words | None = None
    when: Words | None = None
    split: Split | None = None
    others: tuple[Split, ...] = ()
    events: tuple[str, ...] = ()
    told: Message | None = None


def asked(
    dataset: Dataset,
    selection: tuple[str, ...],
    comparison: Comparison,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> Asked:
    """Return what is asked for: around the last of the selected events, unless a date was typed."""
    if comparison.window is Window.TYPED:
        return _typed(dataset, comparison.typed)
    events = [event for event in map(dataset.events.get, selection) if event is not None]
    if not events:
        return Asked(told=SELECT)
    *rest, event = events
    ids = tuple(one.id for one in events)
    splits = []
    for one in rest:
        date, _ = drawn_date(one, clock, datings)
        found = split_at(date, one.title, one.id)
        splits += [found] if isinstance(found, Split) else []
    date, _ = drawn_date(event, clock, datings)
    when: Words | None = in_words(date) if date is not None else None
    if rest:
        more = say_count(
            QT_TRANSLATE_NOOP("Words", "and {n} other event"),
            QT_TRANSLATE_NOOP("Words", "and {n} other events"),
            len(rest),
        )
        when = say("{a}, {b}", a=when, b=more) if when else more
    found = split_at(date, event.title, event.id)
    if isinstance(found, Message):
        return Asked(event.title, when, None, (), ids, found)
    return Asked(event.title, when, found, tuple(splits), ids)


def _typed(dataset: Dataset, text: str) -> Asked:
    if not text:
        return Asked(told=TYPE_A_DATE)
    try:
        date = parse(text)
    except EdtfError as fault:
        return Asked(told=fault.message)
    when = in_words(date)
    phase = next((one for one in dataset.phases if one.during.text == text), None)
    title: Words = phase.label if phase is not None else when
    lasted = date.kind is Kind.INTERVAL
    found = split_by_phase(date, title) if lasted else split_at(date, title)
    if isinstance(found, Message):
        return Asked(title, when, told=found)
    return Asked(title, when if phase is not None else None, found)


def as_edtf(text: str, near: float | None = None) -> str:
    """Return a date as people type it in EDTF; two of them are an interval.

    Raises TypedDateError for a text that is no date.
    """
    found = typed_dates(text, near)[0].text
    if found.startswith("[") or APART not in found or "/" in found:
        return found
    left, _, right = found.partition(APART)
    return f"{left or APART}/{right or APART}"
