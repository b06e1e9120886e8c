"""The strip of torn paper: where its words find room."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.widgets.torn import widest_free

levels = st.floats(-50, 450)
boxes = st.lists(
    st.tuples(st.floats(0, 300), levels, st.floats(1, 200), st.floats(1, 60)), max_size=12
).map(lambda found: np.array([(x, y, x + w, y + h) for x, y, w, h in found]).reshape(-1, 4))


@given(boxes)
def test_the_room_that_is_found_is_free_and_the_longest(found):
    xs, ys = (100.0, 140.0), (0.0, 400.0)
    start, end = widest_free(found, xs, ys)
    inside = found[(found[:, 0] < xs[1]) & (found[:, 2] > xs[0])]
    assert not any(y0 < end and y1 > start for _, y0, _, y1 in inside.tolist() if start < end)
    edges = sorted({*ys, *np.clip(inside[:, [1, 3]], *ys).ravel().tolist()})
    longest = max(
        (b - a for a in edges for b in edges if b > a and not any(
            y0 < b and y1 > a for _, y0, _, y1 in inside.tolist())), default=0.0,
    )  # fmt: skip
    assert end - start == longest


def test_where_nothing_is_all_of_the_height_is_free():
    assert widest_free(np.zeros((0, 4)), (0.0, 10.0), (5.0, 90.0)) == (5.0, 90.0)
