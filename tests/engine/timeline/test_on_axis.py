"""Events on an axis of which parts are shortened: all their times move, and nothing else."""

import numpy as np
import pytest

from tests.engine.timeline.made import day, drawn_of, event
from viewer.engine.time.shortened import Shortened
from viewer.engine.timeline.crowd import index_lane
from viewer.engine.timeline.dates import BoundsByDate
from viewer.engine.timeline.drawn import WORTH_RANKING, Drawn

GAP = Shortened([(day("1910"), day("1990"))], 100.0)
EVENTS = (
    event("early", "1900-05-01"), event("reign", "1905/1995"), event("late", "2000-01-01"),
    event("known late", "1905-03-01", "2001-02-03"), event("open", "1906/.."), event("undated"),
)  # fmt: skip


def many() -> Drawn:
    dates = [f"{year}-{month:02}" for year in (*range(1900, 1910), *range(1990, 2000))
             for month in range(1, 13)]  # fmt: skip
    rows = [event(f"e{n}", dates[n * 7 % len(dates)]) for n in range(WORTH_RANKING)]
    return drawn_of(*rows, event("reign", "1905/1995"))


@pytest.mark.parametrize("drawn", [drawn_of(*EVENTS), many()], ids=["few", "very many"])
def test_bounds_and_marks_move_and_all_else_stays(drawn: Drawn):
    there = drawn.on_axis(GAP)
    bounds = np.asarray(drawn.bounds)
    assert np.array_equal(np.asarray(there.bounds), GAP.all_to_axis(bounds), equal_nan=True)
    assert np.array_equal(there.mark, GAP.all_to_axis(drawn.mark), equal_nan=True)
    assert np.array_equal(there.other, GAP.all_to_axis(drawn.other), equal_nan=True)
    assert there.shape is drawn.shape
    assert there.importance is drawn.importance


def test_very_many_events_stand_in_an_index_in_the_order_of_their_places_on_the_axis():
    there = many().on_axis(GAP)
    assert isinstance(there.bounds, BoundsByDate)
    lane = index_lane(there, np.arange(len(there)))
    anchors = list(lane.anchors)
    assert anchors == sorted(anchors)
    first, last = there.first()[lane.order], there.last()[lane.order]
    assert anchors == ((first + last) / 2).tolist()
