"""The events in view as a table."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.sheet import in_parts
from viewer.engine.lists.cited import cited, publisher
from viewer.engine.lists.table import (
    NOTHING,
    Column,
    EventMark,
    Keys,
    Kind,
    MadeRows,
    Row,
    Table,
    Words,
    ranks,
)
from viewer.engine.lists.text_ranks import FEW, key_ranks, text_ranks
from viewer.engine.timeline.drawn import Drawn, draw
from viewer.engine.timeline.lanes import NO_STATUS, STATUS_WORDS
from viewer.engine.timeline.when import NO_DATE, drawn_words, other_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.records import Clock, Event
from viewer.model.view import Datings, TimeRange

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

COLUMNS = (
    Column("date", say(QT_TRANSLATE_NOOP("Words", "Date")), Kind.DATE),
    Column("status", say(QT_TRANSLATE_NOOP("Words", "Status")), Kind.MARK),
    Column("title", say(QT_TRANSLATE_NOOP("Words", "Event"))),
    Column("category", say(QT_TRANSLATE_NOOP("Words", "Category")), main=False),
    Column("credited", say(QT_TRANSLATE_NOOP("Words", "Credited to")), main=False),
    Column("source", say(QT_TRANSLATE_NOOP("Words", "Source")), main=False),
    Column("citation", say(QT_TRANSLATE_NOOP("Words", "Citation")), main=False, copied=True),
)


def in_view(drawn: Drawn, time: TimeRange) -> Bools:
    """Return which events may have an instant in a time range; undated ones have none."""
    return (drawn.bounds[:, 0] < time.end) & (drawn.bounds[:, 3] > time.start)


class EventList:
    """The events of a dataset as one clock dates them; sort keys are worked out once."""

    def __init__(self, dataset: Dataset, drawn: Drawn, clock: Clock, datings: Datings) -> None:
        self.dataset, self.drawn = dataset, drawn
        self._clock, self._datings = clock, datings
        self._keys: dict[str, Keys] = {}
        self._by_time: Ints | None = None

    def positions(self, shown: Bools, time: TimeRange | None) -> Ints:
        """Return the shown events that are in view (None: of any time) by time, undated last."""
        if self._by_time is None:
            first = np.nan_to_num(self.drawn.first(), nan=np.inf)
            self._by_time = np.lexsort((np.arange(len(first)), first))
        wanted = shown
        if time is not None:
            wanted = shown & (in_view(self.drawn, time) | np.isnan(self.drawn.bounds[:, 0]))
        return self._by_time[wanted[self._by_time]]

    def table(self, positions: Ints) -> Table:
        """Return the events at these positions as a table, in the order given."""
        events = self.dataset.events
        return Table(
            COLUMNS,
            MadeRows(len(positions), lambda number: self._row(int(positions[number]))),
            lambda column: self._keys_of(COLUMNS[column].key)[positions],
            lambda number: events.id(int(positions[number])),
            lambda ids: np.flatnonzero(np.isin(positions, self._places(ids))),
        )

    def _places(self, ids: Collection[str]) -> list[int]:
        found = map(self.dataset.events.position, ids)
        return [position for position in found if position is not None]

    def _row(self, position: int) -> Row:
        dataset, event = self.dataset, self.dataset.events[position]
        category = dataset.categories.get(event.categories[0])
        status = STATUS_WORDS[event.stance] if event.stance else NO_STATUS
        cells: tuple[Words, ...] = (
            self._date(event),
            status,
            event.title,
            category.label if category else Clean(event.categories[0]),
            self._credited(event.attributed_to),
            self._source(tuple(e.source for e in event.evidence if e.source)),
            cited(dataset, event.evidence),
        )
        color = category.color if category else 8
        # What comes from the main source need not be told in every row.
        _, _, _, kind, credited, source, _ = cells
        other = other_words(event, self._clock, self._datings)
        below = in_parts(status, other, credited or None, kind, source if event.context else None)
        mark = EventMark(event.stance, color, event.context)
        return Row(event.id, cells, mark, (("title", below or NOTHING),))

    def _date(self, event: Event) -> Words:
        return drawn_words(event, self._clock, self._datings) or NO_DATE

    def _credited(self, actors: tuple[str, ...]) -> Clean:
        return Clean(", ".join(map(self.dataset.name_of, actors)))

    def _source(self, sources: tuple[str, ...]) -> Words:
        names = list(dict.fromkeys(publisher(self.dataset, source) for source in sources))
        if len(names) < 2:
            return names[0] if names else NOTHING
        template = QT_TRANSLATE_NOOP("Words", "{name} and {n} more")
        return say(template, name=names[0], n=len(names) - 1)

    def _keys_of(self, key: str) -> Keys:
        if key not in self._keys:
            self._keys[key] = self._sort_keys(key)
        return self._keys[key]

    def _sort_keys(self, key: str) -> Keys:
        events, columns = self.dataset.events, self.dataset.events.columns
        if key == "date":
            return self.drawn.first()
        if key == "status":
            return np.where(columns.stance > 0, columns.stance.astype(np.float64), np.nan)
        if key == "category":
            order = {name: float(i) for i, name in enumerate(self.dataset.categories)}
            places = [*(order.get(name, np.nan) for name in columns.categories.keys), np.nan]
            return np.array(places, np.float64).take(columns.categories.firsts())
        if key == "title":
            many = len(events) > FEW
            return text_ranks(columns.titles) if many else ranks(list(columns.titles))
        if key == "credited":
            return key_ranks(columns.attributed_to, self._credited)
        return key_ranks(columns.sources, lambda sources: str(self._source(sources)))


def events_table(
    dataset: Dataset,
    shown: Bools,
    time: TimeRange | None = None,
    clock: Clock = Clock.OCCURRED,
    datings: Datings = Datings.ALL,
) -> Table:
    """Return the shown events of a time range (None: of all time) by time, undated ones last."""
    listed = EventList(dataset, draw(dataset, clock, datings), clock, datings)
    return listed.table(listed.positions(shown, time))
