"""What the user prefers, kept from one start to the next in a small JSON file of our own.

Not QSettings: that stores Python objects as pickles, and reading a forged one raises.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal

from viewer.model.message import QT_TRANSLATE_NOOP, Message, say


@dataclass(frozen=True, slots=True)
class Preferences:
    """Typed settings with their defaults. ``text_size`` is in per cent; ``place`` is x and y of the
    window, nothing while that is not known; ``recent`` holds the files opened last, the latest
    first.
    """

    theme: str = "system"
    text_size: int = 100
    animation: bool = True
    width: int = 1600
    height: int = 900
    place: tuple[int, ...] = ()
    maximized: bool = False
    side_width: int = 400
    side_shown: bool = True
    hint_seen: bool = False
    recent: tuple[str, ...] = ()


LIMITS: dict[str, tuple[int, int]] = {
    "text_size": (70, 250),
    "width": (640, 16384),
    "height": (400, 16384),
    "side_width": (240, 4000),
}
FARTHEST = 32_767
"""No screen lies farther out, in pixels: coordinates of windows have 16 bits."""
MOST_RECENT = 10
LONGEST_PATH = 4096
LONGEST_FILE = 1_000_000
"""A file of more bytes is none of ours."""
CHOICES: dict[str, tuple[str, ...]] = {"theme": ("system", "light", "dark")}


class Settings(QObject):
    """Holds `Preferences`; every change is saved at once and atomically.

    ``failed`` carries a sentence that says why the last change could not be saved; it is in force
    all the same.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """``path`` is the file; None keeps everything in memory (tests, snapshots)."""
        super().__init__(parent)
        self._path = path
        self._now = read(path) if path else Preferences()

    @property
    def now(self) -> Preferences:
        """The preferences in force."""
        return self._now

    def update(self, **changed: Any) -> None:
        """Change some preferences; out of range values are brought back into range."""
        before = self._now
        self._now = checked({**asdict(before), **changed})
        if self._now != before:
            self._save()
            self.changed.emit(self._now)

    def _save(self) -> None:
        if self._path is None:
            return
        # Not at the start of the program, which saves nothing.
        writer = importlib.import_module("viewer.io.save")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            writer.save_bytes(self._path, json.dumps(asdict(self._now), indent=1).encode())
        except OSError as error:
            self._say_failed(error.strerror or str(error))
        except writer.NotSaved as error:
            self._say_failed(error.reason)

    def _say_failed(self, why: str | Message) -> None:
        template = QT_TRANSLATE_NOOP("Words", "The settings could not be saved in {file}: {why}")
        self.failed.emit(say(template, file=str(self._path), why=why))


def where() -> Path:
    """Return the settings file of this user."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "tradewake" / "settings.json"


def read(path: Path) -> Preferences:
    """Read a settings file; what is missing or damaged is a default.

    A file that holds no settings is moved aside as ``.bad``, so that it is not lost.
    """
    try:
        found = _parsed(path)
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError):
        _set_aside(path)
        return Preferences()
    return checked(found)


def _parsed(path: Path) -> dict[str, Any]:
    if path.exists() and not path.is_file():
        raise OSError("no regular file: a pipe would be waited for without end")
    with path.open("rb") as file:
        data = file.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        raise ValueError("longer than any settings file")
    found = json.loads(data.decode("utf-8"))
    if not isinstance(found, dict):
        raise ValueError("no JSON object")
    return found


def checked(found: dict[str, Any]) -> Preferences:
    """Return preferences made of those values that have the right type and range."""
    good: dict[str, Any] = {}
    for name, default in asdict(Preferences()).items():
        value = found.get(name)
        if name in LISTS:
            good[name] = LISTS[name](value)
            continue
        if type(value) is not type(default):
            continue
        if name in LIMITS:
            low, high = LIMITS[name]
            value = min(max(int(str(value)), low), high)
        if value in CHOICES.get(name, (value,)):
            good[name] = value
    return Preferences(**good)


def _paths(found: object) -> tuple[str, ...]:
    if not isinstance(found, list | tuple):
        return ()
    paths = [path for path in found if isinstance(path, str) and 0 < len(path) <= LONGEST_PATH]
    return tuple(dict.fromkeys(paths))[:MOST_RECENT]


def _place(found: object) -> tuple[int, ...]:
    if not isinstance(found, list | tuple) or len(found) != 2:
        return ()
    good = all(type(value) is int and abs(value) <= FARTHEST for value in found)
    return tuple(found) if good else ()


LISTS: dict[str, Callable[[object], tuple[Any, ...]]] = {"recent": _paths, "place": _place}


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".bad"))
    except OSError:
        # Nothing can be moved where nothing can be written; defaults serve all the same.
        return
