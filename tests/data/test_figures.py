"""The figures of the bundled dataset: all of them are there, exactly, and say where from."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest

from tests.data.printed import (
    ANNUAL,
    ARTICLE,
    CALCULATED,
    CHANGES,
    CHANGES_SAID,
    IN_WORDS,
    MONTHLY,
    Printed,
)
from viewer.model.edtf import parse

Record = dict[str, Any]

ADJUSTMENTS = {
    "crude-oil-estimated",
    "without-crude-oil-estimate",
    "without-inter-korean",
    "with-inter-korean",
}


@pytest.fixture(scope="module")
def claims(raw: Record) -> dict[str, Record]:
    return {claim["id"]: claim for claim in raw["claims"]}


@pytest.fixture(scope="module")
def by_row(raw: Record) -> dict[str, list[Record]]:
    rows = defaultdict(list)
    for claim in raw["claims"]:
        for number in claim["x-inventory"]:
            rows[number].append(claim)
    return rows


def amount(claim: Record) -> float:
    return round(claim["value"] * claim.get("multiplier", 1), 6)


def kind_of(claim: Record) -> str:
    """What the tables call a claim's column."""
    if claim["quantity"] == "share":
        return "share"
    if claim.get("commodity") == "2709":
        return "crude"
    if claim.get("counterpart_area") == "WLD":
        return "world" if claim["flow"] == "total" else f"world-{claim['flow']}"
    return claim["flow"]


def holds(claim: Record, printed: Printed) -> bool:
    unit, scale = ("PERCENT", 1) if printed.what == "share" else ("USD", 1e6)
    return (
        claim["period"] == printed.period
        and kind_of(claim) == printed.what
        and claim["unit"] == unit
        and amount(claim) == pytest.approx(printed.value * scale, rel=1e-12)
    )


@pytest.mark.parametrize("printed", ANNUAL + MONTHLY, ids=lambda p: f"{p.row}-{p.what}-{p.value}")
def test_each_printed_value_is_one_claim(by_row: dict[str, list[Record]], printed: Printed) -> None:
    found = [claim["id"] for claim in by_row[printed.row] if holds(claim, printed)]
    assert len(found) == 1, found


def test_the_tables_leave_no_row_out() -> None:
    rows = {printed.row for printed in ANNUAL + MONTHLY}
    assert rows == {f"AN{i:02}" for i in range(1, 42)} | {f"MO{i:02}" for i in range(1, 35)}
    assert len(ANNUAL + MONTHLY) == 211


def test_no_row_holds_a_value_that_nobody_printed(by_row: dict[str, list[Record]]) -> None:
    implied = {"customs-2019-10-total-implied", "customs-2019-10-total-implied-kita"}
    slips = {"hankyung-2020-04-total-slip", "hankyung-2020-05-total-slip"}
    for row in {printed.row for printed in ANNUAL + MONTHLY}:
        wanted = [printed for printed in ANNUAL + MONTHLY if printed.row == row]
        for claim in by_row[row]:
            if claim["id"] in implied | slips or (row == "MO02" and claim["period"] == "2020-05"):
                continue
            assert any(holds(claim, printed) for printed in wanted), (row, claim["id"])


@pytest.mark.parametrize("number", ARTICLE)
def test_each_number_of_the_article_is_one_claim(
    by_row: dict[str, list[Record]], number: str
) -> None:
    value, comparator, unit, period, paragraph = ARTICLE[number]
    (claim,) = by_row[number]
    assert amount(claim) == value
    assert claim.get("comparator", "=") == comparator
    assert (claim["unit"], claim["period"]) == (unit, period)
    said = [e for e in claim["evidence"] if e["source"] == "article"]
    assert [e["locator"] for e in said] == [paragraph]
    assert said[0]["quote"]


@pytest.mark.parametrize("number", IN_WORDS)
def test_what_the_article_says_without_a_number_keeps_its_words(
    by_row: dict[str, list[Record]], number: str
) -> None:
    words, period, paragraph = IN_WORDS[number]
    (claim,) = by_row[number]
    assert claim["value"] is None
    assert (claim["value_text"], claim["period"]) == (words, period)
    (said,) = claim["evidence"]
    assert said["locator"] == paragraph
    assert all(part in said["quote"] for part in words.replace("since 2010", "2010").split(" … "))


@pytest.mark.parametrize("number", CHANGES_SAID)
def test_a_percentage_said_of_a_value_stands_with_that_value(
    by_row: dict[str, list[Record]], number: str
) -> None:
    name, value, kind, words = CHANGES_SAID[number]
    (claim,) = by_row[number]
    (change,) = claim["change"]
    assert claim["id"] == name
    assert (change["amount"], change["kind"], change["direction"]) == (value, kind, "down")
    assert (change["quote"], change["source"]) == (words, "article")
    assert change["agency"] == claim["agency"]
    assert change["against"]


