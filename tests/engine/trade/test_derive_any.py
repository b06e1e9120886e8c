"""Working with values, whatever the values are: sums, changes, indices, doubts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, plain
from tests.engine.trade.test_derive import (
    BALANCE,
    ON_PREVIOUS,
    ON_YEAR,
    QUARTERS,
    SHARE,
    YEARS,
    index,
    only,
    worked,
)
from viewer.engine.trade.derive import derived
from viewer.model.calendar import civil
from viewer.model.columns import packed
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Measure, Pane, Recipe

MONTHS = [f"{year}-{month:02}" for year in (2018, 2019, 2020) for month in range(1, 13)]
cents = st.integers(0, 10**7).map(lambda n: n / 100)
known = st.dictionaries(st.sampled_from(MONTHS), cents, min_size=1)


@given(known, st.sampled_from([YEARS, QUARTERS]))
def test_sums_are_what_decimal_arithmetic_makes_of_them(values, recipe):
    made = only(dataset(plain(*sorted(values.items()))), recipe)
    for period, claim in made.items():
        start, end = parse(period).period
        inside = [v for m, v in values.items() if start <= parse(m).period[0] < end]
        assert claim.value == float(sum((Decimal(str(v)) for v in inside), Decimal()))
        assert claim.whole == (len(inside) == (12 if recipe is YEARS else 3))
        assert (claim.comparator == "=") == claim.whole


@given(known)
def test_a_change_stands_only_where_both_values_do_and_is_what_a_loop_finds(values):
    made = only(dataset(plain(*sorted(values.items()))), ON_YEAR)
    for period, claim in made.items():
        before = values.get(f"{int(period[:4]) - 1}{period[4:]}")
        if before is None:
            assert claim.value is None
        elif claim.value is not None:
            assert claim.value == pytest.approx((values[period] / before - 1) * 100, abs=1e-9)
        else:
            assert before < 0.01
    assert made.keys() == values.keys()


@given(known, st.data())
def test_an_index_made_anew_from_an_index_is_the_same(values, data):
    values = {month: value for month, value in values.items() if value >= 1}
    months = sorted(values)
    if not months:
        return
    first, second = (data.draw(st.sampled_from(months)) for _ in range(2))
    there = only(dataset(plain(*sorted(values.items()), name="v")), index(first))
    again = dataset(plain(*((m, c.value) for m, c in there.items()), name="v", quantity="price"))
    straight = only(dataset(plain(*sorted(values.items()), name="v")), index(second))
    for month, claim in only(again, index(second)).items():
        if claim.value is not None:
            assert claim.value == pytest.approx(straight[month].value, rel=1e-9)


@given(known, known, st.sampled_from([BALANCE, SHARE]))
def test_no_balance_and_no_share_where_a_flow_is_missing(exports, imports, recipe):
    data = dataset(plain(*sorted(exports.items()), flow="export"),
                   plain(*sorted(imports.items()), flow="import"))  # fmt: skip
    for flow in worked(data, recipe).values():
        for period, claim in flow.items():
            both = period in exports and period in imports
            if recipe is BALANCE or not both or exports[period] + imports[period] > 0:
                assert (claim.value is not None) == both


@given(
    st.lists(st.sampled_from("APEU"), min_size=24, max_size=24),
    st.sampled_from([ON_YEAR, ON_PREVIOUS, YEARS, QUARTERS, Recipe(measure=Measure.ROLLING)]),
)
def test_no_value_is_less_doubtful_than_an_input(statuses, recipe):
    months = MONTHS[:24]
    seen = [Observation(parse(m), 5.0, status=s) for m, s in zip(months, statuses, strict=True)]
    data = dataset(replace(plain(), observations=tuple(seen)))
    rank = "APEU".index
    for claim in only(data, recipe).values():
        if claim.value is not None:
            worst = max((statuses[int(i.split("#")[1])] for i in claim.inputs), key=rank)
            assert rank(claim.status) == rank(worst)


@pytest.mark.parametrize(
    "recipe", [ON_YEAR, ON_PREVIOUS, YEARS, Recipe(measure=Measure.ROLLING, window=30)]
)
def test_a_long_series_in_columns_gives_what_the_same_values_one_by_one_give(recipe):
    days = [f"{civil(day)[0]}-{civil(day)[1]:02}-{civil(day)[2]:02}" for day in range(16000, 17200)]
    seen = [
        Observation(
            parse(day), None if n % 97 == 5 else n * 7 % 101 + 1.0, status="AP"[n % 50 == 7]
        )
        for n, day in enumerate(days)
    ]
    plainly = replace(plain(frequency="D"), observations=tuple(seen))
    columns = replace(plainly, observations=packed(seen))
    assert columns.observations != seen
    one, other = only(dataset(plainly), recipe), only(dataset(columns), recipe)
    assert one == other
    made, pane = derived(dataset(columns), Pane("trade", ("export",), recipe=recipe))
    values = [o.value for o in made.series[pane.series[0]].observations]
    assert values == [None if c.value is None else round(c.value, c.decimals) for c in one.values()]
