"""Everything that is measured, one after the other: python -m benchmarks [--quick] [--npm FOLDER].

``--quick`` is one round of each, without the largest sizes: some minutes, to see that all of it
works. The whole takes an hour. ``--npm`` adds the peers that run in a browser, and ``--data`` keeps
the files of made-up events (3 GB) from one time to the next.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ALL = ("start", "pointer", "timeline", "opening", "loading", "beside_timelines", "trade", "dates",
       "query", "columns")  # fmt: skip
QUICK = {
    "start": ["--rounds", "7"],
    "timeline": ["--quick"],
    "opening": ["--quick"],
    "loading": ["--quick"],
    "beside_timelines": ["--quick"],
    "trade": ["--rounds", "1", "--most", "1e6"],
    "columns": ["--rounds", "1", "--sizes", "100000"],
}
WITH_PEERS = {"beside_timelines", "trade"}
WITH_DATA = {"timeline", "opening", "loading", "beside_timelines"}


def options(name: str, asked: argparse.Namespace) -> list[str]:
    """Return what a benchmark is told."""
    found = list(QUICK.get(name, ())) if asked.quick else []
    if asked.npm and name in WITH_PEERS:
        found += ["--npm", str(asked.npm.absolute())]
    if asked.data and name in WITH_DATA:
        found += ["--data", str(asked.data.absolute())]
    return found


def main() -> int:
    """Run all of them; return how many failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--npm", type=Path)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    if asked.data:
        asked.data.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name in ALL:
        print(f"\n# {name}\n", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *options(name, asked)]
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
