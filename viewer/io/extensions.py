"""Fields of other programs, ``x-...``: set apart before the rest is checked, and kept."""

from __future__ import annotations

from math import isfinite

from viewer.io.faults import found
from viewer.io.findings import Findings
from viewer.io.locate import Path, pointer_of
from viewer.model.message import QT_TRANSLATE_NOOP, say

PREFIX = "x-"


class Extensions:
    """The ``x-`` fields that the program does not know, by their JSON Pointers."""

    def __init__(self, findings: Findings) -> None:
        self.values: dict[str, object] = {}
        self._findings = findings

    def take(self, value: object, path: Path, stay: frozenset[str] = frozenset()) -> bool:
        """Take them out of ``value``, whatever it is; return whether there were any.

        Names of ``stay`` stay in ``value`` itself, not in what it holds, and stay as they are.
        """
        taken = False
        waiting: list[tuple[object, Path]] = [(value, path)]
        while waiting:
            part, at = waiting.pop()
            if isinstance(part, list):
                waiting += [(e, (*at, i)) for i, e in enumerate(part) if isinstance(e, dict | list)]
            elif isinstance(part, dict):
                for name in [n for n in part if n.startswith(PREFIX)]:
                    if part is not value or name not in stay:
                        self._keep(part.pop(name), (*at, name))
                        taken = True
                waiting += [
                    (e, (*at, n))
                    for n, e in part.items()
                    if isinstance(e, dict | list) and not n.startswith(PREFIX)
                ]
        return taken

    def _keep(self, value: object, path: Path) -> None:
        if (number := _endless(value)) is None:
            self.values[pointer_of(path)] = value
        else:
            expected = say(QT_TRANSLATE_NOOP("Words", "a finite number"))
            self._findings.error("out-of-range", found(number, expected), path)


def _endless(value: object) -> float | None:
    """Return a number that is infinite or none at all, if one is in ``value``."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, float) and not isfinite(part):
            return part
        if isinstance(part, dict):
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return None
