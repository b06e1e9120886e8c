"""A big file on its way to a dataset whose events are columns and stay in the file.

All but the events is read as in every file: what remains of it without them is a small file. Of
the events most parts are good by themselves, and what they refer to is looked up once a key. Parts
in which anything is at fault, or may be, are read with the rest by the rules that hold for all.
The answer is the one that `viewer.io.whole` gives, or `NotInParts`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic_core import from_json

from viewer.io import decode
from viewer.io.chunk import exact_spans
from viewer.io.column_arrays import written_dating
from viewer.io.cuts import Layout
from viewer.io.event_lists import from_events
from viewer.io.event_reader import EventReader
from viewer.io.gather import Gathered
from viewer.io.locate import repeated_names
from viewer.io.numbering import Numbering
from viewer.io.opened import Step
from viewer.io.parts import NotInParts, Part, Parts
from viewer.io.rows import Checker, Rows
from viewer.io.safe_read import Stamp, read_part
from viewer.io.semantics import check_meaning
from viewer.io.spots import EVENTS, Spots, Stretch
from viewer.io.whole import Whole
from viewer.model.column_events import ColumnEvents
from viewer.model.dataset import Dataset
from viewer.model.id_index import IdIndex
from viewer.model.problem import Problem
from viewer.model.records import Event

Good = tuple[Gathered, IdIndex]
"""Events of which nothing had to be told or mended."""
_MOST_BYTES: Final = 1 << 24
"""So many bytes of parts at fault are read with the rest, or a quarter of the file."""
_RULES_READER: Final = -2
REFERENCES: Final = (
    ("categories", "categories"),
    ("actors", "actors"),
    ("places", "places"),
    ("attributed_to", "actors"),
    ("sources", "sources"),
    ("direction_from", "actors"),
    ("direction_to", "actors"),
)
"""Columns of keys, and the sections whose ids they are."""


class InParts(Whole):
    """Like `Whole`, of a file whose events have been read in parts."""

    def __init__(
        self, path: Path, stamp: Stamp, layout: Layout, parts: Parts, language: str, step: Step
    ) -> None:
        self._path = path
        self._stamp = stamp
        self._layout = layout
        self._parts = parts
        self._language = language
        self._by_rules: dict[int, tuple[Stretch, Rows]] = {}
        self._checker: Checker | None = None
        self._index: IdIndex | None = None
        self.good: Good | None = None
        tail = read_part(path, parts.end, stamp[0] - parts.end)
        super().__init__(layout.head + tail, step)

    def _json(self) -> object:
        try:
            return decode.parse(self._data)
        except decode.NotJson:
            raise NotInParts from None

    def _repeated_names(self) -> None:
        if repeated_names(self._data.decode("utf-8"), 1)[1]:
            raise NotInParts

    def _section(
        self, checker: Checker, name: str, raw: object, step: Callable[[int], None]
    ) -> Rows:
        if name != EVENTS:
            return super()._section(checker, name, raw, step)
        as_guessed = checker.language == self._language
        if raw != [] or not (as_guessed or not any(part.ordinary for part in self._parts.parts)):
            raise NotInParts
        self._checker = checker
        self._extensions.values.update(self._parts.extensions)
        self._read_by_rules(n for n, part in enumerate(self._parts.parts) if not part.rows)
        return Rows(EVENTS)

    def _check_meaning(self, sections: dict[str, Rows]) -> None:
        gatherer = self._parts.gatherer
        self._index = gatherer.index()
        self._read_by_rules(self._of_doubtful_meaning(sections, self._index))
        for number in sorted(self._by_rules):
            rows = self._by_rules[number][1]
            sections[EVENTS].rows += rows.rows
            sections[EVENTS].positions += rows.positions
        others = _GoodIds(self._index, self._part_of, self._by_rules)
        check_meaning(sections, self._findings, others)
        if self._findings.full:
            raise NotInParts  # which hundred are told depends on the order in which they are found
        self._events = sections[EVENTS]

    def _read_by_rules(self, numbers: Iterator[int] | set[int]) -> None:
        """Read parts again, whole and by the rules that hold for every file."""
        assert self._checker is not None
        for number in numbers:
            part = self._parts.parts[number]
            data = read_part(self._path, part.at, part.to - part.at)
            raw: list[object] = from_json(b"[%s]" % data, allow_inf_nan=True)
            rows = Rows(EVENTS)
            self._checker.batch(rows, raw, part.first)
            self._by_rules[number] = Stretch(part.first, part.at, data, raw), rows
            taken = sum(len(stretch.data) for stretch, _ in self._by_rules.values())
            if taken > max(_MOST_BYTES, self._stamp[0] // 4) or self._findings.full:
                raise NotInParts

    def _of_doubtful_meaning(self, sections: dict[str, Rows], index: IdIndex) -> set[int]:
        """Return the parts with an id that stands twice, or a reference that leads nowhere."""
        gatherer = self._parts.gatherer
        owners: dict[str, str] = {}
        for section, rows in sections.items():
            if section != "relations":
                for row in rows.rows:
                    owners.setdefault(row["id"], section)
        found = set(map(self._part_of, index.repeated()))
        taken = [*owners, *(row["id"] for _, rows in self._by_rules.values() for row in rows.rows)]
        for one in index.known(taken):
            found.update(map(self._part_of, index.rows(one)))
        for name, section in REFERENCES:
            unknown = [n for n, k in enumerate(gatherer.keys(name)) if owners.get(k) != section]
            if unknown:
                found.update(map(self._part_of, gatherer.rows_with(name, unknown).tolist()))
        for at, sources in gatherer.sources_of_datings().items():
            if any(owners.get(source) != "sources" for source in sources):
                found.add(self._part_of(at))
        return found

    def _part_of(self, row: int) -> int:
        """Return the number of the part from which a row was gathered."""
        return bisect_right(self._parts.parts, row, key=_first_row) - 1

    def _finished(self, dataset: Dataset) -> Dataset:
        """Put the events of the parts that were read by the rules among the others."""
        gatherer, numbering = self._parts.gatherer, Numbering()
        built = dict(zip(self._events.positions, dataset.events, strict=True))
        for number in sorted(self._by_rules, reverse=True):
            part = self._parts.parts[number]
            wanted = [n for n in range(part.count) if part.first + n in built]
            head, arrays = numbering.arrays(from_events(built[part.first + n] for n in wanted))
            starts, sizes = exact_spans(self._by_rules[number][0].data)
            arrays["starts"], arrays["sizes"] = starts[wanted] + part.at, sizes[wanted]
            head["datings"] = _datings([built[part.first + n] for n in wanted])
            gatherer.learn(_RULES_READER, head, arrays)
            after = part.row + part.rows
            gatherer.replace(part.row, after, _RULES_READER, head, arrays, len(wanted))
            self._index = None
        made = gatherer.finish()
        ids = made.columns.ids
        reader = EventReader(
            self._path, self._stamp, dataset.language, made.starts, made.sizes, ids
        )
        known = self._index
        index = IdIndex.of(ids, made.hashes) if known is None else replace(known, ids=ids)
        if not self._by_rules and not self._parts.extensions:
            self.good = replace(made, hashes=made.hashes[:0].copy()), index
        changed: dict[int, Event] = {}
        for _, rows in self._by_rules.values():
            if rows.positions and (here := [built[n] for n in rows.positions if n in built]):
                first = index.position(here[0].id) or 0
                found = reader(first, first + len(here)) or (None,) * len(here)
                both = enumerate(zip(here, found, strict=True), first)
                changed.update({row: event for row, (event, other) in both if event != other})
        return replace(dataset, events=ColumnEvents(made.columns, reader, changed, index))

    def _problems(self) -> tuple[Problem, ...]:
        spots = Spots(
            lambda at, count: read_part(self._path, at, count),
            self._layout.mark,
            self._data.decode("utf-8"),
            len(self._layout.head.decode("utf-8")),
            self._parts.end,
            self._raw,
            [stretch for stretch, _ in self._by_rules.values()],
        )
        return self._findings.told(spots.places, spots.words)


def _first_row(part: Part) -> int:
    return part.row


class _GoodIds(Container[str]):
    """The ids of events that are not read by the rules."""

    def __init__(
        self, index: IdIndex, part_of: Callable[[int], int], by_rules: Container[int]
    ) -> None:
        self._index = index
        self._part_of = part_of
        self._by_rules = by_rules

    def __contains__(self, some_id: object) -> bool:
        if not isinstance(some_id, str):
            return False
        return any(self._part_of(row) not in self._by_rules for row in self._index.rows(some_id))


def _datings(events: list[Event]) -> list[object]:
    return [
        [n, [written_dating(one) for one in event.datings]]
        for n, event in enumerate(events)
        if event.datings
    ]
