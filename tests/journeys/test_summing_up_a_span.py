"""A reader sums up a stretch of time: by mouse, typed, moved, copied, and removed."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.journeys.reader import NONE, Reader
from viewer.engine.time.scale import TimeScale
from viewer.engine.time.typed import typed_range
from viewer.widgets.trade.still import StillPane

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reader(start) -> Reader:
    """Somebody at the bundled dataset, in 2020 and a little around."""
    reader = start()
    reader.app.session.update(time=typed_range("2019-10..2021-03"))
    reader.settle()
    return reader


def type_span(reader: Reader, text: str) -> None:
    reader.press("N", reader.app.window)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    reader.settle()


def strip_text(reader: Reader) -> str:
    strip = reader.contents.span.strip
    assert strip is not None
    assert strip.isVisible()
    return strip.as_text()


def at(reader: Reader, day: float) -> QPoint:
    return QPoint(round(reader.pane.scale().x(day)), 40)


def test_typed_2020_has_the_sum_of_its_months(reader):
    """The months of 2020 add to the 539.1 of the year; January and February come together."""
    type_span(reader, "2020")
    total = next(line for line in strip_text(reader).split("\n") if line.startswith("total"))
    assert "539.1" in total
    assert "12 of 12 months" in total
    assert "whole of 2020: total 539.1, as published: not added" in strip_text(reader)


def test_alt_drag_draws_a_span_and_a_handle_moves_it(reader):
    year = typed_range("2020")
    viewport = reader.plot.viewport()
    reader.drag(viewport, at(reader, year.start), at(reader, year.end), ALT)
    drawn = reader.app.session.view.brush
    assert abs(drawn.start - year.start) <= 1
    assert abs(drawn.end - year.end) <= 1
    reader.drag(viewport, at(reader, drawn.end), at(reader, drawn.end - 60), NONE)
    moved = reader.app.session.view.brush
    assert moved.start == drawn.start
    assert moved.end < drawn.end - 50
    reader.click_words("Back")
    assert reader.app.session.view.brush == drawn
    reader.click_words("Back")
    assert reader.app.session.view.brush is None


def test_the_next_drag_after_the_command_draws_once(reader):
    reader.press("Shift+N", reader.app.window)
    viewport, time = reader.plot.viewport(), reader.app.session.view.time
    reader.drag(viewport, QPoint(200, 40), QPoint(400, 40))
    assert reader.app.session.view.brush is not None
    assert reader.app.session.view.time == time
    reader.drag(viewport, QPoint(600, 40), QPoint(650, 40))
    assert reader.app.session.view.time != time


def test_sums_are_copied_as_a_table(reader):
    type_span(reader, "2020")
    reader.click_button(
        next(b for b in reader.contents.span.strip.findChildren(type(reader.pane.show_as).__base__)
             if b.text() == "Copy")
    )  # fmt: skip
    lines = QApplication.clipboard().text().split("\n")
    assert lines[1].startswith("What\tSum\tMean")
    assert lines[4].split("\t")[1] == "539.1"


def test_escape_removes_the_span(reader):
    type_span(reader, "2020-03..2020-06")
    reader.press("Esc", reader.pane)
    assert reader.app.session.view.brush is None
    assert not reader.contents.span.isVisible()


def test_over_the_lanes_a_chart_says_its_values_on_one_line(reader):
    reader.move_over(reader.plot.viewport(), QPoint(300, 40))
    assert len(reader.plot.pointer.lines) > 1
    QApplication.sendEvent(reader.plot.viewport(), QEvent(QEvent.Type.Leave))
    reader.app.hover.move(typed_range("2020-06").start)
    (line,) = reader.plot.pointer.lines
    assert line.startswith("Jun 2020: exports 9.12 · ")


def picture(reader: Reader) -> QImage:
    """The first chart as it is taken away."""
    app = reader.app
    image = QImage(900, 160, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    with QPainter(image) as p:
        StillPane(app.session, app.figures, app.look, 0, 900, 160).paint(p)
    return image


def test_the_band_is_in_pictures_that_are_taken_away_and_nowhere_but_over_its_time(reader):
    before = picture(reader)
    type_span(reader, "2018..2020-06-30")
    after = picture(reader)
    time, gutter = reader.app.session.view.time, reader.app.look.gutter
    scale = TimeScale(time, 900 - gutter, gutter)
    edge = scale.x(typed_range("2020-06").end)
    changed = {x for x in range(900) for y in range(160) if before.pixel(x, y) != after.pixel(x, y)}
    assert min(changed) == round(gutter), "the gutter stays as it is"
    assert abs(max(changed) - edge) <= 1.5
    assert len(changed) > 0.98 * (edge - gutter)


def test_a_span_is_there_again_when_the_file_is_opened_again(start, tmp_path):
    reader = start(views=tmp_path / "views")
    type_span(reader, "2020-03..2020-06")
    span, told = reader.app.session.view.brush, strip_text(reader)
    reader.app.window.close()
    again = start(views=tmp_path / "views")
    assert again.app.session.view.brush == span
    assert strip_text(again) == told


def test_each_line_says_its_unit(reader):
    type_span(reader, "2020")
    shown = [label.text() for label in reader.contents.span.strip.findChildren(QLabel)]
    assert "Unit" in shown
    assert any("million" in text for text in shown)


def test_lines_that_find_no_room_are_counted_and_in_the_copy(reader):
    panes = reader.app.session.view.panes
    reader.app.session.update(panes=(*panes, *panes, *panes, *panes))
    type_span(reader, "2019..2021")
    strip = reader.contents.span.strip
    more = len(strip.table.lines) - 8
    assert more > 0
    assert f"{more} more lines are in the copy" in strip.note.text()
    assert len(strip.as_text().split("\n")) >= 2 + len(strip.table.lines)
