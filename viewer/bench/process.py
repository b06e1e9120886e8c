"""Starts the program as a process and reads what it tells of itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from viewer.bench import process_tree
from viewer.bench.asked import Asked
from viewer.bench.marks import COMPLETE, REFUSED, SETTLED

FOLDERS = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
"""Where programs keep what they remember; a measured one gets its own."""
SIZE = (1600, 900)

JSON_ALONE = """
import json, sys, time
began = time.perf_counter()
with open(sys.argv[1], "rb") as file:
    json.loads(file.read())
print(time.perf_counter() - began)
"""


class Failed(Exception):
    """A measured process did not do what it was asked for; the text says what it said."""


@dataclass(slots=True)
class Seen:
    """What a process told: seconds from its start to each mark, and the seconds of its frames.

    ``peak`` and ``after`` are the bytes that it and its workers held, at most and in the end.
    """

    marks: dict[str, float] = field(default_factory=dict)
    frames: dict[str, list[float]] = field(default_factory=dict)
    events: int = 0
    peak: int = 0
    after: int = 0


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a process that keeps what it remembers in ``home``."""
    folders = {name: str(home / name.lower()) for name in FOLDERS}
    found = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    # As installed: without this every start would compile our modules anew, and no other's.
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    found.pop("QT_SCALE_FACTOR", None)
    return found


def settings_in(home: Path) -> Path:
    """Return a settings file with which every window is alike, made if need be."""
    path = home / "settings.json"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        width, height = SIZE
        same = {"animation": False, "hint_seen": True, "theme": "light"}
        path.write_text(json.dumps({**same, "width": width, "height": height}))
    return path


def opened(file: Path, home: Path, *, rounds: int = 0) -> Seen:
    """Open a file in a process of its own, with frames for so many rounds. Raises Failed."""
    return _run(_asked(file, home, rounds, waits=False), home, lambda _: None)


def weighed(file: Path, home: Path) -> Seen:
    """Open a file and look at the memory meanwhile: apart, because looking takes time too."""
    return _run(_asked(file, home, 0, waits=True), home, _weigh)


def json_alone(file: Path) -> float:
    """Return the seconds in which bare Python reads a file and makes its objects: the yardstick of
    all opening.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-c", JSON_ALONE, str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Failed(done.stderr.strip())
    return float(done.stdout)


def _asked(file: Path, home: Path, rounds: int, *, waits: bool) -> Asked:
    settings = str(settings_in(home))
    return Asked(str(file.absolute()), rounds, str(home / "views"), settings, waits)


Weigh = Callable[["_Process"], None]


@dataclass(slots=True)
class _Process:
    running: subprocess.Popen[str]
    seen: Seen
    watch: process_tree.Watch | None


def _run(asked: Asked, home: Path, on_settled: Weigh) -> Seen:
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "viewer.bench.sitting", asked.as_json()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment(home),
    ) as running:  # fmt: skip
        process = _Process(running, Seen(), None)
        try:
            if asked.waits and process_tree.is_known():
                with process_tree.Watch(running.pid) as process.watch:
                    _listen(process, began, on_settled)
            else:
                _listen(process, began, on_settled)
        finally:
            running.kill()
        if COMPLETE not in process.seen.marks or REFUSED in process.seen.marks:
            said = running.stderr.read() if running.stderr else ""
            raise Failed(said.strip() or f"{asked.file} was not opened; see tradewake check")
    return process.seen


def _listen(process: _Process, began: float, on_settled: Weigh) -> None:
    for line in _of(process.running.stdout):
        told = json.loads(line)
        if "mark" in told:
            process.seen.marks.setdefault(told["mark"], told["at"] - began)
            if told["mark"] == SETTLED:
                on_settled(process)
        else:
            process.seen.frames, process.seen.events = told["frames"], told["events"]


def _weigh(process: _Process) -> None:
    if process.watch is not None:
        process.seen.after = process.watch.now()
        process.seen.peak = max(process.watch.peak, process.seen.after)
    if process.running.stdin is not None:
        process.running.stdin.write("\n")
        process.running.stdin.flush()


def _of(stream: IO[str] | None) -> IO[str]:
    assert stream is not None, "it was asked for"
    return stream
