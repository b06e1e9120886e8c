"""The line of a chart that nobody points at stands where it hides least."""

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.trade.made import chart, korea, view
from viewer.engine.trade.corner import READ, covered, emptiest
from viewer.engine.trade.labels import Box
from viewer.engine.trade.panes import default_panes

TIME = view("2019-06", "2021-06")
CHARTS = [chart(korea(), pane, TIME) for pane in default_panes(korea())]
PIXELS = st.integers(0, 1100)


def hidden(drawn, box: Box) -> float:
    """Count, mark by mark, the pixels of width that a box hides."""
    marks = [(drawn.box_of(row), 1.0) for row in drawn.bars.row.tolist()]
    marks += [(mark.box, 1.0) for mark in drawn.blanks]
    marks += [(label.box, READ) for label in drawn.labels]
    ticks = (drawn.others.x, drawn.others.y, drawn.others.wide)
    marks += [(Box(x - w / 2, y - 1, x + w / 2, y + 1), 1.0)
              for x, y, w in zip(*(one.tolist() for one in ticks), strict=True)]  # fmt: skip
    lines = (drawn.lines.x0, drawn.lines.x1, drawn.lines.y)
    marks += [(Box(a, y - 1, b, y + 1), 1.0)
              for a, b, y in zip(*(one.tolist() for one in lines), strict=True)]  # fmt: skip
    return sum(
        weight * max(min(mark.x1, box.x1) - max(mark.x0, box.x0), 0.0)
        for mark, weight in marks
        if mark.y1 > box.y0 and mark.y0 < box.y1
    )


@given(st.sampled_from(CHARTS), PIXELS, st.integers(0, 130), st.integers(1, 700))
def test_what_a_box_hides_is_what_each_mark_and_label_shares_with_it(drawn, x, y, wide):
    box = Box(x, y, x + wide, y + 18)
    assert abs(covered(drawn, box) - hidden(drawn, box)) < 1e-6


@given(st.sampled_from(CHARTS), st.lists(st.tuples(PIXELS, st.integers(0, 130)), min_size=1))
def test_no_other_place_hides_less(drawn, places):
    boxes = [Box(x, y, x + 200, y + 18) for x, y in places]
    best = hidden(drawn, boxes[emptiest(drawn, boxes)])
    assert all(best <= hidden(drawn, box) + 1e-5 for box in boxes)
