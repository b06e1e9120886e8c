"""What a chart says of each value: as printed, how firm, over which time, from how many sources."""

import pytest

from tests.engine.trade.made import chart, dataset, korea, pair, plain, series, view
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.rows import Bound, Style, gather
from viewer.engine.trade.walk import across, step
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Pane


def test_january_and_february_together_are_one_bar_over_both_with_words_that_say_so():
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020", "2021"))
    box = shown.box("import-2020-01/2020-02")
    time = view("2020", "2021")
    assert (box.x0, box.x1) == (0.0, pytest.approx(time.x(parse("2020-03").period[0])))
    assert "198 in 2 months" in {str(label.text) for label in shown.labels}


def test_values_are_printed_as_their_source_printed_them():
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020-07", "2021-04"))
    printed = {str(label.text) for label in shown.labels if label.kind is Kind.VALUE}
    assert {"65.868", "7.97", "1.936", "0.030", "1.27 total", "5.0 total"} <= printed


def test_a_total_without_parts_says_that_no_split_was_found():
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020-07", "2021-04"))
    notes = [str(label.text) for label in shown.labels if label.kind is Kind.NOTE]
    assert notes == ["no split found", "no split found"]
    assert {shown.rows.id_of(blank.row) for blank in shown.blanks} == {
        "total-2020-11", "total-2020-12",
    }  # fmt: skip


def test_a_total_whose_parts_are_said_to_be_missing_says_so_once():
    november = parse("2020-11")
    data = dataset(
        series("x", "export", observations=(Observation(november, None, status="O"),)),
        series("m", "import", observations=(Observation(november, None, status="O"),)),
        plain(("2020-11", 1.27), flow="total"),
    )
    shown = chart(data, Pane("trade", ("x", "m", "total")), view("2020-10", "2021"))
    assert [shown.rows.id_of(blank.row) for blank in shown.blanks] == ["total#0"]
    notes = [str(label.text) for label in shown.labels if label.kind is Kind.NOTE]
    assert notes == ["no split found"]


def test_a_missing_total_beside_one_part_is_not_drawn_as_missing():
    may = parse("2021-05")
    data = dataset(
        plain(("2021-05", 2.71), flow="import"),
        series("total", "total", observations=(Observation(may, None, status="O"),)),
    )
    shown = chart(data, Pane("trade", ("import", "total")), view("2021-04", "2021-07"))
    assert shown.blanks == ()


def test_whole_years_are_lines_over_their_year_with_words():
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020-07", "2021-04"))
    assert {"whole of 2020: total", "539.1", "318.04"} <= {
        str(label.text) for label in shown.labels
    }
    assert shown.lines.starts.tolist() == [False, True]
    assert shown.lines.ends.tolist() == [True, False]
    line = shown.lines.x0[1], shown.lines.y[1]
    assert shown.at(line[0] + 5, line[1]) == "total-2021"


def test_the_source_line_counts_the_reports_in_view():
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020-07", "2021-04"))
    said = [str(label.text) for label in shown.labels if label.kind is Kind.SOURCE]
    assert said == ["China Customs, pieced together from 10 news reports"]


def test_the_axis_says_its_unit_in_words():
    data = korea()
    head = chart(data, default_panes(data)[0], view("2020", "2021")).heading
    assert str(head.title) == "North Korea’s trade"
    assert str(head.name) == (
        "North Korea’s trade with China, China Customs, pieced together from 13 news reports"
    )
    assert [str(swatch.text) for swatch in head.legend] == [
        "exports to China", "imports from China", "balance", "total only", "calculated",
        "whole-year totals",
    ]  # fmt: skip


def test_the_axis_says_a_month_only_where_every_bar_is_a_month():
    data = korea()
    mixed = chart(data, default_panes(data)[0], view("2020", "2021"))
    assert str(mixed.heading.unit) == "million US dollars"
    seen = [("2020-02", 3.0, "export"), ("2020-03", 5.0, "import")]
    even = pair(*seen, time=view("2020", "2021"))
    assert str(even.heading.unit) == "million US dollars a month"


def test_mirrored_the_imports_of_one_are_the_exports_of_the_other():
    data = korea()
    pane = default_panes(data)[0]
    shown = chart(data, pane, view("2020", "2021"), mirrored=True)
    assert str(shown.heading.title) == "China’s trade with North Korea"
    assert str(shown.heading.legend[0].text) == "exports to North Korea"
    assert shown.box("import-2020-08").y0 < shown.zero
    assert shown.box("export-2020-08").y1 > shown.zero


def test_a_month_inside_a_longer_claim_is_drawn_in_front_of_it():
    seen = [
        ("2020-01/2020-02", 10.0, "export"),
        ("2020-01", 1.3, "export"),
        ("2020-02", 14.0, "export"),
    ]
    shown = pair(*seen, time=view("2020", "2021"))
    assert shown.bars.behind.tolist() == [True, False, False]
    assert shown.bars.crowded.all()
    assert str(shown.rows.observation(int(shown.bars.row[0]))[1].period) == "2020-01/2020-02"
    heights = (shown.bars.base - shown.bars.tip).tolist()
    assert heights[0] == pytest.approx(heights[2] * 10 / 14, abs=0.1)


