"""The figures of one series as columns, and which of them can stand in a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.engine.details.sheet import Words
from viewer.engine.lists.amounts import reach_of
from viewer.engine.trade.cells import Bound, Style, read_cell
from viewer.engine.trade.columns import DAYS
from viewer.engine.trade.words import COUNTED, odd_from
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.records import Series

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

MOST_DECIMALS = 9


@dataclass(frozen=True, eq=False)
class Figures:
    """Parallel columns in order of start, one row per figure with a closed period.

    ``value`` is in ``multiplier`` of ``unit``, NaN where it is missing; ``reach`` is half a unit
    of its last printed digit; ``limit`` marks what is only said to be more or less than the
    value, ``about`` what is said to be approximate; ``style`` is how firm it is (`Style`).
    ``ids`` are those of the selection: a claim or ``series#position``, empty for sums made here.
    ``frequency`` is an SDMX code of `DAYS`, empty where the figures have no usual period.
    ``adds_up`` tells flows, whose sum over time is an amount, from levels.
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
    ids: tuple[str, ...]

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
    cells, ids, reaches, about = [], [], [], []
    for position, observation in enumerate(series.observations):
        cell = read_cell(dataset, series, observation, series.multiplier)
        if cell is None:
            continue
        claim = dataset.claims.get(observation.claim or "")
        cells.append(cell)
        ids.append(claim.id if claim is not None else f"{series.id}#{position}")
        about.append(claim is not None and claim.approximate)
        if claim is not None and claim.value is not None:
            own = claim.multiplier if claim.unit is not None else series.multiplier
            reaches.append(reach_of(claim) * own / series.multiplier)
        else:
            reaches.append(_reach(cell.value))
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
        reach=np.array(reaches, np.float64)[order],
        limit=np.array([c.bound != Bound.NONE for c in cells], np.bool_)[order],
        about=np.array(about, np.bool_)[order],
        style=np.array([c.style for c in cells], np.int64)[order],
        ids=tuple(ids[i] for i in order),
    )


def plain_figures(
    start: Sequence[float], end: Sequence[float], value: Sequence[float], frequency: str = "M"
) -> Figures:
    """Return figures without a dataset: final, exact flows in a unit of their own."""
    values = np.asarray(value, np.float64)
    none = np.zeros(len(values), np.bool_)
    return Figures(
        "", Clean(""), frequency, "", 1.0, True,
        np.asarray(start, np.float64), np.asarray(end, np.float64), values,
        np.zeros(len(values)), none, none, np.full(len(values), Style.FINAL, np.int64),
        tuple(str(i) for i in range(len(values))),
    )  # fmt: skip


def usual_frequency(said: str, lengths: Floats) -> str:
    """Return the frequency of a series; for irregular ones the one that most periods have."""
    if said in DAYS:
        return said
    counts = {code: int(is_usual(lengths, code).sum()) for code in DAYS}
    best = max(counts, key=lambda code: counts[code])
    return best if 2 * counts[best] > len(lengths) else ""


def _reach(value: float) -> float:
    if not np.isfinite(value):
        return 0.0
    decimals = len(f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
    return float(0.5 * 10.0**-decimals)
