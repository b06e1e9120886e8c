"""A series is a choice among claims: a reader goes back to what was known, changes the agency,
and puts another claim into the chart, by mouse and keys.
"""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.reader import Reader
from viewer.engine.trade.cells import Role
from viewer.engine.trade.labels import Kind
from viewer.model.view import Panel

YEAR = "customs-2020-total"


def said(reader: Reader, number: int = 0) -> list[str]:
    """All that is to be read in a chart."""
    return [str(label.text) for label in reader.contents.trade.panes[number].chart().labels]


def on_line(reader: Reader, number: int = 0) -> list[str]:
    """The words on the lines of whole years."""
    labels = reader.contents.trade.panes[number].chart().labels
    return [str(label.text) for label in labels if label.kind is Kind.LINE]


def row_text(reader: Reader) -> str:
    return reader.contents.known_on.slider.accessibleName()


def step_to(reader: Reader, words: str, key: str = "Left", most: int = 60) -> None:
    """Press an arrow key until the row says so."""
    for _ in range(most):
        if words in row_text(reader):
            return
        reader.press(key)
    raise AssertionError(f"{words!r} never came; now {row_text(reader)!r}")


# Going back to what was known


def test_the_row_is_called_by_key_steps_through_publications_and_leaves_on_escape(reader):
    row = reader.contents.known_on
    assert not row.isVisible()
    reader.press("W")
    assert row.isVisible()
    assert row.slider.hasFocus()
    assert row_text(reader).startswith("As known on: now: all that was published, on 57 days")
    step_to(reader, "29 July 2021")
    assert "29 July 2021: 5 values published" in row_text(reader)
    step_to(reader, "19 January 2021")
    assert "19 January 2021: 2 values published" in row_text(reader)
    assert "later ones left out" in row_text(reader)
    assert on_line(reader) == ["whole of 2020: total", "539.06"]
    reader.press("Right")
    reader.press("Right")
    step_to(reader, "12 February 2021", "Right")
    assert on_line(reader) == ["whole of 2020: total", "539.1"]
    reader.press("Escape")
    assert not row.isVisible()
    assert reader.app.session.view.choice.known_on == ""
    assert "· 760.8 (KOTRA, crude oil estimated)" in on_line(reader)


def test_before_the_publication_no_total_of_2020_is_anywhere(reader):
    reader.press("W")
    step_to(reader, "24 December 2020")
    assert on_line(reader) == []
    assert reader.pane.chart().rows.find(YEAR) is None
    assert any("as known on 24 Dec 2020" in text for text in said(reader))
    reader.press("Home")  # the slider’s own key, no command of the timeline
    assert "31 January 2005" in row_text(reader)
    assert said(reader) == ["no figure was known on 31 January 2005"]
    assert said(reader, 1) == ["no figure was known on 31 January 2005"]
    assert reader.pane.chart().drawn().tolist() == []
    reader.press("End")
    assert reader.app.session.view.choice.known_on == ""


