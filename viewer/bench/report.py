"""The command `tradewake bench`: what files cost on this machine, as a table or as JSON."""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viewer.bench import process_tree
from viewer.bench.marks import COMPLETE, PIXELS, WINDOW
from viewer.bench.movements import MOVEMENTS, p95
from viewer.bench.process import SIZE, Seen, json_alone, opened, weighed
from viewer.io.save import save_parts
from viewer.io.synth import synth


@dataclass(frozen=True, slots=True)
class Costs:
    """Medians over rounds, in seconds and bytes; memory is above that of an empty window, None
    where the system does not tell it.
    """

    name: str
    events: int
    size: int
    json_alone: float
    window: float
    pixels: float
    complete: float
    again: float
    frames: dict[str, tuple[float, float]]
    """Median and p95 by movement."""
    peak: int | None
    after: int | None

    def as_json(self) -> dict[str, Any]:
        """Return milliseconds and bytes by name."""
        return {
            "file": self.name,
            "events": self.events,
            "bytes": self.size,
            "json_loads_ms": _ms(self.json_alone),
            "first_paint_ms": _ms(self.window),
            "first_events_ms": _ms(self.pixels),
            "open_ms": _ms(self.complete),
            "open_again_ms": _ms(self.again),
            "frames_ms": {
                name: {"median": _ms(middle), "p95": _ms(high)}
                for name, (middle, high) in self.frames.items()
            },
            "peak_bytes": self.peak,
            "after_bytes": self.after,
        }


def measure(files: Sequence[Path], sizes: Sequence[int], rounds: int) -> list[Costs]:
    """Measure files, and made-up ones of so many events. Raises Failed, NotSaved."""
    with tempfile.TemporaryDirectory(prefix="tradewake-bench-") as name:
        folder = Path(name)
        made = [made_up(folder, size) for size in sizes]
        empty = weighed(made_up(folder, 0), folder / "empty") if process_tree.is_known() else None
        return [_costs(file, folder, rounds, empty) for file in (*files, *made)]


def made_up(folder: Path, events: int, points: int = 0) -> Path:
    """Return a file with so many made-up events, written if need be."""
    file = folder / f"{events}-events.json"
    if not file.exists():
        save_parts(file, synth(events, points))
    return file


def _costs(file: Path, folder: Path, rounds: int, empty: Seen | None) -> Costs:
    first: list[Seen] = []
    again: list[Seen] = []
    alone: list[float] = []
    homes = tempfile.mkdtemp(dir=folder)
    for turn in range(rounds):
        home = Path(homes, str(turn))
        first.append(opened(file, home))
        alone.append(json_alone(file))
        # The second opening in the same folders finds what the first one kept.
        again.append(opened(file, home, rounds=1))
    frames = {
        name: [second for seen in again for second in seen.frames.get(name, ())]
        for name in MOVEMENTS
    }
    weight = weighed(file, Path(homes, "weighed")) if empty is not None else None
    return Costs(
        file.name,
        again[-1].events,
        file.stat().st_size,
        statistics.median(alone),
        middle(first, WINDOW),
        middle(first, PIXELS),
        middle(first, COMPLETE),
        middle(again, COMPLETE),
        {name: (statistics.median(all_), p95(all_)) for name, all_ in frames.items() if all_},
        weight.peak - empty.after if weight and empty else None,
        weight.after - empty.after if weight and empty else None,
    )


def middle(seen: Sequence[Seen], mark: str) -> float:
    """Return the median of the seconds to a mark."""
    return statistics.median(one.marks[mark] for one in seen)


def machine() -> dict[str, Any]:
    """Return on what it was measured."""
    import PySide6

    return {
        "python": platform.python_version(),
        "pyside6": PySide6.__version__,
        "cores": os.cpu_count(),
        "window": "x".join(map(str, SIZE)),
    }


def lines(all_: Sequence[Costs], rounds: int) -> Iterator[str]:
    """Yield a table, a column for each file."""
    on = machine()
    yield (
        f"Python {on['python']}, PySide6 {on['pyside6']}, {on['cores']} cores, window "
        f"{on['window']}, medians of {rounds}; times in milliseconds, memory in megabytes"
    )
    yield ""
    rows = [("", *(costs.name for costs in all_)), *_rows(all_)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells))


def _rows(all_: Sequence[Costs]) -> Iterator[tuple[str, ...]]:
    yield ("events", *(f"{costs.events:,}" for costs in all_))
    yield ("size of the file", *(_mb(costs.size) for costs in all_))
    for words, attribute in (
        ("Python reads it, and does nothing", "json_alone"),
        ("window painted", "window"),
        ("first events painted", "pixels"),
        ("everything painted", "complete"),
        ("everything painted, opened before", "again"),
    ):
        yield (words, *(f"{_ms(getattr(costs, attribute)):.0f}" for costs in all_))
    for name in MOVEMENTS:
        cells = (costs.frames.get(name) for costs in all_)
        texts = (f"{_ms(c[0]):.1f} / {_ms(c[1]):.1f}" if c else "-" for c in cells)
        yield (f"{name}, a frame: median / p95", *texts)
    yield ("memory above an empty window, at most", *(_mb(costs.peak) for costs in all_))
    yield ("memory above an empty window, after", *(_mb(costs.after) for costs in all_))


def _ms(seconds: float) -> float:
    return round(seconds * 1e3, 2)


def _mb(size: int | None) -> str:
    return "-" if size is None else f"{size / 1e6:.1f}"
