"""What `tradewake query` says."""

import json
import re

import pytest

from tests.engine.query.small import EVERYTHING, NORTH_KOREA, best, dataset_of, event
from viewer.engine.query.error import QueryError
from viewer.engine.query.report import lines, report
from viewer.model.edtf import parse
from viewer.model.records import Clock


def test_events_come_by_time_and_undated_ones_last():
    rows = report(NORTH_KOREA, "")
    assert {row["id"] for row in rows} == EVERYTHING
    assert [row["id"] for row in rows] == [
        "minister",
        "closure",
        "letter",
        "visit",
        "thanks",
        "no-changes",
        "trains",
        "ambassador",
        "shops",
    ]


def test_open_dates_stand_at_their_known_bound_and_ties_in_file_order():
    data = dataset_of(
        event("b", "", "[..2020-10-10]"),
        event("undated"),
        event("c", "", "2020-10-11"),
        event("d", "", "2020-10-11"),
        event("a", "", "../2019"),
        event("e", reported=parse("2020-10-12"), datings=(best("2020-10-13", Clock.REPORTED),)),
    )
    assert [row["id"] for row in report(data, "")] == ["a", "b", "c", "d", "e", "undated"]


def test_a_row_says_what_is_known_and_is_plain_json():
    (row,) = report(NORTH_KOREA, "id:thanks")
    assert json.loads(json.dumps(row)) == row
    assert row == {
        "id": "thanks",
        "title": "Xi thanks Kim",
        "occurred": None,
        "reported": "2020-10-29",
        "best": "2020-10-24",
        "best_reported": None,
        "status": "confirmed",
        "categories": ["letter"],
        "context": False,
        "direction": {"kinds": ["one-way"], "from": "xi-jinping", "to": "kim-jong-un"},
        "attributed_to": [],
        "actors": [],
        "places": [],
        "sources": ["article", "kcna"],
        "tags": [],
    }


def test_lines_stand_in_columns():
    told = lines(report(NORTH_KOREA, "id:visit or id:thanks or id:shops or id:closure"))
    assert [re.split("  +", line) for line in told] == [
        ["2020-01-31", "-", "Air and train routes suspended", "[closure, context]"],
        [
            "2020-10-22 (all sources: 2020-10-21)",
            "confirmed",
            "Kim visits the volunteers’ cemetery",
            "[visit]",
        ],
        ["reported 2020-10-29 (all sources: 2020-10-24)", "confirmed", "Xi thanks Kim", "[thanks]"],
        ["no date", "-", "Shops run short", "[shops]"],
    ]
    titles = ("Air", "Kim", "Xi", "Shops")
    assert len({line.index(title) for line, title in zip(told, titles, strict=True)}) == 1
    assert lines([]) == []


def test_what_only_others_date_by_its_report_is_told_so():
    data = dataset_of(event("a", datings=(best("2020-10", Clock.REPORTED),)))
    assert lines(report(data, "")) == ["no date (all sources: reported 2020-10)  -  a  [a]"]


def test_a_wrong_query_is_the_callers_to_tell():
    with pytest.raises(QueryError):
        report(NORTH_KOREA, "status:true")