def test_the_slider_follows_the_mouse_and_one_drag_is_one_step_of_the_history(reader):
    reader.press("W")
    slider = reader.contents.known_on.slider
    y, right = slider.height() // 2, slider.width() - 8
    reader.drag(slider, QPoint(right, y), QPoint(slider.width() // 2, y))
    day = reader.app.session.view.choice.known_on
    assert "2005" < day < "2024"
    reader.press("Alt+Left", reader.app.window)
    assert reader.app.session.view.choice.known_on == ""
    reader.press("Alt+Right", reader.app.window)
    assert reader.app.session.view.choice.known_on == day
    reader.click_words("As known now")
    assert not reader.contents.known_on.isVisible()


def test_a_selected_figure_that_was_not_yet_published_says_so(reader):
    reader.click_value("customs-2021-02-exports")
    reader.press("W")
    step_to(reader, "19 January 2021")
    assert "This figure was not yet published" in reader.text_of_details()
    reader.press("Escape")
    assert "Value\n$1.75 million" in reader.text_of_details()


def test_lists_and_files_know_no_more_than_the_charts(reader, tmp_path):
    reader.press("W")
    step_to(reader, "19 January 2021")
    reader.app.session.update(panel=Panel.VALUES)
    reader.settle()
    panel = reader.contents.side.by_panel[Panel.VALUES].panel
    table = panel.model.table
    values = [str(table.rows[n].cells[3]) for n in range(len(table.rows))]
    assert "539.06" in values
    assert "539.1" not in values
    assert any("as known on 19 Jan 2021" in text for text in reader.texts(panel.head))
    file = tmp_path / "values.csv"
    reader.app.desk.takeaway.ask = lambda *_: file
    reader.app.desk.takeaway.save_values()
    reader._qtbot.waitUntil(lambda: not reader.app.jobs.busy and file.exists())
    with file.open(encoding="utf-8-sig", newline="") as opened:
        ids = {row[-1] for row in csv.reader(opened)}
    assert "customs-2020-total-january" in ids
    assert YEAR not in ids
    reader.app.session.update(panel=Panel.CLAIMS)
    reader.settle()
    claims = reader.contents.side.by_panel[Panel.CLAIMS].panel
    assert claims.model.places((YEAR,)).tolist() == []
    assert any("as known on 19 Jan 2021" in text for text in reader.texts(claims.head))


# Changing the agency


def test_the_agency_is_changed_by_the_menu_of_the_chart(reader):
    reader.press("V")
    (menu,) = reader.open_menus()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["Whoever the dataset has", "China Customs"]
    assert "Crude oil estimated" in texts
    assert texts[-3:] == ["As the dataset has them", "As first published", "As last published"]
    reader.pick("KOTRA")
    assert on_line(reader)[:2] == ["whole of 2020: total", "760.8 (KOTRA, crude oil estimated)"]
    assert "· 539.1 (China Customs)" in on_line(reader)
    assert any("preferring KOTRA" in text for text in said(reader))
    reader.press("Alt+Left")
    assert on_line(reader)[1] == "539.1 (China Customs)"


def test_the_first_publication_is_chosen_by_keys(reader):
    reader.press("V")
    (menu,) = reader.open_menus()
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Up)
    assert menu.activeAction().text() == "As first published"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    reader.settle()
    assert on_line(reader)[1] == "539.06 (China Customs)"
    assert any("as first published" in text for text in said(reader))


def test_every_choice_is_given_up_at_once_by_the_palette(reader):
    reader.press("V")
    reader.pick("KOTRA")
    reader.press("Ctrl+K")
    reader.write("values as the dataset")
    reader.press("Return", QApplication.focusWidget())
    assert on_line(reader)[1] == "539.1 (China Customs)"


# Putting another claim into the chart


def test_a_competing_claim_is_used_in_the_series_and_given_up_again(reader):
    reader.click_value(YEAR)
    assert "Use this figure" not in reader.text_of_details()
    reader.follow("$760.8 million")
    assert "not comparable: crude oil estimated against basis not stated" in (
        reader.text_of_details()
    )
    reader.follow("Use this figure in the series")
    assert reader.app.session.view.choice.picked == ("kotra-2020-total",)
    assert on_line(reader)[1] == "760.8 (KOTRA, crude oil estimated)"
    assert any("1 figure picked" in text for text in said(reader))
    reader.follow("Let the series have its own figure again")
    assert on_line(reader)[1] == "539.1 (China Customs)"


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_row_fits_windows_of_any_size_and_leaves_the_axis_alone(start, size, theme):
    reader = start(size=size, theme=theme)
    before = reader.xs_of(18_500.0)
    reader.press("W")
    step_to(reader, "19 January 2021")
    row = reader.contents.known_on
    assert row.height() <= 36
    assert row.slider.width() >= 150
    assert row.now.width() >= row.now.sizeHint().width()
    assert row.said.text()
    after = reader.xs_of(18_500.0)
    assert all(abs(after[name] - x) <= 0.5 for name, x in before.items())


# What lists show of a chart that is zoomed out


def test_zoomed_out_the_list_holds_the_years_that_the_chart_draws(reader):
    reader.app.session.update(panel=Panel.VALUES)
    reader.settle()
    panel = reader.contents.side.by_panel[Panel.VALUES].panel

    def listed() -> set[str]:
        table = panel.model.table
        return {table.rows[n].id for n in range(len(table.rows))}

    assert "customs-2020-10-exports" in listed()
    reader.press("Home", reader.lanes)
    for pane in reader.contents.trade.panes:
        rows, time = pane.chart().rows, reader.time
        shown = rows.in_view(time.start, time.end)
        drawn = {rows.id_of(row) for row in shown.tolist() if rows.role[row] != Role.COVERED}
        assert drawn <= listed()
    assert "customs-2020-10-exports" not in listed()
    assert {"customs-2020-exports", "customs-2020-imports"} <= listed()
