"""The bundled dataset holds every event of the article, every context event, and how they link.

The numbers in `x-inventory` are those of the inventory that the dataset was made from: E events
of the article, O outside events, S outside sources, A5 the list of actors and places, I traps.
"""

import re
from collections import Counter
from typing import Any

import pytest

from viewer.model.edtf import parse

Record = dict[str, Any]

MERGED = {
    "E12": "O06", "E13": "O09", "E19": "O11", "E31": "O13",
    "E34": "O16", "E43": "O17", "E36": "O18", "E41": "O19",
}  # fmt: skip

# number: occurred, reported (the article's dates), best occurred, best reported (others' dates)
DATES: dict[str, tuple[str | None, str | None, str | None, str | None]] = {
    "E01": ("1945-10-10", None, None, None),
    "E02": ("1949", None, "1949-10-01", None),
    "E03": ("1950/1953", None, None, None),
    "E04": ("1950-10", None, "1950-10-25", None),
    "E05": ("[1950..1953]", None, None, None),
    "E06": ("2010/2021~", None, "2010-10-26/2021~", None),
    "E07": ("2008/2008", None, "2008/2016", None),
    "E08": ("/2016", None, "2008/2016", None),
    "E09": ("/2021~", None, None, None),
    "E10": ("[2016..2019]", None, None, None),
    "E11": ("/2020-09-19", "2020-09-19", None, None),
    "E12": ("2020~/..", None, "2020-01-31/..", None),
    "E13": ("2020-22/..", None, "2020-08/..", None),
    "E14": ("2020-22/..", None, None, "2020-08-19"),
    "E15": ("2020-22", None, "2020-08-13", "2020-08-14"),
    "E16": ("2020-09-19", "2020-09-19", "2020-09-19", "2020-09-19"),
    "E17": ("2020-10", None, None, None),
    "E18": ("[2020-10-01..2020-10-29]", None, None, None),
    "E19": ("2020-10-10", None, "2020-10-10", "2020-10-10"),
    "E20": ("2020-10-10", None, None, None),
    "E21": ("[..2020-10-10]", None, None, None),
    "E22": ("[2020-10-10..]", None, "[2020-10-10..2020-10-14]", "2020-10-14"),
    "E23": ("2020-10-22", None, "2020-10-21", "2020-10-22"),
    "E24": ("2020-10-22", None, None, None),
    "E25": ("2020-10-22", None, None, None),
    "E26": ("2020-10-25", None, "2020-10-25", None),
    "E27": ("2020-10-26", "2020-10-26", None, None),
    "E28": ("[..2020-10-26]", "2020-10-26", None, None),
    "E29": ("[2020-10-26..]", None, "2020-10-26", None),
    "E30": ("2020~/2021~", None, None, None),
    "E31": ("2020-10-29", None, "2020-10-24", "2020-10-29"),
    "E32": ("2020-11-04?", None, "2020-11-03", None),
    "E33": ("2020-11-04", None, "2020-11-04", None),
    "E34": ("[..2021-01-12]", None, "2021-01-10", None),
    "E35": ("2021-01-12", None, "2021-01-11", "2021-01-12"),
    "E36": ("[..2021-02-03]", None, "2021-01-20", None),
    "E37": ("[..2021-02-03]", "2021-02-03", None, None),
    "E38": ("2021-02-03", None, None, None),
    "E39": ("2021-02-03/..", "2021-02-03", None, None),
    "E40": (None, None, "2021-01~", None),
    "E41": (None, None, "2021-02-19", None),
    "E42": (None, None, None, None),
    "E43": ("2021-02-12", None, "2021-01-18", "2021-02-12"),
    "E44": ("2020/2020", "2021-02-12", None, None),
    "E45": (None, None, None, "2020-10"),
    "E46": (None, None, "2020-10", None),
    "E47": ("2020~/..", None, None, None),
    "E48": ("2020~/..", None, None, None),
    "E49": ("2020~/..", None, None, None),
    "E50": ("2020~/..", None, None, None),
    "E51": (None, None, None, None),
    "E52": (None, None, None, None),
    "E53": (None, None, None, None),
    "E54": ("2020/2020", None, None, None),
    "E55": ("/2020-22", None, None, None),
    "E56": ("2019/2019", None, None, None),
    "E57": ("2001/2020?", None, None, None),
    "E58": (None, None, None, None),
    "E59": (None, None, None, None),
    "E60": ("[2021-02-12..]", None, None, None),
}

