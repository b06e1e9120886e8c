"""What holds for every date, found by trying many; and a second opinion where one exists."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.model.test_edtf_bounds import INTERVALS, MOMENTS, rows
from viewer.model.calendar import civil, day_of
from viewer.model.date_words import in_words, range_words
from viewer.model.edtf import EdtfDate, EdtfError, End, Kind, parse
from viewer.model.edtf_bulk import bounds

years = st.one_of(
    st.integers(1800, 2100).map("{:04}".format),
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
)
months = st.integers(1, 12).map("{:02}".format)
days = st.integers(1, 28).map("{:02}".format)
times = st.builds(
    "{:02}:{:02}:{:02}{}".format,
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "+09:00", "-04", "+04:30"]),
)
marks = st.sampled_from(["", "", "", "~", "?", "%"])
long_years = st.one_of(st.integers(10_000, 1_000_000), st.integers(-1_000_000, -10_000))
plain = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}-{}".format, years, months, days),
)
marked = st.one_of(
    plain,
    st.builds("{}-{}".format, years, st.integers(21, 24)),
    years.map(lambda year: year[:-1] + "X"),
    years.map(lambda year: year[:-2] + "XX"),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    st.builds("{}-{}-XX".format, years, months),
    long_years.map("Y{}".format),
)
single = st.one_of(
    st.builds("{}{}".format, marked, marks),
    st.builds("{}-{}-{}T{}".format, years, months, days, times),
)
written = st.one_of(
    single,
    st.builds("{}/{}".format, single, single),
    single.map("{}/..".format),
    single.map("../{}".format),
    single.map("{}/".format),
    single.map("/{}".format),
    st.builds("[{}..{}]".format, single, single),
    single.map("[..{}]".format),
    single.map("[{}..]".format),
)
loose = st.text(alphabet="0123456789-/.?~%XTZ:+Y[] ,", max_size=30)


def read(text: str) -> EdtfDate | EdtfError:
    try:
        return parse(text)
    except EdtfError as fault:
        return fault


def date_of(text: str) -> EdtfDate:
    """Read a date that is well formed; only its ends may stand the wrong way round."""
    found = read(text)
    if isinstance(found, EdtfDate):
        return found
    assert "before" in str(found)
    assume(False)
    raise found


@given(written)
def test_the_bounds_are_in_order(text: str) -> None:
    date = date_of(text)
    assert date.earliest_start <= date.latest_start <= date.latest_end
    assert date.earliest_start <= date.earliest_end <= date.latest_end
    assert date.earliest_start < date.latest_end
    assert date.period == (date.earliest_start, date.latest_end)


@given(written)
def test_the_text_comes_back_unchanged(text: str) -> None:
    assert str(date_of(text)) == text


@given(written)
def test_what_surely_lasted_lies_within_what_may_have(text: str) -> None:
    date = date_of(text)
    if date.core is None:
        return
    assert date.kind is Kind.INTERVAL
    assert End.UNKNOWN not in {date.start, date.end}
    start, end = date.core
    assert date.earliest_start <= start < end <= date.latest_end


@given(written)
def test_every_date_has_words_without_gaps(text: str) -> None:
    date = date_of(text)
    for words in (in_words(date).english(), in_words(date, short=True).english()):
        assert words == words.strip()
        assert "{" not in words
    assert range_words(*date.period).english()


@given(st.lists(st.one_of(written, plain, loose), max_size=30))
def test_a_column_says_what_single_dates_say(texts: list[str]) -> None:
    column, faults = bounds(texts)
    wrong = dict(faults)
    assert column.shape == (len(texts), 4)
    for row, text in enumerate(texts):
        if row in wrong:
            with pytest.raises(EdtfError) as caught:
                parse(text)
            assert str(caught.value) == str(wrong[row])
        else:
            assert tuple(column[row].tolist()) == parse(text).bounds


def assert_date_or_refused(text: str) -> None:
    found = read(text)
    if isinstance(found, EdtfDate):
        assert str(found) == text
        assert text.isascii()
        return
    assert 0 <= found.position <= len(text)
    assert str(found).isprintable()
    assert set(re.findall(r"{(\w+)}", found.message.template)) == set(dict(found.message.args))


@given(loose)
def test_any_text_of_such_characters_is_a_date_or_is_refused(text: str) -> None:
    assert_date_or_refused(text)


@given(st.text(max_size=80))
def test_any_text_at_all_is_a_date_or_is_refused(text: str) -> None:
    assert_date_or_refused(text)


@given(written, st.data())
@settings(max_examples=300)
def test_a_slip_of_the_pen_is_a_date_or_is_refused(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    other = data.draw(st.sampled_from(["", "0", "9", "-", "X", "/", "..", "?", "T", "Y", " ", "]"]))
    assert_date_or_refused(text[:place] + other + text[place + 1 :])


# A second opinion, for closed dates only: the edtf package invents bounds for open ones.

WINTER = "-24"  # there a winter is its December alone
OTHERWISE = frozenset(
    {
        # it has no marks on seasons and long years, and no long years or months XX in intervals
        *("2020-22~", "2020-22?", "Y12020~", "Y12000/Y12000", "Y-11999/-9999"),
        *("2004-XX/2004-XX", "2004/2004-XX", "1985-04-XX/1985-06-XX"),
        "-0043-03-XX",  # it takes the first day for the last
    }
)


def closed(text: str) -> bool:
    """Whether both opinions are about the same thing: dates without time, both ends written."""
    left, slash, right = text.partition("/")
    ends = {left, right} if slash else {left}
    return not ({"", ".."} & ends or "T" in text or WINTER in text or text in OTHERWISE)


CLOSED = [row[0] for table in (MOMENTS, INTERVALS) for row in rows(table) if closed(row[0])]


def theirs(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = parse_edtf(text)
    return tuple(found.lower_strict()[:3]), tuple(found.upper_strict()[:3])


def ours(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    first, after = parse(text).period
    return civil(first), civil(after - 1)


def test_there_is_enough_to_compare() -> None:
    assert len(CLOSED) > 110


@pytest.mark.parametrize("text", CLOSED)
def test_the_edtf_package_gives_the_same_first_and_last_day(text: str) -> None:
    assert ours(text) == theirs(text)


@given(plain, plain)
@settings(max_examples=60)
def test_the_edtf_package_agrees_on_any_plain_interval(start: str, end: str) -> None:
    text = f"{start}/{end}"
    assume(date_of(text))
    assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (lambda date: date.latest_start, "2020-10-10/.."),
        (lambda date: date.earliest_end, "../2020-10-09"),
        (lambda date: date.latest_end, "2020-10-09"),
    ],
)
def test_days_meet_without_a_gap(rule: Callable[[EdtfDate], float], text: str) -> None:
    assert rule(parse(text)) == day_of(2020, 10, 10)
