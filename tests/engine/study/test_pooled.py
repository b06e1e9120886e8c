"""Several events: the change at each, the mean over those whose times don't overlap."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.weightstats import DescrStatsW

from tests.engine.study.made import figures, split
from viewer.engine.details.sheet import Fact, Prose, Section, Table
from viewer.engine.study.asked import Asked, Chosen
from viewer.engine.study.compared import compared
from viewer.engine.study.pooled import mean_of, pool_of
from viewer.engine.study.pooled_words import pooled_sheet
from viewer.engine.study.split import NO_DATE
from viewer.model.clean import Clean
from viewer.model.view import TimeRange, ViewState, Window

RISES = {"2001-07-10": 10, "2003-07-10": 20, "2005-07-10": 30, "2007-07-10": 60}
"""By how much a series that is otherwise 100 is higher in the three months after an event."""


def series():
    values = np.full(120, 100.0)
    for date, rise in RISES.items():
        month = (int(date[:4]) - 2000) * 12 + 6
        values[month + 1 : month + 4] += rise
    return figures(values, "2000")


def chosen(*dates: str) -> list[Chosen]:
    return [Chosen(date, Clean(date), split(date, date)) for date in dates]


def reasons(pool) -> dict[str, str]:
    return {one.event.id: one.out.english() for one in pool.cases if one.out is not None}


def pooled(*events: Chosen, window: Window = Window.THREE_MONTHS):
    return pool_of(series(), events, window)


def test_the_mean_of_four_changes_and_its_interval():
    pool = pooled(*chosen(*RISES))
    assert [one.made.change.amount for one in pool.cases] == [10, 20, 30, 60]
    assert not reasons(pool)
    assert (pool.amount.value, pool.amount.count) == (30, 4)
    assert pool.amount.spread == pytest.approx((1400 / 3) ** 0.5)
    assert pool.amount.half == pytest.approx(3.182446305 * (1400 / 3) ** 0.5 / 2)
    assert (pool.percent.value, pool.percent.half) == (30, pytest.approx(pool.amount.half))


def test_events_whose_times_overlap_are_left_out_all_of_them():
    pool = pooled(*chosen(*RISES, "2009-03-10", "2009-06-10"))
    assert reasons(pool) == {
        "2009-03-10": "Its time overlaps that of “2009-06-10”.",
        "2009-06-10": "Its time overlaps that of “2009-03-10”.",
    }
    assert [one.made.change is not None for one in pool.cases] == [True] * 6
    assert (pool.amount.value, pool.amount.count) == (30, 4)


def test_times_that_only_touch_do_not_overlap():
    later = "2003-02-10"  # November 2002 to January 2003, then March to May
    assert not reasons(pooled(*chosen("2002-07-10", later)))
    assert reasons(pooled(*chosen("2002-08-10", later)))


def test_an_event_without_a_change_still_spoils_the_time_that_it_lies_in():
    far, thin = "2009-08-10", "2009-11-10"
    pool = pooled(*chosen(*RISES, far, thin))
    assert reasons(pool) == {
        far: "Its time overlaps that of “2009-11-10”.",
        thin: "Too few figures after it: 1 of 3; at least 2 are needed.",
    }


def test_too_little_to_go_by_is_told():
    undated = Chosen("undated", Clean("undated"), NO_DATE)
    pool = pooled(*chosen(*RISES, "2015-01-01"), undated)
    assert reasons(pool) == {
        "2015-01-01": "Too few figures before it: 0 of 3; at least 2 are needed.",
        "undated": "It has no date, so nothing is before or after it.",
    }
    assert pool.amount.count == 4


def test_fewer_than_four_have_no_interval_and_fewer_than_two_no_mean():
    three = pooled(*chosen(*list(RISES)[:3]))
    assert (three.amount.value, three.amount.half) == (20, None)
    assert three.no_margin.english() == ("Too few events for a margin: 3; at least 4 are needed.")
    one = pooled(*chosen("2001-07-10", "2015-01-01"))
    assert one.amount is None
    assert one.no_mean.english() == "Too few events for a mean: 1; at least 2 are needed."


@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=60))
def test_the_interval_is_that_of_two_statistics_packages(values):
    mine = mean_of(values)
    low, high = DescrStatsW(values).tconfint_mean()
    size = 1e-9 * (1 + np.abs(values).max())
    assert (mine.value - mine.half, mine.value + mine.half) == pytest.approx(
        (low, high), rel=1e-8, abs=size
    )
    if np.ptp(values) > 1e-3:
        theirs = stats.ttest_1samp(values, 0.0).confidence_interval(0.95)
        assert mine.value + mine.half == pytest.approx(theirs.high, rel=1e-8, abs=size)


def test_a_row_an_event_and_series_and_the_mean_below():
    pool = pooled(*chosen(*RISES, "2009-03-10", "2009-06-10"))
    sheet = pooled_sheet([pool])
    table = next(block for block in sheet if isinstance(block, Table))
    rows = [(str(name), *(cell.text.english() for cell in cells)) for name, cells in table.rows]
    assert rows[3] == ("2007-07-10 · ", "100.0", "160.0", "+60%")
    assert [cells[2].faint for _, cells in table.rows] == [False] * 4 + [True] * 2
    told = {
        block.name if isinstance(block.name, str) else block.name.english(): block
        for block in sheet
        if isinstance(block, Fact)
    }
    assert told["Mean change"].text.english() == "+30.0"
    assert told["Mean change"].note.english() == (
        "−4.4 to +64.4; 95 in 100, Student’s t over 4 events"
    )
    assert told["2009-03-10"].text.english() == "Its time overlaps that of “2009-06-10”."
    texts = [str(b.text) for b in sheet if isinstance(b, Prose | Section)]
    assert "Mean of the changes at 4 of 6 events" in texts
    assert texts[-1] == "Figures beside a date; nothing here says that one led to the other."


def test_more_than_a_hundred_events_are_refused(bundled):
    many = tuple(chosen("2020-01-31")) * 101
    made = compared(bundled, ViewState(TimeRange(0.0, 1.0)), Asked(several=many))
    assert made.told.english() == ("Too many events are selected: 101. At most 100 are compared.")
