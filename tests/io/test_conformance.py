"""What a JSON parser must take and must refuse (RFC 8259), seen through a whole file."""

import json

import pytest

from viewer.io.dataset_file import RefusedFile, open_bytes

TAKEN = [
    b"[]", b"{}", b"null", b"true", b"false", b'""', b"[ ]", b"{ }", b"[[]]", b'[{"a":[]}]',
    b"0", b"-0", b"1", b"-1", b"10", b"1.0", b"-0.1", b"1e1", b"1E1", b"1e+1", b"1e-1", b"0e1",
    b"0.5e-10", b"123456789012345678901234567890", b"1.7976931348623157e308", b"5e-324", b"1e-999",
    b'"a"', b'"\\""', b'"\\\\"', b'"\\/"', b'"\\b\\f\\n\\r\\t"', b'"\\u0041"', b'"\\u00e9"',
    b'"\\ud83d\\ude00"', b'"\\u0000"', b'"\\uffff"', b'"\x7f"', '"é"'.encode(), '"한"'.encode(),
    '"\U0001f600"'.encode(), '"\u2028\u2029"'.encode(), '"\ufeff"'.encode(), '"\uffff"'.encode(),
    b" \t\r\n1 \t\r\n", b'{"a":1,"b":2}', b'{"":0}', b'{"a":{"a":{"a":1}}}', b'"[1,2"', b'"//"',
    b'{"\\u0061b":1}', b"[" * 150 + b"]" * 150, b'"' + b"a" * 100_000 + b'"', b"[1,\n2\n,3]",
]  # fmt: skip

REFUSED = [
    b"", b"[", b"]", b"{", b"}", b"[1", b"[1,", b"[1,]", b"[,1]", b"[1,,2]", b"[,]", b"[1 2]",
    b"[1;2]", b"[1}", b'{"a":1]', b"[1]]", b"{}}", b'{"a"}', b'{"a":}', b'{"a" 1}', b'{"a"::1}',
    b'{"a":1,}', b'{,"a":1}', b'{"a":1,,"b":2}', b'{"a":1 "b":2}', b"{a:1}", b"{1:1}",
    b"{null:1}", b"{'a':1}", b'{"a":1;"b":2}', b"{[]:1}", b'{"a":"b"', b'{"a',
    b"nul", b"nulll", b"Null", b"NULL", b"True", b"FALSE", b"tru", b"undefined", b"None", b"nil",
    b"01", b"-01", b"00", b"-", b"+1", b"--1", b"++1", b".5", b"1.", b"-.5", b"1.e1", b"1e", b"1e+",
    b"1e+-1", b"1.1.1", b"1e1e1", b"1e1.5", b"0x1F", b"0b1", b"0o7", b"1_000", b"1,000", b"1 000",
    b"-Inf", b"inf", b"nan", b"1a", b"1.5f", b"$1", b"1/2", "\uff11".encode(), "−1".encode(),
    b'"', b"'a'", b'"a', b'"a\nb"', b'"a\tb"', b'"\x00"', b'"\x1f"', b'"\\', b'"\\"', b'"\\x41"',
    b'"\\a"', b'"\\0"', b'"\\u"', b'"\\u12"', b'"\\u12G4"', b'"\\U00000041"', b'"\\u 041"',
    b'"\\ud800"', b'"\\ud800\\u0041"', b'"\\udc00"', b'"\\ud800\\ud800"', "“a”".encode(), b"`a`",
    b'"\xff"', b'"\xc0\x80"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xe2\x82"', b'"\x80"',
    b"/* */ 1", b"1 /* */", b"// a\n1", b"1 // a", b"# a\n1", b"<a/>", b"a", b"\\n", b"*", b"@",
    b"1\x00", b"\x0c1", b"\xa01", "\u00a01".encode(), "\u20281".encode(), b"\xef\xbb\xbf1",
    b"(1)", b"1\\", b'"a"b', b'"a" "b"', b"[" * 300 + b"]" * 300, b'{"a":' * 300,
    b"[" * 1_000_000, b'[{"a":' * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("value", TAKEN, ids=[str(v[:24]) for v in TAKEN])
def test_what_json_allows_is_taken_unchanged(value):
    opened = open_bytes(b'{"tradewake":1,"x-v":' + value + b"}")
    assert opened.problems == ()
    assert opened.extensions == {"/x-v": json.loads(value)}


@pytest.mark.parametrize("value", REFUSED, ids=[str(v[:24]) for v in REFUSED])
def test_what_json_forbids_is_refused_with_a_place(value):
    with pytest.raises(RefusedFile) as refused:
        open_bytes(b'{"tradewake":1,"x-v":' + value + b"}")
    (problem,) = refused.value.problems
    assert problem.code in ("syntax", "encoding", "too-deep")
    assert problem.line > 0
    assert problem.column > 0


# Words that are no JSON, but that other programs write: said as the fault of one value.
@pytest.mark.parametrize("value", [b"NaN", b"Infinity", b"-Infinity", b"1e400", b"[-1e400]"])
def test_numbers_that_are_none_are_told_at_their_value(value):
    with pytest.raises(RefusedFile) as refused:  # as nothing else is in the file
        open_bytes(b'{"tradewake":1,"x-v":' + value + b"}")
    (problem,) = refused.value.problems
    assert (problem.code, problem.pointer, problem.line) == ("out-of-range", "/x-v", 1)
