"""Panning and zooming a chart of a long series, beside pyqtgraph and uPlot.

A random walk by the minute, in a real pane of the real column of panes that fills a window
(offscreen) of 1600x900, and one of a quarter of that height, which is nearer to a pane of the
program; and in the peers' plots of the same sizes. A frame is a new range of time,
from asking for it to the end of painting; so also the read-out, outlines and axis of ours. Rounds
alternate between all that is measured, figures are medians of their medians.

    python -m benchmarks.trade [--rounds 5] [--most 100000000] [--npm FOLDER] [--busy]

``--busy`` takes processor time instead of time, for a machine that has other work; ``--npm`` adds
uPlot in headless Chromium, see benchmarks/peers/README.md. The largest size takes some 6 GB of
memory.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6 import __version__ as pyside
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from viewer.model.clean import Clean
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.periods import RegularPeriods
from viewer.model.records import Series
from viewer.model.view import Pane, TimeRange, ViewState
from viewer.state.figures import Figures
from viewer.state.hover import Hover
from viewer.state.session import Session
from viewer.state.settings import Settings
from viewer.state.shown import Shown
from viewer.widgets.look import Look
from viewer.widgets.navigation import Navigation
from viewer.widgets.trade.panes import TradePanes

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT = 1600, 900
STEPS = 60
MINUTE = 1 / 1440
FIRST = -36_524.0
"""The walk begins with 1870."""
FEWEST = 200
"""A zoom ends with so many values in view."""

Ranges = list[tuple[float, float]]
"""Shares of the whole range."""
Frame = Callable[[float, float], None]
Medians = dict[str, float]
Clock = Callable[[], float]
Values = NDArray[np.float64]


def scenarios(count: int) -> dict[str, Ranges]:
    """Return what is looked at: a pan by windows of a tenth and of half, a zoom from all to few."""
    deep = FEWEST / count
    widths = [deep ** (step / STEPS) for step in range(1, STEPS + 1)]
    return {
        "pan a tenth": list(_pan(0.1)),
        "pan half": list(_pan(0.5)),
        "zoom": [(0.5 - width / 2, 0.5 + width / 2) for width in widths],
    }


def _pan(width: float) -> Iterator[tuple[float, float]]:
    for step in range(1, STEPS + 1):
        start = (1 - width) * step / (STEPS + 1)
        yield start, start + width


def walk(count: int) -> Values:
    """Return a random walk, made in parts so that no second copy is needed."""
    chance = np.random.default_rng(1)
    values = np.empty(count)
    last = 0.0
    for first in range(0, count, 1 << 22):
        part = values[first : first + (1 << 22)]
        chance.random(out=part)
        part -= 0.5
        np.cumsum(part, out=part)
        part += last
        last = float(part[-1])
    return values


def dataset_of(values: Values) -> Dataset:
    """Return a dataset with one series of a value a minute."""
    columns = ObservationColumns(RegularPeriods(FIRST, MINUTE, len(values)), values)
    series = Series("walk", Clean("A random walk"), "USD", "irregular", columns, "price")
    return Dataset(Clean("A random walk"), series=Dataset.index((series,)))


class Ours:
    """Panes of the program that fill a window."""

    def __init__(self, app: QApplication, data: Dataset, height: int, panes: int = 1) -> None:
        self._app, self.count = app, len(data.series["walk"].observations)
        look = Look(ROOT / "resources")
        look.use(app, "light", 100)
        self.session, self.hover, settings = Session(), Hover(), Settings(None)
        settings.update(animation=False)
        navigation = Navigation(self.session, Shown(self.session), settings)
        figures = Figures(self.session)
        self.window = QWidget()
        self.window.resize(WIDTH, height)
        self.column = TradePanes(self.session, figures, self.hover, look, navigation)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        self.window.show()
        self.column.activate()
        view = ViewState(self._time(0, 1), panes=(Pane("value", ("walk",)),) * panes)
        start = time.perf_counter()
        self.session.show(data, view)
        app.processEvents()
        self.opened = time.perf_counter() - start

    def _time(self, start: float, end: float) -> TimeRange:
        days = self.count * MINUTE
        return TimeRange(FIRST + start * days, FIRST + end * days)

    def frame(self, start: float, end: float) -> None:
        """Show a range and paint it."""
        before = self.painted()
        self.session.update(time=self._time(start, end))
        self._app.processEvents()
        assert self.painted() == before + len(self.column.panes), "each pane paints once"

    def painted(self) -> int:
        """Return how often charts have been painted."""
        return sum(pane.findChild(_plot()).marks.painted for pane in self.column.panes)

    def point(self, step: int) -> None:
        """Move the pointer and paint what that changes: no chart."""
        time_ = self.session.view.time
        self.hover.move(time_.start + (0.1 + 0.8 * step / STEPS) * time_.span)
        self._app.processEvents()


def _plot() -> type[QWidget]:
    from viewer.widgets.trade.plot import Plot

    return Plot


class Peer:
    """pyqtgraph's own plot of the same values; ``tuned``: it reduces them itself."""

    def __init__(self, app: QApplication, values: Values, height: int, *, tuned: bool) -> None:
        self._app, self.count = app, len(values)
        self.window = pyqtgraph.PlotWidget()
        self.window.resize(WIDTH, height)
        item = self.window.plot(np.arange(len(values), dtype=float), values, pen="c")
        if tuned:
            item.setDownsampling(auto=True, method="peak")
            item.setClipToView(True)
        self.window.show()
        self.frame(0, 1)

    def frame(self, start: float, end: float) -> None:
        """Show a range and paint it."""
        last = self.count - 1
        self.window.setXRange(start * last, end * last, padding=0)
        self._app.processEvents()


