"""A value of the chart: clicked, read, and walked on from."""

import pytest
from PySide6.QtCore import QPoint

JULY = "customs-2020-07-imports"


def test_a_value_is_clicked_and_read_with_its_source(reader):
    reader.click_value(JULY)
    assert reader.selection == (JULY,)
    text = reader.text_of_details()
    assert "Value\n$65.868 million" in text
    assert "Period\nJuly 2020" in text
    assert "China Customs" in text
    assert reader.steps == 1


def test_every_value_in_view_answers_a_click_with_itself(reader):
    chart = reader.pane.chart()
    shown = {chart.rows.id_of(int(row)) for row in chart.bars.row}
    assert len(shown) > 20
    for value in sorted(shown):
        reader.click_value(value)
        assert reader.selection == (value,)


def test_a_value_that_is_there_but_tiny_is_told_apart_from_one_that_is_missing(reader):
    reader.click_value("customs-2021-02-imports")
    assert "Value\nUS$3,000" in reader.text_of_details()
    (blank, *_) = reader.pane.chart().blanks
    at = QPoint(round((blank.box.x0 + blank.box.x1) / 2), round((blank.box.y0 + blank.box.y1) / 2))
    reader.click(reader.plot.viewport(), at)
    text = reader.text_of_details()
    assert "Value\n$1.27 million" in text
    assert "do not divide it into imports and exports" in text


def test_what_was_calculated_says_from_what_and_leads_there(reader):
    reader.click_value("customs-2020-05-imports")
    text = reader.text_of_details()
    assert text.startswith("Calculated\n")
    assert "63.3 less 4.7" in text
    reader.follow("$63.3 million")
    assert reader.selection == ("customs-2020-05-total",)
    assert "Value\n$63.3 million" in reader.text_of_details()


def test_the_value_and_the_event_take_turns_in_one_selection(reader):
    reader.click_value(JULY)
    reader.click_event("kim-visits-volunteers-cemetery")
    assert reader.selection == ("kim-visits-volunteers-cemetery",)
    reader.press("Alt+Left")
    assert reader.selection == (JULY,)
    assert "Value\n$65.868 million" in reader.text_of_details()


def test_a_click_beside_all_values_selects_nothing(reader):
    reader.click_value(JULY)
    chart = reader.pane.chart()
    free = next(
        QPoint(x, y)
        for y in range(reader.plot.height() - 40, 0, -5)
        for x in range(10, reader.plot.width(), 9)
        if chart.at(x, y) is None
    )
    reader.click(reader.plot.viewport(), free)
    assert reader.selection == ()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("Right", "customs-2020-08-exports", "exports to China, Aug 2020"),
        ("Left", "customs-2020-07-exports", "exports to China, Jul 2020"),
        ("Up", "customs-2020-07-exports", "exports to China, Jul 2020"),
        ("End", "customs-2023-total", "2023"),
    ],
)
def test_arrow_keys_walk_from_value_to_value(reader, key, value, said):
    reader.click_value(JULY)
    reader.press(key, reader.pane)
    assert reader.selection == (value,)
    assert said in reader.pane.accessibleName()
    assert reader.pane.chart().box(value) is not None, "it is in view"


def test_a_screen_reader_hears_the_value(reader):
    reader.click_value(JULY)
    name = reader.pane.accessibleName()
    assert name == "imports from China, Jul 2020: 65.868 million US dollars"


def test_the_line_of_all_charts_follows_a_value_that_is_walked_to(reader):
    """And goes when the keys are used elsewhere."""
    reader.click_value(JULY)
    reader.press("Right", reader.pane)
    (walked,) = reader.selection
    start, end = reader.pane._walk.period()
    assert walked != JULY
    assert start < reader.app.hover.day < end
    plots = [pane._plot for pane in reader.contents.trade.panes if pane.isVisible()]
    assert len(plots) > 1
    assert {plot.pointer._x for plot in plots} == {
        round(reader.pane.scale().x((start + end) / 2)) + 0.5
    }
    assert any("Aug 2020" in line for line in reader.plot.pointer.lines)
    reader.lanes.setFocus()
    assert reader.app.hover.day is None
