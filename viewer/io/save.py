"""The only place that writes a file for a user: the whole new content, or all stays as it was.

The bytes go into a file beside the target that takes its place once they are safely on the disk.
Whoever looks, and whenever the power fails, sees the old content or the new one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

PREFIX: Final = ".tradewake-"
SUFFIX: Final = ".part"
"""Between them stands a random name. Such a file is what a process leaves that was killed."""
STALE: Final = 3600.0
"""Seconds after which such a file is taken for left behind, and removed by the next writer."""

_REASONS: Final = (
    ((errno.ENOSPC, errno.EDQUOT), QT_TRANSLATE_NOOP("Words", "the disk is full")),
    (
        (errno.EACCES, errno.EPERM, errno.EROFS),
        QT_TRANSLATE_NOOP("Words", "you may not write here"),
    ),
    ((errno.ENOENT, errno.ENOTDIR), QT_TRANSLATE_NOOP("Words", "there is no such folder")),
    ((errno.EISDIR,), QT_TRANSLATE_NOOP("Words", "this is a folder; expected a file")),
    ((errno.ELOOP,), QT_TRANSLATE_NOOP("Words", "this link leads back to itself")),
    ((errno.ENAMETOOLONG,), QT_TRANSLATE_NOOP("Words", "the name of this file is too long")),
    ((errno.EFBIG,), QT_TRANSLATE_NOOP("Words", "this disk takes no file of this size")),
)


class NotSaved(Exception):
    """Nothing was written, and what was there before is still there; ``reason`` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason.english()


def save_bytes(path: Path, data: bytes) -> None:
    """Make ``data`` the whole content of the file ``path``; see `save_parts`."""
    save_parts(path, (data,))


def save_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Make ``parts``, one after the other, the whole content of ``path``. Raises NotSaved.

    A link stays a link and its target gets the content; an existing file keeps its mode. Only a
    regular file is replaced: never a device, a pipe or a folder.
    """
    try:
        target = Path(os.path.realpath(path, strict=False))
        mode = _mode_of(target)
        _sweep(target.parent)
        written = _replace(target, parts, mode)
        if target.stat().st_size != written:
            raise NotSaved(say(QT_TRANSLATE_NOOP("Words", "the disk did not keep all of it")))
    except ValueError:
        template = QT_TRANSLATE_NOOP("Words", "the name of this file holds a character that no "
                                     "name can have")  # fmt: skip
        raise NotSaved(say(template)) from None
    except OSError as error:
        raise NotSaved(_reason(error)) from error


def _mode_of(target: Path) -> int | None:
    """Return the mode of what is to be replaced, None where nothing is."""
    try:
        there = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(there.st_mode):
        raise OSError(errno.EISDIR, "")
    if stat.S_ISLNK(there.st_mode):
        raise OSError(errno.ELOOP, "")
    if not stat.S_ISREG(there.st_mode):
        raise NotSaved(say(QT_TRANSLATE_NOOP("Words", "this is no regular file")))
    if not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "")
    return stat.S_IMODE(there.st_mode)


def _replace(target: Path, parts: Iterable[bytes], mode: int | None) -> int:
    written = 0
    part = target.parent / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        try:
            for data in parts:
                _write(descriptor, data)
                written += len(data)
            if mode is not None:
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(part, target)  # noqa: PTH105 - one call, beside the others of its kind
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    with suppress(OSError):  # not every file system can; the file is in its place all the same
        _sync_folder(target.parent)
    return written


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what killed processes left in a folder."""
    with suppress(OSError):
        for part in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with suppress(OSError):
                if time.time() - part.lstat().st_mtime > STALE:
                    part.unlink()


def _reason(error: OSError) -> Message:
    for numbers, template in _REASONS:
        if error.errno in numbers:
            return say(template)
    return say("{reason}", reason=error.strerror or type(error).__name__)
