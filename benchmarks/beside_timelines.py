"""Opening, panning and zooming events beside other programs that show them on an axis of time.

vis-timeline in headless Chromium at 1e4 events (as it comes, without stacking, and with clusters)
and at 1e5 (opening alone: default options never end there); a naive QGraphicsScene at 1e5;
pyqtgraph's ScatterPlotItem at 1e6. Everybody opens the same events and shows the same times;
each round starts every process anew, one after the other. A frame of ours is all that the real
window paints when the time changes; one of theirs is setting the range and painting.

    python -m benchmarks.beside_timelines --npm FOLDER [--rounds 5] [--quick] [--data FOLDER]

The npm folder is explained in benchmarks/peers/README.md; without it only Qt's peers are measured.
"""

from __future__ import annotations

import argparse
import math
import platform
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.contest import Contestant, alternated, ours, qt, vis
from benchmarks.peers.events import in_their_form
from viewer.bench.movements import PAN_DETAIL, PAN_WIDE, ZOOM, Played, movements
from viewer.bench.report import made_up

WHOLE = (10957.0, 20082.0)
"""2000 to 2024: when made-up events happen."""
FEW = 12
"""So many frames of a movement are played by those who take more than a tenth of a second."""
DEFAULT, FLAT, CLUSTER = "vis-timeline", "vis-timeline, no stacking", "vis-timeline, clusters"
OPTIONS = {DEFAULT: {}, FLAT: {"stack": False}, CLUSTER: {"cluster": {"maxItems": 1}}}
OURS = "Tradewake"


def wanted(events: int, names: tuple[str, ...], turn: int) -> Played:
    """Return what is played in a round."""
    return {one.name: [one.spans] for one in movements(WHOLE, events, turn) if one.name in names}


def fewer(all_: Played) -> Played:
    """Return some frames of each movement: of a pan the first, of a zoom some from all of it."""
    found: Played = {}
    for name, ((*spans,),) in all_.items():
        if name == ZOOM:
            every = math.ceil(len(spans) / FEW)
            found[name] = [spans[at : at + 2] for at in range(0, len(spans) - 1, every)]
        else:
            found[name] = [spans[: FEW + 1]]
    return found


def nothing(all_: Played) -> Played:
    """Play nothing: only opening is compared."""
    del all_
    return {}


class Contest:
    """Contestants at one number of events, and the table of what they took."""

    def __init__(self, events: int, folder: Path) -> None:
        self.events = events
        self.file = made_up(folder, events)
        self.theirs = in_their_form(self.file, folder / f"{events}-peers.json")
        self.ours = ours(self.file)
        self.all: dict[str, Contestant] = {OURS: self.ours}

    def add(self, contestant: Contestant, plays: Callable[[Played], Played] | None = None) -> None:
        """Let somebody take part."""
        if plays is not None:
            contestant.plays = plays
        self.all[contestant.name] = contestant

    def hold(self, names: tuple[str, ...], rounds: int, *, weigh: bool = False) -> None:
        """Measure everybody."""
        alternated(list(self.all.values()), partial(wanted, self.events, names), rounds)
        if weigh:
            for one in self.all.values():
                one.weigh(wanted(self.events, names, 1))

    def table(self) -> Iterator[str]:
        """Yield what everybody took."""
        names = list(self.ours.frames)
        yield f"\n## {self.events:,} events\n"
        heads = [f"{name}: median, ms" for name in names]
        yield f"| | open, ms | {' | '.join(heads)} | most memory, MB |"
        yield "| --- | ---: |" + " ---: |" * (len(names) + 1)
        for one in self.all.values():
            cells = [f"{one.frame(n) * 1e3:.1f}" if n in one.frames else "" for n in names]
            peak = f"{one.peak / 1e6:.0f}" if one.peak else ""
            yield f"| {one.name} | {one.open() * 1e3:.0f} | {' | '.join(cells)} | {peak} |"
        yield ""

    def opening(self, name: str, aim: float) -> str:
        """Return how many times ours somebody takes to open."""
        ratio = self.all[name].open() / self.ours.open()
        return _row(f"{name}, {self.events:,}: open", ratio, aim)

    def frame(self, name: str, movement: str, aim: float) -> str:
        """Return how many times ours somebody's frames take."""
        ratio = self.all[name].frame(movement) / self.ours.frame(movement)
        return _row(f"{name}, {self.events:,}: {movement}", ratio, aim)

    def memory(self, name: str, aim: float) -> str:
        """Return how many times ours somebody's peak is."""
        ratio = self.all[name].peak / self.ours.peak
        return _row(f"{name}, {self.events:,}: most memory", ratio, aim)


