"""Panes of shares: each claim by itself, over its own time, and no line through what differs."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, dataset, view
from viewer.engine.trade.heading import Sample
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.marks import STRIP
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.scale import RangeAxis, fit_range
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Claim, Likelihood, Reading
from viewer.model.view import Pane

HEIGHT = 64.0


def share(name: str, value: float, period: str | None = "2020", **more: object) -> Claim:
    fields = {
        "unit": "PERCENT", "flow": "total", "commodity": "TOTAL", "ref_area": "PRK",
        "counterpart_area": "CHN", "of": "WLD", "value_text": Clean(f"{value:g}%"), **more,
    }  # fmt: skip
    return Claim(name, "share", parse(period) if period else None, value=value, **fields)


def shares(*claims: Claim, time=None, height: float = HEIGHT):
    data = dataset(claims=claims)
    pane = Pane("share", tuple(claim.id for claim in claims))
    return chart(data, pane, time or view("2019", "2022"), height=height)


def texts(shown, kind: Kind = Kind.VALUE) -> list[str]:
    return [str(label.text) for label in shown.labels if label.kind is kind]


@pytest.fixture(scope="module")
def shown(bundled):
    (_, pane) = default_panes(bundled)
    return chart(bundled, pane, view("2020-07", "2021-04"), height=HEIGHT)


def test_the_second_pane_of_the_bundled_dataset_is_the_share_of_china(bundled, shown):
    assert str(shown.heading.title) == "China’s share of trade"
    assert str(shown.heading.unit) == "per cent"
    assert str(shown.heading.name).startswith("China’s share of North Korea’s foreign trade, ")


def test_two_claims_about_2020_on_different_bases_are_two_marks_and_words(shown):
    there = {shown.rows.id_of(int(row)) for row in shown.strips.row}
    assert {"kotra-2020-share", "article-last-year-share"} <= there
    assert texts(shown, Kind.DISPUTE) == ["not comparable: different bases"]


def test_values_are_told_with_who_says_so_when_and_on_which_basis(shown):
    assert set(texts(shown)) == {
        "88.2: KOTRA, 29 Jul 2021, crude oil estimated, without inter-Korean trade",
        "95: no agency named, 2020 if read literally, probably 2019",
        "95.6: KOTRA",
    }


def test_a_claim_without_a_period_is_drawn_at_each_that_it_may_mean(bundled):
    (_, pane) = default_panes(bundled)
    time = view("2016", "2022")
    shown = chart(bundled, pane, time, height=HEIGHT)
    boxes = shown.boxes("article-last-year-share")
    assert [(round(b.x0), round(b.x1)) for b in boxes] == [
        (round(time.x(parse(year).period[0])), round(time.x(parse(year).period[1])))
        for year in ("2020", "2019")
    ]
    places = np.isin(shown.strips.row, shown.rows.find_all("article-last-year-share"))
    assert shown.strips.ambiguous[places].all()
    certain = shown.rows.find("kotra-2020-share")
    assert not shown.strips.ambiguous[shown.strips.row == certain].any()


def test_claims_without_a_stated_year_are_named_beside_the_pane(shown):
    assert shown.heading.undated == (
        "article-last-year-share", "kotra-share-without-year", "article-share-growing",
    )  # fmt: skip
    assert [swatch.sample for swatch in shown.heading.legend] == [Sample.UNCLEAR]


def test_a_strip_has_the_edges_of_its_period_and_the_height_of_its_value():
    time = view("2019", "2022")
    shown = shares(share("a", 90.0), share("b", 60.0), time=time)
    for name, value in (("a", 90.0), ("b", 60.0)):
        box = shown.box(name)
        assert (box.x0, box.x1) == pytest.approx(
            [time.x(edge) for edge in parse("2020").period], abs=0.5
        )
        assert (box.y0 + box.y1) / 2 == pytest.approx(shown.axis.y(value))
        assert box.y1 - box.y0 == STRIP


def test_nothing_is_drawn_between_two_years():
    shown = shares(share("a", 90.0, "2019"), share("b", 92.0, "2021"))
    middle = sum(parse("2020").period) / 2
    x = shown.time.x(middle)
    assert not ((shown.strips.x0 <= x) & (x < shown.strips.x1)).any()
    assert len(shown.steps.row) == len(shown.lines.row) == len(shown.bars) == 0


def test_a_point_on_a_strip_finds_its_claim():
    shown = shares(share("a", 90.0), share("b", 60.0))
    for name in ("a", "b"):
        box = shown.box(name)
        assert shown.at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 + 3) == name
    assert shown.at(box.x0 - 40, 32) is None


@given(st.lists(st.floats(0, 100), min_size=2, max_size=9))
def test_claims_about_one_year_are_all_seen_whatever_they_say(values):
    made = [share(f"c{n}", round(value, 1)) for n, value in enumerate(values)]
    shown = shares(*made, height=120)
    tops = np.sort(shown.strips.y)
    assert len(tops) == len(values)
    assert (np.diff(tops) >= 1.5).all()


def test_claims_on_one_basis_that_differ_are_under_a_bracket():
    shown = shares(share("a", 90.0, decimals=0), share("b", 60.0, decimals=0))
    (spread,) = shown.spreads
    assert (spread.y0, spread.y1) == (shown.strips.y.min(), shown.strips.y.max())
    assert texts(shown, Kind.DISPUTE) == []


def test_claims_that_round_to_one_another_are_under_none():
    assert shares(share("a", 95.0, decimals=0), share("b", 95.2, decimals=1)).spreads == ()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"adjustment": ("oil",)}, "not comparable: oil against basis not stated"),
        ({"of": "KOR"}, "not comparable: a share of KOR against one of WLD"),
    ],
)
def test_claims_that_cannot_be_compared_are_under_no_bracket_and_say_why(other, said):
    shown = shares(share("a", 90.0), share("b", 60.0, **other))
    assert shown.spreads == ()
    assert texts(shown, Kind.DISPUTE) == [said]


def test_it_is_said_once_however_many_years_are_in_view(bundled):
    (_, pane) = default_panes(bundled)
    shown = chart(bundled, pane, view("2004", "2024"), height=HEIGHT)
    assert texts(shown, Kind.DISPUTE) == ["not comparable: different bases"]


def test_labels_lie_on_no_strip_and_not_on_one_another(bundled):
    (_, pane) = default_panes(bundled)
    for start, end in (("2004", "2024"), ("2018", "2022"), ("2020-07", "2021-04")):
        shown = chart(bundled, pane, view(start, end), height=HEIGHT)
        boxes = [label.box for label in shown.labels]
        assert not any(a.touches(b) for i, a in enumerate(boxes) for b in boxes[:i])
        for i in range(len(shown.strips.row)):
            x0, x1, y = shown.strips.x0[i], shown.strips.x1[i], shown.strips.y[i]
            assert not any(b.x0 < x1 and b.x1 > x0 and b.y0 < y < b.y1 for b in boxes)


def test_a_label_is_not_put_where_another_years_strip_would_seem_to_have_it():
    shown = shares(share("a", 90.0, "2019-12"), share("b", 90.1, "2020"), share("c", 60.0, "2021"))
    row = shown.rows.find("a")
    (label,) = [label for label in shown.labels if label.row == row]
    assert label.box.x1 <= shown.box("b").x0


def test_readings_are_told_by_how_they_are_meant():
    readings = tuple(
        Reading(parse(year), likelihood)
        for year, likelihood in (
            ("2020", Likelihood.LITERAL), ("2019", Likelihood.POSSIBLE), ("2021", None),
        )
    )  # fmt: skip
    wide = view("2019", "2022", width=3000.0)
    shown = shares(share("a", 95.0, None, readings=readings), time=wide)
    assert "95: no agency named, 2020 if read literally, perhaps 2019, 2021" in texts(shown)


def test_a_pane_of_claims_without_numbers_is_empty_and_lays_out():
    shown = shares(share("a", 95.0, None))
    assert len(shown.strips.row) == 0
    assert shown.heading.undated == ("a",)


@given(st.floats(0, 100), st.floats(0, 100))
def test_the_axis_of_shares_has_round_limits_and_ends_at_a_hundred(a, b):
    low, high = sorted((a, b))
    axis, ticks = fit_range(low, high, 6, 58, 18, 100.0)
    slack = 1e-9 * (axis.high - axis.low)
    assert axis.low - slack <= low <= high <= axis.high + slack
    assert axis.high <= 100 or low == high
    ys = [axis.y(tick) for tick in ticks]
    assert all(a - b >= 18 - 1e-6 for a, b in pairwise(ys))
    assert all(6 - 1e-6 <= y <= 58 + 1e-6 for y in ys)


def test_the_axis_of_shares_need_not_have_a_zero():
    axis, ticks = fit_range(88.2, 95.6, 6, 58, 18, 100.0)
    assert isinstance(axis, RangeAxis)
    assert axis.low > 80
    assert ticks == (90.0, 95.0)


@pytest.mark.parametrize("height", [1, 20, 40, 58, 64, 200])
def test_a_pane_of_any_height_lays_out(bundled, height):
    (_, pane) = default_panes(bundled)
    shown = chart(bundled, pane, view("2004", "2024"), height=height)
    assert len(shown.strips.row) > 20
    assert np.isfinite(shown.strips.y).all()


def test_thousands_of_shares_are_thinned_to_the_outermost_of_each_pixel():
    rng = np.random.default_rng(3)
    made = [
        share(f"c{n}", float(rng.integers(0, 100)), f"{2000 + n // 330}-01-01", of="WLD")
        for n in range(3000)
    ]
    shown = shares(*made, time=view("1000", "3000", width=200), height=100)
    assert len(shown.strips.row) < 3000
    assert shown.rows.value[shown.strips.row].max() == max(claim.value for claim in made)
