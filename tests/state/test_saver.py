"""Saving in the background: one file after the other, and every end of it is told."""

import csv
import io
import threading
from pathlib import Path

import pytest

from viewer.state.jobs import Jobs
from viewer.state.saver import Saver, Stopped


class Told:
    """What a saver said, as somebody who listens hears it."""

    def __init__(self, saver: Saver) -> None:
        self.heard: list[tuple[str, str, str]] = []
        saver.saved.connect(lambda path: self.heard.append(("saved", path.name, "")))
        saver.stopped.connect(lambda path: self.heard.append(("stopped", path.name, "")))
        saver.failed.connect(
            lambda path, why: self.heard.append(("failed", path.name, why.english()))
        )


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def saver(jobs) -> Saver:
    return Saver(jobs, lambda path: path.name == "open.json")


@pytest.fixture
def told(saver) -> Told:
    return Told(saver)


def test_a_file_is_written_and_that_is_said(qtbot, tmp_path: Path, saver, told):
    saver.save(tmp_path / "a.png", lambda progress: b"picture")
    qtbot.waitUntil(lambda: bool(told.heard))
    assert told.heard == [("saved", "a.png", "")]
    assert (tmp_path / "a.png").read_bytes() == b"picture"


def test_several_are_written_one_after_the_other(qtbot, tmp_path: Path, saver, told):
    for name in ("a", "b", "c"):
        saver.save(tmp_path / name, lambda progress, name=name: name.encode())
    qtbot.waitUntil(lambda: len(told.heard) == 3)
    assert [name for _, name, _ in told.heard] == ["a", "b", "c"]
    assert [(tmp_path / name).read_bytes() for name in "abc"] == [b"a", b"b", b"c"]


def test_a_table_becomes_csv(qtbot, tmp_path: Path, saver, told):
    saver.save_table(tmp_path / "a.csv", lambda progress: [["Event", "Value"], ["=1+1", -2.5]])
    qtbot.waitUntil(lambda: bool(told.heard))
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [["Event", "Value"], ["'=1+1", "-2.5"]]


def test_what_cannot_be_written_is_said_with_the_reason(qtbot, tmp_path: Path, saver, told):
    saver.save(tmp_path / "none" / "a.png", lambda progress: b"picture")
    qtbot.waitUntil(lambda: bool(told.heard))
    assert told.heard == [("failed", "a.png", "there is no such folder")]


def test_a_full_disk_is_said_and_the_next_file_is_written(qtbot, tmp_path: Path, saver, told):
    saver.save(Path("/dev/full"), lambda progress: b"picture")
    saver.save(tmp_path / "b.png", lambda progress: b"picture")
    qtbot.waitUntil(lambda: len(told.heard) == 2)
    assert told.heard == [("failed", "full", "this is no regular file"), ("saved", "b.png", "")]


def test_the_open_file_is_never_written(tmp_path: Path, saver, told):
    (tmp_path / "open.json").write_bytes(b"dataset")
    saver.save(tmp_path / "open.json", lambda progress: b"picture")
    assert told.heard == [
        ("failed", "open.json", "it is the file that is open, and that is never changed")
    ]
    assert (tmp_path / "open.json").read_bytes() == b"dataset"


def test_no_room_in_memory_is_said(qtbot, tmp_path: Path, saver, told):
    def make(progress):
        raise MemoryError

    saver.save(tmp_path / "a.png", make)
    qtbot.waitUntil(lambda: bool(told.heard))
    assert told.heard == [("failed", "a.png", "there is not enough memory for it")]


def test_a_fault_of_the_program_is_said_and_logged(qtbot, tmp_path: Path, saver, told, caplog):
    def make(progress):
        raise KeyError("x")

    saver.save(tmp_path / "a.png", make)
    qtbot.waitUntil(lambda: bool(told.heard))
    assert told.heard == [
        ("failed", "a.png", "the program failed while it made this file (KeyError)")
    ]
    assert "saving failed" in caplog.text


def test_what_is_stopped_leaves_no_file(qtbot, tmp_path: Path, saver, told):
    begun, go_on = threading.Event(), threading.Event()

    def make(progress):
        begun.set()
        go_on.wait(10)
        if not progress(0.5):
            raise Stopped
        return b"table"

    saver.save(tmp_path / "a.csv", make)
    assert begun.wait(10)
    saver.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(told.heard))
    assert told.heard == [("stopped", "a.csv", "")]
    assert not (tmp_path / "a.csv").exists()


def test_stopping_when_nothing_is_saved_does_nothing(saver, told):
    saver.cancel()
    assert told.heard == []


def test_the_end_of_the_program_finishes_what_was_begun(tmp_path: Path, saver, jobs):
    begun, go_on = threading.Event(), threading.Event()

    def make(progress):
        begun.set()
        go_on.wait(10)
        return b"table" if progress(0.5) else b""

    saver.save(tmp_path / "a.csv", make)
    assert begun.wait(10)
    threading.Timer(0.05, go_on.set).start()
    jobs.stop()
    assert (tmp_path / "a.csv").read_bytes() == b"table"
