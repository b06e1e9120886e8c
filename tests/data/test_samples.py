"""The sample datasets: each opens without a fault and says what its sources say, exactly."""

import json
from collections import Counter
from pathlib import Path

import pytest

from viewer.engine.lists.amounts import agree, amount_of
from viewer.io.dataset_file import open_dataset
from viewer.model.dataset import Dataset
from viewer.model.records import Basis, Event, Stance

WHEAT, TESTS, OIL = "wheat-and-monarchs", "nuclear-tests", "oil-price-and-gdp"
MONARCHS = (
    "Elizabeth I", "James I", "Charles I", "Cromwell (Commonwealth)", "Charles II", "James II",
    "William III and Mary II", "Anne", "George I", "George II", "George III", "George IV",
)  # fmt: skip
FIRST_TESTS = {
    "trinity": "1945-07-16", "rds-1": "1949-08-29", "hurricane": "1952-10-03",
    "gerboise-bleue": "1960-02-13", "china-596": "1964-10-16", "pokhran-1": "1974-05-18",
    "chagai-1": "1998-05-28", "prk-2006": "2006-10-09",
}  # fmt: skip
TREATIES = {
    "ptbt-signed": "1963-08-05", "ptbt-open": "1963-08-08", "ptbt-force": "1963-10-10",
    "npt-signed": "1968-07-01", "npt-force": "1970-03-05",
    "ttbt-signed": "1974-07-03", "ttbt-force": "1990-12-11",
    "ctbt-adopted": "1996-09-10", "ctbt-open": "1996-09-24",
}  # fmt: skip
TOTALS = {
    "tests-usa": 1030, "tests-sun": 715, "tests-gbr": 45, "tests-fra": 210, "tests-chn": 45,
    "tests-ind": 3, "tests-pak": 2, "tests-prk": 6,
}  # fmt: skip
"""Tests of each country, as the Arms Control Association counts them."""


@pytest.fixture(scope="module")
def samples(repo: Path) -> dict[str, Dataset]:
    datasets = {}
    for path in sorted((repo / "data" / "samples").glob("*.json")):
        opened = open_dataset(path)
        assert opened.problems == (), path.name
        assert not opened.left_out
        datasets[path.stem] = opened.dataset
    return datasets


@pytest.fixture(scope="module")
def wheat(samples: dict[str, Dataset]) -> Dataset:
    return samples[WHEAT]


@pytest.fixture(scope="module")
def tests(samples: dict[str, Dataset]) -> Dataset:
    return samples[TESTS]


def found(dataset: Dataset, some_id: str) -> Event:
    event = dataset.events.get(some_id)
    assert event is not None, some_id
    return event


def occurred(dataset: Dataset, some_id: str) -> str:
    return str(found(dataset, some_id).occurred)


def values(dataset: Dataset, series: str) -> list[tuple[str, float | None]]:
    """Periods and values of a series, in its order, whether it holds them or points to claims."""
    pairs = []
    for observation in dataset.series[series].observations:
        record = dataset.claims[observation.claim] if observation.claim else observation
        assert record.period is not None
        pairs.append((str(record.period), record.value))
    return pairs


def test_all_samples_come_with_the_program(samples: dict[str, Dataset]):
    assert set(samples) == {WHEAT, TESTS, OIL}


@pytest.mark.parametrize(
    ("name", "events", "series", "claims"),
    [(WHEAT, 73, 4, 126), (TESTS, 125, 14, 176), (OIL, 0, 10, 0)],
)
def test_a_sample_holds_so_much(
    samples: dict[str, Dataset], name: str, events: int, series: int, claims: int
):
    dataset = samples[name]
    assert len(dataset.events) == events
    assert len(dataset.series) == series
    assert len(dataset.claims) == claims


@pytest.mark.parametrize("name", [WHEAT, TESTS])
def test_a_sample_says_what_it_is_and_who_may_use_it(samples: dict[str, Dataset], name: str):
    dataset = samples[name]
    assert dataset.license
    assert "CC0-1.0" in dataset.license
    assert dataset.description
    assert len(dataset.categories) == 8
    assert sorted(category.color for category in dataset.categories.values()) == list(range(1, 9))


