"""Bytes that are no dataset are refused whole, in one sentence with its place."""

import pytest

from tests.io.small import good, written
from viewer.io.dataset_file import RefusedFile, open_bytes
from viewer.model.problem import Problem


def refusal(data: bytes) -> Problem:
    with pytest.raises(RefusedFile) as refused:
        open_bytes(data)
    (problem,) = refused.value.problems
    assert str(refused.value) == problem.message.english()
    assert not refused.value.unreadable
    return problem


SYNTAX = [
    (b"", "empty-file", 1, 1, "this file is empty; expected a dataset"),
    (b" \n\t", "empty-file", 1, 1, "this file is empty"),
    (b"\xef\xbb\xbf", "empty-file", 1, 1, "this file is empty"),
    (b"{", "syntax", 1, 2, "the file ends here"),
    (b'{"tradewake": 1', "syntax", 1, 16, "the file ends here"),
    (b'{"tradewake": "1', "syntax", 1, 17, "the file ends here"),
    (b'{"tradewake": 1,}', "syntax", 1, 17, "a comma with nothing after it"),
    (b'{"tradewake": 1,\n"events": [1,]}', "syntax", 2, 14, "a comma with nothing after it"),
    (b'{"tradewake": 1} x', "syntax", 1, 18, '"x" after the end of the data'),
    (b'{"tradewake" 1}', "syntax", 1, 14, 'found "1"; expected a colon'),
    (b'{"tradewake": 1 "a": 2}', "syntax", 1, 17, "expected a comma or }"),
    (b'{"tradewake": [1 2]}', "syntax", 1, 18, 'found "2"; expected a comma or ]'),
    (b"{tradewake: 1}", "syntax", 1, 2, 'found "t"; expected a name in quotation marks'),
    (b"{'tradewake': 1}", "syntax", 1, 2, "expected a name in quotation marks"),
    (b'{"tradewake": 01}', "syntax", 1, 16, "expected a number"),
    (b'{"tradewake": True}', "syntax", 1, 15, 'found "T"; expected a value'),
    (b'{"tradewake": nul}', "syntax", 1, 18, 'found "}"'),
    (b'{"tradewake": "a\nb"}', "syntax", 2, 1, "a line end or control character in a text"),
    (b'{"tradewake": "\\x"}', "syntax", 1, 17, "an unknown escape"),
    (b'{"tradewake": "\\ud800"}', "syntax", 1, 22, "half a character"),
    (b'{"a": ' + b"9" * 5000 + b"}", "syntax", 1, 0, "a number too long to be read"),
    ("{\"tradewake\": 'ä'}".encode(), "syntax", 1, 15, "expected a value"),
    ('{"ää": 1, x}'.encode(), "syntax", 1, 11, 'found "x"'),
    (b'{"a": "\xff"}', "encoding", 1, 8, "the byte 0xFF is no character; expected UTF-8"),
    ('{"ä": "'.encode() + b'\xd0"}', "encoding", 1, 8, "the byte 0xD0"),
    (b'\n{"a": 1,\r\n "b": "\xe4"}', "encoding", 3, 8, "the byte 0xE4"),
    ('{"tradewake": 1}'.encode("utf-16"), "encoding", 1, 1, "this file is UTF-16"),
    ('{"tradewake": 1}'.encode("utf-16-be"), "not-json", 1, 1, "JSON expected"),
    (b"Dear friend,\nhow are you?", "not-json", 1, 1, "not a Tradewake dataset (JSON expected)"),
    (b"\n  hello", "not-json", 2, 3, 'it begins with "hello"'),
    (b"a,b\n1,2\n", "not-json", 1, 1, 'it begins with "a,b"'),
    (b"1066 and all that", "not-json", 1, 1, "JSON expected"),
    (b"\x89PNG\r\n\x1a\n", "not-json", 1, 1, "nor any other text"),
    (b"\xfe\xff" + "{}".encode("utf-16-be"), "encoding", 1, 1, "this file is UTF-16"),
    ("{}".encode("utf-32"), "encoding", 1, 1, "this file is UTF-32; expected UTF-8"),
    (b"[" * 100_000, "too-deep", 1, 0, "nested too deep"),
    (b'{"tradewake": 1, "x-a": ' + b"[" * 300 + b"]" * 300 + b"}", "too-deep", 1, 0, "nested"),
]


@pytest.mark.parametrize(("data", "code", "line", "column", "words"), SYNTAX)
def test_what_is_no_json_is_told_with_its_place(data, code, line, column, words):
    problem = refusal(data)
    assert words in problem.message.english()
    assert (problem.code, problem.line) == (code, line)
    assert column in (0, problem.column)


WHOLE = [
    (b"[]", "wrong-type", "", "found a list of 0 entries; expected an object"),
    (b"1", "wrong-type", "", "found 1; expected an object in curly brackets"),
    (b"NaN", "wrong-type", "", "found nan; expected an object"),
    (b'"{}"', "wrong-type", "", 'found "{}"; expected an object'),
    (b"{}", "no-version", "", 'the field "tradewake" is missing'),
    (b'{"tradewake": null}', "no-version", "", "so this is no dataset of this program"),
    (b'{"tradewake": 2}', "wrong-version", "/tradewake", "of format 2; expected 1"),
    (b'{"tradewake": "1"}', "wrong-version", "/tradewake", 'of format "1"; expected 1'),
    (b'{"tradewake": 1.0}', "wrong-version", "/tradewake", "of format 1.0; expected 1"),
    (b'{"tradewake": true}', "wrong-version", "/tradewake", "of format true; expected 1"),
]


@pytest.mark.parametrize(("data", "code", "pointer", "words"), WHOLE)
def test_what_is_no_dataset_is_told(data, code, pointer, words):
    problem = refusal(data)
    assert (problem.code, problem.pointer, problem.line) == (code, pointer, 1)
    assert words in problem.message.english()


def test_the_place_of_a_fault_counts_characters_not_bytes():
    data = written(good(), indent=None).decode().replace('"confirmed"', '"x"').encode()
    (problem, *_) = open_bytes(data).problems
    assert problem.pointer == "/events/0/stance"
    assert data.decode()[problem.column - 1 :].startswith('"x"')
    assert not data[problem.column - 1 :].startswith(b'"x"')


def test_too_little_memory_is_told(monkeypatch):
    def full(*_: object, **__: object) -> object:
        raise MemoryError

    monkeypatch.setattr("viewer.io.decode.from_json", full)
    with pytest.raises(RefusedFile, match="not enough memory") as refused:
        open_bytes(b"{}")
    assert refused.value.unreadable
