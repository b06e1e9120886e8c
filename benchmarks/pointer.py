"""What a move of the pointer costs, beside painting all that it moves over.

The real window, offscreen, on the bundled dataset (or another file): the pointer crosses the
lanes in small steps, over events and between them, and each step is painted before the next.
The peer is a full paint of the lanes in the same run, rounds alternating.

    python -m benchmarks.pointer [--rounds 9] [--file FILE] [--size 1600x900]
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from viewer.app import Tradewake
from viewer.state.hover import Hover
from viewer.state.settings import Settings
from viewer.widgets.axis import AxisColumn
from viewer.widgets.first_paint import make_application
from viewer.widgets.parts import Parts
from viewer.widgets.timeline.lanes_view import LanesView

STEPS = 40
"""Moves of the pointer in a round."""
LIMIT = 0.2
"""What we promise: a move over lanes and ruler alone, as a multiple of a full paint of them."""


def opened(app: QApplication, file: Path | None, size: tuple[int, int]) -> Tradewake:
    """Return the program with a file open and everything painted."""
    settings = Settings(None)
    settings.update(animation=False, width=size[0], height=size[1], hint_seen=True)
    tradewake = Tradewake(app, settings)
    tradewake.start(file)
    limit = time.monotonic() + 120
    while not (tradewake.contents.trade.active and not tradewake.jobs.busy):
        app.processEvents()
        if time.monotonic() > limit:
            raise SystemExit("the file was not read within two minutes")
    for _ in range(20):
        app.processEvents()
    return tradewake


def alone(tradewake: Tradewake) -> AxisColumn:
    """Return ruler and lanes once more, in a window of their own with a pointer of its own."""
    seen = tradewake.contents.column
    made = {field.name: getattr(tradewake, field.name) for field in fields(Parts)}
    parts = Parts(**{**made, "hover": Hover()})
    column = AxisColumn(parts)
    column.resize(seen.size())
    column.show()
    return column


def measure(tradewake: Tradewake, app: QApplication, rounds: int) -> dict[str, list[float]]:
    """Return seconds of one full paint, and of one move, for each round."""
    column = alone(tradewake)
    for _ in range(20):
        app.processEvents()

    def full(step: int) -> None:
        column.lanes.kept.forget()
        column.lanes.repaint()

    def timeline(step: int) -> None:
        move(column.lanes, step)
        app.processEvents()

    def window(step: int) -> None:
        move(tradewake.contents.lanes, step)
        app.processEvents()

    contestants = {"full": full, "timeline": timeline, "window": window}
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for turn in range(rounds + 1):
        order = list(contestants.items())
        for name, work in reversed(order) if turn % 2 else order:
            taken = per_step(work)
            if turn:
                seconds[name].append(taken)
    column.close()
    return seconds


def move(lanes: LanesView, step: int) -> None:
    """Move the pointer to the place of a step: 37 pixels on, 23 down."""
    left = lanes.scale().left
    at = QPointF(left + (step * 37) % (lanes.width() - left), (step * 23) % lanes.height())
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, at, lanes.mapToGlobal(at), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(lanes, moved)


def per_step(work: Callable[[int], None]) -> float:
    """Return the seconds of one of `STEPS` steps."""
    began = time.perf_counter()
    for step in range(STEPS):
        work(step)
    return (time.perf_counter() - began) / STEPS


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often each runs (at least 7)")
    parser.add_argument("--file", type=Path, help="a dataset instead of the bundled one")
    parser.add_argument("--size", default="1600x900", help="of the window, in pixels")
    asked = parser.parse_args()
    width, _, height = asked.size.partition("x")
    app = make_application()
    tradewake = opened(app, asked.file, (int(width), int(height)))
    seconds = measure(tradewake, app, max(7, asked.rounds))
    floor = statistics.median(seconds["full"])
    lanes = tradewake.contents.lanes
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, window {asked.size}, "
        f"lanes {lanes.width()}x{lanes.height()} at {lanes.devicePixelRatio():g}"
    )
    print()
    print("| | median ms | times a full paint | promise |")
    print("| --- | ---: | ---: | ---: |")
    for name, words, limit in (
        ("full", "all of the lanes painted", ""),
        ("timeline", "a move of the pointer: lanes and ruler", LIMIT),
        ("window", "a move of the pointer: charts and status line too", ""),
    ):
        middle = statistics.median(seconds[name])
        print(f"| {words} | {middle * 1e3:.2f} | {middle / floor:.2f} | {limit} |")
    tradewake.window.close()
    tradewake.jobs.stop()


if __name__ == "__main__":
    main()
