"""Which series the first trade pane of a dataset shows, whatever the dataset is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.model.dataset import Dataset
from viewer.model.records import Series
from viewer.model.view import Pane

FINEST_FIRST = ("D", "W", "M", "Q", "A")
"""SDMX frequency codes from fine to coarse; all others (irregular) come after them."""
ENOUGH = 3
"""Fewer observations than this are no reason to prefer a finer frequency."""


class Basis(NamedTuple):
    """What two series must share before they may stand on one scale."""

    quantity: str | None
    ref_area: str | None
    counterpart_area: str | None
    commodity: str | None
    unit: str
    agency: str | None
    adjustment: tuple[str, ...]


def basis_of(series: Series) -> Basis:
    """Return what a series must share with its companions in a pane."""
    return Basis(
        series.quantity,
        series.ref_area,
        series.counterpart_area,
        series.commodity,
        series.unit,
        series.agency,
        tuple(sorted(series.adjustment)),
    )


def fineness(frequency: str) -> int:
    """Return a rank that is lower for finer frequencies."""
    if frequency in FINEST_FIRST:
        return FINEST_FIRST.index(frequency)
    return len(FINEST_FIRST)


def default_panes(dataset: Dataset) -> tuple[Pane, ...]:
    """Return the panes to open a dataset with: one, or none where there are no series.

    The best pair of exports and imports on one basis, with their totals and the whole-year totals
    on that basis; where no such pair exists, the series with the most observations by itself.
    """
    filled = [series for series in dataset.series.values() if series.observations]
    if not filled:
        return ()
    pairs = [pair for group in _grouped(filled) for pair in _pairs(group)]
    if pairs:
        return (Pane("trade", tuple(series.id for series in max(pairs, key=_merit))),)
    longest = max(filled, key=lambda s: (len(s.observations), -fineness(s.frequency)))
    return (Pane("value", (longest.id,)),)


def _grouped(series: Iterable[Series]) -> list[list[Series]]:
    groups: dict[Basis, list[Series]] = {}
    for one in series:
        groups.setdefault(basis_of(one), []).append(one)
    return list(groups.values())


def _pairs(group: Sequence[Series]) -> list[tuple[Series, ...]]:
    found = []
    for frequency in {series.frequency for series in group}:
        exports = _longest(group, "export", frequency)
        imports = _longest(group, "import", frequency)
        if exports is None or imports is None:
            continue
        more = [_longest(group, "total", frequency)]
        if fineness(frequency) < fineness("A"):
            more.append(_longest(group, "total", "A"))
        found.append((exports, imports, *(series for series in more if series is not None)))
    return found


def _longest(group: Iterable[Series], flow: str, frequency: str) -> Series | None:
    fitting = (s for s in group if s.flow == flow and s.frequency == frequency)
    return max(fitting, key=lambda s: len(s.observations), default=None)


def _merit(pair: Sequence[Series]) -> tuple[bool, bool, int, int]:
    exports, imports = pair[:2]
    count = len(exports.observations) + len(imports.observations)
    return (
        exports.commodity in (None, "TOTAL"),
        count >= 2 * ENOUGH,
        -fineness(exports.frequency),
        count,
    )
