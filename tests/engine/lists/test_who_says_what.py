"""Who says what: claims about one thing side by side, disagreements first."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lists.made import claim, of_claims
from viewer.engine.lists.amounts import amount_of, basis_of
from viewer.engine.lists.claim_words import headline, period_words, side_heading
from viewer.engine.lists.claims import Standing, claims_groups
from viewer.model.clean import Clean
from viewer.model.edtf import parse

TRADE = "North Korea’s trade with China"
SHARE = "China’s share of North Korea’s foreign trade"


@pytest.fixture(scope="module")
def groups(bundled):
    return claims_groups(bundled)


def group(groups, title, period):
    (found,) = [g for g in groups if g.title == title and g.period and g.period.text == period]
    return found


def told(dataset, group):
    """Each side of a group: its basis, then value, who says so and how the period was read."""
    return {
        str(side_heading(dataset, group, side)): [
            (
                str(statement.claim.value_text),
                statement.claim.agency,
                statement.reading.value if statement.reading else None,
            )
            for statement in side.statements
        ]
        for side in group.sides
    }


def test_what_was_the_total_of_2019(bundled, groups):
    total = group(groups, TRADE, "2019")
    assert told(bundled, total) == {
        "basis not stated": [
            ("$2,786 million", "china-customs", None),
            ("$2,789.02 million", "china-customs", None),
            ("$2,793 million", "china-customs", None),
            ("$2.8 billion", "kdi", None),
            ("$2,805 million", "kita", None),
            ("$2.84 billion", "kita", None),
        ],
        "crude oil estimated": [("$3.09 billion", "kotra", None)],
    }
    assert total.standing is Standing.DISAGREE
    assert total.spread == pytest.approx((2840 - 2786) / 2786 * 100)
    assert str(headline(total)) == "6 statements, 1.9% apart · 1 not comparable"


def test_the_totals_of_2016_disagree_and_kotras_counts_crude_oil(bundled, groups):
    total = group(groups, TRADE, "2016")
    assert told(bundled, total) == {
        "basis not stated": [
            ("$5.51 billion", "itc", None),
            ("$5,654 million", "china-customs", None),
            ("$5.8 billion", "kdi", None),
        ],
        "crude oil estimated": [("$6.05 billion", "kotra", None)],
    }
    assert str(headline(total)) == "3 statements, 5.3% apart · 1 not comparable"


def test_539_and_761_million_for_2020_are_not_comparable(bundled, groups):
    total = group(groups, TRADE, "2020")
    assert total.standing is Standing.NOT_COMPARABLE
    assert total.spread is None
    assert str(headline(total)) == "2 statements, not comparable: different bases"
    stated, with_oil = total.sides
    assert [c.id for c in stated.statements[0].claims] == [
        "customs-2020-total", "customs-2020-total-january",
    ]  # fmt: skip
    assert with_oil.statements[0].claim.value == 760.8


def test_which_claims_about_chinas_share_of_2020_disagree(bundled, groups):
    share = group(groups, SHARE, "2020")
    assert told(bundled, share) == {
        "basis not stated": [("95%", None, "literal")],
        "crude oil estimated · without inter-Korean trade": [("88.2%", "kotra", None)],
    }
    assert str(headline(share)) == "2 statements, not comparable: different bases"


def test_a_share_without_a_year_stands_in_both_years_that_it_may_mean(bundled, groups):
    assert told(bundled, group(groups, SHARE, "2019")) == {
        "basis not stated": [
            ("94.8 percent", "kotra", "literal"),
            ("95%", None, "probable"),
            ("95.2%", "kita", None),
        ],
        "crude oil estimated · without inter-Korean trade": [("95.4%", "kotra", None)],
        "without the crude oil estimate · without inter-Korean trade": [("94.9%", "kotra", None)],
    }
    earlier = told(bundled, group(groups, SHARE, "2017"))
    assert earlier["basis not stated"] == [("94.8 percent", "kotra", "probable")]
    assert str(headline(group(groups, SHARE, "2019"))) == (
        "3 statements, 0.4 points apart · 2 not comparable"
    )


def test_one_figure_in_two_renderings_is_one_statement(groups):
    share = group(groups, SHARE, "2012")
    assert share.standing is Standing.SINGLE
    (statement,) = share.statements
    assert [c.value for c in statement.claims] == [88.3, 90]
    assert str(headline(share)) == "one statement in 2 renderings"
    # In June the rendering that is called unreliable stands first in the file, but not here.
    for month in ("03", "06"):
        assert [c.id for c in next(group(groups, TRADE, f"2020-{month}").statements).claims] == [
            f"customs-2020-{month}-total", f"hankyung-2020-{month}-total-slip",
        ]  # fmt: skip


def test_disagreements_come_first_the_widest_on_top(groups):
    standings = [group.standing for group in groups]
    assert standings == sorted(standings)
    assert Counter(standings) == {
        Standing.DISAGREE: 11, Standing.NOT_COMPARABLE: 18, Standing.AGREE: 8, Standing.SINGLE: 145,
    }  # fmt: skip
    spreads = [g.spread for g in groups if g.standing is Standing.DISAGREE]
    assert spreads == sorted(spreads, reverse=True)
    assert (str(groups[0].title), str(period_words(groups[0]))) == (TRADE, "Oct 2019")


def test_more_than_58_million_agrees_with_58_6(groups):
    imports = group(groups, "North Korea’s imports from China", "2020-05")
    assert imports.standing is Standing.AGREE
    assert str(headline(imports)) == "2 statements agree"


def test_the_same_value_by_the_same_agency_counts_once_and_by_another_twice():
    same = claims_groups(of_claims(claim("a", 5, agency="x"), claim("b", 5, agency="x")))
    assert [len(list(g.statements)) for g in same] == [1]
    other = claims_groups(of_claims(claim("a", 5, agency="x"), claim("b", 5, agency="y")))
    assert str(headline(other[0])) == "2 statements agree"


def test_figures_in_other_units_or_of_other_wholes_are_told_apart():
    (units,) = claims_groups(of_claims(claim("a", 5), claim("b", 6, unit="EUR")))
    assert str(headline(units)) == "2 statements, not comparable: different units"
    (wholes,) = claims_groups(
        of_claims(
            claim("a", 50, unit="PERCENT", of="WLD"), claim("b", 60, unit="PERCENT", of="ASIA")
        )
    )
    assert str(headline(wholes)) == "2 statements, not comparable: shares of different wholes"


def test_without_a_code_only_the_same_words_are_the_same_thing():
    drones = claim("a", 1, commodity=None, subject=Clean("Drones seen"))
    years = claim("b", 75, commodity=None, subject=Clean("Years since 1945"))
    assert len(claims_groups(of_claims(drones, years))) == 2


def test_a_year_and_its_twelve_months_are_one_period_and_about_a_year_is_another():
    groups = claims_groups(
        of_claims(claim("a", 5, "2019"), claim("b", 5, "2019-01/2019-12"), claim("c", 5, "2019~"))
    )
    assert sorted(len(list(g.statements)) for g in groups) == [1, 2]


periods = st.sampled_from(["2019", "2020", None])
readings = st.lists(
    st.tuples(st.sampled_from(["2019", "2020", "2021"]), st.sampled_from(["literal", "probable"])),
    max_size=2,
    unique_by=lambda reading: reading[0],
)
claims = st.lists(
    st.builds(
        lambda value, period, read, agency, adjustment, unit: {
            "value": value, "period": period, "readings": () if period else tuple(read),
            "agency": agency, "adjustment": adjustment, "unit": unit,
        },
        st.one_of(st.none(), st.integers(0, 5)),
        periods,
        readings,
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from([(), ("with-oil",)]),
        st.sampled_from(["USD", "EUR"]),
    ),
    max_size=8,
)  # fmt: skip


@given(claims)
def test_every_claim_stands_once_in_each_period_it_may_mean_and_groups_tell_the_truth(fields):
    made = [claim(f"c{i}", **one) for i, one in enumerate(fields)]
    data = of_claims(*made)
    groups = claims_groups(data)
    seen = Counter(
        (c.id, g.period.text if g.period else None)
        for g in groups for s in g.statements for c in s.claims
    )  # fmt: skip
    expected = Counter(
        (c.id, period)
        for c in made
        for period in ([c.period.text] if c.period else _readings(c))
    )  # fmt: skip
    assert seen == expected
    for one in groups:
        disputed = any(
            _apart(amount_of(a.claim), amount_of(b.claim))
            for a in one.statements for b in one.statements
            if basis_of(data, a.claim) == basis_of(data, b.claim)
        )  # fmt: skip
        assert (one.standing is Standing.DISAGREE) == disputed
        assert one.period is None or one.period == parse(one.period.text)


def _readings(c):
    return [reading.period.text for reading in c.readings] or [None]


def _apart(a, b):
    return max(a.low, b.low) > min(a.high, b.high) + 1e-9
