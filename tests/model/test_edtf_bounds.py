"""The four bounds of every form of date, worked by hand.

An upper bound is the first instant outside. Dates here are civil ones; how they become days is
counted below in another way than the program's.
"""

import pickle
import time
from collections.abc import Iterator
from datetime import date
from math import inf

import pytest

from viewer.model.edtf import EdtfDate, End, Kind, Precision, parse
from viewer.model.edtf_bulk import bounds

# text | precision | start of the period | first instant after it
MOMENTS = """
2020 | year | 2020-01-01 | 2021-01-01
2019 | year | 2019-01-01 | 2020-01-01
2016 | year | 2016-01-01 | 2017-01-01
2008 | year | 2008-01-01 | 2009-01-01
1949 | year | 1949-01-01 | 1950-01-01
0001 | year | 0001-01-01 | 0002-01-01
0000 | year | 0000-01-01 | 0001-01-01
-0001 | year | -0001-01-01 | 0000-01-01
-0044 | year | -0044-01-01 | -0043-01-01
-9999 | year | -9999-01-01 | -9998-01-01
9999 | year | 9999-01-01 | 10000-01-01
Y10000 | year | 10000-01-01 | 10001-01-01
Y12020 | year | 12020-01-01 | 12021-01-01
Y-10000 | year | -10000-01-01 | -9999-01-01
Y-11999 | year | -11999-01-01 | -11998-01-01
Y1000000 | year | 1000000-01-01 | 1000001-01-01
Y-1000000 | year | -1000000-01-01 | -999999-01-01
Y12020~ | year | 12020-01-01 | 12021-01-01
2020~ | year | 2020-01-01 | 2021-01-01
2021~ | year | 2021-01-01 | 2022-01-01
2020? | year | 2020-01-01 | 2021-01-01
2020% | year | 2020-01-01 | 2021-01-01
1950-10 | month | 1950-10-01 | 1950-11-01
2019-02 | month | 2019-02-01 | 2019-03-01
2019-12 | month | 2019-12-01 | 2020-01-01
2020-01 | month | 2020-01-01 | 2020-02-01
2020-02 | month | 2020-02-01 | 2020-03-01
2020-08 | month | 2020-08-01 | 2020-09-01
2020-10 | month | 2020-10-01 | 2020-11-01
2020-10? | month | 2020-10-01 | 2020-11-01
2021-01~ | month | 2021-01-01 | 2021-02-01
2021-10 | month | 2021-10-01 | 2021-11-01
-0043-03 | month | -0043-03-01 | -0043-04-01
2020-12% | month | 2020-12-01 | 2021-01-01
1945-10-10 | day | 1945-10-10 | 1945-10-11
1949-10-01 | day | 1949-10-01 | 1949-10-02
1950-10-25 | day | 1950-10-25 | 1950-10-26
2010-10-26 | day | 2010-10-26 | 2010-10-27
2016-11-30 | day | 2016-11-30 | 2016-12-01
2017-08-05~ | day | 2017-08-05 | 2017-08-06
2020-01-31 | day | 2020-01-31 | 2020-02-01
2020-02-29 | day | 2020-02-29 | 2020-03-01
2021-02-28 | day | 2021-02-28 | 2021-03-01
1900-02-28 | day | 1900-02-28 | 1900-03-01
2000-02-29 | day | 2000-02-29 | 2000-03-01
2020-08-13 | day | 2020-08-13 | 2020-08-14
2020-09-19 | day | 2020-09-19 | 2020-09-20
2020-10-01? | day | 2020-10-01 | 2020-10-02
2020-10-10 | day | 2020-10-10 | 2020-10-11
2020-10-22 | day | 2020-10-22 | 2020-10-23
2020-10-25 | day | 2020-10-25 | 2020-10-26
2020-10-26 | day | 2020-10-26 | 2020-10-27
2020-10-26~ | day | 2020-10-26 | 2020-10-27
2020-10-29 | day | 2020-10-29 | 2020-10-30
2020-11-04 | day | 2020-11-04 | 2020-11-05
2020-11-04? | day | 2020-11-04 | 2020-11-05
2020-12-31 | day | 2020-12-31 | 2021-01-01
2021-01-12 | day | 2021-01-12 | 2021-01-13
2021-02-03 | day | 2021-02-03 | 2021-02-04
2021-02-12 | day | 2021-02-12 | 2021-02-13
2022-01-16 | day | 2022-01-16 | 2022-01-17
0000-02-29 | day | 0000-02-29 | 0000-03-01
-0043-03-15 | day | -0043-03-15 | -0043-03-16
-0004-02-29 | day | -0004-02-29 | -0004-03-01
9999-12-31 | day | 9999-12-31 | 10000-01-01
1985-04-12% | day | 1985-04-12 | 1985-04-13
2020-21 | season | 2020-03-01 | 2020-06-01
2020-22 | season | 2020-06-01 | 2020-09-01
2020-23 | season | 2020-09-01 | 2020-12-01
2020-24 | season | 2020-12-01 | 2021-03-01
2019-24 | season | 2019-12-01 | 2020-03-01
9999-24 | season | 9999-12-01 | 10000-03-01
-0001-24 | season | -0001-12-01 | 0000-03-01
2020-22~ | season | 2020-06-01 | 2020-09-01
2020-22? | season | 2020-06-01 | 2020-09-01
201X | decade | 2010-01-01 | 2020-01-01
199X | decade | 1990-01-01 | 2000-01-01
200X | decade | 2000-01-01 | 2010-01-01
199X~ | decade | 1990-01-01 | 2000-01-01
000X | decade | 0000-01-01 | 0010-01-01
-000X | decade | -0009-01-01 | 0001-01-01
-001X | decade | -0019-01-01 | -0009-01-01
-010X | decade | -0109-01-01 | -0099-01-01
20XX | century | 2000-01-01 | 2100-01-01
19XX | century | 1900-01-01 | 2000-01-01
19XX? | century | 1900-01-01 | 2000-01-01
00XX | century | 0000-01-01 | 0100-01-01
-00XX | century | -0099-01-01 | 0001-01-01
-01XX | century | -0199-01-01 | -0099-01-01
99XX | century | 9900-01-01 | 10000-01-01
2004-XX | year | 2004-01-01 | 2005-01-01
2004-XX? | year | 2004-01-01 | 2005-01-01
1985-XX-XX | year | 1985-01-01 | 1986-01-01
1985-04-XX | month | 1985-04-01 | 1985-05-01
1984-02-XX~ | month | 1984-02-01 | 1984-03-01
-0043-03-XX | month | -0043-03-01 | -0043-04-01
1985-04-12T23:20:30 | second | 1985-04-12T23:20:30 | 1985-04-12T23:20:31
1985-04-12T23:20:30Z | second | 1985-04-12T23:20:30 | 1985-04-12T23:20:31
1985-04-12T23:20:30-04 | second | 1985-04-13T03:20:30 | 1985-04-13T03:20:31
1985-04-12T23:20:30+04 | second | 1985-04-12T19:20:30 | 1985-04-12T19:20:31
1985-04-12T23:20:30+04:30 | second | 1985-04-12T18:50:30 | 1985-04-12T18:50:31
1985-04-12T23:20:30+00:00 | second | 1985-04-12T23:20:30 | 1985-04-12T23:20:31
2020-10-10T00:00:00Z | second | 2020-10-10 | 2020-10-10T00:00:01
2020-12-31T23:59:59Z | second | 2020-12-31T23:59:59 | 2021-01-01
2021-01-01T08:59:59+09:00 | second | 2020-12-31T23:59:59 | 2021-01-01
2020-02-29T12:00:00-14:00 | second | 2020-03-01T02:00:00 | 2020-03-01T02:00:01
-0043-03-15T12:00:00 | second | -0043-03-15T12:00:00 | -0043-03-15T12:00:01
0000-01-01T00:00:00+14:00 | second | -0001-12-31T10:00:00 | -0001-12-31T10:00:01
"""

