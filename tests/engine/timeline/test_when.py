"""An event is dated in the same words wherever it is named: by the date that its mark stands at."""

import pytest

from tests.engine.query.small import best, event
from viewer.engine.timeline.when import other_words, when_words
from viewer.model.edtf import parse
from viewer.model.records import Clock
from viewer.model.view import Datings

VISIT = event(
    "visit", occurred="2020-10-22", reported=parse("2020-10-29"), datings=(best("2020-10-21"),)
)


@pytest.mark.parametrize(
    ("clock", "datings", "words"),
    [
        (Clock.OCCURRED, Datings.ALL, "21 Oct 2020 (reported 29 Oct)"),
        (Clock.OCCURRED, Datings.MAIN, "22 Oct 2020 (reported 29 Oct)"),
        (Clock.REPORTED, Datings.ALL, "29 Oct 2020 (happened 21 Oct)"),
    ],
)
def test_the_date_as_drawn_comes_first_and_the_other_clock_after_it(clock, datings, words):
    assert str(when_words(VISIT, clock, datings)) == words


@pytest.mark.parametrize(
    ("occurred", "reported", "words"),
    [
        ("2020-10-22", "2020-10-22", "22 Oct 2020"),
        ("2020-10", "2020-10-26", "Oct 2020"),
        ("2020-12-30", "2021-01-02", "30 Dec 2020 (reported 2 Jan 2021)"),
        ("2020-06", "2020-08", "Jun 2020 (reported Aug)"),
        ("2020-22", "2020-10-01", "summer 2020 (reported 1 Oct 2020)"),
        ("2020/2020", "2021-02-12", "all of 2020 (reported 12 Feb 2021)"),
        (None, "2020-10-26", "reported 26 Oct 2020"),
        ("2020-10-26", None, "26 Oct 2020"),
        (None, None, "no date"),
    ],
)
def test_the_other_clock_is_said_only_where_it_says_another_time(occurred, reported, words):
    one = event("one", occurred=occurred, reported=parse(reported) if reported else None)
    assert str(when_words(one, Clock.OCCURRED, Datings.ALL)) == words


def test_of_an_event_on_the_other_clock_alone_nothing_more_is_said():
    said = event("said", reported=parse("2020-10-26"))
    assert other_words(said, Clock.OCCURRED, Datings.ALL) is None
