"""The arithmetic of the bundled figures: what adds up, what does not, and who contradicts whom."""

from collections.abc import Callable
from typing import Any

import pytest

Value = Callable[[str], float]


@pytest.fixture(scope="module")
def value(raw: dict[str, Any]) -> Value:
    """The amount of a claim: millions of dollars, or per cent, or a plain number."""
    amounts = {
        claim["id"]: claim["value"] * claim.get("multiplier", 1) / (
            1e6 if claim.get("unit") == "USD" else 1
        )
        for claim in raw["claims"]
        if claim["value"] is not None
    }  # fmt: skip
    return amounts.__getitem__


@pytest.fixture(scope="module")
def change(raw: dict[str, Any]) -> Value:
    """The first change said of a claim."""
    amounts = {c["id"]: c["change"][0].get("amount") for c in raw["claims"] if c.get("change")}
    return amounts.__getitem__


def base_before(after: float, percent: float) -> float:
    """What ``after`` was before it changed by ``percent``."""
    return after / (1 + percent / 100)


# The checks, by their numbers in the inventory.


def test_c01_imports_and_exports_of_2020_are_the_total(value: Value) -> None:
    parts = value("customs-2020-imports") + value("customs-2020-exports")
    assert parts == pytest.approx(539.1)
    assert value("customs-2020-total") == 539.1


def test_c02_the_balance_of_2020_is_a_deficit(value: Value) -> None:
    balance = value("customs-2020-exports") - value("customs-2020-imports")
    assert round(balance, 1) == value("customs-2020-balance") == -443.1


def test_c03_imports_are_nine_tenths_of_the_total(value: Value) -> None:
    total = value("customs-2020-total")
    imports, exports = value("customs-2020-imports"), value("customs-2020-exports")
    assert round(100 * imports / total, 1) == value("customs-2020-import-share") == 91.1
    assert round(100 * exports / total, 1) == value("customs-2020-export-share") == 8.9


@pytest.mark.parametrize(
    ("stated", "implied", "expected", "low", "high"),
    [
        pytest.param(
            "customs-2020-total", "customs-2019-total-implied", 2793, 2786, 2801, id="C04"
        ),
        pytest.param(
            "customs-2020-imports", "customs-2019-imports-implied", 2571, 2564, 2578, id="C05"
        ),
        pytest.param(
            "customs-2020-exports", "customs-2019-exports-implied", 215, 213, 218, id="C06"
        ),
    ],
)
def test_c04_to_c06_what_the_falls_imply_for_2019(
    raw: dict[str, Any], value: Value, change: Value,
    stated: str, implied: str, expected: int, low: int, high: int,
) -> None:  # fmt: skip
    assert round(base_before(value(stated), change(stated))) == value(implied) == expected
    claim = next(claim for claim in raw["claims"] if claim["id"] == implied)
    assert (claim["low"], claim["high"]) == (low, high)
    half = 0.5 * 10 ** -next(c["decimals"] for c in raw["claims"] if c["id"] == stated)
    assert round(base_before(value(stated) - half, change(stated) + 0.05)) == low
    assert round(base_before(value(stated) + half, change(stated) - 0.05)) == high


def test_c07_the_implied_parts_agree_with_the_implied_total(value: Value) -> None:
    parts = value("customs-2019-imports-implied") + value("customs-2019-exports-implied")
    assert parts == value("customs-2019-sum-implied") == 2786
    assert value("customs-2019-total-implied") - parts == 7


def test_c08_the_customs_total_of_2019_confirms_the_fall(value: Value) -> None:
    fall = 100 * (value("customs-2020-total-january") / value("customs-2019-total") - 1)
    assert (value("customs-2020-total-january"), value("customs-2019-total")) == (539.06, 2789.02)
    assert round(fall, 2) == -80.67


def test_c09_kita_has_another_revision_of_2019(value: Value) -> None:
    assert (value("kita-2019-imports"), value("kita-2019-exports")) == (2589, 216)
    assert round(100 * (value("customs-2020-imports") / 2589 - 1), 1) == -81.0
    assert round(100 * (value("customs-2020-exports") / 216 - 1), 1) == -77.8


def test_c10_kdi_has_less_than_half_of_2016(value: Value, change: Value) -> None:
    ratio = value("kdi-2019-total") / value("kdi-2016-total")
    assert round(100 * ratio, 1) == 48.3
    assert ratio < change("kdi-2019-total") == 0.5


