"""Lays out a pane of long series: a line by pixel columns, or the usual bars where they have room.

A frame costs what it has columns, not what the series have values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.blanks import BLANK, NARROWEST_BLANK
from viewer.engine.trade.cells import Role
from viewer.engine.trade.chart import LEAST_AREA, lay_out
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.ground import LINE_HEIGHT, Ground, Stretch
from viewer.engine.trade.heading import Heading
from viewer.engine.trade.labelled import tick_text
from viewer.engine.trade.labels import Box, Kind, Label, Measure, centred, place
from viewer.engine.trade.log_scale import LogAxis, fit_log
from viewer.engine.trade.long_chart import LongChart, Strand
from viewer.engine.trade.long_rows import LongRows
from viewer.engine.trade.long_series import Place
from viewer.engine.trade.marks import (
    TICK,
    Blank,
    Chart,
    Others,
    Tick,
    no_bars,
    no_lines,
    no_others,
    no_steps,
    no_strips,
)
from viewer.engine.trade.scale import ValueAxis, constant_for, fit_axis
from viewer.engine.trade.trace import trace
from viewer.model.message import QT_TRANSLATE_NOOP, say, say_count
from viewer.model.view import ValueScale

Floats = NDArray[np.float64]

ROOMY = 4.0
"""With so many pixels a value, values are drawn one by one, as in any other pane."""
MOST_BLANKS = 60
MOST_TICKS = 60
"""With more than so many values in view that others say something of, only their number is told."""
ABOVE_ZERO = 3.0
UNDRAWN = say(QT_TRANSLATE_NOOP("Words", "values of zero or less can’t be drawn on a log scale"))
GAPS = say(QT_TRANSLATE_NOOP("Words", "pale: gaps too short to show"))


def lay_out_long(
    long: LongRows,
    head: Heading,
    time: TimeScale,
    height: float,
    value_scale: ValueScale,
    measure: Measure,
    *,
    line: float = LINE_HEIGHT,
    bands: Sequence[Stretch] = (),
) -> Chart:
    """Lay out a pane of long series; for the arguments see `viewer.engine.trade.chart`."""
    spans = long.in_view(time.time)
    sizes = None if value_scale is ValueScale.EVEN else long.sizes
    if ROOMY * sum(stop - first for first, stop in spans) <= time.width:
        rows = long.of(spans, sizes)
        return lay_out(rows, head, time, height, value_scale, measure, line=line, bands=bands)
    return _Layout(long, time, height, line, value_scale).chart(head, measure, bands)


class _Layout:
    """One chart of lines in the making."""

    def __init__(
        self, long: LongRows, time: TimeScale, height: float, line: float, scale: ValueScale
    ) -> None:
        self.long, self.time, self.height, self.line = long, time, height, line
        columns = max(1, int(np.ceil(time.width)))
        self.edges = time.days(time.left + np.arange(columns + 1, dtype=np.float64))
        self.traces = [trace(part.pyramid, self.edges) for part in long.parts]
        told = long.rivals.begun_in(time.time)
        self.told = told if len(told) <= MOST_TICKS else ()
        self.untold = len(told) - len(self.told)
        self.top, self.bottom, self.foot = self._rooms()
        self.by_ratio = scale is ValueScale.LOG
        self.axis: ValueAxis | LogAxis
        self.axis, self.tick_values = self._fit_by_ratio() if self.by_ratio else self._fit(scale)
        self.floor = self.bottom if self.by_ratio else self.axis.y(0.0)

    def chart(self, head: Heading, measure: Measure, bands: Sequence[Stretch]) -> LongChart:
        peaks = [(place, up) for place, up in self._peaks() if place.row >= 0]
        gaps = list(self._gaps())
        named = [*(place for place, _ in peaks), *(place for place, _, _ in gaps)]
        named += [rival.of for rival in self.told]
        rows, row_of = self.long.named(named)
        ground = Ground(rows, head, self.time, self.height, measure, self.line)
        y1 = self.floor - ABOVE_ZERO
        boxes = [(place, Box(x0, y1 - BLANK, x1, y1)) for place, x0, x1 in gaps]
        wanted = self._foot(ground) if self.foot else []
        for where, up in peaks:
            wanted += self._label(ground, where, row_of[where], up=up)
        return LongChart(
            rows=rows, time=self.time, height=self.height, axis=self.axis, heading=head,
            bars=no_bars(), lines=no_lines(), steps=no_steps(), strips=no_strips(),
            others=self._others(rows), spreads=(),
            blanks=tuple(Blank(row_of[where], box) for where, box in boxes),
            labels=tuple(place(wanted, [box for _, box in boxes])),
            ticks=self._ticks(),
            grid=ground.grid(), bands=ground.bands(bands), long=self.long,
            strands=tuple(self._strand(series) for series in range(len(self.traces))),
        )  # fmt: skip

    def _rooms(self) -> tuple[float, float, float]:
        """Divide the height as `viewer.engine.trade.chart` does: labels, line, labels, source."""
        foot = self.line + 4
        if self.height - foot - 2 * self.line < LEAST_AREA:
            foot = 0.0
        label = self.line + 2
        if self.height - foot - 2 * label < LEAST_AREA:
            label = 3.0
        return label, max(self.height - foot - label, label + 8.0), foot

    def _fit(self, scale: ValueScale) -> tuple[ValueAxis, tuple[float, ...]]:
        even = scale is ValueScale.EVEN  # then the sizes of all values need not be known
        constant = constant_for(scale, *((0.0, 0.0) if even else self.long.sizes))
        high = low = 0.0
        for part, made in zip(self.long.parts, self.traces, strict=True):
            high = max(high, float(made.largest.max(initial=0.0)) * part.factor)
            low = max(low, -float(made.least.min(initial=0.0)) * part.factor)
        for rival in self.told:
            high, low = max(high, rival.cell.value), max(low, -rival.cell.value)
        stands, hangs = self.long.sides
        # A side that has values anywhere keeps some room, so the zero line stays where it is.
        least = constant or 1e-9 * max(high, low)
        high, low = max(high, least * stands), max(low, least * hangs)
        axis, ticks = fit_axis(high, low, self.top, self.bottom, constant, 1.2 * self.line)
        return axis, tuple(round(value, 12) for value in ticks)

    def _fit_by_ratio(self) -> tuple[LogAxis, tuple[float, ...]]:
        levels = [made.least * part.factor for part, made in
                  zip(self.long.parts, self.traces, strict=True)]  # fmt: skip
        levels += [made.largest * part.factor for part, made in
                   zip(self.long.parts, self.traces, strict=True)]  # fmt: skip
        levels.append(np.array([rival.cell.value for rival in self.told]))
        seen = np.concatenate(levels)
        seen = seen[seen > 0]
        low, high = (float(seen.min()), float(seen.max())) if len(seen) else (1.0, 10.0)
        return fit_log(low, high, self.top, self.bottom, 1.2 * self.line)

    def _peaks(self) -> Iterator[tuple[Place, bool]]:
        """Yield the highest value of each series in view, and the lowest where it is another."""
        for series, (part, made) in enumerate(zip(self.long.parts, self.traces, strict=True)):
            if not len(made):
                continue
            rows = []
            for levels, pick, largest in ((made.largest, np.argmax, True),
                                          (made.least, np.argmin, False)):  # fmt: skip
                at = int(pick(levels))
                first = max(int(made.first[at]) - 1, 0)  # the level before may be the extreme
                stop = int(made.stop[at])
                rows.append(part.pyramid.place_of(first, stop, largest=largest))
            yield Place(series, rows[0]), True
            if part.values[rows[1]] < part.values[rows[0]]:
                yield Place(series, rows[1]), False

    def _gaps(self) -> Iterator[tuple[Place, float, float]]:
        """Yield the first of each run of missing values that is wide enough to be seen, with the
        pixels at which the run begins and ends.
        """
        for series, part in enumerate(self.long.parts):
            if part.pyramid.whole_run:
                continue
            bounds = part.pyramid.gaps(*part.between(self.time.time.start, self.time.time.end))
            if not 0 < len(bounds) <= len(self.edges):
                continue
            x0 = self.time.xs(part.periods.starts(bounds[:, 0]))
            x1 = self.time.xs(part.periods.ends(bounds[:, 1] - 1))
            x0 = np.maximum(x0, self.time.left - 1)
            x1 = np.minimum(x1, self.time.left + self.time.width + 1)
            wide = np.flatnonzero(x1 - x0 >= NARROWEST_BLANK)
            for i in wide[np.argsort(x0[wide] - x1[wide], kind="stable")][:MOST_BLANKS].tolist():
                yield Place(series, int(bounds[i, 0])), float(x0[i]), float(x1[i])

    def _others(self, rows: Rows) -> Others:
        """Return ticks at what others say of values in view."""
        if not self.told:
            return no_others()
        row = np.flatnonzero(rows.role == Role.OTHER)
        x = self.time.xs((rows.start[row] + rows.end[row]) / 2)
        y = self.axis.ys(rows.value[row])
        inside = (y >= self.top - 1) & (y <= self.bottom + 1)
        inside &= (x >= self.time.left) & (x <= self.time.left + self.time.width)
        row, x, y = row[inside], x[inside], y[inside]
        return Others(row, x, y, rows.comparable[row], np.full(len(row), TICK))

    def _ticks(self) -> tuple[Tick, ...]:
        ys = self.axis.ys(np.array(self.tick_values)).tolist()
        texts = [tick_text(self.long.specimen, value) for value in self.tick_values]
        return tuple(map(Tick, self.tick_values, ys, texts))

    def _foot(self, ground: Ground) -> list[Label]:
        """Return the line below the chart: who made the values, and what pale parts mean."""
        y = self.height - self.foot + 1
        wanted = ground.source(np.arange(len(ground.rows)), y)
        told = [GAPS] if any(made.broken.any() for made in self.traces) else []
        if self.by_ratio and any(made.least.min(initial=1.0) <= 0 for made in self.traces):
            told.append(UNDRAWN)
        if self.untold:
            told.append(
                say_count(
                    QT_TRANSLATE_NOOP("Words", "others say something of {n} value: zoom in"),
                    QT_TRANSLATE_NOOP("Words", "others say something of {n} values: zoom in"),
                    self.untold,
                )
            )
        x0 = self.time.left + 8
        for text in told:
            box = Box(x0, y, x0 + ground.measure(text), y + self.line)
            wanted.append(Label(text, box, Kind.NOTE))
            x0 = box.x1 + 12
        return wanted

    def _label(self, ground: Ground, where: Place, row: int, *, up: bool) -> list[Label]:
        """Return the label of a value, above or below it."""
        text = self.long.words_of(where)
        x = self.time.x(sum(self.long.period(where)) / 2)
        x = min(max(x, ground.left), ground.right)
        span = centred(x, ground.measure(text), ground.left + 1, ground.right - 1)
        y = self.axis.y(self.long.value(where))
        if np.isnan(y):  # no place on a log scale
            return []
        y0 = y - 2 - self.line if up else y + 3
        if span is None or y0 < 0 or y0 + self.line > self.height - self.foot:
            return []
        return [Label(text, Box(span[0], y0, span[1], y0 + self.line), Kind.VALUE, row)]

    def _strand(self, series: int) -> Strand:
        part, made = self.long.parts[series], self.traces[series]
        if self.by_ratio:
            made = made.where(made.largest > 0)
        bottom = self.axis.ys(made.least * part.factor)
        bottom[np.isnan(bottom)] = self.bottom  # from what can't be drawn up to what can
        return Strand(
            series, part.flow, made, self.time.left + made.column.astype(np.float64),
            self.axis.ys(made.largest * part.factor), bottom, part.final(made.stop - 1),
        )  # fmt: skip
