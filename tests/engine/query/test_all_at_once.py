"""What is asked of all events at once is what each of them would answer alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.made_up import datasets
from tests.engine.query.one_by_one import may_lie, surely_lies, values_of
from viewer.engine.query.facts import Facts
from viewer.engine.query.postings import ANY
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse

FIELDS = (
    "actors", "attributed", "places", "sources", "statuses", "categories", "tags", "precisions",
)  # fmt: skip
TIMES = ("2020", "2020-10", "2020-10-03", "2020-10-03T14:00:00", "195X", "2010/2021", "1999-05-31")


def compare(dataset: Dataset, among: list[bool]) -> None:
    facts, events = Facts(dataset), tuple(dataset.events)
    counted = np.array(among, bool)
    for field in FIELDS:
        found = [values_of(event, field) for event in events]
        postings = getattr(facts, field)
        values = set().union(*found)
        if field != "precisions":
            assert set(postings.values) == values
        assert postings.having((ANY,)).tolist() == [bool(one) for one in found]
        counts = postings.counts(counted)
        for value in values:
            has = [value in one for one in found]
            assert postings.having((value,)).tolist() == has
            assert counts[value] == int((np.array(has) & counted).sum())
        assert set(counts) >= values
        two = sorted(values)[:2]
        either = np.array([bool(one.intersection(two)) for one in found], bool)
        assert postings.counted(two, counted) == int((either & counted).sum())
        assert not postings.having(("nothing that occurs",)).any()


def compare_dates(dataset: Dataset) -> None:
    facts, events = Facts(dataset), tuple(dataset.events)
    assert facts.dated.tolist() == [bool(e.occurred or e.reported) for e in events]
    for text in TIMES:
        start, end = parse(text).period
        possibly, surely = facts.dates.possibly(start, end), facts.dates.surely(start, end)
        assert possibly.tolist() == [may_lie(event, start, end) for event in events]
        assert surely.tolist() == [surely_lies(event, start, end) for event in events]


@given(datasets, st.data())
def test_any_events_have_together_the_values_that_each_has(dataset, data):
    count = len(dataset.events)
    compare(dataset, data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))


@given(datasets)
def test_any_events_lie_together_where_each_lies(dataset):
    compare_dates(dataset)


@given(datasets)
def test_any_events_have_together_what_each_has(dataset):
    found = Facts(dataset).possessions
    claimed = {event for claim in dataset.claims.values() for event in claim.events}
    for at, event in enumerate(dataset.events):
        assert found["claim"][at] == (event.id in claimed)
        assert found["quote"][at] == any(said.quote for said in event.evidence)
        assert found["note"][at] == bool(event.note)
        assert found["dating"][at] == bool(event.datings)
        assert not found["relation"][at]


@pytest.mark.parametrize("every", [1, 3])
def test_the_bundled_events_answer_together_as_each_does(bundled, every):
    compare(bundled, [n % every == 0 for n in range(len(bundled.events))])
    compare_dates(bundled)


def test_the_bundled_events_are_linked_as_the_relations_say(bundled):
    types, others = Facts(bundled).relations
    for at, event in enumerate(bundled.events):
        mine = bundled.relations_of(event.id)
        for kind in bundled.relation_types:
            assert types.having((kind,))[at] == any(one.type == kind for one in mine)
        linked = {one.to_event for one in mine} | {one.from_event for one in mine} - {event.id}
        for other in linked - {None, event.id}:
            assert others.having((other,))[at]
