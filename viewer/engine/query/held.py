"""What the events of a dataset have by their columns alone: which have which value of a field."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.engine.query.dates import EventDates, event_dates, precisions
from viewer.engine.query.postings import Postings, merged
from viewer.model.dataset import Dataset
from viewer.model.event_columns import STANCES, EventColumns
from viewer.model.text_column import KeyColumn

Mask = NDArray[np.bool_]


class Held:
    """The fields of all events, each indexed when somebody first asks for it."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.count = len(dataset.events)

    @property
    def _columns(self) -> EventColumns:
        return self.dataset.events.columns

    @cached_property
    def actors(self) -> Postings:
        """Who takes part, gives, receives or is quoted."""
        columns = self._columns
        ends = (columns.direction_from, columns.direction_to)
        return Postings(merged(columns.actors, columns.attributed_to, *ends))

    @cached_property
    def attributed(self) -> Postings:
        """To whom the event is attributed."""
        return Postings(self._columns.attributed_to)

    @cached_property
    def places(self) -> Postings:
        """Where it was, as the event itself says."""
        return Postings(self._columns.places)

    @cached_property
    def sources(self) -> Postings:
        """The sources of evidence and datings, as the event itself names them."""
        columns = self._columns
        if not columns.datings:
            return Postings(columns.sources)
        said = (columns.datings.get(row, ()) for row in range(self.count))
        others = KeyColumn.of((one.source for one in row if one.source) for row in said)
        return Postings(merged(columns.sources, others))

    @cached_property
    def statuses(self) -> Postings:
        """The status; events without one have none."""
        stances = self._columns.stance
        names = tuple(stance.value for stance in STANCES if stance is not None)
        offsets = np.append(0, np.cumsum(stances > 0))
        return Postings(KeyColumn(names, stances[stances > 0] - 1, offsets))

    @cached_property
    def categories(self) -> Postings:
        """The categories."""
        return Postings(self._columns.categories)

    @cached_property
    def tags(self) -> Postings:
        """The tags, as written."""
        return Postings(self._columns.tags)

    @cached_property
    def precisions(self) -> Postings:
        """How exactly the date is known; events without any date have nothing of it."""
        return precisions(self._columns)

    @cached_property
    def directions(self) -> tuple[Postings, Postings, Postings]:
        """The kinds of direction, who is at its beginning, who at its end."""
        columns = self._columns
        return (
            Postings(columns.direction_kinds),
            Postings(columns.direction_from),
            Postings(columns.direction_to),
        )

    @cached_property
    def dated(self) -> Mask:
        """Which events the main source dates, on either clock."""
        return self._columns.occurred.known | self._columns.reported.known

    @cached_property
    def dates(self) -> EventDates:
        """When events may and surely do lie."""
        return event_dates(self._columns)
