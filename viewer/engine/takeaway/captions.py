"""What stands beside a picture so that it can be understood alone: what it shows, and from whom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.sheet import Words
from viewer.engine.query.captions import caption
from viewer.engine.query.error import QueryError
from viewer.engine.query.facts import Facts
from viewer.engine.query.parse import parse_query
from viewer.model.dataset import Dataset
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Clock
from viewer.model.view import Datings, Filter, ViewState


def what_is_shown(view: ViewState, in_view: int, count: int, facts: Facts) -> tuple[Message, ...]:
    """Return time, number of events, filter and choice of dates, each a phrase.

    ``in_view`` of ``count`` events are in the picture.
    """
    parts = [
        range_words(view.time.start, view.time.end),
        say_count(
            QT_TRANSLATE_NOOP("Words", "{n} event of {all}"),
            QT_TRANSLATE_NOOP("Words", "{n} events of {all}"),
            in_view,
            all=f"{count:,}",
        ),
    ]
    if (filtered := filter_words(view.filter, facts)) is not None:
        template = QT_TRANSLATE_NOOP("Words", "filtered by {filter}")
        parts.append(say(template, filter=filtered))
    if not view.filter.uncertain:
        parts.append(say(QT_TRANSLATE_NOOP("Words", "without uncertain dates")))
    if view.clock is Clock.REPORTED:
        parts.append(say(QT_TRANSLATE_NOOP("Words", "placed where they were reported")))
    if view.datings is Datings.MAIN:
        parts.append(say(QT_TRANSLATE_NOOP("Words", "dates of the main source only")))
    return tuple(parts)


def filter_words(wanted: Filter, facts: Facts) -> Message | None:
    """Return a filter in words, None where there is none or it can't be understood."""
    if not wanted.query.strip():
        return None
    try:
        return caption(parse_query(wanted.query).root, facts)
    except QueryError:
        return None


def event_sources(dataset: Dataset, positions: NDArray[np.int64]) -> Message | None:
    """Say from whom the events at these positions come: the source of most, and how many others."""
    sources = dataset.events.columns.sources
    among = np.zeros(len(sources), bool)
    among[positions] = True
    tally = zip(sources.keys, sources.tally(among).tolist(), strict=True)
    counted = {source: count for source, count in tally if count}
    if not counted:
        return None
    first = max(counted, key=lambda source: (counted[source], _is_main(dataset, source)))
    named = _named(dataset, first)
    others = len(counted) - 1
    if not others:
        return say(QT_TRANSLATE_NOOP("Words", "Events: {source}"), source=named)
    return say_count(
        QT_TRANSLATE_NOOP("Words", "Events: {source}, and {n} other source"),
        QT_TRANSLATE_NOOP("Words", "Events: {source}, and {n} other sources"),
        others,
        source=_message(named),
    )


def _is_main(dataset: Dataset, source_id: str) -> bool:
    source = dataset.sources.get(source_id)
    return source is not None and source.main


def _named(dataset: Dataset, source_id: str) -> Words:
    source = dataset.sources.get(source_id)
    if source is None or source.publisher is None or source.publisher in source.title:
        return dataset.name_of(source_id)
    template = QT_TRANSLATE_NOOP("Words", "{title}, {publisher}")
    return say(template, title=source.title, publisher=source.publisher)


def _message(text: Words) -> Message:
    return text if isinstance(text, Message) else say("{a}", a=text)
