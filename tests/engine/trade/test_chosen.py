"""A series is a choice among claims: what was known on a day, and which claim stands where."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, plain, series
from viewer.engine.trade.chosen import chosen, may_be_picked, picking
from viewer.engine.trade.published import Publications, account, end_of, releases
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim, Evidence, Observation, Source
from viewer.model.view import Choice, Vintage

TOTALS = "customs-total-annual"
IMPORTS, EXPORTS = "customs-imports-annual", "customs-exports-annual"
EPOCH = date(1970, 1, 1).toordinal()


def values(data: Dataset, name: str, year: str = "2020") -> list[tuple[str, float | None]]:
    """The claims of a year that stand in a series, and their values."""
    claims = (data.claims[o.claim] for o in data.series[name].observations if o.claim)
    return [(c.id, c.value) for c in claims if c.period is not None and c.period.text == year]


# What was known on a day


@pytest.mark.parametrize(
    ("day", "total", "imports", "exports"),
    [
        ("2021-01-17", [], [], []),
        ("2021-01-18", [], [], []),
        ("2021-01-19", [539.06], [], []),
        ("2021-02-11", [539.06], [], []),
        ("2021-02-12", [539.1], [491.1], [48.0]),
        ("2021-07-29", [539.1], [491.1], [48.0]),
        ("", [539.1], [491.1], [48.0]),
    ],
)
def test_the_trade_of_2020_came_to_be_known_in_steps(bundled, day, total, imports, exports):
    seen = chosen(bundled, Choice(day))
    for name, expected in ((TOTALS, total), (IMPORTS, imports), (EXPORTS, exports)):
        assert [value for _, value in values(seen, name)] == expected


def test_a_competing_claim_is_there_from_the_day_on_which_it_was_published(bundled):
    assert "kotra-2020-total" not in chosen(bundled, Choice("2021-07-28")).claims
    seen = chosen(bundled, Choice("2021-07-29"))
    assert seen.claims["kotra-2020-total"].value == 760.8
    assert values(seen, TOTALS) == [("customs-2020-total", 539.1)]


def test_before_the_total_of_2019_was_published_what_its_change_implies_stands_for_it(bundled):
    assert values(chosen(bundled, Choice("2021-02-11")), TOTALS, "2019") == []
    implied = [("customs-2019-total-implied", 2793.0)]
    assert values(chosen(bundled, Choice("2021-02-12")), TOTALS, "2019") == implied
    known = [("customs-2019-total", 2789.02)]
    assert values(chosen(bundled, Choice("2024-01-18")), TOTALS, "2019") == known


def test_a_misprint_never_steps_in(bundled):
    """Hankyung printed thousands for millions on 26 August; MBC the total on 25 October."""
    seen = chosen(bundled, Choice("2020-09-15"))
    assert "hankyung-2020-03-total-slip" in seen.claims
    assert values(seen, "customs-total-monthly", "2020-03") == []


def test_a_figure_dated_by_month_is_known_when_the_month_is_over(bundled):
    assert bundled.claims["kotra-2019-total"].published.text == "2020-07"
    assert "kotra-2019-total" not in chosen(bundled, Choice("2020-07-30")).claims
    assert "kotra-2019-total" in chosen(bundled, Choice("2020-07-31")).claims


def test_what_the_article_alone_says_has_no_later_limit_and_is_known_only_now(bundled):
    assert bundled.main_source.published.text == "[2021-02-12..]"
    assert "article-2001-share" not in chosen(bundled, Choice("2024-12-31")).claims
    assert "article-2001-share" in chosen(bundled, Choice()).claims


def test_what_was_calculated_is_known_when_all_that_it_rests_on_is(bundled):
    assert "customs-2020-balance" not in chosen(bundled, Choice("2021-02-11")).claims
    assert "customs-2020-balance" in chosen(bundled, Choice("2021-02-12")).claims


def test_what_nothing_dates_stays_but_not_before_its_time(bundled):
    """How the imports of March 2020 were calculated is not recorded."""
    assert Publications(bundled).claims["customs-2020-03-imports"] is None
    assert "customs-2020-03-imports" not in chosen(bundled, Choice("2020-02-28")).claims
    assert "customs-2020-03-imports" in chosen(bundled, Choice("2020-03-31")).claims


def test_what_a_day_hides_is_counted(bundled):
    publications = Publications(bundled)
    found = account(bundled, publications, end_of("2021-01-19"))
    seen = chosen(bundled, Choice("2021-01-19"))
    figures = [c for c in bundled.claims.values() if c.value is not None]
    gone = [claim for claim in figures if claim.id not in seen.claims]
    assert found.later + found.perhaps == len(gone)
    assert found.undated == len({"kita-2018-share-later", "customs-2020-03-imports"})
    assert account(bundled, publications, end_of("")) == (0, 0, 2)


def test_later_words_about_an_early_figure_are_left_out(bundled):
    """The total of October 2020 came on 16 November; KITA's change of it on 10 December."""
    claim = chosen(bundled, Choice("2020-11-16")).claims["customs-2020-10-total"]
    assert [piece.source for piece in claim.evidence] == ["kbs-157813"]
    assert [change.source for change in claim.change] == ["kbs-157813"]
    assert len(bundled.claims["customs-2020-10-total"].change) == 2


