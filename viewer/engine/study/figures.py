"""The figures of one series as columns, and which of them can stand in a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, log10
from typing import overload

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.sheet import Words
from viewer.engine.trade.cells import BOUNDS, LARGEST, Bound, Style, read_cell, style_of
from viewer.engine.trade.columns import DAYS
from viewer.engine.trade.words import COUNTED, odd_from
from viewer.model.clean import Clean
from viewer.model.columns import Coded, ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.records import Observation, Series

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

MOST_DECIMALS = 9
MOST_DIGITS = 5
MOST_READ = 1000
"""Of the numbers of a long series about so many tell how many decimals they all have."""
MOST_FIGURES = 2_000_000
"""Series of more figures are compared by day, month or year of them only."""


@dataclass(frozen=True, eq=False)
class Figures:
    """Parallel columns in order of start, one row per figure with a closed period.

    ``value`` is in ``multiplier`` of ``unit``, NaN where it is missing; ``reach`` is half a unit
    of its last printed digit, however approximate it is said to be. ``limit`` marks what is only
    said to be more or less than the value, ``about`` what is said to be approximate; ``style`` is
    how firm it is (`Style`).
    ``ids`` are those of the selection: a claim or ``series#position``, empty for sums made here.
    ``frequency`` is an SDMX code of `DAYS`, empty where the figures have no usual period.
    ``adds_up`` tells flows, whose sum over time is an amount, from levels. ``unread`` counts the
    figures of a series that is too long to be compared; then there are none here.
    """

    series: str
    label: Words
    frequency: str
    unit: str
    multiplier: float
    adds_up: bool
    start: Floats
    end: Floats
    value: Floats
    reach: Floats
    limit: Bools
    about: Bools
    style: Ints
    ids: Sequence[str]
    unread: int = 0

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def known(self) -> Bools:
        """Which figures are values at all: not missing, and no limits."""
        found: Bools = np.isfinite(self.value) & ~self.limit
        return found

    @cached_property
    def regular(self) -> Bools:
        """Which figures are over the usual period of the series."""
        if not self.frequency:
            return np.zeros(len(self), np.bool_)
        return is_usual(self.end - self.start, self.frequency)

    @cached_property
    def single(self) -> Bools:
        """Which figures are the only known one that begins when they do."""
        begun, counts = np.unique(np.round(self.start[self._candidates]), return_counts=True)
        several = begun[counts > 1]
        found: Bools = ~(self._candidates & np.isin(np.round(self.start), several))
        return found

    @cached_property
    def usable(self) -> Bools:
        """Which figures can be compared with each other: one known value a usual period."""
        return self._candidates & self.single

    @cached_property
    def _candidates(self) -> Bools:
        return self.known & self.regular

    @cached_property
    def places(self) -> Ints:
        """The rows that are usable, in order of time."""
        return np.flatnonzero(self.usable)


def is_usual(lengths: Floats, frequency: str) -> Bools:
    """Return which lengths, in days, are one period of an SDMX frequency."""
    usual = DAYS[frequency]
    found: Bools = np.abs(lengths - usual) <= odd_from(usual)
    return found


def figures_of(dataset: Dataset, series: Series) -> Figures:
    """Return the figures of a series, those of its claims included.

    What has no closed period, or another unit, has no place on either side and is not there.
    """
    if isinstance(series.observations, ObservationColumns):
        return _of_columns(series, series.observations)
    cells, ids, about = [], [], []
    reach: list[float | None] = []
    for position, observation in enumerate(series.observations):
        cell = read_cell(dataset, series, observation, series.multiplier)
        if cell is None:
            continue
        claim = dataset.claims.get(observation.claim or "")
        cells.append(cell)
        ids.append(claim.id if claim is not None else f"{series.id}#{position}")
        about.append(claim is not None and claim.approximate)
        known = None
        if claim is not None and claim.decimals is not None:
            own = claim.multiplier if claim.unit is not None else series.multiplier
            known = half_unit(claim.decimals) * own / series.multiplier
        reach.append(known)
    start, end, value = np.array([c[:3] for c in cells], np.float64).reshape(len(cells), 3).T
    order = np.lexsort((end, start))
    return Figures(
        series=series.id,
        label=series.label,
        frequency=usual_frequency(series.frequency, end - start),
        unit=series.unit,
        multiplier=series.multiplier,
        adds_up=series.quantity in COUNTED,
        start=start[order],
        end=end[order],
        value=value[order],
        reach=_reaches(value, reach)[order],
        limit=np.array([c.bound != Bound.NONE for c in cells], np.bool_)[order],
        about=np.array(about, np.bool_)[order],
        style=np.array([c.style for c in cells], np.int64)[order],
        ids=tuple(ids[i] for i in order),
    )


def _of_columns(series: Series, columns: ObservationColumns) -> Figures:
    """Return the figures of a long series, without making its observations one by one."""
    count = len(columns)
    start, end, value = np.zeros(0), np.zeros(0), np.zeros(0)
    order = np.zeros(0, np.int64)
    if count <= MOST_FIGURES:
        start, end = columns.periods.starts(slice(None)), columns.periods.ends(slice(None))
        value = np.asarray(columns.values, np.float64)
        order = np.flatnonzero(np.isfinite(start) & np.isfinite(end) & ~(np.abs(value) > LARGEST))
        order = order[np.lexsort((end[order], start[order]))]
    words = [Observation(None, None, status=word) for word in columns.status.words]
    firm = np.array([style_of(one) for one in words], np.int64)
    bounds = np.array([BOUNDS.get(word) is not None for word in columns.comparator.words], np.bool_)
    return Figures(
        series=series.id,
        label=series.label,
        frequency=usual_frequency(series.frequency, (end - start)[order]),
        unit=series.unit,
        multiplier=series.multiplier,
        adds_up=series.quantity in COUNTED,
        start=start[order],
        end=end[order],
        value=value[order],
        reach=np.full(len(order), _usual_reach(value[order])),
        limit=bounds[_codes(columns.comparator, order)],
        about=np.zeros(len(order), np.bool_),
        style=firm[_codes(columns.status, order)],
        ids=PlacesIn(series.id, order),
        unread=count if count > MOST_FIGURES else 0,
    )


def _codes(coded: Coded, order: Ints) -> Ints:
    if coded.codes is None:
        return np.zeros(len(order), np.int64)
    return coded.codes[order].astype(np.int64)


class PlacesIn(Sequence[str]):
    """The ids ``series#position`` of many values, each made when it is asked for."""

    def __init__(self, series: str, positions: Ints) -> None:
        self._series, self._positions = series, positions

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[str, ...]: ...
    def __getitem__(self, row: int | slice) -> str | tuple[str, ...]:
        if isinstance(row, slice):
            return tuple(f"{self._series}#{at}" for at in self._positions[row])
        return f"{self._series}#{self._positions[row]}"

    def __contains__(self, some_id: object) -> bool:
        return isinstance(some_id, str) and some_id.rpartition("#")[0] == self._series


