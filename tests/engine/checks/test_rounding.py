"""Rounding alone never makes a check fail, and a figure that is ten times too large always does."""

import itertools
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.engine.checks.made import (
    ROUNDINGS,
    about,
    change,
    checked,
    claim,
    rounded,
    series,
    share,
    told,
    verdicts,
)
from viewer.engine.checks.finding import Kind, Verdict

exact = st.decimals("1", "99999", places=6)
decimals = st.integers(0, 4)
rounding = st.sampled_from(ROUNDINGS)
multipliers = st.sampled_from([1.0, 1e3, 1e6, 1e9])


def scaled(value: Decimal, multiplier: float) -> Decimal:
    return value / Decimal(multiplier)


@given(exact, exact, st.tuples(decimals, decimals, decimals), rounding)
def test_rounded_parts_add_up_to_a_rounded_total(imports, exports, digits, how):
    texts = [
        rounded(value, count, how)
        for value, count in zip((imports, exports, imports + exports), digits, strict=True)
    ]
    found = checked(
        claim("in", texts[0], flow="import"),
        claim("out", texts[1], flow="export"),
        claim("all", texts[2]),
    )
    assert Verdict.DIFFERS not in verdicts(found), [told(one) for one in found.findings]
    assert len(about(found, "all", Kind.PARTS)) == 1


@given(exact, exact, st.tuples(decimals, decimals, decimals), st.tuples(*[multipliers] * 3))
def test_it_does_not_matter_what_figures_are_printed_in(imports, exports, digits, scales):
    claims = [
        claim(name, rounded(scaled(value * 1000, scale), count + 3), flow=flow, multiplier=scale)
        for name, flow, value, count, scale in zip(
            ("in", "out", "all"), ("import", "export", "total"),
            (imports, exports, imports + exports), digits, scales, strict=True,
        )
    ]  # fmt: skip
    assert Verdict.DIFFERS not in verdicts(checked(*claims))


@given(st.integers(100, 99999), st.integers(100, 99999), st.sampled_from([-1, -2, 0]))
def test_zeros_at_the_end_may_be_rounded(imports, exports, digits):
    assume(digits > -2 or min(imports, exports) >= 1000)
    texts = [rounded(Decimal(value), digits) for value in (imports, exports, imports + exports)]
    found = checked(
        claim("in", texts[0], flow="import"),
        claim("out", texts[1], flow="export"),
        claim("all", texts[2]),
    )
    assert Verdict.DIFFERS not in verdicts(found), [told(one) for one in found.findings]


@given(exact, exact, decimals, decimals, decimals, rounding)
@example(Decimal(539), Decimal(2793), 1, 2, 1, ROUNDINGS[0])
def test_a_rounded_change_fits_rounded_figures(value, base, first, second, third, how):
    percent = (value / base - 1) * 100
    found = checked(
        claim("base", rounded(base, first, how), "2018"),
        claim("now", rounded(value, second, how), "2019",
              change=(change(rounded(percent, third, how), "2018"),)),
    )  # fmt: skip
    assert Verdict.DIFFERS not in verdicts(found), [told(one) for one in found.findings]
    assert len(about(found, "now", Kind.CHANGE)) == 1


@given(exact, exact, decimals, decimals, decimals)
def test_a_rounded_share_fits_rounded_figures(part, rest, first, second, third):
    whole = part + rest
    found = checked(
        claim("part", rounded(part, first)),
        claim("whole", rounded(whole, second), counterpart_area="WLD"),
        share("share", rounded(part / whole * 100, third)),
    )
    assert Verdict.DIFFERS not in verdicts(found), [told(one) for one in found.findings]
    assert len(about(found, "share", Kind.SHARE)) == 1


@given(st.lists(st.tuples(exact, decimals), min_size=12, max_size=12), decimals,
       st.lists(st.integers(1, 11), unique=True, max_size=4))  # fmt: skip
