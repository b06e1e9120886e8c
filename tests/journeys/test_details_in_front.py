"""What is clicked is read at once; a list is left only by those who ask for it."""

import pytest

from viewer.model.view import Panel


def front(reader) -> Panel:
    return reader.app.session.view.panel


def leave_details(reader, panel: Panel = Panel.LIST) -> None:
    reader.app.session.update(panel=panel)
    reader.settle()


@pytest.mark.parametrize("panel", [Panel.LIST, Panel.VALUES, Panel.CLAIMS])
def test_a_click_on_an_event_brings_the_details_to_the_front(reader, panel):
    leave_details(reader, panel)
    event = next(e for e in reader.app.session.dataset.events if reader.is_seen(e.id))
    reader.click_event(event.id)
    assert front(reader) is Panel.DETAILS
    assert str(event.title) in reader.text_of_details()


def test_so_does_a_click_on_a_value_and_on_an_undated_event(reader):
    leave_details(reader)
    reader.click_value("customs-2020-07-imports")
    assert front(reader) is Panel.DETAILS
    leave_details(reader)
    box, _ = reader.contents.tray._chips[0]
    reader.click(reader.contents.tray, box.center().toPoint())
    assert front(reader) is Panel.DETAILS


def test_a_click_on_nothing_and_a_walk_by_keys_leave_the_list_in_front(reader):
    leave_details(reader)
    reader.click(reader.lanes, reader.empty_place())
    assert front(reader) is Panel.LIST
    reader.press(".", reader.lanes)
    assert reader.selection
    assert front(reader) is Panel.LIST


def test_a_click_in_a_list_stays_there_and_enter_opens_the_details(reader):
    leave_details(reader)
    table = reader.contents.side.currentWidget().panel.table
    place = table.visualRect(table.model().index(2, 2)).center()
    reader.click(table.viewport(), place)
    assert front(reader) is Panel.LIST
    (chosen,) = reader.selection
    reader.press("Return", table)
    assert front(reader) is Panel.DETAILS
    assert reader.selection == (chosen,)
    leave_details(reader)
    reader.double_click(table.viewport(), place)
    assert front(reader) is Panel.DETAILS


def test_going_back_returns_to_the_list_that_was_in_front(reader):
    leave_details(reader)
    event = next(e for e in reader.app.session.dataset.events if reader.is_seen(e.id))
    reader.click_event(event.id)
    reader.press("Alt+Left")
    assert reader.selection == ()
    assert front(reader) is Panel.LIST


def test_another_tab_is_nothing_to_go_back_from(reader):
    events = reader.app.session.dataset.events
    reader.click_event(next(event.id for event in events if reader.is_seen(event.id)))
    seen = reader.app.session.view
    tabs = reader.contents.side.tabBar()
    reader.click(tabs, tabs.tabRect(1).center())
    reader.click(tabs, tabs.tabRect(0).center())
    reader.press("Alt+Left")
    assert seen.selection
    assert reader.selection == (), "the one step back undoes what was clicked, not the tabs"
