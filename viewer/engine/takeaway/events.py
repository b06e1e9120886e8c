"""Events as a table for a file: one row an event, dates exact and in words, with all sources."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.event import CLOCK_WORDS
from viewer.engine.details.sheet import Words
from viewer.engine.takeaway.table import (
    CITATION_COLUMNS,
    Cell,
    Sheet,
    citation_cells,
    date_cells,
    in_a_row,
)
from viewer.engine.timeline.lanes import NO_STATUS, STATUS_WORDS
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Dating, Event

COLUMNS = (
    say(QT_TRANSLATE_NOOP("Words", "Event")),
    say(QT_TRANSLATE_NOOP("Words", "Status")),
    say(QT_TRANSLATE_NOOP("Words", "Credited to")),
    say(QT_TRANSLATE_NOOP("Words", "Category")),
    say(QT_TRANSLATE_NOOP("Words", "Happened")),
    say(QT_TRANSLATE_NOOP("Words", "Happened (EDTF)")),
    say(QT_TRANSLATE_NOOP("Words", "Happened, first possible day")),
    say(QT_TRANSLATE_NOOP("Words", "Happened, last possible day")),
    say(QT_TRANSLATE_NOOP("Words", "Reported")),
    say(QT_TRANSLATE_NOOP("Words", "Reported (EDTF)")),
    say(QT_TRANSLATE_NOOP("Words", "Reported, first possible day")),
    say(QT_TRANSLATE_NOOP("Words", "Reported, last possible day")),
    say(QT_TRANSLATE_NOOP("Words", "Other dates")),
    say(QT_TRANSLATE_NOOP("Words", "Summary")),
    say(QT_TRANSLATE_NOOP("Words", "Actors")),
    say(QT_TRANSLATE_NOOP("Words", "Places")),
    say(QT_TRANSLATE_NOOP("Words", "Tags")),
    say(QT_TRANSLATE_NOOP("Words", "From outside the main source")),
    *CITATION_COLUMNS,
    say(QT_TRANSLATE_NOOP("Words", "Note")),
    say(QT_TRANSLATE_NOOP("Words", "Id")),
)
YES = say(QT_TRANSLATE_NOOP("Words", "yes"))


def events_sheet(dataset: Dataset, positions: NDArray[np.int64]) -> Sheet:
    """Return the events at these positions, in the order given."""
    places = positions.tolist()
    return Sheet(COLUMNS, len(places), lambda number: _row(dataset, dataset.events[places[number]]))


def _row(dataset: Dataset, event: Event) -> tuple[Cell, ...]:
    labels = [dataset.categories[c].label for c in event.categories if c in dataset.categories]
    return (
        event.title,
        STATUS_WORDS[event.stance] if event.stance else NO_STATUS,
        _names(dataset, event.attributed_to),
        in_a_row(labels),
        *date_cells(event.occurred),
        *date_cells(event.reported),
        in_a_row([_dating(dataset, dating) for dating in event.datings]),
        event.summary,
        _names(dataset, event.actors),
        _names(dataset, event.places),
        in_a_row(event.tags),
        YES if event.context else None,
        *citation_cells(dataset, event.evidence),
        event.note,
        Clean(event.id),
    )


def _names(dataset: Dataset, ids: tuple[str, ...]) -> Words | None:
    return in_a_row([dataset.name_of(some_id) for some_id in ids])


def _dating(dataset: Dataset, dating: Dating) -> Words:
    told = say(
        QT_TRANSLATE_NOOP("Words", "{what}: {date}"),
        what=dating.label or CLOCK_WORDS[dating.clock],
        date=in_words(dating.date),
    )
    if dating.source is None:
        return told
    template = QT_TRANSLATE_NOOP("Words", "{what} ({source})")
    return say(template, what=told, source=dataset.name_of(dating.source))
