"""Every kind of fault in a record: its code, its place, and what is said of it."""

import json
from collections.abc import Mapping

import pytest

from tests.io.small import good, put, take, written
from viewer.io.dataset_file import Opened, open_bytes
from viewer.model.dataset import Dataset
from viewer.model.problem import Problem, Severity


def opened(value: object) -> Opened:
    return open_bytes(written(value))


def records(dataset: Dataset, section: str) -> list[object]:
    found = getattr(dataset, section)
    return list(found.values() if isinstance(found, Mapping) else found)


def only(value: object) -> Problem:
    (problem,) = opened(value).problems
    return problem


def place_of(value: object, needle: str, shift: int = 0) -> tuple[int, int]:
    """Where a piece of text stands that occurs once in the file."""
    text = written(value).decode()
    assert text.count(needle) == 1
    before = text[: text.index(needle)]
    return before.count("\n") + 1, len(before) - before.rfind("\n") + shift


# pointer of the change, new value, code, words of the message, text at the place of the problem
VALUES = [
    ("/events/0/stance", "rumor", "unknown-word", 'found "rumor"; expected one of confirmed', None),
    ("/events/0/stance", 3, "unknown-word", "found 3; expected one of confirmed", ": 3,"),
    ("/actors/0/kind", "people", "unknown-word", "expected one of person, group", None),
    ("/places/0/kind", "town", "unknown-word", "expected one of country, province, city", None),
    ("/events/0/basis/start", "guess", "unknown-word", "expected one of text, text-year", None),
    ("/events/0/datings/0/clock", "heard", "unknown-word", "one of occurred, reported", None),
    ("/events/0/datings/0/likelihood", "sure", "unknown-word", "one of literal, probable", None),
    ("/events/0/direction/kinds/0", "both", "unknown-word", "one of one-way, mutual", None),
    ("/claims/0/flow", "imports", "unknown-word", "one of import, export, total, balance", None),
    ("/claims/0/comparator", "=<", "unknown-word", "expected one of =, <, <=, >, >=", None),
    ("/claims/0/origin", "told", "unknown-word", "expected one of stated, derived", None),
    ("/claims/0/status", "Z", "unknown-word", "expected one of A, B, D, E", None),
    ("/claims/0/change/0/kind", "share", "unknown-word", "one of percent, points, ratio", None),
    ("/claims/0/change/0/direction", "left", "unknown-word", "one of up, down", None),
    ("/series/0/frequency", "S", "unknown-word", "expected one of A, Q, M, W, D", None),
    ("/events/0/title", 7, "wrong-type", "found 7; expected a text", ": 7,"),
    ("/events/0/title", " ", "empty", "expected a text that is not empty", '" "'),
    ("/events/0/title", {"english": "x"}, "wrong-language", 'texts by language such as "en"', None),
    ("/events/0/title", {"en": 1}, "wrong-language", 'an object with "en"', None),
    ("/events/0/title", {}, "wrong-language", "found an empty object; expected at least", None),
    ("/events/0/title", "x" * 10_001, "too-long", "expected at most 10,000 characters", None),
    ("/events/0/tags", "letters", "wrong-type", "expected a list in square brackets", None),
    ("/events/0/tags/0", None, "wrong-type", "found null; expected a text", None),
    ("/events/0/context", "yes", "wrong-type", 'found "yes"; expected true or false', None),
    ("/events/0/direction", ["a1"], "wrong-type", "expected an object in curly brackets", None),
    ("/events/0/importance", 1.5, "out-of-range", "found 1.5; expected at most 1", "1.5"),
    ("/events/0/importance", "0.5", "wrong-type", "a number without quotation marks", '"0.5"'),
    ("/events/0/importance", True, "wrong-type", "found true; expected a number", None),
    ("/events/0/categories", [], "empty", "expected something that is not empty", "[],"),
    ("/events/0/id", "with space", "bad-id", "expected an id of letters, digits", '"with space"'),
    ("/events/0/id", "", "empty", 'found ""; expected something that is not empty', '"",'),
    ("/events/0/id", "x" * 201, "too-long", "expected at most 200 characters", None),
    ("/events/0/evidence/0/quote", 1, "wrong-type", "found 1; expected a text", ": 1,"),
    ("/actors/0/names/ko", 1, "wrong-type", "found 1; expected a text", None),
    ("/places/0/lat", 90.5, "out-of-range", "found 90.5; expected at most 90", "90.5"),
    ("/places/0/lon", -181, "out-of-range", "expected at least -180", "-181"),
    ("/categories/0/color", 9, "out-of-range", "found 9; expected at most 8", "9\n"),
    ("/categories/0/color", 1.5, "wrong-type", "found 1.5; expected a whole number", "1.5"),
    ("/categories/0/color", 0, "out-of-range", "found 0; expected at least 1", None),
    ("/sources/0/url", "https://a b", "bad-address", "expected an address without spaces", None),
    ("/sources/0/kind", "A newspaper", "bad-word", "expected a word of small letters", None),
    ("/actors/0/country", "North Korea", "bad-code", "expected a code such as PRK", None),
    ("/claims/0/value", 1e16, "out-of-range", "at most 1,000,000,000,000,000", "1e+16"),
    ("/claims/0/value", 10**400, "out-of-range", "found a number of 401 digits", None),
    ("/claims/0/value", "539.1", "wrong-type", "a number without quotation marks", '"539.1"'),
    ("/claims/0/multiplier", 0, "out-of-range", "found 0; expected more than 0", None),
    ("/claims/0/decimals", -1, "out-of-range", "found -1; expected at least 0", "-1"),
    ("/claims/0/quantity", "Trade!", "bad-word", "expected a word of small letters", None),
    ("/claims/0/unit", "DOLLARS", "unknown-unit", 'found "DOLLARS"; expected a currency', None),
    ("/claims/0/unit", 1, "wrong-type", "found 1; expected a currency", ": 1,"),
    ("/series/0/observations", 3, "wrong-type", "expected a list in square brackets", ": 3,"),
    ("/phases/0/during", 2020, "wrong-type", "a date in quotation marks", "2020,"),
]