@pytest.mark.parametrize("name", [WHEAT, TESTS])
def test_every_event_and_figure_has_a_source(samples: dict[str, Dataset], name: str):
    dataset = samples[name]
    assert [event.id for event in dataset.events if not event.evidence] == []
    assert [c.id for c in dataset.claims.values() if not (c.source or c.evidence)] == []


@pytest.mark.parametrize("name", [WHEAT, TESTS])
def test_opinions_and_rumours_are_credited_to_somebody(samples: dict[str, Dataset], name: str):
    soft = (Stance.OPINION, Stance.RUMOUR, Stance.FORECAST, Stance.DENIED)
    events = samples[name].events
    assert [e.id for e in events if e.stance in soft and not e.attributed_to] == []


@pytest.mark.parametrize("name", [WHEAT, TESTS, OIL])
def test_no_record_lies_unused(repo: Path, name: str):
    text = (repo / "data" / "samples" / f"{name}.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    for section in ("sources", "actors", "places", "relation_types", "categories"):
        for record in raw.get(section, ()):
            names_an_area = record.get("kind") == "country"
            assert names_an_area or text.count(json.dumps(record["id"])) > 1, record["id"]


def test_the_reigns_are_those_of_the_chart_and_follow_one_another(wheat: Dataset):
    reigns = [e for e in wheat.events if "reigns" in e.categories]
    assert tuple(reign.title for reign in reigns) == MONARCHS
    assert [str(reign.occurred) for reign in reigns][:4] == [
        "1565/1603", "1603/1625", "1625/1649", "1649/1660",
    ]  # fmt: skip
    succeeds = {r.from_event: r.to_event for r in wheat.relations if r.type == "succeeds"}
    assert [succeeds.get(reign.id) for reign in reigns] == [None, *(r.id for r in reigns[:-1])]


def test_the_first_and_the_last_reign_are_cut_by_the_chart_and_not_by_death(wheat: Dataset):
    elizabeth, george = found(wheat, "reign-elizabeth-i"), found(wheat, "reign-george-iv")
    assert elizabeth.basis_start is Basis.BOUND
    assert george.basis_end is Basis.BOUND
    best = [str(d.date) for e in (elizabeth, george) for d in e.datings if d.best]
    assert best == ["1558-11-27/1603-04-03", "1820-01-29/1830-06-26"]


def test_wheat_stands_over_five_years_each_as_playfair_drew_it(wheat: Dataset):
    prices = dict(values(wheat, "wheat"))
    assert len(prices) == 52
    assert prices["1565/1569"] == 41
    assert prices["1595/1599"] == 64
    assert prices["1810/1814"] == 99
    assert prices["1820/1821"] == 54
    assert min(prices.values()) == 26
    assert wheat.series["wheat"].unit == "X-SHILLINGS-PER-QUARTER"


def test_wages_are_estimated_and_stop_before_the_prices(wheat: Dataset):
    observations = wheat.series["wages"].observations
    assert [(o.value, o.status) for o in observations[-3:]] == [(30, "E"), (None, "O"), (None, "O")]
    assert (observations[0].value, observations[0].status) == (5, "E")


def test_work_for_a_quarter_of_wheat_is_price_by_wage(wheat: Dataset):
    prices, wages = dict(values(wheat, "wheat")), dict(values(wheat, "wages"))
    weeks = values(wheat, "weeks")
    assert len(weeks) == 50
    for period, value in weeks:
        assert value == pytest.approx(prices[period] / wages[period], abs=0.005)


def test_official_prices_are_kept_in_shillings_and_pence(wheat: Dataset):
    dearest = wheat.claims["returns-1812"]
    assert (dearest.value, dearest.value_text) == (126.5, "126s. 6d.")
    mean = wheat.claims["returns-mean-1810"]
    assert len(mean.inputs) == 5
    years = [wheat.claims[claim].value for claim in mean.inputs]
    assert mean.value == pytest.approx(sum(years) / 5, abs=0.06)


def test_playfairs_judgement_is_an_opinion_in_his_own_words(wheat: Dataset):
    judgement = found(wheat, "playfair-judgement")
    assert judgement.stance is Stance.OPINION
    assert judgement.attributed_to == ("playfair",)
    assert judgement.evidence[0].quote is not None
    assert judgement.evidence[0].quote.startswith("the main fact deserving of consideration is")


def test_oil_and_gdp_say_by_whom_they_are_and_who_may_use_them(samples: dict[str, Dataset]):
    dataset = samples[OIL]
    assert dataset.license
    assert all(name in dataset.license for name in ("public domain", "CC BY 4.0", "PDDL-1.0"))
    for series in dataset.series.values():
        assert series.source in dataset.sources
        assert dataset.sources[series.source].url
        assert series.agency in dataset.actors


def test_oil_and_gdp_have_no_gap_and_the_numbers_of_their_sources(samples: dict[str, Dataset]):
    dataset = samples[OIL]
    brent = values(dataset, "brent")
    months = [f"{year}-{month:02}" for year in range(1987, 2027) for month in range(1, 13)]
    assert [period for period, _ in brent] == months[4:-5]
    assert dict(brent)["2008-07"] == 132.72
    assert min(value or 0 for _, value in brent) == 9.82
    for name in dataset.series:
        if name != "brent":
            found = values(dataset, name)
            assert [period for period, _ in found] == [str(year) for year in range(1960, 2024)]
    assert dict(values(dataset, "gdp-chn"))["1960"] == 59716249310.97416


def test_first_tests_and_treaties_stand_on_their_days(tests: Dataset):
    for event, day in (FIRST_TESTS | TREATIES).items():
        assert occurred(tests, event) == day, event


def test_moratoria_last_and_some_still_do(tests: Dataset):
    assert occurred(tests, "mor-58-usa") == "1958-10-31/1961-09-14"
    assert occurred(tests, "mor-ussr-85") == "1985-08-06/1987-02-25"
    assert occurred(tests, "mor-usa-92") == "1992-10-02/.."


def test_yearly_counts_add_up_to_the_counts_of_countries_and_of_the_world(tests: Dataset):
    years: Counter[str] = Counter()
    for series, total in TOTALS.items():
        counts = values(tests, series)
        assert sum(value or 0 for _, value in counts) == total, series
        years.update({period: int(value or 0) for period, value in counts})
    world = values(tests, "tests-world")
    assert [period for period, _ in world] == [str(year) for year in range(1945, 2018)]
    assert [(period, years[period]) for period, _ in world] == world
    assert dict(world)["1962"] == 178
    assert tests.claims["world-sum-2017"].value == sum(TOTALS.values()) == 2056


def test_the_flash_is_confirmed_and_its_cause_is_not(tests: Dataset):
    stances = {
        event: found(tests, event).stance
        for event in ("vela-flash", "vela-test", "vela-israel", "vela-south-africa")
    }
    assert stances == {
        "vela-flash": Stance.CONFIRMED, "vela-test": Stance.LIKELY,
        "vela-israel": Stance.RUMOUR, "vela-south-africa": Stance.DENIED,
    }  # fmt: skip
    assert {str(found(tests, event).occurred) for event in stances} == {"1979-09-22"}


def test_what_the_sixth_test_yielded_is_told_from_50_to_304_kilotons(tests: Dataset):
    told = [c for c in tests.claims.values() if c.quantity == "yield" and "prk-2017" in c.events]
    amounts = [amount_of(claim) for claim in told]
    assert len(told) == 11
    assert min(amount.low for amount in amounts) == 49.5
    assert max(amount.high for amount in amounts) == 304
    assert not agree(amounts)


def test_a_range_without_a_value_contradicts_what_lies_outside_it(tests: Dataset):
    said, measured = tests.claims["pokhran2-goi"], tests.claims["pokhran2-barker"]
    assert said.value == 58
    assert (measured.value, measured.low, measured.high) == (None, 9, 16)
    assert not agree([amount_of(said), amount_of(measured)])
    assert agree([amount_of(measured)])


def test_three_tests_in_2010_are_told_by_one_table_and_by_no_other(tests: Dataset):
    table, tally = tests.claims["prk-2010-owid"], tests.claims["prk-2010-aca"]
    assert (table.value, table.status) == (3, "U")
    assert tally.value == 0
    assert found(tests, "prk-2010").stance is Stance.RUMOUR
