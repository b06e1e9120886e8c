"""Faults as they are found, the first hundred of them, and what was left out for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from viewer.io.called import record_words
from viewer.io.locate import Path, Place, find, line_and_column, pointer_of
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say_count
from viewer.model.problem import Problem, Severity

MOST: Final = 100
"""So many problems are told one by one; the last one then says how many more there are."""


_HOPELESS: Final = 20_000
REPEATED: Final = "duplicate-key"
"""The code of a name that stands twice in an object: it decides which place others mean."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem whose line and column are not known yet.

    ``at`` is an index within the text that stands at ``path``; ``name`` means the place of the
    field's name, not that of its value; a ``position`` is known without looking for it.
    """

    severity: Severity
    code: str
    message: Message
    path: Path = ()
    at: int = -1
    name: bool = False
    position: int = -1


LineColumn = tuple[int, int]
Places = Callable[[Sequence[Fault]], list[LineColumn]]
"""Returns line and column of each fault, from 1, or (0, 0) where it has no place."""


def hopeless(bad: int, good: int) -> bool:
    """Whether so many rows of a list are faulty that it is no use to look at the rest."""
    return bad > _HOPELESS and bad > good


class Findings:
    """Takes faults as they are found; gives problems with their places."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._more = Counter[Severity]()
        self.left_out = Counter[str]()
        self.lost: dict[str, Path] = {}
        """The ids of rows that were left out, and where these stand."""

    def add(self, fault: Fault) -> None:
        """Take one fault; beyond a hundred they are only counted."""
        if len(self._faults) < MOST:
            self._faults.append(fault)
        else:
            self._more[fault.severity] += 1

    def error(self, code: str, message: Message, path: Path = (), *, name: bool = False) -> None:
        """Take a fault for which something is left out."""
        self.add(Fault(Severity.ERROR, code, message, path, name=name))

    def warning(self, code: str, message: Message, path: Path = ()) -> None:
        """Take a fault for which nothing is left out."""
        self.add(Fault(Severity.WARNING, code, message, path))

    def count_more(self, count: int) -> None:
        """Count errors without describing them."""
        self._more[Severity.ERROR] += count

    def give_up(self, section: str, path: Path, rest: int) -> None:
        """Leave out the ``rest`` of a list, most of which is faulty so far; takes no more time."""
        self.left_out[section] += rest
        message = say_count(
            QT_TRANSLATE_NOOP("Words", "most rows are faulty; the last one was not read"),
            QT_TRANSLATE_NOOP("Words", "most rows are faulty; the last {n} were not read"),
            rest,
        )
        fault = Fault(Severity.ERROR, "too-many-faults", message, path)
        if len(self._faults) < MOST:
            self.add(fault)
        else:  # it tells what all the others come to, so one of them makes room
            self.count_more(1)
            self._faults.insert(0, fault)
            self._faults.pop()

    def leave_out(self, section: str, path: Path, row: object) -> None:
        """Note that a row is left out, so that what refers to it can say why."""
        self.left_out[section] += 1
        if isinstance(row, dict) and isinstance(row_id := row.get("id"), str):
            self.lost.setdefault(row_id, path)

    @property
    def full(self) -> bool:
        """Whether further faults are only counted."""
        return len(self._faults) >= MOST

    @property
    def any_error(self) -> bool:
        """Whether anything was left out."""
        return bool(self._more[Severity.ERROR]) or any(
            fault.severity is Severity.ERROR for fault in self._faults
        )

    def problems(self, text: str | None, raw: object = None) -> tuple[Problem, ...]:
        """Return the problems in the order of their places in ``text``; ``raw`` is what it holds.

        Without a text, or where a path leads nowhere in it, a problem has no place.
        """
        return self.told(lambda faults: _places(faults, text), lambda path: record_words(raw, path))

    def told(self, places: Places, words: Callable[[Path], Message | None]) -> tuple[Problem, ...]:
        """Return the problems in the order of their ``places``; ``words`` name their records."""
        if not self._faults:
            return ()
        problems = [
            Problem(f.severity, f.code, f.message, pointer_of(f.path), *place, words(f.path))
            for f, place in zip(self._faults, places(self._faults), strict=True)
        ]
        problems.sort(key=lambda problem: (problem.line, problem.column))
        if more := self._more.total():
            problems.append(self._more_problem(more))
        return tuple(problems)

    def _more_problem(self, more: int) -> Problem:
        error = self._more[Severity.ERROR] > 0
        message = say_count(
            QT_TRANSLATE_NOOP("Words", "one more problem is not listed"),
            QT_TRANSLATE_NOOP("Words", "{n} more problems are not listed"),
            more,
        )
        return Problem(Severity.ERROR if error else Severity.WARNING, "more", message)


def _places(faults: Sequence[Fault], text: str | None) -> list[LineColumn]:
    if text is None:
        return [(0, 0)] * len(faults)
    positions = positions_of(faults, text)
    places = line_and_column(text, {p for p in positions if p >= 0})
    return [places.get(position, (0, 0)) for position in positions]


def positions_of(faults: Sequence[Fault], text: str) -> list[int]:
    """Return the index into ``text`` at which each fault stands, -1 where none does."""
    wanted = {fault.path for fault in faults if fault.position < 0}
    repeated = any(fault.code == REPEATED for fault in faults)
    places = _find_nearest(text, wanted, repeated=repeated)
    return [_position(fault, text, places.get(fault.path)) for fault in faults]


def _find_nearest(text: str, paths: set[Path], *, repeated: bool) -> dict[Path, Place]:
    """Return the places of ``paths``; of one that leads nowhere that of what should hold it."""
    if not paths:
        return {}
    found = find(text, paths, repeated=repeated)
    if above := {path[:-1] for path in paths - found.keys() if path}:
        nearest = _find_nearest(text, above, repeated=repeated)
        for path in paths - found.keys():
            if path and (place := nearest.get(path[:-1])) is not None:
                found[path] = place
    return found


def _position(fault: Fault, text: str, place: Place | None) -> int:
    if fault.position >= 0 or place is None:
        return fault.position
    if fault.name:
        return place.name
    at = place.value
    if fault.at >= 0 and "\\" not in text[at : at + fault.at + 1]:
        at += 1 + fault.at  # after the quotation mark
    return at
