"""What a reader is told of a dataset before anything is selected."""

from dataclasses import replace

from tests.engine.details.read import lines
from tests.engine.timeline.made import dataset_of, event
from viewer.engine.details.holdings import FIRST, holdings_blocks
from viewer.engine.details.sheet import Fact
from viewer.model.dataset import Dataset


def links(dataset: Dataset) -> list[str]:
    blocks = holdings_blocks(dataset)
    return [block.target for block in blocks if isinstance(block, Fact) and block.target]


def test_the_bundled_dataset_says_what_it_holds_and_where_to_begin(bundled):
    told = lines(tuple(holdings_blocks(bundled)))
    assert told[:3] == [
        "## To begin with",
        "all of 2020: Trade with China falls 80.7% in 2020 (reported 12 Feb 2021)",
        "since 31 Jan 2020: North Korea closes its border against the virus",
    ]
    assert "Events: 84 events · 24 from outside the main source" in told[8]
    assert "2 rumour" in told[8]
    assert links(bundled)[-1] == "daily-nk-trains-deal"


def test_no_event_is_called_important_that_the_file_does_not_call_so():
    plain = [event(f"e{number}", "2020") for number in range(3)]
    assert links(dataset_of(*plain)) == []
    marked = [replace(one, importance=0.9) for one in plain[1:]]
    assert links(dataset_of(plain[0], *marked)) == ["e1", "e2"]


def test_of_many_important_events_a_few_are_named_in_the_order_of_time():
    events = [
        replace(event(f"e{year}", str(year)), importance=0.6 + (year % 7) / 20)
        for year in range(2019, 1999, -1)
    ]
    found = links(dataset_of(*events))
    assert len(found) == FIRST
    assert found == sorted(found)