# One row of the inventory may tell of several happenings.
CONTEXT_DATES = {
    "O01": ["2016-11-30"],
    "O02": ["2017-08-05~", "2017-08-15"],
    "O03": ["2017-12-22"],
    "O04": [
        "2018-03-25/2018-03-28", "2018-05-07/2018-05-08",
        "2018-06-19/2018-06-20", "2019-01-07/2019-01-10",
    ],
    "O05": ["2019-06-20/2019-06-21"],
    "O07": ["2020-03-30"],
    "O08": ["2020-07-24/2020-08-13~"],
    "O10": ["2020-09-14"],
    "O12": ["2020-10-19"],
    "O14": ["2020-10-25"],
    "O15": ["2020-11-16"],
    "O20": ["2021-03", "2021-03"],
    "O21": ["2021-03-21", "2021-03-25"],
    "O22": ["2021-03-26"],
    "O23": ["2021-04-18"],
    "O24": ["2021-05-18"],
    "O25": ["2021-10"],
    "O26": ["2022-01-16"],
}  # fmt: skip

# What others say beside the best dates: number: (clock, date)
OTHER_DATINGS = [
    ("E04", "occurred", "1950-10-25"),
    ("E12", "occurred", "2020-01-31/.."),
    ("E12", "occurred", "2020-01-28/.."),
    ("E12", "occurred", "2020-01~/.."),
    ("E15", "occurred", "2020-08-13"),
    ("E18", "occurred", "2020-10-01?"),
    ("E22", "reported", "2020-10-15"),
    ("E23", "reported", "2020-10-22"),
    ("E26", "occurred", "2020-10-25"),
    ("E28", "occurred", "2020-10-30"),
    ("E30", "occurred", "2022-01-16"),
    ("E31", "occurred", "2020-10-24"),
    ("E35", "occurred", "2021-01-11"),
    ("E41", "occurred", "2021-02-18"),
    ("E41", "occurred", "[2021-03-15..2021-03-21]"),
    ("E41", "reported", "2021-02-16"),
    ("E57", "occurred", "2001/2020"),
    ("E57", "occurred", "2001/2019"),
    ("E59", "occurred", "2022-01-16"),
    ("O26", "occurred", "2021-11-01"),
    ("O26", "occurred", "2022-04-29"),
    ("O26", "occurred", "2022-09-26"),
]

RELATIONS = {
    "part-of": "E19>E17 E18>E17 E31>E17 E24>E23 E25>E23 E39>E38",
    "replies-to": "E31>E18 O12>E19 O10>",
    "is-answered-by": "E19>",
    "answers": "E29>E27",
    "marks-anniversary-of": "E19>E01 E18>E02 E20>E01 E23>E04 E26>E04 E16>E04",
    "commemorates": "E24>E05",
    "changes": "E16>E11",
    "reports-on": "E27>E28 E22>E21 E22>E20 E43>E44",
    "denies": "E29>E28",
    "instance-of": "E27>E30",
    "violates": "E21>E10",
    "same-day-as": "E33>E32",
    "responds-to": "E35>E34",
    "comments-on": "E38>E36 E38>E37 E42>E41",
    "ends": "E41>E06",
    "follows": "E41>E09",
    "causes": "E12>E44 E12>E13 E12>E14 E12>E47 E12>E48 E12>E49 E12>E50",
    "explains": "E15>E14 E51>E15",
    "related-to": "E46>E45",
    "is-disrupted-by": "E55>E13 E55>E14",
    "precondition-of": "E58>E59",
    "would-reverse": "E59>E12 E59>E44",
    "parallel-to": "E16>E23",
    "outweighs": "E12>E10",
    "later": "E27>O26 E30>O26 E59>O26 E14>O25",
}
OF_THE_AUTHOR = {"causes", "outweighs", "parallel-to"}


