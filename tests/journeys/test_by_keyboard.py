"""Everything without a mouse, and what a screen reader is told."""

import numpy as np
import pytest
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from viewer.commands.table import COMMANDS
from viewer.model.calendar import day_of
from viewer.model.view import TimeRange

VISIT = "kim-visits-volunteers-cemetery"


def tour(reader, key: str = "Tab") -> list[QWidget]:
    """The widgets that the key goes through until it comes round."""
    reader.contents.lanes.setFocus()
    stops = []
    for _ in range(200):
        stops.append(QApplication.focusWidget())
        reader.press(key)
        if QApplication.focusWidget() is stops[0]:
            return stops
    raise AssertionError("Tab never comes round")


def interfaces(interface, depth: int = 0):
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid() and depth < 30:
            yield from interfaces(child, depth + 1)


def test_tab_reaches_lanes_chart_and_every_link_of_the_details(reader):
    reader.click_event(VISIT)
    stops = tour(reader)
    assert reader.lanes in stops
    assert reader.pane in stops
    links = [reader.link(words) for words in dict.fromkeys(reader.links())]
    assert len(links) >= 5
    for link in links:
        assert link in stops, link.accessibleName()


def test_tab_goes_from_the_lanes_to_the_chart_and_then_to_the_details(reader):
    reader.click_event(VISIT)
    stops = tour(reader)
    first_link = reader.link(reader.links()[0])
    assert stops.index(reader.lanes) < stops.index(reader.pane) < stops.index(first_link)


def test_shift_and_tab_goes_the_same_way_back(reader):
    reader.click_event(VISIT)
    there, back = tour(reader), tour(reader, "Shift+Tab")
    assert back == [there[0], *reversed(there[1:])]


def test_every_stop_has_a_name(reader):
    reader.click_event(VISIT)
    nameless = [
        type(stop).__name__
        for stop in tour(reader)
        if not QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("selected", [(), (VISIT,), ("customs-2020-07-imports",)])
def test_everything_that_takes_the_focus_has_a_name_for_a_screen_reader(reader, selected):
    reader.app.session.update(selection=selected)
    reader.settle()
    root = QAccessible.queryAccessibleInterface(reader.app.window)
    nameless = [
        f"{interface.role().name} {interface.rect()}"
        for interface in interfaces(root)
        if interface.state().focusable
        and interface.role() != QAccessible.Role.StaticText  # its text is its name
        and not interface.state().invisible
        and not interface.text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_page_of_a_refused_file_is_reached_and_named(start, put):
    reader = start(put(b"nonsense"))
    reader.contents.refused.setFocus()
    said = []
    for _ in range(30):
        stop = QApplication.focusWidget()
        said.append(QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name))
        reader.press("Tab")
    assert {"Problems", "Open…", "Reload", "Open the bundled dataset"} <= set(said)
    assert "" not in said


def test_an_event_is_found_read_and_left_by_keys_alone(reader):
    october = (float(day_of(2020, 10)), float(day_of(2020, 11)))
    reader.app.session.update(time=TimeRange(*october))
    reader.lanes.setFocus()
    for _ in range(100):
        if reader.selection == (VISIT,):
            break
        reader.press("Right")
    assert reader.selection == (VISIT,)
    assert "Kim visits the Volunteers’ cemetery" in reader.lanes.accessibleName()
    reader.press("F")
    assert reader.time.span == pytest.approx(7)
    reader.press("Esc")
    assert reader.selection == ()


def test_where_all_is_shown_no_step_from_event_to_event_moves_the_view(reader):
    reader.press("Home")
    everything, dated = reader.time, np.isfinite(reader.app.shown.drawn.first()).sum()
    reader.lanes.setFocus()
    walked = set()
    for _ in range(dated):
        reader.press("Left")
        assert reader.time == everything, reader.selection
        walked |= set(reader.selection)
    assert len(walked) == dated


def test_space_and_enter_follow_a_link(reader):
    for key in ("Space", "Return"):
        # Not by a click: the selected one of two that have room for one is shown.
        reader.app.session.update(selection=(VISIT,))
        reader.settle()
        link = reader.link("Flowers for Mao Anying’s grave")
        link.setFocus()
        reader.press(key)
        assert reader.selection == ("flowers-mao-anying-grave",), key


def test_home_shows_all_whatever_has_the_focus(reader):
    reader.press("Home")
    everything = reader.time
    for stop in (reader.lanes, reader.pane, reader.button("Zoom in")):
        reader.press("Alt+Left")
        assert reader.time != everything
        stop.setFocus()
        reader.press("Home")
        assert reader.time == everything


def test_no_key_means_two_things_at_once(reader):
    """Qt answers a key of two enabled actions with nothing at all."""
    reader.press("F8")
    reader.click_event(VISIT)
    pressed = [
        QKeySequence(key).toString()
        for command in COMMANDS
        if command.when(reader.app.desk)
        for key in command.keys
    ]
    twice = {key for key in pressed if pressed.count(key) > 1}
    reader.press("F8")
    assert twice == set()


def test_esc_ends_the_presentation_first_and_then_the_selection(reader):
    reader.click_event(VISIT)
    reader.press("F8")
    assert not reader.contents.side.isVisible()
    reader.press("Esc")
    assert reader.contents.side.isVisible()
    assert reader.selection == (VISIT,)
    reader.press("Esc")
    assert reader.selection == ()


def test_every_command_has_words_a_menu_and_help():
    for command in COMMANDS:
        assert command.title.english(), command.id
        assert command.help.english().endswith("."), command.id
        assert command.menu.english(), command.id