def test_zero_is_a_value_and_missing_is_not():
    data = dataset(
        series("x", "export", observations=(
            Observation(parse("2020-01"), 0.0),
            Observation(parse("2020-02"), None, status="Q"),
            Observation(parse("2020-04"), 3.0),
        )),
        plain(("2020-04", 2.0), flow="import"),
    )  # fmt: skip
    shown = chart(data, Pane("trade", ("x", "import")), view("2020", "2020-07"))
    assert shown.bars.zero.sum() == 1
    assert "0" in {str(label.text) for label in shown.labels}
    assert [shown.rows.id_of(blank.row) for blank in shown.blanks] == ["x#1"]
    assert "withheld" in {str(label.text) for label in shown.labels}
    march = shown.time.x(sum(parse("2020-03").period) / 2)
    assert shown.at(march, shown.zero) is None


@pytest.mark.parametrize(
    ("claim", "style"),
    [
        ({}, Style.FINAL),
        ({"status": "P"}, Style.PROVISIONAL),
        ({"status": "E"}, Style.ESTIMATED),
        ({"origin": "estimated"}, Style.ESTIMATED),
        ({"origin": "derived"}, Style.DERIVED),
        ({"origin": "implied", "status": "P"}, Style.DERIVED),
    ],
)
def test_how_firm_a_value_is_shows(claim, style):
    made_claim = Claim(
        "c", "trade", parse("2020-01"), value=1.0, unit="USD", multiplier=1e6, **claim
    )
    data = dataset(
        series("x", "export", observations=(Observation(made_claim.period, 1.0, "c"),)),
        claims=[made_claim],
    )
    assert gather(data, Pane("trade", ("x",))).style.tolist() == [style]


@pytest.mark.parametrize(
    ("claim", "printed", "bound"),
    [
        ({"value": 24.0, "decimals": 1, "approximate": True}, "~24.0", Bound.NONE),
        ({"value": 0.1, "decimals": 1, "comparator": "<"}, "<0.1", Bound.AT_MOST),
        ({"value": 58, "decimals": 0, "comparator": ">"}, ">58", Bound.AT_LEAST),
        ({"value": 2789.02, "decimals": 2}, "2,789.02", Bound.NONE),
        ({"value": 2.8, "decimals": 1, "multiplier": 1e9}, "2.8 billion", Bound.NONE),
        ({"value": 539.1, "value_text": Clean("539.10")}, "539.10", Bound.NONE),
        ({"value": 539.1, "decimals": 1, "value_text": Clean("$539 million 100 thousand dollars")},
         "539.1", Bound.NONE),
    ],
)  # fmt: skip
def test_a_printed_value_keeps_its_decimals_and_signs(claim, printed, bound):
    fields = {"unit": "USD", "multiplier": 1e6, "flow": "export", **claim}
    one = Claim("c", "trade", parse("2020-01"), **fields)
    data = dataset(
        series("x", "export", observations=(Observation(one.period, one.value, "c"),)), claims=[one]
    )
    shown = chart(data, Pane("trade", ("x",)), view("2020-01", "2020-02"))
    assert [str(label.text) for label in shown.labels if label.kind is Kind.VALUE] == [printed]
    assert shown.bars.bound.tolist() == [bound]


def test_a_value_in_billions_stands_as_high_as_the_same_in_millions():
    one = Claim("c", "trade", parse("2020-01"), value=2.8, unit="USD", multiplier=1e9)
    data = dataset(
        series("x", "export", observations=(
            Observation(one.period, 2.8, "c"), Observation(parse("2020-03"), 2800.0),
        )),
        claims=[one],
    )  # fmt: skip
    shown = chart(data, Pane("trade", ("x",)), view("2020", "2020-07"))
    assert shown.bars.tip[0] == pytest.approx(shown.bars.tip[1])


def test_a_claim_in_another_currency_is_left_out_not_drawn_on_the_wrong_scale():
    one = Claim("c", "trade", parse("2020-01"), value=2.8, unit="CNY", multiplier=1e6)
    data = dataset(
        series("x", "export", observations=(Observation(one.period, 2.8, "c"),)), claims=[one]
    )
    rows = gather(data, Pane("trade", ("x",)))
    assert (len(rows), rows.left_out) == (0, 1)


def test_a_value_without_any_period_is_counted_not_placed():
    data = dataset(
        series("x", "export", observations=(
            Observation(None, 2.0),
            Observation(parse("2020-01"), 3.0),
        )),
    )  # fmt: skip
    rows = gather(data, Pane("trade", ("x",)))
    assert (len(rows), rows.left_out) == (1, 1)


def test_negative_values_of_any_series_hang_below_zero():
    data = dataset(plain(("2020-01", -5.0), ("2020-02", 5.0), flow=None, name="balance"))
    shown = chart(data, Pane("value", ("balance",)), view("2020", "2020-07"))
    assert shown.bars.tip[0] - shown.zero == pytest.approx(shown.zero - shown.bars.tip[1])
    assert any(tick.text.startswith("−") for tick in shown.ticks)


def test_keys_walk_all_values_in_time_and_across_flows():
    data = korea()
    rows = gather(data, default_panes(data)[0])
    row = rows.find("export-2020-08")
    assert rows.id_of(across(rows, row, 1)) == "import-2020-08"
    assert rows.id_of(step(rows, row, 2, 0.0)) == "export-2020-09"
    seen, at = [], step(rows, step(rows, None, 0, 0.0), -99, 0.0)
    for _ in range(99):
        if seen and seen[-1] == at:
            break
        seen.append(at)
        at = step(rows, at, 1, 0.0)
    assert len(seen) == (rows.role != 3).sum()


def test_an_id_of_something_else_is_not_found():
    data = korea()
    rows = gather(data, default_panes(data)[0])
    for some_id in ("", "letter-1", "export-M#", "export-M#999999", "export-M#x", "nothing#0", "#"):
        assert rows.find(some_id) is None
