"""What a name may lead to, and what is said of it, without waiting."""

import os
import stat
from pathlib import Path

import pytest

from tests.io.small import good, written
from viewer.io import safe_read
from viewer.io.dataset_file import Cancelled, RefusedFile, open_dataset
from viewer.io.safe_read import read_bytes


def refusal(path: Path, limit: int = safe_read.LIMIT) -> tuple[str, str]:
    with pytest.raises(RefusedFile) as refused:
        read_bytes(path, limit)
    (problem,) = refused.value.problems
    assert refused.value.unreadable
    assert (problem.line, problem.column, problem.pointer) == (0, 0, "")
    return problem.code, problem.message.english()


def test_a_file_is_read_as_it_is(tmp_path):
    file = tmp_path / "données 한.json"
    file.write_bytes(b"\x00\xff{}\r\n")
    assert read_bytes(file) == b"\x00\xff{}\r\n"
    file.write_bytes(b"")
    assert read_bytes(file) == b""


def test_a_link_is_followed(tmp_path):
    (tmp_path / "file").write_bytes(b"{}")
    (tmp_path / "link").symlink_to("file")
    assert read_bytes(tmp_path / "link") == b"{}"


def test_what_is_not_there(tmp_path):
    assert refusal(tmp_path / "none.json") == ("unreadable", "there is no such file")
    (tmp_path / "gone").symlink_to("nothing")
    assert refusal(tmp_path / "gone") == ("unreadable", "there is no such file")
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "file" / "below") == ("unreadable", "there is no such file")


def test_a_link_that_leads_to_itself(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    assert refusal(tmp_path / "loop") == ("unreadable", "this link leads back to itself")


def test_a_folder(tmp_path):
    assert refusal(tmp_path) == ("not-a-file", "this is a folder; expected a file")


def test_a_pipe_that_nobody_writes_to(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    code, said = refusal(tmp_path / "pipe")
    assert code == "not-a-file"
    assert said == "this is a pipe, a device or a socket; expected a regular file"


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_devices(name):
    if not Path(name).exists():
        pytest.skip(f"no {name} here")
    assert refusal(Path(name))[0] in ("not-a-file", "unreadable")


def test_a_file_that_has_no_size_but_data():
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("no /proc here")
    assert refusal(status)[0] == "changing"


def test_a_name_with_a_zero_byte_and_one_that_is_too_long(tmp_path):
    code, said = refusal(tmp_path / "red.png\0.json")
    assert (code, "a character that no name can have" in said) == ("bad-name", True)
    assert refusal(tmp_path / ("x" * 300)) == ("unreadable", "the name of this file is too long")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    file = tmp_path / "secret.json"
    file.write_bytes(b"{}")
    file.chmod(0)
    if os.geteuid() == 0:  # nothing is closed to root: let the system say no

        def closed(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(safe_read.os, "open", closed)
    assert refusal(file) == ("unreadable", "you may not read this file")


def test_a_fault_of_the_disk_is_told_in_its_own_words(tmp_path, monkeypatch):
    file = tmp_path / "file.json"
    file.write_bytes(b"{}")

    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(safe_read.os, "read", broken)
    assert refusal(file) == ("unreadable", "this file cannot be read: Input/output error")


def test_a_file_above_the_limit_is_not_read(tmp_path, monkeypatch):
    file = tmp_path / "large.json"
    with file.open("wb") as large:
        large.truncate(3_000_000_000)
    monkeypatch.setattr(safe_read.os, "read", None)
    code, said = refusal(file)
    assert (code, said) == ("too-large", "a file of 3,000.0 MB; expected at most 2,000.0 MB")


def test_the_limit_is_inclusive(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"1234")
    assert read_bytes(file, 4) == b"1234"
    assert refusal(file, 3)[0] == "too-large"


def test_a_file_that_shrinks_or_grows_while_it_is_read(tmp_path, monkeypatch):
    file = tmp_path / "file"
    real = os.read

    for size in (10, 200_000):
        file.write_bytes(b"x" * 100_000)
        left = [size]

        def read(descriptor: int, count: int, left: list[int] = left) -> bytes:
            if left:
                os.truncate(file, left.pop())
            return real(descriptor, count)

        monkeypatch.setattr(safe_read.os, "read", read)
        assert len(read_bytes(file)) == size  # the second look is at rest


def test_a_file_that_never_rests(tmp_path, monkeypatch):
    file = tmp_path / "log"
    file.write_bytes(b"x")
    real = os.read

    def read(descriptor: int, count: int) -> bytes:
        with file.open("ab") as log:
            log.write(b"y")
        return real(descriptor, count)

    monkeypatch.setattr(safe_read.os, "read", read)
    code, said = refusal(file)
    assert code == "changing"
    assert said.startswith("this file changes while it is read")


def test_no_descriptor_stays_open(tmp_path):
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("no /proc here")
    before = len(list(descriptors.iterdir()))
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none"):
        refusal(path)
    assert len(list(descriptors.iterdir())) == before


def test_the_opened_file_is_never_written(tmp_path):
    file = tmp_path / "kept.json"
    file.write_bytes(written(good()))
    file.chmod(0o444)
    before = file.stat()
    opened = open_dataset(file)
    after = file.stat()
    assert opened.path == file
    assert file.read_bytes() == written(good())
    assert stat.S_IMODE(after.st_mode) == 0o444
    assert (before.st_mtime_ns, before.st_ino, before.st_size) == (
        after.st_mtime_ns,
        after.st_ino,
        after.st_size,
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.json"]


def test_opening_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    file = tmp_path / "file.json"
    made = good()
    made["events"] += [
        {"id": f"n{i}", "title": "T", "occurred": "2020", "categories": ["letter"]}
        for i in range(3000)
    ]
    file.write_bytes(written(made))
    shares: list[float] = []

    def listen(share: float) -> bool:
        shares.append(share)
        return True

    open_dataset(file, progress=listen)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 8
    for stop in range(len(shares)):
        heard: list[float] = []

        def leave(share: float, heard: list[float] = heard, stop: int = stop) -> bool:
            heard.append(share)
            return len(heard) <= stop

        with pytest.raises(Cancelled):
            open_dataset(file, progress=leave)
        assert len(heard) == stop + 1
