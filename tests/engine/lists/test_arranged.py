"""Figures are found by words and ordered as a reader wants; their scales have round numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.lists.made import claim, of_claims
from viewer.engine.lists.arranged import Order, Search, arranged
from viewer.engine.lists.axis import ticks_of
from viewer.engine.lists.claims import claims_groups
from viewer.engine.lists.outline import Level, Scale, outline


def titles(groups):
    return [(str(g.title), g.period.text if g.period else "") for g in groups]


@pytest.fixture
def groups(bundled):
    return claims_groups(bundled)


@pytest.mark.parametrize("order", Order)
def test_every_order_holds_every_group_once(groups, order):
    assert sorted(map(id, arranged(groups, order))) == sorted(map(id, groups))


def test_by_subject_goes_from_a_to_z_with_the_latest_period_first(groups):
    found = arranged(groups, Order.SUBJECT)
    names = [str(group.title).casefold() for group in found]
    assert names == sorted(names)
    same = [g.period.period[0] for g in found if g.title == found[-1].title and g.period]
    assert same == sorted(same, reverse=True)


def test_by_period_the_latest_comes_first_and_what_has_none_last(groups):
    found = arranged(groups, Order.PERIOD)
    starts = [group.period.period[0] for group in found if group.period is not None]
    assert starts == sorted(starts, reverse=True)
    none = [group.period is None for group in found]
    assert none == sorted(none)


def test_without_headings_no_standing_is_named(groups):
    lines = outline(arranged(groups, Order.SUBJECT), headed=False)
    assert {line.level for line in lines} == {Level.GROUP, Level.SIDE, Level.CLAIM}
    whole = outline(groups)
    assert len([one for one in lines if one.claim]) == len([one for one in whole if one.claim])


@pytest.mark.parametrize(
    ("typed", "title", "period"),
    [
        ("import July 2019", "North Korea’s imports from China", "2019-07"),
        ("kita share 2010", "China’s share of North Korea’s foreign trade", "2010"),
        ("539.1", "North Korea’s trade with China", "2020"),
    ],
)
def test_a_figure_is_found_by_subject_flow_period_agency_and_amount(
    bundled, groups, typed, title, period
):
    assert (title, period) in titles(Search(bundled, groups).having(typed))


def test_what_is_found_keeps_its_order_and_nothing_typed_finds_all(bundled, groups):
    search = Search(bundled, groups)
    assert search.having("  ") == list(groups)
    found = search.having("china")
    assert found == [group for group in groups if group in found]
    assert search.having("zzz") == []


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (190e6, 310e6, "USD", ["200 m", "300 m"]),
        (2.5e9, 2.9e9, "USD", ["2.6 bn", "2.8 bn"]),
        (40.0, 90.0, "PERCENT", ["40%", "80%"]),
        (1_000.0, 2_400.0, "tonne", ["1,000", "2,000"]),
        (0.0, 0.4, "USD", ["0.0", "0.4"]),
        (-3.0, 3.0, "USD", ["−2", "2"]),
    ],
)
def test_a_scale_has_round_numbers(low, high, unit, said):
    found = [str(words) for _, words in ticks_of(Scale(low, high), unit)]
    assert len(found) == 2
    assert found == said


@given(st.floats(-1e13, 1e13), st.floats(1e-3, 1e13))
def test_the_numbers_of_a_scale_lie_on_it_and_differ(low, span):
    scale = Scale(low, low + span)
    if scale.high <= scale.low or span < 1e-9 * abs(low):
        return
    found = ticks_of(scale, "USD")
    assert len(found) == 2
    (first, _), (second, _) = found
    assert first < second
    for value in (first, second):
        assert -0.01 <= (value - scale.low) / (scale.high - scale.low) <= 1.01


def test_the_heading_of_a_group_carries_its_scale():
    data = of_claims(claim("a", value=10.0), claim("b", value=12.0))
    (heading,) = (one for one in outline(claims_groups(data)) if one.level is Level.GROUP)
    assert heading.scale is not None
    assert ticks_of(heading.scale, heading.side.basis.unit)
