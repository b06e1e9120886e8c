"""Processes of our own that read parts of a big file; and the same work done without any.

A process loads no Qt, opens the file for itself, and answers with arrays. It ends when its input
does, so none outlives the program; if one dies, all that is lost is time.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Protocol

from viewer.io.array_file import BadArrays, pack, unpack
from viewer.io.chunk import Answer, ChunkReader, State
from viewer.io.cuts import Span
from viewer.io.safe_read import read_part

LENGTH: Final = 8
"""So many bytes before each answer say how long it is."""
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from viewer.io.reader_process import main; main()"
)
_MOST: Final = 4


class Lost(Exception):
    """A process died, or answered what makes no sense."""


class Crew(Protocol):
    """Some readers, numbered from 0; each answers in the order in which it was asked."""

    @property
    def readers(self) -> int:
        """How many there are."""

    def begin(self, separator: bytes, language: str) -> None:
        """Tell all readers what they read."""

    def ask(self, reader: int, number: int, span: Span) -> None:
        """Have a part read; ``number`` is the caller's name for it."""

    def take(self, seconds: float) -> tuple[int, int, Answer] | None:
        """Return the reader, the number and the answer; None if none came so soon.

        Raises Lost.
        """

    def close(self) -> None:
        """End everything at once."""


class Alone:
    """Reads parts in this very process, one after another."""

    readers = 1

    def __init__(self, path: Path) -> None:
        self._path = path
        self._asked = deque[tuple[int, Span]]()
        self._reader: ChunkReader | None = None

    def begin(self, separator: bytes, language: str) -> None:
        self._reader = ChunkReader(separator, language)

    def ask(self, reader: int, number: int, span: Span) -> None:
        self._asked.append((number, span))

    def take(self, seconds: float) -> tuple[int, int, Answer] | None:
        if not self._asked or self._reader is None:
            return None
        number, (at, to) = self._asked.popleft()
        return 0, number, self._reader.read(read_part(self._path, at, to - at))

    def close(self) -> None:
        self._asked.clear()


class Processes:
    """Reads parts in other processes, as many as the machine does at a time, up to four."""

    def __init__(self, path: Path, readers: int | None = None) -> None:
        count = readers or max(1, min(_MOST, os.cpu_count() or 1))
        self._path = path
        self._answers = queue.SimpleQueue[tuple[int, bytearray]]()
        self._processes = [_start() for _ in range(count)]
        for number, process in enumerate(self._processes):
            assert process.stdout is not None
            threading.Thread(
                target=self._listen, args=(number, process.stdout), daemon=True, name="reader"
            ).start()

    @property
    def readers(self) -> int:
        return len(self._processes)

    def begin(self, separator: bytes, language: str) -> None:
        said = {"path": os.fsencode(self._path).hex(), "separator": separator.hex()}
        for reader in range(self.readers):
            self._tell(reader, {**said, "language": language})

    def ask(self, reader: int, number: int, span: Span) -> None:
        self._tell(reader, {"number": number, "at": span[0], "to": span[1]})

    def take(self, seconds: float) -> tuple[int, int, Answer] | None:
        try:
            reader, data = self._answers.get(timeout=seconds)
        except queue.Empty:
            return None
        try:
            said, arrays = unpack(data)
            number, state, others = said
            return reader, int(number), Answer(State(state), arrays=arrays, **others)
        except (BadArrays, ValueError, TypeError):
            raise Lost from None

    def close(self) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def _tell(self, reader: int, said: Mapping[str, Any]) -> None:
        pipe = self._processes[reader].stdin
        assert pipe is not None
        try:
            pipe.write(json.dumps(said).encode() + b"\n")
            pipe.flush()
        except OSError:
            raise Lost from None

    def _listen(self, reader: int, pipe: IO[bytes]) -> None:
        """Pass on what a process says; an empty answer where it says nothing more."""
        with suppress(OSError, ValueError):  # closed while it was read
            while len(head := pipe.read(LENGTH)) == LENGTH:
                data = bytearray(int.from_bytes(head, "little"))
                view = memoryview(data)
                while view and (got := pipe.readinto(view)):  # type: ignore[attr-defined]
                    view = view[got:]
                self._answers.put((reader, data))
        self._answers.put((reader, bytearray()))


def _start() -> subprocess.Popen[bytes]:
    # -P: no module is taken from the folder that the program was started in.
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def crew_for(path: Path) -> Crew:
    """Return processes that read ``path``; where none can be had, this one does it alone."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return Alone(path)
    try:
        return Processes(path)
    except OSError:
        return Alone(path)


def written(number: int, answer: Answer) -> list[bytes | memoryview]:
    """Return an answer as the bytes that `Processes` reads, its length first."""
    others = {
        "count": answer.count,
        "end": answer.end,
        "ordinary": answer.ordinary,
        "extensions": answer.extensions,
        "head": answer.head,
    }
    parts = list(pack([number, answer.state.value, others], answer.arrays))
    length = sum(map(len, parts))
    return [length.to_bytes(LENGTH, "little"), *parts]
