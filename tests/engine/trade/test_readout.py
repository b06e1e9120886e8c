"""What is read out at an instant: the nearest real values, never anything between two."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import dataset, korea, plain, series, view
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.rows import Role, gather
from viewer.model.edtf import parse
from viewer.model.records import Observation
from viewer.model.view import Pane


def day(text: str) -> float:
    return parse(text).period[0]


def lines(rows, text: str, most: int = 9, reach: float = 20.0) -> list[str]:
    return [str(line) for line in readout(rows, nearest(rows, day(text), reach), most)]


@pytest.fixture(scope="module")
def trade(bundled):
    return gather(bundled, default_panes(bundled)[0])


@pytest.fixture(scope="module")
def share(bundled):
    return gather(bundled, default_panes(bundled)[1])


def test_the_values_of_a_month_with_their_sources_and_the_balance(trade):
    assert lines(trade, "2020-09-20") == [
        "Sep 2020",
        "exports 1.936 · MBC · 25 Oct 2020, 25 days after",
        "imports 18.882 · MBC · 25 Oct 2020, 25 days after",
        "balance −16.946 · calculated",
    ]


def test_a_longer_period_says_how_long_it_is(trade):
    assert lines(trade, "2020-02-10")[:3] == [
        "Jan to Feb 2020",
        "exports 10 in 2 months · kinaforum · 26 Apr 2020, 57 days after",
        "imports 198 in 2 months · kinaforum · 26 Apr 2020, 57 days after",
    ]


def test_a_total_without_parts_is_read_out_alone(trade):
    assert lines(trade, "2020-11-11") == [
        "Nov 2020", "total 1.27 · hedgeaccordingly.com · 24 Dec 2020, 24 days after",
    ]  # fmt: skip


def test_where_no_month_is_known_the_whole_year_is_read_out(trade):
    (time, value, other) = lines(trade, "2022-06-15")
    assert time == "2022"
    assert value.startswith("total 1,027.72")
    assert other == (
        "KOTRA: 1.53 billion · 16 Aug 2023 · "
        "not comparable: crude oil estimated against basis not stated"
    )


def test_far_from_every_value_nothing_is_read_out(trade):
    assert lines(trade, "1995-06-15") == []


def test_a_value_nearby_is_read_out_with_its_own_time():
    rows = gather(dataset(plain(("2020-03", 5.0), flow="export")), Pane("trade", ("export",)))
    assert lines(rows, "2020-04-10") == ["Mar 2020", "exports 5"]
    assert lines(rows, "2020-04-10", reach=5.0) == []


def test_values_over_different_times_each_say_theirs():
    data = dataset(
        plain(("2020-03", 5.0), flow="export"), plain(("2020-02/2020-03", 9.0), flow="import")
    )
    rows = gather(data, Pane("trade", ("export", "import")))
    assert lines(rows, "2020-03-10") == [
        "Mar 2020: exports 5", "Feb to Mar 2020: imports 9 in 2 months",
    ]  # fmt: skip


def test_what_is_missing_is_said_to_be(trade):
    assert "no figure found" in lines(trade, "2021-05-10")[1]


def test_all_claims_about_a_year_are_read_out_the_highest_first(share):
    assert lines(share, "2020-06-15") == [
        "2020",
        "95 · no agency named · 2020 if read literally, probably 2019",
        (
            "88.2 · KOTRA · 29 Jul 2021, 7 months after"
            " · crude oil estimated, without inter-Korean trade"
        ),
    ]


def test_where_there_is_no_room_the_rest_is_counted(share):
    assert lines(share, "2019-06-15", most=3) == [
        "2019", "95.4 · KOTRA · Jul 2020 · crude oil estimated, without inter-Korean trade",
        "4 more",
    ]  # fmt: skip


def test_a_balance_of_calculated_or_bounded_parts_is_not_made_up(trade):
    assert not any("balance" in line for line in lines(trade, "2020-05-15"))  # exports: > 4.7


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2020-03-31", "31 Mar 2020, on its last day"), ("2020-04-01", "1 Apr 2020, 1 day after"),
        ("2020-05-30", "30 May 2020, 60 days after"), ("2020-06-30", "30 Jun 2020, 3 months after"),
        ("2023-03-31", "31 Mar 2023, 3 years after"),
        ("2020-03-20", "20 Mar 2020, before its period ended"), ("2020-05", "May 2020"),
    ],
)  # fmt: skip
def test_how_long_after_its_period_a_value_came_out(published, told):
    """Of one that came out "in May" nobody knows the day."""
    seen = Observation(parse("2020-03"), 5.0, published=parse(published))
    rows = gather(dataset(series("export", "export", observations=(seen,))),
                  Pane("trade", ("export",)))  # fmt: skip
    assert lines(rows, "2020-03-15") == ["Mar 2020", f"exports 5 · {told}"]


PERIODS = st.builds(
    lambda year, month, more: f"{year}-{month:02}" if not more else str(year),
    st.integers(2015, 2021), st.integers(1, 12), st.booleans(),
)  # fmt: skip
WORTH = st.one_of(st.none(), st.floats(-1e6, 1e6), st.just(0.0))
GAPPY = st.dictionaries(PERIODS, WORTH, min_size=1, max_size=12)


@given(GAPPY, GAPPY, st.sampled_from(["value", "trade"]), st.floats(0, 1), st.floats(0.01, 400))
def test_of_any_series_it_is_the_nearest_of_all_values_that_are_shown(one, other, kind, at, reach):
    """With gaps, months among years, and values that are known to be missing."""
    data = dataset(plain(*one.items(), flow="export"), plain(*other.items(), flow="import"))
    rows = gather(data, Pane(kind, ("export", "import")))
    first, last = day("2014"), day("2023")
    moment = first + at * (last - first)
    found = nearest(rows, moment, reach)
    shown = {
        row: max(rows.start[row] - moment, moment - rows.end[row], 0.0)
        for row in range(len(rows))
        if rows.role[row] in (Role.BAR, Role.MISSING)
        and rows.start[row] < moment + reach and rows.end[row] > moment - reach
    }  # fmt: skip
    best = min(shown.values(), default=None)
    nearby = [row for row, away in shown.items() if away == best]
    lengths = {row: rows.end[row] - rows.start[row] for row in nearby}
    for flow in {int(rows.flow[row]) for row in nearby}:
        mine = [row for row in nearby if rows.flow[row] == flow]
        (told,) = [row for row in found if rows.flow[row] == flow]
        assert told in mine
        assert lengths[told] == min(lengths[row] for row in mine)
    assert {int(rows.flow[row]) for row in found} == {int(rows.flow[row]) for row in nearby}


def test_it_is_what_a_search_through_all_values_finds():
    data = korea()
    rows = gather(data, default_panes(data)[0])
    chance = random.Random(5)
    scale = view("2019", "2022")
    for _ in range(10_000):
        at = scale.time.start + chance.random() * scale.time.span
        reach = chance.choice([0.5, 10.0, 40.0])
        found = nearest(rows, at, reach)
        near = []
        for row in range(len(rows)):
            away = max(rows.start[row] - at, at - rows.end[row], 0.0)
            fine = rows.role[row] in (Role.BAR, Role.MISSING)
            if fine and rows.start[row] < at + reach and rows.end[row] > at - reach:
                near.append((away, rows.end[row] - rows.start[row], row))
        if not near:
            assert all(rows.role[row] == Role.LINE for row in found)
            continue
        shortest = {}
        for away, length, row in near:
            if away == min(near)[0]:
                shortest.setdefault(int(rows.flow[row]), []).append((length, row))
        assert found == tuple(min(rows_)[1] for _, rows_ in sorted(shortest.items()))
