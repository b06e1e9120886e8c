"""What others say of a bar or of a whole year, beside it in the chart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, dataset, korea, pair, series, view
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.marks import TICK
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.rows import Flow, Role, gather
from viewer.engine.trade.walk import across, step
from viewer.engine.trade.words import spoken
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Pane

YEAR_2020 = [
    "whole of 2020: total", "539.1 (China Customs)", "· 760.8 (KOTRA, crude oil estimated)",
]  # fmt: skip


def said(name: str, value: float, period: str = "2020-08", **more: object) -> Claim:
    fields = {
        "flow": "import", "unit": "USD", "multiplier": 1e6, "ref_area": "PRK",
        "counterpart_area": "CHN", "decimals": 1, "agency": "kita", **more,
    }  # fmt: skip
    return Claim(name, "trade", parse(period), value=value, **fields)


def beside(*others: Claim, start: str = "2020-07", end: str = "2020-10"):
    """A bar of 20.0 in August 2020, and what others say."""
    own = said("own", 20.0, agency="customs")
    made = series("import", "import", observations=(Observation(own.period, 20.0, "own"),))
    return chart(dataset(made, claims=[own, *others]), Pane("trade", ("import",)), view(start, end))


def texts(shown) -> list[str]:
    return [str(label.text) for label in shown.labels if label.kind is Kind.LINE]


def test_the_line_of_2020_says_what_customs_and_what_kotra_say(bundled):
    shown = chart(bundled, default_panes(bundled)[0], view("2020-07", "2021-04"))
    assert texts(shown)[:3] == YEAR_2020


def test_each_figure_on_the_line_is_selected_by_itself(bundled):
    shown = chart(bundled, default_panes(bundled)[0], view("2020-07", "2021-04"))
    labels = {str(label.text): label for label in shown.labels if label.kind is Kind.LINE}
    for text, claim in (
        (YEAR_2020[1], "customs-2020-total"), (YEAR_2020[2], "kotra-2020-total"),
    ):  # fmt: skip
        box = labels[text].box
        assert shown.at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == claim
        assert shown.box(claim) is not None


def test_on_a_short_line_the_others_are_counted_then_left_out(bundled):
    pane = default_panes(bundled)[0]

    def of_2019(width: float) -> list[str]:
        return texts(chart(bundled, pane, view("2019", "2020", width=width)))

    assert of_2019(700)[-2:] == ["· 2,805 (KITA)", "· 4 others"]
    assert of_2019(360) == ["whole of 2019: total", "2,789.02", "· 6 others"]
    assert of_2019(160) == ["2,789.02", "· 6 others"]
    assert of_2019(80) == ["2,789.02"]
    assert of_2019(30) == []


def test_the_seven_figures_for_2019_are_all_there_where_there_is_room(bundled):
    shown = chart(bundled, default_panes(bundled)[0], view("2019", "2020", width=1700))
    assert texts(shown) == [
        "whole of 2019: total", "2,789.02 (China Customs)", "· 2.8 billion (KDI)",
        "· 2,805 (KITA)", "· 2.84 billion (KITA)",
        "· 3.09 billion (KOTRA, crude oil estimated)", "· ~2,793 (calculated)",
        "· ~2,786 (calculated)", "· comparable ones 1.9% apart",
    ]  # fmt: skip


def test_another_figure_is_a_tick_at_its_own_height_over_the_bar():
    shown = beside(said("other", 25.0))
    box = shown.box("own")
    assert shown.others.y.tolist() == [pytest.approx(shown.axis.y(-25.0))]
    assert box.x0 < shown.others.x[0] - TICK / 2 < shown.others.x[0] + TICK / 2 < box.x1
    assert shown.at(shown.others.x[0], shown.others.y[0]) == "other"
    (spread,) = shown.spreads
    assert (spread.y0, spread.y1) == pytest.approx((box.y1, shown.axis.y(-25.0)))


def test_the_scale_has_room_for_what_others_say():
    shown = beside(said("other", 80.0))
    assert shown.others.y[0] <= shown.axis.bottom
    assert shown.axis.down >= 80.0


def test_what_cannot_be_compared_is_under_no_bracket():
    shown = beside(said("other", 25.0, adjustment=("crude-oil-estimated",)))
    assert shown.others.comparable.tolist() == [False]
    assert shown.spreads == ()


def test_a_bar_too_narrow_for_ticks_has_none():
    shown = beside(said("other", 25.0), start="2000", end="2100")
    assert len(shown.others.row) == 0


def test_another_rendering_is_no_tick():
    assert len(beside(said("other", 20.1, same_figure_as=("own",))).others.row) == 0


def test_rivals_are_values_of_the_pane_reached_by_up_and_down():
    rows = beside(said("other", 25.0), said("third", 30.0)).rows
    own, other, third = (rows.find(name) for name in ("own", "other", "third"))
    assert rows.role[[own, other, third]].tolist() == [Role.BAR, Role.OTHER, Role.OTHER]
    assert across(rows, own, 1) == other
    assert across(rows, other, 1) == third
    assert across(rows, third, 1) is None
    assert across(rows, third, -1) == other


def test_left_and_right_pass_over_what_others_say(bundled):
    rows = gather(bundled, default_panes(bundled)[0])
    at, seen = step(rows, None, 0, 0.0), set()
    for _ in range(len(rows) + 1):
        seen.add(at)
        at = step(rows, at, 1, 0.0)
    assert not (rows.role[sorted(seen)] == Role.OTHER).any()
    kotra = rows.find("kotra-2020-total")
    assert step(rows, kotra, 0, 0.0) == rows.find("customs-2020-total")


def test_a_rival_is_spoken_with_who_says_so(bundled):
    rows = gather(bundled, default_panes(bundled)[0])
    assert str(spoken(rows, rows.find("kotra-2020-total"))) == (
        "total, 2020: 760.8 million US dollars, KOTRA, 29 Jul 2021, crude oil estimated"
    )


def test_the_balance_is_a_level_line_where_both_parts_are_known():
    data = korea()
    shown = chart(data, default_panes(data)[0], view("2020-07", "2021-04"))
    months = [str(shown.rows.period(int(row))) for row in shown.steps.row]
    assert sorted(months) == ["2020-07", "2020-08", "2020-09", "2020-10", "2021-01", "2021-02",
                              "2021-03"]  # fmt: skip
    july = months.index("2020-07")
    assert shown.steps.y[july] == pytest.approx(shown.axis.y(7.97 - 65.868))
    box = shown.box("import-2020-07")
    assert (shown.steps.x0[july], shown.steps.x1[july]) == (box.x0, box.x1)
    firm = dict(zip(months, shown.steps.firm.tolist(), strict=True))
    assert firm["2020-07"]
    assert not firm["2021-01"]  # both parts were calculated


def test_from_the_other_side_the_balance_turns_round():
    data = korea()
    pane = default_panes(data)[0]
    shown = chart(data, pane, view("2020-07", "2021-04"), mirrored=True)
    assert shown.steps.y.min() == pytest.approx(shown.axis.y(65.868 - 7.97))


def test_no_balance_is_drawn_from_a_bound():
    made = dataset(
        series("x", "export", observations=(Observation(parse("2020-05"), 4.7, comparator=">"),)),
        series("m", "import", observations=(Observation(parse("2020-05"), 58.6),)),
    )
    shown = chart(made, Pane("trade", ("x", "m")), view("2020", "2021"))
    assert len(shown.bars) == 2
    assert len(shown.steps.row) == 0


def test_what_others_say_costs_nothing_where_there_are_no_claims():
    data = korea()
    rows = gather(data, default_panes(data)[0])
    assert not (rows.role == Role.OTHER).any()
    assert (np.diff(rows.start) >= 0).all()


def test_a_claim_about_other_goods_is_no_rival():
    other = said("other", 25.0, commodity="27", subject=Clean("oil"))
    assert len(beside(other).others.row) == 0


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 3), st.booleans()), max_size=24))
def test_only_parts_over_the_very_same_time_make_a_balance(seen):
    """Months from January 2020 on: first month, how many, whether exports."""
    months = [
        (f"2020-{first + 1:02}/2020-{first + count:02}", 5.0 + n, "export" if out else "import")
        for n, (first, count, out) in enumerate(seen)
    ]
    shown = pair(*months, time=view("2020", "2021")) if months else None
    rows = shown.rows if shown else None
    for row in range(len(rows) if rows else 0):
        same = [
            other for other in range(len(rows))
            if rows.flow[other] == Flow.IMPORT and rows.role[other] == Role.BAR
            and (rows.start[other], rows.end[other]) == (rows.start[row], rows.end[row])
        ]  # fmt: skip
        is_export = rows.flow[row] == Flow.EXPORT and rows.role[row] == Role.BAR
        assert (rows.partner[row] >= 0) == bool(is_export and same)
        assert rows.partner[row] == -1 or int(rows.partner[row]) in same
