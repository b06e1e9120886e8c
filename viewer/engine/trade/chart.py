"""Lays a pane out for one time range and size: bars over their own periods, labels, ticks.

Pure geometry on columns: a frame costs what is in view, and of what is in view at most a few bars
per pixel are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.apart import apart_labels
from viewer.engine.trade.bar_labels import bar_labels
from viewer.engine.trade.blanks import AWAY, BLANK, blanks, notes
from viewer.engine.trade.cells import STEPS, Bound, Flow, Role, Style
from viewer.engine.trade.columns import Rows, least_of
from viewer.engine.trade.distinct import distinct
from viewer.engine.trade.ground import DENSE, LINE_HEIGHT, Floats, Ground, Ints, Stretch
from viewer.engine.trade.heading import Heading, heading
from viewer.engine.trade.labelled import tick_text
from viewer.engine.trade.labels import Box, Kind, Label, Measure, place
from viewer.engine.trade.line_marks import lay_out_lines, row_height, rows_of_lines
from viewer.engine.trade.line_words import line_labels
from viewer.engine.trade.log_scale import LogAxis, fit_log
from viewer.engine.trade.marks import (
    TICK,
    Bars,
    Chart,
    Others,
    Spread,
    Steps,
    Tick,
    no_strips,
)
from viewer.engine.trade.rows import gather
from viewer.engine.trade.scale import ValueAxis, constant_for, fit_axis
from viewer.engine.trade.share import lay_out_shares
from viewer.engine.trade.steps import lay_out_steps
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, say_count
from viewer.model.view import Arrangement, Pane, ValueScale

LEAST_BAR = 2.0
"""A value that is not zero is at least this many pixels high."""
LEVEL = 6.0
"""Height of the mark of a value on a scale without a zero."""
LEAST_AREA = 36.0
"""Bars get at least this height; rows of text give way."""
NARROWEST_TICKED = 4.0
"""Bars narrower than this many pixels show no ticks of what others say."""
WHOLE = "count"
"""The quantity of which there are no fractions."""


def build_chart(
    dataset: Dataset,
    pane: Pane,
    time: TimeScale,
    height: float,
    value_scale: ValueScale,
    mirrored: bool,
    measure: Measure,
    *,
    line: float = LINE_HEIGHT,
    bands: Sequence[Stretch] = (),
) -> Chart:
    """Gather the values of a pane and lay them out; see `lay_out`."""
    rows = gather(dataset, pane, mirrored)
    head = heading(rows, value_scale is ValueScale.LOG)
    return lay_out(rows, head, time, height, value_scale, measure, line=line, bands=bands)


def lay_out(
    rows: Rows,
    head: Heading,
    time: TimeScale,
    height: float,
    value_scale: ValueScale,
    measure: Measure,
    *,
    line: float = LINE_HEIGHT,
    bands: Sequence[Stretch] = (),
) -> Chart:
    """Lay out gathered values; ``line`` is the height of a line of text in pixels."""
    ground = Ground(rows, head, time, height, measure, line)
    if rows.pane.kind == "share":
        return lay_out_shares(ground, bands)
    if rows.pane.kind == STEPS and value_scale is not ValueScale.LOG:
        return lay_out_steps(ground, value_scale, bands)
    return _Layout(ground, value_scale).chart(bands)


class _Layout:
    """One chart of bars in the making."""

    def __init__(self, ground: Ground, value_scale: ValueScale) -> None:
        self.ground, self.rows, self.time = ground, ground.rows, ground.time
        self.height, self.measure, self.line = ground.height, ground.measure, ground.line
        self.left, self.right = ground.left, ground.right
        self.shown = ground.shown()
        self.role = self.rows.role[self.shown]
        self.top, self.bottom, self.tracks, self.foot = self._rooms()
        self.standing = self.rows.standing
        self.constant = constant_for(value_scale, *self.rows.sizes)
        self.by_ratio = value_scale is ValueScale.LOG
        self.axis: ValueAxis | LogAxis
        self.axis, self.tick_values = self._fit_by_ratio() if self.by_ratio else self._fit()
        # What has no value stands at the zero line, or where one would look for it.
        self.floor = float(self.bottom) if self.by_ratio else self.axis.y(0.0)

    def chart(self, bands: Sequence[Stretch]) -> Chart:
        bars = self._levels() if self.by_ratio else self._bars()
        lines = lay_out_lines(self.ground, self.tracks)
        marks = blanks(self.ground, self.shown, self.floor, bars)
        others, spreads = self._others(bars)
        wanted: list[Label] = []
        if self.foot:
            shown = np.concatenate((bars.row, lines.row))
            wanted += self.ground.source(shown, self.height - self.foot + 1)
        wanted += line_labels(self.ground, lines)
        wanted += self._undrawn() + bar_labels(self.ground, bars)
        wanted += apart_labels(self.ground, spreads, bars)
        wanted += notes(self.ground, marks, self.floor, self.foot)
        ticks = [Box(x - TICK / 2, y - 2, x + TICK / 2, y + 2)
                 for x, y in zip(others.x.tolist(), others.y.tolist(), strict=True)]  # fmt: skip
        ticks += [mark.box for mark in marks]
        return Chart(
            rows=self.rows, time=self.time, height=self.height, axis=self.axis,
            heading=self.ground.head, bars=bars, lines=lines, steps=self._steps(bars),
            strips=no_strips(), others=others, spreads=spreads, blanks=tuple(marks),
            labels=tuple(place(wanted, ticks)),
            ticks=self._ticks(), grid=self.ground.grid(), bands=self.ground.bands(bands),
        )  # fmt: skip

    def _rooms(self) -> tuple[float, float, int, float]:
        """Divide the height: rows of lines, a line of labels, bars, labels, the source line."""
        track = row_height(self.line)
        tracks = rows_of_lines(self.rows, self.height, self.line)
        foot = self.line + 4
        if self.height - tracks * track - foot - 2 * self.line < LEAST_AREA:
            foot = 0.0
        label = self.line + 2
        if self.height - tracks * track - foot - 2 * label < LEAST_AREA:
            label = 3.0
        top = tracks * track + label
        return top, max(self.height - foot - label, top + 8.0), tracks, foot

    def _fit(self) -> tuple[ValueAxis, tuple[float, ...]]:
        rows = self.rows
        stands, hangs = rows.sides
        drawn, seen = self._drawn(), self._tops(self.shown)
        seen = seen[rows.role[drawn] == Role.BAR]
        high, low = (float(max(seen.max(initial=0.0), 0.0)), float(max(-seen.min(initial=0.0), 0)))
        # A side that has bars anywhere keeps some room, so the zero line stays where it is.
        least = self.constant or 1e-9 * max(high, low)
        if stands:
            high = max(high, least)
        if hangs:
            low = max(low, least)
        apart = 1.2 * self.line
        whole = bool(rows.series) and rows.series[0].quantity == WHOLE and rows.multiplier == 1
        axis, ticks = fit_axis(high, low, self.top, self.bottom, self.constant, apart, whole)
        if rows.unsplit.any():
            # Below zero there must be room to say that no split was found.
            lowest = self.height - self.foot - (AWAY + BLANK + 1.0 + self.line)
            for _ in range(3):
                below = axis.y(0.0) - lowest
                if below <= 0 or lowest - self.top < LEAST_AREA / 2:
                    break
                bottom = axis.top + (axis.bottom - axis.top) * (
                    1 - below / (axis.y(0.0) - axis.top)
                )
                axis, ticks = fit_axis(high, low, self.top, bottom, self.constant, apart, whole)
        return axis, ticks

    def _fit_by_ratio(self) -> tuple[LogAxis, tuple[float, ...]]:
        drawn = self._drawn()
        seen = self.rows.value[self.shown[self.rows.role[drawn] == Role.BAR]]
        seen = seen[seen > 0]
        low, high = (float(seen.min()), float(seen.max())) if len(seen) else (1.0, 10.0)
        half, apart = LEVEL / 2, 1.2 * self.line
        # Values are not always above one: the lowest mark needs room for half its height too.
        return fit_log(low, high, self.top + half, self.bottom - half, apart)

    def _drawn(self) -> Ints:
        """Return for each row in view the row whose mark it is told at."""
        return np.where(self.role == Role.OTHER, self.rows.rival_of[self.shown], self.shown)

    def _tops(self, kept: Ints) -> Floats:
        """Return the values that the bars of rows end at, or what others say of them."""
        rivals = self.rows.rival_of[kept]
        at = np.where(rivals >= 0, rivals, kept)
        return np.asarray(self.standing.base[at] + self.standing.signed[kept])

    def _bars(self) -> Bars:
        rows, standing = self.rows, self.standing
        kept = self.shown[self.role == Role.BAR]
        x0, x1 = self.ground.between(standing.start[kept], standing.end[kept])
        if len(kept) > DENSE * self.time.width:
            tallest = _tallest(x0, x1, self._tops(kept), rows.flow[kept])
            kept, x0, x1 = kept[tallest], x0[tallest], x1[tallest]
        order = np.lexsort((-np.abs(standing.signed[kept]), rows.start[kept] - rows.end[kept]))
        kept, x0, x1 = kept[order], x0[order], x1[order]
        signed = standing.signed[kept]
        base, tip = self.axis.ys(standing.base[kept]), self.axis.ys(self._tops(kept))
        tiny = (signed != 0) & (np.abs(tip - base) < LEAST_BAR)
        tip[tiny] = base[tiny] - LEAST_BAR * np.sign(signed[tiny])
        self._raise(kept, base)
        return Bars(
            row=kept, x0=x0, x1=x1, base=base, tip=tip, flow=rows.flow[kept],
            style=rows.style[kept], bound=rows.bound[kept], behind=standing.behind[kept],
            crowded=standing.crowded[kept], zero=signed == 0, torn=standing.torn[kept],
        )  # fmt: skip

    def _raise(self, kept: Ints, base: Floats) -> None:
        """Let values between two limits begin at the lower one."""
        rows = self.rows
        for i in np.flatnonzero(rows.bound[kept] == Bound.BETWEEN).tolist():
            row = int(kept[i])
            sign = 1.0 if self.by_ratio else float(np.sign(rows.signed[row]))
            if self.by_ratio or self.standing.base[row] == 0:
                base[i] = self.axis.y(sign * least_of(rows, row))

    def _levels(self) -> Bars:
        """Return marks at the height of each value: a scale without a zero has no foot for bars."""
        rows = self.rows
        kept = self.shown[self.role == Role.BAR]
        kept = kept[rows.value[kept] > 0]
        times = (rows.start, rows.end)
        if rows.arrangement is Arrangement.GROUPED:
            times = (self.standing.start, self.standing.end)
        x0, x1 = self.ground.between(times[0][kept], times[1][kept])
        if len(kept) > DENSE * self.time.width:
            both = [_tallest(x0, x1, size, rows.flow[kept]) for size in (
                rows.value[kept], 1 / rows.value[kept])]  # fmt: skip
            outer = distinct(np.concatenate(both))
            kept, x0, x1 = kept[outer], x0[outer], x1[outer]
        order = np.lexsort((-rows.value[kept], rows.start[kept] - rows.end[kept]))
        kept, x0, x1 = kept[order], x0[order], x1[order]
        y, none = self.axis.ys(rows.value[kept]), np.zeros(len(kept), np.bool_)
        base = y + LEVEL / 2
        self._raise(kept, base)
        return Bars(
            row=kept, x0=x0, x1=x1, base=base, tip=y - LEVEL / 2, flow=rows.flow[kept],
            style=rows.style[kept], bound=rows.bound[kept], behind=none, crowded=none, zero=none,
            torn=none, floored=False,
        )  # fmt: skip

    def _undrawn(self) -> list[Label]:
        """Say how many values in view have no place on a scale without a zero."""
        bars = self.shown[self.role == Role.BAR]
        count = int((self.rows.value[bars] <= 0).sum()) if self.by_ratio else 0
        if not count:
            return []
        text = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} value of zero or less can’t be drawn on a log scale"),
            QT_TRANSLATE_NOOP("Words", "{n} values of zero or less can’t be drawn on a log scale"),
            count,
        )
        width, y0 = self.measure(text), self.height - self.line - 2
        if self.foot:
            y0 = self.height - self.foot + 1
        x0 = self.left + 8
        return [Label(text, Box(x0, y0, x0 + width, y0 + self.line), Kind.NOTE)]

    def _steps(self, bars: Bars) -> Steps:
        """Return the balance over each period with both parts, unless there are too many."""
        rows = self.rows
        at = np.flatnonzero(rows.partner[bars.row] >= 0)
        if self.by_ratio or rows.arrangement is not Arrangement.MIRRORED:
            at = at[:0]  # a balance is read up and down from zero
        if len(at) > DENSE * self.time.width:
            at = at[:0]
        kept = bars.row[at]
        partner = rows.partner[kept]
        firm = (rows.style[kept] == Style.FINAL) & (rows.style[partner] == Style.FINAL)
        y = self.axis.ys(rows.value[kept] - rows.value[partner])
        return Steps(kept, bars.x0[at], bars.x1[at], y, firm)

    def _others(self, bars: Bars) -> tuple[Others, tuple[Spread, ...]]:
        """Return ticks at what others say of the bars in view, and brackets over those that
        may be compared with the bar.
        """
        rows = self.rows
        found: list[tuple[int, float, float, float]] = []
        spreads = []
        own = bars.tip if bars.floored else (bars.tip + bars.base) / 2
        for i in np.flatnonzero(bars.x1 - bars.x0 >= NARROWEST_TICKED).tolist():
            others = np.array(rows.rivals.get(int(bars.row[i]), []), np.int64)
            low, high = max(bars.x0[i], self.left), min(bars.x1[i], self.right)
            if not len(others) or high - low < NARROWEST_TICKED:
                continue
            x, wide = float(high - min(8.0 + TICK / 2, (high - low) / 2)), min(TICK, high - low)
            values = self._tops(others) if bars.floored else rows.value[others]
            told = [
                (row, y)
                for row, y in zip(others.tolist(), self.axis.ys(values).tolist(), strict=True)
                if self.top - 1 <= y <= self.bottom + 1
            ]
            found += [(row, x, y, float(wide)) for row, y in told]
            alike = [(row, y) for row, y in told if rows.comparable[row]]
            heights = [float(own[i]), *(y for _, y in alike)]
            if max(heights) - min(heights) >= 2.0:
                named = (int(bars.row[i]), *(row for row, _ in alike))
                spreads.append(Spread(x, min(heights), max(heights), named, float(wide)))
        row = np.array([one[0] for one in found], np.int64)
        drawn = np.array([one[1:] for one in found], np.float64).reshape(len(found), 3)
        others_told = Others(row, drawn[:, 0], drawn[:, 1], rows.comparable[row], drawn[:, 2])
        return others_told, tuple(spreads)

    def _ticks(self) -> tuple[Tick, ...]:
        sized = self.rows.pane.kind == "trade"
        return tuple(
            Tick(value, self.axis.y(value), tick_text(self.rows, abs(value) if sized else value))
            for value in self.tick_values
        )


def _tallest(x0: Floats, x1: Floats, signed: Floats, flow: Ints) -> Ints:
    """Return the tallest bar of every pixel column, side and flow: together they look the same."""
    column = np.floor((x0 + x1) / 2).astype(np.int64)
    narrow = x1 - x0 < 1.0
    key = ((column - column.min(initial=0)) * 2 + (signed < 0)) * len(Flow) + flow
    key, size = key[narrow], np.abs(signed)[narrow]
    tallest = np.zeros(int(key.max(initial=0)) + 1)
    np.maximum.at(tallest, key, size)
    best = np.full(len(tallest), -1, np.int64)
    top = size == tallest[key]
    best[key[top]] = np.flatnonzero(narrow)[top]
    return np.sort(np.concatenate((best[best >= 0], np.flatnonzero(~narrow))))
