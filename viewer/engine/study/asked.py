"""What a view asks to compare around: the selected events, or a date or phase that was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from viewer.engine.details.sheet import Words
from viewer.engine.study.split import Split, split_at, split_by_phase
from viewer.engine.time.typed import typed_dates
from viewer.engine.timeline.drawn import drawn_date
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfError, Kind, parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Clock, Event
from viewer.model.view import Comparison, Datings, Window

SELECT = say(
    QT_TRANSLATE_NOOP("Words", "Select an event to see what each series did before and after it.")
)
NO_EVENTS = say(
    QT_TRANSLATE_NOOP(
        "Words",
        "There are no events here. Choose “Before and after a date” above, and type what divides"
        " before from after.",
    )
)
TYPE_A_DATE = say(
    QT_TRANSLATE_NOOP("Words", "Type a date, or a stretch of time to compare with the time before.")
)
APART = ".."


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of several events: what it divides, or why it divides nothing."""

    id: str
    title: Clean
    split: Split | Message


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared around: one ``split``, or ``several`` events in order of time.

    ``told`` says why nothing is where there is neither.
    """

    title: Words | None = None
    when: Words | None = None
    split: Split | None = None
    several: tuple[Chosen, ...] = ()
    told: Message | None = None


def asked(
    dataset: Dataset,
    selection: tuple[str, ...],
    comparison: Comparison,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> Asked:
    """Return what is asked for: around the selected events, unless a date was typed."""
    if comparison.window is Window.TYPED:
        return _typed(dataset, comparison.typed)
    events = [event for event in map(dataset.events.get, selection) if event is not None]
    if not events:
        return Asked(told=NO_EVENTS if dataset.series and not len(dataset.events) else SELECT)
    if len(events) > 1:
        return _several(events, clock, datings)
    event = events[0]
    date, _ = drawn_date(event, clock, datings)
    when = in_words(date) if date is not None else None
    found = split_at(date, event.title, event.id)
    if isinstance(found, Message):
        return Asked(event.title, when, told=found)
    return Asked(event.title, when, found)


def _several(events: Sequence[Event], clock: Clock, datings: Datings) -> Asked:
    chosen = []
    for one in events:
        date, _ = drawn_date(one, clock, datings)
        chosen.append(Chosen(one.id, one.title, split_at(date, one.title, one.id)))
    chosen.sort(key=lambda one: one.split.earliest if isinstance(one.split, Split) else inf)
    title = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} event"), QT_TRANSLATE_NOOP("Words", "{n} events"),
        len(chosen),
    )  # fmt: skip
    return Asked(title, several=tuple(chosen))


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
