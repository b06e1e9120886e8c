"""What the datasets that come with the program are called."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

from viewer.model.clean import clean_line

LARGEST = 20_000_000
"""Bytes; the samples are far smaller."""


def title_of(path: Path) -> str:
    """Return the title of a dataset, its file name if it has none; the rest is not checked."""
    reader = importlib.import_module("viewer.io.safe_read")
    try:
        found = json.loads(reader.read_bytes(path, LARGEST))
    except (reader.RefusedFile, ValueError, RecursionError):
        return path.stem
    title = found.get("title") if isinstance(found, dict) else None
    if isinstance(title, dict):
        title = title.get("en") or next(iter(title.values()), None)
    return clean_line(title) if isinstance(title, str) and title else path.stem
