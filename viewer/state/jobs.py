"""Slow work, off the thread that paints."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Progress = Callable[[float], bool]
"""Called by a job with the share done, 0 to 1; False asks the job to stop."""


class Jobs(QObject):
    """Runs one piece of work of a kind at a time; the answer to an older one is dropped.

    Work is a pure function that takes a `Progress`; it never touches a widget. ``then`` and
    ``failed`` are called on the thread of this object. ``began`` and ``ended`` carry the kind.
    """

    began = Signal(str)
    ended = Signal(str)
    progressed = Signal(str, float)
    _moved = Signal(str, int, float)
    _done = Signal(str, int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation: dict[str, int] = {}
        self._answer: dict[str, tuple[Callable[[Any], None], Callable[[BaseException], None]]] = {}
        self._threads: list[threading.Thread] = []
        self._moved.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        kind: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Start ``work``; a job of the same kind that still runs is asked to stop."""
        generation = self._generation.get(kind, 0) + 1
        self._generation[kind] = generation
        self._answer[kind] = (then, failed)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(
            target=self._work, args=(kind, generation, work), name=f"job-{kind}", daemon=True
        )
        self._threads.append(thread)
        thread.start()
        self.began.emit(kind)

    def cancel(self, kind: str) -> None:
        """Ask the job to stop and drop its answer; nothing happens where none is at work."""
        if self._answer.pop(kind, None) is not None:
            self._generation[kind] += 1
            self.ended.emit(kind)

    def stop(self) -> None:
        """Cancel everything and wait: called before the program ends."""
        for kind in self._generation:
            self.cancel(kind)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    @property
    def busy(self) -> bool:
        """Whether any job is still at work."""
        return any(thread.is_alive() for thread in self._threads)

    def _work(self, kind: str, generation: int, work: Callable[[Progress], Any]) -> None:
        def progress(share: float) -> bool:
            if self._generation[kind] != generation:
                return False
            self._moved.emit(kind, generation, share)
            return True

        try:
            answer, error = work(progress), None
        except BaseException as caught:  # noqa: BLE001 - handed on to `failed`, never swallowed
            answer, error = None, caught
        self._done.emit(kind, generation, answer, error)

    def _pass_on(self, kind: str, generation: int, share: float) -> None:
        if self._generation.get(kind) == generation:
            self.progressed.emit(kind, share)

    def _deliver(
        self, kind: str, generation: int, answer: object, error: BaseException | None
    ) -> None:
        if self._generation.get(kind) != generation:
            return
        then, failed = self._answer.pop(kind)
        self.ended.emit(kind)
        if error is None:
            then(answer)
        else:
            failed(error)
