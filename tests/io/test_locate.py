"""Places in a file, by pointer."""

import json

from hypothesis import given
from hypothesis import strategies as st

from viewer.io.locate import find, line_and_column, pointer_of, repeated_names

TEXT = """ {
  "a": [1, {"b\\"c": "x"}, []],
\t"é": {"": null, "a/b~c": [[-1.5e+3, "ü"]]},
  "a": {"last": true}
}
"""


def at(*path: str | int) -> str:
    """The text from the place of a value on."""
    return TEXT[find(TEXT, [path], repeated=True)[path].value :]


def test_values_are_found():
    assert at().startswith("{")
    assert at("é").startswith('{"": null')
    assert at("é", "").startswith("null")
    assert at("é", "a/b~c", 0, 1).startswith('"ü"')
    assert at("é", "a/b~c", 0, 0).startswith("-1.5e+3")


def test_of_a_name_that_stands_twice_the_last_is_meant():
    assert at("a").startswith('{"last"')
    assert at("a", "last").startswith("true")
    # A place below the first one is still found: nothing is below it in the second.
    assert at("a", 1, 'b"c').startswith('"x"')


def test_names_are_found():
    place = find(TEXT, [("é",)])[("é",)]
    assert TEXT[place.name :].startswith('"é": {')


def test_what_leads_nowhere_is_absent():
    paths = [("b",), ("a", 7), ("a", "x"), ("é", "", 1), ("a", 0, 0), (0,)]
    assert find(TEXT, paths) == {}


def test_pointers():
    assert pointer_of(()) == ""
    assert pointer_of(("a/b~c", 0, "")) == "/a~1b~0c/0/"


def test_lines_end_in_three_ways_and_columns_count_characters():
    text = "aé\nb\r\nc\rd\n\r\ne"
    places = line_and_column(text, range(len(text) + 1))
    assert [places[text.index(c)] for c in "aébcde"] == [
        (1, 1), (1, 2), (2, 1), (3, 1), (4, 1), (6, 1),
    ]  # fmt: skip
    assert places[len(text)] == (6, 2)
    assert line_and_column("", [0]) == {0: (1, 1)}


@given(st.text("ab\n\r\u2028é"), st.data())
def test_lines_and_columns_do_not_depend_on_what_else_is_asked(text, data):
    position = data.draw(st.integers(0, len(text)))
    alone = line_and_column(text, [position])[position]
    assert line_and_column(text, range(len(text) + 1))[position] == alone
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= alone[0] <= len(lines)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def walk(value: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], object]:
    found = {path: value}
    if isinstance(value, list):
        for i, entry in enumerate(value):
            found |= walk(entry, (*path, i))
    if isinstance(value, dict):
        for name, entry in value.items():
            found |= walk(entry, (*path, name))
    return found


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_every_value_of_any_json_is_found(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    wanted = walk(value)
    found = find(text, wanted)
    assert found.keys() == wanted.keys()
    for path, place in found.items():
        read, _ = json.JSONDecoder().raw_decode(text, place.value)
        assert read == wanted[path]
        if path and isinstance(path[-1], str):
            assert json.JSONDecoder().raw_decode(text, place.name)[0] == path[-1]
    assert repeated_names(text, 100) == ([], 0)


def test_repeated_names_are_all_found_in_their_order():
    text = '{"a": {"b": 1, "b": {"c": 0, "c": 1}}, "a": 2, "d": [{"e": 1, "e": 1, "e": 1}]}'
    repeats, count = repeated_names(text, 100)
    assert [repeat.path for repeat in repeats] == [
        ("a", "b"), ("a", "b", "c"), ("a",), ("d", 0, "e"), ("d", 0, "e"),
    ]  # fmt: skip
    starts = [text[repeat.place.name :][:4] for repeat in repeats]
    assert starts == ['"b":', '"c":', '"a":', '"e":', '"e":']
    assert count == 5
    assert repeated_names(text, 2) == (repeats[:2], 5)


def test_names_that_only_look_different_are_the_same():
    ((repeat,), _) = repeated_names('{"a": 1, "\\u0061": 2}', 100)
    assert (repeat.path, repeat.place.name) == (("a",), 9)


def test_numbers_of_any_length_are_passed_over():
    text = '{"a": ' + "9" * 10_000 + ', "b": 1, "b": 2}'
    assert repeated_names(text, 100)[1] == 1
    assert find(text, [("b",)], repeated=True)[("b",)].value == len(text) - 2


def test_a_name_that_repeats_deep_down_costs_no_more_than_a_few_passes():
    inner = '{"a": 1, "a": 2}' + ', "filling"' * 20_000
    text = "[" * 150 + inner + "]" * 150
    ((repeat,), count) = repeated_names(text, 100)
    assert (repeat.within, count) == (True, 1)
    assert set(repeat.path) == {0}
    assert 3 < len(repeat.path) < 20
    assert text[repeat.place.value] == "["
