"""Columns of events come back whole, or not at all."""

from dataclasses import fields

import numpy as np
import pytest

from viewer.io.array_file import BadArrays, pack, unpack
from viewer.io.column_arrays import from_arrays, to_arrays
from viewer.model.date_column import DateColumn
from viewer.model.event_columns import EventColumns
from viewer.model.text_column import KeyColumn, TextColumn


def read_back(columns):
    return from_arrays(*unpack(b"".join(pack(*to_arrays(columns)))))


def rows_of(column):
    match column:
        case KeyColumn():
            return [column.row(number) for number in range(len(column))]
        case TextColumn() | DateColumn():
            return [column[number] for number in range(len(column))]
        case np.ndarray():
            return column.tolist()
        case _:
            return dict(column)


@pytest.fixture
def columns(bundled):
    return EventColumns.of(bundled.events)


def test_the_bundled_events_come_back_whole(columns):
    again = read_back(columns)
    assert columns.datings
    for field in fields(EventColumns):
        assert rows_of(getattr(again, field.name)) == rows_of(getattr(columns, field.name))
    np.testing.assert_array_equal(again.occurred.table.bounds, columns.occurred.table.bounds)


def test_no_events_come_back_too():
    assert len(read_back(EventColumns.of(()))) == 0


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("titles.offsets", lambda a: a[::-1]),
        ("titles.offsets", lambda a: a + 1),
        ("categories.each", lambda a: a + 1),
        ("categories.each", lambda a: -a),
        ("categories.codes", lambda a: a.astype(int) + 1000),
        ("occurred.codes", lambda a: a - 1),
        ("occurred.kind", lambda a: a + 9),
        ("occurred.bounds", lambda a: a[1:]),
        ("stance", lambda a: a + 100),
        ("context", lambda a: a[1:]),
    ],
)
def test_columns_that_do_not_fit_together_are_refused(columns, name, spoil):
    head, arrays = to_arrays(columns)
    arrays[name] = spoil(arrays[name])
    with pytest.raises(BadArrays):
        from_arrays(head, arrays)


def test_a_missing_column_is_refused(columns):
    head, arrays = to_arrays(columns)
    del arrays["importance"]
    with pytest.raises(BadArrays):
        from_arrays(head, arrays)
