"""Wheel, drag, box, double click and keys, over lanes, ruler and chart."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys.reader import CTRL, NONE, SHIFT, Reader
from viewer.model.calendar import day_of
from viewer.model.view import FARTHEST, SHORTEST, TimeRange

X = 700
"""Where the pointer is, in pixels of the window."""
OVER = ("lanes", "ruler", "chart")
VISIT = "kim-visits-volunteers-cemetery"


@pytest.fixture
def reader(start):
    """Somebody at a small window, in which the lanes have to be scrolled."""
    made = start(size=(1280, 720))
    yield made
    assert_one_axis(made)


def assert_one_axis(reader: Reader) -> None:
    """The same instant has the same x in ruler, lanes and chart."""
    time = reader.time
    for share in (0.0, 0.37, 0.5, 1.0):
        xs = reader.xs_of(time.start + share * time.span)
        assert max(xs.values()) - min(xs.values()) <= 0.5, xs


def widget(reader: Reader, over: str):
    return {"lanes": reader.lanes, "ruler": reader.ruler, "chart": reader.plot.viewport()}[over]


def x_in(reader: Reader, over: str, x: float = X) -> int:
    """A pixel of the window as one of the widget."""
    return round(x - widget(reader, over).mapTo(reader.app.window, QPoint()).x())


def day_at(reader: Reader, x: float = X) -> float:
    """The instant at a pixel of the window, as the lanes have it."""
    return reader.lanes.scale().day(x_in(reader, "lanes", x))


def at(reader: Reader, over: str, x: float = X) -> QPoint:
    """A place at a pixel of the window where nothing is."""
    x = x_in(reader, over, x)
    taken = {
        "lanes": lambda y: reader.event_at(QPoint(x, y)) is not None,
        "ruler": lambda y: False,
        "chart": lambda y: reader.pane.chart().at(x, y) is not None,
    }[over]
    return QPoint(x, next(y for y in range(8, widget(reader, over).height()) if not taken(y)))


def wheel(reader: Reader, over: str, notches: float, keys=NONE) -> None:
    reader.wheel_over(widget(reader, over), x_in(reader, over), notches, keys)


@pytest.mark.parametrize(
    ("over", "keys"), [("lanes", CTRL), ("ruler", NONE), ("ruler", CTRL), ("chart", NONE),
                       ("chart", CTRL)],
)  # fmt: skip
@pytest.mark.parametrize("notches", [1, -3])
def test_the_wheel_zooms_and_what_is_under_the_pointer_stays_there(reader, over, keys, notches):
    day, span = day_at(reader), reader.time.span
    wheel(reader, over, notches, keys)
    assert reader.time.span == pytest.approx(span * 0.8**notches)
    assert reader.xs_of(day)["lanes"] == pytest.approx(X, abs=0.5)


def test_the_wheel_scrolls_the_lanes_and_leaves_time_alone(reader):
    reader.app.window.resize(900, 480)
    reader.settle()
    time, top = reader.time, reader.scrolled()
    wheel(reader, "lanes", -2)
    assert reader.time == time
    assert reader.scrolled() > top
    for _ in range(50):
        wheel(reader, "lanes", -5)
    bottom = reader.scrolled()
    assert bottom + reader.lanes.height() == pytest.approx(reader.scene().height)
    for _ in range(50):
        wheel(reader, "lanes", 5)
    assert reader.scrolled() == 0


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("notches", [1, -2])
def test_shift_and_wheel_pan(reader, over, notches):
    before = reader.time
    wheel(reader, over, notches, SHIFT)
    assert reader.time.span == pytest.approx(before.span)
    assert reader.time.start == pytest.approx(before.start - notches * 0.1 * before.span)


@pytest.mark.parametrize("over", OVER)
def test_a_drag_takes_the_instant_along(reader, over):
    day, span = day_at(reader), reader.time.span
    start, end = at(reader, over), at(reader, over, X - 150)
    reader.drag(widget(reader, over), start, end)
    assert reader.time.span == pytest.approx(span)
    assert reader.xs_of(day)["lanes"] == pytest.approx(X - 150, abs=1.0)
    assert reader.selection == ()


@pytest.mark.parametrize("over", OVER)
def test_shift_and_drag_zoom_to_a_box(reader, over):
    first, last = day_at(reader, X - 90), day_at(reader, X + 110)
    pixel = reader.time.span / reader.lanes.scale().width
    start, end = at(reader, over, X - 90), at(reader, over, X + 110)
    reader.drag(widget(reader, over), start, end, SHIFT)
    assert reader.time.start == pytest.approx(first, abs=pixel)
    assert reader.time.end == pytest.approx(last, abs=pixel)


@pytest.mark.parametrize("over", OVER)
def test_a_double_click_shows_all(reader, over):
    reader.press("Home")
    everything = reader.time
    reader.press("Alt+Left")
    assert reader.time != everything
    reader.double_click(widget(reader, over), at(reader, over))
    assert reader.time == everything
    assert everything.start < day_of(1951)
    assert everything.end > day_of(2021, 3)


@pytest.mark.parametrize("over", OVER)
def test_a_double_click_keeps_what_is_selected(reader, over):
    reader.click_event(VISIT)
    reader.double_click(widget(reader, over), at(reader, over))
    assert reader.selection == (VISIT,)
    reader.click(reader.lanes, at(reader, "lanes"))
    assert reader.selection == ()


@pytest.mark.parametrize("over", OVER)
def test_the_day_under_the_pointer_is_said_in_the_status_bar(reader, over):
    place = QPoint(x_in(reader, over, reader.xs_of(day_of(2020, 10, 22) + 0.5)["lanes"]), 10)
    reader.move_over(widget(reader, over), place)
    assert "22 Oct 2020" in reader.status_text()


def test_plus_and_minus_zoom_around_the_middle(reader):
    before = reader.time
    reader.press("+")
    assert reader.time.span == pytest.approx(before.span * 0.64)
    assert reader.time.middle == pytest.approx(before.middle)
    assert_one_axis(reader)
    reader.press("-")
    assert reader.time.span == pytest.approx(before.span)


def test_page_keys_pan(reader):
    before = reader.time
    reader.press("PgDown")
    assert reader.time.start == pytest.approx(before.start + before.span / 4)
    assert_one_axis(reader)
    reader.press("PgUp")
    assert reader.time.start == pytest.approx(before.start)


def test_full_stop_and_comma_walk_the_events_in_time_and_bring_each_into_view(reader):
    order, seen = [], []
    for _ in range(12):
        reader.press(".")
        order.append(reader.selection)
        position = reader.app.session.dataset.events.position(reader.selection[0])
        seen.append(float(reader.app.shown.drawn.first()[position]))
        assert reader.time.touches(seen[-1], float(reader.app.shown.drawn.last()[position]))
    assert seen == sorted(seen)
    assert len(set(order)) == 12
    reader.press(",")
    assert reader.selection == order[-2]


@pytest.mark.parametrize(("there", "back"), [("Right", "Left"), ("Down", "Up")])
def test_arrow_keys_walk_the_events(reader, there, back):
    reader.lanes.setFocus()
    reader.press(there)
    first = reader.selection
    reader.press(there)
    assert reader.selection not in ((), first)
    reader.press(back)
    assert reader.selection == first


def test_f_fits_the_selection_and_alt_left_returns(reader):
    reader.click_event(VISIT)
    before = reader.time
    reader.press("F")
    assert reader.time.span == pytest.approx(7)
    assert reader.is_seen(VISIT)
    assert_one_axis(reader)
    reader.press("Alt+Left")
    assert reader.time == before
    reader.press("Alt+Right")
    assert reader.time.span == pytest.approx(7)


def test_esc_selects_nothing(reader):
    reader.click_event(VISIT)
    reader.press("Esc")
    assert reader.selection == ()
    assert "Click an event or a value" in reader.text_of_details()


def test_a_run_of_the_wheel_is_one_step_back(reader, qtbot, monkeypatch):
    before = reader.time
    with monkeypatch.context() as quickly:
        quickly.setattr(reader, "settle", lambda: None)  # however slow this machine is
        for _ in range(5):
            wheel(reader, "ruler", 1)
    qtbot.waitUntil(lambda: reader.app.session.can_go_back)
    reader.press("Alt+Left")
    assert reader.time == before
    assert not reader.app.session.can_go_back


def test_a_drag_is_one_step_back(reader):
    before = reader.time
    reader.drag(reader.ruler, at(reader, "ruler"), at(reader, "ruler", X + 200))
    assert reader.time != before
    reader.press("Alt+Left")
    assert reader.time == before


def test_the_theme_changes_and_the_axis_does_not(reader):
    ground = reader.app.look.theme["window"]
    before = reader.xs_of(day_of(2020, 7))
    reader.press("Ctrl+Shift+D")
    assert reader.app.look.theme.name == "dark"
    assert reader.app.look.theme["window"] != ground
    assert reader.xs_of(day_of(2020, 7)) == before
    reader.press("Ctrl+Shift+D")
    assert reader.app.look.theme.name == "light"


def test_larger_text_widens_the_gutter_in_every_panel_alike(reader):
    gutter, time = reader.app.look.gutter, reader.time
    for _ in range(2):
        reader.press("Ctrl+=")
        assert_one_axis(reader)
    assert reader.app.look.text_size == 120
    assert reader.app.look.gutter == pytest.approx(gutter * 1.2, abs=1)
    assert reader.time == time
    reader.press("Ctrl+-")
    assert reader.app.look.text_size == 110
    reader.press("Ctrl+Shift+0")
    assert reader.app.look.text_size == 100


def test_another_size_of_the_window_keeps_one_axis(reader):
    for width, height in ((1600, 900), (900, 600), (1283, 721)):
        reader.app.window.resize(width, height)
        reader.settle()
        assert_one_axis(reader)


def test_the_right_button_moves_and_selects_nothing(reader):
    before = reader.time
    QTest.mouseClick(reader.lanes, Qt.MouseButton.RightButton, NONE, reader.place_of(VISIT))
    reader.settle()
    assert (reader.time, reader.selection) == (before, ())


def test_one_can_zoom_in_to_an_hour_and_out_to_a_million_years(reader):
    for notches, reached in ((5, SHORTEST), (-5, 2 * FARTHEST)):
        for _ in range(25):
            wheel(reader, "ruler", notches)
            assert_one_axis(reader)
        assert reader.time.span == pytest.approx(reached)


def test_where_nothing_is_the_nearest_on_both_sides_are_named_and_a_key_away(start, put):
    events = [
        {"id": f"e{year}", "title": f"In {year}", "occurred": f"{year}-05-01", "categories": ["c"]}
        for year in (1900, 1950, 2000, 2020)
    ]
    reader = start(put({"tradewake": 1, "title": "Gaps", "categories": [{"id": "c", "label": "C"}],
                        "events": events}))  # fmt: skip
    for key, chosen in ((".", "e2000"), (",", "e1950")):
        reader.app.session.update(time=TimeRange(day_of(1960), day_of(1970)), selection=())
        reader.settle()
        assert reader.app.shown.in_view(reader.time) == 0
        found = [events[position]["id"] for position in reader.lanes.stage.beside_view()]
        assert found == ["e1950", "e2000"]
        reader.press(key, reader.lanes)
        assert reader.selection == (chosen,)


def test_the_pointer_over_the_name_of_a_lane_is_told_what_a_click_does(reader):
    layout = reader.lanes.layout_now()
    reader.move_over(reader.lanes, QPoint(30, round(layout.tops[2] + 8)))
    told = reader.lanes.toolTip()
    assert str(layout.lanes[2].label) in told
    assert "folds it up" in told
