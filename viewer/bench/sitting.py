"""The real program, measured from inside: a process that tells what it did when, a line each.

`viewer.bench.process` starts it with an `Asked` as its argument. It reads the clock before that,
and then the lines: JSON objects with ``mark`` and ``at`` (of the clock that all processes share),
at the end one with ``frames``.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from viewer.bench.asked import Asked
from viewer.bench.marks import COMPLETE, PIXELS, REFUSED, SETTLED, WINDOW
from viewer.start import start
from viewer.widgets.first_paint import AfterPaint

if TYPE_CHECKING:
    from viewer.app import Tradewake


def tell(**said: object) -> None:
    """Write a line to the parent."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def mark(name: str) -> None:
    """Tell that something has just happened."""
    tell(mark=name, at=time.monotonic())


class Sitting:
    """Opens a file in the program as a user would, and tells what it sees."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._tradewake: Tradewake | None = None

    def run(self) -> int:
        """Run the program until everything has been told."""
        views, columns = self._asked.views, self._asked.columns
        settings = self._asked.settings
        return start(
            Path(self._asked.file),
            settings=Path(settings) if settings else None,
            views=Path(views) if views else None,
            columns=Path(columns) if columns else None,
            on_first_paint=lambda: mark(WINDOW),
            on_running=self._follow,
            on_complete=self._completed,
        )

    def _follow(self, tradewake: Tradewake) -> None:
        self._tradewake = tradewake
        tradewake.session.dataset_changed.connect(self._on_dataset)
        tradewake.opener.refused.connect(self._on_refused)

    def _on_dataset(self, dataset: object) -> None:
        if dataset is not None and self._tradewake is not None:
            # Told at every dataset that is shown; the parent takes the first.
            AfterPaint(self._tradewake.contents.lanes, lambda: mark(PIXELS))

    def _on_refused(self) -> None:
        mark(REFUSED)
        QTimer.singleShot(0, lambda: leave(1))

    def _completed(self) -> None:
        mark(PIXELS)  # the first ones, unless some have been told before
        mark(COMPLETE)
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        tradewake = self._tradewake
        assert tradewake is not None, "something has been painted"
        # Late: nothing may be loaded before the first paint that the program does not load.
        frames = importlib.import_module("viewer.bench.frames")
        frames.settle(tradewake)
        mark(SETTLED)
        for line in sys.stdin if self._asked.waits else ():
            if not line.strip():
                break
            tell(played=frames.played(tradewake, json.loads(line)))
        if self._asked.rounds:
            taken = frames.timed(tradewake, self._asked.rounds)
            tell(frames=taken, events=frames.events_of(tradewake))
        leave(0)


def leave(code: int) -> None:
    """End the process: taking everything down is no part of what is measured."""
    sys.stdout.flush()
    os._exit(code)


def main() -> int:
    """Do what the first argument asks for."""
    return Sitting(Asked(**json.loads(sys.argv[1]))).run()
