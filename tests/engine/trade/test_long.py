"""Panes of long series: laid out by pixel columns, read out, walked, found and listed."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, measure, series
from viewer.engine.lists.shown_values import MOST_LISTED, ShownValues, rows_in
from viewer.engine.takeaway.values import values_sheet
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.cells import Role, Style
from viewer.engine.trade.heading import heading
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.long_chart import LongChart
from viewer.engine.trade.long_layout import lay_out_long
from viewer.engine.trade.long_rows import LONG_FROM, long_rows
from viewer.engine.trade.long_series import Place
from viewer.engine.trade.long_walk import across_long, step_long
from viewer.engine.trade.long_words import read_long
from viewer.engine.trade.rows import gather
from viewer.model.columns import Coded, ObservationColumns
from viewer.model.edtf import parse
from viewer.model.periods import RegularPeriods, WrittenPeriods
from viewer.model.records import Observation
from viewer.model.view import Pane, TimeRange, ValueScale

DAYS = 20_000
PANE = Pane("value", ("price",))


def daily(values, name="price", first=0.0, **more):
    columns = ObservationColumns(RegularPeriods(first, 1.0, len(values)), values, **more)
    return series(name, None, "D", observations=columns, quantity="price")


@cache
def made(*more):
    """A wave with a spike up, a spike down, and 200 days missing; the last 100 provisional."""
    values = np.round(50 + 10 * np.sin(np.arange(DAYS) / 500), 2)
    values[[7_001, 15_003]] = 200.0, -60.0
    values[10_000:10_200] = np.nan
    codes = np.zeros(DAYS, np.uint8)
    codes[-100:], codes[10_000:10_200] = 1, 2
    status = Coded(("A", "P", "O"), codes)
    return dataset(daily(values, status=status), *more)


def long_of(data, pane=PANE):
    found = long_rows(data, pane)
    assert found is not None
    return found


def laid_out(long, start=0.0, end=float(DAYS), scale=ValueScale.EVEN, width=1000.0, height=150.0):
    time = TimeScale(TimeRange(start, end), width)
    return lay_out_long(long, heading(long.specimen), time, height, scale, measure)


def test_only_long_plain_series_of_values_are_long():
    data = made(series("few", None, "D", observations=(Observation(parse("2020"), 1.0),)))
    assert long_rows(data, PANE) is not None
    assert long_rows(data, Pane("trade", ("price",))) is None
    assert long_rows(data, Pane("value", ("few",))) is None
    assert long_rows(data, Pane("value", ("price", "few"))) is None
    short = dataset(daily(np.zeros(LONG_FROM - 1)))
    assert long_rows(short, PANE) is None


def test_overlapping_periods_are_gathered_as_usual():
    start = np.arange(float(LONG_FROM))
    periods = WrittenPeriods(["2020"] * LONG_FROM, start, start + 2)
    columns = ObservationColumns(periods, np.ones(LONG_FROM))
    assert long_rows(dataset(series("price", None, observations=columns)), PANE) is None


def test_heading_and_legend_are_those_of_all_values():
    data = made()
    assert heading(long_of(data).specimen) == heading(gather(data, PANE))


def test_zoomed_out_the_extremes_are_there_and_said():
    chart = laid_out(long_of(made()))
    assert isinstance(chart, LongChart)
    (strand,) = chart.strands
    assert strand.top.min() == pytest.approx(chart.axis.y(200.0))
    assert strand.bottom.max() == pytest.approx(chart.axis.y(-60.0))
    said = {str(label.text.english()) for label in chart.labels if label.kind is Kind.VALUE}
    assert said == {"200", "−60"}


def test_zoomed_out_nothing_is_drawn_where_values_are_missing():
    chart = laid_out(long_of(made()))
    inside = set(range(501, 509))  # 20 days a pixel; missing are pixels 500 to 510
    assert not inside & set(chart.strands[0].line.column.tolist())
    (blank,) = chart.blanks
    assert (blank.box.x0, blank.box.x1) == pytest.approx((500, 510))
    assert chart.rows.role[blank.row] == Role.MISSING
    assert chart.at(505.0, blank.box.y0 + 1) == "price#10000"


def test_zoomed_in_it_is_the_usual_chart():
    data = made()
    chart = laid_out(long_of(data), 7_000.0, 7_100.0)
    assert not isinstance(chart, LongChart)
    assert len(chart.bars) == 100
    assert chart.at(*[(15.0), chart.axis.y(100.0)]) == "price#7001"
    box = chart.box("price#7001")
    assert (box.x0, box.x1) == pytest.approx((10, 20))
    assert any(label.text.english() == "200" for label in chart.labels)


def test_what_is_not_final_looks_so():
    long = long_of(made())
    assert not laid_out(long).strands[0].final[-5:].any()
    assert laid_out(long).strands[0].final[:900].all()
    chart = laid_out(long, DAYS - 50.0, float(DAYS))
    assert set(chart.bars.style.tolist()) == {Style.PROVISIONAL}


def test_a_spike_of_one_day_is_found_by_pointing_at_it():
    chart = laid_out(long_of(made()))
    x = chart.time.x(7_001.5)
    assert chart.at(x, chart.axis.y(180.0)) == "price#7001"
    assert chart.at(chart.time.x(15_003.5), chart.axis.y(-50.0)) == "price#15003"
    assert chart.at(x, 149.0) is None
    (box,) = chart.boxes("price#7001")
    assert box.x0 <= x <= box.x1
    assert box.y0 <= chart.axis.y(200.0) <= box.y1
    assert chart.boxes("price#99999999") == chart.boxes("other#1") == ()


def test_a_pixel_of_many_values_is_read_out_by_its_extremes():
    long, scale = long_of(made()), TimeScale(TimeRange(0.0, DAYS), 1000.0)
    told = [line.english() for line in read_long(long, scale, 7_001.0, 1.0, 9)]
    assert (
        told == ["2 – 21 Mar 1989", "lowest 60, highest 200 of 20 values"]
        or "highest 200" in (told[1])
    )
    assert "none found" in read_long(long, scale, 10_100.0, 1.0, 9)[1].english()
    near = TimeScale(TimeRange(7_000.0, 7_010.0), 1000.0)
    value = [line.english() for line in read_long(long, near, 7_001.5, 1.0, 9)]
    assert value[0] == "3 Mar 1989"
    assert value[1].startswith("200")


@given(st.integers(0, DAYS - 1), st.sampled_from([1, -1, DAYS, -DAYS]))
def test_keys_walk_from_value_to_value(row, steps):
    long = long_of(made())
    found = step_long(long, Place(0, row), steps, 0.0)
    assert found == Place(0, min(max(row + steps, 0), DAYS - 1))
    assert long.find(long.id_of(found)) == found


def test_keys_begin_at_the_middle_of_the_view_and_change_between_series():
    other = daily(np.arange(float(DAYS)), "other", first=100.0)
    long = long_of(made(other), Pane("value", ("price", "other")))
    assert step_long(long, None, 1, 500.5) == Place(0, 500)
    assert across_long(long, Place(0, 500), 1) == Place(1, 400)
    assert across_long(long, Place(1, 400), 1) is None
    assert across_long(long, None, 1) is None
    assert len(laid_out(long).strands) == 2


def test_the_list_is_bounded_and_says_how_many_there_are():
    shown = ShownValues(made(), [PANE])
    everything = TimeRange(0.0, float(DAYS))
    assert len(shown.listed(everything).table(everything).rows) == MOST_LISTED
    assert shown.count(everything) == (DAYS, DAYS)
    few = TimeRange(7_000.0, 7_010.0)
    table = shown.listed(few).table(few)
    assert [table.id_of(n) for n in range(2)] == ["price#7000", "price#7001"]
    assert shown.count(few) == (10, DAYS)


def test_taking_away_takes_what_is_in_view():
    rows = rows_in(made(), PANE, False, TimeRange(7_000.0, 7_010.0))
    assert rows.value.tolist() == gather(made(), PANE).value[7_000:7_010].tolist()


@cache
def out_of_order(seed):
    """Two series, one out of order and with values too large to draw; both ways to gather them."""
    chance = np.random.default_rng(seed)
    count = LONG_FROM + 50
    order = chance.permutation(count)
    texts = [f"{1000 + n // 12:04d}-{n % 12 + 1:02d}" for n in order.tolist()]
    values = chance.normal(size=count)
    values[chance.integers(0, count, 40)] = np.nan
    values[chance.integers(0, count, 3)] = 1e17
    periods = WrittenPeriods.of([parse(text) for text in texts])
    status = Coded(("A", "P"), chance.integers(0, 2, count).astype(np.uint8))
    one = series("price", None, observations=ObservationColumns(periods, values, status))
    weekly = ObservationColumns(RegularPeriods(-9_000.0, 7.0, 3_000), np.ones(3_000))
    other = series("other", None, "W", observations=weekly, multiplier=1e3)
    pane = Pane("value", ("price", "other"))
    both = dataset(one, other)
    return long_of(both, pane), gather(both, pane)


@pytest.mark.parametrize("kind", ["value", "trade", "share"])
def test_columns_are_gathered_as_their_observations_would_be(kind):
    long, _ = out_of_order(0)
    written = [replace(one, observations=tuple(one.observations)[:700]) for one in
               long.dataset.series.values()]  # fmt: skip
    packed = [replace(one, observations=ObservationColumns.of(one.observations)) for one in written]
    pane = replace(long.pane, kind=kind)
    one, other = gather(dataset(*written), pane), gather(dataset(*packed), pane)
    assert one.left_out == other.left_out
    assert one.sources == other.sources
    for name in ("refs", "start", "end", "value", "flow", "style", "bound", "role", "source"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1), st.floats(-3.6e5, 2e4), st.floats(1.0, 5e4))
def test_rows_of_a_span_are_those_that_gathering_gives(seed, start, length):
    long, usual = out_of_order(seed)
    time = TimeRange(start, start + length)
    rows, inside = long.of(long.in_view(time)), usual.in_view(time.start, time.end)
    assert long.left_out == usual.left_out == 3
    for name in ("start", "end", "value", "style", "bound", "role", "flow", "source"):
        np.testing.assert_array_equal(getattr(rows, name), getattr(usual, name)[inside])
    ids = [usual.id_of(row) for row in inside.tolist()]
    assert [rows.id_of(row) for row in range(len(rows))] == ids
    assert all(long.id_of(long.find(some_id)) == some_id for some_id in ids[:50])


@pytest.mark.parametrize("scale", list(ValueScale))
@pytest.mark.parametrize("height", [20.0, 60.0, 150.0])
def test_every_scale_and_height_is_laid_out(scale, height):
    for start, end in ((0.0, DAYS), (9_000.0, 11_000.0), (-1e6, -9e5), (9_990.0, 10_100.0)):
        chart = laid_out(long_of(made()), start, end, scale, height=height)
        for strand in getattr(chart, "strands", ()):
            assert not np.isnan(strand.top).any()
            assert not np.isnan(strand.bottom).any()


def test_a_log_scale_says_what_it_can_not_draw():
    chart = laid_out(long_of(made()), scale=ValueScale.LOG)
    notes = [label.text.english() for label in chart.labels if label.kind is Kind.NOTE]
    assert notes == ["values of zero or less can’t be drawn on a log scale"]


def test_gaps_too_short_to_show_are_told():
    values = np.where(np.arange(DAYS) % 3, 5.0, np.nan)
    chart = laid_out(long_of(dataset(daily(values))))
    assert chart.strands[0].line.broken.all()
    assert any("gaps" in label.text.english() for label in chart.labels)


def test_a_table_of_a_long_pane_holds_each_value_once_whichever_page_it_is_made_in():
    wave = made().series["price"].observations.values
    other = daily(-wave[::-1], "cost")
    data = made(other)
    time = TimeRange(100.5, 9_000.0)
    sheet = values_sheet(data, (Pane("value", ("price", "cost")),), time)
    assert sheet.count == 2 * 8_900
    values = [row[6] for row in sheet]
    expected = np.concatenate((wave[100:9_000], -wave[::-1][100:9_000]))
    assert values == pytest.approx(expected.tolist())
    for number in (8_899, 0, 8_900, 4_096, 17_799, 4_095):
        assert sheet.row(number)[6] == pytest.approx(expected[number])


def test_values_that_were_in_view_before_are_called_the_same():
    panned = long_of(made())
    for start in (7_000.0, 14_990.0, 19_890.0, 7_000.0):
        for end in (start + 30, start + 12, start + 110):
            chart, fresh = laid_out(panned, start, end), laid_out(long_of(made()), start, end)
            said = [[(label.text, label.box) for label in one.labels] for one in (chart, fresh)]
            assert said[0] == said[1]
            assert said[0]
