"""Countries and aggregates by their codes."""

from __future__ import annotations

from typing import Final

from viewer.io import words
from viewer.io.faults import found
from viewer.io.findings import Findings
from viewer.io.format1 import Row
from viewer.io.locate import Path
from viewer.model.message import QT_TRANSLATE_NOOP, say

AREAS: Final = words.listed(words.AREAS)


def check_area(row: Row, field: str, path: Path, findings: Findings) -> None:
    """Warn of a country that ISO 3166 does not know, and that is not one's own (``X-...``)."""
    area = row.get(field)
    if area is not None and area not in AREAS and not area.startswith("X-"):
        template = QT_TRANSLATE_NOOP(
            "Words", "an ISO 3166 code of three letters, WLD, or one of your own after X-"
        )
        expected = say(template)
        findings.warning("unknown-area", found(area, expected), (*path, field))
