"""The values of a pane of long series: never gathered as a whole, but found by time.

An ordinary pane gathers every value into columns (`viewer.engine.trade.rows`). Here the columns
of the series stay as they are, a pyramid finds extremes, and `Rows` are made of the few values
that are to be drawn one by one, read out, listed or spoken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.cells import (
    BOUNDS,
    Bound,
    Role,
)
from viewer.engine.trade.columns import Ref, Rows
from viewer.engine.trade.labelled import value_words
from viewer.engine.trade.long_rivals import LongRivals
from viewer.engine.trade.long_series import LongSeries, Place, in_order
from viewer.engine.trade.overlaps import shared_time
from viewer.engine.trade.panes import fineness
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.message import Message
from viewer.model.view import Pane, TimeRange

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LONG_FROM = 4000
"""Panes of so many values are laid out by time: no screen has a pixel for each of more."""
MOST_SAID = 500
"""So many labels are kept."""
MOST_NAMED = 20
"""And so many choices of values that are named in a chart."""


class Named(NamedTuple):
    """Some values as rows, with what others say of them; and the row of each value."""

    rows: Rows
    row_of: dict[Place, int]


@dataclass(frozen=True, eq=False)
class LongRows:
    """The values of a pane, each known by its `Place`; all series of one unit."""

    dataset: Dataset
    pane: Pane
    mirrored: bool
    parts: tuple[LongSeries, ...]
    left_out: int
    _labels: dict[Ref, Message] = field(default_factory=dict, init=False, repr=False)
    _said: dict[Place, Message] = field(default_factory=dict, init=False, repr=False)
    _named: dict[tuple[Place, ...], Named] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return sum(len(part) for part in self.parts)

    @cached_property
    def time(self) -> tuple[float, float]:
        """From the start of the first period to the end of the last."""
        ends = [part.columns.time for part in self.parts]
        return min(start for start, _ in ends), max(end for _, end in ends)

    @cached_property
    def specimen(self) -> Rows:
        """A few values of which heading and legend are those of all values."""
        chosen = [part.specimens() for part in self.parts]
        for rival in self.rivals.all[:1]:
            own = chosen[rival.of.series]
            chosen[rival.of.series] = np.array(sorted({*own.tolist(), rival.of.row}))
        return self.rivals.beside(self.some(chosen))

    @cached_property
    def rivals(self) -> LongRivals:
        """What others say of the values."""
        return LongRivals(self.dataset, self.parts)

    def in_view(self, time: TimeRange) -> list[tuple[int, int]]:
        """Return for each series first and end of its values in a time range. O(log n)."""
        return [part.between(time.start, time.end) for part in self.parts]

    def of(
        self, spans: Sequence[tuple[int, int]], sizes: tuple[float, float] | None = None
    ) -> Rows:
        """Return the values of some spans, one for each series, as rows of which `Rows.sizes` are
        ``sizes``, those of all values, where they matter.
        """
        rows = self.rivals.beside(self.some([np.arange(*span) for span in spans]))
        stretch = {"sides": self.sides} if sizes is None else {"sides": self.sides, "sizes": sizes}
        vars(rows).update(stretch)  # else they would be worked out of these few
        vars(rows)["said"] = self._labels  # most of these values were in the frame before
        return rows

    def one(self, place: Place) -> Rows:
        """Return one value as the only row."""
        none = np.zeros(0, np.int64)
        return self.some(
            [np.array([place.row]) if n == place.series else none for n in range(len(self.parts))]
        )

    def near(self, day: float) -> Rows:
        """Return of each series the values before and after an instant, or around it."""
        chosen = []
        for part in self.parts:
            at = int(part.periods.before(np.array([day]))[0])
            chosen.append(np.arange(max(at - 1, 0), min(at + 1, len(part))))
        return self.rivals.beside(self.some(chosen))

    def id_of(self, place: Place) -> str:
        """Return the id that the selection knows a value by: ``series#position``."""
        part = self.parts[place.series]
        return f"{part.series.id}#{part.position(place.row)}"

    def find(self, some_id: str) -> Place | None:
        """Return the value with this id, None where the pane has none."""
        series_id, _, position = some_id.rpartition("#")
        for number, part in enumerate(self.parts):
            if part.series.id == series_id and position.isdecimal() and len(position) < 16:
                row = part.row_of(int(position))
                return None if row is None else Place(number, row)
        return None

    def words_of(self, place: Place) -> Message:
        """Return the label of a value; kept, because most stay in view while the user pans."""
        if place not in self._said:
            if len(self._said) >= MOST_SAID:
                self._said.clear()
            self._said[place] = value_words(self.one(place), 0)
        return self._said[place]

    def named(self, places: Sequence[Place]) -> Named:
        """Return some values as rows; kept, because most stay in view while the user pans."""
        key = tuple(sorted(set(places)))
        if key not in self._named:
            if len(self._named) >= MOST_NAMED:
                self._named.clear()
            rows = self.rivals.beside(self.some(
                [np.array([place.row for place in key if place.series == number], np.int64)
                 for number in range(len(self.parts))]
            ))  # fmt: skip
            at = {ref: row for row, ref in enumerate(map(tuple, rows.refs.tolist()))}
            self._named[key] = Named(
                rows, {p: at[p.series, self.parts[p.series].position(p.row)] for p in key}
            )
        return self._named[key]

    def period(self, place: Place) -> tuple[float, float]:
        """Return when the period of a value starts and ends."""
        periods, at = self.parts[place.series].periods, np.array([place.row])
        return float(periods.starts(at)[0]), float(periods.ends(at)[0])

    def value(self, place: Place) -> float:
        """Return a value in units of the pane, NaN if it is missing."""
        part = self.parts[place.series]
        return float(part.values[place.row]) * part.factor

    @cached_property
    def sides(self) -> tuple[bool, bool]:
        """Whether any value is above zero, and whether any is below it."""
        found = [part.pyramid.whole() for part in self.parts]
        return any(largest > 0 for _, largest in found), any(least < 0 for least, _ in found)

    @cached_property
    def largest(self) -> float:
        """The largest size of a value, 0 where there is none."""
        found = [abs(end) * part.factor for part in self.parts for end in part.pyramid.whole()]
        return max((size for size in found if size > 0), default=0.0)

    @cached_property
    def sizes(self) -> tuple[float, float]:
        """The smallest and the largest size of a value that is not zero; one look at all."""
        least, largest = np.inf, 0.0
        for part in self.parts:
            for first in range(0, len(part), 1 << 20):
                sizes = np.abs(part.values[first : first + (1 << 20)]) * part.factor
                sizes = sizes[sizes > 0]
                if len(sizes):
                    least, largest = min(least, sizes.min()), max(largest, sizes.max())
        return (float(least), float(largest)) if largest else (0.0, 0.0)

    def some(self, chosen: Sequence[Ints]) -> Rows:
        """Return some values of each series as rows, in the order of time."""
        parts = [_columns_of(part, number, rows) for number, (part, rows) in
                 enumerate(zip(self.parts, chosen, strict=True))]  # fmt: skip
        start, end, value = (np.concatenate([columns[n] for columns in parts]) for n in range(3))
        whole = np.concatenate([columns[3] for columns in parts])
        order = np.lexsort((np.arange(len(start)), -end, start))
        start, end, value, whole = start[order], end[order], value[order], whole[order]
        names = sorted({part.series.source for part in self.parts if part.series.source})
        source = np.array([names.index(part.series.source) if part.series.source else -1
                           for part in self.parts])  # fmt: skip
        role = np.where(np.isnan(value), Role.MISSING, Role.BAR)
        flow = np.array([part.flow for part in self.parts])[whole[:, 0]]
        crowded, behind = (np.zeros(len(start), np.bool_) for _ in range(2))
        for kind in np.unique(flow) if len(self.parts) > 1 else ():
            bars = np.flatnonzero((flow == kind) & (role == Role.BAR))
            crowded[bars], behind[bars] = shared_time(start[bars], end[bars])
        none, nowhere = np.zeros(len(start), np.bool_), np.full(len(start), -1)
        return Rows(
            dataset=self.dataset, pane=self.pane, mirrored=self.mirrored,
            series=tuple(part.series for part in self.parts),
            frequency=min((part.series.frequency for part in self.parts), key=fineness),
            multiplier=self.parts[0].series.multiplier, sources=tuple(names), refs=whole[:, :2],
            start=start, end=end, value=value, signed=value, flow=flow, style=whole[:, 2],
            bound=whole[:, 3], role=role, source=source[whole[:, 0]], crowded=crowded,
            behind=behind, split=none, track=np.zeros(len(start), np.int64), rival_of=nowhere,
            partner=nowhere, ambiguous=none, left_out=self.left_out,
            largest_of=lambda: self.largest,
        )  # fmt: skip