def test_rounded_months_of_odd_lengths_add_up_to_the_year(months, digits, cuts):
    cuts = [0, *sorted(cuts), 12]
    claims = []
    for first, last in itertools.pairwise(cuts):
        value = sum(value for value, _ in months[first:last])
        period = f"2019-{first + 1:02}/2019-{last:02}"
        if last == first + 1:
            period = f"2019-{last:02}"
        claims.append(claim(period, rounded(value, months[first][1]), period))
    claims.append(claim("year", rounded(sum(value for value, _ in months), digits), "2019"))
    found = checked(*claims)
    assert Verdict.DIFFERS not in verdicts(found), [told(one) for one in found.findings]
    if len(cuts) > 2:
        assert len(about(found, "year", Kind.PERIODS)) == 1


@given(exact, decimals, decimals, rounding)
def test_renderings_of_one_amount_round_to_each_other(value, first, second, how):
    found = checked(
        claim("a", rounded(value, first, how)),
        claim("b", rounded(value, second, how), same_figure_as=("a",)),
    )
    # An amount in the middle may be rounded up to fewer digits from digits rounded up before.
    assume(value * 10 ** min(first, second) % 1 != Decimal("0.5"))
    assert Verdict.DIFFERS not in verdicts(found), [told(one) for one in found.findings]


@given(exact, exact, st.tuples(decimals, decimals, decimals), st.integers(0, 2),
       st.sampled_from([10, 1000]))  # fmt: skip
def test_a_slip_of_ten_or_a_thousand_is_always_found(imports, exports, digits, odd, times):
    assume(odd == 2 or min(imports, exports) * 20 > imports + exports)
    values = [imports, exports, imports + exports]
    values[odd] *= times
    texts = [rounded(value, count) for value, count in zip(values, digits, strict=True)]
    found = checked(
        claim("in", texts[0], flow="import"),
        claim("out", texts[1], flow="export"),
        claim("all", texts[2]),
    )
    (sum_,) = about(found, "all", Kind.PARTS)
    assert sum_.verdict is Verdict.DIFFERS, told(sum_)


@given(exact, exact, st.sampled_from([10, 1000]), st.booleans())
def test_a_slip_in_a_share_is_always_found(part, rest, times, large):
    whole = (part + rest) * times if large else (part + rest) / times
    found = checked(
        claim("part", rounded(part, 2)),
        claim("whole", rounded(whole, 4), counterpart_area="WLD"),
        share("share", rounded(part / (part + rest) * 100, 6)),
    )
    (sum_,) = about(found, "share", Kind.SHARE)
    assert sum_.verdict is Verdict.DIFFERS, told(sum_)


@given(st.lists(st.floats(100, 115), min_size=9, max_size=30), st.data(),
       st.sampled_from([10.0, 0.1, 1000.0, 1e6]))  # fmt: skip
def test_a_slip_in_a_steady_series_is_always_found(values, data, times):
    steady = checked(series("run", "total", values))
    assert Verdict.DIFFERS not in verdicts(steady)
    place = data.draw(st.integers(1, len(values) - 2))
    values[place] *= times
    found = checked(series("run", "total", values))
    assert [one.inputs[-1] for one in found.findings] == [f"run#{place}"]
    assert found.findings[0].verdict is Verdict.DIFFERS


@given(st.lists(st.floats(0, 1e12), min_size=3, max_size=40),
       st.lists(st.floats(0, 1e12), min_size=3, max_size=40))  # fmt: skip
def test_sums_of_floats_in_series_never_fail(imports, exports):
    pairs = list(zip(imports, exports, strict=False))
    found = checked(
        series("in", "import", [a for a, _ in pairs]),
        series("out", "export", [b for _, b in pairs]),
        series("all", "total", [a + b for a, b in pairs]),
    )
    sums = [one for one in found.findings if one.kind is Kind.PARTS]
    assert len(sums) == len(pairs)
    assert {one.verdict for one in sums} <= {Verdict.ADDS_UP, Verdict.WITHIN_ROUNDING}