@pytest.mark.parametrize(
    ("pointer", "value", "code", "words", "needle"), VALUES, ids=[f"{v[0]} {v[2]}" for v in VALUES]
)
def test_a_wrong_value_is_told_with_its_place(pointer, value, code, words, needle):
    spoilt = put(pointer, value)
    problems = opened(spoilt).problems
    problem = next(p for p in problems if p.code != "reference-to-left-out")
    assert (problem.severity, problem.code, problem.pointer) == (Severity.ERROR, code, pointer)
    assert words in problem.message.english()
    assert len(problem.message.english()) < 220
    needle = needle or json.dumps(value, ensure_ascii=False)
    if written(spoilt).decode().count(needle) == 1:
        shift = len(needle) - len(needle.lstrip(" :"))
        assert (problem.line, problem.column) == place_of(spoilt, needle, shift)


REQUIRED = [
    "/sources/0/id", "/sources/0/title", "/actors/0/name", "/actors/0/roles/0/title",
    "/places/0/name", "/categories/0/label", "/relation_types/0/label", "/events/0/title",
    "/events/0/occurred", "/events/0/categories", "/events/0/datings/0/date",
    "/relations/0/type", "/relations/0/from", "/phases/0/label", "/claims/0/quantity",
    "/claims/0/period", "/claims/0/readings/0/period", "/series/0/label", "/series/0/unit",
    "/series/0/frequency", "/series/0/observations",
]  # fmt: skip


@pytest.mark.parametrize("pointer", REQUIRED)
def test_a_missing_field_is_told_at_its_record(pointer):
    record, name = pointer.rsplit("/", 1)
    problem = next(p for p in opened(take(pointer)).problems if p.code != "reference-to-left-out")
    assert (problem.code, problem.pointer) == ("missing-field", record)
    assert problem.message.english() == f'the field "{name}" is missing; expected it here'
    assert problem.line > 1


# What is not required may be absent, and null is the same.
OPTIONAL = [
    (f"/{section}/0/{field}", section)
    for section, rows in good().items()
    if isinstance(rows, list)
    for field in rows[0]
    if f"/{section}/0/{field}" not in REQUIRED
    and field not in ("id", "label", "title", "name", "source", "evidence")
]


