"""Where in a file the value stands that a JSON Pointer names: a second scan, on failure only.

The parser that reads the data keeps no places, and keeping them would cost every good file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

Path = tuple[str | int, ...]
"""The names and positions that lead from the whole file to a value."""

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_PASSES: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Indexes into the text: of the value, and of its name (the same in a list)."""

    value: int
    name: int


def pointer_of(path: Path) -> str:
    """Return ``path`` as a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A name that stands twice in an object.

    The search does not pass over a text again and again: of what is nested deep it only tells the
    value ``within`` which a name repeats.
    """

    path: Path
    place: Place
    within: bool = False


@dataclass(slots=True)
class _Wanted:
    """What is looked for below one value."""

    below: dict[str | int, _Wanted] = field(default_factory=dict)
    path: Path | None = None


class _Cursor:
    """An index that walks over a text, which is JSON."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.repeats = 0
        self.watched = 0
        # C does the passing over; no number of any length becomes an int, which takes long.
        self._scan = json.JSONDecoder(parse_int=float).raw_decode
        watch = json.JSONDecoder(parse_int=float, object_pairs_hook=self._look)
        self._watch = watch.raw_decode
        self.space()

    def _look(self, pairs: list[tuple[str, object]]) -> None:
        self.repeats += len(pairs) - len(dict(pairs))

    def space(self) -> None:
        if found := _SPACE.match(self.text, self.at):
            self.at = found.end()

    def skip(self) -> None:
        """Pass over the value that begins here."""
        self.at = self._scan(self.text, self.at)[1]

    def watch(self) -> int:
        """Pass over the value that begins here; return how often it repeats a name."""
        self.repeats = 0
        start = self.at
        self.at = self._watch(self.text, start)[1]
        self.watched += self.at - start
        return self.repeats

    def members(self) -> Iterator[tuple[str | int, int]]:
        """Yield the steps into the list or object that begins here, and where their names stand.

        The cursor stands before the value then, and has to be after it for the next step.
        """
        in_list = self.text[self.at] == "["
        close = "]" if in_list else "}"
        self.at += 1
        self.space()
        position = 0
        while self.text[self.at] != close:
            name = self.at
            step: str | int = position
            if not in_list:
                step, self.at = self._scan(self.text, self.at)
                self.space()
                self.at += 1  # over the colon
                self.space()
            yield step, name
            position += 1
            self.space()
            if self.text[self.at] == ",":
                self.at += 1
                self.space()
        self.at += 1

    def in_container(self) -> bool:
        return self.text[self.at] in "[{"


class _AllFound(Exception):
    """Nothing is looked for any more."""


def find(text: str, paths: Iterable[Path], *, repeated: bool = False) -> dict[Path, Place]:
    """Return where each of ``paths`` stands in ``text``, which is JSON.

    A path that leads nowhere is absent from the answer. Where an object has a name twice, its
    last value is meant, as everywhere; that an object may have is said by ``repeated``.
    """
    root = _Wanted()
    left = 0
    for path in paths:
        wanted = root
        for step in path:
            wanted = wanted.below.setdefault(step, _Wanted())
        wanted.path = path
        left += 1
    search = _Search(_Cursor(text), {}, -1 if repeated else left)
    with suppress(_AllFound):
        search.visit(search.cursor.at, root)
    return search.found


@dataclass(slots=True)
class _Search:
    """Looks for places, until none is ``left`` to be found; a negative one never gets there."""

    cursor: _Cursor
    found: dict[Path, Place]
    left: int

    def visit(self, name: int, wanted: _Wanted) -> None:
        """Note the places in the value under the cursor; never deeper than the deepest path."""
        cursor = self.cursor
        if wanted.path is not None:
            self.found[wanted.path] = Place(cursor.at, name)
            self.left -= 1
            if not self.left:
                raise _AllFound
        if not wanted.below or not cursor.in_container():
            cursor.skip()
            return
        for step, step_name in cursor.members():
            if (below := wanted.below.get(step)) is None:
                cursor.skip()
            else:
                self.visit(step_name, below)


def top_member(text: str, name: str) -> int | None:
    """Return where the value of ``name`` begins in the object that ``text`` begins with.

    None where it cannot be told: the text may be cut off anywhere, or be no JSON at all.
    """
    cursor = _Cursor(text)
    try:
        for step, _ in cursor.members():
            if step == name:
                return cursor.at
            cursor.skip()
    except (ValueError, IndexError, StopIteration, RecursionError):
        pass
    return None


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each value of the list in ``text``, which is JSON, begins and ends."""
    cursor = _Cursor(text)
    found = []
    for _ in cursor.members():
        start = cursor.at
        cursor.skip()
        found.append((start, cursor.at))
    return found


def repeated_names(text: str, most: int) -> tuple[list[Repeat], int]:
    """Return the names that their object has had before, up to ``most``, and how many there are.

    ``text`` is JSON. Where nothing repeats this takes one pass in C.
    """
    cursor = _Cursor(text)
    start = cursor.at
    count = cursor.watch()
    if not count:
        return [], 0
    cursor.at = start
    return list(islice(_repeats(cursor, ()), most)), count


def _repeats(cursor: _Cursor, path: Path) -> Iterator[Repeat]:
    seen: set[str | int] = set()
    for step, name in cursor.members():
        start = cursor.at
        if step in seen:
            yield Repeat((*path, step), Place(start, name))
        seen.add(step)
        if not cursor.watch():
            continue
        if cursor.watched > _PASSES * len(cursor.text):
            yield Repeat((*path, step), Place(start, name), within=True)
        else:
            cursor.at = start
            yield from _repeats(cursor, (*path, step))


def line_and_column(text: str, positions: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return line and column, both from 1, of each index into ``text``.

    A line ends with ``\\n``, ``\\r\\n`` or ``\\r``; a column counts characters.
    """
    places: dict[int, tuple[int, int]] = {}
    line, start, done = 1, 0, 0
    for position in sorted(set(positions)):
        part = text[done:position]
        if part.endswith("\r") and text[position : position + 1] == "\n":
            part = part[:-1]
        ends = part.count("\n") + part.count("\r") - part.count("\r\n")
        if ends:
            line += ends
            start = done + max(part.rfind("\n"), part.rfind("\r")) + 1
        done += len(part)
        places[position] = (line, position - start + 1)
    return places