def plain_figures(
    start: Sequence[float], end: Sequence[float], value: Sequence[float], frequency: str = "M"
) -> Figures:
    """Return figures without a dataset: final flows in a unit of their own."""
    values = np.asarray(value, np.float64)
    none = np.zeros(len(values), np.bool_)
    return Figures(
        series="",
        label=Clean(""),
        frequency=frequency,
        unit="",
        multiplier=1.0,
        adds_up=True,
        start=np.asarray(start, np.float64),
        end=np.asarray(end, np.float64),
        value=values,
        reach=_reaches(values, [None] * len(values)),
        limit=none,
        about=none,
        style=np.full(len(values), Style.FINAL, np.int64),
        ids=tuple(str(i) for i in range(len(values))),
    )


def usual_frequency(said: str, lengths: Floats) -> str:
    """Return the frequency of a series; for irregular ones the one that most periods have."""
    if said in DAYS:
        return said
    counts = {code: int(is_usual(lengths, code).sum()) for code in DAYS}
    best = max(counts, key=lambda code: counts[code])
    return best if 2 * counts[best] > len(lengths) else ""


def half_unit(decimals: int) -> float:
    """Return half a unit of the last of so many decimals."""
    return float(0.5 * 10.0 ** -min(max(decimals, -MOST_DECIMALS), MOST_DECIMALS))


def _reaches(values: Floats, known: Sequence[float | None]) -> Floats:
    """Return half a unit of the last digit of each figure.

    Where nobody says how many digits were printed, all of a series have as many decimals as the
    one with most, for trailing zeros are lost on the way; but no more than five digits in all.
    """
    said = np.array([reach is not None for reach in known], np.bool_)
    usual = _usual_reach(values[~said])
    return np.array([usual if reach is None else reach for reach in known], np.float64)


def _usual_reach(values: Floats) -> float:
    plain = np.unique(values[np.isfinite(values)])[:: max(1, len(values) // MOST_READ)]
    decimals = 0
    if len(plain):
        largest = float(np.abs(plain).max())
        room = MOST_DIGITS - ceil(log10(largest)) if largest > 0 else 0
        decimals = min(max(_decimals(float(one)) for one in plain), max(room, 0))
    return half_unit(decimals)


def _decimals(value: float) -> int:
    return len(f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