# text | precision | earliest start | latest start | earliest end | latest end | core?
INTERVALS = """
1950/1953 | year | 1950-01-01 | 1951-01-01 | 1953-01-01 | 1954-01-01 | core
2008/2016 | year | 2008-01-01 | 2009-01-01 | 2016-01-01 | 2017-01-01 | core
2010/2021~ | year | 2010-01-01 | 2011-01-01 | 2021-01-01 | 2022-01-01 | core
2001/2020? | year | 2001-01-01 | 2002-01-01 | 2020-01-01 | 2021-01-01 | core
2020/2021 | year | 2020-01-01 | 2021-01-01 | 2021-01-01 | 2022-01-01 |
2020~/2021~ | year | 2020-01-01 | 2021-01-01 | 2021-01-01 | 2022-01-01 |
2020/2020 | year | 2020-01-01 | 2020-01-01 | 2021-01-01 | 2021-01-01 | core
2008/2008 | year | 2008-01-01 | 2008-01-01 | 2009-01-01 | 2009-01-01 | core
2020~/2020 | year | 2020-01-01 | 2020-01-01 | 2021-01-01 | 2021-01-01 | core
2020-10/2020-10 | month | 2020-10-01 | 2020-10-01 | 2020-11-01 | 2020-11-01 | core
2020-22/2020-22 | season | 2020-06-01 | 2020-06-01 | 2020-09-01 | 2020-09-01 | core
2020-10-10/2020-10-10 | day | 2020-10-10 | 2020-10-10 | 2020-10-11 | 2020-10-11 | core
Y12000/Y12000 | year | 12000-01-01 | 12000-01-01 | 12001-01-01 | 12001-01-01 | core
199X/199X | decade | 1990-01-01 | 2000-01-01 | 1990-01-01 | 2000-01-01 |
2004-XX/2004-XX | year | 2004-01-01 | 2005-01-01 | 2004-01-01 | 2005-01-01 |
2004/2004-XX | year | 2004-01-01 | 2005-01-01 | 2004-01-01 | 2005-01-01 |
1985-04-XX/1985-06-XX | month | 1985-04-01 | 1985-05-01 | 1985-06-01 | 1985-07-01 | core
197X/199X | decade | 1970-01-01 | 1980-01-01 | 1990-01-01 | 2000-01-01 | core
18XX/20XX | century | 1800-01-01 | 1900-01-01 | 2000-01-01 | 2100-01-01 | core
2020-01/2020-02 | month | 2020-01-01 | 2020-02-01 | 2020-02-01 | 2020-03-01 |
2020-01/2020-03 | month | 2020-01-01 | 2020-02-01 | 2020-03-01 | 2020-04-01 | core
2019-01/2019-06 | month | 2019-01-01 | 2019-02-01 | 2019-06-01 | 2019-07-01 | core
2019-01/2019-07 | month | 2019-01-01 | 2019-02-01 | 2019-07-01 | 2019-08-01 | core
2020-01/2020-07 | month | 2020-01-01 | 2020-02-01 | 2020-07-01 | 2020-08-01 | core
2020-01/2020-09 | month | 2020-01-01 | 2020-02-01 | 2020-09-01 | 2020-10-01 | core
2021-01/2021-02 | month | 2021-01-01 | 2021-02-01 | 2021-02-01 | 2021-03-01 |
2019-12/2020-02 | month | 2019-12-01 | 2020-01-01 | 2020-02-01 | 2020-03-01 | core
2018-03-25/2018-03-28 | day | 2018-03-25 | 2018-03-25 | 2018-03-29 | 2018-03-29 | core
2018-05-07/2018-05-08 | day | 2018-05-07 | 2018-05-07 | 2018-05-09 | 2018-05-09 | core
2019-06-20/2019-06-21 | day | 2019-06-20 | 2019-06-20 | 2019-06-22 | 2019-06-22 | core
2021-02-16/2021-02-19 | day | 2021-02-16 | 2021-02-16 | 2021-02-20 | 2021-02-20 | core
2020-07-24/2020-08-13~ | day | 2020-07-24 | 2020-07-24 | 2020-08-14 | 2020-08-14 | core
2004-02-01/2005-02 | day | 2004-02-01 | 2004-02-01 | 2005-02-01 | 2005-03-01 | core
2004-02-01/2005 | day | 2004-02-01 | 2004-02-01 | 2005-01-01 | 2006-01-01 | core
2005/2006-02 | month | 2005-01-01 | 2006-01-01 | 2006-02-01 | 2006-03-01 | core
2020-10/2020-10-26 | day | 2020-10-01 | 2020-10-27 | 2020-10-27 | 2020-10-27 |
2020-01/2020 | month | 2020-01-01 | 2020-02-01 | 2020-01-01 | 2021-01-01 |
2020-06/2020 | month | 2020-06-01 | 2020-07-01 | 2020-06-01 | 2021-01-01 |
2020/2020-06 | month | 2020-01-01 | 2020-07-01 | 2020-06-01 | 2020-07-01 |
2020/2020-01 | month | 2020-01-01 | 2020-02-01 | 2020-01-01 | 2020-02-01 |
2020-06-15/2020 | day | 2020-06-15 | 2020-06-15 | 2020-06-15 | 2021-01-01 |
2020/2020-06-15 | day | 2020-01-01 | 2020-06-16 | 2020-06-16 | 2020-06-16 |
2020-23/2020-12 | month | 2020-09-01 | 2020-12-01 | 2020-12-01 | 2021-01-01 |
2020-21/2020-23 | season | 2020-03-01 | 2020-06-01 | 2020-09-01 | 2020-12-01 | core
2020-24/2021-01 | month | 2020-12-01 | 2021-02-01 | 2021-01-01 | 2021-02-01 |
20XX/2020 | year | 2000-01-01 | 2021-01-01 | 2020-01-01 | 2021-01-01 |
-0043/0014 | year | -0043-01-01 | -0042-01-01 | 0014-01-01 | 0015-01-01 | core
Y-11999/-9999 | year | -11999-01-01 | -11998-01-01 | -9999-01-01 | -9998-01-01 | core
2020-10-10T09:00:00Z/2020-10-10T12:00:00Z | second | 2020-10-10T09:00:00 | \
2020-10-10T09:00:00 | 2020-10-10T12:00:01 | 2020-10-10T12:00:01 | core
2020-10-10T09:00:00+09:00/2020-10-10 | second | 2020-10-10 | 2020-10-10 | 2020-10-11 | \
2020-10-11 | core
2010/.. | year | 2010-01-01 | 2011-01-01 | inf | inf | core
2020~/.. | year | 2020-01-01 | 2021-01-01 | inf | inf | core
2021~/.. | year | 2021-01-01 | 2022-01-01 | inf | inf | core
2020-22/.. | season | 2020-06-01 | 2020-09-01 | inf | inf | core
2020-10/.. | month | 2020-10-01 | 2020-11-01 | inf | inf | core
2020-10-10/.. | day | 2020-10-10 | 2020-10-10 | inf | inf | core
2021-02-03/.. | day | 2021-02-03 | 2021-02-03 | inf | inf | core
2021-02-12/.. | day | 2021-02-12 | 2021-02-12 | inf | inf | core
199X/.. | decade | 1990-01-01 | 2000-01-01 | inf | inf | core
Y-11999/.. | year | -11999-01-01 | -11998-01-01 | inf | inf | core
../1985 | year | -inf | -inf | 1985-01-01 | 1986-01-01 | core
../1985-04 | month | -inf | -inf | 1985-04-01 | 1985-05-01 | core
../1985-04-12 | day | -inf | -inf | 1985-04-13 | 1985-04-13 | core
../2020-22? | season | -inf | -inf | 2020-06-01 | 2020-09-01 | core
1985/ | year | 1985-01-01 | 1986-01-01 | 1985-01-01 | inf |
1985-04/ | month | 1985-04-01 | 1985-05-01 | 1985-04-01 | inf |
1985-04-12/ | day | 1985-04-12 | 1985-04-12 | 1985-04-12 | inf |
1984~/ | year | 1984-01-01 | 1985-01-01 | 1984-01-01 | inf |
/1985 | year | -inf | 1986-01-01 | 1985-01-01 | 1986-01-01 |
/2016 | year | -inf | 2017-01-01 | 2016-01-01 | 2017-01-01 |
/2021~ | year | -inf | 2022-01-01 | 2021-01-01 | 2022-01-01 |
/2020-22 | season | -inf | 2020-09-01 | 2020-06-01 | 2020-09-01 |
/1985-04 | month | -inf | 1985-05-01 | 1985-04-01 | 1985-05-01 |
/2020-09-19 | day | -inf | 2020-09-20 | 2020-09-20 | 2020-09-20 |
/2020-10-10 | day | -inf | 2020-10-11 | 2020-10-11 | 2020-10-11 |
/2020-10-26 | day | -inf | 2020-10-27 | 2020-10-27 | 2020-10-27 |
/2021-01-12 | day | -inf | 2021-01-13 | 2021-01-13 | 2021-01-13 |
/2021-02-03 | day | -inf | 2021-02-04 | 2021-02-04 | 2021-02-04 |
"""