@pytest.mark.parametrize(("pointer", "section"), OPTIONAL)
def test_absent_and_null_are_the_same(pointer, section):
    without, null = opened(take(pointer)), opened(put(pointer, None))
    assert [p for p in without.problems if p.severity is Severity.ERROR] == []
    assert [(p.code, p.pointer) for p in without.problems] == [
        (p.code, p.pointer) for p in null.problems
    ]
    assert records(without.dataset, section) == records(null.dataset, section)


def test_an_unknown_field_is_told_at_its_name_with_the_name_that_may_be_meant():
    spoilt = put("/events/0/ocurred", "2020")
    problem = only(put("/relations", [], spoilt) | {"claims": [], "series": []})
    assert (problem.code, problem.pointer) == ("unknown-field", "/events/0/ocurred")
    assert problem.message.english() == ('unknown field "ocurred"; expected perhaps "occurred"')
    spoilt = put("/phases/0/zzz", 1)
    problem = only(spoilt)
    assert "expected a field of format 1, or x- before your own" in problem.message.english()
    assert (problem.line, problem.column) == place_of(spoilt, '"zzz"')


def test_unknown_fields_of_the_file_itself_are_told_and_the_rest_opens():
    opened_file = opened({**good(), "evnts": []})
    (problem,) = opened_file.problems
    assert (problem.code, problem.pointer) == ("unknown-field", "/evnts")
    assert '"events"' in problem.message.english()
    assert len(opened_file.dataset.events) == 3


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", 5, "wrong-type"),
        ("language", "english!", "bad-language"),
        ("$schema", 1, "wrong-type"),
        ("sources", {}, "wrong-type"),
    ],
)
def test_a_wrong_field_of_the_file_itself_is_told_and_the_rest_opens(field, value, code):
    made = opened({**good(), field: value})
    problem = next(p for p in made.problems if p.pointer == f"/{field}")
    assert problem.code == code
    assert len(made.dataset.events) == 3


def test_a_date_is_told_with_what_is_wrong_in_it_at_the_very_character():
    spoilt = put("/phases/0/during", "2020-1")
    problem = only(spoilt)
    assert (problem.code, problem.pointer) == ("bad-date", "/phases/0/during")
    line, column = place_of(spoilt, '"2020-1"')
    assert (problem.line, problem.column) == (line, column + 1 + len("2020-"))
    problem = only(put("/phases/0/during", "2021/2020"))
    assert "lies before the start" in problem.message.english()


def test_a_date_that_is_escaped_in_the_file_is_told_at_its_beginning():
    data = written(put("/phases/0/during", "2020-1")).replace(b'"2020-1"', b'"2020\\u002d1"')
    (problem,) = open_bytes(data).problems
    text = data.decode()
    before = text[: text.index('"2020\\u002d1"')]
    assert (problem.line, problem.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_told_and_cost_one_row(word):
    data = written(good()).replace(b"539.1,", word.encode() + b",")
    made = open_bytes(data)
    assert made.problems[0].code == "out-of-range"
    assert made.problems[0].pointer == "/claims/0/value"
    assert list(made.dataset.claims) == ["c2"]
    data = written({**good(), "x-own": [1]}).replace(b"[\n    1\n  ]", b"[" + word.encode() + b"]")
    (problem,) = open_bytes(data).problems
    assert (problem.code, problem.pointer) == ("out-of-range", "/x-own")


def test_what_was_found_is_cut_and_made_visible():
    problem = only(put("/phases/0/during", {"a\u202eb" * 100: 1, "b": 2, "c": 3, "d": 4}))
    said = problem.message.english()
    assert "\u202e" not in said
    assert "[U+202E]" in said
    assert len(said) < 200
    spoilt = put("/series/1/frequency", "\x00\n" + "y" * 500)
    said = only(spoilt).message.english()
    assert "␀" in said
    assert "\n" not in said
    assert len(said) < 200


def test_pointers_escape_tildes_and_slashes():
    problem = only(put_name("a/b~c"))
    assert problem.pointer == "/phases/0/a~1b~0c"


def put_name(name: str) -> dict[str, object]:
    made = good()
    made["phases"][0][name] = 1
    return made
