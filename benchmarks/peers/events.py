"""The same events in the form that peers read: start and end as days of the calendar."""

from __future__ import annotations

import json
from pathlib import Path

from viewer.model.calendar import civil
from viewer.model.edtf import parse


def in_their_form(file: Path, target: Path) -> Path:
    """Write the events of a file of format 1 with a ``start`` each, and an ``end`` where they
    lasted; everything else of an event stays as it is, so that both files are of a size.
    """
    if target.exists():
        return target
    found = json.loads(file.read_bytes())["events"]
    for event in found:
        date = parse(event.pop("occurred"))
        first, last = date.period
        event["start"] = _written(int(first))
        event["end"] = _written(int(last) - 1) if "/" in date.text else None
    target.write_text(json.dumps({"events": found}, ensure_ascii=False), encoding="utf-8")
    return target


def _written(day: int) -> str:
    year, month, number = civil(day)
    return f"{year:04}-{month:02}-{number:02}"