# text | precision | lower bound | upper bound
SETS = """
[1950..1953] | year | 1950-01-01 | 1954-01-01
[2016..2019] | year | 2016-01-01 | 2020-01-01
[1950..1950] | year | 1950-01-01 | 1951-01-01
[1950-10..1953] | month | 1950-10-01 | 1954-01-01
[2020-10-10..2020-10-19] | day | 2020-10-10 | 2020-10-20
[2020-22..2020-23] | season | 2020-06-01 | 2020-12-01
[1950~..1953] | year | 1950-01-01 | 1954-01-01
[199X..2004] | year | 1990-01-01 | 2005-01-01
[-0043..0014] | year | -0043-01-01 | 0015-01-01
[Y-11999..-9999] | year | -11999-01-01 | -9998-01-01
[..2020-10-10] | day | -inf | 2020-10-11
[..2020-10-26] | day | -inf | 2020-10-27
[..2020-09-19] | day | -inf | 2020-09-20
[..1760-12-03] | day | -inf | 1760-12-04
[..2020-10] | month | -inf | 2020-11-01
[..2016] | year | -inf | 2017-01-01
[..2021~] | year | -inf | 2022-01-01
[..2020-22] | season | -inf | 2020-09-01
[1760-12..] | month | 1760-12-01 | inf
[2020-10-10..] | day | 2020-10-10 | inf
[2016..] | year | 2016-01-01 | inf
[2020?..] | year | 2020-01-01 | inf
[2020-10-26T10:00:00Z..] | second | 2020-10-26T10:00:00 | inf
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def instant(civil: str) -> float:
    """Count days by Python's own dates, moved by whole 400-year cycles into their reach."""
    if civil.endswith("inf"):
        return float(civil)
    day_text, _, clock = civil.partition("T")
    year, month, day = day_text.rsplit("-", 2)
    cycles, inside = divmod(int(year) - 1, 400)
    day_number = date(inside + 1, int(month), int(day)).toordinal() + cycles * 146_097
    hours, minutes, seconds = (int(part) for part in (clock or "0:0:0").split(":"))
    return day_number - 719_163 + (3600 * hours + 60 * minutes + seconds) / 86_400


