"""Texts of a file become safe to show, and nothing visible is lost."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.model.clean import Clean, clean, clean_line

# Marks of direction and joining that a script needs, and the numbers signs of Arabic, stay.
NEEDED = {"\u200c", "\u200d", "\u00ad"} | {chr(c) for c in range(0x0600, 0x0606)}
TEXTS = st.text() | st.text(
    "a\u0301\u202e\u2066\u200b\ufeff\r\n\t\x00\x1b\x85\ud800\udfff\U000e0041"
)


@given(TEXTS)
@example("a" + "\u0301" * 20)
@example("\r\n\r\u2028")
@example("\x1b[31mred")
def test_no_control_and_no_bidirectional_character_is_left(text):
    made = clean(text)
    for character in made:
        category = unicodedata.category(character)
        assert category not in ("Cc", "Cs", "Zl", "Zp") or character in "\n\t"
        assert unicodedata.bidirectional(character) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip
    made.encode()


@given(TEXTS)
def test_what_was_cleaned_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(TEXTS)
def test_a_line_has_no_line_ends_and_no_tabs(text):
    assert not set("\n\r\t\x0b\x0c\x85\u2028\u2029") & set(clean_line(text))


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=50))
def test_visible_text_is_not_touched(text):
    fillers = set("\u115f\u1160\u3164\uffa0")
    if not fillers & set(text):
        assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("tab\tstays", "tab\tstays"),
        ("nul\x00", "nul␀"),
        ("bell\x07 esc\x1b", "bell␇ esc␛"),
        ("delete\x7f", "delete␡"),
        ("next\x85line", "next[U+0085]line"),
        ("right\u202eto left", "right[U+202E]to left"),
        ("\u2066isolate\u2069", "[U+2066]isolate[U+2069]"),
        ("zero\u200bwidth\ufeff", "zero[U+200B]width[U+FEFF]"),
        ("filler\u3164", "filler[U+3164]"),
        ("tag\U000e0041", "tag[U+E0041]"),
        ("half\ud800", "half\ufffd"),
        ("<b>R&D</b> {x} %1", "<b>R&D</b> {x} %1"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("👩\u200d🚀 ñ é 한 \U0001d4b3", "👩\u200d🚀 ñ é 한 \U0001d4b3"),
    ],
)
def test_what_is_invisible_is_shown(text, shown):
    assert clean(text) == shown


def test_at_most_eight_marks_stand_on_one_letter():
    assert clean("a" + "\u0301" * 100 + "b") == "a" + "\u0301" * 8 + "b"
    assert clean("\ufe20" * 20) == "\ufe20" * 8
    assert clean("a" + "\u0301" * 8) == "a" + "\u0301" * 8


def test_a_line_keeps_its_words_apart():
    assert clean_line(" one\r\ntwo\n\n three\tfour ") == "one two three four"
    assert clean_line("as it  is ") == "as it  is "


def test_the_result_is_clean_by_type():
    assert isinstance(clean("a"), Clean)
    assert isinstance(clean_line("a\n"), Clean)
    assert clean("a").languages == {}


def test_languages_are_kept_and_cannot_be_changed():
    given = {"en": "Letters", "ko": "서한"}
    made = Clean.in_languages("Letters", given)
    given["en"] = "x"
    assert (made, made.languages) == ("Letters", {"en": "Letters", "ko": "서한"})
    with pytest.raises(TypeError):
        made.languages["en"] = "x"
    assert clean("another").languages == {}


def test_a_long_hostile_text_takes_no_time():
    text = ("a" + "\u0301" * 50 + "\u202e\x00") * 20_000
    assert "\u202e" not in clean(text)
