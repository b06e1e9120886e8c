"""How values that were worked out are drawn: strips over their periods, joined only where they
touch, beside a line that they are held against.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, korea, measure, plain, view
from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.cells import STEPS, Flow, Role, Style
from viewer.engine.trade.chart import lay_out
from viewer.engine.trade.heading import Sample, heading
from viewer.engine.trade.long_layout import lay_out_long
from viewer.engine.trade.long_rows import long_rows
from viewer.engine.trade.marks import Chart
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.tiers import gathered
from viewer.model.clean import Clean
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.periods import RegularPeriods
from viewer.model.view import Formula, Measure, Pane, Recipe, TimeRange, ValueScale

ON_YEAR = Recipe(measure=Measure.ON_YEAR)
MONTHS = [f"{year}-{month:02}" for year in (2018, 2019, 2020) for month in range(1, 13)]
THREE_YEARS = view("2018", "2021")


def drawn(
    data: Dataset, recipe: Recipe, time: TimeScale = THREE_YEARS, height: float = 160,
    *shown: str, mirrored: bool = False, scale: ValueScale = ValueScale.EVEN,
) -> Chart:  # fmt: skip
    """Lay a trade pane out as a recipe says."""
    pane = Pane("trade", shown or tuple(data.series), recipe=recipe)
    (rows,) = gathered(data, pane, mirrored)
    return lay_out(rows, heading(rows), time, height, scale, measure)


def months(*values: float | None, first: int = 0) -> Dataset:
    return dataset(plain(*zip(MONTHS[first:], values, strict=False)))


def sided(data: Dataset) -> Dataset:
    """Return a dataset of which the claims say between whom the trade was, as its series do."""
    claims = [replace(c, ref_area="PRK", counterpart_area="CHN") for c in data.claims.values()]
    return replace(data, claims=Dataset.index(claims))


def texts(shown: Chart) -> list[str]:
    return [str(label.text) for label in shown.labels]


def test_a_change_is_a_strip_over_its_own_month():
    shown = drawn(months(*[10.0] * 12, *[5.0] * 12), ON_YEAR)
    assert shown.rows.pane.kind == STEPS
    assert len(shown.strips.row) == 12
    for i, row in enumerate(shown.strips.row.tolist()):
        start, end = shown.rows.period(row).period
        assert shown.strips.x0[i] == pytest.approx(THREE_YEARS.x(start), abs=0.5)
        assert shown.strips.x1[i] == pytest.approx(THREE_YEARS.x(end), abs=0.5)
    assert not len(shown.bars.row)


def test_changes_stand_beside_a_line_of_nothing_and_an_index_beside_one_of_100():
    change = drawn(months(*[10.0] * 12, *[5.0] * 12), ON_YEAR)
    assert change.reference == change.axis.y(0.0)
    assert all(y > change.reference for y in change.strips.y)
    index = drawn(months(10.0, 20.0, 5.0), Recipe(measure=Measure.INDEX, base="2018-02"))
    assert index.reference == index.axis.y(100.0)
    assert index.strips.y[index.strips.row == 1] == pytest.approx(index.reference)


@given(st.lists(st.one_of(st.none(), st.floats(1, 100)), min_size=2, max_size=36))
def test_nothing_is_joined_across_a_missing_month(values):
    shown = drawn(months(*values), Recipe(measure=Measure.ROLLING, window=1))
    known = {i for i, value in enumerate(values) if value is not None}
    joined = {round(riser.x, 3) for riser in shown.risers}
    expected = {
        round(THREE_YEARS.x(parse(MONTHS[i]).period[0]), 3) for i in known if i - 1 in known
    }
    assert joined == expected


def test_no_value_says_why_once_for_a_run_of_months():
    shown = drawn(months(*[10.0] * 24), ON_YEAR)
    assert texts(shown).count("no value a year before") == 1
    assert len(shown.blanks) == 12
    rows = shown.rows
    assert all(rows.role[blank.row] == Role.MISSING for blank in shown.blanks)


def test_a_rise_from_next_to_nothing_leaves_room_for_the_others():
    values = [10.0] * 12 + [11.0, 9.0, 12.0, 8.0, 10.5, 9.5, 11.5, 12.5, 9.0, 8.5, 10.0, 5000.0]
    shown = drawn(months(*values), ON_YEAR)
    assert shown.axis.up < 1000
    assert any(text.startswith("↑") and "+49,900" in text for text in texts(shown))
    top = shown.axis.top
    high = shown.strips.y[shown.rows.value[shown.strips.row] > shown.axis.up]
    assert len(high) == 1
    assert 0 < high[0] < top


def test_small_values_are_shown_on_request_and_then_nothing_is_cut_off():
    values = [10.0] * 12 + [11.0] * 11 + [5000.0]
    shown = drawn(months(*values), ON_YEAR, scale=ValueScale.SMALL_VALUES)
    assert not any(text.startswith("↑") for text in texts(shown))
    assert shown.axis.constant > 0


def test_shares_reach_from_0_to_100():
    data = dataset(plain(("2018-01", 1.0)), plain(("2018-01", 3.0), flow="import"))
    shown = drawn(data, Recipe(formula=Formula.SHARE))
    assert (shown.axis.up, shown.axis.down) == (100.0, 0.0)
    assert sorted(shown.rows.value.tolist()) == [25.0, 75.0]
    assert not shown.rows.partner.max() >= 0  # no balance of shares


def test_a_balance_is_a_bar_with_its_sign():
    data = dataset(
        plain(("2018-01", 1.0), ("2018-02", 9.0)),
        plain(("2018-01", 3.0), ("2018-02", 2.0), flow="import"),
    )
    shown = drawn(data, Recipe(formula=Formula.BALANCE))
    assert shown.rows.value.tolist() == [-2.0, 7.0]
    assert set(shown.bars.flow.tolist()) == {Flow.BALANCE}
    turned = drawn(data, Recipe(formula=Formula.BALANCE), mirrored=True)
    assert turned.rows.value.tolist() == [2.0, -7.0]
    assert str(turned.heading.title).startswith("China’s trade")


def test_the_sum_of_a_part_of_a_year_is_marked_and_says_how_much_it_is():
    months = ("import-M", "export-M", "total-M")
    found = texts(drawn(korea(), Recipe("A"), view("2019", "2022"), 160, *months))
    assert any(text.endswith("(10 of 12 months)") for text in found)
    assert "539.1 total" in found


def test_the_published_year_stands_beside_the_sum_as_what_others_say():
    shown = drawn(sided(korea()), Recipe("A"), view("2019", "2022"), 160, "total-M", "total-A")
    rows = shown.rows
    told = {rows.id_of(row) for row in range(len(rows)) if rows.role[row] == Role.OTHER}
    assert "total-2020" in told


def pair_of(exports: list[float], imports: list[float]) -> Dataset:
    """Return exports and imports by the month from January 2018 on."""
    return dataset(
        plain(*zip(MONTHS, exports, strict=False)),
        plain(*zip(MONTHS, imports, strict=False), flow="import"),
    )


def test_two_strips_of_one_month_that_differ_stand_apart():
    data = pair_of([10.0] * 12 + [20.0] * 12, [10.0] * 12 + [20.1] * 12)
    shown = drawn(data, ON_YEAR, view("2019", "2020"))
    by_month: dict[float, list[float]] = {}
    for x0, y in zip(shown.strips.x0.tolist(), shown.strips.y.tolist(), strict=True):
        by_month.setdefault(x0, []).append(y)
    assert len(by_month) == 12
    assert all(abs(a - b) >= 4.0 for a, b in by_month.values())


def test_equal_values_are_at_one_place_and_share_it():
    data = pair_of([1000.0, 3000.0], [2000.0, 2500.0])
    shown = drawn(data, Recipe(measure=Measure.INDEX, base="2018-01"), view("2018-01", "2018-03"))
    strips = shown.strips
    base = np.flatnonzero(strips.x0 == strips.x0.min())
    top, bottom = strips.y[base] - strips.high[base] / 2, strips.y[base] + strips.high[base] / 2
    assert sorted(shown.rows.flow[strips.row[base]].tolist()) == [Flow.EXPORT, Flow.IMPORT]
    assert max(top.min(), bottom.min()) == pytest.approx(shown.reference, abs=0.01)
    assert bottom.min() == pytest.approx(top.max()), "neither hides the other"
    assert bottom.max() - top.min() <= strips.high.max() + 0.01, "both are as high as one"
    assert texts(shown).count("100.0") == 1, "what is equal is said once, of both"


def test_labels_say_whose_a_value_is_where_others_stand_beside_it():
    data = pair_of([1000.0, 3000.0, 4000.0], [2000.0, 2500.0])
    shown = drawn(data, Recipe(measure=Measure.INDEX, base="2018-01"), view("2018-01", "2018-04"))
    assert {"exports 300", "imports 125.0", "400"} <= set(texts(shown))


def test_series_without_flows_are_called_as_in_the_legend():
    made = [
        replace(plain(*seen, flow=None), id=f"s{number}", label=Clean(f"GDP of {area}"))
        for number, (area, seen) in enumerate({
            "Japan": (("2018", 1000.0), ("2019", 3000.0)),
            "Germany": (("2018", 1000.0), ("2019", 2000.0)),
        }.items())
    ]  # fmt: skip
    data = dataset(*made)
    pane = Pane("value", tuple(data.series), recipe=Recipe(measure=Measure.INDEX, base="2018"))
    (rows,) = gathered(data, pane, False)
    shown = lay_out(rows, heading(rows), THREE_YEARS, 160, ValueScale.EVEN, measure)
    assert {str(swatch.text) for swatch in shown.heading.legend} == {"Japan", "Germany"}
    assert {"100.0", "Japan 300", "Germany 200"} <= set(texts(shown))
    told = readout(rows, nearest(rows, parse("2019").period[0] + 9, 1), 9)
    assert [str(line).split(" · ")[0] for line in told] == ["2019", "Japan 300", "Germany 200"]


def test_every_series_in_view_is_named_at_its_end_however_small_it_is():
    data = pair_of([1000.0] + [9000.0] * 35, [2000.0] + [2100.0] * 35)
    shown = drawn(data, Recipe(measure=Measure.INDEX, base="2018-01"))
    ends = {}
    for label in shown.labels:
        if str(label.text).startswith(("exports", "imports")):
            name = str(label.text).split()[0]
            ends[name] = max(ends.get(name, ""), str(shown.rows.period(label.row)))
    assert ends == {"exports": "2020-12", "imports": "2020-12"}


def test_equal_values_beside_a_third_are_named_together():
    data = pair_of([1000.0, 3000.0], [2000.0, 6000.0])
    total = plain(("2018-01", 3000.0), ("2018-02", 4500.0), flow="total")
    series = {**data.series, total.id: total}
    data = replace(data, series=series)
    shown = drawn(data, Recipe(measure=Measure.INDEX, base="2018-01"), view("2018-01", "2018-03"))
    assert {"100.0", "exports, imports 300", "total 150.0"} <= set(texts(shown))


def test_what_stands_beside_the_chart_says_what_was_done_and_from_whose_values():
    shown = drawn(korea(), ON_YEAR, view("2019", "2022"), 160, "import-M", "export-M", "total-M")
    head = shown.heading
    assert str(head.unit) == "Year on year, %"
    assert "Year on year, %" in str(head.name)
    assert any(text.startswith("calculated from China Customs") for text in texts(shown))
    assert [str(s.text) for s in head.legend if s.sample is not Sample.STYLE] == [
        "exports to China", "imports from China", "total",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("recipe", "unit"),
    [
        (Recipe("A"), "US dollars a year · Sums of years"),
        (Recipe("Q", Measure.ON_PREVIOUS), "Sums of quarters · Quarter on quarter, %"),
        (Recipe(measure=Measure.INDEX, base="2018-01"), "Index, January 2018 = 100"),
        (Recipe(measure=Measure.ROLLING), "US dollars · Rolling mean of 12 months"),
        (Recipe(measure=Measure.CUMULATIVE), "US dollars · Sum since 1 January"),
    ],
)
def test_the_unit_says_the_recipe(recipe, unit):
    data = dataset(replace(plain(*((m, 5.0) for m in MONTHS)), multiplier=1.0))
    assert str(drawn(data, recipe).heading.unit) == unit


def test_the_read_out_says_that_a_value_was_calculated_and_from_what_kind_of_figures():
    shown = drawn(korea(), ON_YEAR, view("2019", "2022"), 160, "import-M", "export-M")
    rows = shown.rows
    day = parse("2021-03").period[0] + 10
    told = [str(line) for line in readout(rows, nearest(rows, day, 1.0), 9)]
    assert told[0] == "Mar 2021"
    assert "imports −28 · calculated · from calculated" in told
    assert not any("balance" in line for line in told)


def test_values_are_as_firm_as_their_inputs():
    shown = drawn(korea(), ON_YEAR, view("2019", "2022"), 160, "total-A")
    assert set(shown.strips.style.tolist()) == {Style.FINAL}


def test_very_many_values_are_thinned_to_what_can_be_seen():
    data = dataset(plain(*((f"{y}-{m:02}", 1.0 + (y * m) % 7) for y in range(1700, 2000)
                           for m in range(1, 13))))  # fmt: skip
    shown = drawn(data, Recipe(measure=Measure.ROLLING, window=3), view("1700", "2000", 300.0))
    assert 0 < len(shown.strips.row) <= 4 * 300
    assert shown.risers == ()


def test_a_long_series_is_worked_out_and_drawn_by_its_columns():
    count = 5000
    values = np.arange(count) * 7 % 101 + 20.0
    columns = ObservationColumns(RegularPeriods(14000.0, 1.0, count), values)
    data = dataset(replace(plain(frequency="D"), observations=columns))
    long = long_rows(data, Pane("value", ("export",), recipe=ON_YEAR))
    assert len(long) == count
    time = TimeScale(TimeRange(14000.0, 19000.0), 1200.0)
    shown = lay_out_long(long, heading(long.specimen), time, 160, ValueScale.EVEN, measure)
    assert str(shown.heading.unit) == "Year on year, %"
    row = long.find("export~on-year#4000")
    rows = long.of([(4000, 4001)])
    change = (values[4000] / values[4000 - 365] - 1) * 100
    assert row is not None
    assert rows.value[0] == pytest.approx(change, abs=0.5)
