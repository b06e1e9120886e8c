"""What a reader means is found: other endings, phases, figures, samples, and what comes near."""

import pytest

from tests.engine.query.small import dataset_of, event
from viewer.engine.query.facts import Facts
from viewer.engine.query.find import Around, find
from viewer.engine.query.hit import Hit, HitKind
from viewer.engine.query.ranked import Rank
from viewer.engine.query.stems import stem
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation, Phase, Series


def claim(id: str, flow: str, period: str, value: float) -> Claim:
    return Claim(
        id, "trade", parse(period), Clean("North Korea’s trade with China"), flow, value=value,
        decimals=1, unit="USD", multiplier=1e6,
    )  # fmt: skip


NORTH_KOREA = dataset_of(
    event("closing", "North Korea closes its border against the virus", "2020-01-31/.."),
    event("freight", "A freight train arrives", "2022-01-16", summary=Clean("The border closed.")),
    event("tower", "A basket for the Friendship Tower", "2020-10-25"),
    event("cafe", "Café opened in Dandong", "2020-10-26"),
    phases=(
        Phase("war", Clean("Korean War"), parse("1950/1953")),
        Phase("shut", Clean("Border closed"), parse("2020-01-31/..")),
    ),
    claims=Dataset.index(
        (
            claim("jul-in", "import", "2019-07", 207.7),
            claim("jul-out", "export", "2019-07", 20.1),
            claim("jun-in", "import", "2019-06", 199.0),
        )
    ),
    series=Dataset.index(
        (
            Series(
                "wheat", Clean("Price of wheat"), "shilling", "A",
                (Observation(parse("1810"), 99.0), Observation(parse("1811"), 85.0)),
            ),
        )
    ),
)  # fmt: skip
FACTS = Facts(NORTH_KOREA)
SAMPLES = Around(samples=(("/wheat.json", "Wheat and monarchs"), ("/tests.json", "Nuclear tests")))


def hits(text: str, around: Around = SAMPLES) -> tuple[Hit, ...]:
    return find(NORTH_KOREA, FACTS, text, 6, around)


def keys(text: str, *kinds: HitKind) -> list[str]:
    return [hit.key for hit in hits(text) if hit.kind in kinds]


@pytest.mark.parametrize(
    "words",
    [
        "closed closes closing close closure", "ship ships shipped shipping", "deny denies denied",
        "countries country", "tests tested testing test", "agree agrees agreed", "trade traded",
    ],
)  # fmt: skip
def test_words_with_other_english_endings_are_one(words: str):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("word", ["its", "news", "kim", "пекина", "ryong", "정은", "bus", "spring"])
def test_other_words_are_left_as_they_are(word: str):
    assert stem(word) == word


def test_border_closed_finds_the_phase_then_the_event_then_what_only_mentions_it():
    found = [(hit.kind, hit.key) for hit in hits("border closed") if hit.kind is not HitKind.WORDS]
    assert found == [
        (HitKind.PHASE, "shut"), (HitKind.EVENT, "closing"), (HitKind.EVENT, "freight"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["closing borders", "closed border", "borders clos", "close BORDER"]
)
def test_endings_order_and_unfinished_words_do_not_matter(text: str):
    assert keys(text, HitKind.EVENT)[0] == "closing"


def test_accents_do_not_matter_beside_endings():
    assert keys("cafes opening", HitKind.EVENT) == ["cafe"]


def test_a_phase_knows_its_time():
    (war,) = (hit for hit in hits("korean war") if hit.kind is HitKind.PHASE)
    assert war.time is not None
    assert (war.time.start, war.time.end) == (day_of(1950), day_of(1954))


@pytest.mark.parametrize(
    "text",
    ["import July 2019", "imports jul 2019", "2019-07 import", "trade china imports 2019-07"],
)
def test_a_figure_is_found_by_subject_flow_and_period(text: str):
    first = hits(text)[0]
    assert (first.kind, first.key) == (HitKind.VALUE, "jul-in")
    assert str(first.title) == "North Korea’s trade with China, Jul 2019"
    assert str(first.said) == "207.7 million US dollars"


def test_a_value_that_only_a_series_holds_is_found_too():
    assert keys("wheat price 1811", HitKind.VALUE) == ["wheat#1"]


def test_one_word_alone_brings_few_figures():
    assert len(keys("trade", HitKind.VALUE)) <= 3


def test_a_sample_dataset_is_offered_with_and_without_an_open_one():
    assert keys("wheat", HitKind.SAMPLE) == ["/wheat.json"]
    assert [hit.key for hit in find(None, None, "nuclear", 6, SAMPLES)] == ["/tests.json"]


def test_where_nothing_has_all_words_what_has_most_of_them_comes_first():
    found = hits("friendship bridge dandong")
    assert {hit.rank for hit in found} == {Rank.NEAREST}
    assert {hit.key for hit in found if hit.kind is HitKind.EVENT} == {"tower", "cafe"}
    both = hits("basket friendship bridge")
    assert (both[0].key, both[0].missed) == ("tower", 1)


def test_a_misspelt_word_finds_what_is_spelt_alike():
    (found,) = hits("Frendship")
    assert (found.key, found.rank) == ("tower", Rank.NEAREST)


@pytest.mark.parametrize("text", ["Uriminzokkiri", "the of and", "zzz qqq"])
def test_nothing_is_offered_where_nothing_comes_near(text: str):
    assert [hit.kind for hit in hits(text) if hit.count != 0] == []
