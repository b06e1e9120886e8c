"""A chart laid out: every value over its own period, none hidden, none summed."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, dataset, korea, pair, series, view
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.rows import Flow
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Pane, TimeRange, ValueScale

WIDTH = 1232.0
EDGE = 0.5

years = st.integers(1600, 2400)
periods = st.one_of(
    years.map(str),
    st.builds("{:04}-{:02}".format, years, st.integers(1, 12)),
    years.map(lambda y: f"{y // 4 * 4:04}-02"),  # mostly leap years
    st.builds(lambda y, q: f"{y:04}-{3 * q - 2:02}/{y:04}-{3 * q:02}", years, st.integers(1, 4)),
    years.map(lambda y: f"{y:04}-01/{y:04}-02"),
    years.map(lambda y: f"{y:04}-22"),  # summer
    st.builds(
        "{:04}-22/{:04}-{:02}".format, years, years.map(lambda y: y + 801), st.integers(1, 12)
    ),  # since a summer
    st.builds("{:04}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)),
)
values = st.floats(0, 1e6).map(lambda v: round(v, 3))
flows = st.sampled_from(["export", "import", "total"])
observations = st.lists(st.tuples(periods, values, flows), min_size=1, max_size=40)


def around(seen: list[tuple[str, float, str]], share: float = 1.0, at: float = 0.0) -> TimeScale:
    bounds = [parse(p).period for p, _, _ in seen]
    start, end = min(b[0] for b in bounds), max(b[1] for b in bounds)
    span = (end - start) * share
    start += at * (end - start - span)
    return TimeScale(TimeRange(start, start + span), WIDTH)


@given(observations, st.floats(0.05, 1), st.floats(0, 1))
def test_every_bar_has_the_edges_of_its_period(seen, share, at):
    time = around(seen, share, at)
    shown = pair(*seen, time=time)
    rows = shown.rows
    for row, x0, x1 in zip(
        shown.bars.row.tolist(), shown.bars.x0.tolist(), shown.bars.x1.tolist(), strict=True
    ):
        _, observation, _ = rows.observation(row)
        start, end = observation.period.period
        assert x0 == pytest.approx(max(time.x(start), -WIDTH), abs=EDGE)
        assert x1 == pytest.approx(min(time.x(end), 2 * WIDTH), abs=EDGE)


@given(observations)
def test_every_value_in_view_is_drawn_or_stands_for_a_total(seen):
    shown = pair(*seen, time=around(seen))
    drawn = {*shown.bars.row.tolist(), *shown.lines.row.tolist()}
    parts = {(p, f) for p, _, f in seen}
    for row in set(range(len(shown.rows))) - drawn:
        period = str(shown.rows.observation(row)[1].period)
        assert shown.rows.flow[row] == Flow.TOTAL
        assert any(parse(p).period == parse(period).period for p, f in parts if f == "export")
        assert any(parse(p).period == parse(period).period for p, f in parts if f == "import")


@given(observations, st.sampled_from([ValueScale.EVEN, ValueScale.SMALL_VALUES]))
def test_exports_stand_up_and_imports_hang_down_on_one_scale(seen, scale):
    shown = pair(*seen, time=around(seen), scale=scale)
    bars, zero = shown.bars, shown.zero
    up = bars.flow != Flow.IMPORT
    assert (bars.tip[up] <= zero).all()
    assert (bars.tip[~up] >= zero).all()
    assert (bars.tip >= -1e-6).all()
    assert (bars.tip <= 150).all()
    for row, tip in zip(bars.row.tolist(), bars.tip.tolist(), strict=True):
        exact = shown.axis.y(float(shown.rows.signed[row]))
        assert tip == pytest.approx(exact, abs=2.0)


@given(observations, st.floats(0.05, 1), st.floats(0, 1))
def test_labels_never_touch_one_another_and_stay_in_view(seen, share, at):
    shown = pair(*seen, time=around(seen, share, at))
    boxes = [label.box for label in shown.labels]
    for i, box in enumerate(boxes):
        assert box.x0 >= 0
        assert box.x1 <= WIDTH
        assert box.y0 >= 0
        assert box.y1 <= 150
        assert not any(box.touches(other) for other in boxes[:i])


@given(observations)
def test_no_label_lies_on_another_bar(seen):
    shown = pair(*seen, time=around(seen))
    bars = shown.bars
    for label in shown.labels:
        if label.kind is not Kind.VALUE:
            continue
        for i in np.flatnonzero(~bars.behind & (bars.row != label.row)):
            top, bottom = sorted((bars.base[i], bars.tip[i]))
            assert not (
                label.box.x0 < bars.x1[i] and bars.x0[i] < label.box.x1
                and label.box.y0 < bottom and top < label.box.y1
            )  # fmt: skip


@given(observations)
def test_the_pointer_finds_every_bar_that_no_other_covers(seen):
    shown = pair(*seen, time=around(seen))
    bars = shown.bars
    for i in range(len(bars)):
        x, y = (bars.x0[i] + bars.x1[i]) / 2, (bars.base[i] + bars.tip[i]) / 2
        top, bottom = np.minimum(bars.base, bars.tip), np.maximum(bars.base, bars.tip)
        here = (bars.x0 - 2 <= x) & (x <= bars.x1 + 2) & (top - 7 <= y) & (y <= bottom + 7)
        if here.sum() == 1 and not any(label.box.holds(x, y) for label in shown.labels):
            assert shown.at(x, y) == shown.rows.id_of(int(bars.row[i]))


@given(observations)
def test_what_the_pointer_finds_is_outlined_where_it_was_found(seen):
    shown = pair(*seen, time=around(seen))
    for i in range(len(shown.bars)):
        some_id = shown.rows.id_of(int(shown.bars.row[i]))
        box = shown.box(some_id)
        assert box is not None
        assert (box.x0, box.x1) == (shown.bars.x0[i], shown.bars.x1[i])


@given(st.lists(st.booleans(), min_size=3, max_size=24))
def test_nothing_is_drawn_over_a_month_without_a_value(known):
    seen = [
        (f"{2019 + n // 12}-{n % 12 + 1:02}", 5.0, "export")
        for n, there in enumerate(known)
        if there
    ]
    assume(seen)
    time = view("2019", "2021")
    shown = pair(*seen, time=time)
    for n, there in enumerate(known):
        middle = sum(parse(f"{2019 + n // 12}-{n % 12 + 1:02}").period) / 2
        x = time.x(middle)
        covered = ((shown.bars.x0 <= x) & (x < shown.bars.x1)).any()
        assert covered == there


@given(st.floats(-200, 200))
def test_panning_keeps_the_scale_while_the_same_values_are_in_view(days):
    seen = [(f"2020-{month:02}", 10.0 * month, "import") for month in range(3, 8)]
    still = pair(*seen, time=view("2019", "2022"))
    start = view("2019", "2022").time
    moved = pair(*seen, time=TimeScale(start.panned(days), WIDTH))
    assert (moved.axis, moved.ticks) == (still.axis, still.ticks)


def test_the_scale_changes_only_in_steps_while_small_values_come_and_go():
    data = korea()
    axes = set()
    for days in np.arange(0, 120, 1.0):
        time = TimeScale(view("2020-07", "2020-12").time.panned(float(days)), WIDTH)
        axes.add(chart(data, default_panes(data)[0], time).axis)
    assert len(axes) <= 5


@given(st.integers(4_000, 9_000), st.integers(0, 100))
def test_thousands_of_bars_are_thinned_to_the_tallest_of_each_pixel(count, seed):
    heights = np.random.default_rng(seed).random(count) + 0.1
    start = parse("2000-01-01").period[0]
    pane = Pane("value", ("daily",))
    seen = tuple(
        Observation(_Day(start + n), float(height)) for n, height in enumerate(heights.tolist())
    )
    data = dataset(series("daily", None, "D", quantity="price", observations=seen))
    time = TimeScale(TimeRange(start, start + count), 300.0)
    shown = chart(data, pane, time)
    assert len(shown.bars) <= 2 * 300
    first = start + np.arange(count)
    column = np.floor((time.xs(first) + time.xs(first + 1)) / 2).astype(int)
    tallest = np.zeros(301)
    np.maximum.at(tallest, column, heights)
    drawn = np.zeros(301)
    middle = np.floor((shown.bars.x0 + shown.bars.x1) / 2).astype(int)
    np.maximum.at(drawn, middle, shown.rows.value[shown.bars.row])
    assert drawn.tolist() == tallest.tolist()


class _Day:
    """A day of which only the period is asked."""

    def __init__(self, start: float) -> None:
        self.period = (start, start + 1)


@pytest.mark.parametrize("height", [1, 20, 60, 84, 150, 1000])
@pytest.mark.parametrize("scale", list(ValueScale))
def test_a_pane_of_any_height_lays_out(height, scale):
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020", "2021"), height=height, scale=scale)
    assert len(shown.bars) > 10
    assert np.isfinite(shown.bars.tip).all()


@pytest.mark.parametrize(
    "time",
    [TimeRange(-365_000_000, 365_000_000), TimeRange(18_500.1, 18_500.15), TimeRange(3e8, 3e8 + 1)],
)
def test_a_pane_lays_out_from_a_million_years_to_an_hour(time):
    data = korea()
    shown = chart(data, default_panes(data)[0], TimeScale(time, WIDTH))
    assert (np.abs(shown.bars.x0) <= 3 * WIDTH).all()
