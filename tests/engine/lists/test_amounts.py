"""When two figures can be compared, and how far apart they are."""

from math import inf, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lists.made import claim, of_claims
from viewer.engine.lists.amounts import Amount, agree, amount_of, basis_of, spread_of


@pytest.mark.parametrize(
    ("fields", "low", "high"),
    [
        ({"value": 2.8, "decimals": 1, "multiplier": 1e9}, 2.75e9, 2.85e9),
        ({"value": 2789.02, "decimals": 2, "multiplier": 1e6}, 2789.015e6, 2789.025e6),
        ({"value": 95, "decimals": 0}, 94.5, 95.5),
        ({"value": 2.8, "decimals": None}, 2.75, 2.85),
        ({"value": 1.4, "decimals": 1, "approximate": True}, 1.3, 1.5),
        ({"value": 2793, "low": 2786, "high": 2801, "multiplier": 1e6}, 2786e6, 2801e6),
        ({"value": 700, "comparator": ">"}, 699.5, inf),
        ({"value": 3, "comparator": "<="}, -inf, 3.5),
        ({"value": 12, "decimals": -1}, 7, 17),
    ],
)
def test_a_printed_figure_stands_for_all_that_rounds_to_it(fields, low, high):
    amount = amount_of(claim("a", **fields))
    assert amount.low == pytest.approx(low)
    assert amount.high == pytest.approx(high)


@pytest.mark.parametrize("fields", [{"value": None}, {"value": 1e308, "multiplier": 1e12}])
def test_words_and_amounts_beyond_all_numbers_have_no_place_on_a_scale(fields):
    assert not amount_of(claim("a", **fields)).exists


def test_a_bound_is_no_value():
    assert isnan(amount_of(claim("a", 700, comparator=">")).value)


def test_2_8_billion_and_2789_million_agree_but_2805_does_not_agree_with_2789():
    kdi = amount_of(claim("kdi", 2.8, decimals=1, multiplier=1e9))
    customs = amount_of(claim("customs", 2789.02, decimals=2, multiplier=1e6))
    kita = amount_of(claim("kita", 2805, multiplier=1e6))
    assert agree([kdi, customs])
    assert agree([kdi, kita])
    assert not agree([customs, kita])
    assert not agree([kdi, customs, kita])


def test_figures_that_touch_at_the_edge_of_their_rounding_agree():
    assert agree([amount_of(claim("a", 4.9, decimals=1)), amount_of(claim("b", 5.0, decimals=1))])


def test_the_spread_is_by_how_much_the_largest_exceeds_the_smallest():
    figures = [amount_of(claim(name, value)) for name, value in (("a", 5510), ("b", 5800))]
    assert spread_of(figures) == pytest.approx(5.263, abs=0.001)
    assert spread_of(figures[:1]) is None
    assert spread_of([amount_of(claim("a", -443)), amount_of(claim("b", -400))]) == pytest.approx(
        10.75
    )


@pytest.mark.parametrize("pair", [(0, 5), (-3, 4)])
def test_there_is_no_spread_from_zero_or_across_it(pair):
    assert spread_of([amount_of(claim(str(v), v)) for v in pair]) is None


def test_a_share_of_one_agencys_world_total_is_comparable_with_a_share_of_the_world():
    world = claim("world", 3240, counterpart_area="WLD", adjustment=("crude-oil-estimated",))
    own = claim("own", 95.4, of="world", quantity="share", unit="PERCENT")
    other = claim("other", 95, of="WLD", quantity="share", unit="PERCENT")
    part = claim("part", 91, of="total", quantity="share", unit="PERCENT")
    total = claim("total", 539)
    data = of_claims(world, own, other, part, total)
    assert basis_of(data, own).of == basis_of(data, other).of == "WLD"
    assert basis_of(data, own).adjustment == {"crude-oil-estimated"}
    assert basis_of(data, part).of == "CHN"


figures = st.builds(
    lambda value, decimals, sign: claim("x", value, decimals=decimals, comparator=sign),
    st.integers(-50, 50),
    st.integers(0, 2),
    st.sampled_from(["=", "=", "=", ">", "<"]),
)


@given(st.lists(figures, max_size=6), st.randoms())
def test_agreement_is_that_of_every_pair_whatever_their_order(claims, chance):
    amounts = [amount_of(one) for one in claims]
    pairs = all(_overlap(a, b) for a in amounts for b in amounts)
    assert agree(amounts) == pairs
    chance.shuffle(amounts)
    assert agree(amounts) == pairs


def _overlap(a: Amount, b: Amount) -> bool:
    return max(a.low, b.low) <= min(a.high, b.high) + 1e-9
