"""Times of which each stands once answer as the whole array does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.engine.timeline.times import Times

days = st.sampled_from([-np.inf, -3.0, 0.0, 0.5, 1.0, 7.0, np.inf])


@given(st.lists(days), st.lists(days | st.floats(-5, 9)), st.sampled_from(["left", "right"]))
def test_times_count_what_is_before_as_the_array_does(some, keys, side):
    ordered = np.sort(np.array(some, float))
    times = Times(ordered)
    assert len(times) == len(ordered)
    assert [times[place] for place in range(len(times))] == ordered.tolist()
    assert times.take(np.arange(len(times))).tolist() == ordered.tolist()
    wanted = np.array(keys, float)
    assert times.searchsorted(wanted, side).tolist() == ordered.searchsorted(wanted, side).tolist()
    for key in keys:
        assert times.searchsorted(key, side) == ordered.searchsorted(key, side)


def test_there_is_no_time_after_the_last():
    with pytest.raises(IndexError):
        Times(np.array([1.0, 1.0]))[2]
