"""Breaks: as exact as an exhaustive search, and rarely one where there is none."""

import numpy as np
import pytest
import ruptures
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.study.made import figures, noise
from viewer.engine.study.breaks import breaks_of, noise_of, partition, penalty_for
from viewer.model.calendar import day_of

NULLS = 1000
NOMINAL = 0.05
LENGTHS = (12, 13, 24, 60, 300)


def cost(values: np.ndarray, edges: list[int], penalty: float) -> float:
    parts = np.split(values, edges)
    return sum(((part - part.mean()) ** 2).sum() for part in parts) + penalty * len(edges)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("times", [3.0, 12.0])
def test_the_partition_is_the_exact_one(seed, times):
    random = np.random.default_rng(seed)
    count = int(random.integers(12, 90))
    levels = np.repeat(random.normal(0, 4, 6), count)[: 6 * count].reshape(6, count)
    values = levels[np.arange(count) * 6 // count, 0] + random.normal(size=count)
    penalty = times * noise_of(values) ** 2
    mine = partition(values, penalty)
    if mine:
        exact = ruptures.Dynp(model="l2", min_size=2, jump=1).fit(values)
        assert exact.predict(n_bkps=len(mine)) == [*mine, count]
    # No number of breaks costs less.
    for more in range(6):
        edges = []
        if more:
            edges = ruptures.Dynp(model="l2", min_size=2, jump=1).fit(values).predict(more)[:-1]
        assert cost(values, mine, penalty) <= cost(values, edges, penalty) + 1e-9


@pytest.mark.parametrize("seed", range(10))
def test_the_partition_is_that_of_another_program(seed):
    values = noise(seed, 80)
    values[30:] += 8
    values[55:] -= 5
    penalty = penalty_for(values)
    theirs = ruptures.Pelt(model="l2", min_size=2, jump=1).fit(values).predict(pen=penalty)
    assert [*partition(values, penalty), 80] == theirs


@pytest.mark.parametrize("follows", [0.0, 0.3])
@pytest.mark.parametrize("count", LENGTHS)
def test_series_without_a_break_are_rarely_given_one(count, follows):
    alarms = 0
    for seed in range(NULLS):
        values = noise(seed * 1000 + count, count, follows)
        alarms += bool(partition(values, penalty_for(values)))
    assert alarms <= NOMINAL * NULLS


@given(
    st.integers(12, 300), st.floats(0.2, 0.8), st.integers(0, 10_000), st.sampled_from((-1, 1)),
    st.floats(1e-6, 1e6),
)  # fmt: skip
def test_a_planted_step_is_found_within_one_period(count, where, seed, sign, scale):
    values = noise(seed, count)
    at = min(max(3, round(where * count)), count - 3)
    # So large that no draw of the noise hides it, even beside three figures.
    values[at:] += sign * 9 * max(1.0, noise_of(values))
    found = partition(scale * values, penalty_for(scale * values))
    assert any(abs(edge - at) <= 1 for edge in found)


def test_a_break_tells_its_time_its_levels_and_its_weight():
    values = [*noise(1, 24) * 0.1 + 10, *noise(2, 24) * 0.1 + 4]
    (found,) = breaks_of(figures(values, "2018"))
    assert (found.since, found.at) == (day_of(2020), day_of(2020))
    assert (found.before, found.after) == pytest.approx((10, 4), abs=0.1)
    assert found.gain == pytest.approx(12 * (found.after - found.before) ** 2)


def test_a_break_lies_anywhere_between_the_figures_around_it():
    values = [*noise(1, 24) * 0.1 + 10, np.nan, np.nan, *noise(2, 24) * 0.1 + 4]
    (found,) = breaks_of(figures(values, "2018"))
    assert (found.since, found.at) == (day_of(2020), day_of(2020, 3))


@pytest.mark.parametrize(
    "values",
    [np.full(40, 7.0), np.zeros(12), np.ones(3), np.repeat((0.0, 9.0, 0.0), (20, 1, 19))],
)
def test_constants_and_single_outliers_have_no_breaks(values):
    assert partition(values, penalty_for(values)) == []


def test_one_outlier_hardly_moves_the_noise():
    values = noise(5, 60)
    wild = values.copy()
    wild[30] = 1e6
    assert noise_of(wild) == pytest.approx(noise_of(values), rel=0.15)
