"""Exports and imports up and down, one on the other, side by side: always over their own time."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, dataset, flows_of, korea, plain, view
from tests.engine.trade.test_chart import EDGE, around, observations
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.marks import Chart
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.rows import Flow, Role
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Arrangement, ValueScale

ALL = st.sampled_from(list(Arrangement))
NOT_LOG = [ValueScale.EVEN, ValueScale.SMALL_VALUES]


def arranged(seen, arrangement: Arrangement, time=None, **more) -> Chart:
    data, pane = flows_of(seen)
    return chart(data, replace(pane, arrangement=arrangement), time or around(seen), **more)


def told(shown: Chart, day: str) -> list[str]:
    rows = shown.rows
    return [str(line) for line in readout(rows, nearest(rows, parse(day).period[0], 5.0), 9)]


def stacked(*seen, **more) -> Chart:
    return arranged(list(seen), Arrangement.STACKED, view("2020", "2020-07"), **more)


def bar(shown: Chart, flow: Flow) -> int:
    (found,) = np.flatnonzero(shown.bars.flow == flow).tolist()
    return found


@given(observations, ALL, st.sampled_from(NOT_LOG))
def test_arranged_in_any_way_no_bar_leaves_its_period_nor_the_pane(seen, arrangement, scale):
    time = around(seen)
    shown = arranged(seen, arrangement, time, scale=scale)
    rows, bars = shown.rows, shown.bars
    assert (bars.x0 >= time.xs(rows.start[bars.row]) - EDGE).all()
    assert (bars.x1 <= time.xs(rows.end[bars.row]) + EDGE).all()
    ends = np.concatenate((bars.base, bars.tip))
    assert ((ends >= -1e-6) & (ends <= 150 + 1e-6)).all()


@given(observations)
def test_side_by_side_the_bars_of_both_flows_fill_their_period(seen):
    time = around(seen)
    shown = arranged(seen, Arrangement.GROUPED, time)
    rows, bars = shown.rows, shown.bars
    both = {"export", "import"} <= {flow for _, _, flow in seen}
    for i, row in enumerate(bars.row.tolist()):
        start, end = time.x(float(rows.start[row])), time.x(float(rows.end[row]))
        middle = (start + end) / 2
        edges = {
            Flow.EXPORT: (start, middle), Flow.IMPORT: (middle, end), Flow.TOTAL: (start, end),
        }[Flow(rows.flow[row])]  # fmt: skip
        wanted = edges if both else (start, end)
        assert (bars.x0[i], bars.x1[i]) == pytest.approx(wanted, abs=EDGE)


@given(observations)
def test_in_a_stack_exports_stand_on_the_imports_of_the_same_time(seen):
    shown = arranged(seen, Arrangement.STACKED)
    bars, standing = shown.bars, shown.rows.standing
    place = {row: i for i, row in enumerate(bars.row.tolist())}
    for i, row in enumerate(bars.row.tolist()):
        under = int(standing.under[row])
        if under < 0:
            assert bars.base[i] == pytest.approx(shown.zero)
        else:
            top = shown.axis.y(float(shown.rows.value[under] + shown.rows.value[row]))
            assert bars.base[i] == pytest.approx(shown.axis.y(float(shown.rows.value[under])))
            assert bars.tip[i] == pytest.approx(top, abs=2.0)
            assert under in place


@given(observations, ALL)
def test_in_any_arrangement_every_value_in_view_is_drawn(seen, arrangement):
    shown = arranged(seen, arrangement)
    drawn = {*shown.bars.row.tolist(), *shown.lines.row.tolist()}
    wanted = np.flatnonzero(np.isin(shown.rows.role, (Role.BAR, Role.LINE)))
    assert set(wanted.tolist()) <= drawn


@given(observations, ALL)
def test_in_any_arrangement_the_pointer_finds_a_bar_at_its_middle(seen, arrangement):
    shown = arranged(seen, arrangement)
    bars = shown.bars
    for i in range(len(bars)):
        x, y = (bars.x0[i] + bars.x1[i]) / 2, (bars.base[i] + bars.tip[i]) / 2
        assert shown.at(float(x), float(y)) is not None


def test_a_stack_says_the_published_total_on_top_and_in_the_read_out():
    data = korea()
    pane = replace(default_panes(data)[0], arrangement=Arrangement.STACKED)
    shown = chart(data, pane, view("2020-07", "2020-10"))
    texts = {str(label.text) for label in shown.labels}
    assert "73.843 total" in texts
    assert told(shown, "2020-07-15")[-1] == "total 73.843"
    assert len(shown.steps.row) == 0


def test_without_a_published_total_a_stack_says_the_sum_as_calculated():
    shown = stacked(("2020-03", 2.0, "export"), ("2020-03", 5.0, "import"))
    assert "7 in all" in {str(label.text) for label in shown.labels}
    assert told(shown, "2020-03-10")[-1] == "total 7 · calculated"
    assert not shown.bars.torn.any()


@pytest.mark.parametrize(
    ("known", "missing", "words"),
    [("export", "import", "imports not known"), ("import", "export", "exports not known")],
)
def test_a_stack_of_which_a_part_is_missing_is_torn_and_says_so(known, missing, words):
    shown = stacked(
        ("2020-02", 2.0, "export"), ("2020-02", 2.0, "import"),
        ("2020-03", 5.0, known), ("2020-03", None, missing),
    )  # fmt: skip
    at = np.flatnonzero(shown.bars.torn)
    assert shown.rows.id_of(int(shown.bars.row[at[0]])) == f"{known}#1"
    assert len(at) == 1
    assert told(shown, "2020-03-10")[-1] == f"incomplete: {words}"
    (blank,) = shown.blanks
    assert blank.box.y1 < shown.bars.tip[at[0]]


def test_a_part_is_not_torn_where_the_total_is_known():
    shown = stacked(
        ("2020-02", 2.0, "export"), ("2020-02", 2.0, "import"),
        ("2020-03", 5.0, "export"), ("2020-03", 9.0, "total"),
    )  # fmt: skip
    assert not shown.bars.torn.any()


def test_a_pane_of_exports_alone_has_no_torn_stacks():
    shown = stacked(("2020-03", 5.0, "export"))
    assert not shown.bars.torn.any()


def test_nothing_stands_on_a_value_that_is_only_a_limit():
    exports = plain(("2020-03", 5.0), flow="export")
    imports = replace(
        plain(flow="import"), observations=(Observation(parse("2020-03"), 9.0, comparator="<"),)
    )
    _, pane = flows_of([("2020-03", 1.0, "export")])
    pane = replace(pane, series=("export", "import"), arrangement=Arrangement.STACKED)
    shown = chart(dataset(exports, imports), pane, view("2020", "2020-07"))
    assert shown.bars.base == pytest.approx(shown.zero)
    assert shown.bars.torn.all()


def test_a_balance_is_drawn_and_explained_only_up_and_down_from_zero():
    for arrangement in Arrangement:
        shown = arranged(
            [("2020-03", 5.0, "export"), ("2020-03", 9.0, "import")], arrangement,
            view("2020", "2020-07"),
        )  # fmt: skip
        there = arrangement is Arrangement.MIRRORED
        assert bool(len(shown.steps.row)) == there
        assert ("balance" in {str(s.text) for s in shown.heading.legend}) == there


@given(observations, ALL, st.floats(-0.2, 0.2))
def test_by_ratio_each_value_above_zero_stands_at_its_height_over_its_time(seen, way, pan):
    seen = [*seen, ("2000", 0.0, "export")]
    time = around(seen)
    shown = arranged(seen, way, time, scale=ValueScale.LOG)
    bars, values = shown.bars, shown.rows.value[shown.bars.row]
    assert (values > 0).all()
    middle = (bars.base + bars.tip) / 2
    assert middle == pytest.approx(shown.axis.ys(values))
    assert (bars.x1 - bars.x0 <= time.xs(shown.rows.end[bars.row]) - time.xs(
        shown.rows.start[bars.row]) + EDGE).all()  # fmt: skip
    assert len(shown.steps.row) == 0
    assert shown.zero is None
    undrawn = ((shown.rows.value <= 0) & (shown.rows.role == Role.BAR)).sum()
    notes = [str(label.text) for label in shown.labels if label.kind is Kind.NOTE]
    if undrawn:
        assert any(note.startswith(f"{undrawn} value") for note in notes)


@pytest.mark.parametrize("scale", ValueScale)
def test_the_key_names_the_balance_where_it_is_drawn_and_nowhere_else(scale):
    shown = chart(korea(), default_panes(korea())[0], view("2020", "2021"), scale=scale)
    named = "balance" in [str(line.text) for line in shown.heading.legend]
    assert named == (len(shown.steps.row) > 0)
    assert named == (scale is not ValueScale.LOG)


def test_what_cannot_be_drawn_by_ratio_is_counted():
    seen = [(f"2020-0{month}", value, "export") for month, value in
            enumerate((0.0, 0.0, 3.0, 0.0, 30.0), 1)]  # fmt: skip
    shown = arranged(seen, Arrangement.MIRRORED, view("2020", "2020-07"), scale=ValueScale.LOG)
    assert "3 values of zero or less can’t be drawn on a log scale" in {
        str(label.text) for label in shown.labels
    }
    assert len(shown.bars) == 2
