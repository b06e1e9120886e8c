"""Zoomed far out, the figures by year take the place of those by month."""

from tests.engine.trade.made import chart, dataset, korea, series, view
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.tiers import NARROW, tier_at, tiers
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Pane


def run(name: str, flow: str, frequency: str, count: int = 5, **more: object):
    seen = tuple(Observation(parse(str(2000 + n)), float(n)) for n in range(count))
    return series(name, flow, frequency, observations=seen, **more)


def test_the_years_of_the_same_agency_and_basis_stand_behind_the_months(bundled):
    (trade, _) = default_panes(bundled)
    assert tiers(bundled, trade) == (
        trade,
        Pane("trade", ("customs-exports-annual", "customs-imports-annual", "customs-total-annual")),
    )


def test_what_the_years_say_is_what_was_published_and_nothing_added_up(bundled):
    (_, years) = tiers(bundled, default_panes(bundled)[0])
    shown = chart(bundled, years, view("2004", "2024"))
    assert str(shown.heading.unit) == "million US dollars a year"
    there = {shown.rows.id_of(int(row)) for row in shown.bars.row}
    assert {"customs-2008-total", "customs-2020-exports", "customs-2023-imports"} <= there
    assert all(name in bundled.claims for name in there)


def test_what_other_agencies_say_of_a_year_is_a_tick_beside_it(bundled):
    (_, years) = tiers(bundled, default_panes(bundled)[0])
    shown = chart(bundled, years, view("2004", "2024"))
    others = {shown.rows.id_of(int(row)) for row in shown.others.row}
    assert {"kotra-2020-imports", "kotra-2016-total", "itc-2016-total"} <= others


def test_other_bases_and_thin_series_are_no_replacement():
    data = dataset(
        run("x", "export", "M"), run("m", "import", "M"),
        run("xa", "export", "A", agency="kotra"), run("ma", "import", "A", adjustment=("oil",)),
        run("xq", "export", "Q", 2),
    )  # fmt: skip
    pane = Pane("trade", ("x", "m"))
    assert tiers(data, pane) == (pane,)


def test_panes_without_flows_have_one_tier():
    data = dataset(run("price", "export", "M"), run("priceA", "export", "A"))
    for pane in (Pane("value", ("price",)), Pane("share", ("price",)), Pane("trade", ("gone",))):
        assert tiers(data, pane) == (pane,)


def test_the_finest_tier_that_is_wide_enough_is_shown():
    month, year = NARROW / 30.4, NARROW / 365.0
    assert tier_at(["M", "A"], month * 1.01) == 0
    assert tier_at(["M", "A"], month * 0.99) == 1
    assert tier_at(["M", "Q", "A"], month * 0.9) == 1
    assert tier_at(["M", "A"], year / 50) == 1
    assert tier_at(["irregular"], year / 50) == 0


def test_a_dataset_of_months_alone_keeps_them():
    data = korea()
    (pane,) = default_panes(data)
    assert tiers(data, pane)[0] == pane
