"""A part of the events of a big file, read by itself: in a process of its own, mostly.

Where the part begins and ends is a guess, made before anything of it was read. It is proven by
reading: a part that begins where a record does, and whose bytes between brackets are JSON, ends
where a record does, because a parser that reads the whole file goes the same way through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic_core import from_json

from viewer.io import build
from viewer.io.column_arrays import written_dating
from viewer.io.decode import end_of_value
from viewer.io.event_lists import PlainEvents, from_events, lengths
from viewer.io.extensions import Extensions
from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.locate import repeated_names, spans
from viewer.io.numbering import Arrays, Head, Numbering
from viewer.io.plain import events_of, no_name_twice, texts_of
from viewer.io.rows import Checker, Rows
from viewer.model.records import Basis, Clock


class State(StrEnum):
    """What came of a part."""

    GOOD = "good"
    DOUBTFUL = "doubtful"  # there is a fault in it, or may be: to be read with the whole
    BROKEN = "broken"  # it is no JSON, so the cuts were wrong or the file is
    REPEATS = "repeats"  # an object in it has a name twice


@dataclass(slots=True)
class Answer:
    """A part that was read: ``count`` events in the file, of which the arrays hold the columns.

    ``end`` is the byte of the part at which the list of events ends, if it does, ``ordinary``
    whether it was read the ordinary way; ``extensions`` are named as if it were a whole file.
    """

    state: State
    count: int = 0
    end: int | None = None
    ordinary: bool = False
    extensions: dict[str, Any] = field(default_factory=dict)
    head: Head = field(default_factory=dict)
    arrays: Arrays = field(default_factory=dict)


class ChunkReader:
    """Reads parts of one file; ``separator`` is what stands between two of its records."""

    def __init__(self, separator: bytes, language: str) -> None:
        self._separator = separator
        self._into = len(separator) - separator.index(b"{")
        self._language = language
        self._numbering = Numbering()

    def read(self, part: bytes) -> Answer:
        """Read a part of a file that should begin and end with a record."""
        data = b"[" + part + b"]"
        texts = texts_of(data)
        events = events_of(data, texts)
        if events is None:
            try:
                raw: list[object] = from_json(data, allow_inf_nan=True)
            except ValueError as error:
                return self._cut_off(part, end_of_value(data, error))
            return self._ordinary(part, raw)
        if not no_name_twice(part, events.names) and _repeats(data):
            return Answer(State.REPEATS, events.rows.count)
        count = events.rows.count
        bases = events.rows.some("basis", None) or ()
        if _odd(bases, events.datings) or not self._good_dates(events):
            return Answer(State.DOUBTFUL, count)
        head, arrays = self._numbering.arrays(events.lists())
        if head.pop("bad"):
            return Answer(State.DOUBTFUL, count, head=head, arrays=_fresh_only(arrays))
        head["datings"] = [
            [n, [_told(one) for one in said]] for n, said in enumerate(events.datings) if said
        ]
        arrays["starts"], arrays["sizes"] = self._spans(part, count)
        return Answer(State.GOOD, count, head=head, arrays=arrays)

    def _cut_off(self, part: bytes, end: int | None) -> Answer:
        """Read only up to the end of the list of events, where that is in the part."""
        if end is None or end - 2 >= len(part):
            return Answer(State.BROKEN)
        answer = self.read(part[: end - 2].rstrip())
        answer.end = end - 2
        return answer

    def _ordinary(self, part: bytes, raw: Sequence[object]) -> Answer:
        """Read as every small file is read."""
        count = len(raw)
        if _repeats(part, b"[%s]"):
            return Answer(State.REPEATS, count)
        findings, rows = Findings(), Rows("events")
        extensions = Extensions(findings)
        Checker(findings, extensions, self._language).batch(rows, raw, 0)
        if findings.any_error or len(rows.rows) < count:
            return Answer(State.DOUBTFUL, count)
        bases = (row.get("basis") for row in rows.rows)
        if _odd(bases, (row.get("datings") for row in rows.rows)):
            return Answer(State.DOUBTFUL, count)
        events = [build.event(row) for row in rows.rows]
        head, arrays = self._numbering.arrays(from_events(events))
        head.pop("bad")
        head["datings"] = [
            [n, [written_dating(one) for one in event.datings]]
            for n, event in enumerate(events)
            if event.datings
        ]
        arrays["starts"], arrays["sizes"] = exact_spans(part)
        return Answer(State.GOOD, count, None, True, extensions.values, head=head, arrays=arrays)

    def _good_dates(self, events: PlainEvents) -> bool:
        """Whether the dates are good that no column has: of evidence and datings."""
        dates: set[str | None] = {one["date"] for said in events.datings for one in said}
        if events.evidence is not None:
            dates.update(events.evidence.of("published"))
        return self._numbering.good_dates(dates)

    def _spans(self, part: bytes, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where each record begins in the part, and its length.

        In rows that `viewer.io.plain` has checked only events themselves have an id, and within
        a string no quotation mark stands bare: so a separator that ends with the name "id" is
        none but of two events. Where there are as many as there should be, these are all.
        """
        sizes = _between_all(self._separator, part)
        if len(sizes) != count or not self._separator.endswith(b'"id"'):
            return exact_spans(part)
        sizes[1:] += self._into
        sizes[:-1] += 1
        gap = len(self._separator) - self._into - 1
        starts = np.zeros(count, np.int64)
        np.cumsum(sizes[:-1] + gap, out=starts[1:])
        return starts, sizes


