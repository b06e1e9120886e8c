"""How long the program takes to its first paint and to its whole picture, beside a bare process.

The peer is a process that imports PySide6 and numpy and shows an empty widget: what any program
of this kind must spend. Each figure is a ratio of medians taken in one run, rounds alternating, so
that it holds on a slow machine as on a fast one. Offscreen, the bundled dataset.

    python -m benchmarks.start [--rounds 9] [--file FILE]
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent

BARE = """
import time
import numpy
from PySide6 import QtCore, QtGui, QtWidgets

class Empty(QtWidgets.QWidget):
    def paintEvent(self, event):
        marks["first"] = marks["all"] = time.monotonic()
        QtCore.QTimer.singleShot(0, app.quit)

marks = {}
app = QtWidgets.QApplication([])
window = Empty()
window.resize(1600, 900)
window.show()
app.exec()
"""

TRADEWAKE = """
import time
from pathlib import Path

marks = {}

def first():
    marks.setdefault("first", time.monotonic())

def everything():
    marks["all"] = time.monotonic()
    from PySide6.QtCore import QCoreApplication, QTimer
    QTimer.singleShot(0, QCoreApplication.quit)

from viewer.start import start

start(Path(FILE) if FILE else None, on_first_paint=first, on_complete=everything)
"""

REPORT = """
import json, os, sys
sys.stdout.write(json.dumps(marks))
sys.stdout.flush()
os._exit(0)  # taking the process down is not part of its start
"""

LIMITS = {
    ("fresh", "first"): 1.5,
    ("fresh", "all"): 3.5,
    ("cached", "first"): 1.5,
    ("cached", "all"): 2.8,
}
"""What we promise, as multiples of the bare process."""


def run(program: str, home: Path) -> dict[str, float]:
    """Start a process; return the seconds from its spawn to its marks."""
    kinds = ("CONFIG", "CACHE", "DATA", "STATE")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in kinds},
    }
    # As installed: without this every start would compile our modules anew, and no other's.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program + REPORT],
        cwd=REPO, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if done.returncode != 0 or not done.stdout.strip():
        raise SystemExit(f"a measured process failed ({done.returncode}):\n{done.stderr}")
    marks = json.loads(done.stdout.strip().splitlines()[-1])
    if set(marks) != {"first", "all"}:
        raise SystemExit(f"a measured process made only these marks: {sorted(marks)}")
    return {name: at - began for name, at in marks.items()}


def measure(rounds: int, file: Path | None) -> dict[str, dict[str, list[float]]]:
    """Run all contestants in turn, ``rounds`` times, after one round that is thrown away."""
    tradewake = f"FILE = {str(file.resolve()) if file else ''!r}\n" + TRADEWAKE
    seconds = {name: {"first": [], "all": []} for name in ("bare", "fresh", "cached")}
    with tempfile.TemporaryDirectory(prefix="tradewake-start-") as folder:
        kept = Path(folder, "kept")
        for turn in range(rounds + 1):
            contestants = [
                ("bare", BARE, Path(folder, f"bare{turn}")),
                ("fresh", tradewake, Path(folder, f"fresh{turn}")),
                ("cached", tradewake, kept),
            ]
            if turn % 2:
                contestants.reverse()  # no one always runs in the wake of the same other
            for name, program, home in contestants:
                marks = run(program, home)
                if turn:
                    seconds[name]["first"].append(marks["first"])
                    seconds[name]["all"].append(marks["all"])
    return seconds


def table(seconds: dict[str, dict[str, list[float]]]) -> list[str]:
    """The figures as a table for RESULTS.md."""
    floor = statistics.median(seconds["bare"]["first"])
    names = {
        "fresh": "Tradewake",
        "cached": "Tradewake, started before",
        "first": "first paint of the window",
        "all": "everything painted",
    }
    rows = [
        "| | median ms | least ms | times bare | promise |",
        "| --- | ---: | ---: | ---: | ---: |",
        f"| bare process | {floor * 1e3:.0f} | {min(seconds['bare']['first']) * 1e3:.0f} | 1 | |",
    ]
    for (who, what), limit in LIMITS.items():
        values = seconds[who][what]
        middle = statistics.median(values)
        rows.append(
            f"| {names[who]}: {names[what]} | {middle * 1e3:.0f} | {min(values) * 1e3:.0f} "
            f"| {middle / floor:.2f} | {limit} |"
        )
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often each runs (at least 7)")
    parser.add_argument("--file", type=Path, help="a dataset instead of the bundled one")
    asked = parser.parse_args()
    rounds = max(7, asked.rounds)
    seconds = measure(rounds, asked.file)
    print(f"{rounds} rounds, Python {platform.python_version()}, {os.cpu_count()} cores")
    print()
    print("\n".join(table(seconds)))


if __name__ == "__main__":
    main()
