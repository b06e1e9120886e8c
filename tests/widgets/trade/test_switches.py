"""What can be chosen beside a chart, and the read-out at the pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.engine.trade.made import dataset, korea, plain, view
from tests.engine.trade.test_share import share
from viewer.engine.trade.panes import default_panes
from viewer.model.edtf import parse
from viewer.model.records import Reading
from viewer.model.view import Arrangement, Pane, ValueScale, ViewState


def texts(desk) -> list[str]:
    return [action.text() for action in desk.pane.switch.menu_now().actions() if action.text()]


def choose(desk, text: str) -> None:
    menu = desk.pane.switch.menu_now()
    next(action for action in menu.actions() if action.text() == text).trigger()
    QApplication.processEvents()


def open_shares(desk, *claims) -> None:
    data = dataset(claims=claims)
    desk.session.show(data, ViewState(view("2019", "2022").time, panes=default_panes(data)))
    QApplication.processEvents()


def test_the_scale_is_even_first_and_shows_small_values_on_request(desk):
    assert desk.pane.switch.text() == "Scale: even ▾"
    choose(desk, "Show small values")
    assert desk.session.view.value_scale is ValueScale.SMALL_VALUES
    assert desk.pane.switch.text() == "Scale ▾"  # there is no room for more beside the other link
    assert desk.pane.switch.accessibleName() == "Scale: small values shown"
    choose(desk, "Even scale")
    assert desk.session.view.value_scale is ValueScale.EVEN


def test_a_log_scale_is_offered_and_says_so(desk):
    choose(desk, "Log scale (by ratio)")
    assert desk.session.view.value_scale is ValueScale.LOG
    assert desk.pane.switch.accessibleName() == "Scale: log"


@pytest.mark.parametrize(
    ("text", "arrangement"),
    [
        ("Exports on imports, total on top", Arrangement.STACKED),
        ("Exports and imports side by side", Arrangement.GROUPED),
    ],
)
def test_exports_and_imports_are_arranged_in_one_pane_and_back(desk, text, arrangement):
    before = desk.session.view.panes
    choose(desk, text)
    first, *others = desk.session.view.panes
    assert (first.arrangement, tuple(others)) == (arrangement, before[1:])
    assert desk.pane.chart().rows.arrangement is arrangement
    choose(desk, "Exports up, imports down")
    assert desk.session.view.panes == before


def test_the_side_is_chosen_by_the_name_of_what_it_shows(desk):
    assert texts(desk)[6:] == ["North Korea’s exports and imports", "China’s exports and imports"]
    choose(desk, "China’s exports and imports")
    assert desk.session.view.mirrored
    assert desk.pane.accessibleName().startswith("China’s trade with North Korea")
    choose(desk, "North Korea’s exports and imports")
    assert not desk.session.view.mirrored


def test_what_is_chosen_is_checked(desk):
    desk.session.update(mirrored=True)
    checked = [a.text() for a in desk.pane.switch.menu_now().actions() if a.isChecked()]
    assert checked == [
        "Even scale", "Exports up, imports down", "China’s exports and imports",
    ]  # fmt: skip


def test_the_menu_opens_by_keyboard_and_has_a_name(desk, qtbot):
    switch = desk.pane.switch
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()
    assert switch.accessibleName() == "Scale: even"
    assert switch.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_without_two_sides_only_the_scale_is_offered(desk):
    desk.open(dataset(plain(("2020-08", 3.0), flow=None, name="brent")))
    assert texts(desk) == ["Even scale", "Show small values", "Log scale (by ratio)"]


def test_one_claim_without_a_year_is_selected_by_its_link(desk):
    open_shares(desk, share("a", 90.0), share("b", 95.0, None))
    switch = desk.pane.switch
    assert switch.accessibleName() == "1 figure without a year"
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert desk.session.view.selection == ("b",)


def test_several_claims_without_a_year_are_named_in_a_menu(desk):
    readings = (Reading(parse("2020")),)
    open_shares(desk, share("a", 90.0), share("b", 95.0, None), share("c", 96.0, None,
                readings=readings))  # fmt: skip
    assert desk.pane.switch.accessibleName() == "2 figures without a year"
    assert texts(desk) == ["95%: no agency named", "96%: no agency named, 2020"]
    choose(desk, "96%: no agency named, 2020")
    assert desk.session.view.selection == ("c",)


def test_shares_that_all_have_a_year_need_no_link(desk):
    open_shares(desk, share("a", 90.0))
    assert not desk.pane.switch.isVisibleTo(desk.pane)


@pytest.mark.parametrize("height", [60, 96, 150, 300])
@pytest.mark.parametrize("size", [100, 150])
def test_the_link_lies_on_no_label_of_the_axis(desk, qapp, height, size):
    desk.look.use(qapp, "light", size)
    open_shares(desk, share("a", 17.0, "2001"), share("b", 100.0, None), share("c", 99.0))
    desk.session.update(time=view("2000", "2022").time)
    desk.pane.setMinimumHeight(1)
    desk.pane.resize(1416, height)
    QApplication.processEvents()
    desk.pane.grab()
    at = desk.pane.switch.geometry()
    metrics = desk.look.metrics("small")
    for tick in desk.pane.chart().ticks:
        left = desk.look.gutter - 8 * desk.look.scale - metrics.horizontalAdvance(tick.text)
        if at.top() < tick.y < at.bottom():
            assert at.right() <= left


def test_a_chart_that_nobody_points_at_reads_out_the_same_on_one_line_in_a_corner(desk):
    desk.hover.move(parse("2020-09-20").period[0])
    pointer = desk.plot.pointer
    assert pointer.lines == (
        "Sep 2020: exports 1.936 · MBC · imports 18.882 · MBC · balance −16.946 · calculated",
    )
    box = pointer._box
    middle = box.center().y()
    xs = [box.left() + step * box.width() / 40 for step in range(1, 40)]
    assert not any(desk.pane.chart().at(x, middle) for x in xs), "it covers no mark"
    assert box.height() < 1.6 * desk.look.metrics("label").height()


def test_the_pointer_reads_out_the_values_of_its_month_anywhere_in_the_chart(desk):
    desk.mouse("MouseMove", 10, 10)
    desk.hover.move(parse("2020-09-20").period[0])
    assert desk.plot.pointer.lines == (
        "Sep 2020", "exports 1.936 · MBC", "imports 18.882 · MBC", "balance −16.946 · calculated",
    )  # fmt: skip
    desk.hover.move(None)
    assert desk.plot.pointer.lines == ()


def test_out_of_view_nothing_is_read_out(desk):
    desk.hover.move(parse("2025-09-20").period[0])
    assert desk.plot.pointer.lines == ()


def test_the_read_out_is_painted_and_leaves_nothing_behind(desk):
    before = desk.plot.grab().toImage()
    desk.mouse("MouseMove", *desk.middle("import-2020-08"))
    during = desk.plot.grab().toImage()
    assert during != before
    desk.hover.move(None)
    desk.pane.clearFocus()
    assert desk.plot.grab().toImage() == before


def test_at_the_right_edge_the_read_out_stands_left_of_the_line(desk):
    desk.mouse("MouseMove", 10, 10)
    time = desk.session.view.time
    for share_of_view in (0.02, 0.5, 0.98):
        desk.hover.move(time.start + share_of_view * time.span)
        box = desk.plot.pointer._box
        assert 0 <= box.left() < box.right() <= desk.plot.width()


def test_zoomed_out_the_years_take_the_place_of_the_months(desk):
    data = korea()
    desk.session.show(
        data, ViewState(view("1960", "2060").time, panes=default_panes(data))
    )  # fmt: skip
    QApplication.processEvents()
    rows = desk.pane.chart().rows
    assert rows.frequency == "A"
    assert desk.pane.accessibleDescription().startswith("3 values, million US dollars a year")
    desk.session.update(time=view("2020", "2021").time)
    QApplication.processEvents()
    assert desk.pane.chart().rows.frequency == "M"


def test_a_click_on_another_figure_for_the_year_selects_it(desk, bundled):
    panes = default_panes(bundled)
    desk.session.show(bundled, ViewState(view("2020-07", "2021-04").time, panes=panes))
    QApplication.processEvents()
    desk.click(*desk.middle("kotra-2020-total"))
    assert desk.session.view.selection == ("kotra-2020-total",)
    assert desk.pane.accessibleName() == (
        "total, 2020: 760.8 million US dollars, KOTRA, 29 Jul 2021, crude oil estimated"
    )


def test_both_places_of_an_unclear_claim_are_outlined(desk):
    readings = (Reading(parse("2020")), Reading(parse("2021")))
    open_shares(desk, share("a", 90.0, None, readings=readings))
    desk.session.update(selection=("a",))
    assert len(desk.plot.pointer._selected) == 2


def test_keys_walk_past_a_claim_that_may_be_about_several_years(desk):
    readings = (Reading(parse("2021")), Reading(parse("2019")))
    open_shares(
        desk, share("first", 80.0, "2018"), share("unclear", 90.0, None, readings=readings),
        share("middle", 85.0), share("last", 95.0, "2022"),
    )  # fmt: skip
    desk.press(Qt.Key.Key_Home)
    seen = [desk.session.view.selection[0]]
    for _ in range(4):
        desk.press(Qt.Key.Key_Right)
        seen.append(desk.session.view.selection[0])
    assert seen == ["first", "unclear", "middle", "unclear", "last"]
    for _ in range(4):
        desk.press(Qt.Key.Key_Left)
    assert desk.session.view.selection == ("first",)


def test_the_pane_takes_the_click_and_the_focus(desk):
    desk.pane.switch.setFocus()
    QTest.mouseClick(
        desk.plot.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        QPoint(300, 70),
    )  # fmt: skip
    assert desk.pane.hasFocus()


def test_a_pane_of_claims_by_id_shows_them(desk):
    data = dataset(claims=[share("a", 90.0), share("b", 60.0)])
    desk.session.show(
        data, ViewState(view("2019", "2022").time, panes=(Pane("share", ("b", "a")),))
    )
    QApplication.processEvents()
    assert {desk.pane.chart().box("a") is None, desk.pane.chart().box("b") is None} == {False}