def _row(words: str, ratio: float, aim: float) -> str:
    kept = "kept" if ratio >= aim else f"**missed**, {ratio / aim:.2f} of it"
    return f"| {words}, over ours | {ratio:.1f} | {aim:g} | {kept} |"


def browsers(
    npm: Path, folder: Path, rounds: int, slow_rounds: int, *, quick: bool
) -> Iterator[str]:
    """Measure vis-timeline."""
    small = Contest(10_000, folder)
    for name, options in OPTIONS.items():
        slow = name != CLUSTER
        small.add(vis(name, npm, small.theirs, options), fewer if slow else None)
    small.hold((PAN_WIDE, PAN_DETAIL, ZOOM), rounds, weigh=True)
    yield from small.table()
    best = min((FLAT, CLUSTER, DEFAULT), key=lambda name: small.all[name].open())
    yield "| | times | aim: at least | |\n| --- | ---: | ---: | --- |"
    yield small.opening(DEFAULT, 15)
    yield small.opening(best, 7)
    yield small.frame(DEFAULT, PAN_WIDE, 40)
    yield small.frame(CLUSTER, PAN_WIDE, 7)
    yield small.frame(DEFAULT, ZOOM, 500)
    yield small.frame(CLUSTER, ZOOM, 6)
    yield small.memory(DEFAULT, 5)
    yield small.memory(CLUSTER, 5)
    if quick:
        return
    large = Contest(100_000, folder)
    for name in (FLAT, CLUSTER):
        large.add(vis(name, npm, large.theirs, OPTIONS[name]), nothing)
    large.hold((), slow_rounds)
    yield from large.table()
    best = min((FLAT, CLUSTER), key=lambda name: large.all[name].open())
    yield "| | times | aim: at least | |\n| --- | ---: | ---: | --- |"
    yield large.opening(best, 30)


def desktops(folder: Path, rounds: int, *, quick: bool) -> Iterator[str]:
    """Measure Qt's scene and pyqtgraph's scatter plot."""
    scene = Contest(100_000, folder)
    scene.add(qt("QGraphicsScene", "scene", scene.theirs), fewer)
    scene.hold((PAN_WIDE,), rounds)
    yield from scene.table()
    yield "| | times | aim: at least | |\n| --- | ---: | ---: | --- |"
    yield scene.frame("QGraphicsScene", PAN_WIDE, 400)
    yield scene.opening("QGraphicsScene", 12)
    if quick:
        return
    scatter = Contest(1_000_000, folder)
    scatter.add(qt("ScatterPlotItem", "scatter", scatter.theirs))
    scatter.hold((PAN_WIDE, ZOOM), rounds)
    yield from scatter.table()
    yield "| | times | aim: at least | |\n| --- | ---: | ---: | --- |"
    yield scatter.frame("ScatterPlotItem", PAN_WIDE, 20)
    yield scatter.frame("ScatterPlotItem", ZOOM, 20)
    yield scatter.opening("ScatterPlotItem", 2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--slow-rounds", type=int, help="of browsers with 1e5 events, half a minute"
    )
    parser.add_argument("--quick", action="store_true", help="one round, without the largest")
    parser.add_argument("--npm", type=Path, help="folder with vis-timeline and playwright-core")
    parser.add_argument("--data", type=Path, help="keep the files of events here")
    parser.add_argument("--only", choices=("browsers", "desktops"))
    given = parser.parse_args()
    rounds = 1 if given.quick else given.rounds
    with tempfile.TemporaryDirectory(prefix="tradewake-peers-") as scratch:
        folder = given.data or Path(scratch)
        print(f"{rounds} rounds, Python {platform.python_version()}", flush=True)
        if given.npm and given.only != "desktops":
            slow = given.slow_rounds or rounds
            for line in browsers(given.npm, folder, rounds, slow, quick=given.quick):
                print(line, flush=True)
        if given.only != "browsers":
            for line in desktops(folder, rounds, quick=given.quick):
                print(line, flush=True)


if __name__ == "__main__":
    main()
