"""Charts on an axis of which empty stretches are shortened: values over their own time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, measure, series
from viewer.engine.time.scale import TimeScale
from viewer.engine.time.shortened import Shortened
from viewer.engine.trade.chart import build_chart
from viewer.engine.trade.heading import heading
from viewer.engine.trade.long_layout import lay_out_long
from viewer.engine.trade.long_rows import long_rows
from viewer.engine.trade.long_words import read_long
from viewer.model.columns import ObservationColumns
from viewer.model.edtf import parse
from viewer.model.periods import WrittenPeriods
from viewer.model.records import Observation
from viewer.model.view import Pane, TimeRange, ValueScale

RUN, GAP = 2000, 30_000
SHORT = Shortened([(RUN + 50.0, RUN + GAP - 50.0)], 120.0)
DAYS = np.concatenate((np.arange(float(RUN)), RUN + GAP + np.arange(float(RUN))))


def two_runs():
    """Daily values for years, nothing for eighty years, and daily values for years again."""
    periods = WrittenPeriods(["2020-01-01"] * len(DAYS), DAYS, DAYS + 1)
    columns = ObservationColumns(periods, np.where(np.arange(len(DAYS)) < RUN, 40.0, 70.0))
    data = dataset(series("price", None, "D", observations=columns, quantity="price"))
    found = long_rows(data, Pane("value", ("price",)))
    assert found is not None
    return found


LONG = two_runs()


@given(st.floats(0, 1800), st.floats(300, 2000), st.floats(300, 1600))
def test_a_long_line_stands_over_its_days_and_nowhere_in_the_strip(before, after, width):
    time = TimeRange(RUN - before - 200, RUN + GAP + after)
    scale = TimeScale(time, width, shortened=SHORT)
    chart = lay_out_long(
        LONG, heading(LONG.specimen), scale, 150.0, ValueScale.EVEN, measure
    )  # fmt: skip
    (strand,) = chart.strands
    ends = scale.days(strand.x), scale.days(strand.x + 1)
    for start, end in zip(*(one.tolist() for one in ends), strict=True):
        assert start < RUN or end > RUN + GAP
    levels = strand.line.largest
    assert set(levels[ends[1] <= RUN].tolist()) <= {40.0}
    assert set(levels[ends[0] >= RUN + GAP].tolist()) <= {70.0}
    (tear,) = scale.tears()
    assert not ((strand.x + 1 > tear.x0 + 1) & (strand.x < tear.x1 - 1)).any()


def test_the_pointer_reads_the_values_of_its_own_pixel():
    scale = TimeScale(TimeRange(0.0, 2.0 * RUN + GAP), 400.0, shortened=SHORT)
    for day, said in ((1500.0, "40"), (RUN + GAP + 500.0, "70")):
        lines = [str(line) for line in read_long(LONG, scale, day, 5.0, 6)]
        assert any(said in line for line in lines), lines
    assert read_long(LONG, scale, RUN + GAP / 2, 5.0, 6) == ()


def test_bars_begin_and_end_where_their_periods_do_on_both_sides_of_the_strip():
    years = ["1900", "1901", "2000", "2001"]
    shown = tuple(Observation(parse(year), 5.0) for year in years)
    data = dataset(series("imports", "import", "A", observations=shown))
    first, last = parse("1902").period[0], parse("2000").period[0]
    short = Shortened([(first + 30, last - 30)], 60.0)
    scale = TimeScale(
        TimeRange(parse("1899").period[0], parse("2003").period[0]), 900.0, 10.0, short
    )
    chart = build_chart(
        data, Pane("trade", ("imports",)), scale, 150.0, ValueScale.EVEN, False, measure
    )
    for year in years:
        start, end = parse(year).period
        assert any(
            (x0, x1) == pytest.approx((scale.x(start), scale.x(end)), abs=0.01)
            for x0, x1 in zip(chart.bars.x0.tolist(), chart.bars.x1.tolist(), strict=True)
        ), year
