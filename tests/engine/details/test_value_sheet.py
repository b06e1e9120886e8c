"""What is told of a figure: as printed, for which time, by whom, in which words."""

import pytest

from tests.engine.details.read import lines, messages, sheet_of, texts
from tests.engine.timeline.made import dataset_of, event
from viewer.engine.details.changes import change_fact, change_words
from viewer.engine.details.sheet import Fact, Quotation
from viewer.engine.details.value import claim_sheet, observation_sheet
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import (
    Actor,
    Change,
    Claim,
    Evidence,
    Likelihood,
    Observation,
    Reading,
    Series,
    Source,
)

OURS = {"stance", "claim", "claims", "observation", "locator", "vintage", "multiplier", "null"}
"""Words of the program that a reader never meets."""


def told(dataset: Dataset, name: str) -> list[str]:
    return lines(claim_sheet(dataset, dataset.claims[name]))


def told_of(claim: Claim, *others: Claim, **fields: object) -> list[str]:
    return told(dataset_of(claims=Dataset.index((claim, *others)), **fields), claim.id)


def test_the_total_of_2020_is_told_as_it_was_printed(bundled):
    sheet = told(bundled, "customs-2020-total")
    assert sheet[:8] == [
        "[Stated]",
        "# North Korea’s trade with China",
        "Value: $539 million 100 thousand dollars (539.1 million US dollars)",
        "Period: 2020",
        "Agency: China Customs",
        (
            "Reported by: Yonhap, 12 February 2021 (AEN20210209007800325) "
            "(via Trade statistics of China Customs)"
        ),
        "Published: 12 February 2021",
        ("Change: −80.7% (against 2019 · China Customs · down 80.7% from the previous year)"),
    ]
    assert sheet[8].startswith("“According to data, provided by China Customs, released on")
    assert sheet[8].endswith(" · New Eastern Outlook · paragraph 11]")
    assert "2020: $539.06 million (China Customs)" in sheet
    assert sheet[-3:] == [
        "## Linked",
        "event: Trade with China falls 80.7% in 2020",
        "event: China Customs publishes the trade of 2020",
    ]


def test_every_figure_of_the_dataset_is_told_in_readers_words(bundled):
    for claim in bundled.claims.values():
        sheet = claim_sheet(bundled, claim)
        for text in texts(sheet):
            assert text.strip()
            assert text != "None"
            assert "{" not in text
        for message in messages(sheet):
            assert not OURS & set(message.template.lower().split()), message


def test_every_figure_of_the_dataset_is_told_whole(bundled):
    for claim in bundled.claims.values():
        sheet = claim_sheet(bundled, claim)
        shown = set(texts(sheet))
        assert {claim.subject, claim.value_text, claim.note} - {None} <= shown
        quotes = [block for block in sheet if isinstance(block, Quotation)]
        if claim.evidence:
            assert [block.quote for block in quotes] == [piece.quote for piece in claim.evidence]
        else:
            assert len(quotes) == (1 if claim.source else 0)
        changes = [b for b in sheet if isinstance(b, Fact) and str(b.name) == "Change"]
        assert len(changes) == len(claim.change)
        readings = [b for b in sheet if isinstance(b, Fact) and str(b.name) == "May be read as"]
        assert len(readings) == len(claim.readings)


def test_every_link_of_a_figure_leads_somewhere(bundled):
    for claim in bundled.claims.values():
        for block in claim_sheet(bundled, claim):
            if isinstance(block, Fact) and block.target is not None:
                assert sheet_of(bundled, block.target) is not None


def test_every_value_of_every_series_has_a_sheet(bundled):
    for series in bundled.series.values():
        for observation in series.observations:
            sheet = observation_sheet(bundled, series, observation)
            assert all(text.strip() and text != "None" for text in texts(sheet))
            if observation.claim:
                assert sheet == claim_sheet(bundled, bundled.claims[observation.claim])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 539.1, "decimals": 1, "unit": "USD", "multiplier": 1e6,
          "value_text": Clean("$539.1 million")}, "$539.1 million (539.1 million US dollars)"),
        ({"value": 539.1, "decimals": 1, "unit": "USD", "multiplier": 1e6},
         "539.1 million US dollars"),
        ({"value": 0.5, "comparator": "<", "unit": "USD", "multiplier": 1e6},
         "<0.5 million US dollars"),
        ({"value": 1200.0, "approximate": True, "unit": "EUR"}, "~1,200 euros"),
        ({"value": 0.0, "unit": "USD", "decimals": 0}, "0 US dollars"),
        ({"value": 3.0}, "3"),
        ({"value_text": Clean("none at all")}, "none at all"),
        ({}, "no number given"),
    ],
)  # fmt: skip
def test_a_value_is_told_as_printed_with_its_number_beside_it(fields, expected):
    (line,) = [t for t in told_of(Claim("it", "trade", **fields)) if t.startswith("Value")]
    assert line == f"Value: {expected}"


@pytest.mark.parametrize(
    ("origin", "status", "expected"),
    [
        ("stated", "A", "[Stated]"),
        ("derived", "P", "[Calculated (provisional)]"),
        ("implied", "E", "[Implied by other figures (estimated)]"),
        ("estimated", "U", "[Estimated (low reliability)]"),
        ("stated", "Q", "[Stated (withheld)]"),
        ("stated", "O", "[Stated (missing)]"),
        ("stated", "L", "[Stated (not collected)]"),
        ("stated", "K", "[Stated (inside another period)]"),
    ],
)
def test_the_standing_of_a_figure_is_told_in_words(origin, status, expected):
    assert told_of(Claim("it", "trade", origin=origin, status=status))[0] == expected


