"""How much memory a process and all that it started hold; known on Linux only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

PROC = Path("/proc")
EVERY = 0.03
"""Seconds between two looks."""


def is_known() -> bool:
    """Whether this system tells what its processes hold."""
    return (PROC / "self" / "smaps_rollup").exists()


def processes(root: int) -> Iterator[int]:
    """Yield the process ids of ``root`` and of what it started, and so on."""
    yield root
    for task in PROC.glob(f"{root}/task/*/children"):
        with suppress(OSError):
            for child in task.read_text().split():
                yield from processes(int(child))


def name_of(process: int) -> str:
    """Return what a process is called, nothing for one that has ended."""
    with suppress(OSError):
        return (PROC / str(process) / "comm").read_text().strip()
    return ""


def held(root: int, counts: Callable[[int], bool] = lambda _: True) -> int:
    """Return the bytes that the processes hold of which ``counts`` is true: proportional set
    sizes, in which what several share is counted once.
    """
    total = 0
    for process in processes(root):
        with suppress(OSError, StopIteration, ValueError):
            if counts(process):
                rollup = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
                line = next(line for line in rollup if line.startswith("Pss:"))
                total += 1024 * int(line.split()[1])
    return total


class Watch:
    """Looks at a process, and what it started, again and again; ``peak`` is the most seen."""

    def __init__(self, root: int, counts: Callable[[int], bool] = lambda _: True) -> None:
        self.peak = 0
        self._root, self._counts = root, counts
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def now(self) -> int:
        """Return what is held at this moment."""
        return held(self._root, self._counts)

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            self.peak = max(self.peak, self.now())
