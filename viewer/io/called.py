"""What a reader knows a record of a file as: "event “Kim visits the cemetery”"."""

from __future__ import annotations

from typing import Final

from viewer.io.locate import Path
from viewer.model.clean import clean_line
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

LONGEST: Final = 80
_KINDS: Final = {
    "sources": QT_TRANSLATE_NOOP("Words", "source “{name}”"),
    "actors": QT_TRANSLATE_NOOP("Words", "actor “{name}”"),
    "places": QT_TRANSLATE_NOOP("Words", "place “{name}”"),
    "categories": QT_TRANSLATE_NOOP("Words", "category “{name}”"),
    "relation_types": QT_TRANSLATE_NOOP("Words", "kind of link “{name}”"),
    "events": QT_TRANSLATE_NOOP("Words", "event “{name}”"),
    "phases": QT_TRANSLATE_NOOP("Words", "phase “{name}”"),
    "claims": QT_TRANSLATE_NOOP("Words", "figure “{name}”"),
    "series": QT_TRANSLATE_NOOP("Words", "series “{name}”"),
}
_NAMES: Final = ("title", "name", "label", "subject", "id")


def record_words(raw: object, path: Path) -> Message | None:
    """Return the kind and the name of the record that a path leads into; None for no record."""
    if len(path) < 2 or not isinstance(raw, dict) or path[0] not in _KINDS:
        return None
    rows, place = raw.get(path[0]), path[1]
    if not isinstance(rows, list) or not isinstance(place, int) or not 0 <= place < len(rows):
        return None
    row = rows[place]
    names = (_text(row.get(field)) for field in _NAMES) if isinstance(row, dict) else ()
    name = next((name for name in names if name), "")
    return say(_KINDS[str(path[0])], name=name) if name else None


def _text(value: object) -> str:
    """Return a text that may be a map of languages, on one line, cut."""
    if isinstance(value, dict):
        value = value.get("en") or next(iter(value.values()), "")
    if not isinstance(value, str):
        return ""
    name = str(clean_line(value[: LONGEST + 1])).strip()
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
