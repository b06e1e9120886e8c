"""What is kept of big files comes back, goes when it must, and is never anything else."""

import os

import numpy as np
import pytest

from viewer.io.column_store import ColumnStore, content_of, key_of

ARRAYS = {"days": np.arange(1000.0), "codes": np.arange(10, dtype=np.int32)}


@pytest.fixture
def store(tmp_path):
    return ColumnStore(tmp_path / "columns")


def key(number):
    return f"{number:040x}"


def age(store, number, seconds):
    path = store._path(key(number))
    os.utime(path, (path.stat().st_mtime - seconds,) * 2)


def test_what_is_kept_comes_back(store):
    assert store.get(key(1)) is None
    assert store.put(key(1), "abc", {"first": 12}, ARRAYS)
    entry = store.get(key(1))
    assert (entry.content, entry.head) == ("abc", {"first": 12})
    np.testing.assert_array_equal(entry.arrays["days"], ARRAYS["days"])


def test_a_damaged_entry_is_let_go(store):
    store.put(key(1), "abc", None, ARRAYS)
    path = store._path(key(1))
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + b"?" + whole[201:])
    assert store.get(key(1)) is None
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"TRADEWAKE-ARRAYS-1\n", b"\0" * 5000])
def test_what_is_no_entry_is_let_go(store, content):
    store.put(key(1), "abc", None, ARRAYS)
    store._path(key(1)).write_bytes(content)
    assert store.get(key(1)) is None


def test_an_entry_under_another_name_is_not_believed(store):
    store.put(key(1), "abc", None, ARRAYS)
    store._path(key(1)).rename(store._path(key(2)))
    assert store.get(key(2)) is None


def test_what_was_used_longest_ago_goes_first(tmp_path):
    store = ColumnStore(tmp_path, most=30_000)
    foreign = tmp_path / "letter.txt"
    foreign.write_text("mine")
    for number in (1, 2, 3):
        store.put(key(number), "abc", None, ARRAYS)
        age(store, number, 100 - number)
    assert store.get(key(1))  # used now
    store.put(key(4), "abc", None, ARRAYS)
    assert [bool(store.get(key(number))) for number in (1, 2, 3, 4)] == [True, False, True, True]
    assert foreign.read_text() == "mine"


def test_what_is_larger_than_all_there_may_be_is_not_kept(tmp_path):
    store = ColumnStore(tmp_path, most=100)
    assert not store.put(key(1), "abc", None, ARRAYS)
    assert store.get(key(1)) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    store = ColumnStore(in_the_way / "columns")
    assert not store.put(key(1), "abc", None, ARRAYS)
    assert store.get(key(1)) is None


def reading(data):
    return lambda at, count: bytes(data[at : at + count]), len(data)


def test_a_changed_file_has_another_content_and_mostly_another_key():
    old = bytes(range(256)) * 20_000
    for at in (0, 5_119_999, 2_560_000, 1_000_003):
        new = bytearray(old)
        new[at] ^= 1
        assert content_of(*reading(old)) != content_of(*reading(new))
    assert key_of(*reading(old)) != key_of(*reading(b"?" + old[1:]))
    assert key_of(*reading(old)) != key_of(*reading(old[:-1] + b"?"))
    assert key_of(*reading(old)) != key_of(*reading(old + b" "))
    assert key_of(*reading(old)) == key_of(*reading(old))


def test_a_checksum_can_be_given_up():
    assert content_of(*reading(b"a" * 5_000_000), lambda: False) is None
