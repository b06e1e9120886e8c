"""Neighbours of an event in time."""

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.details.read import lines
from tests.engine.timeline.made import dataset_of, event
from viewer.engine.details.near import MOST, near_blocks, neighbours
from viewer.engine.timeline.drawn import draw
from viewer.model.dataset import Dataset
from viewer.model.records import Clock
from viewer.model.view import Datings


def near(dataset: Dataset, name: str) -> list[str]:
    drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    return lines(tuple(near_blocks(dataset, drawn, dataset.events.position(name))))


def test_the_week_around_the_reported_deal(bundled):
    assert near(bundled, "daily-nk-trains-deal") == [
        "## Within 7 days",
        "19 Oct 2020: Kim → Xi: reply on the Party’s 75th anniversary",
        "21 Oct 2020: Kim visits the Volunteers’ cemetery (reported 22 Oct)",
        "22 Oct 2020: Flowers for Mao Anying’s grave",
        "22 Oct 2020: Basket for the Friendship Tower",
        "24 Oct 2020: Xi → Kim: thanks (reported 29 Oct)",
        "25 Oct 2020: Rodong Sinmun: “bound by fate”",
        "25 Oct 2020: Customs: September trade 20.8 million dollars",
        "26 Oct 2020: Seoul: no noticeable changes",
    ]


@given(st.lists(st.integers(1, 31), min_size=1, max_size=30), st.integers(0, 29))
def test_all_within_seven_days_and_no_others_are_neighbours(days, which):
    which %= len(days)
    dataset = dataset_of(*(event(f"e{n}", f"2020-10-{day:02}") for n, day in enumerate(days)))
    drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    expected = [
        n for n, day in sorted(enumerate(days), key=lambda one: (one[1], one[0]))
        if n != which and abs(day - days[which]) <= 7
    ]  # fmt: skip
    assert neighbours(drawn, which) == expected


def test_the_nearest_are_named_and_the_rest_is_counted():
    dataset = dataset_of(*(event(f"e{n}", "2020-10-10") for n in range(MOST + 4)))
    told = near(dataset, "e0")
    assert len(told) == MOST + 2
    assert told[-1] == "3 more"


def test_a_month_has_no_neighbours_and_is_none():
    dataset = dataset_of(
        event("month", "2020-10"), event("day", "2020-10-02"), event("undated", None),
        event("state", "2020-10-03/2021"), event("unclear", "2020~/2021"),
    )  # fmt: skip
    assert near(dataset, "month") == []
    assert near(dataset, "undated") == []
    assert near(dataset, "day") == ["## Within 7 days", "3 Oct 2020 to 2021: state"]
