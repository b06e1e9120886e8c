"""The list of values beside its chart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.engine.lists.made import event, of_events, time
from tests.widgets.lists.conftest import CONTROL
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.records import Observation, Series
from viewer.model.view import Pane, ViewState
from viewer.widgets.lists.values_panel import ValuesPanel


@pytest.fixture
def reader(read):
    return read(ValuesPanel)


def head(reader):
    return reader.panel.head._count.text(), reader.panel.head._note.accessibleName()


def test_the_head_says_what_all_values_share(reader):
    assert head(reader) == ("28 of 100 values in view", "million US dollars")


def test_the_list_follows_time_panes_and_side(reader):
    reader.look_at("2020-10", "2020-12")
    assert reader.model.rowCount() == 8
    reader.parts.session.update(panes=(Pane("trade", ("kotra-crude-total-annual",)),))
    reader.settle()
    shown = [reader.model.id_at(i) for i in range(reader.model.rowCount())]
    assert shown == ["kotra-2020-total", "customs-2020-total"]
    assert head(reader)[0] == "2 of 26 values in view"


def test_the_list_can_be_limited_to_the_span_while_there_is_one(reader):
    switch, session = reader.panel.only_span, reader.parts.session
    assert switch.isHidden()
    all_in_view = reader.model.rowCount()
    session.update(brush=time("2020-10", "2020-12"))
    reader.settle()
    assert reader.model.rowCount() == all_in_view
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    reader.settle()
    assert head(reader)[0] == "8 of 100 values in the span"
    assert reader.model.rowCount() == 8
    session.update(brush=None)
    reader.settle()
    assert switch.isHidden()
    assert reader.model.rowCount() == all_in_view


def test_imports_become_the_partners_exports_when_the_view_is_turned_round(reader):
    row = reader.row_of("customs-2020-07-imports")
    assert str(reader.model.row(row).cells[2]) == "imports from China"
    reader.parts.session.update(mirrored=True)
    reader.settle()
    row = reader.row_of("customs-2020-07-imports")
    assert str(reader.model.row(row).cells[2]) == "exports to North Korea"


def test_a_click_selects_the_value_and_a_selection_in_the_chart_the_row(reader):
    reader.click(reader.row_of("customs-2020-10-imports"))
    assert reader.selection == ("customs-2020-10-imports",)
    reader.parts.session.update(selection=("customs-2021-03-imports",))
    row = reader.row_of("customs-2021-03-imports")
    assert reader.panel.table.shared.rows() == [row]
    assert reader.in_sight(row)


def test_a_click_on_value_sorts_by_amount_the_second_puts_the_largest_first(reader):
    reader.click_title(3)
    assert [str(reader.model.row(i).cells[3]) for i in range(3)] == ["−57.898", "−16.946", "−12.7"]
    reader.click_title(3)
    assert [str(reader.model.row(i).cells[3]) for i in range(3)] == ["760.8", "681.66", "539.1"]


def test_numbers_stand_to_the_right(reader):
    column = 3
    side = reader.model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_the_longest_number_is_never_cut(reader):
    values = (59716249310.97416, 5.0, 17881783387000.738)
    seen = tuple(Observation(parse(str(2019 + n)), value) for n, value in enumerate(values))
    gdp = Series("gdp", Clean("GDP"), "USD", "A", seen, quantity="gdp")
    dataset = Dataset(Clean("Figures"), series=Dataset.index((gdp,)))
    panes = (Pane("value", ("gdp",)),)
    reader.parts.session.show(dataset, ViewState(time("2019", "2022"), panes=panes))
    reader.settle()
    table = reader.panel.table
    metrics = table.fontMetrics()
    for row in range(3):
        text = reader.model.index(row, 3).data()
        assert table.columnWidth(3) > metrics.horizontalAdvance(text), text


def test_copied_values_carry_unit_evidence_and_citation(reader):
    reader.click(reader.row_of("customs-2020-10-imports"))
    reader.click(reader.row_of("customs-2020-11-total"), CONTROL)
    reader.press(Qt.Key.Key_C, CONTROL)
    titles, first, second = reader.copied()
    assert titles == [
        "Period", "Evidence", "What", "Value", "Unit", "Agency", "Source", "Published", "Citation",
        "Calculated as", "Printed as",
    ]  # fmt: skip
    assert first[:8] == [
        "Oct 2020", "stated", "imports from China", "0.3", "million US dollars", "China Customs",
        "KBS", "10 Dec 2020",
    ]  # fmt: skip
    assert first[8] == (
        "KBS World, Seq 158181, 10 December 2020 · KBS "
        "<http://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=158181>"
    )
    assert second[1:4] == ["total only", "total", "1.27"]


def test_enter_brings_a_value_into_view(reader):
    reader.parts.session.update(selection=("customs-2021-03-imports",))
    reader.look_at("2020-07", "2021-03-05")
    before = reader.parts.session.view.time
    reader.click(reader.row_of("customs-2021-03-imports"))
    reader.press(Qt.Key.Key_Return)
    after = reader.parts.session.view.time
    assert after.end > before.end
    assert after.span == pytest.approx(before.span)


def test_a_dataset_without_charts_says_so(read):
    reader = read(ValuesPanel, of_events(event("a", "2020")))
    assert reader.panel._empty._text.text() == "No chart is shown."


def test_no_value_in_view_offers_to_show_all(reader):
    reader.look_at("1700", "1701")
    assert reader.panel._empty._text.text() == "No value is in view."
    assert reader.panel._empty._all.isVisible()
