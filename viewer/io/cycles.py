"""Records that rest on each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.locate import Path
from viewer.io.rows import Rows
from viewer.io.short import quoted
from viewer.model.message import QT_TRANSLATE_NOOP, say

_Step = tuple[str, int, str]
"""A reference: its field, its position in a list (-1 where it stands alone), and the id."""


def break_cycles(rows: Rows, fields: tuple[str, ...], findings: Findings) -> None:
    """Drop each reference of ``fields`` that leads back to a record from which it is reached.

    Depth first, without recursion: a chain may be as long as the file.
    """
    numbers = {row["id"]: number for number, row in enumerate(rows.rows)}
    closing: dict[int, list[_Step]] = {}
    done: set[int] = set()
    for start in numbers.values():
        if start in done:
            continue
        open_now = {start}
        stack = [(start, _steps(rows.rows[start], fields))]
        while stack:
            number, steps = stack[-1]
            for step in steps:
                target = numbers.get(step[2])
                if target is None or target in done:
                    continue
                if target in open_now:
                    closing.setdefault(number, []).append(step)
                    continue
                open_now.add(target)
                stack.append((target, _steps(rows.rows[target], fields)))
                break
            else:
                done.add(number)
                open_now.discard(number)
                stack.pop()
    for number, steps_back in closing.items():
        _drop(rows.rows[number], steps_back, rows.path(number), findings)


def _steps(row: Row, fields: tuple[str, ...]) -> Iterator[_Step]:
    for field in fields:
        value = row.get(field)
        if isinstance(value, list):
            yield from ((field, position, ref) for position, ref in enumerate(value))
        elif value is not None:
            yield field, -1, value


def _drop(row: Row, steps: list[_Step], path: Path, findings: Findings) -> None:
    gone: dict[str, set[int]] = {}
    for field, position, ref in steps:
        template = QT_TRANSLATE_NOOP(
            "Words", "{found} leads back to this record in a circle; expected an end of the chain"
        )
        place = (*path, field) if position < 0 else (*path, field, position)
        findings.error("cycle", say(template, found=quoted(ref)), place)
        gone.setdefault(field, set()).add(position)
    for field, positions in gone.items():
        if -1 in positions:
            row[field] = None
        else:
            row[field] = [ref for n, ref in enumerate(row[field]) if n not in positions]
