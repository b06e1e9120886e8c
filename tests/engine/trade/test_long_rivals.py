"""What others say of values of a long series: beside them at every zoom, and never in silence."""

import numpy as np
import pytest

from tests.engine.trade.made import dataset, measure, series
from viewer.engine.takeaway.values import values_sheet
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.cells import Role
from viewer.engine.trade.heading import Sample, heading
from viewer.engine.trade.long_layout import MOST_TICKS, lay_out_long
from viewer.engine.trade.long_rows import long_rows
from viewer.engine.trade.long_words import read_long
from viewer.engine.trade.rows import gather
from viewer.model.clean import Clean
from viewer.model.columns import ObservationColumns
from viewer.model.edtf import parse
from viewer.model.periods import RegularPeriods
from viewer.model.records import Claim
from viewer.model.view import Pane, TimeRange, ValueScale

DAYS = 20_000
PANE = Pane("value", ("price",))


def iso(day):
    return str(np.datetime64("1970-01-01") + int(day))


def says(name, day, value, *, period=None, **more):
    """A claim about the price on a day, in the unit of the series."""
    fields = {
        "flow": None, "ref_area": "PRK", "counterpart_area": "CHN", "value": value,
        "unit": "USD", "multiplier": 1e6, "agency": name, "subject": Clean("price"),
    }  # fmt: skip
    return Claim(name, "price", parse(period or iso(day)), **{**fields, **more})


def long_of(*claims):
    values = np.round(50 + 10 * np.sin(np.arange(DAYS) / 500), 2)
    values[12_000] = np.nan
    columns = ObservationColumns(RegularPeriods(0.0, 1.0, DAYS), values)
    prices = series("price", None, "D", observations=columns, quantity="price",
                    commodity="price")  # fmt: skip
    data = dataset(prices, claims=claims)
    found = long_rows(data, PANE)
    assert found is not None
    return found


def laid_out(long, start=0.0, end=float(DAYS), scale=ValueScale.EVEN):
    time = TimeScale(TimeRange(start, end), 1000.0)
    return lay_out_long(long, heading(long.specimen), time, 150.0, scale, measure)


CLAIMS = (
    says("ministry", 7_000, 75.0),
    says("paper", 7_000, 31.0),
    says("bank", 3_000, 52.0),
    says("nobody-priced-that-day", 12_000, 9.0),
    says("of-a-month", 0, 44.0, period="1989-03"),
    says("of-something-else", 7_000, 1.0, ref_area="KOR"),
)


@pytest.mark.parametrize("scale", list(ValueScale))
def test_zoomed_out_a_tick_stands_at_what_others_say_and_can_be_clicked(scale):
    chart = laid_out(long_of(*CLAIMS), scale=scale)
    ids = [chart.rows.id_of(row) for row in chart.others.row.tolist()]
    assert sorted(ids) == ["bank", "ministry", "paper"]
    at = ids.index("ministry")
    assert chart.others.x[at] == pytest.approx(chart.time.x(7_000.5))
    assert chart.others.y[at] == pytest.approx(chart.axis.y(75.0))
    assert chart.at(chart.others.x[at], chart.others.y[at]) == "ministry"
    assert chart.box("ministry") is not None
    assert chart.axis.y(75.0) >= 0


def test_the_legend_explains_the_ticks():
    assert Sample.OTHERS in [one.sample for one in heading(long_of(*CLAIMS).specimen).legend]
    assert Sample.OTHERS not in [one.sample for one in heading(long_of().specimen).legend]


def test_zoomed_in_others_are_those_of_an_ordinary_pane():
    long = long_of(*CLAIMS)
    ordinary = gather(long.dataset, PANE)
    rows = long.of([(6_990, 7_010)])

    def told(rows, some):
        return [(rows.id_of(row), rows.value[row], rows.id_of(int(rows.rival_of[row])))
                for row in np.flatnonzero(some).tolist()]  # fmt: skip

    near = (ordinary.role == Role.OTHER) & (ordinary.start > 6_990) & (ordinary.start < 7_010)
    assert sorted(told(rows, rows.role == Role.OTHER)) == sorted(told(ordinary, near))
    assert len(laid_out(long, 6_990.0, 7_010.0).others.row) == 2


def test_the_pointer_reads_out_what_others_say():
    long = long_of(*CLAIMS)
    scale = TimeScale(TimeRange(6_990.0, 7_010.0), 1000.0)
    lines = [str(line) for line in read_long(long, scale, 7_000.5, 3.0, 6)]
    assert "2 Mar 1989" in lines[0]
    assert any("75" in line for line in lines)


def test_where_too_many_say_something_their_number_is_told():
    claims = [says(f"c{n}", 100 * n, 40.0 + n / 10) for n in range(MOST_TICKS + 5)]
    long = long_of(*claims)
    chart = laid_out(long)
    assert not len(chart.others.row)
    notes = [str(label.text) for label in chart.labels]
    assert f"others say something of {MOST_TICKS + 5} values: zoom in" in notes
    assert len(laid_out(long, 0.0, 1_000.0).others.row) == 10


def test_a_table_of_the_values_has_them_too():
    long = long_of(*CLAIMS)
    sheet = values_sheet(long.dataset, [PANE], TimeRange(6_990.0, 7_010.0))
    assert [row[-1] for row in sheet if not str(row[-1]).startswith("price#")] == [
        "ministry", "paper",
    ]  # fmt: skip
    assert sheet.count == 22
