"""The line of a long series against a full drawing of it, level by level and upright by upright."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.trade.test_pyramid import periods_of, series
from viewer.engine.trade.pyramid import Pyramid
from viewer.engine.trade.trace import trace
from viewer.model.periods import TOUCHING, RegularPeriods


def full_drawing(values, periods, edges):
    """Return for each column the set of stretches (least, largest) that a full drawing shows.

    Every level is drawn over its period, and an upright where the next period follows.
    """
    start, end = periods.starts(slice(None)), periods.ends(slice(None))
    columns = []
    for low, high in pairwise(edges):
        stretches = []
        before = None
        touched = np.flatnonzero((start < high) & ((end > low + TOUCHING) | (start >= low)))
        for i in touched:
            follows = i and start[i] - end[i - 1] <= TOUCHING and not np.isnan(values[i - 1])
            if np.isnan(values[i]):
                before = None
            elif before is not None and follows:
                stretches[-1].append(values[i])
                before = values[i]
            else:
                # An upright stands where a period starts: in the column of its start.
                joined = [values[i - 1]] if follows and start[i] >= low else []
                stretches.append([*joined, values[i]])
                before = values[i]
        columns.append([(min(s), max(s)) for s in stretches])
    return columns


def drawn(made, width):
    found = [[] for _ in range(width)]
    for column, least, largest in zip(made.column, made.least, made.largest, strict=True):
        found[column].append((least, largest))
    return found


@settings(max_examples=80, deadline=None)
@given(made=series(), data=st.data())
def test_each_column_shows_what_a_full_drawing_shows_there(made, data):
    values, periods = made
    low, high = float(periods.starts(slice(None))[0]), float(periods.ends(slice(None))[-1])
    width = data.draw(st.integers(1, 40))
    a = data.draw(st.floats(-0.1, 0.9))
    b = data.draw(st.floats(a + 1e-3, 1.1))
    edges = np.linspace(low + a * (high - low), low + b * (high - low), width + 1)
    found = trace(Pyramid(values, periods), edges)
    shown = drawn(found, width)
    broken = set(found.column[found.broken].tolist())
    for column, stretches in enumerate(full_drawing(values, periods, edges)):
        if column in broken:
            lowest = min(least for least, _ in stretches)
            highest = max(largest for _, largest in stretches)
            assert min(least for least, _ in shown[column]) == lowest
            assert max(largest for _, largest in shown[column]) == highest
        else:
            assert shown[column] == stretches


def test_no_line_crosses_a_missing_value_though_it_lies_in_one_pixel():
    values = np.concatenate((np.full(500, 1.0), [np.nan], np.full(499, 9.0)))
    pyramid = Pyramid(values, RegularPeriods(0.0, 1.0, 1000))
    made = trace(pyramid, np.array([0.0, 1000.0]))
    assert drawn(made, 1) == [[(1.0, 1.0), (9.0, 9.0)]]
    assert not made.broken.any()


def test_no_line_crosses_a_time_without_values():
    start = np.concatenate((np.arange(500.0), np.arange(600.0, 1100.0)))
    values = np.repeat([1.0, 9.0], 500)
    made = trace(Pyramid(values, periods_of(start, start + 1)), np.linspace(0, 1100, 12))
    assert drawn(made, 11)[5] == []
    assert drawn(made, 11)[6] == [(9.0, 9.0)]


def test_gaps_that_are_too_many_to_be_told_apart_are_marked():
    values = np.where(np.arange(100_000) % 2, np.nan, np.arange(100_000.0))
    made = trace(Pyramid(values, RegularPeriods(0.0, 1.0, 100_000)), np.linspace(0, 100_000, 101))
    assert made.broken.all()
    assert len(made) == 100
    assert made.largest[0] == pytest.approx(998.0)


def test_a_long_period_is_level_in_every_column_that_it_covers():
    periods = periods_of(np.array([0.0, 100.0]), np.array([100.0, 200.0]))
    made = trace(Pyramid(np.array([3.0, 5.0]), periods), np.linspace(0, 200, 21))
    assert drawn(made, 20)[:10] == [[(3.0, 3.0)]] * 10
    assert drawn(made, 20)[10:12] == [[(3.0, 5.0)], [(5.0, 5.0)]]
