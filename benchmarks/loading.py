"""Whether frames get lost while a big file loads, beside frames while nothing else goes on.

One window pans over ten thousand events, a frame every few milliseconds; then another file is
opened in it, and the pan goes on until that file is shown. The frame that shows the new file is the
last and not counted: it is another picture. Rounds alternate.

    python -m benchmarks.loading [--rounds 5] [--quick] [--events 1e6] [--data FOLDER]
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.pointer import opened
from viewer.app import Tradewake
from viewer.bench.frames import frame, settle
from viewer.bench.movements import PAN_DETAIL, PAN_WIDE, movements, p95
from viewer.bench.report import made_up
from viewer.model.view import TimeRange
from viewer.widgets.first_paint import make_application

PANNED = 10_000
BETWEEN = 0.004
"""Seconds between two frames: the window has nothing to do in them."""
IDLE = 300
"""Frames of a round while nothing loads."""
LIMIT = 2.0
"""What we aim at: p95 while loading as a multiple of p95 while nothing else goes on."""
LONGEST = 300.0


def spans(tradewake: Tradewake) -> Iterator[TimeRange]:
    """Yield what a reader looks at who pans without end."""
    whole = tradewake.navigation.everything()
    assert whole is not None, "events have dates"
    found = movements((whole.start, whole.end), PANNED, 1)
    pans = [one.spans for one in found if one.name in (PAN_WIDE, PAN_DETAIL)]
    return cycle([TimeRange(*span) for there in pans for span in (*there, *reversed(there))])


def panned(tradewake: Tradewake, goes_on: Callable[[int], bool]) -> list[float]:
    """Return the seconds of the frames of a pan."""
    taken: list[float] = []
    for shown in spans(tradewake):
        if not goes_on(len(taken)):
            return taken
        taken.append(frame(tradewake, shown))
        time.sleep(BETWEEN)
    return taken


def while_loading(tradewake: Tradewake, file: Path) -> list[float]:
    """Return the seconds of the frames until a file is shown."""
    before, limit = tradewake.session.dataset, time.monotonic() + LONGEST
    refused: list[object] = []
    tradewake.opener.refused.connect(lambda *told: refused.append(told))
    tradewake.opener.open(file)

    def goes_on(_: int) -> bool:
        if refused or time.monotonic() > limit:
            raise SystemExit("the file was not opened")
        return tradewake.session.dataset is before

    return panned(tradewake, goes_on)[:-1]


def measure(app: QApplication, small: Path, big: Path, rounds: int) -> tuple[list[float], ...]:
    """Return the seconds of frames while nothing goes on, and while ``big`` loads."""
    idle: list[float] = []
    loading: list[float] = []
    for _ in range(rounds):
        tradewake = opened(app, small, (1600, 900))
        panned(tradewake, lambda count: count < IDLE // 3)  # every place has been seen once
        idle += panned(tradewake, lambda count: count < IDLE)
        loading += while_loading(tradewake, big)
        settle(tradewake)
        tradewake.window.close()
        tradewake.jobs.stop()
    return idle, loading


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round, 1e5 events")
    parser.add_argument("--events", type=float, default=1e6, help="of the file that loads")
    parser.add_argument("--data", type=Path, help="keep files of events here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.data or Path(scratch)
        events = 100_000 if asked.quick else int(asked.events)
        small, big = made_up(folder, PANNED), made_up(folder, events)
        idle, loading = measure(make_application(), small, big, 1 if asked.quick else asked.rounds)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {events:,} events load")
    print()
    print("| | frames | median, ms | p95, ms | longest, ms |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, all_ in (("nothing else goes on", idle), ("a file loads", loading)):
        print(f"| {name} | {len(all_)} | {statistics.median(all_) * 1e3:.1f} "
              f"| {p95(all_) * 1e3:.1f} | {max(all_) * 1e3:.1f} |")  # fmt: skip
    print()
    print(
        f"p95 while loading, over p95 else: {p95(loading) / p95(idle):.2f} (aim: at most {LIMIT})"
    )


if __name__ == "__main__":
    main()
