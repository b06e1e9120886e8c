"""Opening a big file beside `json.loads` of that file alone in bare Python.

First true pixels, everything painted with every field checked, opened again (what was worked out is
kept), how opening grows with the number of events, and how much memory all of the program's
processes hold above those of an empty window. Every round runs each of them once, in fresh
processes; memory is looked at in a run of its own.

    python -m benchmarks.opening [--rounds 5] [--quick] [--most 1e6] [--data FOLDER]
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timeline import exponent
from viewer.bench import process_tree
from viewer.bench.marks import COMPLETE, PIXELS
from viewer.bench.process import json_alone, opened, weighed
from viewer.bench.report import made_up

SIZES = (10_000, 100_000, 1_000_000)
ALONE, AGAIN = "json.loads alone", "opened before"
LIMITS = {PIXELS: 0.10, COMPLETE: 0.6, AGAIN: 0.08}
"""What we aim at for the largest file, as multiples of json.loads."""
WORDS = {PIXELS: "first events painted", COMPLETE: "everything painted", AGAIN: "opened before"}
GROWS = 1.1
HELD = {"peak while opening": 0.6, "after": 0.3}
"""What we aim at for the largest file, as multiples of its size."""

Taken = dict[tuple[int, str], list[float]]


def measure(files: dict[int, Path], folder: Path, rounds: int) -> Taken:
    """Return seconds by size and what was done."""
    taken: Taken = {}
    for turn in range(rounds):
        for events, file in files.items():
            home = Path(tempfile.mkdtemp(dir=folder, prefix=f"home-{turn}-"))
            first = opened(file, home)
            taken.setdefault((events, ALONE), []).append(json_alone(file))
            again = opened(file, home)
            for mark in (PIXELS, COMPLETE):
                taken.setdefault((events, mark), []).append(first.marks[mark])
            taken.setdefault((events, AGAIN), []).append(again.marks[COMPLETE])
    return taken


def tables(taken: Taken, sizes: list[int]) -> Iterator[str]:
    """Yield the lines of a table for each size, and how opening grows."""
    yield "| events | | median, ms | least, ms | times json.loads | aim: at most |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: |"
    for events in sizes:
        alone = statistics.median(taken[events, ALONE])
        yield f"| {events:,} | json.loads alone | {alone * 1e3:.0f} | | 1 | |"
        for name, limit in LIMITS.items():
            seconds = taken[events, name]
            middle = statistics.median(seconds)
            aim = f"{limit:.2f}" if events == SIZES[-1] else ""
            yield (
                f"| | {WORDS[name]} | {middle * 1e3:.0f} | {min(seconds) * 1e3:.0f} "
                f"| {middle / alone:.2f} | {aim} |"
            )
    if len(sizes) > 1:
        medians = [statistics.median(taken[events, COMPLETE]) for events in sizes]
        yield ""
        yield f"exponent of opening: {exponent(sizes, medians):.2f} (aim: at most {GROWS})"


def memory(files: dict[int, Path], folder: Path) -> Iterator[str]:
    """Yield the lines of a table of what is held above an empty window."""
    empty = weighed(made_up(folder, 0), folder / "home-empty").after
    yield f"an empty window: {empty / 1e6:.0f} MB"
    yield ""
    yield "| events | file, MB | " + " | ".join(f"{name}, MB | times the file" for name in HELD)
    yield "| ---: | ---: |" + " ---: | ---: |" * len(HELD)
    for events, file in files.items():
        seen = weighed(file, Path(tempfile.mkdtemp(dir=folder, prefix="home-weighed-")))
        size = file.stat().st_size
        cells = [f"{(held - empty) / 1e6:.0f} | {(held - empty) / size:.2f}"
                 for held in (seen.peak, seen.after)]  # fmt: skip
        yield f"| {events:,} | {size / 1e6:.1f} | " + " | ".join(cells) + " |"
    yield "| aim | | " + " | ".join(f"| {limit}" for limit in HELD.values()) + " |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round, up to 1e5 events")
    parser.add_argument("--most", type=float, default=1e6, help="largest number of events")
    parser.add_argument("--data", type=Path, help="keep files of events here")
    asked = parser.parse_args()
    most = SIZES[1] if asked.quick else asked.most
    with tempfile.TemporaryDirectory(prefix="tradewake-opening-") as name:
        scratch = Path(name)
        sizes = [size for size in SIZES if size <= most]
        files = {size: made_up(asked.data or scratch, size) for size in sizes}
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
        print()
        taken = measure(files, scratch, 1 if asked.quick else asked.rounds)
        print("\n".join(tables(taken, sizes)), flush=True)
        if process_tree.is_known():
            print()
            print("\n".join(memory(files, scratch)))


if __name__ == "__main__":
    main()
