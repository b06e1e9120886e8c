"""Values since or until some time: drawn as far as anybody could know, and compared with none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, dataset, plain, series, view
from viewer.engine.lists.values import ValueList
from viewer.engine.trade.derive import derived
from viewer.engine.trade.labels import Kind
from viewer.engine.trade.open_ended import ends_of
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.rows import Role, gather
from viewer.engine.trade.span import inside, lines_inside, summed_up
from viewer.engine.trade.tiers import tiers
from viewer.model.clean import Clean
from viewer.model.edtf import parse
from viewer.model.records import Claim, Observation
from viewer.model.view import Measure, Pane, Recipe, TimeRange

PANE = Pane("trade", ("export", "import"))
TIME = view("2019", "2023")


def day(text: str) -> float:
    return parse(text).period[0]


def told(period: str, published: str | None = "2021-03-05", value: float | None = 12.0):
    """One value that came out on a day, and months of another flow beside it."""
    date = parse(published) if published else None
    seen = Observation(parse(period), value, published=date)
    other = plain(("2020-06", 4.0), ("2020-07", 5.0), flow="import")
    return dataset(series("export", "export", observations=(seen,)), other)


@pytest.mark.parametrize(
    ("period", "published", "start", "end"),
    [
        ("2020-22/..", "2021-03-05", "2020-06-01", "2021-03-06"),
        ("2020-06/", "2021-03-05", "2020-06-01", "2021-03-06"),
        ("2020-22/..", None, "2020-06-01", "2020-09-01"),
        ("2020-22/..", "2020-07-01", "2020-06-01", "2020-09-01"),
        ("[2020-06..]", "2021", "2020-06-01", "2022-01-01"),
        ("../2020", "2021-03-05", "2020-01-01", "2021-01-01"),
        ("/2020-06", None, "2020-06-01", "2020-07-01"),
    ],
)
def test_it_is_drawn_from_the_end_that_is_known_to_its_publication(period, published, start, end):
    found = ends_of(parse(period), parse(published) if published else None)
    assert found == (day(start), day(end))


@pytest.mark.parametrize("period", ["2020", "2020/2021", "[2020-03..2020-06]"])
def test_with_both_ends_known_there_is_nothing_to_settle(period):
    assert ends_of(parse(period), None) is None


def test_an_open_end_is_an_arrow_and_an_unknown_one_is_torn():
    for period, arrow, torn in (("2020-06/..", True, False), ("2020-06/", False, True)):
        lines = chart(told(period), PANE, TIME).lines
        assert lines.starts.tolist() == [True]
        assert lines.ends.tolist() == [False]
        assert lines.loose.tolist() == [[False, torn]]
        assert arrow is not torn
        assert lines.x1[0] == pytest.approx(TIME.x(day("2021-03-06")))


def test_beyond_the_edge_of_the_view_it_goes_on_like_any_other():
    lines = chart(told("2020-06/"), PANE, view("2020-01", "2020-12")).lines
    assert lines.ends.tolist() == [False]
    assert not lines.loose.any()


def test_it_is_read_out_after_the_values_of_the_month():
    rows = gather(told("2020-06/.."), PANE)
    lines = [str(line) for line in readout(rows, nearest(rows, day("2020-06-15"), 20.0), 9)]
    assert lines == ["Jun 2020: imports 4", "since Jun 2020: exports 12 · 5 Mar 2021"]


def test_it_is_listed_and_clicked_like_any_other():
    data = told("2020-06/..")
    rows = gather(data, PANE)
    table = ValueList([rows]).table(TIME.time)
    assert "since Jun 2020" in {str(row.cells[0]) for row in table.rows}
    made = chart(data, PANE, TIME)
    box = made.box("export#0")
    assert made.at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == "export#0"
    assert rows.left_out == 0


def test_it_lies_wholly_in_no_span_and_is_part_of_no_sum():
    rows = gather(told("2020-06/.."), PANE)
    span = TimeRange(day("2000"), day("2030"))
    assert lines_inside(rows, span) == ()
    assert {rows.id_of(row) for row in inside(rows, span)} == {"import#0", "import#1"}
    assert [one.count for one in summed_up(rows, span)] == [2]


def test_it_is_compared_with_nothing_over_the_time_it_happens_to_be_drawn_over():
    closed = Observation(parse("2020-06-01/2021-03-05"), 9.0)
    going_on = Observation(parse("2020-06-01/.."), 12.0, published=parse("2021-03-05"))
    data = dataset(series("total", "total", observations=(going_on, closed)))
    rows = gather(data, Pane("trade", ("total",)))
    assert not rows.rivals
    assert sorted(rows.role.tolist()) == [Role.LINE, Role.LINE]


def test_one_without_a_value_is_only_counted():
    assert gather(told("2020-06/..", value=None), PANE).left_out == 1


def shares(period: str = "2020-22/.."):
    """Shares of two years, and one that somebody gave without a known end."""
    data = {"quantity": "share", "flow": None, "unit": "PERCENT", "of": "WLD"}
    said = [
        Claim("year-19", period=parse("2019"), value=95.4, agency="customs", **data),
        Claim("year-20", period=parse("2020"), value=88.2, agency="customs", **data),
        Claim("going-on", period=parse(period), value=90.0, comparator=">", agency="customs",
              published=parse("2021-03-05"), **data),
    ]  # fmt: skip
    return dataset(claims=said), Pane("share", tuple(claim.id for claim in said))


def two_series(period: str = "2020-12/.."):
    """Two counts of one thing, one of which goes on without a known end."""
    going_on = Observation(parse(period), 8.0, published=parse("2021-06-30"))
    seen = (Observation(parse("2020-11"), 5.0), going_on)
    more = {"quantity": "count", "unit": "T", "multiplier": 1000.0}
    un = series("un", None, observations=seen, **{**more, "label": Clean("Oil, UN")})
    china = plain(("2020-11", 13.0), flow=None, name="china", **{**more, "label": Clean("Oil, it")})
    data = dataset(un, china)
    (pane,) = tiers(data, Pane("value", ("un", "china")))
    return data, pane


BESIDE_LEVELS = pytest.mark.parametrize(
    ("made", "some_id", "start", "published"),
    [(shares, "going-on", "2020-06-01", "2021-03-06"),
     (two_series, "un#1", "2020-12-01", "2021-07-01")],
    ids=["shares", "several series"],
)  # fmt: skip


@BESIDE_LEVELS
def test_above_level_strips_it_is_a_line_too(made, some_id, start, published):
    shown = chart(*made(), TIME)
    (row,) = shown.lines.row.tolist()
    assert shown.rows.id_of(row) == some_id
    assert shown.lines.x0[0] == pytest.approx(TIME.x(day(start)))
    assert shown.lines.x1[0] == pytest.approx(TIME.x(day(published)))
    assert (shown.lines.starts.tolist(), shown.lines.ends.tolist()) == ([True], [False])
    assert shown.rows.left_out == 0
    box = shown.box(some_id)
    assert shown.at(box.x0 + 3, (box.y0 + box.y1) / 2) == some_id
    assert box.y1 <= shown.strips.y.min(), "it lies above the scale"
    assert row not in shown.strips.row, "its height would claim to be known over that time"
    assert row in shown.drawn()


@BESIDE_LEVELS
@pytest.mark.parametrize("height", [40, 60, 90, 150, 400])
def test_it_leaves_the_levels_in_the_chart_however_low_that_is(
    made, some_id, start, published, height
):
    del start, published
    shown = chart(*made(), TIME, height)
    assert shown.box(some_id).y0 >= -8
    assert (shown.strips.y >= 0).all()
    assert (shown.strips.y <= max(height, 60)).all()


@BESIDE_LEVELS
def test_the_key_names_it(made, some_id, start, published):
    del some_id, start, published
    assert "without a known end" in [str(s.text) for s in chart(*made(), TIME).heading.legend]


@BESIDE_LEVELS
def test_it_is_listed_beside_the_levels(made, some_id, start, published):
    del start, published
    rows = gather(*made())
    found = [row for row in ValueList([rows]).table(TIME.time).rows if row.id == some_id]
    assert [str(row.cells[0]) for row in found] == [
        "since summer 2020" if some_id == "going-on" else "since Dec 2020"
    ]


def test_on_its_line_stands_what_it_says_and_whose_it_is():
    def words(shown):
        return " ".join(str(one.text) for one in shown.labels if one.kind is Kind.LINE)

    assert words(chart(*two_series(), TIME)) == "since Dec 2020: UN 8", "close to its line"
    near = view("2020", "2022")
    assert words(chart(*shares(), near)) == "since summer 2020: >90 (China Customs)"
    assert words(chart(*two_series(), near)) == "since Dec 2020: UN 8"


def test_it_is_read_out_after_the_shares_of_the_time():
    rows = gather(*shares())
    lines = [str(line) for line in readout(rows, nearest(rows, day("2020-07-01"), 20.0), 9)]
    assert lines == [
        "2020: 88.2 · China Customs",
        "since summer 2020: >90 · only this limit is known · China Customs · 5 Mar 2021",
    ]


def test_nothing_is_worked_out_of_it():
    recipe = Recipe(measure=Measure.ON_PREVIOUS)
    data, pane = two_series()
    rows = gather(*derived(data, replace(pane, kind="value", recipe=recipe)))
    assert not rows.tracks


MONTHS = st.builds("{}-{:02}".format, st.integers(2018, 2023), st.integers(1, 12))
PERIODS = st.one_of(
    MONTHS, MONTHS.map(lambda m: f"{m}/.."), MONTHS.map(lambda m: f"{m}/"),
    MONTHS.map(lambda m: f"../{m}"), st.integers(2018, 2023).map(str),
    st.tuples(MONTHS, MONTHS).map(lambda two: "/".join(sorted(two))),
)  # fmt: skip


@given(st.lists(st.tuples(PERIODS, st.floats(0.5, 1e4)), min_size=1, max_size=8), MONTHS)
def test_every_value_is_drawn_over_its_own_time(values, published):
    seen = tuple(Observation(parse(p), v, published=parse(published)) for p, v in values)
    made = chart(dataset(series("export", "export", observations=seen)),
                 Pane("trade", ("export",)), TIME)  # fmt: skip
    drawn = set()
    for row in made.drawn().tolist():
        box, position = made.box_of(row), int(made.rows.refs[row, 1])
        drawn.add(position)
        period = seen[position].period
        start, end = ends_of(period, seen[position].published) or period.period
        low, high = TIME.left - TIME.width, TIME.left + 2 * TIME.width
        assert box.x0 == pytest.approx(min(max(TIME.x(start), low), high), abs=0.5)
        assert box.x1 == pytest.approx(min(max(TIME.x(end), low), high), abs=0.5)
    view_start, view_end = TIME.time.start, TIME.time.end
    for position, one in enumerate(seen):
        start, end = ends_of(one.period, one.published) or one.period.period
        assert (position in drawn) == (start < view_end and end > view_start)
