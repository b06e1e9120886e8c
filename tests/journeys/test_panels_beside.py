"""The panels beside the timeline: hidden and found again, and below it where there is no room."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.journeys.hands import LEFT, NONE


def test_hidden_panels_are_one_key_or_one_click_away(reader):
    reader.press("F9")
    assert not reader.contents.side.isVisible()
    assert not reader.settings.now.side_shown
    button = reader.contents.topbar._buttons["view.panels"]
    reader.click_button(button)
    assert reader.contents.side.isVisible()
    assert reader.settings.now.side_shown


def test_panels_cannot_be_dragged_away(reader):
    split = reader.contents._split
    handle, middle = split.handle(1), QPoint(0, 100)
    QTest.mousePress(handle, LEFT, NONE, middle)
    QTest.mouseMove(handle, QPoint(3000, 100))
    QTest.mouseRelease(handle, LEFT, NONE, QPoint(3000, 100))
    reader.settle()
    assert reader.contents.side.width() >= reader.contents.side.minimumSizeHint().width()
    assert split.sizes()[1] > 0


@pytest.mark.parametrize(("width", "below"), [(700, True), (1100, False)])
def test_in_a_narrow_window_the_panels_lie_below_the_timeline(reader, width: int, below: bool):
    reader.app.window.resize(width, 700)
    reader.settle()
    side, lanes = reader.contents.side, reader.lanes
    assert (side.mapTo(reader.app.window, QPoint()).y() > lanes.height()) is below
    assert lanes.width() > 0.55 * width


def test_a_window_that_grows_again_has_its_panels_at_the_right_as_wide_as_before(reader):
    before = reader.contents.side.width()
    for width in (700, 1600):
        reader.app.window.resize(width, 900)
        reader.settle()
    assert abs(reader.contents.side.width() - before) <= 2
    assert abs(reader.contents.side_width - before) <= 2
