"""A big file that is opened again is read from what was kept of it, and never believed wrongly."""

import json

import pytest

from tests.io.test_in_parts import PLAIN, TINY, assert_same_columns, many, outcome
from viewer.io.big_file import open_in_parts
from viewer.io.column_store import SUFFIX, ColumnStore
from viewer.io.crew import Alone
from viewer.io.dataset_file import open_bytes
from viewer.io.safe_read import stamp_of


class Unwanted(Exception):
    """The events were read again."""


def nobody(path):
    raise Unwanted


@pytest.fixture
def store(tmp_path):
    return ColumnStore(tmp_path / "columns")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "dataset.json"
    path.write_bytes(many(actors=["a1", "a2"], datings=[{"clock": "occurred", "date": "2019",
                     "best": True, "source": "s1"}]))  # fmt: skip
    return path


def opened(path, store, crew=Alone):
    return open_in_parts(path, stamp_of(path), lambda share: None, TINY, crew, store)


def go_on():
    return True


def entries(store):
    return list(store._folder.glob(f"*{SUFFIX}"))


def test_the_second_time_no_event_is_read(path, store):
    first = opened(path, store)
    assert first.later(go_on)
    again = opened(path, store, nobody)
    assert outcome(again) == outcome(open_bytes(path.read_bytes()))
    assert_same_columns(again.dataset.events.columns, first.dataset.events.columns)
    assert again.dataset.events.position("e51") == 50
    assert again.dataset.events.position("e510") is None
    assert again.later(go_on)
    assert entries(store)


def test_before_there_is_time_nothing_is_kept(path, store):
    opened(path, store)
    with pytest.raises(Unwanted):
        opened(path, store, nobody)


def test_work_for_later_can_be_given_up(path, store):
    assert opened(path, store).later(lambda: False)
    assert not entries(store)


def test_another_file_in_its_place_is_read_anew(path, store):
    opened(path, store).later(go_on)
    path.write_bytes(path.read_bytes().replace(b"A letter", b"A ladder"))
    with pytest.raises(Unwanted):
        opened(path, store, nobody)


def test_a_change_that_no_sample_shows_is_found_out_later(path, store, monkeypatch):
    monkeypatch.setattr("viewer.io.column_store._SAMPLE", 8)
    opened(path, store).later(go_on)
    data = bytearray(path.read_bytes())
    data[data.index(b"A letter", len(data) // 2 + 40) + 2] = ord("b")
    path.write_bytes(data)
    again = opened(path, store, nobody)
    assert not again.later(go_on)
    assert not entries(store)
    assert "A better" in {event.title for event in opened(path, store).dataset.events}


def test_a_file_with_faults_is_not_kept(tmp_path, store):
    path = tmp_path / "faulty.json"
    path.write_bytes(many(actors=["nobody"]))
    assert opened(path, store).later is None


def test_what_was_kept_of_a_faulty_run_is_dropped(path, store):
    opened(path, store).later(go_on)
    (entry,) = entries(store)
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    with pytest.raises(Unwanted):
        opened(path, store, nobody)
    assert not entries(store)


def test_events_kept_of_a_file_whose_head_has_changed_are_not_used(path, store, monkeypatch):
    # The same key for two files: as if the samples had missed what is another now.
    monkeypatch.setattr("viewer.io.kept.key_of", lambda read, size: "0" * 40)
    opened(path, store).later(go_on)
    file = json.loads(path.read_bytes())
    file["actors"] = [actor for actor in file["actors"] if actor["id"] != "a2"]
    file["events"] = [{"id": f"f{n}", **PLAIN} for n in range(120)]
    path.write_text(json.dumps(file, indent=2))
    again = opened(path, store)
    assert outcome(again) == outcome(open_bytes(path.read_bytes()))