@pytest.fixture(scope="module")
def events(raw: Record) -> dict[str, list[Record]]:
    """The events by the number of the inventory that stands first."""
    found: dict[str, list[Record]] = {}
    for event in raw["events"]:
        found.setdefault(event["x-inventory"][0], []).append(event)
    return found


def best(event: Record, clock: str) -> str | None:
    dates = [d["date"] for d in event.get("datings", []) if d.get("best") and d["clock"] == clock]
    assert len(dates) <= 1, event["id"]
    return dates[0] if dates else None


def numbers(records: list[Record], pattern: str) -> set[str]:
    found = {n for r in records for n in r.get("x-inventory", [])}
    return {n for n in found if re.fullmatch(pattern, n)}


def test_every_event_of_the_article_is_there_exactly_once(events: dict[str, list[Record]]) -> None:
    of_the_article = {n: len(same) for n, same in events.items() if n.startswith("E")}
    assert of_the_article == {f"E{n:02}": 1 for n in range(1, 61)}


def test_every_outside_row_is_there(raw: Record) -> None:
    assert numbers(raw["events"], r"O\d\d") == {f"O{n:02}" for n in range(1, 27)}


def test_the_same_happening_is_one_event_that_carries_both_numbers(raw: Record) -> None:
    pairs = {
        e["x-inventory"][0]: e["x-inventory"][1]
        for e in raw["events"]
        if any(n.startswith("O") for n in e["x-inventory"][1:])
    }
    assert pairs == MERGED


def test_every_outside_source_is_there(raw: Record) -> None:
    expected = {f"S{n}" for n in range(1, 23)} | {"S1b"}
    assert numbers(raw["sources"], r"S\d+b?") == expected


def test_every_trap_is_told_somewhere(raw: Record) -> None:
    records = [r for value in raw.values() if isinstance(value, list) for r in value]
    assert numbers(records, r"I\d\d") == {f"I{n:02}" for n in range(1, 46)}


@pytest.mark.parametrize("number", DATES)
def test_an_event_of_the_article_has_its_dates(
    events: dict[str, list[Record]], number: str
) -> None:
    [event] = events[number]
    dates = (event["occurred"], event.get("reported"))
    assert (*dates, best(event, "occurred"), best(event, "reported")) == DATES[number]


@pytest.mark.parametrize("number", CONTEXT_DATES)
def test_a_context_event_has_its_date_and_its_own_citation(
    events: dict[str, list[Record]], number: str
) -> None:
    assert [e["occurred"] for e in events[number]] == CONTEXT_DATES[number]
    for event in events[number]:
        assert event["evidence"]
        assert "article" not in {e["source"] for e in event["evidence"]}


@pytest.mark.parametrize(("number", "clock", "date"), OTHER_DATINGS)
def test_other_datings_are_kept_beside_the_best(
    events: dict[str, list[Record]], number: str, clock: str, date: str
) -> None:
    [event] = events[number]
    others = [(d["clock"], d["date"]) for d in event["datings"] if not d.get("best")]
    assert (clock, date) in others


def test_context_marks_exactly_what_comes_from_outside(raw: Record) -> None:
    marked = {e["id"] for e in raw["events"] if e.get("context")}
    outside = {e["id"] for e in raw["events"] if e["x-inventory"][0].startswith("O")}
    assert marked == outside
    assert len(marked) == sum(map(len, CONTEXT_DATES.values())) == 24


def test_an_undated_event_says_so_and_its_guess_is_a_dating(raw: Record) -> None:
    undated = [e for e in raw["events"] if e["occurred"] is None]
    assert len(undated) == 10
    for event in undated:
        assert event["basis"] == {"start": "none", "end": "none"}
        assert any(d.get("likelihood") for d in event["datings"]), event["id"]


def test_every_dating_names_its_source_or_how_it_was_found(raw: Record) -> None:
    for event in raw["events"]:
        for dating in event.get("datings", []):
            found = dating.get("source") or dating.get("basis") == "inferred"
            assert found or dating.get("likelihood") == "possible", (event["id"], dating)
            assert dating["label"], event["id"]


