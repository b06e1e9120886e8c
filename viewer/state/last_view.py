"""The last view of each file, kept from one start to the next: one small JSON file a dataset."""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import viewer
from viewer.model.dataset import Dataset
from viewer.model.view import ViewState
from viewer.state.view_json import view_as_json, view_from_json

LOG = logging.getLogger(__name__)
VERSION = 1
LARGEST = 2_000_000
"""Bytes; a larger file is none of ours."""
MOST_FILES = 200
"""So many views are kept, those used last."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file was when it was read: its size in bytes and its time in nanoseconds."""

    size: int
    time: int


def stamp_of(path: Path) -> Stamp | None:
    """Return how a file is now, None if it can't be told."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


def place_of(folder: Path, path: Path) -> Path:
    """Return where the view of a dataset is kept."""
    name = hashlib.sha256(bytes(str(path.absolute()), "utf-8", "surrogateescape"))
    return folder / f"{name.hexdigest()[:32]}.json"


def write_view(folder: Path, path: Path, stamp: Stamp | None, view: ViewState) -> None:
    """Keep the view of the dataset ``path``. What can't be kept is logged: it is a convenience."""
    kept = {
        "tradewake-view": VERSION,
        "program": viewer.__version__,
        "file": str(path.absolute()),
        "size": stamp.size if stamp else None,
        "time": stamp.time if stamp else None,
        "view": view_as_json(view),
    }
    save = importlib.import_module("viewer.io.save")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save.save_bytes(place_of(folder, path), json.dumps(kept).encode())
        _prune(folder)
    except (OSError, save.NotSaved) as error:
        LOG.warning("a view was not kept: %s", error)


def read_view(
    folder: Path, path: Path, stamp: Stamp | None, dataset: Dataset, first: ViewState
) -> ViewState:
    """Return the view that was kept of a dataset, ``first`` where none was or it is damaged."""
    reader = importlib.import_module("viewer.io.safe_read")
    try:
        kept = json.loads(reader.read_bytes(place_of(folder, path), LARGEST))
    except (reader.RefusedFile, ValueError, RecursionError):
        return first
    if not isinstance(kept, dict) or kept.get("tradewake-view") != VERSION:
        return first
    if kept.get("file") != str(path.absolute()):
        return first
    now = (viewer.__version__, stamp.size, stamp.time) if stamp else None
    same = (kept.get("program"), kept.get("size"), kept.get("time")) == now
    return view_from_json(kept.get("view"), dataset, first, same_file=same)


def _prune(folder: Path) -> None:
    """Remove the views that have not been used for longest."""
    found = [(stamp.time, file) for file in folder.glob("*.json") if (stamp := stamp_of(file))]
    for _, file in sorted(found)[:-MOST_FILES]:
        with suppress(OSError):
            file.unlink()
