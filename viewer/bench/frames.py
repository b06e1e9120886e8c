"""What a frame of the running program costs."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from viewer.app import Tradewake
from viewer.bench.movements import Played, movements
from viewer.model.view import TimeRange

LONGEST_WAIT = 120.0
"""Seconds in which everything that follows a complete paint must be done."""

Taken = dict[str, list[float]]
"""The seconds of every frame, by the name of the movement."""


def settle(tradewake: Tradewake) -> None:
    """Let everything that follows the first paint be done: pyqtgraph, checks, what is kept."""
    limit = time.monotonic() + LONGEST_WAIT
    while not tradewake.contents.trade.active or tradewake.jobs.busy or tradewake.checking.busy:
        QCoreApplication.processEvents()
        time.sleep(0.001)
        if time.monotonic() > limit:
            break
    for _ in range(20):
        QCoreApplication.processEvents()


def events_of(tradewake: Tradewake) -> int:
    """Return how many events are open."""
    dataset = tradewake.session.dataset
    return len(dataset.events) if dataset is not None else 0


def frame(tradewake: Tradewake, shown: TimeRange) -> float:
    """Return the seconds until a time is painted: a frame is all that changes because of it."""
    began = time.perf_counter()
    tradewake.session.update(time=shown, undoable=False)
    QCoreApplication.processEvents()
    return time.perf_counter() - began


def timed(tradewake: Tradewake, rounds: int) -> Taken:
    """Return the seconds of every frame of each movement; a first round warms up."""
    taken: Taken = {}
    for turn in range(rounds + 1):
        for name, seconds in one_round(tradewake, turn):
            if turn:
                taken.setdefault(name, []).extend(seconds)
    return taken


def one_round(tradewake: Tradewake, turn: int) -> Iterator[tuple[str, list[float]]]:
    """Yield the seconds of the frames of each movement of a round."""
    whole = tradewake.navigation.everything()
    if whole is None:
        return
    for name, spans in movements((whole.start, whole.end), events_of(tradewake), turn):
        yield from played(tradewake, {name: [spans]}).items()


def played(tradewake: Tradewake, wanted: Played) -> Taken:
    """Return the seconds of every frame that was asked for."""
    taken: Taken = {}
    for name, runs in wanted.items():
        taken[name] = []
        for run in runs:
            first, *rest = (TimeRange(*span) for span in run)
            frame(tradewake, first)
            taken[name] += [frame(tradewake, one) for one in rest]
    return taken
