"""Values of many digits: axis, heading and labels in millions, all else as it was printed."""

import numpy as np
import pytest

from tests.engine.trade.made import chart, dataset, series, view
from viewer.engine.trade.heading import heading, unit_words
from viewer.engine.trade.labelled import rounded, told_multiplier
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.long_rows import LONG_FROM, long_rows
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.rows import gather
from viewer.engine.trade.units import told_in
from viewer.engine.trade.words import row_printed
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.periods import WrittenPeriods
from viewer.model.records import Claim, Observation, Series
from viewer.model.view import Pane

GDP = Pane("value", ("gdp",))
VIEW = view("2019", "2023")


def gdp(*values: float, multiplier: float = 1.0, unit: str = "USD") -> Dataset:
    observations = tuple(
        Observation(parse(str(2019 + number)), value) for number, value in enumerate(values)
    )
    return dataset(
        series("gdp", None, "A", quantity="gdp", multiplier=multiplier, unit=unit,
               counterpart_area=None, observations=observations)
    )  # fmt: skip


def labels(data: Dataset, pane: Pane) -> list[str]:
    shown = chart(data, pane, VIEW)
    return [str(label.text) for label in shown.labels if label.kind is Kind.VALUE]


def test_dollars_by_the_trillion_are_told_in_trillions():
    data = gdp(14279937467431.0, 14687673892882.0, 17881783387000.738)
    shown = chart(data, GDP, VIEW)
    assert [tick.text for tick in shown.ticks] == ["0", "5", "10", "15", "20"]
    assert str(heading(gather(data, GDP)).unit) == "trillion US dollars · labels rounded"
    assert sorted(labels(data, GDP)) == ["14.28", "14.69", "17.88"]


def test_pointer_and_lists_have_the_number_as_it_was_given():
    data = gdp(14279937467431.0, 17881783387000.5)
    rows = gather(data, GDP)
    at = nearest(rows, parse("2019").period[0] + 9, 1)
    assert "14,279,937,467,431 US dollars" in str(readout(rows, at, 5)[1])
    assert str(row_printed(rows, 1)) == "17,881,783,387,000.5"


def test_what_needs_no_rounding_is_not_said_to_be_rounded():
    data = gdp(2_500_000.0, 1_000_000.0)
    assert str(unit_words(gather(data, GDP))) == "million US dollars"
    assert sorted(labels(data, GDP)) == ["1", "2.5"]


def test_a_figure_that_says_its_own_multiplier_keeps_it():
    one = Claim("c", "gdp", parse("2020"), value=1.49, decimals=2, unit="USD", multiplier=1e12)
    made = (Observation(parse("2019"), 1.4e12), Observation(parse("2020"), None, "c"))
    data = dataset(series("gdp", None, "A", quantity="gdp", multiplier=1.0, observations=made),
                   claims=[one])  # fmt: skip
    assert sorted(labels(data, GDP)) == ["1.4", "1.49 trillion"]


def test_a_figure_in_single_units_among_millions_says_so():
    one = Claim("c", "trade", parse("2020"), value=539100000.0, unit="USD", multiplier=1.0)
    made = (Observation(parse("2019"), 491.1), Observation(parse("2020"), None, "c"))
    data = dataset(series("x", None, "A", observations=made), claims=[one])
    assert sorted(labels(data, Pane("value", ("x",)))) == ["491.1", "539,100,000 US dollars"]


@pytest.mark.parametrize(
    ("unit", "multiplier", "largest", "multiplied"),
    [
        ("USD", 1.0, 999_999.0, 1.0),
        ("USD", 1.0, 1e6, 1e6),
        ("USD", 1e6, 2_789.0, 1e6),
        ("USD", 1e6, 17_881_783.0, 1e12),
        ("USD", 1.0, 1e17, 1e12),
        ("PERCENT", 1.0, 1e7, 1.0),
        ("MT", 1.0, 1e7, 1.0),  # "million million tonnes" helps nobody
        ("USD", 20.0, 1e9, 20.0),  # a multiplier without a name
        ("USD", 1.0, 0.0, 1.0),
    ],
)
def test_an_axis_is_told_in_the_largest_named_power_that_leaves_no_zero(
    unit, multiplier, largest, multiplied
):
    assert told_in(unit, multiplier, largest) == multiplied


@pytest.mark.parametrize(
    ("value", "shown"),
    [(17.881783, 17.88), (0.0597162, 0.0597), (12_345.6, 12_346.0), (-0.5, -0.5), (0.0, 0.0)],
)
def test_labels_have_few_digits_or_all_before_the_point(value, shown):
    assert rounded(value) == shown


def test_trade_in_single_dollars_has_labels_lines_and_balance_in_millions():
    def made(name: str, *values: tuple[str, float], frequency: str = "M") -> Series:
        found = tuple(Observation(parse(period), value) for period, value in values)
        return series(name, name, frequency, multiplier=1.0, observations=found)

    data = dataset(
        made("export", ("2020-01", 1_490_000.0)), made("import", ("2020-01", 30_123.0)),
        made("total", ("2020", 539_100_000.0), frequency="A"),
    )  # fmt: skip
    pane = Pane("trade", ("export", "import", "total"))
    shown = chart(data, pane, view("2020", "2021"))
    told = [str(label.text) for label in shown.labels]
    assert {"1.49", "0.0301"} <= set(told)
    assert any("539.1" in text for text in told)
    rows = gather(data, pane)
    lines = [str(line) for line in readout(rows, nearest(rows, parse("2020-01").period[0], 1), 9)]
    assert "balance 1,459,877 US dollars · calculated" in lines


def test_a_long_series_is_told_in_one_unit_wherever_one_looks():
    count = LONG_FROM + 10
    periods = WrittenPeriods.of([parse(str(year)) for year in range(1000, 1000 + count)])
    values = np.full(count, 250.0)
    values[7] = 3.25e9
    columns = ObservationColumns(periods, values)
    long = long_rows(dataset(series("gdp", None, "A", quantity="gdp", multiplier=1.0,
                                    observations=columns)), GDP)  # fmt: skip
    assert long is not None
    found = long.find("gdp#100")
    assert found is not None
    assert told_multiplier(long.one(found)) == 1e9
    assert str(heading(long.specimen).unit).startswith("billion US dollars")
