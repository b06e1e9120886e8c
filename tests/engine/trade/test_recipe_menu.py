"""What a chart can be shown as, and which period can be the base of an index."""

import pytest

from tests.engine.trade.made import dataset, korea, plain
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.recipe_menu import (
    base_at,
    base_rows,
    combined,
    known_of,
    measured,
    offers,
    summed,
)
from viewer.model.edtf import parse
from viewer.model.view import Formula, Measure, Pane, Recipe


def told(pane: Pane, data=None) -> list[list[str]]:
    return [[str(o.text) for o in group] for group in offers(data or korea(), pane)]


def test_months_of_exports_and_imports_can_be_shown_in_every_way():
    pane = default_panes(korea())[0]
    assert told(pane) == [
        ["As published", "Year on year, %", "Month on month, %", "Rolling mean of 12 months",
         "Sum since 1 January"],
        ["Periods as published", "Sums of quarters", "Sums of years"],
        ["Exports and imports", "Balance: exports less imports",
         "Share of exports and imports, %"],
    ]  # fmt: skip


def test_prices_over_five_years_are_not_added_up():
    data = dataset(plain(("1565/1569", 41.0), frequency="irregular", flow=None, quantity="price"))
    pane = Pane("value", tuple(data.series))
    assert told(pane, data) == [
        ["As published", "On the period before, %", "Rolling mean of 3 values"]
    ]


def test_years_are_compared_year_on_year_and_with_nothing_else():
    data = dataset(plain(("2019", 41.0), frequency="A"))
    found = told(Pane("trade", tuple(data.series)), data)
    assert found[0][:3] == ["As published", "Year on year, %", "Rolling mean of 5 years"]
    assert len(found) == 1  # no coarser sums, no second flow


def test_shares_are_left_as_they_are():
    assert told(Pane("share", ("a",))) == []


def test_what_is_shown_is_chosen():
    pane = Pane("trade", ("import-M", "export-M"), recipe=Recipe("Q", formula=Formula.BALANCE))
    chosen = [str(o.text) for group in offers(korea(), pane) for o in group if o.chosen]
    assert chosen == ["Sums of quarters", "Balance: exports less imports"]


def test_a_change_gives_up_the_balance_and_the_balance_the_change():
    known = known_of(korea(), Pane("trade", ("import-M", "export-M")))
    change = measured(Recipe("Q", formula=Formula.BALANCE), Measure.ON_YEAR, known)
    assert change == Recipe("Q", Measure.ON_YEAR, window=4)
    assert combined(change, Formula.BALANCE).measure is Measure.VALUES
    mean = measured(Recipe(), Measure.ROLLING, known)
    assert combined(mean, Formula.BALANCE).measure is Measure.ROLLING


def test_other_sums_give_up_an_index_since_its_base_is_none_of_them():
    index = Recipe(measure=Measure.INDEX, base="2020-01")
    assert summed(index, "A") == Recipe("A", window=5)


@pytest.mark.parametrize(
    ("typed", "base"),
    [("2020-01", "2020-01/2020-02"), ("2020-03", "2020-03"), ("2020-03-10", "2020-03"),
     ("2018-01", None), ("2020-11", "2020-11")],
)  # fmt: skip
def test_the_base_is_the_shortest_period_with_a_value_that_holds_the_date(typed, base):
    rows = base_rows(korea(), Pane("trade", ("total-M", "total-A")))
    start, end = parse(typed).period
    found = base_at(rows, start, end)
    assert (None if found is None else found.text) == base


def test_nothing_can_be_100_that_is_zero_or_missing():
    data = dataset(plain(("2020-01", 0.0), ("2020-02", None), ("2020-03", 4.0)))
    rows = base_rows(data, Pane("trade", tuple(data.series)))
    days = [parse(f"2020-0{month}").period[0] + 3 for month in (1, 2, 3)]
    found = [base_at(rows, day) for day in days]
    assert [None if f is None else f.text for f in found] == [None, None, "2020-03"]