ALL = [row[0] for table in (MOMENTS, INTERVALS, SETS) for row in rows(table)]


def test_there_are_more_than_two_hundred_rows_and_none_twice() -> None:
    assert len(ALL) == len(set(ALL)) > 200


@pytest.mark.parametrize(("text", "precision", "low", "high"), rows(MOMENTS))
def test_a_moment_lies_anywhere_in_its_period(
    text: str, precision: str, low: str, high: str
) -> None:
    found = parse(text)
    first, after = instant(low), instant(high)
    assert found.bounds == (first, after, first, after)
    assert found.kind is Kind.MOMENT
    assert found.precision is Precision[precision.upper()]
    assert found.core is None
    assert (found.start, found.end) == (End.KNOWN, End.KNOWN)


@pytest.mark.parametrize("row", rows(INTERVALS), ids=lambda row: row[0])
def test_an_interval_lasted_between_its_ends(row: list[str]) -> None:
    text, precision, *civil, core = row
    found = parse(text)
    expected = tuple(instant(one) for one in civil)
    assert found.bounds == expected
    assert found.kind is Kind.INTERVAL
    assert found.precision is Precision[precision.upper()]
    assert found.core == (expected[1:3] if core else None)
    assert found.period == (expected[0], expected[3])
    left, _, right = text.partition("/")
    ends = {"": End.UNKNOWN, "..": End.OPEN}
    assert found.start is ends.get(left, End.KNOWN)
    assert found.end is ends.get(right, End.KNOWN)


