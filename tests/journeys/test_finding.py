"""Questions 1, 7, 12 and 13: a week, rumours, what is fact, and one man in any spelling."""

import json

import pytest

from viewer.model.calendar import day_of
from viewer.model.view import GroupBy, TimeRange

FEW = 4
"""Clicks and keys; a text that is typed counts as one."""
WEEK = TimeRange(day_of(2020, 10, 19), day_of(2020, 10, 26))
VISIT = "kim-visits-volunteers-cemetery"


@pytest.fixture(scope="module")
def records(repo) -> list[dict]:
    """The events as the file has them."""
    return json.loads((repo / "data" / "dprk-china.json").read_text("utf-8"))["events"]


def shown(reader) -> set[str]:
    """The events that pass the filter."""
    events = reader.app.session.dataset.events
    return {e.id for e, hit in zip(events, reader.app.shown.mask, strict=True) if hit}


def counts(reader) -> list[str]:
    return [text for text in reader.texts(reader.contents.filters) if "event" in text]


@pytest.mark.parametrize("typed", ["19-25 October 2020", "week of 19 Oct 2020", "2020-W43"])
def test_what_happened_in_a_week_typed_as_a_date(reader, typed: str):
    reader.press("G")
    reader.write(typed)
    reader.press("Return")
    assert reader.steps <= FEW
    assert reader.time == WEEK
    bounds = reader.app.shown.drawn.bounds
    may_be = (bounds[:, 0] < WEEK.end) & (bounds[:, 3] > WEEK.start)
    assert counts(reader) == [f"{may_be.sum()} events in view"]
    assert reader.is_seen(VISIT)
    reader.click_event(VISIT)
    assert reader.steps <= FEW
    assert "Kim visits the Volunteers’ cemetery" in reader.text_of_details()


def test_going_to_a_week_and_filtering_by_it_show_the_same(reader):
    reader.press("G")
    reader.write("19-25 October 2020")
    reader.press("Return")
    in_view = reader.app.shown.in_view(WEEK)
    reader.press("Ctrl+K")
    reader.write("19-25 October 2020")
    reader.press("Down")
    reader.press("Return")
    assert reader.app.session.view.filter.query == "date:2020-10-19..2020-10-25"
    assert reader.app.shown.in_view(WEEK) == in_view


def test_rumours_only_and_who_answered_them(reader, records):
    expected = {event["id"] for event in records if event.get("stance") == "rumour"}
    reader.click_words("+ Filter")
    reader.pick("Status")
    reader.pick("Rumour")
    assert reader.steps <= FEW
    assert shown(reader) == expected
    reader.click_event("daily-nk-trains-deal")
    assert reader.steps <= FEW
    assert "Seoul: no noticeable changes" in reader.text_of_details()
    assert "Status: Rumour" in reader.texts(reader.contents.filters)


def test_rumours_by_the_palette(reader, records):
    reader.press("Ctrl+K")
    reader.write("status:rumour")
    reader.press("Return")
    assert reader.steps <= FEW
    assert shown(reader) == {e["id"] for e in records if e.get("stance") == "rumour"}


def test_what_is_fact_what_is_forecast_what_is_opinion(reader):
    reader.click_words("Group by Category")
    reader.pick("Status")
    assert reader.steps <= FEW
    assert reader.app.session.view.group_by is GroupBy.STATUS
    lanes = [str(lane.label) for lane in reader.app.shown.lanes]
    assert {"Confirmed", "Forecast", "Opinion"} <= set(lanes)
    reader.press("Alt+Left")
    assert reader.button("Group by Category").isVisible()


@pytest.mark.parametrize("spelling", ["Ri Ryong-nam", "Lee Yong-nam", "RI RYONGNAM", "yong nam"])
def test_everything_on_ri_ryong_nam_whatever_the_spelling(reader, records, spelling: str):
    expected = {e["id"] for e in records if "ri-ryong-nam" in e.get("actors", ())}
    reader.press("Ctrl+K")
    reader.write(spelling)
    reader.press("Return")
    reader.press("Home")
    assert reader.steps <= FEW
    assert shown(reader) == expected
    assert "Actor: Ri Ryong Nam" in reader.texts(reader.contents.filters)
    dated = len(expected) - len(reader.app.shown.undated)
    assert reader.app.shown.in_view(reader.time) == dated


def test_an_event_far_away_is_found_selected_and_in_sight(reader):
    reader.press("Ctrl+K")
    reader.write("korean war")
    reader.press("Return")
    assert reader.steps <= FEW
    assert reader.selection == ("korean-war",)
    assert reader.is_seen("korean-war")
    reader.press("Alt+Left")
    assert reader.selection == ()


def test_filters_are_steps_of_the_history(reader):
    before = shown(reader)
    reader.press("Ctrl+K")
    reader.write("status:rumour")
    reader.press("Return")
    reader.press("Alt+Left")
    assert shown(reader) == before
    reader.press("Alt+Right")
    assert len(shown(reader)) == 2


def test_while_presenting_nothing_is_typed_into_bars_that_are_hidden(reader):
    reader.press("F8")
    for key in ("Ctrl+K", "G", "Ctrl+L", "Ctrl+Shift+F", "B"):
        reader.press(key)
        assert not reader.contents.search.palette.is_open
        assert not reader.open_menus()
    reader.press("F8")


def test_letters_typed_into_the_field_are_no_shortcuts(reader):
    time, theme = reader.time, reader.app.settings.now.theme
    reader.press("Ctrl+K")
    for key in "adfgucs":
        reader.press(key)
    assert reader.contents.search.palette.field.text() == "adfgucs"
    assert (reader.time, reader.app.settings.now.theme) == (time, theme)
    reader.press("Esc")
    assert reader.app.session.view.filter.uncertain


def test_esc_leaves_the_field_first_and_then_the_selection(reader):
    reader.click_event(VISIT)
    reader.press("Ctrl+K")
    reader.write("kim")
    reader.press("Esc")
    assert reader.selection == (VISIT,)
    reader.press("Esc")
    assert reader.selection == ()


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (700, 500)])
def test_the_bars_fit_into_the_window(start, size):
    reader = start(size=size)
    assert reader.app.window.width() == size[0]
    for words in ("Group by Category", "Show all", "Key", "Include uncertain dates", "+ Filter"):
        button = reader.button(words)
        corner = button.mapTo(reader.app.window, button.rect().bottomRight())
        assert corner.x() < size[0]
    field = reader.contents.search.palette.field
    assert field.width() >= 100
