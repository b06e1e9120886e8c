"""All events of a big file, read in parts by a crew and gathered in the order of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from viewer.io import cuts
from viewer.io.chunk import Answer, ChunkReader, State
from viewer.io.crew import Crew, Lost
from viewer.io.cuts import Layout, Span
from viewer.io.gather import Gatherer
from viewer.io.memory import give_back
from viewer.io.opened import Step
from viewer.io.safe_read import read_part

_AHEAD: Final = 2
"""So many parts each reader has before it: it need not wait for the next one."""
_OURSELVES: Final = -1
_MOST_JOINED: Final = 3
_PATIENCE: Final = 0.05
"""Seconds after which somebody who has cancelled is heard."""
_EVENTS: Final = "/events/"
_TIDY: Final = 64
"""After so many parts the memory of their answers is given back."""


class NotInParts(Exception):
    """This file can't be read in parts, or not with the same result: it is read as one piece."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of how many bytes the parts are: the first, which is read at once, and all others."""

    first: int = 1 << 17
    others: int = 1 << 20


@dataclass(slots=True)
class Part:
    """Some records of the file, from byte ``at`` to ``to``, of which the first has a number.

    ``rows`` are those gathered from it, the first at ``row``: none where it is doubtful.
    """

    at: int
    to: int
    first: int
    count: int
    row: int
    rows: int
    ordinary: bool


@dataclass(slots=True)
class Parts:
    """What was read: ``end`` is the byte at which the list of events ends."""

    gatherer: Gatherer = field(default_factory=Gatherer)
    parts: list[Part] = field(default_factory=list)
    extensions: dict[str, Any] = field(default_factory=dict)
    count: int = 0
    end: int = -1


class PartsReader:
    """Has the parts of a file read; ``arrived`` hears when something was gathered."""

    def __init__(
        self,
        crew_of: Callable[[Path], Crew],
        path: Path,
        size: int,
        layout: Layout,
        language: str,
        sizes: Sizes,
    ) -> None:
        self._crew_of = crew_of
        self._path = path
        self._layout = layout
        self._language = language
        self._size = size
        self._own = ChunkReader(layout.separator, language)
        self._guesses = cuts.spans(self._read, size, layout, sizes.first, sizes.others)
        self._spans: list[Span] = []
        self._asked = 0
        self._next = 0
        self._waiting: dict[int, tuple[int, Answer]] = {}
        self.found = Parts()

    def run(self, step: Step, arrived: Callable[[], None]) -> Parts:
        """Read everything. Raises NotInParts where that is not to be."""
        first = self._span(0)
        if first is None:
            raise NotInParts
        # At once and in this process: it is read before another has begun.
        self._asked = 1
        self._heard(_OURSELVES, 0, self._own.read(self._read(first[0], first[1] - first[0])))
        if self.found.end >= 0:
            arrived()
            return self.found
        crew = self._crew_of(self._path)
        try:
            arrived()  # while the readers begin
            self._rest(crew, step, arrived)
        except Lost:
            raise NotInParts from None
        finally:
            crew.close()
        return self.found

    def _rest(self, crew: Crew, step: Step, arrived: Callable[[], None]) -> None:
        crew.begin(self._layout.separator, self._language)
        for _ in range(_AHEAD):
            for reader in range(crew.readers):
                self._ask(crew, reader)
        taken = 0
        while self.found.end < 0:
            step(self._share())
            if self._next >= taken + _TIDY:
                give_back()
                taken = self._next
            if self._next >= self._asked and self._span(self._next) is None:
                raise NotInParts  # the file ends, and its list of events does not
            if (answer := crew.take(_PATIENCE)) is not None:
                self._heard(*answer)
                self._ask(crew, answer[0])
                arrived()

    def _read(self, at: int, count: int) -> bytes:
        return read_part(self._path, at, count)

    def _share(self) -> float:
        done = self.found.parts[-1].to if self.found.parts else 0
        return done / self._size

    def _span(self, number: int) -> Span | None:
        while len(self._spans) <= number:
            if (span := next(self._guesses, None)) is None:
                return None
            self._spans.append(span)
        return self._spans[number]

    def _ask(self, crew: Crew, reader: int) -> None:
        if (span := self._span(self._asked)) is not None:
            crew.ask(reader, self._asked, span)
            self._asked += 1

    def _heard(self, reader: int, number: int, answer: Answer) -> None:
        # Always, and at once: the next answer of this reader builds on what this one tells.
        self.found.gatherer.learn(reader, answer.head, answer.arrays)
        if number >= self._next:
            self._waiting[number] = reader, answer
        while self._next in self._waiting and self.found.end < 0:
            reader, answer = self._waiting.pop(self._next)
            span = self._spans[self._next]
            self._next += 1
            if answer.state is State.BROKEN:
                reader, span, answer = self._joined(span)
            self._take(reader, span, answer)

    def _joined(self, span: Span) -> tuple[int, Span, Answer]:
        """Read a part together with those after it: the cut between them was none."""
        for _ in range(_MOST_JOINED):
            if (after := self._span(self._next)) is None:
                break
            self._asked = max(self._asked, self._next + 1)
            self._waiting.pop(self._next, None)
            self._next += 1
            span = span[0], after[1]
            answer = self._own.read(self._read(span[0], span[1] - span[0]))
            self.found.gatherer.learn(_OURSELVES, answer.head, answer.arrays)
            if answer.state is not State.BROKEN:
                return _OURSELVES, span, answer
        raise NotInParts

    def _take(self, reader: int, span: Span, answer: Answer) -> None:
        if answer.state is State.REPEATS:
            raise NotInParts
        found, (at, to) = self.found, span
        if answer.end is not None:
            to = found.end = at + answer.end
        good = answer.state is State.GOOD
        row = found.gatherer.count
        if good:
            found.gatherer.add(reader, answer.head, answer.arrays, answer.count, at)
            found.extensions.update(_moved(answer.extensions, found.count))
        rows = answer.count if good else 0
        part = Part(at, to, found.count, answer.count, row, rows, answer.ordinary or not good)
        found.parts.append(part)
        found.count += answer.count


def _moved(extensions: dict[str, Any], by: int) -> Iterator[tuple[str, Any]]:
    """Yield what stands in a part under its pointers in the whole file."""
    for pointer, value in extensions.items():
        number, slash, rest = pointer.removeprefix(_EVENTS).partition("/")
        yield f"{_EVENTS}{int(number) + by}{slash}{rest}", value
