"""Starts the program as a process and reads what it tells of itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from viewer.bench import process_tree
from viewer.bench.asked import Asked
from viewer.bench.marks import REFUSED, SETTLED
from viewer.bench.movements import Played

FOLDERS = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
"""Where programs keep what they remember; a measured one gets its own."""
SIZE = (1600, 900)
ROOT = Path(__file__).resolve().parents[2]
"""Where the program lies; never what happens to lie in the folder it was called from."""

# Not `-m`: what the program starts itself would import that module anew, and Qt with it.
SITTING = """
import sys
sys.path.insert(0, sys.argv[2])
from viewer.bench.sitting import main
main()
"""

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
    with Program(asked(file, home, rounds=rounds), home) as program:
        return program.frames()


def weighed(file: Path, home: Path) -> Seen:
    """Open a file and look at the memory meanwhile: apart, because looking takes time too."""
    with (
        Program(asked(file, home, waits=True), home) as program,
        process_tree.Watch(program.number) as watch,
    ):
        seen = program.wait()
        seen.after = watch.now()
        seen.peak = max(watch.peak, seen.after)
        return seen


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


def asked(file: Path, home: Path, *, rounds: int = 0, waits: bool = False) -> Asked:
    """Return what to ask of a program that keeps what it remembers in ``home``."""
    settings = str(settings_in(home))
    views, columns = str(home / "views"), str(home / "columns")
    return Asked(str(file.absolute()), rounds, views, columns, settings, waits)


class Program:
    """The program as a process: opened with a file, asked for frames, closed.

    Raises Failed where it ends too early, or refuses the file.
    """

    def __init__(self, asked: Asked, home: Path) -> None:
        self.seen = Seen()
        self._asked = asked
        self._began = time.monotonic()
        self._running = subprocess.Popen(
            [sys.executable, "-P", "-c", SITTING, asked.as_json(), str(ROOT)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment(home),
        )  # fmt: skip

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._running.kill()
        self._running.communicate()

    @property
    def number(self) -> int:
        """The id of the process."""
        return self._running.pid

    def wait(self) -> Seen:
        """Return what it has told once everything is painted and nothing is going on."""
        while SETTLED not in self.seen.marks:
            told = self._told()
            self.seen.marks.setdefault(told["mark"], told["at"] - self._began)
            if told["mark"] == REFUSED:
                raise Failed(f"{self._asked.file} was not opened; see tradewake check")
        return self.seen

    def frames(self) -> Seen:
        """Return what it has told with the frames of all rounds that were asked for."""
        self.wait()
        if self._asked.rounds:
            told = self._told()
            self.seen.frames, self.seen.events = told["frames"], told["events"]
        return self.seen

    def play(self, wanted: Played) -> dict[str, list[float]]:
        """Return the seconds of each frame; the program was asked to wait for that."""
        assert self._running.stdin is not None, "it was asked for"
        self._running.stdin.write(json.dumps(wanted) + "\n")
        self._running.stdin.flush()
        played: dict[str, list[float]] = self._told()["played"]
        return played

    def _told(self) -> dict[str, Any]:
        assert self._running.stdout is not None, "it was asked for"
        line = self._running.stdout.readline()
        if not line:
            _, said = self._running.communicate()
            raise Failed(said.strip() or f"the program ended while it opened {self._asked.file}")
        told: dict[str, Any] = json.loads(line)
        return told
