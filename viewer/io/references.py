"""References from record to record: one that leads nowhere is dropped and told."""

from __future__ import annotations

from collections import Counter
from typing import Final

from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.identity import Owners
from viewer.io.locate import Path
from viewer.io.short import quoted
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

_NOUNS: Final = (
    ("sources", QT_TRANSLATE_NOOP("Words", "a source")),
    ("actors", QT_TRANSLATE_NOOP("Words", "an actor")),
    ("places", QT_TRANSLATE_NOOP("Words", "a place")),
    ("categories", QT_TRANSLATE_NOOP("Words", "a category")),
    ("relation_types", QT_TRANSLATE_NOOP("Words", "a type of relation")),
    ("events", QT_TRANSLATE_NOOP("Words", "an event")),
    ("phases", QT_TRANSLATE_NOOP("Words", "a phase")),
    ("claims", QT_TRANSLATE_NOOP("Words", "a claim")),
    ("series", QT_TRANSLATE_NOOP("Words", "a series")),
)


class References:
    """Follows references, drops those that lead nowhere, and tells of them."""

    def __init__(self, owners: Owners, findings: Findings) -> None:
        self.owners = owners
        self._findings = findings
        self._to_lost = Counter[str]()
        self._first: dict[str, Path] = {}

    def leads(self, ref: str, *sections: str) -> bool:
        """Whether ``ref`` is the id of a record in one of ``sections``."""
        return self.owners.get(ref) in sections

    def one(self, row: Row, field: str, path: Path, *sections: str) -> bool:
        """Follow the reference in a field, if there is one; return whether all is well."""
        ref = row.get(field)
        if ref is None or self.owners.get(ref) in sections:
            return True
        self.tell(ref, (*path, field.rstrip("_")), *sections)
        row[field] = None
        return False

    def many(self, row: Row, field: str, path: Path, *sections: str) -> bool:
        """Follow the references in a list, if there is one; return whether all is well."""
        refs = row.get(field)
        if not refs or all(self.owners.get(ref) in sections for ref in refs):
            return True
        for position, ref in enumerate(refs):
            if not self.leads(ref, *sections):
                self.tell(ref, (*path, field, position), *sections)
        row[field] = [ref for ref in refs if self.leads(ref, *sections)]
        return False

    def evidence(self, row: Row, path: Path) -> None:
        """Follow the sources of the evidence of a record."""
        self.each(row, "evidence", "source", path, "sources")

    def each(self, row: Row, field: str, inner: str, path: Path, *sections: str) -> None:
        """Follow the reference ``inner`` of each entry of the list in ``field``."""
        for position, entry in enumerate(row.get(field) or ()):
            self.one(entry, inner, (*path, field, position), *sections)

    def tell(self, ref: str, path: Path, *sections: str) -> None:
        """Tell that ``ref`` leads to no record of ``sections``.

        Where its record was left out, the references to it are counted and told as one.
        """
        if ref not in self.owners and ref in self._findings.lost:
            self._to_lost[ref] += 1
            self._first.setdefault(ref, path)
            return
        if self._findings.full:
            self._findings.count_more(1)
            return
        wanted = say(QT_TRANSLATE_NOOP("Words", "the id of {noun}"), noun=_noun(sections[0]))
        if (owner := self.owners.get(ref)) is None:
            template = QT_TRANSLATE_NOOP("Words", "no record has the id {found}; expected {wanted}")
            message = say(template, found=quoted(ref), wanted=wanted)
        else:
            template = QT_TRANSLATE_NOOP("Words", "{found} is the id of {noun}; expected {wanted}")
            message = say(template, found=quoted(ref), noun=_noun(owner), wanted=wanted)
        self._findings.error("dangling-reference", message, path)

    def tell_lost(self) -> None:
        """Tell of the references to each record that was left out."""
        for ref, count in self._to_lost.items():
            message = say_count(
                QT_TRANSLATE_NOOP(
                    "Words", "{found} was left out for its own fault, and with it this reference"
                ),
                QT_TRANSLATE_NOOP(
                    "Words",
                    "{found} was left out for its own fault, and with it this reference "
                    "and the others to it, {n} together",
                ),
                count,
                found=quoted(ref),
            )
            self._findings.error("reference-to-left-out", message, self._first[ref])


def _noun(section: str) -> Message:
    return say(next(noun for name, noun in _NOUNS if name == section))
