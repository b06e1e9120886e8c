"""What is chosen, said: the day, whose figures, what is hidden; and how far claims are apart."""

import pytest

from tests.engine.trade.made import chart, dataset, measure, series, view
from viewer.engine.trade.apart import apart_of
from viewer.engine.trade.choice_words import (
    account_words,
    basis_words,
    choice_words,
    day_text,
    offered,
    release_words,
)
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.published import Account, Release, end_of
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Choice, Pane, Vintage

TRADE = ("customs-imports-monthly", "customs-exports-monthly", "customs-total-annual")


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice("2021-01-19"), "as known on 19 Jan 2021"),
        (Choice(agency="kotra"), "preferring KOTRA"),
        (Choice(basis="raw"), "preferring figures: without adjustments"),
        (
            Choice("2021-01-19", "kita", "crude-oil-estimated", Vintage.FIRST, ("a", "b")),
            (
                "as known on 19 Jan 2021 · preferring KITA"
                " · preferring figures: crude oil estimated · as first published · 2 figures picked"
            ),
        ),
    ],
)
def test_a_choice_in_words(bundled, choice, said):
    assert str(choice_words(bundled, choice)) == said


def test_of_no_choice_nothing_is_said_and_of_shares_only_the_day(bundled):
    assert choice_words(bundled, Choice()) is None
    assert choice_words(bundled, Choice(agency="kotra"), day_only=True) is None
    told = choice_words(bundled, Choice("2020-12-31", "kotra"), day_only=True)
    assert str(told) == "as known on 31 Dec 2020"


def test_what_may_be_chosen_by_is_what_speaks_of_the_same(bundled):
    there = offered(bundled, TRADE)
    assert there.agencies[0] == "china-customs"
    assert {"kotra", "kita", "kdi", "itc", "crs", "un-comtrade"} <= set(there.agencies)
    assert "xinhua" not in there.agencies
    assert there.bases == ("raw", "crude-oil-estimated")
    assert offered(bundled, ("kotra-share",)) == ((), ())


def test_bases_have_the_names_that_the_dataset_gives_them(bundled):
    told = basis_words(bundled, "crude-oil-estimated+without-inter-korean")
    assert str(told) == "crude oil estimated, without inter-Korean trade"


@pytest.mark.parametrize(
    ("release", "said"),
    [
        (Release(18647, 1, 1), "1 value published"),
        (Release(18647, 2, 2), "2 values published"),
        (Release(18647, 2, 1), "2 values more published by then"),
    ],
)
def test_what_came_on_a_day(release, said):
    assert str(release_words(release)) == said


@pytest.mark.parametrize("day", ["2021-01-19", "0033-04-03", "1999-12-31"])
def test_a_day_of_publication_is_the_day_that_it_ends(day):
    assert day_text(Release(end_of(day), 1, 1)) == day


def test_days_that_need_more_digits_are_left_out():
    assert day_text(Release(5e6, 1, 1)) is None
    assert day_text(Release(-1e6, 1, 1)) is None


def test_what_is_left_out_is_counted_in_words():
    assert account_words(Account()) is None
    assert str(account_words(Account(1))) == "1 later one left out"
    assert str(account_words(Account(90, 2, 1))) == (
        "90 later ones left out · 2 perhaps later left out · 1 of unknown date kept"
    )


def rivals(*amounts: float, **more: object):
    """A bar for the first amount, and what others say of it."""
    claims = [
        Claim(
            f"c{number}", "trade", parse("2020"), flow="export", ref_area="PRK",
            counterpart_area="CHN", unit="USD", multiplier=1e6, value=amount, decimals=0,
            agency=f"a{number}", commodity="TOTAL", **more,
        )
        for number, amount in enumerate(amounts)
    ]  # fmt: skip
    seen = (Observation(None, None, "c0"),)
    made = series("s", "export", "A", observations=seen, commodity="TOTAL")
    return chart(dataset(made, claims=claims), Pane("trade", ("s",)), view("2020", "2021"))


def test_beside_a_bracket_stands_how_far_the_claims_are_apart():
    shown = rivals(100.0, 150.0)
    (spread,) = shown.spreads
    assert str(apart_of(shown.rows, spread.rows)) == "50% apart"
    (label,) = [label for label in shown.labels if label.kind is Kind.APART]
    assert str(label.text) == "50% apart"
    assert label.box.x1 - label.box.x0 == measure("50% apart")
    bar = shown.box("c0")
    assert bar is None or not bar.touches(label.box)


def test_claims_that_may_be_one_amount_are_not_said_to_be_apart():
    shown = rivals(100.0, 100.4)
    assert [label for label in shown.labels if label.kind is Kind.APART] == []
    assert apart_of(shown.rows, (0,)) is None
