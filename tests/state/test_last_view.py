"""The last view of a file: kept beside nothing, found by the path, harmless when damaged."""

import json
import os
from pathlib import Path

import pytest

from tests.engine.takeaway.made import dataset
from viewer.model.view import GroupBy, Pane, TimeRange, ViewState
from viewer.state.last_view import (
    MOST_FILES,
    Stamp,
    place_of,
    read_view,
    stamp_of,
    write_view,
)

DATA = dataset()
FIRST = ViewState(TimeRange(18000, 18500), panes=(Pane("value", ("exports",)),))
VIEW = FIRST.but(time=TimeRange(18100, 18200), group_by=GroupBy.TAG, selection=("letter",))
STAMP = Stamp(10, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "views"


def test_a_view_is_found_again(folder: Path):
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    assert read_view(folder, Path("/data/a.json"), STAMP, DATA, FIRST) == VIEW


def test_each_file_has_its_own(folder: Path):
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    assert read_view(folder, Path("/data/b.json"), STAMP, DATA, FIRST) == FIRST


def test_a_file_that_was_changed_keeps_what_can_be_kept(folder: Path):
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    found = read_view(folder, Path("/data/a.json"), Stamp(11, 20), DATA, FIRST)
    assert found == VIEW.but(selection=())


def test_another_version_of_the_program_keeps_what_can_be_kept(folder: Path, monkeypatch):
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    monkeypatch.setattr("viewer.__version__", "999.0")
    found = read_view(folder, Path("/data/a.json"), STAMP, DATA, FIRST)
    assert found == VIEW.but(selection=())


def test_names_that_are_no_text_have_views_too(folder: Path):
    path = Path(os.fsdecode(b"/data/caf\xe9.json"))
    write_view(folder, path, STAMP, VIEW)
    assert read_view(folder, path, STAMP, DATA, FIRST) == VIEW


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"tradewake-view": 1}',
        b'{"tradewake-view": 2, "file": "/data/a.json"}', b"1" * 5000, b"x" * 2_000_001,
    ],
)  # fmt: skip
def test_a_damaged_file_is_as_none(folder: Path, content: bytes):
    folder.mkdir()
    place_of(folder, Path("/data/a.json")).write_bytes(content)
    assert read_view(folder, Path("/data/a.json"), STAMP, DATA, FIRST) == FIRST


def test_a_view_under_a_strangers_name_is_not_taken(folder: Path):
    write_view(folder, Path("/data/b.json"), STAMP, VIEW)
    place_of(folder, Path("/data/b.json")).rename(place_of(folder, Path("/data/a.json")))
    assert read_view(folder, Path("/data/a.json"), STAMP, DATA, FIRST) == FIRST


def test_a_pipe_and_a_folder_in_its_place_are_as_none(folder: Path):
    folder.mkdir()
    os.mkfifo(place_of(folder, Path("/data/a.json")))
    place_of(folder, Path("/data/b.json")).mkdir()
    for name in ("a", "b"):
        assert read_view(folder, Path(f"/data/{name}.json"), STAMP, DATA, FIRST) == FIRST


def test_where_nothing_can_be_written_it_is_logged_and_nothing_else(folder: Path, caplog):
    folder.write_bytes(b"in the way")
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    assert "a view was not kept" in caplog.text
    assert folder.read_bytes() == b"in the way"


def test_the_oldest_are_forgotten(folder: Path):
    folder.mkdir()
    for number in range(MOST_FILES + 3):
        file = folder / f"{number:04}.json"
        file.write_bytes(b"{}")
        os.utime(file, (number, number))
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    left = sorted(file.name for file in folder.iterdir())
    assert len(left) == MOST_FILES
    assert "0003.json" not in left
    assert "0004.json" in left
    assert place_of(folder, Path("/data/a.json")).name in left


def test_what_is_kept_is_json_that_somebody_can_read(folder: Path):
    write_view(folder, Path("/data/a.json"), STAMP, VIEW)
    kept = json.loads(place_of(folder, Path("/data/a.json")).read_bytes())
    assert kept["file"] == "/data/a.json"
    assert kept["view"]["group_by"] == "tag"


def test_a_stamp_is_size_and_time(tmp_path: Path):
    file = tmp_path / "a.json"
    file.write_bytes(b"12345")
    os.utime(file, ns=(1, 2_000))
    assert stamp_of(file) == Stamp(5, 2_000)
    assert stamp_of(tmp_path / "none.json") is None
    assert stamp_of(Path("a\0b")) is None
