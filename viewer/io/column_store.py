"""What was worked out of big files, kept for the next time: never believed over the file.

An entry is found by the content of its file (its size and a sample of its bytes), is checked to
the last bit when it is read, and names the checksum of the whole content that it was made from:
whoever uses it checks that too, when there is time, and drops the entry where it differs.
Everything here is a convenience. Whatever fails, the answer is that nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from viewer.io.array_file import Arrays, BadArrays, pack, unpack
from viewer.io.cuts import Read
from viewer.io.save import NotSaved, save_parts

MOST_BYTES: Final = 2_000_000_000
"""The folder holds at most so much; what was used longest ago goes first."""
SUFFIX: Final = ".columns"
_VERSION: Final = 2
"""Part of every key: another program's entries are other entries."""
_SAMPLES: Final = 64
_SAMPLE: Final = 1 << 14
_PIECE: Final = 1 << 20
_AT_ONCE: Final = 1 << 24
_NAME: Final = re.compile(r"[0-9a-f]{40}\.columns")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one file; ``content`` is the checksum of all that it was made from."""

    content: str
    head: Any
    arrays: dict[str, NDArray[Any]]


def key_of(read: Read, size: int) -> str:
    """Return the key of a file: its size, and 64 samples across it.

    Reads at most a megabyte. Two files may have one key: see `content_of`.
    """
    found = hashlib.sha256(f"{_VERSION}:{size}:".encode())
    last = max(0, size - _SAMPLE)
    for number in range(_SAMPLES):
        found.update(read(last * number // (_SAMPLES - 1), _SAMPLE))
    return found.hexdigest()[:40]


def content_of(read: Read, size: int, go_on: Callable[[], bool] = lambda: True) -> str | None:
    """Return the checksum of everything in a file; None where ``go_on`` says no."""
    found = hashlib.sha256()
    for at in range(0, size, _PIECE):
        found.update(read(at, _PIECE))
        if not go_on():
            return None
    return found.hexdigest()


class ColumnStore:
    """A folder of entries; made when something is first kept in it."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most

    def get(self, key: str) -> Entry | None:
        """Return the entry, None where there is none that is whole."""
        path = self._path(key)
        try:
            # Read and not mapped: a mapped file that shrinks kills the process.
            data = _all_of(path)
        except OSError:
            return None
        try:
            (kept_key, content, head), arrays = unpack(data)
            if kept_key != key or not isinstance(content, str):
                raise BadArrays("an entry of another file")
        except (BadArrays, ValueError, TypeError):
            self.drop(key)
            return None
        with suppress(OSError):
            os.utime(path)
        return Entry(content, head, arrays)

    def put(self, key: str, content: str, head: object, arrays: Arrays) -> bool:
        """Keep an entry, old ones going where there are too many; say whether it is kept."""
        size = sum(array.nbytes for array in arrays.values())
        if size > self._most:
            return False
        self._make_room(size)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            save_parts(self._path(key), _as_bytes([key, content, head], arrays))
        except (OSError, NotSaved):
            return False
        return True

    def drop(self, key: str) -> None:
        """Let go of an entry."""
        with suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{SUFFIX}"

    def _make_room(self, size: int) -> None:
        """Remove the entries used longest ago until another one of ``size`` bytes fits."""
        kept = sorted(self._entries(), reverse=True)
        room = self._most - size
        for _, length, path in kept:
            room -= length
            if room < 0:
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each entry was used last, how large it is, and where it lies."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                # Nothing else in the folder is ours.
                if _NAME.fullmatch(path.name):
                    with suppress(OSError):
                        status = path.stat()
                        yield status.st_mtime, status.st_size, path


def _all_of(path: Path) -> memoryview:
    """Return the bytes of a file. Raises OSError.

    Memory for arrays comes in large pages where the system has them: a fifth quicker than bytes.
    """
    with path.open("rb", buffering=0) as file:
        data = np.empty(os.fstat(file.fileno()).st_size, np.uint8).data
        at = 0
        while at < len(data) and (count := file.readinto(data[at : at + _AT_ONCE])):
            at += count
    return data[:at]


def _as_bytes(head: object, arrays: Arrays) -> Iterator[bytes]:
    for part in pack(head, arrays):
        for at in range(0, len(part), _PIECE):  # a copy of a piece, not of a whole column
            yield bytes(part[at : at + _PIECE])
