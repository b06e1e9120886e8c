"""Which values share time, against the plain definition, pair by pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.trade.overlaps import among, has_part, shared_time, tracks

periods = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1])),
    max_size=30,
)


def columns(made: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(made, float).reshape(len(made), 2)
    return table[:, 0], table[:, 1]


@given(periods)
def test_two_periods_that_share_time_are_both_found(made):
    shares, longer = shared_time(*columns(made))
    for i, (start, end) in enumerate(made):
        others = [p for j, p in enumerate(made) if j != i and p[0] < end and p[1] > start]
        assert shares[i] == bool(others)
        assert longer[i] == any(b - a < end - start for a, b in others)


@given(periods, periods)
def test_a_total_with_a_part_in_its_time_is_told_from_one_without(totals, parts):
    found = has_part(*columns(totals), *columns(parts))
    assert found.tolist() == [any(a < e and b > s for a, b in parts) for s, e in totals]


@given(periods, periods)
def test_a_total_over_the_very_period_of_a_part_is_found(totals, parts):
    assert among(*columns(totals), *columns(parts)).tolist() == [t in parts for t in totals]


@given(periods)
def test_lines_that_share_time_lie_in_different_rows_unless_they_are_over_the_same(made):
    track = tracks(*columns(made))
    for i, a in enumerate(made):
        for j, b in enumerate(made[:i]):
            if a != b and a[0] < b[1] and b[0] < a[1]:
                assert track[i] != track[j]
