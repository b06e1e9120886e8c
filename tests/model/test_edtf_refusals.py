"""What is no date is refused in one plain sentence, and at the right place."""

import pickle

import pytest

from viewer.model.edtf import EdtfError, parse
from viewer.model.edtf_bulk import bounds

FORMS = "expected a form such as 2020, 2020-10 or 2020-10-26"
LEVEL_2 = "belongs to EDTF level 2; expected levels 0 and 1 or a set such as [1950..1953]"
LAST_X = (
    "the X at this place is EDTF level 2; "
    "expected it at the end, as in 199X, 19XX, 2004-XX, 1985-04-XX or 1985-XX-XX"
)
SPACE = "a space or line end stands in the date; expected none"
OFFSET = "does not exist; expected Z, or -14:00 to +14:00"
TIMES = "expected a form such as 1985-04-12T23:20:30, with Z or +04:30 after it where known"
INNER = "is EDTF level 2; expected it at the end of the whole date"
AXIS = "lies beyond the axis; expected -1,000,000 to 1,000,000"
DOTS = (
    "two dots stand beside a date; "
    "expected brackets around a set, as in [1950..1953], or a slash before an open end"
)
SHORT = "is shorter than four digits; expected zeros before it, as in 0079"
FRACTION = "a fraction of a second is not kept; expected whole seconds, as in 23:20:30"
WORD = "is no date; expected .. for an open end, nothing for an unknown one"
NO_SET = "is no set; expected [1950..1953], [..1953] or [1950..]"

