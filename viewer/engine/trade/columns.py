"""The values of a pane as columns: what the chart lays out, the keyboard walks and lists show.

Gathered once per dataset and pane; laying out a frame only slices these columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.arrange import Standing, Values, stand
from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.cells import Bound, Flow, Role
from viewer.engine.trade.mirror import is_mirror
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.message import Message
from viewer.model.records import Claim, Observation, Reading, Series
from viewer.model.view import Arrangement, Pane

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Q": 91.310625, "A": 365.2425}
"""Mean length of one period of each SDMX frequency."""
MOST_KEPT = 4000
"""So many labels, and so many of the records behind rows, are kept."""


class Ref(NamedTuple):
    """Where a row comes from: the series, and the position of the observation in it."""

    series: int
    position: int


@dataclass(frozen=True, eq=False)
class Rows:
    """Parallel columns in order of start, one row per value. Of one whose period is not closed
    (`open_ended`) start and end are as far as anybody could know.

    ``value`` is in units of the pane (NaN where missing), ``signed`` is positive upwards.
    ``crowded`` marks bars that share time with another bar of their flow, ``behind`` those of
    them that are longer than one they share it with.
    """

    dataset: Dataset
    pane: Pane
    mirrored: bool
    series: tuple[Series, ...]
    frequency: str
    multiplier: float
    sources: tuple[str, ...]
    refs: Ints  # (n, 2): series, position
    start: Floats
    end: Floats
    value: Floats
    signed: Floats
    flow: Ints
    style: Ints
    bound: Ints
    role: Ints
    source: Ints
    crowded: Bools
    behind: Bools
    split: Bools  # a total that shares time with an export or an import
    track: Ints  # of lines: which of the rows above the bars they lie in
    rival_of: Ints  # of others: the row of the value that they rival, else -1
    partner: Ints  # of exports: the row of the imports over the very same time, else -1
    ambiguous: Bools  # one of several ways to read when the claim is about
    open_ended: frozenset[int] = frozenset()  # rows whose time has no known end, or start
    left_out: int = 0
    largest_of: Callable[[], float] | None = None  # where these are a few of all rows: of all
    said: dict[Ref, Message] = field(default_factory=dict, init=False, repr=False)
    """Labels of values that were asked for, at most `MOST_KEPT`."""
    _observed: dict[int, tuple[Series, Observation, Claim | None]] = field(
        default_factory=dict, init=False, repr=False
    )
    _reach: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        reach = np.maximum.accumulate(self.end) if len(self.end) else self.end
        object.__setattr__(self, "_reach", reach)

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def tracks(self) -> int:
        """How many rows of lines lie above the bars."""
        lines = self.role == Role.LINE
        return int(self.track[lines].max()) + 1 if lines.any() else 0

    @cached_property
    def unsplit(self) -> Bools:
        """Which rows are totals drawn as bars, with no part known at any time of theirs."""
        totals = (self.role == Role.BAR) & (self.flow == Flow.TOTAL) & ~self.split
        return totals if self.pane.kind == "trade" else np.zeros(len(self), np.bool_)

    @cached_property
    def sides(self) -> tuple[bool, bool]:
        """Whether any bar stands up, and whether any hangs down."""
        bars = self.standing.signed[self.role == Role.BAR]
        return bool((bars > 0).any()), bool((bars < 0).any())

    @cached_property
    def arrangement(self) -> Arrangement:
        """How exports and imports stand to each other; up and down where there are none."""
        return self.pane.arrangement if self.pane.kind == "trade" else Arrangement.MIRRORED

    @cached_property
    def standing(self) -> Standing:
        """How the bar of each value stands."""
        if self.arrangement is not Arrangement.MIRRORED:
            values = Values(self.start, self.end, self.value, self.flow, self.role, self.bound)
            return stand(self.arrangement, values)
        hangs = (self.flow == Flow.IMPORT) & (self.pane.kind == "trade")
        return Standing(
            self.signed, np.zeros(len(self)), self.start, self.end, hangs,
            np.zeros(len(self), np.bool_), self.crowded, self.behind,
            np.full(len(self), -1, np.int64),
        )  # fmt: skip

    @cached_property
    def sizes(self) -> tuple[float, float]:
        """The smallest and the largest size of a bar that is not zero; zeros if there is none."""
        sizes = np.abs(self.signed[self.role == Role.BAR])
        sizes = sizes[sizes > 0]
        return (float(sizes.min()), float(sizes.max())) if sizes.size else (0.0, 0.0)

    def in_view(self, start: float, end: float) -> Ints:
        """Return the rows that have time in common with ``(start, end)``; O(log n + result)."""
        first = int(np.searchsorted(self._reach, start, "right"))
        last = int(np.searchsorted(self.start, end, "left"))
        rows = np.arange(first, max(first, last))
        return rows[self.end[rows] > start]

    def observation(self, row: int) -> tuple[Series, Observation, Claim | None]:
        """Return what a row was made from; kept, as whoever asks for a value asks several times."""
        kept = self._observed
        if row not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            series = self.series[self.refs[row, 0]]
            position = int(self.refs[row, 1])
            observation = series.observations[position]
            # What the program worked out of many values names no claim, but has one.
            name = observation.claim or f"{series.id}#{position}"
            kept[row] = series, observation, self.dataset.claims.get(name)
        return kept[row]

    def period(self, row: int) -> EdtfDate:
        """Return the time of a row as it is written."""
        _, observation, claim = self.observation(row)
        period = (claim.period if claim else None) or observation.period
        assert period is not None, "a row without a period was left out"
        return period

    def reading(self, row: int) -> Reading | None:
        """Return how the period of a claim without one was read to put it into this row."""
        _, observation, claim = self.observation(row)
        if claim is None or not self.ambiguous[row]:
            return None
        return next((r for r in claim.readings if r.period == observation.period), None)

    def id_of(self, row: int) -> str:
        """Return the id that the selection knows a row by: its claim, or ``series#position``."""
        series, observation, _ = self.observation(row)
        return observation.claim or f"{series.id}#{self.refs[row, 1]}"

    def find(self, some_id: str) -> int | None:
        """Return the row with this id, the first of several, or None."""
        return next(iter(self.find_all(some_id)), None)

    def find_all(self, some_id: str) -> tuple[int, ...]:
        """Return the rows with this id: several where a claim may be about several periods."""
        refs = self._by_claim.get(some_id)
        if refs is None:
            series_id, _, position = some_id.rpartition("#")
            number = next((i for i, s in enumerate(self.series) if s.id == series_id), None)
            if number is None or not position.isdecimal():
                return ()
            refs = [Ref(number, int(position))]
        found = [self._row_of.get(ref, -1) for ref in refs]
        return tuple(row for row in found if row >= 0)

    @cached_property
    def rivals(self) -> dict[int, list[int]]:
        """What others say of a value: the rows by the row that they rival."""
        found: dict[int, list[int]] = {}
        for row in np.flatnonzero(self.role == Role.OTHER).tolist():
            found.setdefault(int(self.rival_of[row]), []).append(row)
        return found

    @cached_property
    def comparable(self) -> Bools:
        """Which others have the same adjustments as the value that they rival.

        None can be held against a sum of which only a part is known. What the other side reports
        has another basis: with or without freight.
        """
        found = np.zeros(len(self), np.bool_)
        for row, others in self.rivals.items():
            mine = adjustment_of(self, row)
            _, _, claim = self.observation(row)
            if isinstance(claim, Calculated) and not claim.whole:
                continue
            for other in others:
                turned = is_mirror(self.dataset, self.id_of(other), self.series[0].ref_area)
                found[other] = adjustment_of(self, other) == mine and not turned
        return found

    @cached_property
    def in_time_order(self) -> Ints:
        """All rows that are drawn, in the order of time."""
        drawn = np.flatnonzero(self.role != Role.COVERED)
        keys = (self.flow[drawn], self.end[drawn], self.start[drawn])
        return drawn[np.lexsort(keys)]

    @cached_property
    def _by_claim(self) -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        for number, series in enumerate(self.series):
            if isinstance(series.observations, ObservationColumns):
                continue  # they name no claims
            for position, observation in enumerate(series.observations):
                if observation.claim:
                    found.setdefault(observation.claim, []).append(Ref(number, position))
        return found

    @cached_property
    def _row_of(self) -> dict[Ref, int]:
        """Return the row of each observation that has one."""
        return {Ref(*ref): row for row, ref in enumerate(self.refs.tolist())}


def least_of(rows: Rows, row: int) -> float:
    """Return the lower limit of a value between two, in units of the pane; else NaN."""
    _, _, claim = rows.observation(row)
    if claim is None or claim.low is None or rows.bound[row] != Bound.BETWEEN:
        return float("nan")
    return claim.low * claim.multiplier / rows.multiplier


def adjustment_of(rows: Rows, row: int) -> frozenset[str]:
    """Return the adjustments that a value was made with."""
    series, _, claim = rows.observation(row)
    return frozenset(series.adjustment if claim is None else claim.adjustment)