def _columns_of(part: LongSeries, number: int, rows: Ints) -> tuple[Floats, Floats, Floats, Ints]:
    """Return start, end and value; and number, position, style and bound, of some values."""
    bounds = np.array([BOUNDS.get(one, Bound.NONE) for one in part.columns.comparator.words])
    whole = np.stack(
        (
            np.full(len(rows), number),
            rows if part.places is None else part.places[rows],
            part.styles[part.coded(part.columns.status, rows)],
            bounds[part.coded(part.columns.comparator, rows)],
        ),
        axis=1,
    )
    value = part.values[rows] * part.factor
    return part.periods.starts(rows), part.periods.ends(rows), value, whole


def long_rows(dataset: Dataset, pane: Pane, mirrored: bool = False) -> LongRows | None:
    """Return the values of a pane of long series; None where a pane is to be gathered as usual.

    That is where it is no pane of plain values, where its values are few or name claims, and
    where periods of one series overlap: a line through them would hide some. A recipe is followed.
    """
    if pane.kind != "value":
        return None
    if not pane.recipe.plain:
        from viewer.engine.trade.derive import derived

        dataset, pane = derived(dataset, pane, mirrored)
    shown = [dataset.series.get(name) for name in pane.series if name not in pane.hidden]
    if not shown:
        return None
    made = []
    for series in shown:
        if series is None or not isinstance(series.observations, ObservationColumns):
            return None
        made.append((series, series.observations))
    if sum(len(columns) for _, columns in made) < LONG_FROM:
        return None
    first = made[0][0]
    parts = []
    for series, columns in made:
        if series.unit != first.unit:
            continue
        part = in_order(series, columns, series.multiplier / first.multiplier, mirrored)
        if part is None:
            return None
        parts.append(part)
    read = sum(len(part) for part in parts)
    left_out = sum(len(columns) for _, columns in made) - read
    return LongRows(dataset, pane, mirrored, tuple(parts), left_out) if read else None
