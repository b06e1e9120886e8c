"""What a view of a dataset shows, worked out as a whole: by a job, before anybody asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.drawn import Drawn, draw
from viewer.engine.timeline.lanes import Lane, group, in_order
from viewer.engine.timeline.members import MANY
from viewer.model.dataset import Dataset
from viewer.model.view import Filter, ViewState

if TYPE_CHECKING:
    from viewer.engine.query.error import QueryError
    from viewer.engine.query.facts import Facts
    from viewer.engine.timeline.crowd import LaneIndex

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """What stands where in one view of one dataset; nothing in it changes afterwards.

    ``fault`` says why the query could not be read; ``facts`` are None where nothing asked for
    them; ``indexes`` are those of `indexed`.
    """

    dataset: Dataset
    view: ViewState
    drawn: Drawn
    facts: Facts | None
    mask: Mask
    fault: QueryError | None
    lanes: tuple[Lane, ...]
    indexes: tuple[LaneIndex, ...] | None

    def draws(self, view: ViewState) -> bool:
        """Whether all events stand in ``view`` where they do here."""
        return (view.clock, view.datings) == (self.view.clock, self.view.datings)

    def filters(self, view: ViewState) -> bool:
        """Whether the same events pass in ``view`` as do here."""
        return self.draws(view) and view.filter == self.view.filter

    def groups(self, view: ViewState) -> bool:
        """Whether the same events share the same lanes in ``view``, in the same order."""
        ours = self.view
        same = (view.group_by, view.lane_order) == (ours.group_by, ours.lane_order)
        return same and self.filters(view)


def look_ahead(dataset: Dataset, view: ViewState, drawn: Drawn | None = None) -> Ahead:
    """Work out what ``view`` shows; ``drawn`` are its columns where they are known already."""
    if drawn is None:
        drawn = draw(dataset, view.clock, view.datings)
    facts = facts_of(dataset) if asks(view.filter) else None
    mask, fault = passing(facts, view.filter, drawn)
    lanes = lanes_of(dataset, view, mask)
    return Ahead(dataset, view, drawn, facts, mask, fault, lanes, indexed(drawn, lanes))


def asks(wanted: Filter) -> bool:
    """Whether a filter holds a query."""
    return bool(wanted.query.strip())


def facts_of(dataset: Dataset) -> Facts:
    """Return what queries ask of a dataset."""
    # Late, as all of `engine.query`: most windows open without a query.
    from viewer.engine.query.facts import Facts

    return Facts(dataset)


def passing(facts: Facts | None, wanted: Filter, drawn: Drawn) -> tuple[Mask, QueryError | None]:
    """Return which events pass a filter: all of them where its query cannot be read, and why.

    ``facts`` may be None where the filter `asks` nothing.
    """
    mask = np.ones(len(drawn), dtype=bool)
    if facts is not None and asks(wanted):
        from viewer.engine.query.error import QueryError
        from viewer.engine.query.match import matching
        from viewer.engine.query.parse import parse_query

        try:
            query = parse_query(wanted.query)
        except QueryError as fault:
            return mask, fault
        mask = matching(query, facts, uncertain=wanted.uncertain)
    return (mask if wanted.uncertain else mask & ~drawn.doubtful()), None


def lanes_of(dataset: Dataset, view: ViewState, mask: Mask) -> tuple[Lane, ...]:
    """Return the lanes of a view."""
    return in_order(group(dataset, view.group_by, mask), view.lane_order)


def indexed(drawn: Drawn, lanes: tuple[Lane, ...]) -> tuple[LaneIndex, ...] | None:
    """Return an index of each lane where there are very many events, else None."""
    if sum(len(lane.members) for lane in lanes) <= MANY:
        return None
    # Late: few datasets are so large, and the program waits for no more than it needs.
    from viewer.engine.timeline.crowd import index_lane

    return tuple(index_lane(drawn, lane.members) for lane in lanes)
