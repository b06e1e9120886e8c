"""A saved file is whole, or what was there before is: whatever fails, and whenever."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from viewer.io import save
from viewer.io.save import PREFIX, SUFFIX, NotSaved, save_bytes

OLD, NEW = b"the old content", b"the new content, which is longer" * 1000


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_the_bytes(tmp_path: Path):
    save_bytes(tmp_path / "a.csv", NEW)
    assert (tmp_path / "a.csv").read_bytes() == NEW
    assert left_in(tmp_path) == ["a.csv"]


def test_a_new_file_may_be_read_by_whom_the_user_lets_read(tmp_path: Path):
    save_bytes(tmp_path / "saved", b"")
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "saved").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    file.chmod(0o640)
    save_bytes(file, NEW)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_nothing_is_a_content_too(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    save_bytes(file, b"")
    assert file.read_bytes() == b""


def test_a_link_stays_a_link_and_its_target_gets_the_content(tmp_path: Path):
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "a.csv", tmp_path / "link.csv"
    target.write_bytes(OLD)
    link.symlink_to(target)
    save_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_link_to_what_is_not_there_yet_makes_it(tmp_path: Path):
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "new.csv")
    save_bytes(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "new.csv").read_bytes() == NEW


def test_who_reads_meanwhile_keeps_the_old_content(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    with file.open("rb") as reading:
        save_bytes(file, NEW)
        assert reading.read() == OLD


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder", "this is a folder; expected a file"),
        ("nowhere/a.csv", "there is no such folder"),
        ("file/a.csv", "there is no such folder"),
        ("loop", "this link leads back to itself"),
        ("pipe", "this is no regular file"),
        ("a" * 300, "the name of this file is too long"),
        ("a\0b", "the name of this file holds a character that no name can have"),
    ],
)
def test_what_is_no_file_is_not_written_and_the_reason_is_said(
    tmp_path: Path, name: str, reason: str
):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    before = left_in(tmp_path)
    with pytest.raises(NotSaved) as caught:
        save_bytes(tmp_path / name, NEW)
    assert caught.value.reason.english() == reason
    assert left_in(tmp_path) == before
    assert (tmp_path / "file").read_bytes() == OLD


def test_a_device_is_never_replaced():
    with pytest.raises(NotSaved) as caught:
        save_bytes(Path("/dev/full"), NEW)
    assert str(caught.value) == "this is no regular file"
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_folder_that_may_not_be_written_in_is_said():
    # Not even an administrator may write there.
    with pytest.raises(NotSaved) as caught:
        save_bytes(Path("/proc/tradewake.csv"), NEW)
    assert str(caught.value) in ("you may not write here", "there is no such folder")


def test_a_file_that_may_not_be_written_to_is_not_replaced(tmp_path: Path, monkeypatch):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    monkeypatch.setattr(save.os, "access", lambda path, mode: False)
    with pytest.raises(NotSaved) as caught:
        save_bytes(file, NEW)
    assert str(caught.value) == "you may not write here"
    assert file.read_bytes() == OLD


REASONS = {
    errno.EIO: os.strerror(errno.EIO),
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "you may not write here",
    errno.EROFS: "you may not write here",
    errno.EDQUOT: "the disk is full",
}


@pytest.mark.parametrize("number", REASONS)
@pytest.mark.parametrize("call", ["open", "write", "fchmod", "fsync", "replace"])
def test_whatever_fails_is_said_and_the_old_file_stays(tmp_path: Path, monkeypatch, call, number):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)

    def fail(*args, **words):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(save.os, call, fail)
    with pytest.raises(NotSaved) as caught:
        save_bytes(file, NEW)
    monkeypatch.undo()
    assert str(caught.value) == REASONS[number]
    assert file.read_bytes() == OLD
    assert left_in(tmp_path) == ["a.csv"]


def test_what_a_disk_takes_in_pieces_arrives_whole(tmp_path: Path, monkeypatch):
    write = os.write
    monkeypatch.setattr(save.os, "write", lambda file, data: write(file, data[:1000]))
    save_bytes(tmp_path / "a.csv", NEW)
    assert (tmp_path / "a.csv").read_bytes() == NEW


def test_a_file_that_came_out_short_is_said(tmp_path: Path, monkeypatch):
    write = os.write
    monkeypatch.setattr(save.os, "write", lambda file, data: (write(file, data[:5]), len(data))[1])
    with pytest.raises(NotSaved) as caught:
        save_bytes(tmp_path / "a.csv", NEW)
    assert str(caught.value) == "the disk did not keep all of it"


def test_what_a_killed_process_left_is_swept_after_a_while(tmp_path: Path):
    old, young = (tmp_path / f"{PREFIX}{name}{SUFFIX}" for name in ("old", "young"))
    for part in (old, young):
        part.write_bytes(b"half")
    long_ago = time.time() - 2 * save.STALE
    os.utime(old, (long_ago, long_ago))
    save_bytes(tmp_path / "a.csv", NEW)
    assert left_in(tmp_path) == [young.name, "a.csv"]


KILLED = """
import sys
from pathlib import Path
from viewer.io.save import save_bytes
file, contents = Path(sys.argv[1]), [bytes([65 + i]) * 300_000 for i in range(8)]
print("ready", flush=True)
while True:
    for content in contents:
        save_bytes(file, content)
"""


@pytest.mark.parametrize("attempt", range(8))
def test_a_killed_process_leaves_the_old_content_or_the_new(tmp_path: Path, repo, attempt):
    file = tmp_path / "a.csv"
    file.write_bytes(b"A" * 300_000)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(file)], cwd=repo, stdout=subprocess.PIPE
    )
    with process:
        process.stdout.readline()
        seen = {file.read_bytes()[:1] for _ in range(5 + 7 * attempt)}
        process.send_signal(signal.SIGKILL)
    content = file.read_bytes()
    assert seen
    assert len(content) == 300_000
    assert set(content) == {content[0]}
