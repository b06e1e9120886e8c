"""What a query found, as rows and as lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite
from typing import TypedDict

import numpy as np

from viewer.engine.query.facts import Facts
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.engine.timeline.drawn import drawn_date
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Clock, Direction, Event
from viewer.model.view import Datings

# "from" is a keyword, so this one is made by the call.
Way = TypedDict("Way", {"kinds": list[str], "from": str | None, "to": str | None})


class Row(TypedDict):
    """One event found. Dates are EDTF texts; ``best`` and ``best_reported`` are what all
    sources together make of ``occurred`` and ``reported``, where that differs; actors and the
    like are ids."""

    id: str
    title: str
    occurred: str | None
    reported: str | None
    best: str | None
    best_reported: str | None
    status: str | None
    categories: list[str]
    context: bool
    direction: Way | None
    attributed_to: list[str]
    actors: list[str]
    places: list[str]
    sources: list[str]
    tags: list[str]


def report(dataset: Dataset, query_text: str) -> list[Row]:
    """Return the events that a query finds, by time, undated ones last.

    Raises QueryError where the text is no query. The order is that of the marks with all
    sources heard; what has no start that anybody knows stands at its first known bound.
    """
    query, facts = parse_query(query_text), Facts(dataset)
    facts.said.read(facts.said.unread(query))
    found = matching(query, facts)
    events = [dataset.events.brief(at) for at in np.flatnonzero(found).tolist()]
    return [_row(event) for event in sorted(events, key=_moment)]


def lines(rows: Sequence[Row]) -> list[str]:
    """Return one line of text for each row: when, status, title and id, in columns."""
    cells = [(_when(row), row["status"] or "-") for row in rows]
    when_width = max((len(when) for when, _ in cells), default=0)
    status_width = max((len(status) for _, status in cells), default=0)
    return [
        f"{when:<{when_width}}  {status:<{status_width}}  {_named(row)}"
        for row, (when, status) in zip(rows, cells, strict=True)
    ]


def _row(event: Event) -> Row:
    said = [evidence.source for evidence in event.evidence]
    said.extend(dating.source for dating in event.datings)
    return Row(
        id=event.id,
        title=str(event.title),
        occurred=_text(event.occurred),
        reported=_text(event.reported),
        best=_other(event, Clock.OCCURRED, event.occurred),
        best_reported=_other(event, Clock.REPORTED, event.reported),
        status=event.stance.value if event.stance else None,
        categories=list(event.categories),
        context=event.context,
        direction=_way(event.direction),
        attributed_to=list(event.attributed_to),
        actors=list(event.actors),
        places=list(event.places),
        sources=list(dict.fromkeys(source for source in said if source)),
        tags=[str(tag) for tag in event.tags],
    )


def _text(date: EdtfDate | None) -> str | None:
    return date.text if date else None


def _other(event: Event, clock: Clock, main: EdtfDate | None) -> str | None:
    best = event.best_dating(clock)
    return best.date.text if best and best.date != main else None


def _way(direction: Direction | None) -> Way | None:
    if direction is None:
        return None
    return {
        "kinds": list(direction.kinds),
        "from": direction.from_actor,
        "to": direction.to_actor,
    }


def _moment(event: Event) -> tuple[float, float]:
    date, _ = drawn_date(event, Clock.OCCURRED, Datings.ALL)
    if date is None:
        return inf, inf
    finite = [bound for bound in date.bounds if isfinite(bound)]
    return finite[0], date.latest_end


def _when(row: Row) -> str:
    """Say when it happened, or where nobody says that, when it was reported."""
    main = row["occurred"] or _reported(row["reported"])
    best = row["best"] or (None if row["occurred"] else _reported(row["best_reported"]))
    main = main or say(QT_TRANSLATE_NOOP("Words", "no date")).english()
    if best is None:
        return main
    template = QT_TRANSLATE_NOOP("Words", "{date} (all sources: {best})")
    return say(template, date=main, best=best).english()


def _reported(date: str | None) -> str | None:
    if date is None:
        return None
    return say(QT_TRANSLATE_NOOP("Words", "reported {date}"), date=date).english()


def _named(row: Row) -> str:
    args = {"title": row["title"], "id": row["id"]}
    if row["context"]:
        return say(QT_TRANSLATE_NOOP("Words", "{title}  [{id}, context]"), **args).english()
    return say(QT_TRANSLATE_NOOP("Words", "{title}  [{id}]"), **args).english()
