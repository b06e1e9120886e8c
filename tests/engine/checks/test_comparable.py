"""Only what is comparable is compared; where it is not the reason is given."""

import pytest

from tests.engine.checks.made import about, change, checked, claim, series, share, told
from viewer.engine.checks.finding import Kind, Verdict
from viewer.engine.checks.printed_text import amount_in
from viewer.engine.checks.run import Stopped, check_all
from viewer.engine.checks.span import Span, around, exactly, reach_of_zeros, slip, total
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset

PARTS = (claim("in", "1.0", flow="import"), claim("out", "2.0", flow="export"))


@pytest.mark.parametrize(
    "other",
    [
        {"agency": "another"},
        {"adjustment": ("crude-oil-estimated",)},
        {"counterpart_area": "WLD"},
        {"commodity": "27"},
        {"period": "2018"},
        {"unit": "EUR"},
    ],
)
def test_a_total_on_another_basis_is_no_sum_of_the_parts(other):
    found = checked(*PARTS, claim("all", "9.0", **other))
    assert [one for one in found.findings if one.kind is Kind.PARTS] == []


def test_parts_from_the_source_of_the_total_come_first():
    found = checked(
        *PARTS,
        claim("in2", "1.5", flow="import", source="later"),
        claim("out2", "2.5", flow="export", source="later"),
        claim("all", "3.0"),
        claim("all2", "4.0", source="later"),
    )
    assert [str(one.told) for one in found.findings] == ["1.0 + 2.0 = 3.0", "1.5 + 2.5 = 4.0"]


def test_without_a_code_for_goods_one_source_must_give_all():
    words = {"commodity": None}
    three = [
        claim("in", "1", flow="import", subject=Clean("Coal bought"), **words),
        claim("out", "2", flow="export", subject=Clean("Coal sold"), **words),
    ]
    same = checked(*three, claim("all", "3", subject=Clean("Coal"), **words))
    assert len(same.findings) == 1
    other = checked(*three, claim("all", "3", source="other", **words))
    assert other.findings == ()


def test_bounds_make_no_sum_but_can_contradict_one():
    low = claim("in", "58", flow="import", comparator=">")
    exports = claim("out", "4.7", flow="export", comparator=">")
    (fits,) = checked(low, exports, claim("all", "63.3")).findings
    assert told(fits) == (
        ">58 + >4.7; stated: 63.3 | limits, no exact figures; nothing contradicts them"
    )
    assert fits.verdict is Verdict.CANNOT_SAY
    (wrong,) = checked(low, exports, claim("all", "50.0")).findings
    assert wrong.verdict is Verdict.DIFFERS


def test_a_figure_that_may_be_out_by_ten_is_named():
    (wrong,) = checked(*PARTS, claim("all", "30.0")).findings
    assert told(wrong) == (
        "1.0 + 2.0 = 3.0; stated: 30.0 | differs by 27 | 30.0 may be 10 times too large"
    )


def test_months_with_a_gap_are_no_year():
    months = [claim(f"m{m}", "1.0", f"2019-{m:02}") for m in range(1, 13) if m != 6]
    assert checked(*months, claim("year", "12.0")).findings == ()


def test_a_remainder_that_was_calculated_from_the_year_proves_nothing_where_another_is_there():
    rest = claim("rest", "0.9", "2019-12", origin="derived", inputs=("year",))
    found = checked(
        claim("most", "11.0", "2019-01/2019-11"), claim("december", "1.0", "2019-12"), rest,
        claim("year", "11.9"),
    )  # fmt: skip
    (finding,) = about(found, "year")
    assert "december" in finding.inputs
    alone = checked(claim("most", "11.0", "2019-01/2019-11"), rest, claim("year", "11.9"))
    assert "0.9 was calculated from the sum" in told(*about(alone, "year"))


def test_shares_do_not_add_up_over_time():
    found = checked(
        share("a", "40", "2019-01/2019-06"),
        share("b", "50", "2019-07/2019-12"),
        share("c", "45", "2019"),
    )
    assert all(one.kind is Kind.SHARE for one in found.findings)


def test_a_base_on_another_basis_is_named_but_not_reckoned_with():
    found = checked(
        claim("before", "100", "2018", adjustment=("adjusted",)),
        claim("now", "50", change=(change("-50.0", "2018"),)),
    )
    assert told(*about(found, "now")) == (
        "50, −50.0% | implies a base of 100 (99 to 101)"
        " | not comparable: the base is on another basis"
    )


def test_a_base_of_another_agency_is_told_apart():
    now = claim("now", "50", change=(change("-50.0", "2018"),))
    (none, other) = about(checked(claim("theirs", "400", "2018", agency="b"), now), "now")
    assert told(none).endswith("no figure of office for 2018")
    assert told(other) == (
        "from 400 to 50: −87.50%; stated: −50.0% | differs by 37.5 points"
        " | not comparable: the base is of b"
    )
    assert {none.verdict, other.verdict} == {Verdict.CANNOT_SAY}


