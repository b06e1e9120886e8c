"""Who says what, under real clicks and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.engine.lists.made import claim, event, of_claims, of_events
from tests.widgets.lists.conftest import CONTROL, LEFT, NONE
from viewer.engine.lists.outline import Level
from viewer.model.view import ViewState
from viewer.widgets.lists.claims_panel import ClaimsPanel


@pytest.fixture
def reader(read):
    return read(ClaimsPanel)


def head(reader):
    return reader.panel.head._count.text(), reader.panel.head._note.accessibleName()


def text(reader, row):
    return reader.model.index(row, 0).data()


def test_the_head_counts_disagreements(reader):
    assert head(reader) == (
        "249 figures on 182 subjects",
        "11 disagree · 18 not comparable · 8 agree",
    )


def test_the_widest_disagreement_stands_on_top(reader):
    assert [text(reader, row) for row in range(4)] == [
        "Disagree", "North Korea’s trade with China", "$208 million", "$277 million",
    ]  # fmt: skip


def test_a_click_on_a_claim_selects_it_and_one_on_a_heading_nothing(reader):
    row = reader.row_of("kdi-2016-total")
    reader.click(row)
    assert reader.selection == ("kdi-2016-total",)
    heading = next(r for r in range(row, 0, -1) if reader.model.lines[r].level is Level.GROUP)
    reader.click(heading)
    assert reader.selection == ("kdi-2016-total",)


def test_arrows_pass_over_headings(reader):
    reader.press(Qt.Key.Key_Home)
    assert reader.selection == ("customs-2019-10-total-implied",)
    for _ in range(2):
        reader.press(Qt.Key.Key_Down)
    assert reader.selection == ("kita-2010-share",)
    reader.press(Qt.Key.Key_Up)
    assert reader.selection == ("customs-2019-10-total-implied-kita",)
    reader.press(Qt.Key.Key_End)
    assert reader.selection == (reader.model.lines[-1].claim.id,)


def test_down_reaches_every_claim_once(reader):
    reader.press(Qt.Key.Key_Home)
    seen = [reader.view.currentIndex().row()]
    for _ in range(len(reader.model.lines)):
        QTest.keyClick(reader.view, Qt.Key.Key_Down)
        row = reader.view.currentIndex().row()
        if row == seen[-1]:
            break
        seen.append(row)
    assert seen == [r for r, line in enumerate(reader.model.lines) if line.claim]


def test_the_menu_of_headings_leads_to_each(reader):
    assert reader.panel.jump.isVisible()
    actions = reader.panel.jump.menu().actions()
    assert [a.text() for a in actions] == [
        "Disagree", "Not comparable", "Agree within rounding", "Stated once",
    ]  # fmt: skip
    actions[2].trigger()
    reader.settle()
    top = reader.view.indexAt(QPoint(20, 4)).row()
    assert text(reader, top) == "Agree within rounding"


def test_the_quantity_stays_at_the_top_while_its_claims_are_read(reader):
    row = reader.row_of("customs-2020-11-total")
    reader.parts.session.update(selection=("customs-2020-11-total",))
    heading = reader.view.heading_row()
    assert text(reader, heading) == "North Korea’s trade with China"
    assert heading < row
    reader.parts.session.update(selection=())
    reader.press(Qt.Key.Key_Home)
    assert reader.view.heading_row() is None


def test_walking_up_never_hides_a_claim_below_the_title(reader):
    reader.click(reader.row_of("customs-2020-11-total"))
    for _ in range(40):
        reader.press(Qt.Key.Key_Up)
        index = reader.view.currentIndex()
        title = reader.view._title_height() if reader.view.heading_row() is not None else 0
        assert reader.view.visualRect(index).top() >= title


def test_a_click_on_the_title_leads_to_its_heading(reader):
    reader.click(reader.row_of("customs-2020-11-total"))
    heading = reader.view.heading_row()
    QTest.mouseClick(reader.view.viewport(), LEFT, NONE, QPoint(40, 8))
    reader.settle()
    assert reader.selection == ("customs-2020-11-total",)
    assert reader.view.indexAt(QPoint(20, 2)).row() == heading


def test_a_value_selected_in_the_chart_is_found_here(reader):
    reader.parts.session.update(selection=("customs-2020-10-imports",))
    row = reader.row_of("customs-2020-10-imports")
    assert reader.panel.claims.shared.rows() == [row]
    assert reader.in_sight(row)


def test_an_ambiguous_claim_is_selected_in_both_places(reader):
    reader.parts.session.update(selection=("article-last-year-share",))
    rows = reader.panel.claims.shared.rows()
    assert [str(reader.model.lines[r].group.period) for r in rows] == ["2019", "2020"]


def test_copied_claims_say_what_they_are_compared_with(reader):
    reader.click(reader.row_of("kdi-2016-total"))
    reader.click(reader.row_of("itc-2016-total"), CONTROL)
    reader.press(Qt.Key.Key_C, CONTROL)
    titles, itc, kdi = reader.copied()
    assert titles[:4] == ["What", "Period", "Period read", "Value"]
    assert (itc[3], kdi[3]) == ("$5.51 billion", "$5.8 billion")
    assert itc[10] == kdi[10] == "3 statements, 5.3% apart · 1 not comparable"
    assert "New Eastern Outlook · paragraph 19" in kdi[11]


def test_a_double_click_brings_the_period_into_view(reader):
    before = reader.parts.session.view.time
    reader.double_click(reader.row_of("kdi-2016-total"))
    after = reader.parts.session.view.time
    assert after.span == pytest.approx(before.span)
    start, end = 16801.0, 17167.0  # 2016 in days since 1970
    assert after.start < end
    assert after.end > start


def test_a_screen_reader_hears_quantity_value_agency_and_spread(reader):
    row = reader.row_of("kdi-2016-total")
    said = reader.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "North Korea’s trade with China, 2016: $5.8 billion: KDI · 2021: "
        "3 statements, 5.3% apart · 1 not comparable"
    )


def test_comparable_values_are_marked_on_one_scale(reader):
    """The dot of the larger value stands right of that of the smaller."""
    rows = [reader.row_of(i) for i in ("itc-2016-total", "kdi-2016-total", "kotra-2016-total")]
    reader.view.scrollTo(reader.model.index(rows[0], 0), reader.view.ScrollHint.PositionAtTop)
    reader.settle()
    picture = reader.view.viewport().grab().toImage()
    color = reader.parts.look.theme["total"].rgb()
    dots = []
    for row in rows:
        y = reader.view.visualRect(reader.model.index(row, 0)).center().y()
        xs = [x for x in range(picture.width()) if picture.pixel(x, y + 2) == color]
        assert xs, "no dot is painted"
        dots.append(sum(xs) / len(xs))
    assert dots == sorted(dots)
    assert dots[2] - dots[0] > 20


def test_pointing_at_a_claim_lights_it_up_in_the_chart(reader):
    row = reader.row_of("kita-2010-share")
    reader.point_at(row)
    assert reader.parts.hover.target == "kita-2010-share"
    QTest.mouseMove(reader.view.viewport(), QPoint(5, 5))
    reader.settle()
    assert reader.parts.hover.target is None


def test_a_dataset_without_figures_says_so(read):
    reader = read(ClaimsPanel, of_events(event("a", "2020")))
    assert reader.panel._empty._text.text() == "Nobody is named for a figure in this dataset."


def test_another_dataset_replaces_the_list(reader, parts):
    parts.session.show(of_claims(claim("only", 5)), ViewState(parts.session.view.time))
    reader.settle()
    assert head(reader) == ("1 figure on 1 subject", "")
    reader.click(2)
    assert reader.selection == ("only",)


def test_thousands_of_claims_stay_within_reach(read):
    claims = [claim(f"c{i}", float(i), f"{1000 + i:04d}") for i in range(3000)]
    reader = read(ClaimsPanel, of_claims(*claims))
    reader.parts.session.update(selection=("c0",))
    assert reader.in_sight(reader.row_of("c0"))


def test_the_empty_part_below_the_list_selects_nothing(read):
    reader = read(ClaimsPanel, of_claims(claim("only", 5)))
    at = QPoint(50, reader.view.viewport().height() - 20)
    QTest.mouseClick(reader.view.viewport(), LEFT, NONE, at)
    reader.settle()
    assert reader.selection == ()


def subjects(reader):
    lines = reader.model.lines
    return [str(line.group.title) for line in lines if line.level is Level.GROUP]


def test_words_find_figures_and_what_is_found_is_counted(reader):
    reader.panel.row.field.setText("kita share 2010")
    reader.settle()
    assert head(reader)[0].endswith(" on 1 subject")
    assert subjects(reader) == ["China’s share of North Korea’s foreign trade"]
    reader.panel.row.field.setText("zzz")
    reader.settle()
    assert head(reader)[0] == "No figure found"
    reader.panel.row.field.clear()
    reader.settle()
    assert head(reader)[0] == "249 figures on 182 subjects"


def test_ctrl_f_finds_in_the_list_and_esc_goes_back_to_all_of_it(reader):
    reader.view.setFocus()
    reader.press(Qt.Key.Key_F, CONTROL)
    field = reader.panel.row.field
    assert field.hasFocus()
    QTest.keyClicks(field, "kotra")
    assert 0 < len(subjects(reader)) < 100
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert reader.view.hasFocus()
    assert head(reader)[0] == "249 figures on 182 subjects"


def test_the_order_is_explained_and_can_be_changed(reader):
    row = reader.panel.row
    assert row.button.text() == "By disagreement ▾"
    assert row._explained.text().startswith("Widest apart first")
    by = {action.text(): action for action in row.button.menu().actions()}
    by["By subject"].trigger()
    reader.settle()
    assert row._explained.text() == "Subjects from A to Z, the latest period of each first."
    names = [name.casefold() for name in subjects(reader)]
    assert names == sorted(names)
    assert not reader.panel.jump.isVisible()
    by["By period"].trigger()
    reader.settle()
    starts = [one.group.period.period[0] for one in reader.model.lines if one.group.period]
    assert starts == sorted(starts, reverse=True)
    by["By disagreement"].trigger()
    reader.settle()
    assert text(reader, 0) == "Disagree"


def test_what_is_selected_stays_selected_when_the_order_changes(reader):
    reader.click(reader.row_of("kdi-2016-total"))
    by = {action.text(): action for action in reader.panel.row.button.menu().actions()}
    by["By subject"].trigger()
    reader.settle()
    assert reader.selection == ("kdi-2016-total",)
    assert reader.row_of("kdi-2016-total") in reader.view.shared.rows()
