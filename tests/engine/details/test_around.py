"""The trade around an event: a small table, and no more said of it than the figures allow."""

import numpy as np
import pytest

from tests.engine.timeline.made import dataset_of
from viewer.engine.details.around import around_blocks, spoken_table
from viewer.engine.details.sheet import Prose, Section, Table
from viewer.engine.trade.panes import default_panes
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Actor, Observation, Series
from viewer.model.view import Pane


def told(dataset: Dataset, date: str | None) -> list[str]:
    found = []
    for block in around_blocks(dataset, parse(date) if date else None, default_panes(dataset)):
        match block:
            case Section() | Prose():
                found.append(str(block.text))
            case Table():
                found += map(str, spoken_table(block))
    return found


def monthly(values: list[float | None], first: int = 2019, **more: object) -> Dataset:
    """A dataset of one series of months from January of a year on."""
    seen = tuple(
        Observation(
            parse(f"{first + n // 12}-{n % 12 + 1:02}"), value, status="A" if value else "O"
        )
        for n, value in enumerate(values)
    )
    fields = {"unit": "USD", "multiplier": 1e6, "quantity": "trade", "flow": "total",
              "agency": "customs", **more}  # fmt: skip
    made = Series("it", Clean("Trade"), frequency="M", observations=seen, **fields)
    return dataset_of(
        series=Dataset.index([made]), actors=Dataset.index([Actor("customs", Clean("Customs"))])
    )


def test_october_2020_beside_the_month_before_and_the_year_before(bundled):
    assert told(bundled, "2020-10-26") == [
        "Trade around it, million US dollars",
        "total, China Customs; Sep 2020: 20.818; Oct 2020: 1.66; Nov 2020: 1.27",
        (
            "a year earlier; Sep 2020: 243.719; Oct 2020: ~208 or ~277, calculated; "
            "Nov 2020: none found"
        ),
        (
            "Total down 92% from September 2020 to October 2020. "
            "Too few months to judge whether that is unusual."
        ),
    ]


def test_months_that_were_published_together_are_told_as_such(bundled):
    assert told(bundled, "2021-01-12")[2] == (
        "a year earlier; Dec 2020: none found; Jan 2021: 207.9, in Jan to Feb 2020; "
        "Feb 2021: 207.9, in Jan to Feb 2020"
    )


def test_a_figure_in_the_table_leads_to_its_claim(bundled):
    blocks = around_blocks(bundled, parse("2020-10-26"), default_panes(bundled))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [[cell.target for cell in cells] for _, cells in table.rows] == [
        ["customs-2020-09-total", "customs-2020-10-total", "customs-2020-11-total"],
        ["customs-2019-09-total", None, None],
    ]


@pytest.mark.parametrize("date", [None, "2020", "2020-21", "/2020-10-26", "[..2020-10-26]", "1950"])
def test_an_event_that_lies_in_no_one_month_has_no_table(bundled, date):
    assert told(bundled, date) == []


@pytest.mark.parametrize("date", ["2020-10", "2020-10-26/..", "2020-10-05/2021-02-20"])
def test_a_month_is_enough_and_what_lasted_is_shown_where_it_began(bundled, date):
    assert told(bundled, date)[1].startswith("total, China Customs; Sep 2020: 20.818")


def test_far_from_all_figures_there_is_no_table(bundled):
    assert told(bundled, "2013-05-05") == []


def test_with_many_months_the_change_is_weighed_against_the_others():
    values = [100.0 + n % 2 for n in range(40)]
    values[30] = 50.0
    assert told(monthly(values), "2021-07-10")[-1] == (
        "Total down 50% from June 2021 to July 2021. 0 of 38 other changes are as large."
    )


def test_a_change_is_counted_as_large_when_it_is():
    values = (100.0 * np.cumprod([1.1 if n % 3 else 0.8 for n in range(48)])).tolist()
    (*_, told_last) = told(monthly(values), "2020-04-10")
    assert told_last.startswith("Total down 20% from March 2020 to April 2020.")
    assert told_last.endswith("14 of 46 other changes are as large.")


def test_of_a_bound_a_zero_or_a_gap_no_change_is_worked_out():
    assert len(told(monthly([0.0, 5.0, 6.0]), "2019-02-10")) == 3
    assert len(told(monthly([None, 5.0, 6.0]), "2019-02-10")) == 3
    assert "none found" in told(monthly([None, 5.0, 6.0]), "2019-02-10")[1]


def test_quarters_and_years_are_shown_by_quarter_and_year():
    seen = tuple(Observation(parse(str(2000 + n)), float(100 + n)) for n in range(5))
    made = Series("it", Clean("Price"), "USD", "A", seen, quantity="price")
    dataset = dataset_of(series=Dataset.index([made]))
    assert told(dataset, "2002-05-05") == [
        "Figures around it, US dollars",
        "Price; 2001: 101; 2002: 102; 2003: 103",
        "Price up 1.0% from 2001 to 2002. Too few years to judge whether that is unusual.",
    ]


def test_a_pane_of_shares_is_no_trade():
    seen = (Observation(parse("2020"), 95.0),)
    share = Series("share", Clean("Share"), "PERCENT", "A", seen, quantity="share")
    dataset = dataset_of(series=Dataset.index([share]))
    assert around_blocks(dataset, parse("2020-05-05"), [Pane("share", ("share",))]) == []
