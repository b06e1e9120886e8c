"""Words in texts that are not in memory: found when the file has been read through for them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.made_up import TITLES, datasets
from viewer.engine.query.facts import Facts
from viewer.engine.query.fold import folded
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.engine.query.report import report
from viewer.engine.query.said import may_say, own_words
from viewer.model.column_events import ColumnEvents
from viewer.model.dataset import Dataset, Events


class Shelf:
    """Reads events of a list as a file would be read, and counts how many."""

    def __init__(self, events):
        self.events, self.taken = tuple(events), 0

    def __call__(self, first, last):
        self.taken += last - first
        return self.events[first:last]

    def records(self, first, last):
        return [json.dumps(own_words(one), ensure_ascii=False).encode()
                for one in self.events[first:last]]  # fmt: skip


def on_file(dataset: Dataset) -> tuple[Dataset, Shelf]:
    shelf = Shelf(dataset.events)
    return replace(dataset, events=ColumnEvents(dataset.events.columns, shelf)), shelf


WORDS = (
    "grain", "elan", "Strasse", "朝鮮", "quoted words", "convoy or élan", "xi -kim", "tag:rice",
    "not thanks", '"two spaces"',
)  # fmt: skip


@given(datasets, st.sampled_from(WORDS))
def test_a_word_is_found_in_a_file_as_it_is_in_memory(dataset, text):
    query = parse_query(text)
    expected = matching(query, Facts(dataset)).tolist()
    there, _ = on_file(dataset)
    facts = Facts(there)
    assert facts.said.read(facts.said.unread(query))
    assert matching(query, facts).tolist() == expected
    assert facts.said.unread(query) == ()


@given(datasets)
def test_nothing_is_read_before_the_whole_file_is_and_titles_are_known_at_once(dataset):
    there, shelf = on_file(dataset)
    found = matching(parse_query("grain"), Facts(there))
    for at, event in enumerate(dataset.events):
        assert found[at] >= ("grain" in event.title)
    assert shelf.taken == 0


def test_only_events_that_may_say_a_word_are_read(bundled):
    every = Shelf(bundled.events)
    records = every.records(0, len(every.events))
    plain = [event for event, record in zip(every.events, records, strict=True)
             if record.isascii() and b"\\" not in record]  # fmt: skip
    there, shelf = on_file(replace(bundled, events=Events(plain)))
    said = Facts(there).said
    said.read(("a word that nobody says",))
    assert shelf.taken == 0
    said.read(("beijing",))
    assert shelf.taken > 0
    assert said.having("beijing").sum() > 0


@given(st.sampled_from(TITLES), st.sampled_from(TITLES).filter(bool))
def test_no_event_that_says_a_word_is_passed_over(text, word):
    if folded(word) in folded(text):
        for ascii_only in (True, False):
            record = json.dumps({"title": text}, ensure_ascii=ascii_only).encode()
            assert may_say([folded(word)])(record)


def test_reading_stops_when_it_is_asked_to(bundled):
    there, _ = on_file(bundled)
    facts = Facts(there)
    query = parse_query("letter")
    assert not facts.said.read(facts.said.unread(query), lambda share: False)
    assert facts.said.unread(query) == ("letter",)


@pytest.mark.parametrize("text", ["letter", "thanks or trains", "not covid"])
def test_the_command_line_reads_what_it_must(bundled, text):
    there, _ = on_file(bundled)
    assert [row["id"] for row in report(there, text)] == [
        row["id"] for row in report(bundled, text)
    ]
