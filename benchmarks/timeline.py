"""What a frame costs as events grow: panning and zooming a thousand, ten and a hundred thousand.

The real window, offscreen, one for each dataset, all in one process; rounds alternate between
them. A frame is a new time in the session and all that is painted because of it. Panned are a
tenth of all time (wide) and the time of some 200 events (detail), each by a tenth of the view;
zoomed is from all of it to the detail. Every round begins elsewhere: places are new to it.

    python -m benchmarks.timeline [--rounds 5] [--size 1600x900] [--seed 1]
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.pointer import opened
from viewer.app import Tradewake
from viewer.io.synth import synth
from viewer.model.view import TimeRange
from viewer.widgets.first_paint import make_application

SIZES = (1_000, 10_000, 100_000)
FRAMES = 60
"""Frames of a movement in a round."""
WIDE = 0.1
IN_DETAIL = 200
STEP = 0.1
"""A frame pans by this share of the view."""
LIMITS = {10_000: 1.25, 1_000: 2.0}
"""What we aim at: the worst p95 at 1e5 events as a multiple of the worst at so many."""

Taken = dict[tuple[int, str], list[float]]


def movements(whole: TimeRange, events: int, turn: int) -> Iterator[tuple[str, list[TimeRange]]]:
    """Yield the times that each movement shows, frame by frame, in a round."""
    # A golden step: rounds begin far from each other, and never at the same place.
    share = (turn * 0.618) % 1
    detail = whole.span * min(0.5, IN_DETAIL / events)
    for name, span in (("pan wide", whole.span * WIDE), ("pan detail", detail)):
        room = max(0.0, whole.span - span * (1 + STEP * FRAMES))
        start = whole.start + room * share
        starts = [start + n * span * STEP for n in range(FRAMES)]
        yield name, [TimeRange(at, at + span) for at in starts]
    middle = whole.start + whole.span * (0.2 + 0.6 * share)
    spans = [whole.span * (detail / whole.span) ** (n / (FRAMES - 1)) for n in range(FRAMES)]
    yield "zoom", [TimeRange(middle - span / 2, middle + span / 2) for span in spans]


def measure(app: QApplication, windows: dict[int, Tradewake], rounds: int) -> Taken:
    """Return the seconds of every frame of every movement; a first round warms up."""
    taken: Taken = {}
    wholes = {size: one.navigation.everything() for size, one in windows.items()}
    for turn in range(rounds + 1):
        order = list(windows.items())
        for size, tradewake in reversed(order) if turn % 2 else order:
            whole = wholes[size]
            if whole is None:
                raise SystemExit("nothing in the dataset has a date")
            for name, times in movements(whole, size, turn):
                tradewake.session.update(time=times[0], undoable=False)
                app.processEvents()
                frames = [frame(app, tradewake, one) for one in times[1:]]
                if turn:
                    taken.setdefault((size, name), []).extend(frames)
    return taken


def frame(app: QApplication, tradewake: Tradewake, shown: TimeRange) -> float:
    """Return the seconds until a time is painted."""
    began = time.perf_counter()
    tradewake.session.update(time=shown, undoable=False)
    app.processEvents()
    return time.perf_counter() - began


def p95(seconds: list[float]) -> float:
    """Return what 95 of 100 frames do not exceed."""
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]


def exponent(sizes: tuple[int, ...], seconds: list[float]) -> float:
    """Return the power of the number of events with which a frame grows, by least squares."""
    xs, ys = [math.log(size) for size in sizes], [math.log(one) for one in seconds]
    return statistics.linear_regression(xs, ys).slope


def tables(taken: Taken) -> Iterator[str]:
    """Yield the lines of two tables: milliseconds, and how they grow."""
    names = list(dict.fromkeys(name for _, name in taken))
    yield "| events | " + " | ".join(f"{name}: median, ms | p95, ms" for name in names) + " |"
    yield "| --- |" + " ---: | ---: |" * len(names)
    for size in SIZES:
        cells = [f"{statistics.median(s) * 1e3:.1f} | {p95(s) * 1e3:.1f}"
                 for s in (taken[size, name] for name in names)]  # fmt: skip
        yield f"| {size:,} | " + " | ".join(cells) + " |"
    yield ""
    yield "| | " + " | ".join(names) + " | worst of them | aim |"
    yield "| --- |" + " ---: |" * (len(names) + 2)
    most = SIZES[-1]
    for size, limit in LIMITS.items():
        ratios = [p95(taken[most, name]) / p95(taken[size, name]) for name in names]
        worst = [max(p95(taken[n, name]) for name in names) for n in (most, size)]
        cells = [f"{ratio:.2f}" for ratio in (*ratios, worst[0] / worst[1])]
        yield f"| p95 at {most:,} over {size:,} | " + " | ".join(cells) + f" | {limit} |"
    grown = [exponent(SIZES, [statistics.median(taken[n, name]) for n in SIZES]) for name in names]
    yield "| exponent of the median | " + " | ".join(f"{one:.2f}" for one in grown) + " | | |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs (at least 5)")
    parser.add_argument("--size", default="1600x900", help="of the window, in pixels")
    parser.add_argument("--seed", type=int, default=1, help="of the datasets")
    asked = parser.parse_args()
    width, _, height = asked.size.partition("x")
    app = make_application()
    windows: dict[int, Tradewake] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            file = Path(folder, f"{size}.json")
            with file.open("wb") as out:
                out.writelines(synth(size, 0, asked.seed))
            windows[size] = opened(app, file, (int(width), int(height)))
        taken = measure(app, windows, max(5, asked.rounds))
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, window {asked.size}")
        print()
        print("\n".join(tables(taken)))
        for tradewake in windows.values():
            tradewake.window.close()
            tradewake.jobs.stop()


if __name__ == "__main__":
    main()
