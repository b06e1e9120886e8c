"""Dates by the column are the same as dates one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_edtf_properties import written
from viewer.model.date_column import DateTable
from viewer.model.edtf import EdtfError, parse
from viewer.model.edtf_bulk import table

FIELDS = ("bounds", "kind", "start", "end", "approximate", "uncertain", "precision")
digits = st.sampled_from("0123456789")
day = st.from_regex(r"(19|20)[0-9]{2}(-[0-3][0-9](-[0-3][0-9])?)?", fullmatch=True)
nearly = st.one_of(
    day,
    st.builds("{}{}".format, day, st.sampled_from("~?%x")),
    st.builds("{}/{}".format, day, day),
    st.builds("{}/{}{}".format, day, day, st.sampled_from(["", "~"])),
    st.text(max_size=12),
)


def date_or_none(text):
    try:
        return parse(text)
    except EdtfError:
        return None


@given(st.lists(st.one_of(written, nearly), max_size=30))
def test_a_table_of_dates_says_what_each_date_says(texts):
    made, faults = table(texts)
    dates = [date_or_none(text) for text in texts]
    assert [row for row, _ in faults] == [row for row, date in enumerate(dates) if date is None]
    assert list(made.texts) == texts
    good = [row for row, date in enumerate(dates) if date is not None]
    expected = DateTable.of([date for date in dates if date is not None])
    for field in FIELDS:
        np.testing.assert_array_equal(getattr(made, field)[good], getattr(expected, field), field)


def test_what_is_wrong_with_a_date_is_told_in_the_same_words():
    texts = ["2020-02-30", "2020/2019", "2020-01-01/2019-12-31", "2020-13", "2020-1-1"]
    faults = table(texts)[1]
    assert [row for row, _ in faults] == list(range(len(texts)))
    for row, fault in faults:
        with pytest.raises(EdtfError) as told:
            parse(texts[row])
        assert (fault.message, fault.position) == (told.value.message, told.value.position)