def test_the_article_is_complete() -> None:
    numbers = sorted([*ARTICLE, *IN_WORDS, *CHANGES_SAID])
    assert numbers == [f"Q{i:02}" for i in range(1, 35)]


@pytest.mark.parametrize("row", CHANGES)
def test_each_reported_change_is_there(by_row: dict[str, list[Record]], row: str) -> None:
    own = [claim for claim in by_row[row] if row != "MO02"]
    changes = [change for claim in own for change in claim.get("change", [])]
    assert sorted(change["amount"] for change in changes) == CHANGES[row]
    assert all(change.get("source") and change.get("against") for change in changes)


def test_a_change_goes_the_way_its_sign_says(raw: Record) -> None:
    for claim in raw["claims"]:
        for change in claim.get("change", []):
            if change.get("kind") == "percent":
                down = change["amount"] < 0
                assert change["direction"] == ("down" if down else "up"), claim["id"]


@pytest.mark.parametrize("row", CALCULATED)
def test_what_was_worked_out_says_so(by_row: dict[str, list[Record]], row: str) -> None:
    flows = sorted(
        claim["flow"]
        for claim in by_row[row]
        if claim.get("origin") in {"derived", "implied"} and claim.get("status") != "U"
    )
    assert flows == CALCULATED[row]


def test_what_was_worked_out_names_its_inputs_or_how(claims: dict[str, Record]) -> None:
    for claim in claims.values():
        if claim.get("origin") in {"derived", "implied"}:
            assert claim.get("inputs") or claim["note"].startswith(("How it was", "Calculated"))
            assert claim["source"] == "calculated"
        else:
            assert "inputs" not in claim
            assert claim.get("source") != "calculated"


def test_every_claim_says_who_says_so(raw: Record) -> None:
    sources = {source["id"] for source in raw["sources"]}
    actors = {actor["id"] for actor in raw["actors"]}
    for claim in raw["claims"]:
        said = [e["source"] for e in claim.get("evidence", [])]
        assert claim.get("source") or said, claim["id"]
        assert {*said, claim["source"]} <= sources
        assert claim.get("agency") is None or claim["agency"] in actors
        assert claim["value_text"], claim["id"]
        assert claim["x-inventory"], claim["id"]
    assert all(source["x-inventory"] for source in raw["sources"])


def test_each_figure_is_of_the_agency_in_its_name(raw: Record) -> None:
    agencies = {
        "customs": "china-customs", "hankyung": "china-customs", "comtrade": "un-comtrade",
        "statkorea": "statistics-korea", "minju": "minju-choson", "nk": "nk-news",
        "rok": "government-of-south-korea", "who": "who-unicef-officials",
        "article": None, "blog": None, "hankyoreh": None, "mixed": None,
    }  # fmt: skip
    for claim in raw["claims"]:
        first = claim["id"].partition("-")[0]
        if claim["id"] != "article-closure-damage":
            assert claim.get("agency") == agencies.get(first, first), claim["id"]


def test_goods_named_in_words_have_their_direction(by_row: dict[str, list[Record]]) -> None:
    flows = {f"Q{i}": by_row[f"Q{i}"][0].get("flow") for i in range(24, 35)}
    assert flows == {
        "Q24": "total", "Q25": None, "Q26": "import", "Q27": "export", "Q28": "export",
        "Q29": "import", "Q30": "import", "Q31": "total", "Q32": "total", "Q33": None, "Q34": None,
    }  # fmt: skip


def test_every_source_leads_to_sources_and_events_that_exist(raw: Record) -> None:
    sources = {source["id"] for source in raw["sources"]}
    events = {event["id"] for event in raw["events"]}
    assert all(set(source.get("via", [])) <= sources for source in raw["sources"])
    assert all(set(claim.get("events", [])) <= events for claim in raw["claims"])
    of_the_article = [c for c in raw["claims"] if c["x-inventory"][0].startswith("Q")]
    assert len(of_the_article) == len(ARTICLE) + len(IN_WORDS)
    assert all(claim.get("events") for claim in of_the_article)


def test_every_date_is_edtf(raw: Record) -> None:
    dates = [source.get("published") for source in raw["sources"]]
    for claim in raw["claims"]:
        dates += [claim["period"], claim.get("published")]
        dates += [reading["period"] for reading in claim.get("readings", [])]
        dates += [e.get("published") for e in claim.get("evidence", [])]
    for series in raw["series"]:
        dates += [o.get("period") for o in series["observations"]]
    written = {date for date in dates if date is not None}
    assert len(written) > 100
    assert {parse(date).text for date in written} == written