def test_a_figure_of_two_sources_is_known_by_the_first_and_says_so(bundled):
    claim = chosen(bundled, Choice("2021-07-20")).claims["customs-2021-06-exports"]
    assert claim.published is None
    assert claim.source == "upi-2021-07-19"
    assert [piece.source for piece in claim.evidence] == ["upi-2021-07-19"]


def test_the_days_of_publication(bundled):
    found = releases(bundled, Publications(bundled))
    assert len(found) == 57
    assert [one.end for one in found] == sorted({one.end for one in found})
    january = next(one for one in found if one.end == end_of("2021-01-19"))
    assert (january.values, january.exact) == (2, 2)  # the year, and December
    july = next(one for one in found if one.end == end_of("2020-07-31"))
    assert july.exact == 0


def test_events_and_all_else_are_the_same(bundled):
    seen = chosen(bundled, Choice("1990-01-01"))
    assert seen.events is bundled.events
    assert seen.sources is bundled.sources
    assert list(seen.series) == list(bundled.series)
    assert not any(one.observations for one in seen.series.values())


def test_nothing_chosen_is_the_dataset_itself(bundled):
    assert chosen(bundled, Choice()) is bundled
    assert chosen(bundled, Choice("no date")).claims.keys() == bundled.claims.keys()


# Values that a series holds itself


def test_plain_values_go_by_their_own_date_and_keep_their_numbers():
    seen = tuple(
        Observation(parse(period), value, published=parse(published))
        for period, value, published in (
            ("2020-01", 1.0, "2020-02-15"),
            ("2020-02", 2.0, "2020-06"),
            ("2020-03", 3.0, "2020-04"),
        )
    )
    data = dataset(series("a", "export", observations=seen))
    known = chosen(data, Choice("2020-05-01")).series["a"].observations
    assert [one.value for one in known] == [1.0, None, 3.0]
    assert known[1].period is None
    assert [o.value for o in chosen(data, Choice("2020-03-01")).series["a"].observations] == [1.0]


def test_plain_values_without_a_date_go_by_that_of_their_source():
    source = Source("book", Clean("Book"), published=parse("1821"))
    data = replace(dataset(plain(("1565", 41.0), source="book")), sources={"book": source})
    assert len(chosen(data, Choice("1821-12-31")).series["export"].observations) == 1
    assert not chosen(data, Choice("1821-12-30")).series["export"].observations
    undated = dataset(plain(("1565", 41.0)))
    assert len(chosen(undated, Choice("1600-01-01")).series["export"].observations) == 1


# Which claim stands where


@pytest.mark.parametrize(
    ("choice", "year", "expected"),
    [
        (Choice(agency="kotra"), "2020", "kotra-2020-total"),
        (Choice(agency="kita"), "2020", "customs-2020-total"),
        (Choice(agency="kita"), "2019", "kita-2019-total"),
        (Choice(agency="nobody"), "2019", "customs-2019-total"),
        (Choice(basis="crude-oil-estimated"), "2020", "kotra-2020-total"),
        (Choice(basis="raw"), "2020", "customs-2020-total"),
        (Choice(agency="customs", basis="crude-oil-estimated"), "2019", "kotra-2019-total"),
        (Choice(vintage=Vintage.FIRST), "2020", "customs-2020-total-january"),
        (Choice(vintage=Vintage.LATEST), "2020", "customs-2020-total"),
        (Choice(picked=("kotra-2020-total",)), "2020", "kotra-2020-total"),
        (Choice(agency="kotra", picked=("customs-2020-total",)), "2020", "customs-2020-total"),
        (Choice("2021-02-01", agency="kotra"), "2020", "customs-2020-total-january"),
    ],
)
def test_the_best_claim_stands_in_the_series(bundled, choice, year, expected):
    assert [name for name, _ in values(chosen(bundled, choice), TOTALS, year)] == [expected]


def test_on_a_raw_basis_a_series_of_another_keeps_what_nobody_says_raw(bundled):
    seen = chosen(bundled, Choice(basis="raw"))
    name = "kotra-crude-total-annual"
    assert [i for i, _ in values(seen, name, "2020")] == ["customs-2020-total"]
    assert [i for i, _ in values(seen, name, "2015")] == ["kotra-2015-total"]


