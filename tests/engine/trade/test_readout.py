"""What is read out at an instant: the nearest real values, never anything between two."""

import random

import pytest

from tests.engine.trade.made import dataset, korea, plain, view
from viewer.engine.trade.panes import default_panes
from viewer.engine.trade.readout import nearest, readout
from viewer.engine.trade.rows import Role, gather
from viewer.model.edtf import parse
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
        "exports 1.936 · MBC · 25 Oct 2020",
        "imports 18.882 · MBC · 25 Oct 2020",
        "balance −16.946 · calculated",
    ]


def test_a_longer_period_says_how_long_it_is(trade):
    assert lines(trade, "2020-02-10")[:3] == [
        "Jan to Feb 2020",
        "exports 10 in 2 months · kinaforum · 26 Apr 2020",
        "imports 198 in 2 months · kinaforum · 26 Apr 2020",
    ]


def test_a_total_without_parts_is_read_out_alone(trade):
    assert lines(trade, "2020-11-11") == [
        "Nov 2020", "total 1.27 · hedgeaccordingly.com · 24 Dec 2020",
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
        "88.2 · KOTRA · crude oil estimated, without inter-Korean trade",
    ]


def test_where_there_is_no_room_the_rest_is_counted(share):
    assert lines(share, "2019-06-15", most=3) == [
        "2019", "95.4 · KOTRA · crude oil estimated, without inter-Korean trade", "4 more",
    ]  # fmt: skip


def test_a_balance_of_calculated_or_bounded_parts_is_not_made_up(trade):
    assert not any("balance" in line for line in lines(trade, "2020-05-15"))  # exports: > 4.7


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
