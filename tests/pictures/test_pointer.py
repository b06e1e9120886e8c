"""The pointer over the timeline: what it paints comes and goes, and nothing else is painted."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from viewer.model.view import Panel

VISIT = "kim-visits-volunteers-cemetery"
DEAL = "daily-nk-trains-deal"


@pytest.fixture(params=["light", "dark"])
def reader(request, start):
    made = start(size=(1400, 860), theme=request.param)
    made.app.window.setFocus()  # so that no ring of the focus is in the picture
    made.settle()
    return made


def on_screen(reader, widget=None) -> QImage:
    """What the screen shows, put together from all that was painted piece by piece."""
    window = reader.app.window
    image = window.screen().grabWindow(window.winId()).toImage()
    if widget is None:
        return image
    return image.copy(QRect(widget.mapTo(window, QPoint()), widget.size()))


def painted_anew(reader) -> QImage:
    reader.lanes.kept.forget()
    reader.app.window.repaint()
    for widget in (reader.lanes, reader.ruler, *reader.contents.trade.panes):
        widget.update()
    reader.settle()
    return on_screen(reader)


@pytest.fixture
def paintings(reader, monkeypatch):
    """How often all of the lanes was painted."""
    found = []
    real = reader.lanes._picture.paint_still

    def counted(*arguments):
        found.append(arguments)
        real(*arguments)

    monkeypatch.setattr(reader.lanes._picture, "paint_still", counted)
    return found


def path(reader) -> list[QPoint]:
    """A way of the pointer: over the gutter, empty places, events, labels, the edge."""
    width, height = reader.lanes.width(), reader.lanes.height()
    places = [QPoint(90, 40), QPoint(300, 60), QPoint(301, 60), reader.place_of(VISIT)]
    places += [QPoint(width - 2, height - 3), reader.place_of(DEAL), QPoint(420, height // 2)]
    return places


def test_a_pointer_that_moves_paints_nothing_of_the_lanes_anew(reader, paintings):
    for place in path(reader):
        reader.move_over(reader.lanes, place)
    assert paintings == []


def test_the_pointer_leaves_no_trace(reader):
    before = on_screen(reader)
    for place in path(reader):
        reader.move_over(reader.lanes, place)
        assert on_screen(reader) == painted_anew(reader), place
    reader.app.hover.move(None)
    reader.settle()
    assert on_screen(reader, reader.lanes) == before.copy(
        QRect(reader.lanes.mapTo(reader.app.window, QPoint()), reader.lanes.size())
    )


@pytest.mark.parametrize("change", [
    lambda reader: reader.press("PgDown"),
    lambda reader: reader.press("+"),
    lambda reader: reader.wheel_over(reader.lanes, 500, -1),
    lambda reader: reader.click_event(VISIT),
    lambda reader: reader.click(reader.lanes, QPoint(60, 12)),
    lambda reader: reader.press("Ctrl+="),
    lambda reader: reader.app.window.resize(1410, 850),
    lambda reader: reader.settings.update(theme="dark" if reader.app.look.theme.name == "light"
                                          else "light"),
], ids=["pan", "zoom", "scroll", "select", "fold up", "text size", "size", "theme"])  # fmt: skip
def test_no_old_picture_stays_after_a_change(reader, change):
    reader.move_over(reader.lanes, QPoint(500, 80))
    before = on_screen(reader, reader.lanes)
    change(reader)
    reader.settle()
    assert on_screen(reader, reader.lanes) != before
    assert on_screen(reader) == painted_anew(reader)
    reader.move_over(reader.lanes, QPoint(620, 90))
    assert on_screen(reader) == painted_anew(reader), "where the pointer was before the change"


def test_a_row_of_the_list_under_the_pointer_lights_up_its_event_in_the_lanes(reader):
    reader.app.session.update(panel=Panel.LIST)
    reader.settle()
    before = on_screen(reader, reader.lanes)
    reader.app.hover.move(None, VISIT)
    reader.settle()
    shown = on_screen(reader, reader.lanes)
    around = reader.lanes.box_of(reader.position(VISIT)).adjusted(-6, -4, 6, 4).toAlignedRect()
    assert shown.copy(around) != before.copy(around)
    reader.app.hover.move(None)
    reader.settle()
    assert on_screen(reader, reader.lanes) == before
