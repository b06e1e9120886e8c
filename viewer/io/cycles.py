"""Records that rest on each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.locate import Path
from viewer.io.rows import Rows
from viewer.io.short import quoted
from viewer.model.message import QT_TRANSLATE_NOOP, say


def break_cycles(rows: Rows, fields: tuple[str, ...], findings: Findings) -> None:
    """Drop each reference of ``fields`` that leads back to a record from which it is reached.

    Depth first, without recursion: a chain may be as long as the file.
    """
    numbers = {row["id"]: number for number, row in enumerate(rows.rows)}
    done: set[int] = set()
    for start in numbers.values():
        if start in done:
            continue
        open_now = {start}
        stack = [(start, _steps(rows.rows[start], fields))]
        while stack:
            number, steps = stack[-1]
            for field, ref in steps:
                target = numbers.get(ref)
                if target is None or target in done:
                    continue
                if target in open_now:
                    _drop(rows.rows[number], field, ref, rows.path(number), findings)
                    continue
                open_now.add(target)
                stack.append((target, _steps(rows.rows[target], fields)))
                break
            else:
                done.add(number)
                open_now.discard(number)
                stack.pop()


def _steps(row: Row, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = row.get(field)
        refs = value if isinstance(value, list) else [value]
        yield from ((field, ref) for ref in tuple(refs) if ref is not None)


def _drop(row: Row, field: str, ref: str, path: Path, findings: Findings) -> None:
    template = QT_TRANSLATE_NOOP(
        "Words", "{found} leads back to this record in a circle; expected an end of the chain"
    )
    message = say(template, found=quoted(ref))
    if isinstance(row[field], list):
        findings.error("cycle", message, (*path, field, row[field].index(ref)))
        row[field] = [other for other in row[field] if other != ref]
    else:
        findings.error("cycle", message, (*path, field))
        row[field] = None
