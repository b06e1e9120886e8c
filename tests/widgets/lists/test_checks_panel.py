"""Sums checked, under real clicks and keys."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from tests.engine.checks.made import claim
from tests.engine.lists.made import event, of_claims, of_events
from tests.widgets.lists.conftest import SHIFT
from viewer.engine.checks.finding import Kind, Verdict
from viewer.widgets.lists.checks_delegate import paint_verdict, wrapped
from viewer.widgets.lists.checks_panel import ChecksPanel


@pytest.fixture
def look_at(read, qtbot):
    def look_at(*dataset, width=400):
        reader = read(ChecksPanel, *dataset, width=width)
        qtbot.waitUntil(lambda: not reader.parts.checking.busy)
        reader.settle()
        return reader

    return look_at


@pytest.fixture
def reader(look_at):
    return look_at()


def head(reader):
    return reader.panel.head._count.text(), reader.panel.head._note.accessibleName()


def text(reader, row):
    return reader.model.index(row, 0).data()


def row_of_sum(reader, told):
    return next(row for row in range(reader.model.rowCount()) if text(reader, row) == told)


def headings(reader):
    return [text(reader, row) for row, line in enumerate(reader.model.lines) if not line.finding]


def test_the_head_counts_what_does_not_add_up(reader):
    count, note = head(reader)
    assert count == f"{len(reader.parts.checking.checked.findings)} sums checked"
    assert note == "20 don’t add up · 3 fit one period"


def test_what_does_not_add_up_stands_on_top(reader):
    assert headings(reader) == [
        "Sums that don’t add up", "Only one of the periods fits", "Add up within rounding",
        "Add up", "Can’t be checked",
    ]  # fmt: skip
    assert text(reader, 1) == "2.59 billion + 215 = 2,805; stated: 2.84 billion"


def test_a_click_selects_all_figures_of_a_sum_and_the_total_last(reader):
    reader.click(row_of_sum(reader, "55.628 + 14.272 = 69.900; stated: 69.99"))
    assert reader.selection == (
        "customs-2021-09-imports", "customs-2021-09-exports", "customs-2021-09-total",
    )  # fmt: skip
    reader.click(0)
    assert reader.selection[-1] == "customs-2021-09-total"


def test_arrows_walk_from_sum_to_sum_past_headings(reader):
    reader.press(Qt.Key.Key_Home)
    assert reader.selection[-1] == "kita-2019-total-may"
    for _ in range(20):
        reader.press(Qt.Key.Key_Down)
    assert reader.selection[-1] == "article-last-year-share"
    reader.press(Qt.Key.Key_End)
    last = [line for line in reader.model.lines if line.finding][-1]
    assert reader.selection[-1] == last.finding.inputs[-1]


def test_enter_brings_the_period_into_view(reader):
    reader.click(row_of_sum(reader, "799 + 585 = 1,384; stated: 1.38 billion"))
    reader.press(Qt.Key.Key_Return)
    shown = reader.parts.session.view.time
    period = reader.model.finding_at(reader.view.currentIndex().row()).period.period
    assert shown.touches(*period)


def test_a_value_selected_elsewhere_lights_up_the_sums_about_it(reader):
    reader.parts.session.update(selection=("customs-2020-total",))
    reader.settle()
    rows = reader.panel.checks.shared.rows()
    kinds = {reader.model.finding_at(row).kind for row in rows}
    assert kinds == {Kind.PARTS, Kind.PERIODS, Kind.CHANGE}
    assert reader.in_sight(rows[0])
    assert reader.selection == ("customs-2020-total",)


def test_only_what_does_not_add_up(reader):
    everything = reader.model.rowCount()
    actions = reader.panel.button.menu().actions()
    assert [action.text() for action in actions] == [
        "All sums", "Only what doesn’t add up", "Go to", "Sums that don’t add up",
        "Only one of the periods fits", "Add up within rounding", "Add up", "Can’t be checked",
    ]  # fmt: skip
    assert actions[0].isChecked()
    actions[1].trigger()
    reader.settle()
    assert headings(reader) == ["Sums that don’t add up", "Only one of the periods fits"]
    assert reader.model.rowCount() == 25
    assert reader.panel.button.text() == "Only what doesn’t add up ▾"
    reader.panel.button.menu().actions()[0].trigger()
    reader.settle()
    assert reader.model.rowCount() == everything


def test_the_menu_leads_to_a_heading(reader):
    actions = {action.text(): action for action in reader.panel.button.menu().actions()}
    actions["Add up"].trigger()
    reader.settle()
    at = reader.view.visualRect(reader.model.index(0, 0)).topLeft()
    at.setY(2)
    assert text(reader, reader.view.indexAt(at).row()) == "Add up"


def test_copied_rows_carry_their_sources(reader):
    reader.click(row_of_sum(reader, "491.1 + 48 = 539.1"))
    QTest.keySequence(reader.view, "Ctrl+C")
    titles, row = reader.copied()
    cells = dict(zip(titles, row, strict=True))
    assert cells["Verdict"] == "adds up"
    assert cells["Sum"] == "491.1 + 48 = 539.1"
    assert cells["Agency"] == "China Customs"
    assert cells["Figures (ids)"] == (
        "customs-2020-imports customs-2020-exports customs-2020-total"
    )
    assert "down 80.7% from the previous year" in cells["Quotation"]
    assert "Yonhap" in cells["Publisher"]


def test_several_rows_are_copied_from_top_to_bottom(reader):
    reader.press(Qt.Key.Key_Home)
    reader.press(Qt.Key.Key_Down, SHIFT)
    QTest.keySequence(reader.view, "Ctrl+C")
    assert [row[1] for row in reader.copied()[1:]] == [text(reader, 1), text(reader, 2)]


def test_a_row_is_read_out_whole(reader):
    row = row_of_sum(reader, "55.628 + 14.272 = 69.900; stated: 69.99")
    spoken = reader.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "does not add up: 55.628 + 14.272 = 69.900; stated: 69.99, differs by 0.09."
        " North Korea’s trade with China, Sep 2021, million US dollars."
        " Imports and exports · China Customs"
    )


def test_the_pointer_points_at_the_value(reader):
    row = row_of_sum(reader, "55.628 + 14.272 = 69.900; stated: 69.99")
    reader.view.scrollTo(reader.model.index(row, 0))
    reader.point_at(row)
    assert reader.parts.hover.target == "customs-2021-09-total"


def test_without_figures_it_says_so(look_at):
    reader = look_at(of_events(event("a", "2020")))
    assert reader.panel._empty.isVisible()
    assert not reader.panel.button.isVisible()
    assert "No figures here make a sum" in reader.panel._empty._text.text()


def test_where_all_adds_up_the_doubtful_list_is_empty_and_says_so(look_at):
    reader = look_at(
        of_claims(
            claim("in", "1.0", flow="import"), claim("out", "2.0", flow="export"),
            claim("all", "3.0"),
        )
    )  # fmt: skip
    assert headings(reader) == ["Add up"]
    reader.panel.button.menu().actions()[1].trigger()
    reader.settle()
    assert reader.panel._empty._text.text() == "All sums add up."


def test_another_dataset_is_checked_anew(reader, qtbot):
    session = reader.parts.session
    session.show(of_claims(), session.view)
    qtbot.waitUntil(lambda: reader.parts.checking.checked is not None)
    reader.settle()
    assert reader.model.rowCount() == 0
    assert reader.parts.checking.checked.findings == ()


def test_the_signs_differ_in_grey(reader):
    pictures = set()
    for verdict in Verdict:
        image = QImage(40, 40, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_verdict(p, image.rect().toRectF().center(), 9, verdict, reader.parts.look)
        # In black and white: neither colour nor a shade of grey is left to tell them apart.
        black = tuple(
            image.pixelColor(x, y).lightness() < 160 for y in range(40) for x in range(40)
        )
        pictures.add(black)
    assert len(pictures) == len(Verdict)


def test_a_long_sum_is_wrapped_and_its_end_cut(reader):
    metrics = reader.parts.look.metrics("body")
    lines = wrapped("484.52 + 25.83 + 20.818 + 1.66 + 1.27 = 534.1", metrics, 150, 3)
    assert len(lines) == 3
    assert " ".join(lines) == "484.52 + 25.83 + 20.818 + 1.66 + 1.27 = 534.1"
    short = wrapped("484.52 + 25.83 + 20.818 + 1.66 + 1.27 = 534.1", metrics, 150, 2)
    assert short[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 150 for line in lines + short)


def test_selecting_by_rows_of_headings_changes_nothing(reader):
    model = reader.view.selectionModel()
    model.select(reader.model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert reader.selection == ()
