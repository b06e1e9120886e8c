"""Line and column of faults in a big file of which only parts are in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from viewer.io.called import record_words
from viewer.io.cuts import Read
from viewer.io.findings import Fault, LineColumn, positions_of
from viewer.io.locate import Path
from viewer.model.message import Message

_PIECE: Final = 1 << 22
EVENTS: Final = "events"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Records of the file that were read with the whole: the first's number, their place."""

    first: int
    at: int
    data: bytes
    raw: list[object]


@dataclass(frozen=True, slots=True)
class Spots:
    """Finds faults: in ``frame``, which is the file without its events, and in stretches of these.

    ``head`` is how many characters of the frame come before the events; ``mark`` and ``end`` are
    the bytes of the file at which the frame begins, and goes on after the events.
    """

    read: Read
    mark: int
    frame: str
    head: int
    end: int
    raw: object
    stretches: Sequence[Stretch]

    def places(self, faults: Sequence[Fault]) -> list[LineColumn]:
        """Return line and column of each fault, (0, 0) where it has no place."""
        groups: dict[int, list[int]] = {}
        for number, fault in enumerate(faults):
            groups.setdefault(self._stretch(fault.path), []).append(number)
        found: dict[int, int] = {}
        for where, numbers in groups.items():
            chosen = [faults[number] for number in numbers]
            spots = self._in_frame(chosen) if where < 0 else self._in_stretch(where, chosen)
            found.update(zip(numbers, spots, strict=True))
        lines = self._lines({at for at in found.values() if at >= 0})
        return [lines.get(found[number], (0, 0)) for number in range(len(faults))]

    def words(self, path: Path) -> Message | None:
        """Return what a reader knows the record as that a path leads into."""
        if (where := self._stretch(path)) < 0:
            return record_words(self.raw, path)
        stretch = self.stretches[where]
        return record_words({EVENTS: stretch.raw}, (EVENTS, *self._within(path, stretch)))

    def _stretch(self, path: Path) -> int:
        if len(path) > 1 and path[0] == EVENTS and isinstance(number := path[1], int):
            for where, stretch in enumerate(self.stretches):
                if stretch.first <= number < stretch.first + len(stretch.raw):
                    return where
        return -1

    @staticmethod
    def _within(path: Path, stretch: Stretch) -> Path:
        return (int(path[1]) - stretch.first, *path[2:])

    def _in_stretch(self, where: int, faults: Sequence[Fault]) -> list[int]:
        stretch = self.stretches[where]
        text = f"[{stretch.data.decode()}]"
        own = [replace(fault, path=self._within(fault.path, stretch)) for fault in faults]
        return [
            at if at < 0 else stretch.at + len(text[:at].encode()) - 1
            for at in positions_of(own, text)
        ]

    def _in_frame(self, faults: Sequence[Fault]) -> list[int]:
        found = []
        for at in positions_of(faults, self.frame):
            if at < 0:
                found.append(at)
            elif at < self.head:
                found.append(self.mark + len(self.frame[:at].encode()))
            else:
                found.append(self.end + len(self.frame[self.head : at].encode()))
        return found

    def _lines(self, positions: Iterable[int]) -> Mapping[int, LineColumn]:
        """Return line and column of bytes of the file, as `line_and_column` counts them."""
        found: dict[int, LineColumn] = {}
        counter, at = _Lines(), self.mark
        for target in sorted(positions):
            while at < target and (piece := self.read(at, min(_PIECE, target - at))):
                counter.pass_over(piece)
                at += len(piece)
            found[target] = (counter.line, counter.column)
        return found


class _Lines:
    """Counts lines and columns of UTF-8, from 1, piece by piece."""

    def __init__(self) -> None:
        self.line = 1
        self.column = 1
        self._half = False

    def pass_over(self, piece: bytes) -> None:
        self.line += piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")
        if self._half and piece.startswith(b"\n"):
            self.line -= 1  # it belongs to the end of line that the piece before ends with
        self._half = piece.endswith(b"\r")
        last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        if last >= 0:
            self.column = 1
        self.column += _characters(piece[last + 1 :])


def _characters(piece: bytes) -> int:
    if piece.isascii():
        return len(piece)
    letters = np.frombuffer(piece, np.uint8)
    return int(np.count_nonzero((letters & 0xC0) != 0x80))
