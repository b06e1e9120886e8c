"""Charts have a quarter of the window at first, and more where no lanes need the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.first_height import FEW, first_height, lanes_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import Event

WINDOW, WANTED = 900, 210


def with_events(*categories: tuple[str, ...]) -> Dataset:
    made = [
        Event(f"e{n}", Clean("It happened"), names, parse("2020"))
        for n, names in enumerate(categories)
    ]
    return Dataset(Clean("Little"), events=Events(made))


def test_many_events_leave_the_charts_a_quarter_of_the_window():
    assert first_height(WINDOW, WANTED, (30,) * 9, 1.0) == WANTED
    assert first_height(WINDOW, 400, None, 1.0) == 225


def test_without_events_charts_have_all_but_room_to_say_so():
    assert first_height(WINDOW, WANTED, (), 1.0) > 0.65 * WINDOW


def test_few_events_leave_the_charts_more_than_half_the_window():
    assert 0.5 * WINDOW < first_height(WINDOW, WANTED, (2,), 1.0) < 0.7 * WINDOW


@given(
    st.integers(300, 3000), st.integers(60, 900),
    st.lists(st.integers(1, 200), max_size=30), st.sampled_from([0.7, 1.0, 1.5, 2.5]),
)  # fmt: skip
def test_one_event_more_never_gives_the_charts_more(window, wanted, lanes, scale):
    less = first_height(window, wanted, (*lanes, 1), scale)
    assert min(wanted, round(0.25 * window)) <= less <= first_height(window, wanted, lanes, scale)


@pytest.mark.parametrize(
    ("categories", "lanes"),
    [((), ()), ((("a",), ("a",), ("b", "a")), (3, 1)), (((), ("a",)), (1, 1))],
)
def test_each_category_in_use_is_a_lane(categories, lanes):
    assert lanes_of(with_events(*categories)) == lanes


def test_very_many_events_are_not_counted():
    assert lanes_of(with_events(*[("a",)] * (FEW + 1))) is None
    assert lanes_of(None) is None
