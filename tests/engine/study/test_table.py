"""A comparison as a table for a file."""

from dataclasses import replace

import pytest

from tests.engine.study.test_pooled import RISES, chosen, pooled
from viewer.engine.study.asked import Asked
from viewer.engine.study.compared import Compared, asked_by, compared
from viewer.engine.study.table import COLUMNS, comparison_table
from viewer.engine.trade.panes import default_panes
from viewer.io.csv_table import table_bytes
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import Message
from viewer.model.view import Comparison, TimeRange, ViewState, Window

NAMES = [column.english() for column in COLUMNS]


def plain(cell):
    return cell.english() if isinstance(cell, Message) else cell


def lines(dataset, made) -> list[dict]:
    return [
        dict(zip(NAMES, map(plain, row), strict=True)) for row in comparison_table(dataset, made)
    ]


def around(bundled, window: Window, *events: str) -> list[dict]:
    view = ViewState(
        TimeRange(0.0, 1.0), selection=events, comparison=Comparison(window),
        panes=default_panes(bundled),
    )  # fmt: skip
    return lines(bundled, compared(bundled, view, asked_by(bundled, view, events)))


def test_a_change_with_its_time_figures_formula_and_sources(bundled):
    row = around(bundled, Window.CALENDAR_YEARS, "border-closed")[0]
    wanted = {
        "Event": "North Korea closes its border against the virus",
        "Event (id)": "border-closed",
        "Series (id)": "customs-total-annual",
        "What": "Change",
        "Before: first day": "2019-01-01",
        "Before: last day": "2019-12-31",
        "Before: figures known": 1,
        "Before: periods": 1,
        "Before": 2789.02,
        "After: first day": "2020-01-01",
        "After: last day": "2020-12-31",
        "After": 539.1,
        "Value": -2249.92,
        "Unit": "million US dollars",
        "Calculated as": "539.1 − 2,789.02",
        "Not told, because": None,
        "Figures before (ids)": "customs-2019-total",
        "Figures after (ids)": "customs-2020-total",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["In per cent"] == pytest.approx(-80.670630)
    assert row["Source"]
    assert row["Note"].startswith("Up to 30 days of 2020")


def test_what_is_refused_and_left_out_is_there_with_the_reason(bundled):
    rows = around(bundled, Window.YEAR, "border-closed")
    refused = {row["What"]: row["Not told, because"] for row in rows if row["Value"] is None}
    assert refused["Margin"] == "Too few figures for a margin: 1 on one side; 4 are needed."
    assert "Compared with other dates" in refused
    assert refused["Left out"]
    pairs = [row for row in rows if row["What"] == "If last year had repeated" and row["Before"]]
    assert any(row["Calculated as"] == "65.868 − 207.7" for row in pairs)


def test_several_events_with_the_sum_of_the_mean():
    pool = pooled(*chosen(*RISES, "2015-01-01"))
    rows = lines(Dataset(Clean("D")), Compared(Asked(), pools=(pool,)))
    assert [(row["Event"], row["Value"]) for row in rows[:5]] == [
        *((date, rise) for date, rise in RISES.items()), ("2015-01-01", None),
    ]  # fmt: skip
    assert rows[4]["Not told, because"] == (
        "Not in the mean: Too few figures before it: 0 of 3; at least 2 are needed."
    )
    mean = rows[5]
    assert (mean["What"], mean["Value"]) == ("Mean change", 30)
    assert mean["Calculated as"] == "(10.000 + 20.000 + 30.000 + 60.000) / 4"
    assert (mean["Lower end, 95 in 100"], mean["Upper end, 95 in 100"]) == pytest.approx(
        (30 - 34.3743488, 30 + 34.3743488), abs=1e-6
    )


def test_a_title_that_looks_like_a_formula_is_disarmed():
    first, *rest = chosen(*RISES)
    pool = pooled(replace(first, title=Clean('=HYPERLINK("x")')), *rest)
    rows = comparison_table(Dataset(Clean("D")), Compared(Asked(), pools=(pool,)))
    written = table_bytes([tuple(map(plain, row)) for row in rows])
    assert written.decode("utf-8-sig").startswith('"\'=HYPERLINK(""x"")",2001-07-10')
