"""The values of a pane as columns: what the chart lays out, the keyboard walks and lists show.

Gathered once per dataset and pane; laying out a frame only slices these columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.overlaps import SAME_DAY, among, has_part, shared_time, tracks
from viewer.engine.trade.panes import fineness
from viewer.model.dataset import Dataset
from viewer.model.records import Claim, Observation, Series
from viewer.model.view import Pane

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LARGEST = 1e15
"""Values beyond this are left out: Qt and sums of floats go wrong with them."""
LONG = 2.5
"""A total over more than so many usual periods is a line over its time, not a bar."""

DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Q": 91.310625, "A": 365.2425}
"""Mean length of one period of each SDMX frequency."""


class Flow(IntEnum):
    """What a value counts, seen from the area that the pane is about."""

    EXPORT = 0
    IMPORT = 1
    TOTAL = 2
    OTHER = 3


class Style(IntEnum):
    """How firm a value is; each has a look of its own."""

    FINAL = 0
    PROVISIONAL = 1
    ESTIMATED = 2
    DERIVED = 3


class Bound(IntEnum):
    """Whether a value is meant as such, or as a limit."""

    NONE = 0
    AT_MOST = 1
    AT_LEAST = 2


class Role(IntEnum):
    """How a value is drawn: a bar, a thin line over its time, a missing one, or not at all.

    A total whose parts are both drawn over the same period is not drawn once more: it is covered.
    """

    BAR = 0
    LINE = 1
    MISSING = 2
    COVERED = 3


FLOWS = {"export": Flow.EXPORT, "import": Flow.IMPORT, "total": Flow.TOTAL}
BOUNDS = {"<": Bound.AT_MOST, "<=": Bound.AT_MOST, ">": Bound.AT_LEAST, ">=": Bound.AT_LEAST}
MIRRORED = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}


class Ref(NamedTuple):
    """Where a row comes from: the series, and the position of the observation in it."""

    series: int
    position: int


@dataclass(frozen=True, eq=False)
class Rows:
    """Parallel columns in order of start, one row per value that has a closed period.

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
    left_out: int = 0
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
        bars = self.signed[self.role == Role.BAR]
        return bool((bars > 0).any()), bool((bars < 0).any())

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
        """Return what a row was made from."""
        series = self.series[self.refs[row, 0]]
        observation = series.observations[self.refs[row, 1]]
        claim = self.dataset.claims.get(observation.claim) if observation.claim else None
        return series, observation, claim

    def id_of(self, row: int) -> str:
        """Return the id that the selection knows a row by: its claim, or ``series#position``."""
        series, observation, _ = self.observation(row)
        return observation.claim or f"{series.id}#{self.refs[row, 1]}"

    def find(self, some_id: str) -> int | None:
        """Return the row with this id, or None."""
        ref = self._by_claim.get(some_id)
        if ref is None:
            series_id, _, position = some_id.rpartition("#")
            number = next((i for i, s in enumerate(self.series) if s.id == series_id), None)
            if number is None or not position.isdecimal():
                return None
            ref = Ref(number, int(position))
        if ref.position >= len(self.series[ref.series].observations):
            return None
        row = int(self._places[ref.series][ref.position])
        return row if row >= 0 else None

    def beside(self, row: int | None, step: int, day: float) -> int | None:
        """Return the value ``step`` places on in time; from ``day`` where no row is given."""
        order = self._walk
        if not len(order):
            return None
        if row is not None and len(at := np.flatnonzero(order == row)):
            return int(order[min(max(int(at[0]) + step, 0), len(order) - 1)])
        middle = (self.start[order] + self.end[order]) / 2
        return int(order[np.argmin(np.abs(middle - day))])

    def across(self, row: int | None, step: int) -> int | None:
        """Return the value of the next flow over the same time; None where there is none."""
        if row is None:
            return None
        same = self._walk[
            (self.start[self._walk] < self.end[row] - SAME_DAY)
            & (self.end[self._walk] > self.start[row] + SAME_DAY)
        ]
        same = same[np.lexsort((self.start[same], self.flow[same], self.role[same]))]
        at = int(np.flatnonzero(same == row)[0]) + step if row in same else -1
        return int(same[at]) if 0 <= at < len(same) else None

    @cached_property
    def _walk(self) -> Ints:
        drawn = np.flatnonzero(self.role != Role.COVERED)
        keys = (self.flow[drawn], self.end[drawn], self.start[drawn])
        return drawn[np.lexsort(keys)]

    @cached_property
    def _by_claim(self) -> dict[str, Ref]:
        return {
            observation.claim: Ref(number, position)
            for number, series in enumerate(self.series)
            for position, observation in enumerate(series.observations)
            if observation.claim
        }

    @cached_property
    def _places(self) -> list[Ints]:
        """Return for each series the rows of its observations, -1 for those left out."""
        places = [np.full(len(series.observations), -1, np.int64) for series in self.series]
        for number, rows in enumerate(places):
            mine = np.flatnonzero(self.refs[:, 0] == number)
            rows[self.refs[mine, 1]] = mine
        return places


class Cell(NamedTuple):
    """One observation, read."""

    start: float
    end: float
    value: float
    style: Style
    bound: Bound
    source: str | None


def gather(dataset: Dataset, pane: Pane, mirrored: bool = False) -> Rows:
    """Return the values of a pane; ``mirrored`` turns imports into the partner's exports."""
    series = tuple(dataset.series[name] for name in pane.series if name in dataset.series)
    multiplier = series[0].multiplier if series else 1.0
    cells: list[Cell] = []
    refs: list[Ref] = []
    left_out = 0
    for number, one in enumerate(series):
        for position, observation in enumerate(one.observations):
            cell = read_cell(dataset, one, observation, multiplier)
            if cell is None:
                left_out += 1
                continue
            cells.append(cell)
            refs.append(Ref(number, position))
    return _columns(dataset, pane, mirrored, series, multiplier, cells, refs, left_out)


