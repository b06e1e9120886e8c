"""A word of a filter is looked for in the file while the window goes on."""

import pytest

from tests.engine.query.test_said import on_file
from viewer.model.view import Filter, TimeRange, ViewState
from viewer.state.jobs import Jobs
from viewer.state.reading import SEARCHED, SEARCHING, STOPPED, Reading
from viewer.state.session import Session
from viewer.state.shown import Shown


@pytest.fixture
def desk(qapp):
    session, jobs = Session(), Jobs()
    shown = Shown(session)
    yield session, shown, Reading(session, shown, jobs)
    jobs.stop()


def expected(dataset, text):
    session = Session()
    shown = Shown(session)
    session.show(dataset, ViewState(TimeRange(0, 1), filter=Filter(text)))
    return shown.mask.tolist()


def test_a_filter_finds_in_the_end_what_it_finds_in_memory(desk, bundled, qtbot):
    session, shown, reading = desk
    told = []
    reading.told.connect(told.append)
    session.show(on_file(bundled)[0], ViewState(TimeRange(0, 1)))
    assert not reading.busy
    with qtbot.waitSignal(shown.changed):
        session.update(filter=Filter("letter"))
    qtbot.waitUntil(lambda: not reading.busy)
    assert shown.mask.tolist() == expected(bundled, "letter")
    assert told == [SEARCHING, SEARCHED]


def test_a_view_that_opens_with_a_filter_is_completed_too(desk, bundled, qtbot):
    session, shown, reading = desk
    view = ViewState(TimeRange(0, 1), filter=Filter("trains"))
    session.show(on_file(bundled)[0], view)
    qtbot.waitUntil(lambda: not reading.busy)
    assert shown.mask.tolist() == expected(bundled, "trains")


def test_nothing_is_read_where_all_is_in_memory_or_no_word_is_asked_for(desk, bundled):
    session, _, reading = desk
    session.show(bundled, ViewState(TimeRange(0, 1), filter=Filter("trains")))
    assert not reading.busy
    session.show(on_file(bundled)[0], ViewState(TimeRange(0, 1), filter=Filter("status:rumour")))
    assert not reading.busy


def test_who_stops_the_search_keeps_what_titles_say(desk, bundled):
    session, shown, reading = desk
    told = []
    reading.told.connect(told.append)
    session.show(on_file(bundled)[0], ViewState(TimeRange(0, 1), filter=Filter("letter")))
    reading.stop()
    assert not reading.busy
    titled = ["letter" in event.title.casefold() for event in bundled.events]
    assert all(found >= has for found, has in zip(shown.mask.tolist(), titled, strict=True))
    assert told == [SEARCHING, STOPPED]
