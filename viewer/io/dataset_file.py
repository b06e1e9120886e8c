"""Opening a dataset: bytes in, frozen records and a list of problems out.

Pure and without Qt: it runs in a worker. Whatever the bytes are, the answer is `Opened` or
`RefusedFile`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viewer.io import decode, reading
from viewer.io.opened import Cancelled, Opened, Progress, Step
from viewer.io.safe_read import LIMIT, RefusedFile, read_bytes, stamp_of
from viewer.io.whole import Whole
from viewer.model.message import QT_TRANSLATE_NOOP, say
from viewer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from viewer.io.big_file import Tell

__all__ = ["Cancelled", "Opened", "Progress", "RefusedFile", "open_bytes", "open_dataset"]

BIG: Final = 8_000_000
"""Files of so many bytes are read in parts: smaller ones are read before a process has begun."""
_READ = 0.05


def open_dataset(
    path: Path,
    *,
    limit: int = LIMIT,
    progress: Progress | None = None,
    columns: Path | None = None,
    arrived: Tell | None = None,
) -> Opened:
    """Open the file at ``path``. Raises RefusedFile, and Cancelled if ``progress`` says so.

    What is worked out of a big file is kept in the folder ``columns`` for the next time, by
    `Opened.later`; ``arrived`` is called, in this thread, with what there is of one before it is
    wholly read.
    """
    stamp = stamp_of(path, limit)
    if stamp[0] >= BIG:
        # Twenty modules that no small file needs: the program waits for this one at its start.
        from viewer.io.big_file import open_in_parts
        from viewer.io.column_store import ColumnStore
        from viewer.io.memory import giving_back
        from viewer.io.parts import NotInParts

        store = None if columns is None else ColumnStore(columns)
        with suppress(NotInParts), _in_a_hurry(), giving_back():
            return open_in_parts(path, stamp, _step(progress), store=store, arrived=arrived)
    return _open(read_bytes(path, limit), path, progress)


def open_bytes(data: bytes, name: str = "dataset.json") -> Opened:
    """Open a dataset that is in memory, as if from a file of this name. Raises RefusedFile."""
    return _open(data, Path(name), None)


def _step(progress: Progress | None) -> Step:
    def step(share: float) -> None:
        if progress is not None and not progress(share):
            raise Cancelled

    return step


def _open(data: bytes, path: Path, progress: Progress | None) -> Opened:
    step = _step(progress)
    step(_READ)
    with _in_a_hurry():
        try:
            return Whole(decode.strip_mark(data), step).run(path)
        except MemoryError:
            template = QT_TRANSLATE_NOOP(
                "Words", "there is not enough memory for this file; expected a smaller one"
            )
            problem = Problem(Severity.ERROR, "out-of-memory", say(template))
            raise RefusedFile((problem,), unreadable=True) from None


@contextmanager
def _in_a_hurry() -> Iterator[None]:
    """Keep the collector of cycles away: it takes a third of the time, and finds none here.

    Nor does it look afterwards at what was read: a million records would hold up every frame.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
        reading.forget()