def test_an_unclear_period_is_told_with_its_readings():
    readings = (
        Reading(parse("2020"), Likelihood.PROBABLE, Clean("Written in 2021.")),
        Reading(parse("2019"), Likelihood.POSSIBLE),
        Reading(parse("2018")),
    )
    sheet = told_of(Claim("it", "share", readings=readings))
    assert sheet[3:7] == [
        "Period: not stated",
        "May be read as: 2020 (probable · Written in 2021.)",
        "May be read as: 2019 (possible)",
        "May be read as: 2018",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(-80.7, 1, kind="percent", direction="down"), "−80.7%"),
        (Change(137.0, 0, kind="percent", direction="up"), "+137%"),
        (Change(0.0, 0, kind="percent"), "0%"),
        (Change(4.8, 1, kind="points", direction="up"), "+4.8 points"),
        (Change(5.3, 1, kind="ratio", direction="up"), "5.3 times as much"),
        (Change(0.5, 1, "<", "ratio", "down"), "<0.5 times as much"),
        (Change(-80.0, 0, ">", "percent", "down"), "down >80%"),
        (Change(3.0, 0, ">=", "points", "up"), "up ≥3 points"),
        (Change(1200.0, 0), "+1,200"),
        (Change(direction="up"), "up"),
        (Change(direction="down"), "down"),
        (Change(), "changed"),
    ],
)
def test_a_change_is_told_no_more_exactly_than_it_was_said(change, expected):
    assert str(change_words(change)) == expected


@pytest.mark.parametrize(
    ("against", "expected"),
    [
        ("total-2019", "against 2019"),
        ("without-period", "against Trade before the war"),
        ("2018-01/2018-06", "against Jan to Jun 2018"),
        ("2019", "against 2019"),
        ("no-such-claim", "against no-such-claim"),
        (None, None),
        ("", None),
    ],
)
def test_a_change_says_what_it_is_against(against, expected):
    claims = Dataset.index(
        (
            Claim("total-2019", "trade", parse("2019")),
            Claim("without-period", "trade", subject=Clean("Trade before the war")),
        )
    )
    fact = change_fact(dataset_of(claims=claims), Change(1.0, against=against))
    assert (str(fact.note) if fact.note else None) == expected


def test_a_change_says_whose_it_is_and_in_which_words():
    actors = Dataset.index((Actor("kita", Clean("KITA")),))
    change = Change(-2.0, 0, kind="percent", agency="kita", source="article", quote=Clean("fell"))
    assert str(change_fact(dataset_of(actors=actors), change).note) == "KITA · fell"


def test_who_states_a_figure_and_through_whom():
    sources = Dataset.index(
        (
            Source("yonhap", Clean("Yonhap"), via=("customs-site", "gone")),
            Source("customs-site", Clean("Trade statistics")),
        )
    )
    claim = Claim(
        "it", "trade", parse("2020"), agency="customs", source="yonhap",
        published=parse("2021-01-18"), adjustment=("crude-oil-estimated",),
    )  # fmt: skip
    actors = Dataset.index((Actor("customs", Clean("China Customs")),))
    assert told_of(claim, sources=sources, actors=actors)[4:] == [
        "Agency: China Customs",
        "Reported by: Yonhap (via Trade statistics, gone)",
        "Published: 18 January 2021",
        "Basis: crude oil estimated",
        "[Yonhap]",
    ]


def test_figures_that_it_was_made_from_are_listed_with_links():
    parts = (
        Claim("imports", "trade", parse("2020"), value_text=Clean("$491.1 million")),
        Claim("exports", "trade", subject=Clean("Exports"), value_text=Clean("$48 million")),
    )
    whole = Claim(
        "it", "trade", parse("2020"), origin="derived", inputs=("imports", "exports", "gone"),
        events=("fall", "gone"),
    )  # fmt: skip
    dataset = dataset_of(event("fall", "2020"), claims=Dataset.index((whole, *parts)))
    sheet = claim_sheet(dataset, whole)
    start = lines(sheet).index("## Calculated from")
    assert lines(sheet)[start:] == [
        "## Calculated from",
        "2020: $491.1 million",
        "Exports: $48 million",
        "## Linked",
        "event: fall",
    ]
    assert [b.target for b in sheet[start:] if isinstance(b, Fact)] == [
        "imports", "exports", "fall",
    ]  # fmt: skip


def test_a_value_that_a_series_holds_itself_says_unit_period_and_status():
    series = Series(
        "imports", Clean("Imports from China"), "USD", "M", (), multiplier=1e6, agency="customs",
        source="gone",
    )  # fmt: skip
    actors = Dataset.index((Actor("customs", Clean("China Customs")),))
    dataset = dataset_of(actors=actors)
    light = Observation(
        parse("2020-10"), 0.25, comparator="<", status="P", note=Clean("Nearly nil.")
    )
    assert lines(observation_sheet(dataset, series, light)) == [
        "# Imports from China",
        "Value: <0.25 million US dollars",
        "Period: October 2020",
        "Status: provisional",
        "Agency: China Customs",
        "Nearly nil.",
        "[no source named]",
    ]
    missing = Observation(None, None, status="O")
    assert lines(observation_sheet(dataset, series, missing))[:3] == [
        "# Imports from China",
        "Value: –",
        "Status: missing",
    ]


def test_evidence_stands_for_the_source_where_both_are_given():
    claim = Claim(
        "it", "trade", source="article", evidence=(Evidence("article", Clean("L11"), Clean("so")),)
    )
    sources = Dataset.index((Source("article", Clean("Two neighbours")),))
    quotes = [t for t in told_of(claim, sources=sources) if t.endswith("]") and "Two" in t]
    assert quotes == ["“so” [Two neighbours · paragraph 11]"]
