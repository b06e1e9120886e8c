"""What lies in a span is summed up as somebody would do it by hand from the table's rows."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, plain
from viewer.engine.time.typed import typed_range
from viewer.engine.trade.cells import Flow, Role
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.span import events_inside, exact, inside, never_twice, summed_up
from viewer.engine.trade.span_words import printed, span_table
from viewer.engine.trade.tiers import gathered
from viewer.model.view import Pane, TimeRange


def months(bundled):
    return gathered(bundled, default_panes(bundled)[0])[0]


def of(summed, flow):
    return next(one for one in summed if one.flow is flow)


def test_the_months_of_2020_add_up_to_the_customs_year(bundled):
    """An independent path to the year's 539.1: January and February come together."""
    rows = months(bundled)
    total = of(summed_up(rows, typed_range("2020")), Flow.TOTAL)
    assert printed(total.total, total.decimals) == "539.1"
    assert (total.known, total.of, total.count) == (12, 12, 11)


def test_a_year_is_not_added_to_its_months_but_told(bundled):
    table = span_table([months(bundled)], typed_range("2020"))
    assert "whole of 2020: total 539.1, as published: not added" in map(str, table.notes)


def test_what_reaches_beyond_an_edge_is_left_out_and_said(bundled):
    rows = months(bundled)
    summed = summed_up(rows, typed_range("2020-02..2020-03"))
    assert all(one.cut == 1 for one in summed)  # January and February in one
    assert "3 values reach beyond the span: left out" in map(
        str, span_table([rows], typed_range("2020-02..2020-03")).notes
    )


def test_exports_end_in_october_so_two_months_are_missing(bundled):
    lines = span_table([months(bundled)], typed_range("2020")).lines
    assert [str(line[7]) for line in lines] == ["2", "2", "0"]


def test_shares_are_never_added(bundled):
    rows = gathered(bundled, default_panes(bundled)[1])[0]
    assert all(one.total is None and one.mean is None
               for one in summed_up(rows, TimeRange(0, 20_000)))  # fmt: skip


def test_parts_stand_for_a_total_that_nobody_states():
    data = dataset(
        plain(("2020-01", 1.1), ("2020-02", 2.2), name="x"),
        plain(("2020-01", 3.3), ("2020-02", 4.4), flow="import", name="i"),
        plain(("2020-01", 4.5), flow="total", name="t"),
    )
    rows = gathered(data, Pane("trade", ("x", "i", "t")))[0]
    total = of(summed_up(rows, typed_range("2020")), Flow.TOTAL)
    assert total.total == Decimal("11.1")
    assert len(total.pairs) == 1


def test_growth_is_yearly_only_between_the_same_months():
    data = dataset(plain(("2018-03", 100.0), ("2019-03", 50.0), ("2020-03", 121.0)))
    rows = gathered(data, Pane("value", ("export",)))[0]
    one = summed_up(rows, typed_range("2018..2020"))[0]
    assert (round(one.growth, 6), one.years, round(one.yearly, 6)) == (21.0, 2, 10.0)
    one = summed_up(rows, typed_range("2019..2020"))[0]
    assert one.years == 1


@given(
    st.lists(st.decimals(0, 9999, places=2), min_size=24, max_size=24),
    st.floats(0, 700),
    st.floats(1, 800),
)
def test_a_sum_is_that_of_the_rows_in_the_table(amounts, first, length):
    times = [f"{2019 + n // 12}-{n % 12 + 1:02}" for n in range(24)]
    data = dataset(plain(*zip(times, map(float, amounts), strict=True)))
    rows = gathered(data, Pane("value", ("export",)))[0]
    start = typed_range("2019").start + first
    span = TimeRange(start, start + length)
    listed = [row for row in inside(rows, span).tolist() if rows.role[row] == Role.BAR]
    summed = summed_up(rows, span)
    counted = [row for one in summed for row in one.rows]
    assert sorted(counted) == sorted(listed)
    assert sum((one.total or 0 for one in summed), Decimal(0)) == sum(
        (exact(rows, row) for row in listed), Decimal(0)
    )


@given(st.floats(-6000, 20_000), st.floats(1, 9000))
def test_no_amount_counts_twice(bundled, start, length):
    span = TimeRange(start, start + length)
    for rows in gathered(bundled, default_panes(bundled)[0]):
        assert all(never_twice(rows, one) for one in summed_up(rows, span))


def test_events_count_once_inside_or_in_part():
    bounds = np.array([[1.0, 1, 2, 2], [0, 0, 5, 5], [9, 9, 10, 10], [np.nan] * 4])
    assert events_inside(bounds, TimeRange(1, 4)) == (1, 1)