REFUSED = [
    # nothing, or no date at all
    ("", 0, "an empty text is no date; expected a form such as 2020, or none at all"),
    (" ", 0, SPACE),
    ("/", 0, "no date stands at either side of the slash"),
    ("../..", 0, "no date stands at either side of the slash"),
    ("/..", 0, "no date stands at either side of the slash"),
    ("../", 0, "no date stands at either side of the slash"),
    ("..", 0, DOTS),
    ("-", 1, f'"-" is no date; {FORMS}'),
    ("?", 0, f'"?" is no date; {FORMS}'),
    ("T", 0, f'"T" is no date with a time of day; {TIMES}'),
    ("hello", 0, f'the character "h" does not belong in a date; {FORMS}'),
    # no such month, day, time, year
    ("2020-13", 5, "month 13 does not exist; expected 01 to 12"),
    ("2020-00", 5, "month 00 does not exist; expected 01 to 12"),
    ("2020-20", 5, "month 20 does not exist; expected 01 to 12"),
    ("2020-42", 5, "month 42 does not exist; expected 01 to 12"),
    ("2020-13-01", 5, "month 13 does not exist; expected 01 to 12"),
    ("2020-22-05", 5, "month 22 does not exist; expected 01 to 12"),
    ("2020-13-XX", 5, "month 13 does not exist; expected 01 to 12"),
    ("-0044-13", 6, "month 13 does not exist; expected 01 to 12"),
    (
        "2020-25",
        5,
        "25 is no month or season of EDTF level 1; expected 01 to 12 or 21 to 24",
    ),
    ("2020-02-30", 8, "day 30 does not exist in 2020-02; expected 01 to 29"),
    ("2021-02-29", 8, "day 29 does not exist in 2021-02; expected 01 to 28"),
    ("1900-02-29", 8, "day 29 does not exist in 1900-02; expected 01 to 28"),
    ("2020-04-31", 8, "day 31 does not exist in 2020-04; expected 01 to 30"),
    ("2020-10-00", 8, "day 00 does not exist in 2020-10; expected 01 to 31"),
    ("2020-10-32~", 8, "day 32 does not exist in 2020-10; expected 01 to 31"),
    ("2020-10-10T24:00:00", 11, "hour 24 does not exist; expected 00 to 23"),
    ("2020-10-10T23:60:00", 14, "minute 60 does not exist; expected 00 to 59"),
    ("2016-12-31T23:59:60Z", 17, "second 60 does not exist; expected 00 to 59"),
    ("2021-02-30T10:00:00", 8, "day 30 does not exist in 2021-02; expected 01 to 28"),
    ("2020-10-10T10:00:00+25:00", 19, f"the offset +25:00 {OFFSET}"),
    ("2020-10-10T10:00:00+14:01", 19, f"the offset +14:01 {OFFSET}"),
    ("2020-10-10T10:00:00+04:60", 19, f"the offset +04:60 {OFFSET}"),
    ("2020-10-10T10:00:00-00:00", 19, f"the offset -00:00 {OFFSET}"),
    ("-0000", 0, "the year -0000 does not exist; expected 0000"),
    ("-0000-01-01", 0, "the year -0000 does not exist; expected 0000"),
    ("Y1000001", 1, f'the year "1000001" {AXIS}'),
    ("Y-1000001", 1, f'the year "-1000001" {AXIS}'),
    ("Y170000002", 1, f'the year "170000002" {AXIS}'),
    ("2020/Y170000002", 6, f'the year "170000002" {AXIS}'),
    ("Y2020", 0, "Y is for years of five digits or more; expected 2020 without it"),
    ("Y-9999", 0, "Y is for years of five digits or more; expected -9999 without it"),
    ("Y02020", 1, 'the long year "02020" begins with 0; expected none'),
    ("Y", 1, "Y stands without a year; expected digits after it"),
    ("Y-", 2, "Y stands without a year; expected digits after it"),
    ("Y12000-05", 6, '"-05" follows a long year; expected the year alone, as in Y12000'),
    ("2020Y", 4, f'"2020Y" is no date; {FORMS}'),
    # written another way
    ("2020-1-5", 5, 'the month "1" is no number of two digits; expected one such as 05'),
    ("2020-01-5", 8, 'the day "5" is no number of two digits; expected one such as 05'),
    ("2020-", 5, 'the month "" is no number of two digits; expected one such as 05'),
    ("2020-10-", 8, 'the day "" is no number of two digits; expected one such as 05'),
    ("2020-010", 5, 'the month "010" is no number of two digits; expected one such as 05'),
    ("2020-10-10-10", 10, '"-10" follows a whole date; expected its end'),
    ("2020-10-10Z", 10, '"Z" follows a whole date; expected its end'),
    ("20201010", 0, '"20201010" has no hyphens; expected the form 2020-10-26'),
    ("79", 0, f'the year "79" {SHORT}'),
    ("-44", 0, f'the year "-44" {SHORT}'),
    ("10-11-2020", 0, f'the year "10" {SHORT}'),
    ("12020", 0, 'the year "12020" is longer than four digits; expected four, or Y before more'),
    (
        "1602288000",
        0,
        'the year "1602288000" is longer than four digits; expected four, or Y before more',
    ),
    ("+2020", 0, f'"+2020" is no date; {FORMS}'),
    ("10/11/2020", 5, "a second slash stands here; expected one at most"),
    (" 2020", 0, SPACE),
    ("2020 ", 4, SPACE),
    ("2020\n", 4, SPACE),
    ("2020 / 2021", 4, SPACE),
    ("2020-10-10 12:00:00", 10, SPACE),
    ("26 October 2020", 2, SPACE),
    ("Oct 2020", 0, f'the character "O" does not belong in a date; {FORMS}'),
    ("2020.10.26", 4, f'the character "." does not belong in a date; {FORMS}'),
    ("\uff12\uff10\uff12\uff10", 0, f"the character U+FF12 does not belong in a date; {FORMS}"),
    ("202\u0660", 3, f"the character U+0660 does not belong in a date; {FORMS}"),
    ("2020\u201310", 4, f"the character U+2013 does not belong in a date; {FORMS}"),
    ("199\u0425", 3, f"the character U+0425 does not belong in a date; {FORMS}"),
    ("2020\u202e", 4, f"the character U+202E does not belong in a date; {FORMS}"),
    ("\ud8002020", 0, f"the character U+D800 does not belong in a date; {FORMS}"),
    ("2020\x00", 4, f"the character U+0000 does not belong in a date; {FORMS}"),
    # times
    ("2020-10-10T10", 10, f'"2020-10-10T10" is no date with a time of day; {TIMES}'),
    ("2020-10-10T10:00", 10, f'"2020-10-10T10:00" is no date with a time of day; {TIMES}'),
    ("2020-10T10:00:00", 7, f'"2020-10T10:00:00" is no date with a time of day; {TIMES}'),
    ("2020-10-10T10:00:00.5", 19, FRACTION),
    (
        "2020-10-10T10:00:00~",
        19,
        'the mark "~" follows a time of day; expected it after a date only',
    ),
    # level 2 and older drafts
    ("2020?~", 4, '"?~" are several marks; expected % for both'),
    ("?2020", 0, f'the mark "?" inside a date {INNER}'),
    ("2020?-10", 4, f'the mark "?" inside a date {INNER}'),
    ("2004-06-~11", 8, f'the mark "~" inside a date {INNER}'),
    ("1XXX", 1, LAST_X),
    ("XXXX", 0, LAST_X),
    ("XXXX-12", 0, LAST_X),
    ("201X-10", 3, LAST_X),
    ("2020-1X", 6, LAST_X),
    ("2004-XX-05", 5, LAST_X),
    ("2020-10-1X", 9, LAST_X),
    ("19X5", 2, LAST_X),
    ("1950S2", 4, f'"S" {LEVEL_2}'),
    ("Y17E7", 3, f'"E" {LEVEL_2}'),
    ("{1950..1953}", 0, f'"{{" {LEVEL_2}'),
    ("1950,1951", 4, f'"," {LEVEL_2}'),
    ("2020-10^x", 7, f'"^" {LEVEL_2}'),
    ("199x", 3, '"x" stands for an unspecified digit; expected a capital X'),
    ("199u", 3, '"u" stands for an unspecified digit; expected a capital X'),
    ("2010/open", 5, f'the word "open" {WORD}'),
    ("unknown/2010", 0, f'the word "unknown" {WORD}'),
    ("now", 0, f'the word "now" {WORD}'),
    ("1950..1953", 4, DOTS),
    # intervals
    ("2020/2019", 5, 'the end "2019" lies before the start "2020"; expected the earlier first'),
    (
        "2020-10-11/2020-10-10",
        11,
        'the end "2020-10-10" lies before the start "2020-10-11"; expected the earlier first',
    ),
    (
        "2020-24/2020-21",
        8,
        'the end "2020-21" lies before the start "2020-24"; expected the earlier first',
    ),
    ("2020~/2019~", 6, 'the end "2019~" lies before the start "2020~"; expected the earlier first'),
    ("2020/2021/2022", 9, "a second slash stands here; expected one at most"),
    ("2020//2021", 5, "a second slash stands here; expected one at most"),
    ("2020/2021-13", 10, "month 13 does not exist; expected 01 to 12"),
    ("2020-13/2021", 5, "month 13 does not exist; expected 01 to 12"),
    ("2018-05-07/08", 11, f'the year "08" {SHORT}'),
    ("2020/...", 5, DOTS),
    ("2020/P1Y", 5, f'the character "P" does not belong in a date; {FORMS}'),
    # sets
    ("[1950]", 0, f'"[1950]" {NO_SET}'),
    ("[1950,1953]", 0, f'"[1950,1953]" {NO_SET}'),
    ("[1950..1953,1960]", 0, f'"[1950..1953,1960]" {NO_SET}'),
    ("[]", 0, f'"[]" {NO_SET}'),
    ("[..]", 0, f'"[..]" {NO_SET}'),
    ("[", 1, "a set is not closed; expected ] at its end"),
    ("[1950..1953", 11, "a set is not closed; expected ] at its end"),
    ("[1950..1953]~", 13, "a set is not closed; expected ] at its end"),
    ("1950..1953]", 4, DOTS),
    ("[1950..1949]", 7, 'the bound "1949" lies before "1950"; expected the earlier one first'),
    ("[1950..1953-13]", 12, "month 13 does not exist; expected 01 to 12"),
    ("[ 1950..1953]", 1, SPACE),
    ("[1950...1953]", 7, f'the character "." does not belong in a date; {FORMS}'),
    ("[1950..1953]/1960", 0, f'"[" {LEVEL_2}'),
]


