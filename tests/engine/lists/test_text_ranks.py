"""Very many titles are put in order as a few are, one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.made_up import TITLES, datasets
from viewer.engine.lists.cited import publisher
from viewer.engine.lists.events import EventList
from viewer.engine.lists.table import Table, ranks
from viewer.engine.lists.text_ranks import text_ranks
from viewer.engine.timeline.drawn import draw
from viewer.model.records import Clock, Stance
from viewer.model.text_column import TextColumn
from viewer.model.view import Datings

letters = st.text(st.sampled_from("abcdefghABC \"'(-_é朝ß"), max_size=20)
alike = st.builds(
    "{}{}".format, st.sampled_from(("", "a", "the grain ", "the grain convoy ")), letters
)


def order_of(keys):
    """Return for each two rows how they stand to each other, and which have no place."""
    known = np.isfinite(keys)
    return np.sign(keys[:, None] - keys[None, :])[known][:, known].tolist(), known.tolist()


@given(st.lists(st.sampled_from(TITLES) | letters | alike, max_size=30))
def test_any_texts_sort_together_as_they_do_one_by_one(texts):
    assert order_of(text_ranks(TextColumn.of(texts))) == order_of(ranks(texts))


@given(datasets)
def test_any_events_sort_by_what_their_rows_say(dataset):
    table = listed(dataset)
    events = tuple(dataset.events)
    number = table.number
    places = {stance: float(n) for n, stance in enumerate(Stance)}
    status = np.array([places.get(event.stance, np.nan) for event in events], np.float64)
    assert order_of(table.keys(number("status"))) == order_of(status)
    names = list(dataset.categories)
    first = [event.categories[0] for event in events]
    kinds = np.array([names.index(one) if one in names else np.nan for one in first], np.float64)
    assert order_of(table.keys(number("category"))) == order_of(kinds)
    titles = ranks([event.title for event in events])
    assert order_of(table.keys(number("title"))) == order_of(titles)
    credited = [", ".join(dataset.name_of(one) for one in event.attributed_to) for event in events]
    assert order_of(table.keys(number("credited"))) == order_of(ranks(credited))


@given(datasets)
def test_any_events_sort_by_who_says_so(dataset):
    table = listed(dataset)
    said = [str(row.cells[table.number("source")]) for row in table.rows]
    assert order_of(table.keys(table.number("source"))) == order_of(ranks(said))
    for row, event in zip(table.rows, dataset.events, strict=True):
        sources = [one.source for one in event.evidence if one.source]
        named = dict.fromkeys(publisher(dataset, source) for source in sources)
        if len(named) == 1:
            assert row.cells[table.number("source")] == next(iter(named))


def listed(dataset) -> Table:
    drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    every = np.arange(len(dataset.events))
    return EventList(dataset, drawn, Clock.OCCURRED, Datings.ALL).table(every)
