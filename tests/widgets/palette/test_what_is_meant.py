"""Words, phases, figures and samples typed into the search field, and what choosing them does."""

import pytest

from tests.engine.query.small import NORTH_KOREA as SMALL
from tests.engine.query.small import best, dataset_of, event
from tests.engine.query.test_what_is_meant import NORTH_KOREA
from viewer.model.calendar import day_of


class Shelf:
    """Two datasets that come with the program."""

    def __init__(self):
        self.opened = []

    def titles(self):
        return [("/wheat.json", "Wheat and monarchs"), ("/tests.json", "Nuclear tests")]

    def open_sample(self, key):
        self.opened.append(key)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def seeker(seek, shelf):
    seeker = seek(NORTH_KOREA)
    seeker.palette.samples = shelf
    return seeker


def look_for(seeker, text):
    seeker.press("Ctrl+K")
    seeker.write(text)


def test_border_closed_leads_to_the_phase_and_the_event(seeker):
    look_for(seeker, "border closed")
    assert seeker.rows()[:4] == [
        "Phases:", "Border closed | since 31 Jan 2020",
        "Events:", "North Korea closes its border against the virus | since 31 Jan 2020",
    ]  # fmt: skip
    assert seeker.hint() == "Enter: go there"
    seeker.press("Return")
    time = seeker.session.view.time
    assert time.start < day_of(2020, 1, 31) < time.end


def test_import_july_2019_leads_to_the_figure(seeker):
    look_for(seeker, "import July 2019")
    assert seeker.rows() == [
        "Figures:", "North Korea’s trade with China, Jul 2019 | 207.7 million US dollars",
    ]  # fmt: skip
    seeker.press("Return")
    assert seeker.session.view.selection == ("jul-in",)
    time = seeker.session.view.time
    assert time.start <= day_of(2019, 7)
    assert time.end >= day_of(2019, 8)


def test_wheat_offers_to_open_the_sample(seeker, shelf):
    look_for(seeker, "nuclear")
    assert seeker.rows() == ["Sample datasets:", "Open sample: Nuclear tests"]
    seeker.press("Return")
    assert shelf.opened == ["/tests.json"]


def test_what_has_only_some_of_the_words_is_said_to_be_no_more_than_near(seeker):
    look_for(seeker, "friendship bridge")
    assert seeker.notice() == "No entry has all words; nearest:"
    assert "A basket for the Friendship Tower | 25 Oct 2020" in seeker.rows()


def test_nothing_found_asks_nothing_to_be_chosen(seeker):
    look_for(seeker, "Uriminzokkiri")
    assert (seeker.notice(), seeker.rows()) == ("Nothing found.", [])
    assert seeker.hint() == "Esc leave"


def test_approximate_leads_to_the_filter_for_inexact_dates(seek):
    seeker = seek()
    look_for(seeker, "approximate")
    assert seeker.rows()[:2] == ["Filter:", "Date known to: about then | 1 event"]
    seeker.press("Return")
    assert seeker.conditions() == ["Date known to: about then"]
    assert seeker.shown_ids() == {"letter"}


def test_the_count_beside_a_date_is_what_is_seen_there(seek):
    data = dataset_of(
        event("in", "In October", "2020-10-10"),
        event("moved", "Dated anew", "2020-10-12", datings=(best("2020-11-12"),)),
        event("undated", "Undated"),
        categories=SMALL.categories,
    )
    seeker = seek(data)
    look_for(seeker, "Oct 2020")
    assert seeker.rows()[1:3] == [
        "Go to October 2020 | 1 event",
        "Only events that may lie in October 2020 | 2 events, 1 drawn elsewhere",
    ]
    seeker.press("Return")
    assert seeker.shown.in_view(seeker.session.view.time) == 1
    look_for(seeker, "Oct 2020")
    seeker.press("Down")
    seeker.press("Return")
    assert seeker.shown_ids() == {"in", "moved"}


def test_undo_and_redo_are_found_and_walk_the_views(seek):
    seeker = seek()
    first = seeker.session.view.time
    seeker.session.update(time=first.panned(40))
    look_for(seeker, "undo")
    assert seeker.rows()[:2] == ["Commands:", "Back | Undo view change | Alt+Left"]
    seeker.press("Return")
    assert seeker.session.view.time == first
    look_for(seeker, "redo")
    assert seeker.rows()[1] == "Forward | Redo view change | Alt+Right"
    seeker.press("Return")
    assert seeker.session.view.time == first.panned(40)
