"""Gathers the values of a pane from series and claims into columns, and settles how each is drawn.

Done once per dataset and pane; laying out a frame only slices the columns.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.cells import (
    FLOWS,
    MIRRORED,
    STEPS,
    Bound,
    Cell,
    Flow,
    Role,
    Style,
    read_cell,
    read_columns,
)
from viewer.engine.trade.columns import DAYS, Ref, Rows
from viewer.engine.trade.hidden import hidden_places
from viewer.engine.trade.mirror import mirror_claims
from viewer.engine.trade.open_ended import read_open_cell
from viewer.engine.trade.overlaps import among, has_part, shared_time, tracks
from viewer.engine.trade.panes import fineness
from viewer.engine.trade.statements import (
    Drawn,
    about,
    as_series,
    is_ambiguous,
    others_about,
    rivals,
    series_of,
)
from viewer.model.columns import ObservationColumns, claims_named
from viewer.model.dataset import Dataset
from viewer.model.records import Observation, Series
from viewer.model.view import Pane

__all__ = ["DAYS", "Bound", "Flow", "Role", "Rows", "Style", "gather"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LONG = 2.5
"""A total over more than so many usual periods is a line over its time, not a bar."""
LONGEST_PERIOD = 2**31
"""More days than the axis has."""


class _Table:
    """Rows in the making, in the order in which they were read."""

    def __init__(self, dataset: Dataset, pane: Pane, series: tuple[Series, ...]) -> None:
        self.dataset, self.pane = dataset, pane
        self.series = list(series)
        self.multiplier = series[0].multiplier if series else 1.0
        self.cells: list[Cell] = []
        self.refs: list[Ref] = []
        self.left_out = 0
        for number, one in enumerate(series):
            self.read(number, one)

    def read(self, number: int, series: Series) -> None:
        """Add what can be drawn of a series."""
        unit = self.series[0].unit
        if isinstance(series.observations, ObservationColumns):
            cells, positions = read_columns(series, series.observations, self.multiplier)
            if series.unit == unit:
                self.cells += cells
                self.refs += [Ref(number, position) for position in positions]
            self.left_out += len(series.observations) - len(cells) * (series.unit == unit)
            return
        for position, observation in enumerate(series.observations):
            cell = None
            if series.unit == unit:
                cell = read_cell(self.dataset, series, observation, self.multiplier)
                if cell is None:
                    cell = read_open_cell(self.dataset, series, observation, self.multiplier)
            if cell is not None:
                self.cells.append(cell)
                self.refs.append(Ref(number, position))
            elif not self._comes_later(series, observation):
                self.left_out += 1

    def _comes_later(self, series: Series, observation: Observation) -> bool:
        claim = self.dataset.claims.get(observation.claim or "")
        return claim is not None and is_ambiguous(claim) and series.id != claim.id

    def add_rivals(self, role: Ints) -> list[int]:
        """Add what others say of the values drawn; return the numbers of those values."""
        claims = {one for series in self.series for one in claims_named(series.observations)}
        known = (self.dataset.claims.get(some_id) for some_id in claims)
        subjects = {about(series) for series in self.series}
        subjects.update(about(claim) for claim in known if claim is not None)
        others = others_about(self.dataset, subjects, claims)
        if self.pane.kind != STEPS:
            others += mirror_claims(self.dataset, subjects, claims)
        if not others:
            return []
        closed = np.array([not cell.open for cell in self.cells], np.bool_)
        shown = np.flatnonzero(closed & ((role == Role.BAR) | (role == Role.LINE))).tolist()
        drawn = [self._drawn(number) for number in shown]
        rival_of = []
        for claim, at in rivals(self.dataset, others, drawn, claims):
            before = len(self.cells)
            self.series.append(as_series(claim))
            self.read(len(self.series) - 1, self.series[-1])
            rival_of += [shown[at]] * (len(self.cells) - before)
        return rival_of

    def _drawn(self, number: int) -> Drawn:
        ref, cell = self.refs[number], self.cells[number]
        series = self.series[ref.series]
        some_id = ""
        if not isinstance(series.observations, ObservationColumns):
            some_id = series.observations[ref.position].claim or ""
        claim = self.dataset.claims.get(some_id)
        return Drawn(about(claim or series), (round(cell.start), round(cell.end)), some_id)


def gather(dataset: Dataset, pane: Pane, mirrored: bool = False) -> Rows:
    """Return the values of a pane; ``mirrored`` turns imports into the partner's exports.

    What others say of the same quantity and period is added to bars and lines; a pane of shares
    shows all that it names as it is. What is hidden is settled with the rest, then left out.
    """
    table = _Table(dataset, pane, series_of(dataset, pane.series))
    start, end, value = _numbers(table.cells)
    flow = _flows(table, mirrored)
    frequency = min((s.frequency for s in table.series), key=fineness, default="irregular")
    usual = DAYS.get(frequency, np.inf)
    role = np.where(np.isnan(value), Role.MISSING, Role.BAR)
    is_long = (flow == Flow.TOTAL) & (end - start > LONG * usual) & (role == Role.BAR)
    role[is_long & (pane.kind == "trade")] = Role.LINE
    role[np.array([cell.open for cell in table.cells], np.bool_)] = Role.LINE
    split = np.zeros(len(role), np.bool_)
    concealed = _concealed(table)
    if pane.kind == "trade" and (not concealed.any() or _has_parts(flow[~concealed])):
        limit = np.array([cell.bound != Bound.NONE for cell in table.cells], np.bool_)
        # A part of which only a part is known leaves its total something to say.
        split = _settle_totals(start, end, flow, role, limit & (not pane.recipe.plain))
    elif pane.kind == "trade":
        split[:] = True  # the parts are known, but nobody wants to see them
    rival_of = np.full(len(role), -1, np.int64)
    if pane.kind != "share":
        rivalled = table.add_rivals(role)
        start, end, value = _numbers(table.cells)
        flow = _flows(table, mirrored)
        role = np.concatenate((role, np.full(len(rivalled), Role.OTHER)))
        split = np.concatenate((split, np.zeros(len(rivalled), np.bool_)))
        rival_of = np.concatenate((rival_of, np.array(rivalled, np.int64)))
        of_rivals = concealed[np.array(rivalled, np.int64)]
        concealed = np.concatenate((concealed, of_rivals))
    order = np.lexsort((np.arange(len(start)), -end, start))
    order = order[~concealed[order]]
    place = np.full(len(start) + 1, -1, np.int64)  # the last stands for -1
    place[order] = np.arange(len(order))
    return _columns(
        table, mirrored, frequency, order,
        (start[order], end[order], value[order]), flow[order], role[order], split[order],
        place[rival_of[order]],
    )  # fmt: skip


def _concealed(table: _Table) -> Bools:
    """Return which values are of series that a reader has switched off."""
    gone = sorted(hidden_places(table.dataset, table.pane))
    return np.isin(np.array([ref.series for ref in table.refs], np.int64), gone)


def _has_parts(flow: Ints) -> bool:
    """Whether exports or imports are there: without them their totals stand for themselves."""
    return bool(np.isin(flow, (Flow.EXPORT, Flow.IMPORT)).any())


def _numbers(cells: list[Cell]) -> tuple[Floats, Floats, Floats]:
    columns = np.array([cell[:3] for cell in cells], np.float64).reshape(len(cells), 3)
    return columns[:, 0], columns[:, 1], columns[:, 2]


def _flows(table: _Table, mirrored: bool) -> Ints:
    kinds = [_flow_of(one, mirrored) for one in table.series]
    return np.array([kinds[ref.series] for ref in table.refs], np.int64)


def _columns(
    table: _Table,
    mirrored: bool,
    frequency: str,
    order: Ints,
    numbers: tuple[Floats, Floats, Floats],
    flow: Ints,
    role: Ints,
    split: Bools,
    rival_of: Ints,
) -> Rows:
    start, end, value = numbers
    cells, pane = [table.cells[i] for i in order], table.pane
    refs = np.array([table.refs[i] for i in order], np.int64).reshape(len(cells), 2)
    hangs = (flow == Flow.IMPORT) & (pane.kind == "trade")
    crowded, behind = (np.zeros(len(cells), np.bool_) for _ in range(2))
    for kind in Flow:
        bars = np.flatnonzero((flow == kind) & (role == Role.BAR))
        crowded[bars], behind[bars] = shared_time(start[bars], end[bars])
    track = np.zeros(len(cells), np.int64)
    lines = np.flatnonzero(role == Role.LINE)
    track[lines] = tracks(start[lines], end[lines])
    names = {name: i for i, name in enumerate(sorted({c.source for c in cells if c.source}))}
    bound = np.array([cell.bound for cell in cells], np.int64)
    known = (role == Role.BAR) & (bound == Bound.NONE) & (pane.kind != STEPS)
    claims = [table.dataset.claims.get(one.id) for one in table.series]
    unclear = np.array([claim is not None and is_ambiguous(claim) for claim in claims], np.bool_)
    return Rows(
        dataset=table.dataset, pane=pane, mirrored=mirrored, series=tuple(table.series),
        frequency=frequency, multiplier=table.multiplier, sources=tuple(names), refs=refs,
        start=start, end=end, value=value, signed=np.where(hangs, -value, value), flow=flow,
        style=np.array([cell.style for cell in cells], np.int64), bound=bound, role=role,
        source=np.array([names[c.source] if c.source else -1 for c in cells], np.int64),
        crowded=crowded, behind=behind, split=split, track=track, rival_of=rival_of,
        partner=_partners(start, end, flow, known),
        ambiguous=unclear[refs[:, 0]] if len(refs) else np.zeros(0, np.bool_),
        open_ended=frozenset(row for row, cell in enumerate(cells) if cell.open),
        left_out=table.left_out,
    )  # fmt: skip


def _partners(start: Floats, end: Floats, flow: Ints, known: Bools) -> Ints:
    """Return for each export the row of the imports over the very same time, else -1."""
    partner = np.full(len(start), -1, np.int64)
    first, last = np.round(start).astype(np.int64), np.round(end).astype(np.int64)
    period = first * LONGEST_PERIOD + (last - first)
    imports = np.flatnonzero(known & (flow == Flow.IMPORT))
    exports = np.flatnonzero(known & (flow == Flow.EXPORT))
    if not len(imports) or not len(exports):
        return partner
    imports = imports[np.argsort(period[imports], kind="stable")]
    at = np.searchsorted(period[imports], period[exports], "right") - 1
    found = imports[np.maximum(at, 0)]
    same = (at >= 0) & (period[found] == period[exports])
    partner[exports[same]] = found[same]
    return partner


def _flow_of(series: Series, mirrored: bool) -> Flow:
    flow = FLOWS.get(series.flow or "", Flow.OTHER)
    return MIRRORED.get(flow, flow) if mirrored else flow


def _settle_totals(start: Floats, end: Floats, flow: Ints, role: Ints, partial: Bools) -> Bools:
    """Mark what is covered by another value; return which totals have any part.

    Covered are totals over the very period of both parts, unless these are ``partial``; missing
    parts of a total (it says so itself), and missing totals of parts.
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
        full = parts[~partial[parts]]
        both &= among(*mine, start[full], end[full])
    role[totals[both]] = Role.COVERED
    whole = totals[~split[totals]]
    for hidden, by in (
        (np.flatnonzero(missing & is_part), whole),
        (np.flatnonzero(missing & (flow == Flow.TOTAL)), np.flatnonzero(is_part)),
    ):
        met = has_part(start[hidden], end[hidden], start[by], end[by])
        role[hidden[met]] = Role.COVERED
    return split
