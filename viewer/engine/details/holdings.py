"""What a dataset holds, for a reader who has selected nothing yet."""

from __future__ import annotations

import numpy as np

from viewer.engine.details.event import STATUS_SPOKEN
from viewer.engine.details.sheet import Block, Fact, Section, Words, in_parts
from viewer.engine.query.heaviest import heaviest
from viewer.engine.timeline.drawn import drawn_date
from viewer.engine.timeline.when import drawn_words, other_words
from viewer.model.dataset import Dataset
from viewer.model.event_columns import STANCES
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Clock, Event, Stance
from viewer.model.view import Datings

FIRST = 6
"""So many of the most important events are named to begin with."""
UNDATED = say(QT_TRANSLATE_NOOP("Words", "undated"))
UNREMARKABLE = 0.5
"""The importance of an event of which the file says nothing."""


def holdings_blocks(
    dataset: Dataset, clock: Clock = Clock.OCCURRED, datings: Datings = Datings.ALL
) -> list[Block]:
    """Return the most important events of a dataset as links, and how much of what it holds."""
    facts = [
        Fact(say(QT_TRANSLATE_NOOP("Words", "Events")), *_events(dataset)),
        Fact(say(QT_TRANSLATE_NOOP("Words", "Figures")), *_figures(dataset)),
        Fact(say(QT_TRANSLATE_NOOP("Words", "Sources")), *_sources(dataset)),
    ]
    blocks: list[Block] = []
    if first := _first(dataset, clock, datings):
        blocks.append(Section(say(QT_TRANSLATE_NOOP("Words", "To begin with"))))
        blocks += [
            Fact(
                drawn_words(event, clock, datings) or UNDATED, event.title,
                other_words(event, clock, datings), event.id,
            )
            for event in first
        ]  # fmt: skip
    blocks += [Section(say(QT_TRANSLATE_NOOP("Words", "What it holds"))), *facts]
    if dataset.license:
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Licence")), dataset.license))
    return blocks


def _events(dataset: Dataset) -> tuple[Message, Words | None]:
    count = len(dataset.events)
    told = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} event"), QT_TRANSLATE_NOOP("Words", "{n} events"), count
    )
    order: list[Stance | None] = [*Stance, None]
    columns = dataset.events.columns
    counts = np.bincount(columns.stance, minlength=len(STANCES)).tolist()
    kinds = {stance: n for stance in order if (n := counts[STANCES.index(stance)])}
    statuses = [
        say("{n} {status}", n=f"{kinds[stance]:,}", status=STATUS_SPOKEN[stance])
        for stance in sorted(kinds, key=lambda stance: (-kinds[stance], order.index(stance)))
    ]
    joined = in_parts(*statuses) if len(kinds) > 1 or None not in kinds else None
    outside = int(columns.context.sum())
    if outside and outside < count:
        more = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} from outside the main source"),
            QT_TRANSLATE_NOOP("Words", "{n} from outside the main source"),
            outside,
        )
        told = say("{a} · {b}", a=told, b=more)
    return told, joined


def _figures(dataset: Dataset) -> tuple[Message, Message | None]:
    stated = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} statement"),
        QT_TRANSLATE_NOOP("Words", "{n} statements"),
        len(dataset.claims),
    )
    filled = [series for series in dataset.series.values() if series.observations]
    values = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} value in series"),
        QT_TRANSLATE_NOOP("Words", "{n} values in series"),
        sum(len(series.observations) for series in filled),
    )
    runs = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} series"), QT_TRANSLATE_NOOP("Words", "{n} series"),
        len(filled),
    )  # fmt: skip
    return say("{a} · {b}", a=stated, b=values), runs if filled else None


def _sources(dataset: Dataset) -> tuple[Message, Message | None]:
    count = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} source"),
        QT_TRANSLATE_NOOP("Words", "{n} sources"),
        len(dataset.sources),
    )
    main = dataset.main_source
    if main is None:
        return count, None
    return count, say(QT_TRANSLATE_NOOP("Words", "the main one: {title}"), title=main.title)


def _first(dataset: Dataset, clock: Clock, datings: Datings) -> list[Event]:
    """Return the events that the file itself calls important, in the order of their dates."""
    weights = dataset.events.columns.importance
    marked = np.flatnonzero(weights > UNREMARKABLE)
    best = [dataset.events.brief(at) for at in heaviest(marked, weights, FIRST)]

    def begins(event: Event) -> float:
        date, _ = drawn_date(event, clock, datings)
        return date.bounds[0] if date is not None else float("inf")

    return sorted(best, key=begins)