class Browser:
    """uPlot in Chromium, in a process of its own."""

    def __init__(self, npm: Path, count: int, height: int) -> None:
        self.count = count
        script = Path(__file__).parent / "peers" / "uplot.mjs"
        self._node = subprocess.Popen(
            ["node", str(script), str(npm), str(count), str(height)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.version = self._answer()["chromium"]

    def round(self, steps: dict[str, Ranges]) -> Medians:
        """Return the median of each scenario in milliseconds."""
        assert self._node.stdin is not None
        self._node.stdin.write(json.dumps(steps) + "\n")
        self._node.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End it."""
        assert self._node.stdin is not None
        self._node.stdin.close()
        self._node.wait(30)

    def _answer(self) -> dict[str, float]:
        assert self._node.stdout is not None
        found: dict[str, float] = json.loads(self._node.stdout.readline())
        return found


def timed(frame: Frame, ranges: Ranges, clock: Clock = time.perf_counter) -> float:
    """Return the median frame in milliseconds."""
    times = []
    for start, end in ranges:
        began = clock()
        frame(start, end)
        times.append(1000 * (clock() - began))
    return statistics.median(times)


def once(one: Ours | Peer | Browser, clock: Clock) -> Medians:
    """Return the medians of one round of a contestant."""
    steps = scenarios(one.count)
    if isinstance(one, Browser):
        return one.round(steps)
    return {name: timed(one.frame, ranges, clock) for name, ranges in steps.items()}


def alternated(
    all_: dict[str, Ours | Peer | Browser], rounds: int, clock: Clock
) -> dict[str, Medians]:
    """Return for each contestant the medians over rounds that alternate between them."""
    found: dict[str, list[Medians]] = {name: [] for name in all_}
    for _ in range(rounds):
        for name, one in all_.items():
            found[name].append(once(one, clock))
    return {
        name: {key: statistics.median(one[key] for one in of) for key in of[0]}
        for name, of in found.items()
    }


def table(found: dict[str, Medians]) -> None:
    """Print the medians in milliseconds."""
    keys = list(next(iter(found.values())))
    print(f"| ms a frame | {' | '.join(keys)} |\n| --- |{' ---: |' * len(keys)}")
    for name, figures in found.items():
        print(f"| {name} | {' | '.join(f'{figures[key]:.2f}' for key in keys)} |")


def ratios(found: dict[str, Medians], upper: str, lower: str, promise: str) -> None:
    """Print how many times ``lower`` ``upper`` takes, worst and best."""
    times = [found[upper][key] / found[lower][key] for key in found[upper]]
    print(f"{upper} / {lower}: {min(times):.2f} to {max(times):.2f} (promised: {promise})")


def panes_and_pointer(app: QApplication, data: Dataset, rounds: int, clock: Clock) -> None:
    """Measure four panes that share a window, beside one that has it alone and one as high as each
    of the four; and the pointer over the four.
    """
    one, alone = Ours(app, data, HEIGHT // 4, 1), Ours(app, data, HEIGHT, 1)
    four = Ours(app, data, HEIGHT, 4)
    quarter, whole, together = "one pane, a quarter as high", "one pane", "four panes"
    found = alternated({quarter: one, whole: alone, together: four}, rounds, clock)
    table(found)
    print()
    ratios(found, together, whole, "at most 3")
    ratios(found, together, quarter, "none")
    four.point(0)  # the first move has the pictures made that it then moves over
    before, moves = four.painted(), []
    for step in range(rounds * STEPS):
        began = clock()
        four.point(step % STEPS)
        moves.append(1000 * (clock() - began))
    print(
        f"pointer over four panes: {statistics.median(moves):.2f} ms a move, "
        f"{four.painted() - before} charts painted after the first"
    )


def charts(
    app: QApplication, few: Values, many: Values, height: int, rounds: int, npm: Path | None,
    clock: Clock,
) -> None:  # fmt: skip
    """Measure one chart of some height, ours and others'."""
    size = f"{len(many):.0e}"
    small, large = "ours, 1e6", f"ours, {size}"
    plain, tuned, browser = "pyqtgraph, 1e6", f"pyqtgraph downsampling, {size}", "uPlot, 1e6"
    all_: dict[str, Ours | Peer | Browser] = {
        small: (first := Ours(app, dataset_of(few), height)),
        large: (second := Ours(app, dataset_of(many), height)),
        plain: Peer(app, few, height, tuned=False),
        tuned: Peer(app, many, height, tuned=True),
    }
    if npm:
        all_[browser] = Browser(npm, len(few), height)
    found = alternated(all_, rounds, clock)
    print(f"\n## {WIDTH}x{height}\n")
    table(found)
    print(f"\nopened and painted: {1000 * first.opened:.0f} ms, {1000 * second.opened:.0f} ms")
    ratios(found, large, small, "at most 1.25")
    ratios(found, plain, small, "at least 7")
    ratios(found, tuned, large, "at least 5")
    if npm:
        ratios(found, browser, small, "at least 1")
    for one in all_.values():
        if isinstance(one, Browser):
            print(f"Chromium {one.version}")
            one.close()
        else:
            one.window.close()
            one.window.deleteLater()
    app.processEvents()


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--most", type=float, default=1e8)
    options.add_argument("--npm", type=Path)
    options.add_argument("--busy", action="store_true")
    chosen = options.parse_args()
    clock = time.thread_time if chosen.busy else time.perf_counter
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    print(f"Python {platform.python_version()}, PySide6 {pyside}, numpy {np.__version__}, "
          f"pyqtgraph {pyqtgraph.__version__}; {chosen.rounds} rounds")  # fmt: skip
    few, many = walk(1_000_000), walk(int(chosen.most))
    for height in (HEIGHT, HEIGHT // 4):
        charts(app, few, many, height, chosen.rounds, chosen.npm, clock)
    print("\n## Four panes, and the pointer\n")
    panes_and_pointer(app, dataset_of(few), chosen.rounds, clock)


if __name__ == "__main__":
    main()
