"""Marks that share time and height: moved apart, in order, and by as little as can be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.dodge import moved_apart, together

periods = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1])),
    min_size=1, max_size=25,
)  # fmt: skip
heights = st.lists(st.floats(0, 60), min_size=1, max_size=12)


@given(periods)
def test_periods_joined_by_shared_time_are_together(made):
    start, end = np.array(made, float).T
    group = together(start, end)
    joined = list(range(len(made)))
    for _ in made:
        for i, a in enumerate(made):
            for j, b in enumerate(made):
                if a[0] < b[1] and b[0] < a[1]:
                    joined[i] = joined[j] = min(joined[i], joined[j])
    for i in range(len(made)):
        for j in range(len(made)):
            assert (group[i] == group[j]) == (joined[i] == joined[j])


@given(heights, st.floats(1, 8))
def test_marks_stand_apart_in_the_order_of_their_values(ys, gap):
    y = np.array(ys)
    moved, _ = moved_apart(y, np.zeros(len(y), int), [gap], 0.0, 0.0, 500.0)
    order = np.argsort(y, kind="stable")
    assert (np.diff(moved[order]) >= gap - 1e-6).all()
    assert moved.min() >= -1e-9


@given(heights)
def test_marks_that_are_apart_stay_where_they_are(ys):
    y = np.cumsum(np.array(ys) + 6.0)
    moved, _ = moved_apart(y, np.zeros(len(y), int), [5.5], 5.0, 0.0, y[-1] + 1)
    assert moved == pytest.approx(y)


@given(heights)
def test_no_other_arrangement_moves_less(ys):
    """Against moving all down from the top, and all up from the bottom."""
    gap = 4.0
    y = np.sort(np.array(ys)) + 200
    moved, _ = moved_apart(y, np.zeros(len(y), int), [gap], 0.0, 0.0, 1000.0)
    down, up = y.copy(), y.copy()
    for i in range(1, len(y)):
        down[i] = max(y[i], down[i - 1] + gap)
        up[-1 - i] = min(y[-1 - i], up[-i] - gap)
    best = ((moved - y) ** 2).sum()
    assert best <= min(((other - y) ** 2).sum() for other in (down, up)) + 1e-6


def test_a_crowd_stands_closer_so_that_none_is_far_from_its_value():
    y = np.full(5, 30.0)
    moved, gap = moved_apart(y, np.zeros(5, int), [5.5, 4.0, 2.5], 5.0, 0.0, 60.0)
    assert gap.tolist() == [2.5] * 5
    assert np.abs(moved - y).max() == pytest.approx(5.0)
    pair, gap = moved_apart(y[:2], np.zeros(2, int), [5.5, 4.0, 2.5], 5.0, 0.0, 60.0)
    assert gap.tolist() == [5.5] * 2
    assert np.abs(pair - 30).tolist() == [2.75, 2.75]


def test_marks_of_other_times_are_left_alone():
    y = np.array([30.0, 30.0, 30.0])
    moved, _ = moved_apart(y, np.array([0, 1, 2]), [5.5], 5.0, 0.0, 60.0)
    assert moved.tolist() == y.tolist()


def test_at_the_edge_of_a_pane_all_stay_inside():
    moved, _ = moved_apart(np.full(4, 58.0), np.zeros(4, int), [5.5], 99.0, 6.0, 60.0)
    assert moved.max() == 60.0
