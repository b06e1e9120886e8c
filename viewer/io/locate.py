"""Where in a file the value stands that a JSON Pointer names: a second scan, on failure only.

The parser that reads the data keeps no places, and keeping them would cost every good file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

Path = tuple[str | int, ...]
"""The names and positions that lead from the whole file to a value."""

_SPACE: Final = " \t\r\n"
_PASSES: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Indexes into the text: of the value, and of its name (the same in a list)."""

    value: int
    name: int


def pointer_of(path: Path) -> str:
    """Return ``path`` as a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


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
        self.repeated = False
        self.watched = 0
        # C does the passing over; no number of any length becomes an int, which takes long.
        self._scan = json.JSONDecoder(parse_int=float).raw_decode
        watch = json.JSONDecoder(parse_int=float, object_pairs_hook=self._look)
        self._watch = watch.raw_decode
        self.space()

    def _look(self, pairs: list[tuple[str, object]]) -> None:
        self.repeated = self.repeated or len(dict(pairs)) != len(pairs)

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _SPACE:
            self.at += 1

    def skip(self) -> None:
        """Pass over the value that begins here."""
        self.at = self._scan(self.text, self.at)[1]

    def watch(self) -> bool:
        """Pass over the value that begins here; return whether it repeats a name somewhere."""
        self.repeated = False
        start = self.at
        self.at = self._watch(self.text, start)[1]
        self.watched += self.at - start
        return self.repeated

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


def find(text: str, paths: Iterable[Path]) -> dict[Path, Place]:
    """Return where each of ``paths`` stands in ``text``, which is JSON.

    A path that leads nowhere is absent from the answer. Where an object has a name twice, its
    last value is meant, as everywhere.
    """
    root = _Wanted()
    for path in paths:
        wanted = root
        for step in path:
            wanted = wanted.below.setdefault(step, _Wanted())
        wanted.path = path
    found: dict[Path, Place] = {}
    cursor = _Cursor(text)
    _visit(cursor, cursor.at, root, found)
    return found


def _visit(cursor: _Cursor, name: int, wanted: _Wanted, found: dict[Path, Place]) -> None:
    """Note the places in the value under the cursor; never deeper than the deepest path."""
    if wanted.path is not None:
        found[wanted.path] = Place(cursor.at, name)
    if not wanted.below or not cursor.in_container():
        cursor.skip()
        return
    for step, step_name in cursor.members():
        if (below := wanted.below.get(step)) is None:
            cursor.skip()
        else:
            _visit(cursor, step_name, below, found)


def repeated_names(text: str) -> Iterator[tuple[Path, Place, bool]]:
    """Yield path and place of every name that its object has had before, and True.

    ``text`` is JSON. Where nothing repeats this takes one pass in C. Where the search has passed
    over the text several times, as it does in objects nested deep, it goes no deeper: it yields
    the value in which a name repeats, and False.
    """
    cursor = _Cursor(text)
    start = cursor.at
    if cursor.watch():
        cursor.at = start
        yield from _repeats(cursor, ())


def _repeats(cursor: _Cursor, path: Path) -> Iterator[tuple[Path, Place, bool]]:
    seen: set[str | int] = set()
    for step, name in cursor.members():
        start = cursor.at
        if step in seen:
            yield (*path, step), Place(start, name), True
        seen.add(step)
        if not cursor.watch():
            continue
        if cursor.watched > _PASSES * len(cursor.text):
            yield (*path, step), Place(start, name), False
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
