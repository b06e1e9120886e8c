"""A share without a known end, under the hands: pointed at, read out, clicked, seen."""

import pytest

from tests.engine.trade.test_open_ended import shares


@pytest.fixture
def beside(desk):
    """Shares of two years, and one that goes on since a summer."""
    data, _ = shares()
    desk.open(data, "2019-01", "2021-12")
    return desk


def test_a_share_without_a_known_end_is_read_out_and_clicked(beside):
    x, y = beside.middle("going-on")
    beside.mouse("MouseMove", x, y)
    told = " · ".join(beside.plot.pointer.lines)
    assert "since summer 2020: >90" in told
    assert "88.2" in told, "what was said of the year is read out with it"
    beside.click(x, y)
    assert beside.session.view.selection == ("going-on",)


def test_its_line_has_the_colour_of_the_strips(beside):
    box = beside.pane.chart().box("going-on")
    strip = beside.pane.chart().box("year-20")
    picture = beside.plot.grab().toImage()
    line = picture.pixel(round(box.x0) + 6, round((box.y0 + box.y1) / 2))
    assert line == picture.pixel(round(strip.x0) + 6, round((strip.y0 + strip.y1) / 2))
    assert line != beside.look.theme["plot"].rgb()
