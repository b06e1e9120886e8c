"""How a query is written, and what is said where it is written wrongly."""

import pytest

from viewer.engine.query.error import QueryError
from viewer.engine.query.fields import FIELDS, field_names
from viewer.engine.query.parse import DEEPEST, parse_query
from viewer.engine.query.tree import And, Not, Or, Query, Term, Text


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", And()),
        ("kim", Text("kim")),
        ('"kim"', Text("kim")),
        ("kim xi", And((Text("kim"), Text("xi")))),
        ("kim AND xi", And((Text("kim"), Text("xi")))),
        ("kim (xi mao)", And((Text("kim"), Text("xi"), Text("mao")))),
        ("a or b or c", Or((Text("a"), Text("b"), Text("c")))),
        ("a or (b or c)", Or((Text("a"), Text("b"), Text("c")))),
        ("a b or c", Or((And((Text("a"), Text("b"))), Text("c")))),
        ("not a b", And((Not(Text("a")), Text("b")))),
        ("a and not b", And((Text("a"), Not(Text("b"))))),
        ("not (a or b)", Not(Or((Text("a"), Text("b"))))),
        ('"not" "or"', And((Text("not"), Text("or")))),
        ("“Kim Jong-un”", Text("Kim Jong-un")),
        ("«Ким»", Text("Ким")),
        ("„Kim“", Text("Kim")),
        (r'"a \"b\" \\ c"', Text(r'a "b" \ c')),
        (r"a\b", Text(r"a\b")),
        ("ACTOR:Kim", Term("actor", "Kim")),
        ('actor:"Kim Jong-un"', Term("actor", "Kim Jong-un")),
        ("actor: Kim", Term("actor", "Kim")),
        ('actor: "Kim Jong-un" x', And((Term("actor", "Kim Jong-un"), Text("x")))),
        ("status：rumour", Term("status", "rumour")),
        ("（a or b） c", And((Or((Text("a"), Text("b"))), Text("c")))),
        ("status:RUMOUR", Term("status", "rumour")),
        ("direction:PRK→CHN", Term("direction", "PRK>CHN")),
        ('direction:"A B">"C D"', Term("direction", "A B>C D")),
        ("source:https://example.org/a", Term("source", "https://example.org/a")),
        ("10:30", Text("10:30")),
        (":", Text(":")),
        ("-80.7", Text("-80.7")),
        ("tag:or", Term("tag", "or")),
        ("(a)(b)", And((Text("a"), Text("b")))),
    ],
)
def test_reading(text: str, root):
    assert parse_query(text) == Query(root)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("kim AND xi", "kim xi"),
        ('"kim"', "kim"),
        ('Actor:"Kim Jong-un" NOT (a b)', 'actor:"Kim Jong-un" not (a b)'),
        ("(a or b) c", "(a or b) c"),
        ("a or (b c)", "a or b c"),
        ('"and"', '"and"'),
        ('"x:y"', '"x:y"'),
        ('tag:"or"', 'tag:"or"'),
        (r'"say \"hi\""', r'"say \"hi\""'),
        ("date:2020-10..2021-02", "date:2020-10..2021-02"),
        ("date:[1950..1953]", "date:[1950..1953]"),
    ],
)
def test_written_down_again(text: str, canonical: str):
    query = parse_query(text)
    assert str(query) == canonical
    assert parse_query(canonical) == query


def test_the_conditions_are_what_chips_show():
    query = parse_query("kim status:rumour (a or b)")
    assert [str(part) for part in query.conditions] == ["kim", "status:rumour", "a or b"]
    assert parse_query("").conditions == ()
    assert parse_query("a or b").conditions == (Or((Text("a"), Text("b"))),)


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ('kim "xi', 4, "quotation"),
        ('actor:"xi', 6, "quotation"),
        ("kim (xi", 4, "parenthesis"),
        ("kim) xi", 3, "parenthesis"),
        ("()", 1, "missing"),
        ('a ""', 2, "Nothing"),
        ("a or", 4, "ends"),
        ("or a", 0, "missing"),
        ("a and or b", 6, "missing"),
        ("not", 3, "ends"),
        ("a actr:kim", 2, "actr"),
        ("http://example.org", 0, "http"),
        ("actor:", 6, "actor"),
        ("actor: and x", 6, "actor"),
        ("actor: tag:x", 6, "actor"),
        ('a actor:"  "', 8, "actor"),
        ("a status:true", 9, "confirmed"),
        ("dated:maybe", 6, "yes, no"),
        ("has:legs", 4, "claim"),
        ("direction:north", 10, "PRK>CHN"),
        ("direction:>", 10, "PRK>CHN"),
        ("a date:2020-13", 12, "date"),
        ("date:yesterday", 5, "date"),
        ("date:..", 5, "one side"),
        ("date:2021..2020", 11, "earlier"),
        ("date:2020..2021-13", 16, "date"),
        ("surely:x..2020", 7, "date"),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, position: int, word: str):
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    message = caught.value.message.english()
    assert word in message
    assert message == str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert caught.value.position == position


def test_what_was_typed_is_made_safe_and_short_in_a_message():
    with pytest.raises(QueryError) as caught:
        parse_query("status:" + "\u202eevil" * 1000)
    message = caught.value.message.english()
    assert "\u202e" not in message
    assert len(message) < 600


def test_deep_nesting_is_refused_and_long_queries_are_not():
    deep = DEEPEST
    assert parse_query("(" * deep + "a" + ")" * deep) == parse_query("a")
    for text in ("(" * 100_000 + "a", "not " * 100_000 + "a"):
        with pytest.raises(QueryError, match="deep"):
            parse_query(text)
    assert len(parse_query(" or ".join(["a b"] * 20_000)).root.parts) == 20_000


def test_every_field_has_an_example_that_can_be_read():
    assert field_names() == tuple(field.name for field in FIELDS)
    for field in FIELDS:
        assert field.meaning.english()
        assert str(parse_query(field.example)) == field.example
        for value in field.values:
            assert str(parse_query(f"{field.name}:{value}")) == f"{field.name}:{value}"
