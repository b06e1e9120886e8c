"""What stands beside a picture: time, counts, filter, choices, sources."""

import numpy as np
import pytest

from tests.engine.takeaway.made import dataset
from viewer.engine.query.facts import Facts
from viewer.engine.takeaway.captions import event_sources, filter_words, what_is_shown
from viewer.model.calendar import day_of
from viewer.model.records import Clock
from viewer.model.view import Datings, Filter, TimeRange, ViewState

VIEW = ViewState(TimeRange(day_of(2020, 10, 1), day_of(2021, 1, 1)))


def told(view: ViewState) -> list[str]:
    return [str(part) for part in what_is_shown(view, 2, 3, Facts(dataset()))]


def test_time_and_count():
    assert told(VIEW) == ["October to December 2020", "2 events of 3"]


def test_filter_and_choices_are_said_in_words():
    view = VIEW.but(
        filter=Filter("status:rumour category:letters", uncertain=False),
        clock=Clock.REPORTED,
        datings=Datings.MAIN,
    )
    assert told(view)[2:] == [
        "filtered by Status: Rumour and Category: Letters",
        "without uncertain dates",
        "placed where they were reported",
        "dates of the main source only",
    ]


@pytest.mark.parametrize("query", ["", "  ", "status:", "(", "nosuchfield:x"])
def test_no_filter_and_one_that_cannot_be_understood_are_not_told(query: str):
    assert filter_words(Filter(query), Facts(dataset())) is None


def test_the_source_of_most_events_is_named_and_the_others_counted():
    assert str(event_sources(dataset(), np.array([0, 1, 2]))) == (
        "Events: Two neighbours, The Outlook, and 1 other source"
    )


def test_no_events_have_no_source():
    assert event_sources(dataset(), np.array([], np.int64)) is None
    assert event_sources(dataset(), np.array([1])) is None
