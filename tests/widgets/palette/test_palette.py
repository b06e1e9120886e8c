"""What is typed into the search field is found, shown, and done by Enter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.engine.query.small import NORTH_KOREA, dataset_of, event
from tests.widgets.seeker import YEAR
from viewer.model.calendar import day_of
from viewer.model.view import Filter, TimeRange
from viewer.widgets.palette import searching


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+F", "Ctrl+Shift+P"])
def test_a_key_opens_the_field_and_esc_gives_the_focus_back(seeker, keys: str):
    seeker.press(keys)
    assert QApplication.focusWidget() is seeker.palette.field
    assert seeker.palette.is_open
    seeker.press("Esc")
    assert QApplication.focusWidget() is seeker.elsewhere
    assert not seeker.palette.is_open


def test_the_field_says_what_it_is_for_and_which_key_opens_it(seeker):
    field = seeker.palette.field
    assert field.placeholderText() == "Find, filter, go to a date, or do anything…"
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == field.placeholderText()
    empty = field.grab().toImage()
    field.setText("x")
    assert field.grab().toImage() != empty


def test_at_first_the_commands_are_listed_and_none_is_chosen(seeker):
    seeker.press("Ctrl+K")
    assert "a name in any spelling" in seeker.notice()
    assert seeker.rows()[0] == "Commands:"
    assert "Show all | Home" in seeker.rows()
    assert seeker.current() == ""
    seeker.press("Return")
    assert seeker.palette.is_open
    seeker.press("Down")
    assert seeker.current() == seeker.rows()[1].split(" | ")[0]


def test_events_show_date_and_spoken_status_and_are_selected_by_enter(seeker):
    seeker.press("Ctrl+K")
    seeker.write("volunteers")
    assert seeker.rows()[:2] == ["Events:", "Kim visits the volunteers’ cemetery | 21 Oct 2020"]
    assert seeker.palette.field.accessibleDescription() == (
        "Kim visits the volunteers’ cemetery, 21 Oct 2020, confirmed"
    )
    assert seeker.hint() == "Enter: select it and go there"
    seeker.press("Return")
    assert seeker.session.view.selection == ("visit",)
    assert not seeker.palette.is_open


def test_an_event_is_brought_into_view(seeker):
    seeker.session.update(time=TimeRange(day_of(1990), day_of(1991)))
    seeker.press("Ctrl+K")
    seeker.write("volunteers")
    seeker.press("Return")
    time = seeker.session.view.time
    assert time.start < day_of(2020, 10, 21) < time.end
    seeker.session.back()
    assert seeker.session.view.selection == ()
    assert seeker.session.view.time.start == day_of(1990)


def test_an_event_that_the_filter_hides_is_told_and_shown_without_it_in_one_step(seeker):
    seeker.session.update(filter=Filter("status:rumour"))
    seeker.press("Ctrl+K")
    seeker.write("volunteers")
    assert seeker.rows()[1] == (
        "Kim visits the volunteers’ cemetery | not in the filter | 21 Oct 2020"
    )
    assert seeker.hint().startswith("Enter: clear the filter")
    seeker.press("Return")
    assert seeker.session.view.filter == Filter()
    assert seeker.session.view.selection == ("visit",)
    seeker.session.back()
    assert seeker.query == "status:rumour"
    assert seeker.session.view.selection == ()


@pytest.mark.parametrize("text", ["Ri Ryong-nam", "lee yongnam", "RI YONG NAM"])
def test_an_actor_becomes_the_filter_whatever_the_spelling(seeker, text: str):
    seeker.press("Ctrl+K")
    seeker.write(text)
    assert seeker.current() == "Ri Ryong Nam"
    seeker.press("Return")
    assert seeker.query == 'actor:"Ri Ryong Nam"'
    assert seeker.shown_ids() == {"ambassador", "minister"}


def test_names_in_korean_and_chinese_letters_are_found(seeker):
    for text in ("김정은", "金正恩"):
        seeker.press("Ctrl+K")
        seeker.write(text)
        assert seeker.rows()[1] == f"Kim Jong Un | {text} | 3 events"
        seeker.press("Esc")


def test_enter_replaces_the_filter_and_shift_enter_adds_to_it(seeker):
    seeker.session.update(filter=Filter("status:confirmed", uncertain=False))
    for keys, expected in (
        ("Shift+Return", 'status:confirmed actor:"Kim Jong Un"'),
        ("Return", 'actor:"Kim Jong Un"'),
    ):
        seeker.press("Ctrl+K")
        seeker.write("kim jong un")
        assert "Shift+Enter: add to the filter" in seeker.hint()
        seeker.press(keys)
        assert seeker.session.view.filter == Filter(expected, uncertain=False)


def test_what_is_found_elsewhere_in_time_is_shown(seeker):
    seeker.session.update(time=TimeRange(day_of(1990), day_of(1991)))
    seeker.press("Ctrl+K")
    seeker.write("ri ryong nam")
    seeker.press("Return")
    time = seeker.session.view.time
    assert time.start < day_of(2008, 6)
    assert day_of(2021, 2, 19) < time.end


def test_a_date_goes_there_or_filters(seeker):
    seeker.press("Ctrl+K")
    seeker.write("19-25 Oct 2020")
    assert seeker.rows()[:3] == [
        "Dates:",
        "Go to 19 to 25 October 2020 | 4 events",
        "Only events that may lie in 19 to 25 October 2020 | 4 events",
    ]
    seeker.press("Return")
    assert seeker.session.view.time == TimeRange(day_of(2020, 10, 19), day_of(2020, 10, 26))
    seeker.press("Ctrl+K")
    seeker.write("19-25 Oct 2020")
    seeker.press("Down")
    seeker.press("Return")
    assert seeker.query == "date:2020-10-19..2020-10-25"
    assert len(seeker.shown_ids()) == 4


def test_g_asks_for_a_date_and_says_why_a_text_is_none(seeker):
    seeker.press("G")
    assert seeker.palette.field.placeholderText() == "Go to a date…"
    assert "summer 2020" in seeker.notice()
    seeker.write("early 2020")
    assert seeker.notice().startswith('"early 2020" is no date')
    assert seeker.rows() == []
    seeker.press("Return")
    assert seeker.session.view.time == YEAR
    seeker.press("Ctrl+A")
    seeker.write("since 2021")
    seeker.press("Return")
    assert seeker.session.view.time.start == day_of(2021)


def test_a_date_after_everything_is_refused_and_the_text_stays(seeker):
    seeker.press("G")
    seeker.write("since 2400")
    seeker.press("Return")
    assert seeker.notice() == "Nothing of this dataset lies since 2400."
    assert seeker.palette.field.text() == "since 2400"
    assert seeker.session.view.time == YEAR


def test_a_command_is_run(seeker):
    seeker.press("Ctrl+K")
    seeker.write("show all")
    seeker.press("Return")
    assert seeker.desk.ran == ["show all"]


def test_commands_that_cannot_be_done_now_are_left_out(seeker):
    seeker.press("Ctrl+K")
    seeker.write("clear the filter")
    assert not [row for row in seeker.rows() if row.startswith("Clear the filter")]
    seeker.press("Esc")
    seeker.session.update(filter=Filter("kim"))
    seeker.press("Ctrl+K")
    seeker.write("clear the filter")
    seeker.press("Return")
    assert seeker.session.view.filter == Filter()


def test_a_condition_can_be_typed_and_a_fault_is_told(seeker):
    seeker.press("Ctrl+K")
    seeker.write("status:rumor")
    assert seeker.notice().startswith('status cannot be "rumor": expected one of confirmed')
    seeker.press("Ctrl+A")
    seeker.write("status:rumour")
    assert seeker.current() == "Only events with Status: Rumour"
    seeker.press("Return")
    assert seeker.query == "status:rumour"


def test_nothing_found_is_said(seeker):
    seeker.press("Ctrl+K")
    seeker.write("zzz")
    assert (seeker.notice(), seeker.rows()) == ("Nothing found.", [])


def test_arrows_leave_headings_out_and_come_round(seeker):
    seeker.press("Ctrl+K")
    seeker.write("kim")
    choices = [row for row in seeker.rows() if not row.endswith(":")]
    walked = []
    for _ in choices:
        walked.append(seeker.current())
        seeker.press("Down")
    assert walked == [row.split(" | ")[0] for row in choices]
    assert seeker.current() == walked[0]
    seeker.press("Up")
    assert seeker.current() == walked[-1]
    seeker.press("PgUp")
    assert seeker.current() == walked[0]


def test_the_mouse_points_and_chooses(seeker):
    seeker.click(seeker.palette.field)
    seeker.write("minister")
    shown = seeker.palette.popup.list
    row = seeker.rows().index("A minister of trade | all of 2008")
    place = shown.visualRect(shown.model().index(row, 0)).center()
    QTest.mouseMove(shown.viewport(), place)
    seeker.settle()
    assert seeker.current() == "A minister of trade"
    assert QApplication.focusWidget() is seeker.palette.field
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert seeker.session.view.selection == ("minister",)


def test_a_click_on_a_heading_does_nothing(seeker):
    seeker.press("Ctrl+K")
    seeker.write("minister")
    shown = seeker.palette.popup.list
    place = shown.visualRect(shown.model().index(0, 0)).center()
    before = seeker.current()
    QTest.mouseMove(shown.viewport(), place)
    assert seeker.current() == before
    seeker.click(shown.viewport(), QPoint(place))
    assert seeker.session.view.selection == ()


def test_a_click_elsewhere_closes_the_list(seeker):
    seeker.press("Ctrl+K")
    seeker.write("kim")
    seeker.elsewhere.setFocus()
    assert not seeker.palette.is_open
    assert seeker.palette.field.text() == ""


def test_the_list_lies_inside_the_window_at_any_size(seeker):
    seeker.press("Ctrl+K")
    for width, height in ((1200, 700), (420, 300), (2000, 1200)):
        seeker.window.resize(width, height)
        seeker.settle()
        box = seeker.palette.popup.geometry()
        assert box.left() >= 0
        assert box.right() <= seeker.window.width()
        assert box.bottom() <= seeker.window.height()


def test_without_a_dataset_commands_are_still_found(seek):
    seeker = seek(None)
    seeker.press("Ctrl+K")
    seeker.write("light")
    assert seeker.rows()[:2] == ["Commands:", "Light or dark | Ctrl+Shift+D"]
    seeker.write(" kim 2020")
    assert seeker.notice() == "Nothing found."


def test_in_a_large_dataset_typing_does_not_wait_for_the_search(seek, qtbot, monkeypatch):
    monkeypatch.setattr(searching, "LARGE", 3)
    seeker = seek()
    seeker.press("Ctrl+K")
    seeker.write("volunteers", wait=False)
    assert seeker.notice() == "Searching…"
    QTest.keyClick(seeker.palette.field, Qt.Key.Key_Return)  # it waits for the answer
    qtbot.waitUntil(lambda: seeker.session.view.selection == ("visit",))
    assert not seeker.palette.is_open


def test_what_was_found_last_counts_not_what_came_last(seek, qtbot, monkeypatch):
    monkeypatch.setattr(searching, "LARGE", 3)
    seeker = seek()
    seeker.press("Ctrl+K")
    for letter in "minister":
        seeker.write(letter)
    qtbot.waitUntil(lambda: "A minister of trade | all of 2008" in seeker.rows())
    seeker.write("x")
    seeker.press("Esc")
    qtbot.waitUntil(lambda: not seeker.palette.searching._jobs.busy)
    seeker.settle()
    assert not seeker.palette.is_open


def test_long_titles_and_hostile_texts_are_shown_cut(seek):
    title = "trains " + "x" * 100_000
    seeker = seek(dataset_of(event("long", title), categories=NORTH_KOREA.categories))
    seeker.press("Ctrl+K")
    seeker.write("trains <b>")
    seeker.press("Ctrl+A")
    seeker.write("trains")
    assert len(seeker.current()) <= 500
    assert not seeker.palette.popup.grab().isNull()
