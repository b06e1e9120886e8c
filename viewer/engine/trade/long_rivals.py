"""What others say of values of long series: claims about the same, over the very same period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from viewer.engine.trade.cells import Cell, Role, read_cell
from viewer.engine.trade.columns import Ref, Rows
from viewer.engine.trade.long_series import LongSeries, Place
from viewer.engine.trade.statements import (
    Drawn,
    about,
    as_series,
    others_about,
    rivals,
    same_days,
)
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.records import Series
from viewer.model.view import TimeRange

ALIKE = 0.25
"""Two periods are the same if their ends lie no farther apart than this share of their length."""


class Rival(NamedTuple):
    """A claim as a series of its own, what it says, and of which value."""

    series: Series
    cell: Cell
    of: Place


class LongRivals:
    """What claims say of values of some series of one pane: ``all``, in the order of time."""

    def __init__(self, dataset: Dataset, parts: Sequence[LongSeries]) -> None:
        self.all = _rivals_of(dataset, parts)
        self._begin = np.array([rival.cell.start for rival in self.all])
        self._by_ref: dict[Ref, list[Rival]] = {}
        for rival in self.all:
            at = rival.of
            ref = Ref(at.series, parts[at.series].position(at.row))
            self._by_ref.setdefault(ref, []).append(rival)

    def begun_in(self, time: TimeRange) -> tuple[Rival, ...]:
        """Return those about values whose periods begin in a time range. O(log n)."""
        if not self.all:
            return ()
        first, stop = np.searchsorted(self._begin, [time.start, time.end]).tolist()
        return self.all[first:stop]

    def beside(self, rows: Rows) -> Rows:
        """Return rows with what is said of them, in the order of time."""
        if not self.all:
            return rows
        found = [(rival, row) for row, ref in enumerate(map(tuple, rows.refs.tolist()))
                 for rival in self._by_ref.get(Ref(*ref), ())]  # fmt: skip
        return _with(rows, found) if found else rows


def _rivals_of(dataset: Dataset, parts: Sequence[LongSeries]) -> tuple[Rival, ...]:
    """Return what claims say of values of these series, in the order of time.

    Each claim asks the series for the value over its period; no value is looked at for that. What
    the other side reports is left out: it may be as long a series as this one.
    """
    subjects = {about(part.series): number for number, part in reversed([*enumerate(parts)])}
    drawn: list[Drawn] = []
    places: list[Place] = []
    others = others_about(dataset, subjects, ())
    for claim in others:
        assert claim.period is not None, "claims without a period are left out"
        what = about(claim)
        number = subjects[what]
        row = _row_over(parts[number], claim.period)
        if row is not None:
            drawn.append(Drawn(what, same_days(claim.period), ""))
            places.append(Place(number, row))
    found = []
    for claim, at in rivals(dataset, others, drawn, ()):
        series = as_series(claim)
        cell = read_cell(dataset, series, series.observations[0], parts[0].series.multiplier)
        if cell is not None:
            found.append(Rival(series, cell, places[at]))
    return tuple(sorted(found, key=lambda rival: rival.cell.start))


def _row_over(part: LongSeries, period: EdtfDate) -> int | None:
    """Return the known value over a period, None where there is none. O(log n)."""
    start, end = period.period
    if not (np.isfinite(start) and np.isfinite(end)):
        return None
    first, stop = part.between(start, end)
    for row in range(first, min(stop, first + 3)):
        at = np.array([row])
        apart = abs(part.periods.starts(at)[0] - start), abs(part.periods.ends(at)[0] - end)
        if max(apart) <= ALIKE * (end - start) and not np.isnan(part.values[row]):
            return row
    return None


def _with(rows: Rows, found: Sequence[tuple[Rival, int]]) -> Rows:
    """Return rows with what is said of some of them."""
    cells = [rival.cell for rival, _ in found]
    count, more, of = len(rows), len(found), np.array([row for _, row in found])
    names = [*rows.sources]
    names += sorted({cell.source for cell in cells if cell.source} - set(names))
    start = np.append(rows.start, [cell.start for cell in cells])
    end = np.append(rows.end, [cell.end for cell in cells])
    order = np.lexsort((np.arange(count + more), -end, start))
    place = np.zeros(count + more, np.int64)
    place[order] = np.arange(count + more)
    none, nowhere = np.zeros(more, np.bool_), np.full(more, -1)
    refs = [(len(rows.series) + number, 0) for number in range(more)]
    value = np.append(rows.value, [cell.value for cell in cells])
    source = [names.index(cell.source) if cell.source else -1 for cell in cells]
    return replace(
        rows,
        series=rows.series + tuple(rival.series for rival, _ in found),
        sources=tuple(names),
        refs=np.concatenate((rows.refs, refs))[order],
        start=start[order], end=end[order], value=value[order], signed=value[order],
        flow=np.append(rows.flow, rows.flow[of])[order],
        style=np.append(rows.style, [cell.style for cell in cells])[order],
        bound=np.append(rows.bound, [cell.bound for cell in cells])[order],
        role=np.append(rows.role, np.full(more, Role.OTHER))[order],
        source=np.append(rows.source, source)[order],
        crowded=np.append(rows.crowded, none)[order], behind=np.append(rows.behind, none)[order],
        split=np.append(rows.split, none)[order],
        track=np.append(rows.track, np.zeros(more, np.int64))[order],
        rival_of=np.append(np.full(count, -1), place[of])[order],
        partner=np.append(rows.partner, nowhere)[order],
        ambiguous=np.append(rows.ambiguous, none)[order],
    )  # fmt: skip
