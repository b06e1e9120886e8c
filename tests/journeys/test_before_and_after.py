"""Question 11: compare a year before and a year after the border closure, in at most four steps."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.hands import CTRL
from tests.journeys.reader import Reader
from viewer.model.view import Panel, Window

MOST = 4
CLOSED = "border-closed"


@pytest.fixture
def reader(start) -> Reader:
    made = start()
    yield made
    assert 0 < made.steps <= MOST


def panel(reader: Reader):
    """The panel before and after, which must be in front."""
    side = reader.contents.side
    assert side.currentWidget() is side.by_panel[Panel.BEFORE_AFTER]
    return side.by_panel[Panel.BEFORE_AFTER].panel


def text_of_panel(reader: Reader) -> str:
    return "\n".join(reader.texts(panel(reader).area.widget()))


def test_a_year_before_and_a_year_after_the_border_closure(reader):
    reader.click_event(CLOSED)
    reader.press("X")
    assert reader.steps == 2
    text = text_of_panel(reader)
    assert text.startswith("North Korea closes its border against the virus\nsince 31 January 2020")
    assert "A year before and after" in text
    assert "Trade with China, by year: down 88.6%. 2,789.02 (2019), then 318.04 (2021)." in text
    assert "Sep 2020\n243.719\n20.818\n−91.5%" in text
    assert "holds the event\n2020" in text
    assert "nothing here says that one led to the other" in text


def test_the_year_of_the_closure_against_the_year_before(reader):
    reader.click_event(CLOSED)
    reader.press("X")
    reader.click_button(panel(reader).head.button)
    reader.pick("Calendar years")
    text = text_of_panel(reader)
    assert "Trade with China, by year: down 80.7%. 2,789.02 (2019), then 539.1 (2020)." in text
    assert "Imports from China, by year\n~2,571\n491.1\n−80.9%" in text
    reader.app.session.back()
    reader.settle()
    assert reader.app.session.view.comparison.window is Window.YEAR


def test_july_beside_july_of_the_year_before(reader):
    reader.click_event(CLOSED)
    reader.press("X")
    reader.click_value("customs-2020-07-imports")
    text = text_of_panel(reader)
    assert text.startswith("North Korea closes its border")
    assert "Jul 2020\n207.7\n65.868\n−68.3%" in text


def test_the_panel_is_found_by_its_name(reader):
    reader.click_event(CLOSED)
    reader.press("Ctrl+K")
    reader.write("compare calendar")
    reader.press("Return", QApplication.focusWidget())
    assert "then 539.1 (2020)" in text_of_panel(reader)


def test_several_events_are_gathered_with_ctrl(reader):
    other = "kim-visits-volunteers-cemetery"
    reader.click_event(CLOSED)
    reader.click(reader.lanes, reader.place_of(other), CTRL)
    assert reader.selection == (CLOSED, other)
    reader.press("X")
    assert text_of_panel(reader).startswith("2 events")
    reader.click(reader.lanes, reader.place_of(other), CTRL)
    assert reader.selection == (CLOSED,)
    assert text_of_panel(reader).startswith("North Korea closes its border")


def test_a_comparison_is_saved_and_copied(reader, tmp_path):
    target = tmp_path / "before-after.csv"
    reader.app.desk.takeaway.ask = lambda *_: target
    reader.click_event(CLOSED)
    reader.press("X")
    reader.contents.actions_by_id["study.save"].trigger()
    reader._qtbot.waitUntil(lambda: target.exists() and not reader.app.jobs.busy)
    rows = target.read_bytes().decode("utf-8-sig").split("\r\n")
    assert rows[0].startswith("Event,Event (id),Series,Series (id),What,Before: first day")
    assert rows[1].startswith("North Korea closes its border against the virus,border-closed,")
    reader.press("Ctrl+C")
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Event\tEvent (id)\tSeries\t")
    assert len(lines) == len(rows) - 1
