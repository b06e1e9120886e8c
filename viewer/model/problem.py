"""A fault of a file, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.message import Message


class Severity(StrEnum):
    """An error leaves something out; a warning leaves everything in."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, what was found, what was expected.

    ``line`` and ``column`` count from 1 in characters, 0 where there is no place; ``pointer`` is
    a JSON Pointer (RFC 6901); ``code`` is stable and made for programs. ``record`` names what a
    reader knows the faulty record as, "event “A visit”", where there is one.
    """

    severity: Severity
    code: str
    message: Message
    pointer: str = ""
    line: int = 0
    column: int = 0
    record: Message | None = None