def read_cell(
    dataset: Dataset, series: Series, observation: Observation, multiplier: float
) -> Cell | None:
    """Read one observation; None where it has no closed period or can't share the pane's unit."""
    claim = dataset.claims.get(observation.claim) if observation.claim else None
    record: Claim | Observation = claim or observation
    period = record.period or observation.period
    if period is None:
        return None
    start, end = period.period
    if not (np.isfinite(start) and np.isfinite(end) and end > start):
        return None
    value = record.value
    own = series.multiplier
    if claim is not None and claim.unit is not None:
        if claim.unit != series.unit:
            return None
        own = claim.multiplier
    amount = float("nan") if value is None else value
    if own != multiplier:
        amount *= own / multiplier
    if abs(amount) > LARGEST:
        return None
    source = series.source
    if claim is not None:
        source = claim.source or next((e.source for e in claim.evidence if e.source), source)
    style = style_of(record)
    bound = BOUNDS.get(record.comparator, Bound.NONE)
    # Nobody printed what was calculated: the source of such a claim is the sum itself.
    return Cell(start, end, amount, style, bound, None if style is Style.DERIVED else source)


def style_of(record: Claim | Observation) -> Style:
    """Return how firm a value is, from its origin and its SDMX observation status."""
    origin = record.origin if isinstance(record, Claim) else "stated"
    if origin in ("derived", "implied"):
        return Style.DERIVED
    if origin == "estimated" or record.status in ("E", "I", "U"):
        return Style.ESTIMATED
    return Style.PROVISIONAL if record.status == "P" else Style.FINAL


def _columns(
    dataset: Dataset,
    pane: Pane,
    mirrored: bool,
    series: tuple[Series, ...],
    multiplier: float,
    cells: list[Cell],
    refs: list[Ref],
    left_out: int,
) -> Rows:
    order = sorted(range(len(cells)), key=lambda i: (cells[i].start, -cells[i].end))
    cells = [cells[i] for i in order]
    ref = np.array([refs[i] for i in order], np.int64).reshape(len(cells), 2)
    start = np.array([cell.start for cell in cells], np.float64)
    end = np.array([cell.end for cell in cells], np.float64)
    value = np.array([cell.value for cell in cells], np.float64)
    kinds = [_flow_of(one, mirrored) for one in series]
    flow = np.array([kinds[i] for i in ref[:, 0]], np.int64)
    hangs = (flow == Flow.IMPORT) & (pane.kind == "trade")
    frequency = min((s.frequency for s in series), key=fineness, default="irregular")
    usual = DAYS.get(frequency, np.inf)
    role = np.where(np.isnan(value), Role.MISSING, Role.BAR)
    is_long = (flow == Flow.TOTAL) & (end - start > LONG * usual) & (role == Role.BAR)
    role[is_long & (pane.kind == "trade")] = Role.LINE
    split = _settle_totals(start, end, flow, role)
    crowded, behind = (np.zeros(len(cells), np.bool_) for _ in range(2))
    for kind in Flow:
        bars = np.flatnonzero((flow == kind) & (role == Role.BAR))
        crowded[bars], behind[bars] = shared_time(start[bars], end[bars])
    track = np.zeros(len(cells), np.int64)
    lines = np.flatnonzero(role == Role.LINE)
    track[lines] = tracks(start[lines], end[lines])
    names = {name: i for i, name in enumerate(sorted({c.source for c in cells if c.source}))}
    return Rows(
        dataset=dataset, pane=pane, mirrored=mirrored, series=series, frequency=frequency,
        multiplier=multiplier, sources=tuple(names), refs=ref, start=start, end=end, value=value,
        signed=np.where(hangs, -value, value), flow=flow,
        style=np.array([cell.style for cell in cells], np.int64),
        bound=np.array([cell.bound for cell in cells], np.int64), role=role,
        source=np.array([names[c.source] if c.source else -1 for c in cells], np.int64),
        crowded=crowded, behind=behind, split=split,
        track=track, left_out=left_out,
    )  # fmt: skip


def _flow_of(series: Series, mirrored: bool) -> Flow:
    flow = FLOWS.get(series.flow or "", Flow.OTHER)
    return MIRRORED.get(flow, flow) if mirrored else flow


def _settle_totals(start: Floats, end: Floats, flow: Ints, role: Ints) -> Bools:
    """Mark what is covered by another value; return which totals have any part.

    Covered are totals over the very period of both parts, missing parts of a total (it says so
    itself), and missing totals of parts.
    """
    split = np.zeros(len(start), np.bool_)
    bars, missing = role == Role.BAR, role == Role.MISSING
    is_part = (flow == Flow.EXPORT) | (flow == Flow.IMPORT)
    totals = np.flatnonzero(bars & (flow == Flow.TOTAL))
    both = np.ones(len(totals), np.bool_)
    for kind in (Flow.EXPORT, Flow.IMPORT):
        parts = np.flatnonzero(bars & (flow == kind))
        mine = start[totals], end[totals]
        split[totals] |= has_part(*mine, start[parts], end[parts])
        both &= among(*mine, start[parts], end[parts])
    role[totals[both]] = Role.COVERED
    whole = totals[~split[totals]]
    for hidden, by in (
        (np.flatnonzero(missing & is_part), whole),
        (np.flatnonzero(missing & (flow == Flow.TOTAL)), np.flatnonzero(is_part)),
    ):
        met = has_part(start[hidden], end[hidden], start[by], end[by])
        role[hidden[met]] = Role.COVERED
    return split
