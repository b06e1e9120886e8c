"""The open file, changed by another program: noticed once, when it is quiet, however it is done."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from viewer.state import file_watch
from viewer.state.file_watch import FileWatch
from viewer.state.jobs import Jobs
from viewer.state.last_view import stamp_of


class Watched:
    """A file that is watched, and what was heard about it."""

    def __init__(self, qtbot, folder: Path) -> None:
        self._qtbot = qtbot
        self.file = folder / "dataset.json"
        self.file.write_bytes(b"first")
        self.jobs = Jobs()
        self.watch = FileWatch(self.jobs)
        self.heard: list[str] = []
        self.watch.changed.connect(lambda path: self.heard.append(f"changed {path.name}"))
        self.watch.gone.connect(lambda path: self.heard.append(f"gone {path.name}"))
        self.begin()

    def begin(self) -> None:
        self.watch.watch(self.file, stamp_of(self.file))
        self.look()

    def look(self) -> None:
        """Look until it is quiet."""
        self.watch.look()
        self._qtbot.waitUntil(self._is_quiet)

    def _is_quiet(self) -> bool:
        QApplication.processEvents()  # what a look found may ask for another one
        return not self.watch._pause.isActive() and not self.jobs.busy

    def replace(self, content: bytes) -> None:
        """Save as editors do: beside it, and then in its place."""
        beside = self.file.with_suffix(".tmp")
        beside.write_bytes(content)
        beside.replace(self.file)


@pytest.fixture
def watched(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(file_watch, "QUIET", 20)
    made = Watched(qtbot, tmp_path)
    yield made
    made.watch.watch(None, None)
    made.jobs.stop()


def test_a_file_that_stays_says_nothing(watched):
    watched.look()
    assert watched.heard == []


def test_a_file_that_is_written_to_is_noticed_without_a_look(qtbot, watched):
    watched.file.write_bytes(b"second, longer")
    qtbot.waitUntil(lambda: bool(watched.heard))
    assert watched.heard == ["changed dataset.json"]


def test_a_file_that_is_replaced_is_noticed_again_and_again(qtbot, watched):
    for number in range(1, 4):
        watched.replace(b"x" * (10 + number))
        qtbot.waitUntil(lambda number=number: len(watched.heard) == number)
    assert watched.heard == ["changed dataset.json"] * 3


def test_each_state_of_a_file_is_told_once(qtbot, watched):
    watched.replace(b"second, longer")
    qtbot.waitUntil(lambda: bool(watched.heard))
    watched.look()
    watched.look()
    assert watched.heard == ["changed dataset.json"]


def test_a_file_of_the_same_size_is_noticed_by_its_time(watched):
    os.utime(watched.file, ns=(5, 5))
    watched.look()
    assert watched.heard == ["changed dataset.json"]


def test_a_file_that_goes_and_comes_back(qtbot, watched):
    content = watched.file.read_bytes()
    watched.file.unlink()
    qtbot.waitUntil(lambda: bool(watched.heard))
    assert watched.heard == ["gone dataset.json"]
    watched.file.write_bytes(content)
    qtbot.waitUntil(lambda: len(watched.heard) == 2)
    assert watched.heard[1] == "changed dataset.json"


def test_what_is_quickly_put_back_is_not_told(watched):
    stamp = watched.file.stat()
    copy = watched.file.with_suffix(".copy")
    shutil.copy2(watched.file, copy)
    watched.file.write_bytes(b"other")
    copy.replace(watched.file)
    os.utime(watched.file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    watched.look()
    assert watched.heard == []


def test_another_file_is_watched_instead(qtbot, watched, tmp_path):
    first, second = watched.file, tmp_path / "other.json"
    second.write_bytes(b"other")
    watched.file = second
    watched.begin()
    first.write_bytes(b"nobody looks at this")
    watched.look()
    assert watched.heard == []
    watched.replace(b"other, changed")
    qtbot.waitUntil(lambda: bool(watched.heard))
    assert watched.heard == ["changed other.json"]


def test_what_changed_while_it_was_read_is_noticed_at_once(qtbot, watched):
    before = stamp_of(watched.file)
    watched.watch.watch(None, None)
    watched.replace(b"changed meanwhile")
    watched.watch.watch(watched.file, before)
    qtbot.waitUntil(lambda: bool(watched.heard))
    assert watched.heard == ["changed dataset.json"]
