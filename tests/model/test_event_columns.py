"""Columns hold what the events hold."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.date_column import AT_END, AT_START, ENDS, KINDS, DateColumn
from viewer.model.edtf import parse
from viewer.model.event_columns import STANCES, EventColumns
from viewer.model.records import Clock
from viewer.model.text_column import KeyColumn, TextColumn, narrow

DATES = ("2020", "2020-10~", "2020-10-03", "2020-01/2021?", "1999/..", "[1950..1953]", "/2010")


@given(st.lists(st.text(st.characters(exclude_categories=()))))
def test_any_texts_come_back_as_they_were(texts):
    column = TextColumn.of(texts)
    assert list(column) == texts
    assert [column[row] for row in range(len(texts))] == texts
    assert column[:] == tuple(texts)


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "d"]))))
def test_keys_come_back_in_their_order(rows):
    column = KeyColumn.of(rows)
    assert [column.row(number) for number in range(len(column))] == [tuple(row) for row in rows]
    firsts = [column.keys[code] if code >= 0 else None for code in column.firsts().tolist()]
    assert firsts == [row[0] if row else None for row in rows]
    assert column.rows().tolist() == [n for n, row in enumerate(rows) for _ in row]


@given(st.lists(st.none() | st.sampled_from(DATES)))
def test_dates_come_back_with_all_that_is_known_of_them(texts):
    dates = [None if text is None else parse(text) for text in texts]
    column = DateColumn.of(dates)
    assert [column[row] for row in range(len(column))] == dates
    assert len(column.table) == len({text for text in texts if text})
    for date, bounds, code in zip(dates, column.bounds(), column.codes, strict=True):
        if date is None:
            assert np.isnan(bounds).all()
            continue
        table = column.table
        assert tuple(bounds) == date.bounds
        assert KINDS[table.kind[code]] is date.kind
        assert (ENDS[table.start[code]], ENDS[table.end[code]]) == (date.start, date.end)
        assert bool(table.approximate[code] & AT_START) == date.start_approximate
        assert bool(table.approximate[code] & AT_END) == date.end_approximate
        assert bool(table.uncertain[code] & AT_START) == date.start_uncertain
        assert bool(table.uncertain[code] & AT_END) == date.end_uncertain


def test_the_bundled_events_as_columns(bundled):
    events = bundled.events
    columns = EventColumns.of(events)
    for row, event in enumerate(events):
        assert (columns.ids[row], columns.titles[row]) == (event.id, event.title)
        assert (columns.occurred[row], columns.reported[row]) == (event.occurred, event.reported)
        assert columns.categories.row(row) == event.categories
        assert columns.actors.row(row) == event.actors
        assert STANCES[columns.stance[row]] is event.stance
        assert columns.datings.get(row, ()) == event.datings
        assert columns.best(Clock.OCCURRED).get(row) == event.best_dating(Clock.OCCURRED)


def test_what_columns_hold_of_an_event_is_told_without_reading_it(bundled):
    events = bundled.events
    for row, event in enumerate(events):
        brief = events.columns.brief(row)
        for name in ("id", "title", "categories", "occurred", "reported", "datings", "direction",
                     "stance", "attributed_to", "context", "actors", "places", "tags",
                     "importance"):  # fmt: skip
            assert getattr(brief, name) == getattr(event, name)
        sources = dict.fromkeys(said.source for said in event.evidence if said.source)
        assert [said.source for said in brief.evidence] == list(sources)
        assert (events.id(row), events.title(row)) == (event.id, event.title)


@given(st.lists(st.lists(st.sampled_from("abcd"))), st.sets(st.sampled_from("abcd")), st.data())
def test_rows_are_found_and_counted_by_their_keys(rows, wanted, data):
    column = KeyColumn.of(rows)
    marked = np.array([key in wanted for key in column.keys], bool)
    among = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))),
                     bool)  # fmt: skip
    assert column.having(marked).tolist() == [bool(wanted.intersection(row)) for row in rows]
    assert column.tally(among).tolist() == [
        sum(key in row for row, kept in zip(rows, among, strict=True) if kept)
        for key in column.keys
    ]


@given(st.integers(-1, 2**33), st.integers(0, 2**33))
def test_numbers_are_kept_in_no_more_bytes_than_they_need(low, high):
    least, most = min(low, high), max(low, high)
    kept = narrow(np.array([least, most], np.int64), most, least)
    assert kept.tolist() == [least, most]
    assert kept.dtype.itemsize == 1 or most > np.iinfo(f"i{kept.dtype.itemsize // 2}").max
