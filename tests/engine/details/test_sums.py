"""Whether imports and exports add up to the total, with the figures as they were printed."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engine.details.read import lines
from tests.engine.timeline.made import dataset_of
from viewer.engine.details.sums import equation, sum_blocks, sum_of, verdict
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Claim


def trade(flow: str, value: float, period: str = "2020", **more: object) -> Claim:
    fields: dict[str, object] = {
        "id": f"{flow}-{value}", "unit": "USD", "multiplier": 1e6, "agency": "customs",
        "commodity": "TOTAL", "ref_area": "PRK", "counterpart_area": "CHN", "source": "yonhap",
    }  # fmt: skip
    fields.update(more)
    return Claim(quantity="trade", flow=flow, value=value, period=parse(period), **fields)


def of(*claims: Claim):
    return sum_of(dataset_of(claims=Dataset.index(claims)), claims[0])


@pytest.mark.parametrize(
    ("claim", "sum_", "told"),
    [
        ("customs-2020-total", "491.1 + 48 = 539.1", "adds up"),
        ("customs-2020-imports", "491.1 + 48 = 539.1", "adds up"),
        ("kita-2019-total", "2,589 + 216 = 2,805", "adds up"),
        ("kita-2019-total-may", "2,590 + 215 = 2,805; the total is 2,840", "differs by 35"),
        ("kita-2004-total", "799 + 585 = 1,384; the total is 1,380",
         "differs by 4, within rounding"),
        ("customs-2020-10-total", "0.3 + 1.4 = 1.70; the total is 1.66",
         "differs by 0.04, within rounding"),
        ("customs-2021-09-total", "55.628 + 14.272 = 69.900; the total is 69.99",
         "differs by 0.09"),
        ("kita-2020-jan-sep-total", "490 + 46 = 536; the total is 530", "differs by 6"),
        ("kotra-2020-total", "712.8 + 48.0 = 760.8", "adds up"),
        ("customs-2019-total-implied", "2,571 + 215 = 2,786; the total is 2,793",
         "differs by 7, within rounding"),
        ("customs-2021-02-total", "0.003 + 1.75 = 1.753", "the total was calculated from them"),
    ],
)  # fmt: skip
def test_sums_of_the_bundled_dataset(bundled, claim, sum_, told):
    found = sum_of(bundled, bundled.claims[claim])
    assert (str(equation(found)), str(verdict(found))) == (sum_, told)


def test_a_part_that_was_calculated_from_the_total_proves_nothing(bundled):
    found = sum_of(bundled, bundled.claims["customs-2020-06-total"])
    assert found.calculated.id == "customs-2020-06-imports"
    assert not str(verdict(found)).startswith("adds up:")


def test_the_sum_is_told_with_links_to_its_parts(bundled):
    blocks = sum_blocks(bundled, bundled.claims["customs-2020-total"])
    assert lines(tuple(blocks)) == [
        "## Imports and exports",
        "Sum: 491.1 + 48 = 539.1 (in million US dollars · adds up)",
        "Imports: $491 million 100,000",
        "Exports: $48 million",
    ]
    assert [block.target for block in blocks[2:]] == [
        "customs-2020-imports", "customs-2020-exports",
    ]  # fmt: skip


def test_figures_of_one_source_are_added_up_before_those_of_another():
    total = trade("total", 10.0)
    found = of(
        total, trade("import", 7.0, source="reuters"), trade("import", 6.0), trade("export", 4.0)
    )
    assert found.imports.value == 6.0


@pytest.mark.parametrize(
    "other",
    [
        {"agency": "kotra"}, {"period": "2019"}, {"unit": "EUR"}, {"adjustment": ("crude",)},
        {"commodity": "27"}, {"counterpart_area": "RUS"}, {"comparator": ">"}, {"value": None},
    ],
    ids=str,
)  # fmt: skip
def test_figures_on_other_terms_are_never_added_up(other):
    fields = {"flow": "import", "value": 6.0, **other}
    assert of(trade("total", 10.0), trade(**fields, id="x"), trade("export", 4.0)) is None


def test_a_claim_about_no_flow_has_no_sum():
    assert of(trade("balance", -2.0)) is None
    assert of(trade("total", 10.0, agency=None)) is None


def test_parts_in_another_multiple_of_the_unit_are_added_up_too():
    found = of(
        trade("total", 3.09, multiplier=1e9, decimals=2),
        trade("import", 2.88, multiplier=1e9, decimals=2),
        trade("export", 220.0, decimals=0),
    )
    assert str(equation(found)) == "2,880 + 220 = 3,100; the total is 3,090"
    assert found.within_rounding


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 4), st.integers(-3, 3))
@example(10**9, 10**9, 0, 2)  # a slack of a billionth of it would be two
@settings(max_examples=400)
def test_whole_sums_add_up_whatever_their_size(imports, exports, decimals, off):
    """Counted in whole units of the last digit, so that the test itself rounds nothing."""
    unit = 10.0**-decimals
    found = of(
        trade("total", (imports + exports + off) * unit, decimals=decimals),
        trade("import", imports * unit, decimals=decimals, id="i"),
        trade("export", exports * unit, decimals=decimals, id="e"),
    )
    assert (str(verdict(found)) == "adds up") == (off == 0)
    assert found.within_rounding == (abs(off) <= 1)
