"""Values of a file as they stand in a sentence."""

import pytest

from viewer.io.short import LONGEST, quoted, short


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-1.5, "-1.5"),
        (10**21, "a number of 22 digits"),
        ("text", '"text"'),
        ([], "a list of 0 entries"),
        ([1], "a list of one entry"),
        ([1] * 1000, "a list of 1,000 entries"),
        ({}, "an empty object"),
        ({"a": 1}, 'an object with "a"'),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, 'an object with "a", "b", "c", …'),
        ({"n" * 50: 1}, f'an object with "{"n" * 17}…"'),
        ("a\nb\tc\u202e\x00", '"a b c[U+202E]␀"'),
        (b"no value of JSON", "\"b'no value of JSON'\""),
    ],
)
def test_values_are_short_and_visible(value, said):
    assert str(short(value)) == said


@pytest.mark.parametrize("text", ["x" * 78, "x" * 79, "x" * 10**6, "\u202e" * 100, "\n" * 500])
def test_nothing_is_longer_than_eighty_characters(text):
    assert len(quoted(text)) <= LONGEST
    assert quoted("x" * 78) == f'"{"x" * 78}"'
    assert quoted("x" * 79).endswith('…"')
