"""The list of events under real clicks and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.engine.lists.made import event, of_events
from tests.widgets.lists.conftest import CONTROL, SHIFT
from viewer.model.clean import Clean
from viewer.model.view import Filter, TimeRange
from viewer.widgets.lists.events_panel import EventsPanel
from viewer.widgets.text import plain_tooltip


@pytest.fixture
def reader(read):
    return read(EventsPanel)


def head(reader):
    return reader.panel.head._count.text(), reader.panel.head._note.accessibleName()


def shown_ids(reader):
    return [reader.model.id_at(row) for row in range(reader.model.rowCount())]


def test_the_head_counts_what_is_in_view_undated_and_from_outside(reader):
    outside = "10 from outside the main source"
    assert head(reader) == ("55 of 84 events in view", f"6 undated · {outside}")
    assert reader.model.rowCount() == 61


def test_what_the_head_has_no_room_for_is_cut_with_an_ellipsis(reader):
    reader.panel.resize(190, 500)
    reader.settle()
    assert reader.panel.head._note.text().endswith("…")
    reader.panel.resize(600, 500)
    reader.settle()
    assert reader.panel.head._note.text() == "6 undated · 10 from outside the main source"


def test_the_list_follows_the_time_and_the_filter(reader):
    reader.look_at("2020-10-19", "2020-10-25")
    assert head(reader)[0] == "26 of 84 events in view"
    reader.parts.session.update(filter=Filter("category:letters"))
    reader.settle()
    assert head(reader) == (
        "4 of 8 events in view",
        "1 from outside the main source · filtered from 84",
    )
    assert shown_ids(reader) == [
        "kim-xi-exchange-letters", "kim-letter-prc-71st", "kim-reply-wpk-75th", "xi-thanks-kim",
    ]  # fmt: skip


def test_a_hidden_list_works_nothing_out_until_it_is_looked_at(reader):
    reader.panel.hide()
    before = reader.model.table
    reader.look_at("2020-10-19", "2020-10-25")
    assert reader.model.table is before
    reader.panel.show()
    assert reader.model.table is not before
    assert reader.model.rowCount() == 32


def test_a_click_selects_an_event_everywhere(reader):
    reader.click(reader.row_of("kim-visits-volunteers-cemetery"))
    assert reader.selection == ("kim-visits-volunteers-cemetery",)


def test_control_and_shift_select_several_the_last_of_them_for_the_details(reader):
    first = reader.row_of("xi-letter-wpk-75th")
    reader.click(first)
    reader.click(first + 2, SHIFT)
    ids = shown_ids(reader)
    assert reader.selection == tuple(ids[first : first + 3])
    reader.click(first + 5, CONTROL)
    assert reader.selection == (*ids[first : first + 3], ids[first + 5])
    reader.click(first, CONTROL)
    assert set(reader.selection) == {*ids[first + 1 : first + 3], ids[first + 5]}


def test_a_selection_made_elsewhere_is_selected_here_and_scrolled_to(reader):
    reader.parts.session.update(selection=("ri-ryong-nam-ambassador", "xi-thanks-kim"))
    rows = [reader.row_of(i) for i in ("xi-thanks-kim", "ri-ryong-nam-ambassador")]
    assert reader.panel.table.shared.rows() == sorted(rows)
    assert reader.in_sight(reader.row_of("xi-thanks-kim"))
    reader.parts.session.update(selection=())
    assert reader.panel.table.shared.rows() == []


def test_panning_keeps_the_selection_and_the_place_in_the_list(reader):
    reader.click(reader.row_of("kim-visits-volunteers-cemetery"))
    reader.view.scrollTo(reader.model.index(reader.row_of("kim-xi-exchange-letters"), 0),
                         reader.view.ScrollHint.PositionAtTop)  # fmt: skip
    reader.look_at("2020-08", "2021-04")
    assert reader.selection == ("kim-visits-volunteers-cemetery",)
    assert reader.panel.table.shared.rows() == [reader.row_of("kim-visits-volunteers-cemetery")]
    assert reader.panel.table.top_id() == "kim-xi-exchange-letters"


def test_arrows_home_and_end_walk_the_list_and_select(reader):
    reader.press(Qt.Key.Key_Home)
    ids = shown_ids(reader)
    assert reader.selection == (ids[0],)
    reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_Down, SHIFT)
    assert reader.selection == (ids[1], ids[2])
    reader.press(Qt.Key.Key_End)
    assert reader.selection == (ids[-1],)


def test_keys_of_the_list_are_not_taken_for_commands_of_the_window(reader):
    for key, taken in ((Qt.Key.Key_Home, True), (Qt.Key.Key_Down, True), (Qt.Key.Key_Return, True),
                       (Qt.Key.Key_F, False), (Qt.Key.Key_Escape, False)):  # fmt: skip
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(reader.view, event)
        assert event.isAccepted() is taken, key


def test_a_letter_does_not_jump_through_the_list(reader):
    reader.press(Qt.Key.Key_Home)
    before = reader.selection
    reader.press(Qt.Key.Key_T)
    assert reader.selection == before


def test_a_click_on_a_title_sorts_and_another_turns_the_order_round(reader):
    reader.click_title(2)
    titles = [str(reader.model.row(i).cells[2]) for i in range(reader.model.rowCount())]
    assert titles[0] == "A Chinese drone is spotted in the parade footage"
    reader.click_title(2)
    turned = [str(reader.model.row(i).cells[2]) for i in range(reader.model.rowCount())]
    assert turned[0] == "Xi → Kim: the Party’s 75th anniversary"
    reader.click_title(1)
    statuses = [str(reader.model.row(i).cells[1]) for i in range(reader.model.rowCount())]
    assert statuses[0] == "Confirmed"
    assert statuses[-1] == "No status given"


def test_the_order_survives_a_change_of_time_and_the_selection_a_change_of_order(reader):
    reader.click(reader.row_of("xi-thanks-kim"))
    reader.click_title(2)
    assert reader.selection == ("xi-thanks-kim",)
    assert reader.panel.table.shared.rows() == [reader.row_of("xi-thanks-kim")]
    reader.look_at("2020-09", "2020-11")
    titles = [str(reader.model.row(i).cells[2]) for i in range(reader.model.rowCount())]
    assert titles[0] == "A Chinese drone is spotted in the parade footage"


def test_the_button_sorts_without_a_mouse(reader):
    button = reader.panel.sort
    assert button.text() == "Sort by Date ▴"
    (credited,) = [a for a in button.menu().actions() if a.text() == "Credited to"]
    credited.trigger()
    assert button.text() == "Sort by Credited to ▴"
    (turned,) = [a for a in button.menu().actions() if a.text() == "Largest or latest first"]
    turned.trigger()
    assert button.text() == "Sort by Credited to ▾"
    assert str(reader.model.row(0).cells[4]) == "Xinhua"


def test_copied_rows_are_a_table_with_citations(reader):
    reader.click(reader.row_of("kim-visits-volunteers-cemetery"))
    reader.click(reader.row_of("kim-reply-wpk-75th"), CONTROL)
    reader.press(Qt.Key.Key_C, CONTROL)
    titles, first, second = reader.copied()
    assert titles == [
        "Date", "Status", "Event", "Category", "Credited to", "Source", "Citation",
    ]  # fmt: skip
    assert first[:6] == [
        "19 Oct 2020", "Confirmed", "Kim → Xi: reply on the Party’s 75th anniversary", "Letters",
        "", "Ministry of Foreign Affairs of North Korea",
    ]  # fmt: skip
    assert second[2] == "Kim visits the Volunteers’ cemetery"
    assert "New Eastern Outlook · paragraph 3" in second[6]


def choose(reader, words):
    """Click an item of the menu that the right button opens."""
    next(action for action in reader.view.actions() if action.text() == words).trigger()


def test_tabs_and_line_ends_of_a_file_stay_inside_their_cell(read):
    reader = read(EventsPanel, of_events(event("a", "2020-10", title=Clean("one\ttwo\nthree"))))
    reader.click(0)
    choose(reader, "Copy as table")
    assert reader.copied()[1][2] == "one two three"


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"), ("-80.7", "-80.7"),
        ("\uff1dcmd", "'\uff1dcmd"), ("5 = 5", "5 = 5"),
    ],
)  # fmt: skip
def test_a_formula_in_a_stranger_s_title_is_pasted_as_text(read, title, cell):
    reader = read(EventsPanel, of_events(event("a", "2020-10", title=Clean(title))))
    reader.click(0)
    choose(reader, "Copy as table")
    assert reader.copied()[1][2] == cell


@pytest.mark.parametrize("how", ["enter", "double click"])
def test_enter_and_a_double_click_bring_an_event_into_view(reader, how):
    row = reader.row_of("ri-ryong-nam-ambassador")
    reader.look_at("2020-07", "2021-02-25")
    row = reader.row_of("ri-ryong-nam-ambassador")
    before = reader.parts.session.view.time
    if how == "enter":
        reader.click(row)
        reader.press(Qt.Key.Key_Return)
    else:
        reader.double_click(row)
    after = reader.parts.session.view.time
    assert after != before
    assert after.span == pytest.approx(before.span)
    day = reader.parts.shown.drawn.first()[
        reader.parts.session.dataset.events.position("ri-ryong-nam-ambassador")
    ]
    assert after.start + 0.05 * after.span < day < after.end - 0.05 * after.span


def test_pointing_at_a_row_lights_the_event_up_everywhere_and_back(reader):
    row = reader.row_of("kim-xi-exchange-letters")
    reader.view.scrollTo(reader.model.index(row, 0))
    reader.point_at(row)
    assert reader.parts.hover.target == "kim-xi-exchange-letters"
    assert reader.panel.table._delegate.hovered == row
    reader.parts.hover.move(None, "xi-thanks-kim")
    assert reader.panel.table._delegate.hovered == reader.row_of("xi-thanks-kim")
    reader.parts.hover.move(None)
    assert reader.panel.table._delegate.hovered == -1


def test_nothing_in_view_is_said_with_a_way_out(reader):
    reader.parts.session.update(filter=Filter("category:letters"))
    reader.look_at("1990", "1991")
    note = reader.panel._empty
    assert note.isVisible()
    assert note._text.text() == "No event is in view."
    note._all.click()
    reader.settle()
    assert not note.isVisible()
    assert head(reader)[0] == "8 of 8 events in view"
    reader.parts.session.update(filter=Filter("category:letters status:rumour"))
    reader.settle()
    assert note._text.text() == "No event passes the filter."
    assert not note._all.isVisible()


def test_without_a_dataset_the_list_says_so(read):
    reader = read(EventsPanel, None)
    assert reader.panel._empty._text.text() == "No dataset is open."
    assert head(reader) == ("", "")


def test_a_wide_list_has_a_column_for_everything_and_a_narrow_one_two_lines(read):
    reader = read(EventsPanel, width=400)
    headings = reader.view.horizontalHeader()
    assert [headings.isSectionHidden(i) for i in range(6)] == [False] * 3 + [True] * 3
    narrow = reader.view.rowHeight(0)
    reader.panel.resize(1000, 760)
    reader.settle()
    assert not any(headings.isSectionHidden(i) for i in range(6))
    assert reader.view.rowHeight(0) < narrow


def test_cells_have_plain_tooltips_that_hold_all_of_them(reader):
    row = reader.row_of("daily-nk-trains-deal")
    told = reader.model.index(row, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert told == plain_tooltip(
        "Daily NK reports a deal to resume trains across the border · "
        "Rumour · Daily NK · News and figures"
    )


def test_a_screen_reader_finds_cells_and_whole_rows(reader):
    row = reader.row_of("daily-nk-trains-deal")
    index = reader.model.index(row, 0)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == (
        "Date: 26 Oct 2020, Status: Rumour, Event: Daily NK reports a deal to resume trains across "
        "the border, Category: News and figures, Credited to: Daily NK, "
        "Source: New Eastern Outlook and 2 more"
    )
    interface = QAccessible.queryAccessibleInterface(reader.view)
    assert interface.text(QAccessible.Text.Name) == "Events in view"
    said = {interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())}
    assert "Daily NK reports a deal to resume trains across the border" in said
    assert {"Date", "Status", "Event", "Credited to"} <= said


def test_text_size_and_theme_change_the_rows(reader, qapp):
    before = reader.view.rowHeight(0)
    reader.parts.look.use(qapp, "dark", 150)
    assert reader.view.rowHeight(0) > 1.3 * before


def test_rows_are_made_only_as_they_come_into_sight(read):
    events = [event(f"e{i}", f"{1000 + i % 900:04d}") for i in range(20_000)]
    reader = read(EventsPanel, of_events(*events))
    reader.parts.session.update(time=TimeRange(-400_000.0, 100_000.0))
    reader.settle()
    assert reader.model.rowCount() == 20_000
    made = reader.model.table.rows._make.cache_info()
    assert made.misses < 100
    reader.press(Qt.Key.Key_End)
    assert reader.in_sight(19_999)
    assert reader.model.table.rows._make.cache_info().misses < 250


def test_all_can_be_selected_and_is_told_once(read):
    events = [event(f"e{i}", "2020-10") for i in range(500)]
    reader = read(EventsPanel, of_events(*events))
    told = []
    reader.parts.session.selection_changed.connect(told.append)
    reader.press(Qt.Key.Key_A, CONTROL)
    assert len(told) == 1
    assert set(reader.selection) == {f"e{i}" for i in range(500)}


def test_rows_and_selection_stay_the_same_thing_through_random_use(reader):
    chance = np.random.default_rng(3)
    ids = [e.id for e in reader.parts.session.dataset.events]
    for _ in range(60):
        match chance.integers(0, 4):
            case 0:
                start = chance.uniform(17000, 19000)
                reader.parts.session.update(time=TimeRange(start, start + chance.uniform(7, 900)))
            case 1:
                chosen = chance.choice(ids, chance.integers(0, 4), replace=False)
                reader.parts.session.update(selection=tuple(map(str, chosen)))
            case 2:
                reader.panel.table.sort_by(int(chance.integers(0, 6)),
                                           descending=bool(chance.integers(0, 2)))  # fmt: skip
            case _:
                if reader.model.rowCount():
                    reader.click(int(chance.integers(0, reader.model.rowCount())))
        reader.settle()
        selected = {reader.model.id_at(row) for row in reader.panel.table.shared.rows()}
        assert selected == set(reader.selection) & set(shown_ids(reader))