def test_every_share_names_its_denominator(raw: Record, claims: dict[str, Record]) -> None:
    shares = [claim for claim in raw["claims"] if claim["quantity"] == "share"]
    assert len(shares) > 30
    for share in shares:
        whole = claims.get(share["of"])
        if whole is None:
            assert share["of"] == "WLD"
            continue
        assert whole["period"] == share["period"]
        assert whole["agency"] == share["agency"]
        assert whole.get("adjustment") == share.get("adjustment")


def test_adjustments_are_few_and_explained(raw: Record) -> None:
    records = raw["claims"] + raw["series"]
    used = {word for record in records for word in record.get("adjustment", [])}
    assert used == ADJUSTMENTS
    assert set(raw["x-adjustments"]) == ADJUSTMENTS


def test_two_renderings_of_one_figure_know_each_other(claims: dict[str, Record]) -> None:
    pairs = {
        tuple(sorted((claim["id"], other)))
        for claim in claims.values()
        for other in claim.get("same_figure_as", [])
    }
    assert {pair for pair in pairs if not any("slip" in name for name in pair)} == {
        ("customs-2019-jan-jul-total", "customs-2019-jan-jul-total-yonhap"),
        ("customs-2020-07-imports", "customs-2020-07-imports-reuters"),
        ("customs-2020-total", "customs-2020-total-january"),
        ("kotra-2012-share", "kotra-2012-share-headline"),
    }
    for one, other in pairs:
        assert other in claims[one]["same_figure_as"]
        assert one in claims[other]["same_figure_as"]
        assert claims[one]["period"] == claims[other]["period"]


def test_a_period_that_the_article_leaves_open_has_readings(claims: dict[str, Record]) -> None:
    readings = {
        name: [(r["period"], r["likelihood"]) for r in claims[name]["readings"]]
        for name in ("article-last-year-share", "kotra-share-without-year")
    }
    assert readings == {
        "article-last-year-share": [("2020", "literal"), ("2019", "probable")],
        "kotra-share-without-year": [("2019", "literal"), ("2017", "probable")],
    }
    assert {claims[name]["period"] for name in readings} == {None}


@pytest.mark.parametrize(
    ("trap", "words"),
    [
        ("I01", "539.1 million is meant"),
        ("I02", "18 January 2021, not on 12 February"),
        ("I03", "“last year” is 2020 if the article is read literally, probably 2019"),
        ("I04", "No year is given"),
        ("I05", "different bases cannot be put in one line"),
        ("I06", "do not oppose each other"),
        ("I07", "Found at no agency"),
        ("I27", "named some ten of them"),
        ("I28", "does not say who imposed the sanctions"),
        ("I33", "a fall from 95.4 to 88.2%"),
        ("I35", "may have come into the country years earlier"),
        ("I36", "“drones” in the plural"),
        ("I37", "the dams on the Yalu are shared"),
        ("I38", "No source and no period"),
        ("I39", "by whom is not said"),
        ("I44", "it fixes the month, not the day"),
    ],
)
def test_each_trap_of_a_figure_is_told_to_the_reader(
    by_row: dict[str, list[Record]], trap: str, words: str
) -> None:
    assert any(words in claim["note"] for claim in by_row[trap])


def test_the_arithmetic_checks_stand_with_the_figures(by_row: dict[str, list[Record]]) -> None:
    assert {f"C{i:02}" for i in range(1, 22)} <= set(by_row)


def test_series_are_of_one_agency_flow_and_adjustment(
    raw: Record, claims: dict[str, Record]
) -> None:
    assert len(raw["series"]) > 20
    for series in raw["series"]:
        chosen = [claims[o["claim"]] for o in series["observations"] if "claim" in o]
        assert chosen, series["id"]
        for field in ("quantity", "flow", "ref_area", "counterpart_area", "commodity", "unit",
                      "agency", "adjustment"):  # fmt: skip
            said = {str(claim.get(field) or []) for claim in chosen} | {
                str(series.get(field) or [])
            }
            assert len(said) == 1, (series["id"], field, said)


def test_series_run_forward_without_overlaps(raw: Record, claims: dict[str, Record]) -> None:
    for series in raw["series"]:
        assert series["frequency"] in {"A", "M"}
        periods = [claims[o["claim"]]["period"] if "claim" in o else o["period"]
                   for o in series["observations"]]  # fmt: skip
        stretches = [parse(period).period for period in periods]
        for (_, end), (start, _) in pairwise(stretches):
            assert end <= start, series["id"]


def test_months_without_a_figure_are_missing_and_not_zero(raw: Record) -> None:
    gaps = {
        series["id"]: [(o["period"], o["status"]) for o in series["observations"] if "period" in o]
        for series in raw["series"]
        if series["frequency"] == "M"
    }
    assert gaps == {
        "customs-imports-monthly": [("2020-11", "O"), ("2020-12", "O")],
        "customs-exports-monthly": [("2020-11", "O"), ("2020-12", "O"), ("2021-05", "O")],
        "customs-total-monthly": [("2021-05", "O")],
    }
