"""Which events share a lane for each way to group them, and what the lanes are called."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.made_up import datasets
from tests.engine.timeline.made import dataset_of, event
from tests.engine.timeline.one_by_one import lanes_of
from viewer.engine.timeline.lanes import Lane, group, in_order
from viewer.engine.timeline.packing import Row, first_free
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Actor, Direction, Evidence, Place, Source, Stance
from viewer.model.view import GroupBy

KOREA = dataset_of(
    event(
        "letter", "2020-10-10", stance=Stance.CONFIRMED, actors=("kim", "xi"), tags=(Clean("War"),),
        direction=Direction(("one-way",), "kim", "xi"), attributed_to=("kcna",),
        evidence=(Evidence("article"), Evidence("kcna-report"), Evidence("article")),
    ),
    event(
        "trains", "2020-10-26", stance=Stance.RUMOUR, categories=("border", "trade"),
        places=("dandong",), direction=Direction(("mutual",)), evidence=(Evidence("article"),),
    ),
    event("shops", "2020-11", categories=("trade",), actors=("nobody-known",)),
    event("undated", categories=("unheard-of",)),
    actors=Dataset.index((Actor("kim", Clean("Kim")), Actor("xi", Clean("Xi")),
                          Actor("kcna", Clean("KCNA")))),
    places=Dataset.index((Place("dandong", Clean("Dandong")),)),
    sources=Dataset.index((Source("article", Clean("Two neighbours")),
                           Source("kcna-report", Clean("KCNA of 22 October")))),
)  # fmt: skip
EVERYTHING = np.ones(4, dtype=bool)


def names(lanes: tuple[Lane, ...]) -> dict[str, list[str]]:
    """Return what the lanes are called, and the ids of their events."""
    return {
        str(lane.label): [KOREA.events[int(i)].id for i in lane.members] for lane in lanes
    }  # fmt: skip


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (GroupBy.CATEGORY, {"Letters": ["letter"], "Trade": ["shops"], "Border": ["trains"],
                            "unheard-of": ["undated"]}),
        (GroupBy.STATUS, {"Confirmed": ["letter"], "Rumour": ["trains"],
                          "No status given": ["shops", "undated"]}),
        (GroupBy.DIRECTION, {"Kim → Xi": ["letter"], "mutual": ["trains"],
                             "Others": ["shops", "undated"]}),
        (GroupBy.ATTRIBUTED, {"KCNA": ["letter"], "Others": ["trains", "shops", "undated"]}),
        (GroupBy.SOURCE, {"Two neighbours": ["letter", "trains"],
                          "KCNA of 22 October": ["letter"], "Others": ["shops", "undated"]}),
        (GroupBy.ACTOR, {"Kim": ["letter"], "Xi": ["letter"], "nobody-known": ["shops"],
                         "Others": ["trains", "undated"]}),
        (GroupBy.PLACE, {"Dandong": ["trains"], "Others": ["letter", "shops", "undated"]}),
        (GroupBy.TAG, {"War": ["letter"], "Others": ["trains", "shops", "undated"]}),
    ],
)  # fmt: skip
def test_events_are_grouped_under_the_names_of_what_they_share(by, expected):
    found = names(group(KOREA, by, EVERYTHING))
    assert found == expected
    assert list(found) == list(expected)


def test_lanes_of_categories_carry_their_colour_and_others_none():
    lanes = {str(lane.label): lane.color for lane in group(KOREA, GroupBy.CATEGORY, EVERYTHING)}
    assert lanes == {"Letters": 1, "Trade": 2, "Border": 3, "unheard-of": 0}
    assert {lane.color for lane in group(KOREA, GroupBy.STATUS, EVERYTHING)} == {0}


@pytest.mark.parametrize("by", list(GroupBy))
@given(st.lists(st.booleans(), min_size=4, max_size=4))
def test_lanes_hold_the_shown_events_and_no_others(by: GroupBy, shown: list[bool]):
    lanes = group(KOREA, by, np.array(shown))
    held = {int(i) for lane in lanes for i in lane.members}
    assert held == {i for i, is_shown in enumerate(shown) if is_shown}
    assert all(len(lane.members) for lane in lanes)
    assert len({lane.key for lane in lanes}) == len(lanes)


@pytest.mark.parametrize("by", list(GroupBy))
@given(datasets, st.data())
def test_all_events_at_once_are_grouped_as_one_after_the_other(by: GroupBy, dataset, data):
    count = len(dataset.events)
    shown = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    compare(dataset, by, shown)


@pytest.mark.parametrize("by", list(GroupBy))
def test_the_bundled_events_are_grouped_as_one_after_the_other(bundled, by: GroupBy):
    count = len(bundled.events)
    compare(bundled, by, [True] * count)
    compare(bundled, by, [n % 3 > 0 for n in range(count)])


def compare(dataset: Dataset, by: GroupBy, shown: list[bool]) -> None:
    lanes = group(dataset, by, np.array(shown, bool))
    expected = lanes_of(dataset, by, shown)
    assert {lane.key: lane.members.tolist() for lane in lanes} == expected
    assert [lane.key for lane in lanes] == list(expected)


def test_lanes_stand_in_the_order_that_the_user_gave_them():
    lanes = group(KOREA, GroupBy.CATEGORY, EVERYTHING)
    moved = in_order(lanes, ("border", "gone", "letter"))
    assert [lane.key for lane in moved] == ["border", "letter", "trade", "unheard-of"]
    assert in_order(lanes, ()) == lanes


stretches = st.tuples(st.integers(-50, 50), st.integers(1, 30)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(stretches, max_size=40), stretches, st.integers(-60, 90))
def test_a_row_knows_where_it_is_free(offered, asked, x):
    row, taken = Row(), []
    for start, end in offered:
        free = all(end <= a or b <= start for a, b in taken)
        assert row.is_free(start, end) == free
        if free:
            row.take(start, end)
            taken.append((start, end))
    assert row.starts == sorted(row.starts)
    before = [b for a, b in taken if a < x]
    assert row.room_left_of(x) == (max(before) if before else float("-inf"))
    for start, end in taken:
        row.give(start)
        assert row.is_free(start, end)
        row.take(start, end)


@given(st.lists(st.tuples(stretches, stretches), max_size=40), st.integers(0, 4))
def test_a_place_is_free_when_it_is_given_and_rows_end_where_they_must(offered, most):
    rows: list[Row] = []
    taken: list[list[tuple[int, int]]] = []
    for choices in offered:
        found = first_free(rows, choices, most)
        free = [
            (number, choice)
            for number, row in enumerate(taken)
            for choice, (start, end) in enumerate(choices)
            if all(end <= a or b <= start for a, b in row)
        ]
        if free:
            assert found == free[0]
        elif len(taken) < most:
            assert found == (len(taken), 0)
            taken.append([])
        else:
            assert found is None
            continue
        taken[found[0]].append(choices[found[1]])
    assert len(rows) <= most