def test_a_change_in_points():
    before, after = share("before", "92.5", "2018"), "94.8"
    good = share("now", after, change=(change("2.3", "before", "points"),))
    (finding,) = about(checked(before, good), "now", Kind.CHANGE)
    assert told(finding) == (
        "from 92.5% to 94.8%: +2.30 points; stated: +2.3 points"
        " | implies a base of 92.50 (92.40 to 92.60)"
    )
    wrong = share("now", after, change=(change("3.3", "before", "points"),))
    assert about(checked(before, wrong), "now", Kind.CHANGE)[0].verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("comparator", "amount", "verdict"),
    [
        ("<", "0.5", Verdict.ADDS_UP),
        ("<", "0.4", Verdict.DIFFERS),
        (">", "0.4", Verdict.ADDS_UP),
        (">=", "0.55", Verdict.DIFFERS),
        ("<=", "0.48", Verdict.WITHIN_ROUNDING),
    ],
)
def test_a_bound_holds_or_not(comparator, amount, verdict):
    found = checked(
        claim("before", "5.8", "2016"),
        claim("now", "2.8", change=(change(amount, "before", "ratio", comparator=comparator),)),
    )
    assert [one.verdict for one in about(found, "now")] == [verdict]


@pytest.mark.parametrize(
    ("comparator", "verdict"), [(">", Verdict.ADDS_UP), ("<", Verdict.DIFFERS)]
)
def test_a_fall_of_more_than_forty_per_cent_means_its_size(comparator, verdict):
    found = checked(
        claim("before", "100.0", "2018"),
        claim("now", "50.0", change=(change("-40", "2018", comparator=comparator),)),
    )
    assert [one.verdict for one in about(found, "now")] == [verdict]


@pytest.mark.parametrize(
    ("readings", "verdict"),
    [
        (("2018", "2019"), Verdict.ONE_READING),
        (("2018",), Verdict.DIFFERS),
        (("2019",), Verdict.WITHIN_ROUNDING),
        (("2019", "2017"), Verdict.CANNOT_SAY),
        (("2016", "2017"), Verdict.CANNOT_SAY),
    ],
)
def test_which_period_is_meant(readings, verdict):
    found = checked(
        share("a", "80", "2018"), share("b", "95", "2019"),
        share("open", "95.2", None, readings=readings),
    )  # fmt: skip
    assert [one.verdict for one in about(found, "open", Kind.READING)] == [verdict]


def test_values_of_series_are_named_by_their_position():
    found = checked(
        series("in", "import", [1.0, 2.0]),
        series("out", "export", [1.0, 2.0]),
        series("all", "total", [2.0, 7.0]),
    )
    assert [(one.inputs, one.verdict) for one in found.findings] == [
        (("in#1", "out#1", "all#1"), Verdict.DIFFERS),
        (("in#0", "out#0", "all#0"), Verdict.ADDS_UP),
    ]


def test_peers_a_thousand_times_apart():
    found = checked(
        claim("a", "24.0", multiplier=1e6), claim("b", "24", agency="b", multiplier=1e3)
    )
    (finding,) = found.findings
    assert told(finding) == (
        "24 thousand beside 24.0 million | 1,000 times too small"
        " | b beside office: either may be the odd one"
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$80.1 billion", 80.1e9),
        ("$539 million 100 thousand dollars", 539.1e6),
        ("$491 million 100,000", 491.1e6),
        ("close to $1.4 billion", 1.4e9),
        ("9만6천달러", 96e3),
        ("2만 4천달러", 24e3),
        ("5,1 млрд", 51e9),
        ("1.5亿美元", 1.5e8),
        ("23,845 square meters", None),
        ("cessation", None),
        ("", None),
    ],
)
def test_the_amount_that_a_text_means(text, amount):
    assert amount_in(text) == pytest.approx(amount) if amount else amount_in(text) is None


def test_an_empty_dataset_has_no_sums():
    found = check_all(Dataset(Clean("Nothing")))
    assert (found.findings, found.figures) == ((), 0)


def test_who_no_longer_wants_the_answer_is_not_given_one():
    with pytest.raises(Stopped):
        check_all(Dataset(Clean("One"), claims=Dataset.index(PARTS)), lambda share: False)


@pytest.mark.parametrize(
    ("value", "decimals", "wide"),
    [(490, 0, 5), (2000, 0, 50), (90, 0, 5), (7, 0, 0), (0, 0, 0), (48.0, 1, 0), (1250, None, 5)],
)
def test_how_far_zeros_reach(value, decimals, wide):
    assert reach_of_zeros(value, decimals) == wide


def test_spans():
    half, bound = around(2.0, 0.5), around(2.0, 0.5, ">")
    assert half == Span(2.0, 1.5, 2.5)
    assert not bound.is_value
    assert not total([half, bound]).is_value
    assert total([half, bound]).low == 3.0
    assert half.less(half) == Span(0.0, -1.0, 1.0)
    assert half.over(exactly(-2.0)) == Span(-1.0, -1.25, -0.75)
    assert not half.over(around(0.0, 0.5)).exists
    assert half.meets(around(3.0, 0.5))
    assert not half.overlaps(around(3.0, 0.5))
    assert (slip(8.01, 80.1), slip(18.647, 0.018), slip(2, 3), slip(-1, 10)) == (1, -3, 0, 0)
