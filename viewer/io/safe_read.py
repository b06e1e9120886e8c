"""The bytes of a file that a user names: the only place that opens one for reading.

A name may lead to anything: a pipe that nobody writes to, a device without end, a folder, a file
that is being written. Nothing is mapped into memory: a mapped file that shrinks kills the process.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.problem import Problem, Severity

LIMIT: Final = 2_000_000_000
"""Files above this many bytes are refused, unless the user sets another limit."""
LARGEST: Final = 1 << 62
"""No file is as large."""
_TRIES: Final = 3
_PIECE: Final = 1 << 24

_REASONS: Final = (
    ((errno.ENOENT, errno.ENOTDIR), QT_TRANSLATE_NOOP("Words", "there is no such file")),
    ((errno.EACCES, errno.EPERM), QT_TRANSLATE_NOOP("Words", "you may not read this file")),
    ((errno.ELOOP,), QT_TRANSLATE_NOOP("Words", "this link leads back to itself")),
    ((errno.ENAMETOOLONG,), QT_TRANSLATE_NOOP("Words", "the name of this file is too long")),
    ((errno.EISDIR,), QT_TRANSLATE_NOOP("Words", "this is a folder; expected a file")),
    ((errno.ENXIO, errno.ENODEV), QT_TRANSLATE_NOOP("Words", "this is no regular file")),
)


class RefusedFile(Exception):
    """A file of which nothing is shown. ``problems`` says why.

    ``unreadable`` tells whether its bytes could not be had at all, or could be but are no good.
    """

    def __init__(self, problems: tuple[Problem, ...], *, unreadable: bool = False) -> None:
        super().__init__(problems, unreadable)
        self.problems = problems
        self.unreadable = unreadable

    def __str__(self) -> str:
        return self.problems[0].message.english()


Stamp = tuple[int, int]
"""Size and time of change (ns): what tells whether a file is still the same."""


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """Return the content of a regular file of at most ``limit`` bytes.

    Raises RefusedFile for everything else, without waiting and without reading more than that.
    """
    with _opened(path) as descriptor:
        return _read(descriptor, limit)


def stamp_of(path: Path, limit: int = LIMIT) -> Stamp:
    """Return the stamp of a file that `read_bytes` would read. Raises RefusedFile as that does."""
    with _opened(path) as descriptor:
        status = os.fstat(descriptor)
        _check_kind(status, limit)
        return status.st_size, status.st_mtime_ns


def read_part(path: Path, at: int, count: int) -> bytes:
    """Return at most ``count`` bytes of a regular file from byte ``at`` on.

    Raises RefusedFile as `read_bytes` does. It may have changed since: see `stamp_of`.
    """
    with _opened(path) as descriptor:
        _check_kind(os.fstat(descriptor), LARGEST)
        os.lseek(descriptor, at, os.SEEK_SET)
        return _read_at_most(descriptor, count)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:
        template = QT_TRANSLATE_NOOP("Words", "the name of this file holds a character that no "
                                     "name can have")  # fmt: skip
        raise _unreadable("bad-name", say(template)) from None
    except OSError as error:
        raise _unreadable("unreadable", _reason(error)) from None
    try:
        yield descriptor
    except OSError as error:
        raise _unreadable("unreadable", _reason(error)) from None
    finally:
        os.close(descriptor)


def _read(descriptor: int, limit: int) -> bytes:
    for _ in range(_TRIES):
        before = os.fstat(descriptor)
        _check_kind(before, limit)
        os.lseek(descriptor, 0, os.SEEK_SET)
        # One byte more than there should be, which tells whether it grows; never to its end.
        data = _read_at_most(descriptor, before.st_size + 1)
        after = os.fstat(descriptor)
        at_rest = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if at_rest and len(data) == before.st_size:
            return data
    template = QT_TRANSLATE_NOOP(
        "Words", "this file changes while it is read, or hides its size; expected one at rest"
    )
    raise _unreadable("changing", say(template))


def _check_kind(status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _unreadable("not-a-file", say(_REASONS[4][1]))
    if not stat.S_ISREG(status.st_mode):
        template = QT_TRANSLATE_NOOP(
            "Words", "this is a pipe, a device or a socket; expected a regular file"
        )
        raise _unreadable("not-a-file", say(template))
    if status.st_size > limit:
        template = QT_TRANSLATE_NOOP("Words", "a file of {size}; expected at most {most}")
        message = say(template, size=_megabytes(status.st_size), most=_megabytes(limit))
        raise _unreadable("too-large", message)


def _read_at_most(descriptor: int, count: int) -> bytes:
    pieces = []
    while count > 0 and (piece := os.read(descriptor, min(count, _PIECE))):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _reason(error: OSError) -> Message:
    for numbers, template in _REASONS:
        if error.errno in numbers:
            return say(template)
    template = QT_TRANSLATE_NOOP("Words", "this file cannot be read: {reason}")
    return say(template, reason=error.strerror or str(error.errno))


def _unreadable(code: str, message: Message) -> RefusedFile:
    return RefusedFile((Problem(Severity.ERROR, code, message),), unreadable=True)