def test_shares_stay_side_by_side_whatever_is_chosen(bundled):
    seen = chosen(bundled, Choice(agency="kita", basis="raw", vintage=Vintage.FIRST))
    for name in ("kotra-crude-share", "kita-share", "article-share"):
        assert seen.series[name] is bundled.series[name]


def test_a_pick_takes_the_place_of_another_about_the_same(bundled):
    first = picking(bundled, Choice(), "kotra-2020-total")
    second = picking(bundled, first, "customs-2020-total-january")
    assert second.picked == ("customs-2020-total-january",)
    other = picking(bundled, second, "kita-2019-total")
    assert set(other.picked) == {"customs-2020-total-january", "kita-2019-total"}
    assert picking(bundled, other, "kita-2019-total").picked == ("customs-2020-total-january",)


def test_only_what_a_series_is_a_choice_of_can_be_picked(bundled):
    claims = bundled.claims
    assert may_be_picked(bundled, claims["kotra-2020-total"])
    assert not may_be_picked(bundled, claims["kotra-2020-share"])
    assert not may_be_picked(bundled, claims["xinhua-hall-area-after"])
    assert not may_be_picked(bundled, claims["article-volume-decreased"])


# Whatever the dataset

DAYS = ("2020-01-15", "2020-02", "2020", "2020-03-01", "[2020-02-10..]", "[..2020-06]", None)
CHOICES = st.builds(
    Choice,
    st.sampled_from(("", "2020-01-31", "2020-02-29", "2020-07-01", "2021-01-01")),
    st.sampled_from(("", "a", "b", "c")),
    st.sampled_from(("", "raw", "oil")),
    st.sampled_from(Vintage),
    st.lists(st.sampled_from([f"c{n}" for n in range(8)]), max_size=3).map(tuple),
)


@st.composite
def datasets(draw) -> Dataset:
    """Claims about few periods by few agencies, and series that name some of them."""
    claims = []
    for number in range(draw(st.integers(1, 8))):
        published = draw(st.sampled_from(DAYS))
        inputs = draw(st.lists(st.sampled_from([f"c{n}" for n in range(8)]), max_size=2))
        claims.append(
            Claim(
                f"c{number}", "trade", parse(draw(st.sampled_from(("2019", "2020-01")))),
                flow="total", ref_area="PRK", counterpart_area="CHN", unit="USD", multiplier=1e6,
                value=draw(st.sampled_from((None, 1.0, 2.0))),
                adjustment=draw(st.sampled_from(((), ("oil",)))),
                agency=draw(st.sampled_from(("a", "b", None))),
                status=draw(st.sampled_from(("A", "U"))),
                origin=draw(st.sampled_from(("stated", "derived"))), inputs=tuple(inputs),
                published=parse(published) if published else None,
                evidence=draw(st.sampled_from(((), (Evidence("s"),)))),
            )
        )  # fmt: skip
    named = draw(st.lists(st.sampled_from(claims), max_size=6))
    seen = tuple(Observation(None, None, claim.id) for claim in named)
    sources = {"s": Source("s", Clean("S"), published=parse("2020-02-20"))}
    made = dataset(series("t", "total", "A", observations=seen), claims=claims)
    return replace(made, sources=sources)


@given(datasets(), CHOICES)
def test_no_value_is_ever_made_up(data, choice):
    seen = chosen(data, choice)
    kept = ("value", "low", "high", "period", "unit", "multiplier", "agency", "adjustment")
    for claim in seen.claims.values():
        own = data.claims[claim.id]
        assert [getattr(claim, name) for name in kept] == [getattr(own, name) for name in kept]
    for name, one in seen.series.items():
        own = data.series[name].observations
        assert len(one.observations) <= len(own)
        for observation, before in zip(one.observations, own, strict=False):
            if observation.claim is None:
                assert observation.value is None
                continue
            claim = seen.claims[observation.claim]
            period = data.claims[before.claim].period
            assert claim.period is not None
            assert claim.period.period == period.period


@given(datasets(), st.lists(st.integers(18_200, 18_700), min_size=2, max_size=2))
def test_a_later_day_never_removes_a_claim(data, days):
    def seen(day: int) -> set[str]:
        text = str(date.fromordinal(EPOCH + day))
        return set(chosen(data, Choice(text)).claims)

    assert seen(min(days)) <= seen(max(days)) <= set(data.claims)


@given(datasets(), CHOICES)
def test_the_same_choice_gives_the_same(data, choice):
    one, other = chosen(data, choice), chosen(data, choice)
    assert dict(one.claims) == dict(other.claims)
    assert dict(one.series) == dict(other.series)
