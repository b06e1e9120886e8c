"""A view as JSON of our own, and back: whatever the file holds, a good view comes out.

Each field is read by the type of its default. What has the wrong type, lies out of range or names
something that the dataset does not hold is left at the view that the dataset opens with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from math import isfinite
from typing import Any

from viewer.model.dataset import Dataset
from viewer.model.view import FARTHEST, Pane, TimeRange, ViewState, within_axis
from viewer.state.opening import is_in

MOST = 10_000
"""So many ids or keys are read, and so many characters of a text."""
PANE_KINDS = ("trade", "share", "value")
OF_ONE_FILE = ("selection", "panes")
"""Fields that may name a value by its place in the file, or were chosen for what was in it."""


def view_as_json(view: ViewState) -> dict[str, Any]:
    """Return a view as what `json.dumps` takes."""
    return {field.name: _plain(getattr(view, field.name)) for field in fields(view)}


def view_from_json(
    found: object, dataset: Dataset, first: ViewState, *, same_file: bool = True
) -> ViewState:
    """Return the view that was kept; ``first`` is the one that the dataset opens with.

    ``same_file`` tells whether file and program are still as they were when the view was kept.
    """
    if not isinstance(found, dict):
        return first
    good: dict[str, Any] = {}
    for field in fields(first):
        if field.name in found and (same_file or field.name not in OF_ONE_FILE):
            read = OF_OTHER_TYPES.get(field.name, _read)
            value = read(found[field.name], getattr(first, field.name))
            if value is not None:
                good[field.name] = value
    if "selection" in good:
        good["selection"] = tuple(name for name in good["selection"] if is_in(dataset, name))
    if good.get("panes"):  # none are there where a reader has removed all
        good["panes"] = _drawable(good["panes"], dataset) or first.panes
    return replace(first, **good)


def _plain(value: object) -> object:
    if isinstance(value, TimeRange):
        return [value.start, value.end]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _read(found: object, default: object) -> object | None:
    """Return what was found, in the type of ``default``; None if it is not fit for that."""
    if isinstance(default, TimeRange):
        return _time(found)
    if is_dataclass(default) and not isinstance(default, type):
        return _parts(found, default)
    if isinstance(default, Enum):
        return next((choice for choice in type(default) if choice.value == found), None)
    if isinstance(default, bool):
        return found if isinstance(found, bool) else None
    if isinstance(default, int | float):
        return _number(found, default)
    if isinstance(default, str):
        return found if isinstance(found, str) and len(found) <= MOST else None
    if isinstance(default, frozenset):
        texts = _texts(found)
        return None if texts is None else frozenset(texts)
    if isinstance(default, tuple):
        return _texts(found)
    return None


def _time(found: object) -> TimeRange | None:
    if not isinstance(found, list) or len(found) != 2:
        return None
    if not all(isinstance(day, float | int) and not isinstance(day, bool) for day in found):
        return None
    start, end = found
    if not (abs(start) <= FARTHEST and abs(end) <= FARTHEST and start < end):
        return None
    return within_axis(float(start), float(end)) if isfinite(end - start) else None


def _parts(found: object, default: Any) -> object | None:
    """Return a frozen record, each part read by the type of its default."""
    if not isinstance(found, dict):
        return None
    parts = ((part.name, getattr(default, part.name)) for part in fields(default))
    read = {name: _read(found[name], was) for name, was in parts if name in found}
    good = {name: value for name, value in read.items() if value is not None}
    made: object = replace(default, **good)
    return made


def _number(found: object, default: int | float) -> int | float | None:
    """Return a number above zero of the very type of ``default``."""
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found <= MOST:
        return None
    return float(found) if isinstance(default, float) else int(found)


def _brush(found: object, default: object) -> TimeRange | None:
    del default
    return _time(found)


def _texts(found: object) -> tuple[str, ...] | None:
    if not isinstance(found, list) or len(found) > MOST:
        return None
    return tuple(text for text in found if isinstance(text, str) and len(text) <= MOST)


def _panes(found: object, default: object) -> tuple[Pane, ...] | None:
    del default
    if not isinstance(found, list) or len(found) > MOST:
        return None
    panes: list[Pane] = []
    for one in found:
        if isinstance(one, dict) and one.get("kind") in PANE_KINDS:
            pane = _parts(one, Pane(one["kind"], ()))
            panes += [pane] if isinstance(pane, Pane) and pane.series else []
    return tuple(panes) if panes or not found else None


def _drawable(panes: Iterable[Pane], dataset: Dataset) -> tuple[Pane, ...]:
    """Drop the series and claims that the dataset does not hold, and what is then empty."""
    known = {*dataset.series, *dataset.claims}
    there: list[Pane] = []
    for pane in panes:
        series = tuple(filter(known.__contains__, pane.series))
        hidden = tuple(filter(series.__contains__, pane.hidden))
        hidden = hidden if set(hidden) < set(series) else ()  # something is always shown
        there += [replace(pane, series=series, hidden=hidden)] if series else []
    return tuple(there)


OF_OTHER_TYPES: dict[str, Callable[[object, object], object | None]] = {
    "panes": _panes,
    "brush": _brush,
}
"""How those fields are read whose default does not tell their type."""
