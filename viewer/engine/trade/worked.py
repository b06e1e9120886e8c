"""Values while something is worked out of them: columns with all that has to be handed on.

Each step of a recipe (`viewer.engine.trade.derive`) takes such columns and returns others that
remember which they were made of, so that the inputs of one value can be told when somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from viewer.engine.lists.amounts import MOST_DIGITS
from viewer.engine.trade.calculated import Reason
from viewer.engine.trade.cells import BOUNDS, LARGEST, Bound, Style, limits_of, style_of
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.periods import ChosenPeriods, Periods, WrittenPeriods
from viewer.model.records import Claim, Observation, Series

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DOUBTS = ("A", "", "P", "E", "U")
"""SDMX statuses from firm to weak; "" stands for all that are neither."""
PLAIN = 1
WEAK = {"A": 0, "P": 2, "E": 3, "I": 3, "U": 4}
"""Where each status stands in `DOUBTS`."""
MOST_DECIMALS = 9
"""Decimals of a plain number beyond this are taken for what binary fractions left."""


@dataclass(frozen=True, eq=False)
class Inputs:
    """What each value was made of: a run of values of one set, and one value beside it.

    The inputs of value ``n`` are ``of`` at ``order[first[n]:stop[n]]``, then ``beside`` at
    ``other[n]`` unless that is negative.
    """

    of: Worked
    order: Ints
    first: Ints
    stop: Ints
    other: Ints
    beside: Worked

    def at(self, number: int) -> list[tuple[Worked, int]]:
        """Return the inputs of one value."""
        run = self.order[self.first[number] : self.stop[number]]
        found = [(self.of, int(place)) for place in run]
        if self.other[number] >= 0:
            found.append((self.beside, int(self.other[number])))
        return found


@dataclass(frozen=True, eq=False)
class Worked:
    """Parallel columns in order of start, one row per value; ``value`` is NaN where none is.

    ``reach`` is how far rounding may move a value, ``decimals`` how many are worth printing.
    ``doubt`` is a place in `DOUBTS`, ``calculated`` whether a source already calculated an input.
    ``known`` of ``of`` parts make a sum (0: it is none). ``frequency`` is that of the values,
    ``periods`` are as they were or will be written. The first step has ``refs``, (series,
    position) of what was read; all later ones have ``inputs``.
    """

    start: Floats
    end: Floats
    value: Floats
    reach: Floats
    decimals: Ints
    bound: Ints
    approximate: Bools
    doubt: Ints
    calculated: Bools
    reason: Ints
    periods: Periods
    frequency: str
    series: Series
    multiplier: float = 1.0
    known: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    of: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    refs: Ints = field(default_factory=lambda: np.zeros((0, 2), np.int64))
    sources: tuple[Series, ...] = ()
    inputs: Inputs | None = None

    def __len__(self) -> int:
        return len(self.value)

    @property
    def there(self) -> Bools:
        """Which values there are."""
        return ~np.isnan(self.value)

    @property
    def whole(self) -> Bools:
        """Which are no sums of only a part of their period."""
        return self.known >= self.of if len(self.of) else np.ones(len(self), np.bool_)

    def firm(self, number: int) -> Style:
        """Return how firm the weakest input of a value is."""
        if self.doubt[number] >= WEAK["E"]:
            return Style.ESTIMATED
        if self.calculated[number]:
            return Style.DERIVED
        return Style.PROVISIONAL if self.doubt[number] == WEAK["P"] else Style.FINAL

    def but(self, **columns: object) -> Worked:
        """Return these values with some columns changed."""
        return replace(self, **columns)  # type: ignore[arg-type]


def read(dataset: Dataset, series: Sequence[Series], multiplier: float) -> Worked:
    """Read the values of series of one flow and basis: one set of values in order of start.

    Values are in ``multiplier`` of their unit. Those without a closed period, or in another unit
    than the first series, are left out.
    """
    first = series[0]
    parts = [
        _columns(number, one)
        if isinstance(one.observations, ObservationColumns)
        else _objects(dataset, number, one)
        for number, one in enumerate(series)
        if one.unit == first.unit
    ]
    tables = [table for table, _ in parts]
    table = np.concatenate(tables) if tables else np.zeros((0, len(_COLUMNS)))
    table[:, -1] /= multiplier
    table[:, _VALUE] *= table[:, -1]
    good = np.isfinite(table[:, 0]) & np.isfinite(table[:, 1]) & (table[:, 1] > table[:, 0])
    good &= ~(np.abs(table[:, _VALUE]) > LARGEST)
    places = np.flatnonzero(good)
    if not (np.diff(table[places, 0]) > 0).all():
        places = places[np.lexsort((places, -table[places, 1], table[places, 0]))]
    if len(parts) == 1:
        periods: Periods = ChosenPeriods(parts[0][1], places)
    else:
        written = [own.written(number) for _, own in parts for number in range(len(own))]
        periods = WrittenPeriods.of([written[place] for place in places.tolist()])
    return _worked(table[places], periods, tuple(series), multiplier)


_COLUMNS = (
    "start", "end", "value", "reach", "decimals", "bound", "approximate", "doubt", "calculated",
    "series", "position", "scale",
)  # fmt: skip
_VALUE = 2


def _worked(
    table: Floats, periods: Periods, series: tuple[Series, ...], multiplier: float
) -> Worked:
    columns = dict(zip(_COLUMNS, table.T, strict=True))
    whole = {name: columns[name].astype(np.int64) for name in ("decimals", "bound", "doubt")}
    scale = columns["scale"]
    shift = np.rint(np.log10(np.where(scale > 0, scale, 1.0)))
    decimals = whole["decimals"] - shift.astype(np.int64)
    value = columns["value"]
    return Worked(
        start=columns["start"], end=columns["end"], value=value, reach=columns["reach"] * scale,
        decimals=np.maximum(decimals, 0), bound=whole["bound"],
        approximate=columns["approximate"] > 0, doubt=whole["doubt"],
        calculated=columns["calculated"] > 0,
        reason=np.select(
            [whole["bound"] == Bound.BETWEEN, np.isnan(value)], [Reason.BOUND, Reason.MISSING],
            Reason.NONE,
        ),
        periods=periods, frequency=series[0].frequency, series=series[0], multiplier=multiplier,
        refs=table[:, 9:11].astype(np.int64), sources=series,
    )  # fmt: skip


def _columns(number: int, series: Series) -> tuple[Floats, Periods]:
    """Read a long series without making an object of each value."""
    seen = series.observations
    assert isinstance(seen, ObservationColumns)
    count, everything = len(seen), slice(None)
    table = np.zeros((count, len(_COLUMNS)))
    decimals = _decimals(seen.values)
    table[:, 0], table[:, 1] = seen.periods.starts(everything), seen.periods.ends(everything)
    table[:, _VALUE], table[:, 3], table[:, 4] = seen.values, _half(decimals), decimals
    for at, coded, numbers in (
        (5, seen.comparator, [int(BOUNDS.get(w, Bound.NONE)) for w in seen.comparator.words]),
        (7, seen.status, [WEAK.get(word, PLAIN) for word in seen.status.words]),
    ):
        codes = coded.codes
        table[:, at] = numbers[0] if codes is None else np.array(numbers, np.float64)[codes]
    table[:, 9], table[:, 10], table[:, 11] = number, np.arange(count), series.multiplier
    return table, seen.periods


def _objects(dataset: Dataset, number: int, series: Series) -> tuple[Floats, Periods]:
    values = [one.value for one in series.observations if one.value is not None and not one.claim]
    plain = _decimals(np.array(values, np.float64))
    rows, dates = [], []
    for position, observation in enumerate(series.observations):
        claim = dataset.claims.get(observation.claim or "")
        record: Claim | Observation = claim or observation
        period = record.period or observation.period
        if period is None or (claim is not None and claim.unit not in (None, series.unit)):
            continue
        decimals, reach, about = plain, _half(plain), False
        multiplier = series.multiplier
        if claim is not None:
            multiplier = claim.multiplier if claim.unit is not None else multiplier
            decimals, about = _decimals_of(claim), claim.approximate
            reach = _half(decimals) * (2 if about else 1)
        value, bound = limits_of(record)
        if bound is Bound.BETWEEN:  # nothing can be worked out with a range
            value = None
        style = style_of(record)
        doubt = WEAK.get(record.status, PLAIN)
        rows.append((
            *period.period, np.nan if value is None else value, reach, decimals, bound, about,
            max(doubt, WEAK["E"]) if style is Style.ESTIMATED else doubt,
            style is Style.DERIVED, number, position, multiplier,
        ))  # fmt: skip
        dates.append(period)
    table = np.array(rows, np.float64).reshape(len(rows), len(_COLUMNS))
    return table, WrittenPeriods.of(dates)


def _decimals_of(claim: Claim) -> int:
    if claim.decimals is not None:
        return min(max(claim.decimals, -MOST_DIGITS), MOST_DIGITS)
    return _decimals(np.array([0.0 if claim.value is None else claim.value]))


def _decimals(values: Floats) -> int:
    """Return how many decimals the most exact of some plain numbers is written with."""
    there = values[np.isfinite(values)]
    for decimals in range(MOST_DECIMALS):
        if np.array_equal(np.round(there, decimals), there):
            return decimals
    return MOST_DECIMALS


def _half(decimals: int) -> float:
    return float(0.5 * 10.0**-decimals)
