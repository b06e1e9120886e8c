"""A reader works with the values of a chart: changes, an index, sums, and the way back."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.journeys.reader import Reader
from viewer.model.view import Formula, Measure, Recipe

JULY = "customs-imports-monthly~on-year#"


@pytest.fixture
def reader(start) -> Reader:
    """Somebody at the bundled dataset."""
    return start()


def show_as(reader: Reader, *words: str) -> None:
    """Open the link beside the first chart and choose what it offers."""
    reader.click_button(reader.pane.show_as)
    for word in words:
        reader.pick(word)


def recipe(reader: Reader) -> Recipe:
    return reader.app.session.view.panes[0].recipe


def place_of(reader: Reader, day: float) -> QPoint:
    """Return where an instant is in the chart."""
    return QPoint(round(reader.pane.scale().x(day)), reader.pane.plot_rect().height() // 2)


def labels(reader: Reader) -> list[str]:
    return [str(label.text) for label in reader.pane.chart().labels]


def to_2020(reader: Reader) -> None:
    reader.press("T")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, "2020")
    field.window().last.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    reader.settle()


def test_index_to_january_2020(reader):
    """The link, an offer, a click into the chart: that is 100, and one step undoes it."""
    to_2020(reader)
    show_as(reader, "Index = 100 where you click …")
    picker = reader.pane.picker
    assert picker.isVisible()
    at = place_of(reader, 18275.0)  # in the middle of January 2020
    reader.move_over(picker, at)
    assert str(picker.says()) == "January to February 2020 = 100"
    reader.click(picker, at)
    assert recipe(reader) == Recipe(measure=Measure.INDEX, base="2020-01/2020-02")
    head = reader.pane._keeper.heading()
    assert str(head.unit) == "Index, January to February 2020 = 100"
    assert "100.0" in labels(reader)
    reader.click_words("Back")
    assert recipe(reader).plain


def test_july_2020_against_july_2019_and_what_it_was_made_of(reader):
    to_2020(reader)
    show_as(reader, "Year on year, %")
    found = next(
        row for row in range(len(reader.pane.chart().rows))
        if str(reader.pane.chart().rows.period(row)) == "2020-07"
        and reader.pane.chart().rows.id_of(row).startswith(JULY)
    )  # fmt: skip
    reader.click_value(reader.pane.chart().rows.id_of(found))
    text = reader.text_of_details()
    assert "−68.3 per cent" in text
    assert "(65.868 ÷ 207.7 − 1) × 100 = −68.3" in text
    assert "Year on year, %" in text
    reader.follow(next(link for link in reader.links() if "207.7" in link))
    assert reader.app.session.view.selection == ("customs-2019-07-imports",)
    assert "207.7" in reader.text_of_details()


def test_sums_of_years_say_how_much_of_them_is_known(reader):
    to_2020(reader)
    show_as(reader, "Sums of years")
    assert "≥488 (10 of 12 months)" in labels(reader)
    assert "~539.1 total" in labels(reader)


def test_escape_leaves_the_choice_of_a_base_and_changes_nothing_else(reader):
    to_2020(reader)
    reader.click_value("customs-2020-10-imports")
    chosen = reader.app.session.view
    show_as(reader, "Index = 100 where you click …")
    reader.press("Esc", reader.pane.picker)
    assert reader.app.session.view == chosen


def test_a_date_may_be_typed_instead(reader):
    reader.press("Shift+I", reader.app.window)
    dialog = reader.pane.asked
    dialog.field.setText("Jan 2020")
    assert "January to February 2020 = 100" in dialog.meaning.text()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    reader.settle()
    assert recipe(reader).base == "2020-01/2020-02"


def test_keys_lead_there_and_back(reader):
    reader.press("Shift+Y", reader.app.window)
    assert recipe(reader).measure is Measure.ON_YEAR
    reader.press("Shift+P", reader.app.window)
    assert recipe(reader).plain


def test_what_is_worked_out_is_found_in_the_search_field(reader):
    reader.press("Ctrl+K")
    reader.write("shares of exports")
    reader.press("Return")
    assert recipe(reader).formula is Formula.SHARE


def test_the_saved_table_has_formula_and_inputs(reader, tmp_path):
    to_2020(reader)
    show_as(reader, "Year on year, %")
    path = tmp_path / "values.csv"
    reader.app.desk.takeaway.ask = lambda *_: path
    reader.app.desk.takeaway.save_values()
    reader._qtbot.waitUntil(path.exists)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    july = next(row for row in rows if row["Id"].startswith(JULY) and "July 2020" in row["Period"])
    assert july["Calculated as"] == "(65.868 ÷ 207.7 − 1) × 100 = −68.3"
    assert july["Calculated from (ids)"] == "customs-2020-07-imports | customs-2019-07-imports"
