"""What others say of a figure, and what may be compared with it."""

import pytest

from tests.engine.details.read import lines
from tests.engine.timeline.made import dataset_of
from viewer.engine.details.rivals import difference_words, rival_blocks
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim, Reading


def told(dataset: Dataset, name: str) -> list[str]:
    return lines(tuple(rival_blocks(dataset, dataset.claims[name])))


def test_the_total_of_2019_is_a_set_of_claims(bundled):
    assert told(bundled, "customs-2019-total") == [
        "## What others say of it",
        "KDI: $2.8 billion (0.4% more, within rounding)",
        "China Customs: $2,793 million (0.1% more, within rounding · calculated)",
        "China Customs: $2,786 million (0.1% less · calculated)",
        "KITA: $2,805 million (0.6% more)",
        "KITA: $2.84 billion (1.8% more)",
        "KOTRA: $3.09 billion (not comparable: crude oil estimated against basis not stated)",
    ]


def test_the_share_of_last_year_meets_the_claims_of_both_years_it_may_mean(bundled):
    assert told(bundled, "article-last-year-share") == [
        "## What others say of it",
        (
            "KOTRA: 94.8 percent (0.2 points less, within rounding · "
            "2019 if read literally, probably 2017)"
        ),
        "KITA: 95.2% (0.2 points more, within rounding)",
        (
            "KOTRA: 95.4% (not comparable: "
            "crude oil estimated, without inter-Korean trade against basis not stated)"
        ),
        (
            "KOTRA: 94.9% (not comparable: "
            "without the crude oil estimate, without inter-Korean trade against basis not stated)"
        ),
        (
            "KOTRA: 88.2% (not comparable: "
            "crude oil estimated, without inter-Korean trade against basis not stated)"
        ),
    ]


def test_a_rendering_of_the_same_figure_is_no_other_opinion(bundled):
    assert told(bundled, "customs-2020-07-imports") == []
    assert not any("539.06" in line for line in told(bundled, "customs-2020-total"))


def test_a_claim_in_words_has_no_rivals(bundled):
    assert told(bundled, "article-share-growing") == []


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        ({"value": 100.0}, {"value": 141.0}, "41% more"),
        ({"value": 100.0}, {"value": 99.0}, "1.0% less"),
        ({"value": -100.0}, {"value": -120.0}, "20% more"),
        ({"value": 100.0}, {"value": -120.0}, "of another sign"),
        ({"value": 100.0}, {"value": 100.0}, "the same"),
        ({"value": 0.0}, {"value": 3.0}, "of another sign"),
        ({"value": 58.6, "decimals": 1}, {"value": 58.0, "comparator": ">"}, "a bound that agrees"),
        ({"value": 58.6, "decimals": 1}, {"value": 60.0, "comparator": ">"}, "a bound, no value"),
        ({"value": 95.0, "unit": "PERCENT"}, {"value": 88.2, "unit": "PERCENT"},
         "6.8 points less"),
        (
            {"value": 1.0}, {"value": 1.0, "adjustment": ("oil",)},
            "not comparable: oil against basis not stated",
        ),
    ],
)  # fmt: skip
def test_how_far_two_claims_are_apart(mine, other, expected):
    claims = [
        Claim(**{"id": name, "quantity": "trade", "unit": "USD", "decimals": 0, **fields})
        for name, fields in (("a", mine), ("b", other))
    ]
    dataset = dataset_of(claims=Dataset.index(claims))
    assert str(difference_words(dataset, *claims)).removesuffix(", within rounding") == expected


def test_only_claims_about_one_of_its_periods_count():
    share = {"quantity": "share", "unit": "PERCENT", "commodity": "TOTAL"}
    unclear = Claim("it", value=95.0, readings=(Reading(parse("2020")), Reading(parse("2018"))),
                    **share)  # fmt: skip
    years = [Claim(f"in-{y}", value=90.0, period=parse(str(y)), **share) for y in (2018, 2019)]
    dataset = dataset_of(claims=Dataset.index([unclear, *years]))
    assert [block.target for block in rival_blocks(dataset, unclear)[1:]] == ["in-2018"]
    assert rival_blocks(dataset, years[1]) == []