def exact_spans(part: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each record begins in a part, and its length, by going through it."""
    text = f"[{part.decode()}]"
    found = np.array(spans(text), np.int64).reshape(-1, 2)
    if not part.isascii():
        units = [len(text[a:b].encode()) for a, b in _between(found)]
        found = np.cumsum(units, dtype=np.int64).reshape(-1, 2)
    return found[:, 0] - 1, found[:, 1] - found[:, 0]


def _between_all(separator: bytes, part: bytes) -> NDArray[np.int64]:
    """Return the lengths of the pieces that ``part.split(separator)`` gives."""
    if b"\n" not in separator:
        return lengths(part.split(separator))
    # In a quarter of the time: line ends are few, and none of them is in a string.
    letters = np.frombuffer(part, np.uint8)
    at = np.flatnonzero(letters == ord("\n")) - separator.index(b"\n")
    at = at[(at >= 0) & (at + len(separator) <= len(part))]
    for place, letter in enumerate(separator):
        at = at[letters[at + place] == letter]
    starts = np.concatenate(([0], at + len(separator)))
    return np.append(at, len(part)) - starts


def _between(found: NDArray[np.int64]) -> Iterable[tuple[int, int]]:
    edges = [0, *found.ravel().tolist()]
    return pairwise(edges)


def _repeats(part: bytes, form: bytes = b"%s") -> bool:
    return repeated_names((form % part).decode(), 1)[1] > 0


def _odd(bases: Iterable[Row | None], datings: Iterable[Iterable[Row] | None]) -> bool:
    """Whether `viewer.io.semantics` may have to say something of single events."""
    for basis in bases:
        if basis and Basis.NONE in (basis.get("start"), basis.get("end")):
            return True
    for said in datings:
        best = [one["clock"] for one in said or () if one.get("best")]
        if len(best) != len(set(best)):
            return True
    return False


def _told(dating: Row) -> Mapping[str, Any]:
    """Return a dating as `written_dating` does."""
    texts = {name: (text := dating.get(name)) and [text, {}] for name in ("label", "note")}
    others = {name: dating.get(name) for name in ("source", "basis", "likelihood")}
    return {
        "clock": Clock(dating["clock"]).value,
        "date": dating["date"],
        "best": bool(dating.get("best")),
        **texts,
        **others,
    }


def _fresh_only(arrays: Arrays) -> Arrays:
    """Return the tables of fresh dates alone: later parts build on their numbers."""
    return {
        name: array
        for name, array in arrays.items()
        if name.startswith(("occurred.", "reported.")) and not name.endswith(".codes")
    }