def test_c11_kotra_has_more_than_half_of_2016(value: Value) -> None:
    assert round(100 * value("kotra-2019-total") / value("kotra-2016-total"), 1) == 51.1


def test_c12_kdi_and_customs_stand_on_one_base(value: Value) -> None:
    ratio = value("customs-2020-total") / value("kdi-2019-total")
    assert round(100 * ratio, 1) == 19.3
    assert round(100 * (ratio - 1), 1) == -80.7


def test_c13_the_share_rose_fivefold(value: Value, change: Value) -> None:
    before, after = value("article-2001-share"), value("article-2014-share")
    assert (round(after / before, 1), after - before) == (5.3, 73)
    assert (value("kita-2001-share"), value("kita-2018-share")) == (17.3, 91.8)
    assert round(91.8 / 17.3, 1) == change("kita-2018-share") == 5.3


def test_c14_one_share_rounds_to_the_other_but_two_agencies_have_two(value: Value) -> None:
    assert round(value("kotra-share-without-year")) == value("article-last-year-share") == 95
    assert value("kotra-2017-share") == 94.8
    assert value("kita-2019-share") == 95.2


def test_c15_the_article_mixes_sources_for_2019(value: Value) -> None:
    world = value("kdi-2019-total") / value("kotra-share-without-year") / 10
    assert round(world, 2) == value("mixed-2019-world-implied") / 1000 == 2.95
    assert value("kita-2019-world") == 2945
    assert value("kotra-2019-world") == 3240


def test_c16_read_literally_last_year_does_not_fit_kotra(value: Value) -> None:
    world = 100 * value("customs-2020-total") / value("article-last-year-share")
    assert round(world) == round(value("mixed-2020-world-implied")) == 567
    assert value("kotra-2020-world") == 863


def test_c17_the_exhibition_area_grew_fourfold(value: Value) -> None:
    ratio = value("xinhua-hall-area-after") / value("xinhua-hall-area-before")
    assert round(ratio, 2) == 4.42
    assert round(100 * (ratio - 1), 1) == 341.6


def test_c18_the_exhibits_grew_less(raw: dict[str, Any], value: Value) -> None:
    ratio = value("xinhua-hall-exhibits-after") / value("xinhua-hall-exhibits-before")
    assert round(ratio, 2) == 2.29
    assert round(100 * (ratio - 1)) == 129
    bounds = {c["id"]: c["comparator"] for c in raw["claims"] if "exhibits" in c["id"]}
    assert set(bounds.values()) == {">"}


def test_c20_the_months_of_2020_add_up_to_the_year(value: Value) -> None:
    months = ["customs-2020-jan-jul-total"]
    months += [f"customs-2020-{month}-total" for month in ("08", "09", "10", "11", "12")]
    assert [value(month) for month in months] == [484.52, 25.83, 20.818, 1.66, 1.27, 5.0]
    assert round(sum(map(value, months)), 1) == value("customs-2020-total") == 539.1


# What was worked out from the monthly and annual rows.


@pytest.mark.parametrize(
    ("name", "calculated"),
    [
        ("customs-2016-total-implied", lambda v: base_before(v("customs-2017-total"), -10.5)),
        ("customs-2019-05-total", lambda v: base_before(v("customs-2020-05-total"), -77)),
        ("kita-2019-h1-total", lambda v: v("kita-2019-h1-imports") + v("kita-2019-h1-exports")),
        ("customs-2019-10-total-implied", lambda v: v("customs-2020-10-total") / 0.008),
        ("customs-2019-10-total-implied-kita", lambda v: base_before(1.66, -99.4)),
        ("customs-2020-08-total", lambda v: base_before(v("customs-2020-09-total"), -19.4)),
        ("customs-2020-jan-apr-imports", lambda v: v("customs-2020-q1-imports") + 21.8),
        (
            "customs-2020-jan-feb-total",
            lambda v: v("customs-2020-jan-jul-total")
            - sum(v(f"customs-2020-{month}-total") for month in ("03", "04", "05", "06", "07")),
        ),
        (
            "customs-2020-12-total-remainder",
            lambda v: v("customs-2020-total-january") - v("customs-2020-jan-jul-total")
            - v("customs-2020-08-imports") - v("customs-2020-08-exports")
            - sum(v(f"customs-2020-{month}-total") for month in ("09", "10", "11")),
        ),
        ("customs-2021-01-imports", lambda v: v("customs-2021-jan-feb-imports") - 0.003),
        ("customs-2021-01-total", lambda v: v("customs-2021-jan-feb-total") - 1.753),
        ("customs-2021-10-total", lambda v: v("customs-2021-09-total") * 0.6),
        (
            "customs-2021-jan-apr-imports",
            lambda v: v("customs-2021-jan-feb-imports") + v("customs-2021-03-imports")
            + v("customs-2021-04-imports"),
        ),
    ],
)  # fmt: skip
def test_a_calculated_value_is_what_its_inputs_give(
    raw: dict[str, Any], value: Value, name: str, calculated: Callable[[Value], float]
) -> None:
    claim = next(claim for claim in raw["claims"] if claim["id"] == name)
    assert calculated(value) == pytest.approx(value(name), abs=0.5001 * 10 ** -claim["decimals"])