def test_there_are_many_and_none_twice() -> None:
    assert len(REFUSED) == len({text for text, _, _ in REFUSED}) > 100


@pytest.mark.parametrize(("text", "position", "sentence"), REFUSED)
def test_refused_with_a_sentence_and_its_place(text: str, position: int, sentence: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == caught.value.message.english() == sentence
    assert caught.value.position == position


def test_a_column_names_each_bad_row_and_says_the_same() -> None:
    texts = [text for text, _, _ in REFUSED]
    column, faults = bounds(["2020", *texts, "2021-10-26"])
    assert [row for row, _ in faults] == list(range(1, len(texts) + 1))
    assert [(str(f), f.position) for _, f in faults] == [(s, p) for _, p, s in REFUSED]
    assert (column[1:-1] != column[1:-1]).all()  # not a number
    assert not (column[[0, -1]] != column[[0, -1]]).any()


@pytest.mark.parametrize("text", ["9" * 401, "Y" + "1" * 401, "2020/" * 100_000, "[" * 65])
def test_a_very_long_text_is_refused_unread(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == f"a date of {len(text)} characters; expected at most 64"


def test_a_text_from_a_stranger_is_never_repeated_unseen() -> None:
    texts = ["2020\u202e", "\x1b[31m", "2020/\u200b", "[\u202e]", "<b>2020</b>"]
    for text in texts:
        with pytest.raises(EdtfError) as caught:
            parse(text)
        assert str(caught.value).isprintable()
        assert str(caught.value).isascii()


def test_a_fault_travels_to_another_process_whole() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("2020-13")
    there = pickle.loads(pickle.dumps(caught.value))
    assert (there.message, there.position) == (caught.value.message, caught.value.position)


def test_a_fault_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="month 13 does not exist"):
        parse("2020-13")
