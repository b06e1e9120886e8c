"""Columns hold what the events hold."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.date_column import AT_END, AT_START, ENDS, KINDS, DateColumn
from viewer.model.edtf import parse
from viewer.model.event_columns import STANCES, EventColumns
from viewer.model.records import Clock
from viewer.model.text_column import KeyColumn, TextColumn

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
