"""CSV that every program reads alike, and none of them runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.io.csv_table import BYTE_ORDER_MARK, armed, disarmed, field, plain_number, table_bytes

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


def read_back(data: bytes) -> list[list[str]]:
    assert data.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_rows_and_fields_as_the_standard_wants_them():
    rows = [["a", "b c", 'say "hi"'], ["1,5", "two\nlines", None], ["", 1, 2.5]]
    assert table_bytes(rows, mark=False).decode() == (
        'a,b c,"say ""hi"""\r\n"1,5","two\nlines",\r\n,1,2.5\r\n'
    )


def test_the_mark_is_an_option():
    assert table_bytes([["ä"]], mark=True) == b"\xef\xbb\xbf\xc3\xa4\r\n"
    assert table_bytes([["ä"]], mark=False) == b"\xc3\xa4\r\n"


def test_spaces_at_the_ends_are_kept_for_readers_that_trim():
    assert field(" a ") == '" a "'


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "\xa0=1",
     "=cmd|'/C calc'!A0", "-", "+", "--5", "-5-5", "-1.2.3", "=", "-\u0663", "'=1", "''@A1",
     "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_disarmed(text: str):
    assert disarmed(text) == f"'{text}"
    assert armed(disarmed(text)) == text


@pytest.mark.parametrize(
    "text",
    ["-80.7", "+5", "-1", "a=b", "1-2", "", "2020-10-10", "'", "'a'", "\u221280.7", "Xi → Kim"],
)
def test_numbers_and_words_stay_as_they_are(text: str):
    assert disarmed(text) == armed(text) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (-80.7, "-80.7"),
        (0.003, "0.003"),
        (539.1, "539.1"),
        (1e6, "1000000"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e300, "1e+300"),
        (float("nan"), ""),
        (float("inf"), ""),
    ],
)
def test_numbers_have_a_point_and_no_groups(value: float, text: str):
    assert plain_number(value) == text


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), max_size=5))
def test_whatever_is_written_is_read_back(rows: list[list[str]]):
    found = read_back(table_bytes(rows))
    assert [[armed(cell) for cell in row] for row in found] == rows


@given(TEXTS)
def test_no_cell_begins_like_a_formula(text: str):
    (row,) = read_back(table_bytes([[text, "end"]]))
    first = row[0].lstrip(" \xa0")[:1]
    number = row[0].strip().lstrip("+-").replace(".", "", 1).isdigit()
    assert first not in {"=", "+", "-", "@", "\t", "\r", "\n"} or number


def test_a_name_that_is_no_text_is_written_all_the_same():
    assert table_bytes([["caf\udce9"]], mark=False) == b"caf?\r\n"
