"""What a frame costs as events grow: panning and zooming from a thousand to ten millions.

The real window, offscreen, one for each number of events, all in one process; rounds alternate
between them. A frame is a new time in the session and all that is painted because of it. Panned are
a tenth of all time (wide) and the time of some 200 events (detail), each by a tenth of the view;
zoomed is from all of it to the detail. Every round begins elsewhere: places are new to it. Then
events are clicked, and all that follows is painted: outline, details, lists.

    python -m benchmarks.timeline [--rounds 5] [--quick] [--size 1600x900] [--data FOLDER]

From 1e6 events on they are not in a file but in columns (`benchmarks.grown`).
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from benchmarks.grown import dataset_of
from benchmarks.pointer import opened
from viewer.app import Tradewake
from viewer.bench.frames import frame, one_round, settle
from viewer.bench.movements import MOVEMENTS, p95
from viewer.bench.report import made_up
from viewer.model.view import TimeRange
from viewer.state.ahead import look_ahead
from viewer.state.opening import opening_view
from viewer.widgets.first_paint import make_application

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
FILES = 100_000
"""So many events at most are read from a file."""
LIMITS = {10_000: 1.25, 1_000: 2.0}
"""What we aim at: the worst p95 at 1e6 events and at 1e7 as a multiple of the worst at so many."""
EXPONENT = 0.1
CLICKS = 20
A_FRAME = 1 / 60

Taken = dict[tuple[int, str], list[float]]


def window_on(app: QApplication, folder: Path, events: int, size: tuple[int, int]) -> Tradewake:
    """Return the program with so many events open."""
    if events <= FILES:
        return opened(app, made_up(folder, events), size)
    tradewake = opened(app, made_up(folder, 0), size)
    dataset = dataset_of(folder, events)
    view = opening_view(dataset)
    tradewake.shown.expect(look_ahead(dataset, view))
    tradewake.session.show(dataset, view)
    settle(tradewake)
    return tradewake


def measure(windows: dict[int, Tradewake], rounds: int) -> Taken:
    """Return the seconds of every frame of every movement; a first round warms up."""
    taken: Taken = {}
    for turn in range(rounds + 1):
        order = list(windows.items())
        for events, tradewake in reversed(order) if turn % 2 else order:
            for name, seconds in one_round(tradewake, turn):
                if turn:
                    taken.setdefault((events, name), []).extend(seconds)
    return taken


def clicks(app: QApplication, tradewake: Tradewake) -> list[float]:
    """Return the seconds from a click on an event until all that it changes is painted."""
    whole = tradewake.navigation.everything()
    assert whole is not None, "events have dates"
    lanes, taken = tradewake.contents.lanes, []
    span = whole.span * 1e-4
    for number in range(CLICKS):
        start = whole.start + whole.span * (0.1 + 0.8 * number / CLICKS)
        frame(tradewake, TimeRange(start, start + span))
        scene = lanes.stage.scene(lanes.height(), lanes.scale())
        if scene is None or not len(scene.marks):
            continue
        x, y = scene.marks[len(scene.marks) // 2].tolist()
        before = tradewake.session.view.selection
        began = time.perf_counter()
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            _press(lanes, kind, QPointF(x, y))
        app.processEvents()
        taken.append(time.perf_counter() - began)
        if tradewake.session.view.selection == before:
            taken.pop()  # a fold lay over it
    return taken


def _press(widget: object, kind: QEvent.Type, at: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    still = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, at, widget.mapToGlobal(at), left, still, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the power of the number of events with which a frame grows, by least squares."""
    xs, ys = [math.log(size) for size in sizes], [math.log(one) for one in seconds]
    return statistics.linear_regression(xs, ys).slope


def tables(taken: Taken, sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of two tables: milliseconds, and how they grow."""
    yield "| events | " + " | ".join(f"{name}: median, ms | p95, ms" for name in MOVEMENTS) + " |"
    yield "| --- |" + " ---: | ---: |" * len(MOVEMENTS)
    for size in sizes:
        cells = [f"{statistics.median(s) * 1e3:.1f} | {p95(s) * 1e3:.1f}"
                 for s in (taken[size, name] for name in MOVEMENTS)]  # fmt: skip
        yield f"| {size:,} | " + " | ".join(cells) + " |"
    yield ""
    yield "| | " + " | ".join(MOVEMENTS) + " | worst of them | aim: at most |"
    yield "| --- |" + " ---: |" * (len(MOVEMENTS) + 2)
    for most in [size for size in sizes if size > FILES] or sizes[-1:]:
        for size, limit in LIMITS.items():
            ratios = [p95(taken[most, name]) / p95(taken[size, name]) for name in MOVEMENTS]
            worst = [max(p95(taken[n, name]) for name in MOVEMENTS) for n in (most, size)]
            cells = [f"{ratio:.2f}" for ratio in (*ratios, worst[0] / worst[1])]
            yield f"| p95 at {most:,} over {size:,} | " + " | ".join(cells) + f" | {limit} |"
    some = [size for size in sizes if size >= min(LIMITS, default=0)][1:]
    grown = [
        exponent(some, [statistics.median(taken[n, name]) for n in some]) for name in MOVEMENTS
    ]
    cells = [f"{one:.2f}" for one in grown]
    yield (
        f"| exponent of the median from {some[0]:,} | "
        + " | ".join(cells)
        + f" | {max(grown):.2f} | {EXPONENT} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round, up to 1e5 events")
    parser.add_argument("--most", type=float, default=1e7, help="largest number of events")
    parser.add_argument("--size", default="1600x900", help="of the window, in pixels")
    parser.add_argument("--data", type=Path, help="keep files and columns here")
    asked = parser.parse_args()
    width, _, height = asked.size.partition("x")
    most = FILES if asked.quick else asked.most
    sizes = [size for size in SIZES if size <= most]
    app = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.data or Path(scratch)
        windows = {
            events: window_on(app, folder, events, (int(width), int(height))) for events in sizes
        }
        taken = measure(windows, 1 if asked.quick else asked.rounds)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, window {asked.size}")
        print()
        print("\n".join(tables(taken, sizes)))
        print()
        for events, tradewake in windows.items():
            if seconds := clicks(app, tradewake):
                middle = statistics.median(seconds)
                print(
                    f"a click on an event of {events:,}, until its details are painted: "
                    f"{middle * 1e3:.1f} ms, {middle / A_FRAME:.2f} frames of a 60th of a second"
                )
            tradewake.window.close()
            tradewake.jobs.stop()


if __name__ == "__main__":
    main()
