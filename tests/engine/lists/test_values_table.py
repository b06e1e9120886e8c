"""The list of values: exactly what the charts show, each with its evidence and source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lists.made import cells, column, ids, time
from tests.engine.trade.made import chart, flows_of, korea, plain
from tests.engine.trade.made import dataset as of_series
from viewer.engine.lists.values import values_table
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.rows import Role
from viewer.model.view import Pane, TimeRange

KEYS = ("period", "evidence", "flow", "value", "unit", "agency", "source", "published")


@pytest.fixture
def autumn(bundled):
    return values_table(bundled, default_panes(bundled), time("2020-10", "2020-12"))


def test_the_values_of_autumn_2020_are_told_as_the_chart_shows_them(autumn):
    rows = list(zip(*(column(autumn, key) for key in KEYS), strict=True))
    dollars, customs = "million US dollars", "China Customs"
    assert rows == [
        ("2020", "stated", "total", "539.1", dollars, customs, "Yonhap News Agency", "12 Feb 2021"),
        ("Oct 2020", "stated", "exports to China", "1.4", dollars, customs, "KBS", "10 Dec 2020"),
        ("Oct 2020", "stated", "imports from China", "0.3", dollars, customs, "KBS", "10 Dec 2020"),
        ("Nov 2020", "total only", "total", "1.27", dollars, customs, "hedgeaccordingly.com",
         "24 Dec 2020"),
        ("Dec 2020", "total only", "total", "5.0", dollars, customs, "ket.kr", "19 Jan 2021"),
    ]  # fmt: skip
    assert {key: str(words) for key, words in autumn.alike.items()} == {
        "unit": dollars, "agency": customs,
    }  # fmt: skip


def test_calculated_and_at_least_are_said(bundled):
    table = values_table(bundled, default_panes(bundled), time("2020-05", "2020-05"))
    assert cells(table, "customs-2020-05-imports", ("value", "evidence", "source")) == [
        "58.6", "calculated", "",
    ]  # fmt: skip
    assert cells(table, "customs-2020-05-exports", ("value", "evidence")) == [">4.7", "stated"]


def test_provisional_and_doubtful_values_are_called_so(bundled):
    panes = (Pane("trade", ("customs-exports-annual", "customs-total-annual")),)
    table = values_table(bundled, panes, time("2017", "2017"))
    assert cells(table, "customs-2017-exports", ("evidence",)) == ["provisional"]
    panes = (Pane("trade", ("kita-imports-annual", "kita-exports-annual", "kita-total-annual")),)
    assert ids(values_table(bundled, panes, time("2019", "2019"))) != []


def test_a_missing_value_has_a_row_that_says_why():
    seen = [("2020-01", 1.0, "export"), ("2020-02", None, "export"), ("2020-03", 3.0, "export")]
    table = values_table(*_panes(seen), time("2020", "2020"))
    assert column(table, "value") == ["1", "", "3"]
    assert column(table, "evidence") == ["stated", "no figure found", "stated"]


def test_values_sort_by_amount_and_missing_ones_come_last():
    seen = [("2020-01", 5.0, "export"), ("2020-02", None, "export"), ("2020-03", 3.0, "export")]
    table = values_table(*_panes(seen), time("2020", "2020"))
    by_value = table.order(table.number("value"))
    assert [column(table, "value")[i] for i in by_value] == ["3", "5", ""]
    turned = table.order(table.number("value"), descending=True)
    assert [column(table, "value")[i] for i in turned] == ["5", "3", ""]


def test_amounts_in_thousands_and_millions_are_sorted_by_what_they_are_worth():
    data = of_series(
        plain(("2020-01", 900.0), name="small", multiplier=1e3),
        plain(("2020-01", 2.0), name="large", multiplier=1e6),
    )
    table = values_table(data, (Pane("value", ("small",)), Pane("value", ("large",))),
                         time("2020", "2020"))  # fmt: skip
    assert [table.id_of(int(i)) for i in table.order(table.number("value"))] == [
        "small#0", "large#0",
    ]  # fmt: skip
    assert "unit" not in table.alike


def test_turning_the_view_to_the_partner_renames_the_flows():
    data = korea()
    table = values_table(data, default_panes(data), time("2020-07", "2020-07"), mirrored=True)
    assert "imports from North Korea" in column(table, "flow")


flows = st.sampled_from(["export", "import", "total"])
months = st.sampled_from(["2020", "2020-01/2020-02", *(f"2020-{m:02d}" for m in range(1, 13))])
amounts = st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1e6))


@given(
    st.lists(st.tuples(months, amounts, flows), max_size=20, unique_by=lambda r: (r[0], r[2])),
    st.integers(18000, 18800),
    st.integers(10, 800),
)
def test_every_mark_of_the_chart_has_a_row_and_every_row_a_mark(seen, start, days):
    data, pane = flows_of(seen)
    scale = TimeScale(TimeRange(start, start + days), 1400.0)
    shown = chart(data, pane, scale, height=400)
    drawn = {
        *shown.bars.row.tolist(), *shown.lines.row.tolist(), *(b.row for b in shown.blanks),
    }  # fmt: skip
    table = values_table(data, (pane,), scale.time)
    narrow = {
        row
        for row in range(len(shown.rows))
        if shown.rows.role[row] == Role.MISSING and row not in drawn
    }
    listed = [shown.rows.find(some_id) for some_id in ids(table)]
    assert len(listed) == len(set(listed))
    assert drawn <= set(listed)
    # A missing value of less than three pixels is not drawn, and is listed all the same.
    assert set(listed) - drawn <= narrow


def _panes(seen):
    data, pane = flows_of(seen)
    return data, (pane,)
