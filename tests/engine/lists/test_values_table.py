"""The list of values: exactly what the charts show, each with its evidence and source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lists.made import CUSTOMS, cells, column, ids, time
from tests.engine.trade.made import chart, flows_of, korea, plain
from tests.engine.trade.made import dataset as of_series
from viewer.engine.lists.values import ValueList, values_table
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.rows import Role
from viewer.model.view import Pane, TimeRange

KEYS = ("period", "evidence", "flow", "value", "unit", "agency", "source", "published")


@pytest.fixture
def autumn(bundled):
    return values_table(bundled, (CUSTOMS,), time("2020-10", "2020-12"))


def test_the_values_of_autumn_2020_are_told_as_the_chart_shows_them(autumn):
    rows = list(zip(*(column(autumn, key) for key in KEYS), strict=True))
    dollars, customs = "million US dollars", "China Customs"
    assert rows == [
        ("2020", "stated", "total", "539.1", dollars, customs, "Yonhap News Agency", "12 Feb 2021"),
        ("2020", "crude oil estimated", "total", "760.8", dollars, "KOTRA", "Asia Economy",
         "29 Jul 2021"),
        ("Oct 2020", "stated", "exports to China", "1.4", dollars, customs, "KBS", "10 Dec 2020"),
        ("Oct 2020", "stated", "imports from China", "0.3", dollars, customs, "KBS", "10 Dec 2020"),
        ("Oct 2020", "calculated", "balance", "1.1", dollars, customs, "", ""),
        ("Nov 2020", "total only", "total", "1.27", dollars, customs, "hedgeaccordingly.com",
         "24 Dec 2020"),
        ("Dec 2020", "total only", "total", "5.0", dollars, customs, "ket.kr", "19 Jan 2021"),
        ("Dec 2020", "calculated", "total", "4.9", dollars, customs, "", ""),
    ]  # fmt: skip
    assert {key: str(words) for key, words in autumn.alike.items()} == {"unit": dollars}


def test_calculated_and_at_least_are_said(bundled):
    table = values_table(bundled, (CUSTOMS,), time("2020-05", "2020-05"))
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
    drawn = marks_of(shown)
    listed = rows_of(ValueList([shown.rows]), scale.time)
    assert len(listed) == len(set(listed))
    assert drawn <= set(listed)
    # A missing value of less than three pixels is not drawn, and is listed all the same.
    assert {shown.rows.role[row] for row, _ in set(listed) - drawn} <= {Role.MISSING}


@pytest.mark.parametrize("span", [("2019", "2021"), ("2020-07", "2021-03"), ("2010", "2022")])
def test_all_charts_of_the_bundled_dataset_and_the_list_hold_the_same(bundled, span):
    for pane in default_panes(bundled):
        scale = TimeScale(time(*span), 1400.0)
        shown = chart(bundled, pane, scale, height=400)
        drawn = marks_of(shown)
        listed = rows_of(ValueList([shown.rows]), scale.time)
        assert drawn <= set(listed)
        # What others say of a long total stands in the words on its line.
        for row, balance in set(listed) - drawn:
            assert shown.rows.role[row] == Role.OTHER
            assert not balance


def marks_of(chart):
    """What a chart draws: the row of each mark, and whether it is the balance of that row."""
    rows = {
        *chart.bars.row.tolist(), *chart.lines.row.tolist(), *chart.strips.row.tolist(),
        *chart.others.row.tolist(), *(blank.row for blank in chart.blanks),
    }  # fmt: skip
    return {(row, False) for row in rows} | {(row, True) for row in chart.steps.row.tolist()}


def rows_of(values, time):
    """What the list of one pane shows, in the same terms."""
    return [values._at(number)[1:] for number in values.drawn(time).tolist()]


def test_the_balance_of_a_month_is_listed_as_calculated(bundled):
    table = values_table(bundled, (CUSTOMS,), time("2020-07", "2020-07"))
    at = column(table, "flow").index("balance")
    assert [column(table, key)[at] for key in ("period", "value", "evidence", "source")] == [
        "Jul 2020", "−57.898", "calculated", "",
    ]  # fmt: skip
    assert table.rows[at].mark.balance
    assert table.where((table.id_of(at),)).tolist() != [at]


def test_shares_carry_their_sign_and_how_their_period_was_read(bundled):
    _, shares = default_panes(bundled)
    table = values_table(bundled, (CUSTOMS, shares), time("2020-03", "2020-03"))
    rows = table.where(("article-last-year-share", "kotra-2020-share")).tolist()
    told = {table.id_of(i): (column(table, "value")[i], column(table, "evidence")[i]) for i in rows}
    assert told == {
        "article-last-year-share": ("95%", "read literally"),
        "kotra-2020-share": ("88.2%", "stated"),
    }
    assert str(table.alike["unit"]) == "million US dollars · per cent"
    assert "agency" not in table.alike


def test_an_ambiguous_share_is_found_in_each_year_that_it_may_mean(bundled):
    _, shares = default_panes(bundled)
    table = values_table(bundled, (shares,), time("2019", "2020"))
    rows = table.where(("article-last-year-share",)).tolist()
    assert [(column(table, "period")[i], column(table, "evidence")[i]) for i in rows] == [
        ("2019", "probable"), ("2020", "read literally"),
    ]  # fmt: skip


def test_what_others_say_is_listed_beside_the_value_with_who_and_on_what_basis(bundled):
    table = values_table(bundled, (CUSTOMS,), time("2020-10", "2020-10"))
    assert cells(table, "kotra-2020-total", ("value", "agency", "evidence")) == [
        "760.8", "KOTRA", "crude oil estimated",
    ]  # fmt: skip


def _panes(seen):
    data, pane = flows_of(seen)
    return data, (pane,)


def test_the_column_of_values_is_in_one_unit_and_the_printed_form_stands_below(bundled):
    table = values_table(bundled, default_panes(bundled), time("2019", "2019"))
    rows = [row for row in table.rows if str(row.cells[table.number("printed")])]
    told = {
        str(row.cells[table.number("printed")]): (
            str(row.cells[table.number("value")]), str(dict(row.below)["value"]),
        )
        for row in rows
    }  # fmt: skip
    assert told["2.8 billion"] == ("2,800", "2.8 billion")
    assert told["2.84 billion"] == ("2,840", "2.84 billion")
    assert not any("billion" in value for value in column(table, "value"))


def test_what_was_printed_in_the_unit_of_the_column_is_left_as_printed(autumn):
    assert set(column(autumn, "printed")) == {""}
