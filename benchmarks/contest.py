"""Contestants: the program and its peers, each a process that opens a file and plays movements."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from viewer.bench import process_tree
from viewer.bench.marks import COMPLETE
from viewer.bench.movements import Played
from viewer.bench.process import Failed, Program, asked

PEERS = Path(__file__).parent / "peers"
REPO = PEERS.parents[1]
NOT_THEIRS = "node"
"""Drives a browser and is no part of it."""

Taken = dict[str, list[float]]


class Running(Protocol):
    """A contestant that has opened its file."""

    number: int
    opened: float

    def play(self, wanted: Played) -> Taken:
        """Return the seconds of each frame."""


class Ours:
    """The real program."""

    def __init__(self, stack: ExitStack, file: Path) -> None:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tradewake-home-")))
        self._program = stack.enter_context(Program(asked(file, home, waits=True), home))
        self.number = self._program.number

    def begin(self) -> None:
        """Wait until everything is painted."""
        self.opened = self._program.wait().marks[COMPLETE]

    def play(self, wanted: Played) -> Taken:
        """Return the seconds of each frame."""
        return self._program.play(wanted)


class Peer:
    """Another program that speaks the protocol of `benchmarks.peers.qt_peer`."""

    def __init__(self, stack: ExitStack, command: Sequence[str]) -> None:
        self._began = time.time()
        self._running = subprocess.Popen(
            command, cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        stack.callback(self._end)
        self.number = self._running.pid

    def begin(self) -> None:
        """Wait until everything is painted."""
        self.opened = self._answer()["complete"] - self._began

    def play(self, wanted: Played) -> Taken:
        """Return the seconds of each frame."""
        self._say(json.dumps(wanted))
        return self._answer()

    def _say(self, line: str) -> None:
        assert self._running.stdin is not None, "it was asked for"
        self._running.stdin.write(line + "\n")
        self._running.stdin.flush()

    def _answer(self) -> dict[str, Any]:
        assert self._running.stdout is not None, "it was asked for"
        line = self._running.stdout.readline()
        if not line:
            raise Failed(f"{self._running.args} ended")
        return json.loads(line)

    def _end(self) -> None:
        if self._running.poll() is None:
            self._say("")
        try:
            self._running.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self._running.kill()


@dataclass(slots=True)
class Contestant:
    """Its name, how to start it, what of each movement it plays: the slow play fewer frames."""

    name: str
    start: Callable[[ExitStack], Ours | Peer]
    plays: Callable[[Played], Played] = lambda wanted: wanted
    opened: list[float] = field(default_factory=list)
    frames: Taken = field(default_factory=dict)
    peak: int = 0

    def round(self, wanted: Played) -> None:
        """Open the file and play once."""
        with ExitStack() as stack:
            running = self.start(stack)
            running.begin()
            self.opened.append(running.opened)
            mine = self.plays(wanted)
            if mine:
                for name, seconds in running.play(mine).items():
                    self.frames.setdefault(name, []).extend(seconds)

    def weigh(self, wanted: Played) -> None:
        """Open the file and play once more, for the most memory that is held: looking takes time
        too, so nothing is timed.
        """
        with ExitStack() as stack:
            running = self.start(stack)
            watch = process_tree.Watch(running.number, _counts)
            with watch:
                running.begin()
                if mine := self.plays(wanted):
                    running.play(mine)
            self.peak = watch.peak

    def frame(self, name: str) -> float:
        """Return the median of the frames of a movement."""
        return statistics.median(self.frames[name])

    def open(self) -> float:
        """Return the median of opening."""
        return statistics.median(self.opened)


def _counts(process: int) -> bool:
    return process_tree.name_of(process) != NOT_THEIRS


def ours(file: Path) -> Contestant:
    """Return the program with a file."""
    return Contestant("Tradewake", lambda stack: Ours(stack, file))


def qt(name: str, kind: str, events: Path) -> Contestant:
    """Return a peer of `benchmarks.peers.qt_peer`."""
    command = [sys.executable, "-m", "benchmarks.peers.qt_peer", kind, str(events)]
    return Contestant(name, lambda stack: Peer(stack, command))


def vis(name: str, npm: Path, events: Path, options: dict[str, Any]) -> Contestant:
    """Return vis-timeline in Chromium."""
    command = ["node", str(PEERS / "vis.mjs"), str(npm), str(events), json.dumps(options)]
    return Contestant(name, lambda stack: Peer(stack, command))


def alternated(all_: Sequence[Contestant], wanted: Callable[[int], Played], rounds: int) -> None:
    """Let everybody open and play in turn, so many rounds; ``wanted`` is what a round plays."""
    for turn in range(rounds):
        order = list(all_)
        for one in reversed(order) if turn % 2 else order:
            one.round(wanted(turn + 1))