def test_every_date_can_be_read(raw: Record) -> None:
    dates = [s.get("published") for s in raw["sources"]]
    dates += [p["during"] for p in raw["phases"]]
    dates += [r.get("during") for a in raw["actors"] for r in a.get("roles", [])]
    for event in raw["events"]:
        dates += [event["occurred"], event.get("reported")]
        dates += [d["date"] for d in event.get("datings", [])]
    for date in filter(None, dates):
        assert str(parse(date)) == date


def test_relations_of_the_inventory_are_all_there_and_no_others(raw: Record) -> None:
    number = {e["id"]: e["x-inventory"][0] for e in raw["events"]}
    found: dict[str, list[str]] = {}
    for r in raw["relations"]:
        arrow = f"{number[r['from']]}>{number[r['to']] if r['to'] else ''}"
        found.setdefault(r["type"], []).append(arrow)
    assert {k: " ".join(v) for k, v in found.items()} == RELATIONS
    assert {t["id"] for t in raw["relation_types"]} == set(RELATIONS)


def test_a_missing_end_is_explained(raw: Record) -> None:
    open_ended = [r for r in raw["relations"] if r["to"] is None]
    assert len(open_ended) == 2
    assert all(r["note"] for r in open_ended)


def test_what_only_the_author_claims_names_him(raw: Record) -> None:
    claims = [r for r in raw["relations"] if r["type"] in OF_THE_AUTHOR]
    assert len(claims) == 9
    assert {r.get("claimed_by") for r in claims} == {"konstantin-asmolov"}


def test_categories_are_the_eight_in_their_order(raw: Record) -> None:
    assert [(c["label"], c["color"]) for c in raw["categories"]] == [
        ("Letters", 1),
        ("Commemoration", 2),
        ("Press", 3),
        ("Border and aid", 4),
        ("Sanctions", 5),
        ("Appointments", 6),
        ("News and figures", 7),
        ("Views and forecasts", 8),
    ]


def test_how_many_events_of_the_article_each_category_and_status_has(raw: Record) -> None:
    of_the_article = [e for e in raw["events"] if not e.get("context")]
    assert Counter(c for e in of_the_article for c in e["categories"]) == {
        "letters": 5,
        "commemoration": 11,
        "press": 5,
        "border-aid": 5,
        "sanctions": 4,
        "appointments": 7,
        "news-figures": 14,
        "views": 9,
    }
    assert Counter(e.get("stance") for e in of_the_article) == {
        "confirmed": 33,
        "reported": 14,
        "opinion": 5,
        "forecast": 3,
        "rumour": 2,
        "likely": 1,
        "denied": 1,
        None: 1,  # the article itself
    }


def test_the_thing_denied_is_denied_and_the_denial_is_reported(
    events: dict[str, list[Record]],
) -> None:
    stances = {n: events[n][0].get("stance") for n in ("E27", "E28", "E29")}
    assert stances == {"E27": "rumour", "E28": "denied", "E29": "reported"}


def test_words_of_the_article_have_a_paragraph(raw: Record) -> None:
    for event in raw["events"]:
        if event.get("context"):
            continue
        words = [e for e in event["evidence"] if e["source"] == "article"]
        assert words, event["id"]
        for evidence in words:
            assert re.fullmatch(r"L([1-9]|1\d|2[01])", evidence["locator"]), event["id"]
            assert evidence["quote"].strip(), event["id"]
            assert not set(evidence["quote"]) & {"'", '"'}, "typographic marks, as in the article"
            assert len(evidence["quote"]) <= 130, "the article is not ours: short quotations only"


def test_every_reader_can_tell_what_an_event_is(raw: Record) -> None:
    for event in raw["events"]:
        assert len(event["title"]) <= 65, event["title"]
        assert event["summary"].endswith((".", "”")), event["id"]
        assert 0 < event["importance"] <= 1, event["id"]
        assert event["direction"]["kinds"], event["id"]
        assert event["tags"], event["id"]


def test_every_record_carries_the_numbers_it_comes_from(raw: Record) -> None:
    for section in ("events", "relations", "phases", "places"):
        assert all(r["x-inventory"] for r in raw[section]), section
