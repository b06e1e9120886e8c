"""What nobody foresaw: written into a log, told in one sentence, never shown as a traceback."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

LOG = logging.getLogger("viewer")
LONGEST = 1_000_000
"""A log of more bytes than this starts anew; the one before it is kept as ``.old``."""


def log_file() -> Path:
    """Return where this user's log is kept. Raises RuntimeError where nobody has a home."""
    return state_folder() / "tradewake.log"


def state_folder() -> Path:
    """Return where the program keeps what it can do without. Raises RuntimeError as above."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Logs"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return folder / "tradewake"


def cache_folder() -> Path:
    """Return where the program keeps what it can work out again. Raises RuntimeError as above."""
    if sys.platform == "win32":
        return state_folder() / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tradewake"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tradewake"


class LogFile(logging.Handler):
    """Appends to the log of this user. The file is made by the first entry, not before."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.last: Path | None = None

    def emit(self, record: logging.LogRecord) -> None:
        text = self.format(record)
        self.last = None
        try:
            log = log_file()
            log.parent.mkdir(parents=True, exist_ok=True)
            if log.exists() and log.stat().st_size > LONGEST:
                log.replace(log.with_suffix(".old"))
            with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{text}\n")
        except (OSError, RuntimeError):
            # Nothing can be written here: the sentence on the screen has to do.
            return
        self.last = log


@contextmanager
def log_kept() -> Iterator[None]:
    """Send what the program logs into the log of this user, and none of it to the terminal."""
    handler, before = LogFile(), LOG.propagate
    LOG.addHandler(handler)
    LOG.propagate = False
    try:
        yield
    finally:
        LOG.removeHandler(handler)
        LOG.propagate = before


def tell(error: BaseException) -> Message:
    """Log an exception whole; return what a user is told of it."""
    LOG.error("unforeseen", exc_info=error)
    logs = [handler.last for handler in LOG.handlers if isinstance(handler, LogFile)]
    kind = type(error).__name__
    if logs and logs[-1] is not None:
        template = QT_TRANSLATE_NOOP(
            "Words", "this is a fault of the program ({kind}); what is known of it stands in {log}"
        )
        return say(template, kind=kind, log=str(logs[-1]))
    return say(QT_TRANSLATE_NOOP("Words", "this is a fault of the program ({kind})"), kind=kind)


def place_of(error: BaseException) -> tuple[str, int]:
    """Return file and line in which an exception was raised: one mishap has one place."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return (at.tb_frame.f_code.co_filename, at.tb_lineno) if at else (type(error).__name__, 0)
