"""Sentences kept apart from their language."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.model.message import QT_TRANSLATE_NOOP, Message, fill, say, say_count


def test_a_message_is_said_in_english():
    message = say("found {found}; expected {expected}", found='"x"', expected=3)
    assert message.english() == 'found "x"; expected 3'
    assert str(message) == message.english()


def test_messages_may_stand_in_messages():
    inner = say("one of {words}", words="a, b")
    assert say("expected {what}", what=inner).english() == "expected one of a, b"


def test_one_and_many():
    def count(n: int) -> str:
        return say_count("one event in {place}", "{n} events in {place}", n, place="all").english()

    assert count(1) == "one event in all"
    assert count(0) == "0 events in all"
    assert count(12_345) == "12,345 events in all"


@given(st.text())
def test_a_strangers_text_comes_out_as_it_is(text):
    assert say("a {x} b", x=text).english() == f"a {text} b"
    assert say("{x}{y}", x=text, y="{x}").english() == text + "{x}"


def test_braces_that_are_no_field_stay():
    assert fill("expected a comma or }", {}) == "expected a comma or }"
    assert fill("{ {x} {unknown} {", {"x": "1"}) == "{ 1 {unknown} {"


def test_marking_changes_nothing():
    assert QT_TRANSLATE_NOOP("Words", "text") == "text"


def test_messages_are_values():
    assert say("a {b}", b=1) == Message("a {b}", (("b", 1),))
    assert len({say("a"), say("a")}) == 1