@pytest.mark.parametrize(("text", "precision", "low", "high"), rows(SETS))
def test_a_set_is_a_moment_within_bounds_and_never_solid(
    text: str, precision: str, low: str, high: str
) -> None:
    found = parse(text)
    first, after = instant(low), instant(high)
    assert found.bounds == (first, after, first, after)
    assert found.kind is Kind.SET
    assert found.precision is Precision[precision.upper()]
    assert found.core is None
    assert found.start is (End.UNKNOWN if first == -inf else End.KNOWN)
    assert found.end is (End.UNKNOWN if after == inf else End.KNOWN)


@pytest.mark.parametrize("text", ALL)
def test_the_text_comes_back_unchanged_and_the_value_is_a_value(text: str) -> None:
    found = parse(text)
    assert str(found) == found.text == text
    assert found == parse(text)
    assert hash(found) == hash(parse(text))
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_column_gives_the_same_bounds_as_single_dates() -> None:
    column, faults = bounds(ALL)
    assert faults == []
    assert [tuple(row) for row in column.tolist()] == [parse(text).bounds for text in ALL]


def test_marks_are_kept_for_each_end_and_widen_nothing() -> None:
    def marks(found: EdtfDate) -> tuple[bool, bool, bool, bool]:
        return (
            found.start_approximate,
            found.start_uncertain,
            found.end_approximate,
            found.end_uncertain,
        )

    assert marks(parse("2020")) == (False, False, False, False)
    assert marks(parse("2020~")) == (True, False, True, False)
    assert marks(parse("2020?")) == (False, True, False, True)
    assert marks(parse("2020%")) == (True, True, True, True)
    assert marks(parse("2010/2021~")) == (False, False, True, False)
    assert marks(parse("2001?/2020")) == (False, True, False, False)
    assert marks(parse("2021~/..")) == (True, False, False, False)
    assert marks(parse("/2021%")) == (False, False, True, True)
    assert marks(parse("[1950~..1953?]")) == (True, False, False, True)
    assert parse("2010/2021~").approximate
    assert not parse("2010/2021~").uncertain
    assert parse("[..2020?]").uncertain
    assert not parse("2020").approximate
    for mark in "~?%":
        assert parse("2020-10" + mark).bounds == parse("2020-10").bounds


def test_the_same_instant_written_in_three_zones_is_one_number() -> None:
    texts = ["2020-11-03T15:00:00Z", "2020-11-04T00:00:00+09:00", "2020-11-03T10:00:00-05"]
    assert len({parse(text).bounds for text in texts}) == 1


@pytest.fixture
def pyongyang(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Pyongyang")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("pyongyang")
def test_a_date_does_not_shift_with_the_time_zone_of_the_machine() -> None:
    assert time.localtime(0).tm_hour != 0
    for text in ("2020-11-04", "2020", "2020-11-04T00:00:00"):
        assert parse(text).earliest_start == instant(text + "-01-01" * (text == "2020"))
