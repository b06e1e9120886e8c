"""Events are found by how exactly their date is known."""

import pytest

from tests.engine.query.small import best, dataset_of, event, found
from viewer.engine.query.captions import caption
from viewer.engine.query.error import QueryError
from viewer.engine.query.facts import Facts
from viewer.engine.query.find import Around, find
from viewer.engine.query.hit import HitKind
from viewer.engine.query.parse import parse_query
from viewer.model.edtf import parse

DATASET = dataset_of(
    event("day", occurred="2020-10-26"),
    event("minute", occurred="2020-10-26T10:15:00"),
    event("month", occurred="2020-10"),
    event("season", occurred="2020-22"),
    event("year", occurred="1950"),
    event("lasted", occurred="2010-10-26/2021"),
    event("decade", occurred="195X"),
    event("century", occurred="19XX"),
    event("within", occurred="[1950..1953-07-27]"),
    event("about", occurred="2020-08~"),
    event("said", reported=parse("2020-10-29")),
    event("better", occurred="2020-08", datings=(best("2020-08-13"),)),
    event("undated"),
)


@pytest.mark.parametrize(
    ("precision", "ids"),
    [
        ("day", {"day", "minute", "said", "better"}),
        ("month", {"month", "about", "better"}),
        ("season", {"season"}),
        ("year", {"year", "lasted"}),
        ("decade", {"decade", "century"}),
        ("bounds", {"within"}),
        ("about", {"about"}),
        ("none", {"undated"}),
    ],
)
def test_each_precision_finds_its_events(precision: str, ids: set[str]):
    assert found(DATASET, f"precision:{precision}") == ids
    assert found(DATASET, f"not precision:{precision}") == {e.id for e in DATASET.events} - ids


def test_precisions_are_alternatives_like_any_values():
    assert found(DATASET, "precision:season or precision:decade") == {"season", "decade", "century"}


def test_a_precision_that_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(QueryError, match="expected one of day, month, season"):
        parse_query("precision:hour")


def test_approximate_leads_to_all_that_is_dated_inexactly():
    around = Around(kinds=frozenset({HitKind.PRECISION}))
    hits = find(DATASET, Facts(DATASET), "approximate", 8, around)
    assert {hit.key: hit.count for hit in hits} == {
        "precision:about": 1, "precision:bounds": 1, "precision:month": 3, "precision:season": 1,
        "precision:year": 2, "precision:decade": 2,
    }  # fmt: skip


def test_the_condition_is_said_in_a_readers_words():
    facts = Facts(DATASET)
    said = [str(caption(parse_query(f"precision:{p}").root, facts)) for p in ("month", "none")]
    assert said == ["Date known to: the month", "Date known to: not dated"]
