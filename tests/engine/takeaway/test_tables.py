"""Tables for a file: every cell as exact as the data, every row with its sources."""

import numpy as np
import pytest

from tests.engine.takeaway.made import dataset
from viewer.engine.takeaway.events import events_sheet
from viewer.engine.takeaway.table import Sheet, date_cells, iso_day
from viewer.engine.takeaway.values import values_sheet
from viewer.engine.trade.panes import default_panes
from viewer.model.calendar import day_of
from viewer.model.edtf import parse
from viewer.model.view import Pane, TimeRange

YEAR = TimeRange(day_of(2020, 1, 1), day_of(2021, 1, 1))


def rows_of(sheet: Sheet) -> list[dict[str, object]]:
    """Rows by the headings in English; empty cells are left out."""
    headings = [str(column) for column in sheet.columns]
    assert len(set(headings)) == len(headings)
    return [
        {
            heading: cell if isinstance(cell, float) else str(cell)
            for heading, cell in zip(headings, row, strict=True)
            if cell is not None
        }
        for row in sheet
    ]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2020-10-10", "2020-10-10", "2020-10-10"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-10-10T12:30:00", "2020-10-10", "2020-10-10"),
        ("2020-03-05/2020-04", "2020-03-05", "2020-04-30"),
        ("[..2020-10-10]", None, "2020-10-10"),
        ("2020-10/..", "2020-10-01", None),
        ("-0001", "-000001-01-01", "-000001-12-31"),
        ("Y12020", "+012020-01-01", "+012020-12-31"),
    ],
)
def test_first_and_last_possible_day_are_those_of_the_bounds(date, first, last):
    cells = date_cells(parse(date))
    assert (str(cells[1]), cells[2], cells[3]) == (date, first, last)


def test_no_date_fills_no_cell():
    assert date_cells(None) == (None, None, None, None)


def test_a_limit_that_is_not_there_is_no_day():
    assert iso_day(float("inf"), last=True) is None
    assert iso_day(float("-inf")) is None


def test_an_event_with_all_that_is_known_of_it():
    (row,) = rows_of(events_sheet(dataset(), np.array([0])))
    assert row == {
        "Event": "A letter",
        "Status": "Confirmed",
        "Credited to": "The writer",
        "Category": "Letters",
        "Happened": "10 October 2020",
        "Happened (EDTF)": "2020-10-10",
        "Happened, first possible day": "2020-10-10",
        "Happened, last possible day": "2020-10-10",
        "Reported": "12 October 2020",
        "Reported (EDTF)": "2020-10-12",
        "Reported, first possible day": "2020-10-12",
        "Reported, last possible day": "2020-10-12",
        "Other dates": "sent: 9 October 2020 (A report)",
        "Summary": "Somebody wrote.",
        "Actors": "The writer | The reader",
        "Places": "The town",
        "Tags": "paper",
        "Source": "Two neighbours | A report",
        "Publisher": "The Outlook | ",
        "Place in it": "paragraph 15 | ",
        "Published": "12 February 2021 | 13 October 2020",
        "Published (EDTF)": "2021-02-12 | 2020-10-13",
        "Link": "https://example.org/neighbours | ",
        "Quotation": "he wrote | a letter was seen",
        "Note": "One of many.",
        "Id": "letter",
    }


def test_an_event_of_which_little_is_known():
    rumour, nowhen = rows_of(events_sheet(dataset(), np.array([1, 2])))
    assert rumour["From outside the main source"] == "yes"
    assert rumour["Happened (EDTF)"] == "[..2020]"
    assert "Happened, first possible day" not in rumour
    assert nowhen == {
        "Event": "No date", "Status": "Opinion", "Category": "Talk", "Id": "nowhen"
    }  # fmt: skip


def test_events_stand_in_the_order_that_was_asked_for():
    rows = rows_of(events_sheet(dataset(), np.array([2, 0])))
    assert [row["Id"] for row in rows] == ["nowhen", "letter"]


def test_values_as_the_chart_draws_them():
    data = dataset()
    rows = rows_of(values_sheet(data, [Pane("value", ("exports",))], YEAR))
    assert [row["Period (EDTF)"] for row in rows] == ["2020-09", "2020-10", "2020-11", "2020-12"]
    september, october, november, december = rows
    assert september["Value"] == 1936.0
    assert september["Evidence"] == "provisional"
    assert september["Status code (SDMX)"] == "P"
    assert september["Source"] == "Two neighbours"
    assert september["Id"] == "exports#0"
    assert october["Value"] == 1400.0, "in the unit of the chart"
    assert october["Unit"] == "thousand US dollars"
    assert october["Quotation"] == "exports of $1.4 million"
    assert (october["First day"], october["Last day"]) == ("2020-10-01", "2020-10-31")
    assert october["Id"] == "exports-october"
    assert "Value" not in november
    assert november["As printed"] == "withheld"
    assert (december["Value"], december["Compared with the value"]) == (2.0, "less")


def test_values_out_of_view_are_left_out():
    autumn = TimeRange(day_of(2020, 10, 1), day_of(2020, 11, 1))
    rows = rows_of(values_sheet(dataset(), [Pane("value", ("exports",))], autumn))
    assert [row["Id"] for row in rows] == ["exports-october"]


def test_a_value_is_free_of_digits_that_nobody_printed():
    (_, october, *_) = rows_of(values_sheet(dataset(), [Pane("value", ("exports",))], YEAR))
    assert repr(october["Value"]) == "1400.0"


def test_the_bundled_values_are_those_of_the_list(bundled):
    from viewer.engine.lists.values import values_table

    panes = default_panes(bundled)
    listed = values_table(bundled, panes, YEAR)
    rows = rows_of(values_sheet(bundled, panes, YEAR))
    assert len(rows) > 20
    assert len(rows) == len(listed.rows)
    for row, line in zip(rows, listed.rows, strict=True):
        assert row.get("Id", line.id) == line.id
        assert str(line.cells[listed.number("flow")]) == row["What"]


def test_a_balance_is_calculated_from_both_parts_with_the_sources_of_both(bundled):
    rows = rows_of(values_sheet(bundled, default_panes(bundled), YEAR))
    (july,) = [r for r in rows if r["What"] == "balance" and r["Period (EDTF)"] == "2020-07"]
    parts = [r for r in rows if r["Period (EDTF)"] == "2020-07" and r["What"] != "balance"]
    exports = next(r for r in parts if str(r["What"]).startswith("exports"))
    imports = next(r for r in parts if str(r["What"]).startswith("imports"))
    assert july["Value"] == pytest.approx(exports["Value"] - imports["Value"])
    assert july["Evidence"] == "calculated"
    assert set(str(july["Source"]).split(" | ")) == {
        part for row in (exports, imports) for part in str(row["Source"]).split(" | ")
    }
    assert "Id" not in july


def test_every_bundled_event_and_value_has_a_source(bundled):
    events = rows_of(events_sheet(bundled, np.arange(len(bundled.events))))
    assert len(events) == len(bundled.events)
    assert [row["Id"] for row in events if not row.get("Source")] == []
    values = rows_of(values_sheet(bundled, default_panes(bundled), YEAR))
    unsourced = [row for row in values if not row.get("Source")]
    assert [row for row in unsourced if row["Evidence"] != "calculated"] == []