@pytest.mark.parametrize(
    "month",
    ["2019-09", "2020-03", "2020-05", "2020-06", "2021-01", "2021-02", "2021-04", "2021-06",
     "2021-07", "2021-08", "2021-11"],
)  # fmt: skip
def test_the_parts_of_a_month_with_a_calculated_value_add_up(value: Value, month: str) -> None:
    parts = value(f"customs-{month}-imports") + value(f"customs-{month}-exports")
    assert parts == pytest.approx(value(f"customs-{month}-total"), abs=0.06)


# Contradictions: separate claims that a reader must see side by side.


@pytest.mark.parametrize(
    ("prefix", "suffix", "parts", "total"),
    [
        ("kita-2004-", "", 1384, 1380),
        ("kita-2019-", "-may", 2805, 2840),
        ("kita-2020-jan-sep-", "", 536, 530),
        ("customs-2020-10-", "", 1.7, 1.66),
        ("customs-2021-09-", "", 69.9, 69.99),
    ],
)
def test_parts_that_do_not_add_up_are_kept_as_reported(
    value: Value, prefix: str, suffix: str, parts: float, total: float
) -> None:
    added = value(f"{prefix}imports{suffix}") + value(f"{prefix}exports{suffix}")
    assert added == pytest.approx(parts)
    assert value(f"{prefix}total{suffix}") == total


@pytest.mark.parametrize(
    ("year", "quantity", "figures"),
    [
        ("2016", "total", {5510, 5654, 5800, 6050}),
        ("2017", "total", {4976, 5060, 5260}),
        ("2019", "total", {2786, 2789.02, 2793, 2800, 2805, 2840, 3090}),
        ("2019", "import", {290, 2571, 2589, 2590, 2740, 2880}),
        ("2020", "total", {539.06, 539.1, 760.8}),
        ("2014", "total", {6390, 6860}),
        ("2010", "share", {45.3, 56.9, 83}),
        ("2011", "share", {70.1, 89.1}),
        ("2012", "share", {88.3, 90}),
        ("2019", "share", {94.9, 95.2, 95.4}),
    ],
)
def test_who_contradicts_whom(
    raw: dict[str, Any], value: Value, year: str, quantity: str, figures: set[float]
) -> None:
    found = {
        value(claim["id"])
        for claim in raw["claims"]
        if claim["period"] == year
        and claim.get("counterpart_area") == "CHN"
        and quantity in {claim["quantity"], claim["quantity"] == "trade" and claim["flow"]}
    }
    assert found == figures


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("statkorea-2011-world", "U"),
        ("kita-2019-total-may", "U"),
        ("blog-2019-imports", "U"),
        ("customs-2020-01-exports", "U"),
        ("customs-2021-09-total", "U"),
        ("hankyung-2020-06-total-slip", "U"),
        ("customs-2017-total", "P"),
        ("kotra-2019-crude-estimate", "E"),
        ("customs-2020-total", "A"),
    ],
)
def test_suspect_provisional_and_estimated_values_are_marked(
    raw: dict[str, Any], name: str, status: str
) -> None:
    claim = next(claim for claim in raw["claims"] if claim["id"] == name)
    assert claim.get("status", "A") == status
    assert status == "A" or claim["note"]


def test_no_crude_oil_recorded_is_a_zero_and_not_a_gap(raw: dict[str, Any]) -> None:
    claim = next(claim for claim in raw["claims"] if claim["id"] == "customs-2014-crude-imports")
    assert claim["value"] == 0
    assert claim["commodity"] == "2709"
