"""Numbers are printed with the digits that a source gave, and no others."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.numbers import EXACT, decimals_given, decimals_written, number
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (48.0, "48"),
        (0.5, "0.5"),
        (-811.25, "−811.25"),
        (0.1 + 0.2, "0.3"),  # what binary fractions add is nobody's figure
        (1e-7, "0.0000001"),
        (2.5e13, "25,000,000,000,000"),
        (1.2e25, "12,000,000,000,000,000,000,000,000"),
        (1234567.12345, "1,234,567.12345"),  # not cut to ten digits
        (12345678901234567.0, "12,345,678,901,234,600"),  # a double holds no more of it
    ],
)
def test_a_number_is_printed_as_it_was_written(value, printed):
    assert number(value, None) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (48.0, 1, "48.0"),
        (2789.02, 0, "2,789"),
        (1234567.1, 12, "1,234,567.100000000000"),
        (1.2e25, 0, "12,000,000,000,000,000,000,000,000"),
    ],
)
def test_told_decimals_are_kept_and_filled_with_zeros(value, decimals, printed):
    assert number(value, decimals) == printed


@given(st.decimals(-(10**9), 10**9, places=5, allow_nan=False))
def test_any_written_number_of_few_digits_comes_back(written):
    text = number(float(written), None).replace(",", "").replace("−", "-")
    assert float(text) == float(written)
    digits = format(written.normalize(), "f").lstrip("-").replace(".", "").strip("0")
    assert text.lstrip("-").replace(".", "").strip("0") == digits


@given(st.floats(-1e200, 1e200))
def test_no_number_has_more_digits_than_a_double_holds(value):
    text = number(value, None).lstrip("−").replace(",", "").replace(".", "")
    assert len(text.strip("0")) <= EXACT
    assert math.isclose(
        float(number(value, None).replace(",", "").replace("−", "-")), value, rel_tol=1e-14
    )


def claim(value: float, **more: object) -> Claim:
    return Claim("c", "trade", parse("2020"), value=value, unit="USD", **more)


@pytest.mark.parametrize(
    ("record", "decimals"),
    [
        (claim(48.0, decimals=1), 1),
        (claim(48.0, value_text=Clean("$48.0 million")), 1),
        (claim(1450.5, value_text=Clean("2019: 1,450.50 tons")), 2),
        (claim(48.25, value_text=Clean("about 48")), 2),  # another number says nothing of this
        (claim(48.25), 2),
        (Observation(parse("2020"), 0.125), 3),
        (Observation(parse("2020"), None), 0),
    ],
)
def test_decimals_come_from_the_record_the_printed_text_or_the_number(record, decimals):
    assert decimals_given(record) == decimals


def test_whole_numbers_have_no_decimals():
    assert decimals_written(17_881_783_387_001.0) == 0
