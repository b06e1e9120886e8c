"""Ids, which are unique over the whole file, and which record each of them belongs to."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from viewer.io.findings import Findings
from viewer.io.locate import pointer_of
from viewer.io.rows import Rows
from viewer.io.short import quoted
from viewer.model.message import QT_TRANSLATE_NOOP, say

Owners = dict[str, str]
"""From an id to the section that has its record."""


class WithEvents(Owners):
    """Owners, to which events belong that are no rows: of a big file most are not."""

    def __init__(self, owners: Owners, events: Container[str]) -> None:
        super().__init__(owners)
        self._events = events

    def get(self, ref: str, other: Any = None, /) -> Any:
        section = super().get(ref)
        if section is None:
            return "events" if ref in self._events else other
        return section

    def __contains__(self, ref: object) -> bool:
        return super().__contains__(ref) or ref in self._events


def owners_of(sections: dict[str, Rows], findings: Findings) -> Owners:
    """Return which section each id belongs to; a row that repeats an id is left out."""
    owners: Owners = {}
    for section, rows in sections.items():
        if section == "relations":
            continue
        repeats = []
        for number, row in enumerate(rows.rows):
            if row["id"] in owners:
                repeats.append(number)
            else:
                owners[row["id"]] = section
        for number in repeats:
            _tell_repeat(sections, owners, rows, number, findings)
        rows.drop(repeats)
    return owners


def _tell_repeat(
    sections: dict[str, Rows], owners: Owners, rows: Rows, number: int, findings: Findings
) -> None:
    row_id = rows.rows[number]["id"]
    findings.left_out[rows.section] += 1
    if findings.full:
        findings.count_more(1)
        return
    first = sections[owners[row_id]]
    where = first.path(next(n for n, row in enumerate(first.rows) if row["id"] == row_id))
    template = QT_TRANSLATE_NOOP(
        "Words", "the id {found} is taken by {where}; expected one that no other record has"
    )
    message = say(template, found=quoted(row_id), where=pointer_of(where))
    findings.error("duplicate-id", message, (*rows.path(number), "id"))
