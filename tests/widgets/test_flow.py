"""Chips side by side, in as many rows as they need."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from viewer.widgets.flow import FlowLayout

pytestmark = pytest.mark.usefixtures("qapp")
GAP = 6


class Chip(QWidget):
    """A widget of a fixed size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size


def laid_out(sizes: list[tuple[int, int]], width: int) -> tuple[FlowLayout, list[Chip], QWidget]:
    whole = QWidget()
    flow = FlowLayout(whole, GAP)
    chips = [Chip(*size) for size in sizes]
    for chip in chips:
        flow.addWidget(chip)
        chip.setVisible(True)
    flow.setGeometry(QRect(0, 0, width, 1000))
    return flow, chips, whole


sizes = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 40)), max_size=12)


@given(sizes, st.integers(20, 500))
def test_chips_stand_in_order_inside_the_width_without_touching(sizes, width):
    flow, chips, _ = laid_out(sizes, width)
    boxes = [chip.geometry() for chip in chips]
    assert all(box.left() >= 0 and box.right() < width for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    for one, other in pairwise(boxes):
        assert (one.top(), one.left()) < (other.top(), other.left())
        assert other.top() > one.top() or other.left() - one.right() == GAP + 1
    tops = sorted({box.top() for box in boxes})
    for above, below in pairwise(tops):
        assert below == max(box.bottom() for box in boxes if box.top() == above) + 1 + GAP
    assert flow.heightForWidth(width) == max((box.bottom() + 1 for box in boxes), default=0)
    assert flow.count() == len(sizes)


@given(sizes, st.integers(20, 500))
def test_a_row_is_broken_only_where_the_next_chip_has_no_room(sizes, width):
    _, chips, _ = laid_out(sizes, width)
    boxes = [chip.geometry() for chip in chips]
    for (one, other), size in zip(pairwise(boxes), sizes[1:], strict=True):
        if other.top() > one.top():
            assert one.right() + 1 + GAP + size[0] > width


@given(sizes)
def test_a_narrower_place_never_needs_less_height(sizes):
    flow, _, _ = laid_out(sizes, 500)
    heights = [flow.heightForWidth(width) for width in (400, 200, 100, 50)]
    if len({height for _, height in sizes}) == 1:
        assert heights == sorted(heights)
    assert flow.hasHeightForWidth()


def test_what_is_hidden_takes_no_room(qtbot):
    flow, chips, whole = laid_out([(50, 20)] * 3, 500)
    qtbot.addWidget(whole)
    chips[1].setVisible(False)
    flow.invalidate()
    flow.setGeometry(QRect(0, 0, 500, 100))
    assert chips[2].geometry().left() == 50 + GAP


def test_chips_can_be_taken_out_again(qtbot):
    flow, chips, whole = laid_out([(50, 20)] * 3, 500)
    qtbot.addWidget(whole)
    assert flow.itemAt(1).widget() is chips[1]
    assert flow.takeAt(0).widget() is chips[0]
    assert flow.count() == 2
    assert flow.itemAt(2) is None
    assert flow.takeAt(5) is None
    assert flow.itemAt(-1) is None


@pytest.mark.parametrize("width", [120, 60])
def test_a_row_of_chips_can_shrink_to_less_than_its_widest(qtbot, width):
    flow, chips, whole = laid_out([(300, 20), (10, 20)], width)
    qtbot.addWidget(whole)
    assert chips[0].width() == width
    assert flow.minimumSize().width() <= 60
