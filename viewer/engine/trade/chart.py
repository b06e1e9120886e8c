"""Lays a pane out for one time range and size: bars over their own periods, labels, ticks.

Pure geometry on columns: a frame costs what is in view, and of what is in view at most a few bars
per pixel are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.apart import apart_labels
from viewer.engine.trade.cells import STEPS, Bound, Flow, Role, Style
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.ground import DENSE, LINE_HEIGHT, Floats, Ground, Ints, Stretch
from viewer.engine.trade.heading import Heading, heading
from viewer.engine.trade.labels import Box, Kind, Label, Measure, centred, place
from viewer.engine.trade.line_words import line_labels
from viewer.engine.trade.marks import (
    TICK,
    Bars,
    Blank,
    Chart,
    Lines,
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
from viewer.engine.trade.words import NO_SPLIT, missing_words, number, value_words
from viewer.model.dataset import Dataset
from viewer.model.view import Pane, ValueScale

LEAST_BAR = 1.0
"""A value that is not zero is at least this many pixels high."""
LEAST_AREA = 36.0
"""Bars get at least this height; rows of text give way."""
TIP_MARK = 5.0
"""Height of the tick of a zero and of the point of a value that is "more than"."""
BLANK = 11.0
NARROWEST_BLANK = 3.0
"""Height of the box that says that something is not there, and its least width."""
NARROWEST_TICKED = 8.0
"""Bars narrower than this many pixels show no ticks of what others say."""


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
    return lay_out(rows, heading(rows), time, height, value_scale, measure, line=line, bands=bands)


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
    if rows.pane.kind == STEPS:
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
        self.constant = constant_for(value_scale, *self.rows.sizes)
        self.axis, self.tick_values = self._fit()

    def chart(self, bands: Sequence[Stretch]) -> Chart:
        bars = self._bars()
        lines = self._lines()
        blanks = self._blanks()
        others, spreads = self._others(bars)
        wanted: list[Label] = []
        if self.foot:
            shown = np.concatenate((bars.row, lines.row))
            wanted += self.ground.source(shown, self.height - self.foot + 1)
        wanted += line_labels(self.ground, lines)
        wanted += self._value_labels(bars) + apart_labels(self.ground, spreads, bars)
        wanted += self._notes(blanks)
        ticks = [Box(x - TICK / 2, y - 2, x + TICK / 2, y + 2)
                 for x, y in zip(others.x.tolist(), others.y.tolist(), strict=True)]  # fmt: skip
        return Chart(
            rows=self.rows, time=self.time, height=self.height, axis=self.axis,
            heading=self.ground.head, bars=bars, lines=lines, steps=self._steps(bars),
            strips=no_strips(), others=others, spreads=spreads, blanks=tuple(blanks),
            labels=tuple(place(wanted, [*(blank.box for blank in blanks), *ticks])),
            ticks=self._ticks(), grid=self.ground.grid(), bands=self.ground.bands(bands),
        )  # fmt: skip

    def _rooms(self) -> tuple[float, float, int, float]:
        """Divide the height: rows of lines, a line of labels, bars, labels, the source line."""
        track = self.line + 4
        tracks = min(self.rows.tracks, max(1, int(0.3 * self.height / track)))
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
        drawn = np.where(self.role == Role.OTHER, rows.rival_of[self.shown], self.shown)
        seen = rows.signed[self.shown[rows.role[drawn] == Role.BAR]]
        high, low = (float(max(seen.max(initial=0.0), 0.0)), float(max(-seen.min(initial=0.0), 0)))
        # A side that has bars anywhere keeps some room, so the zero line stays where it is.
        least = self.constant or 1e-9 * max(high, low)
        if stands:
            high = max(high, least)
        if hangs:
            low = max(low, least)
        apart = 1.2 * self.line
        axis, ticks = fit_axis(high, low, self.top, self.bottom, self.constant, apart)
        if rows.unsplit.any():
            # Below zero there must be room to say that no split was found.
            lowest = self.height - self.foot - (3.0 + BLANK + 1.0 + self.line)
            for _ in range(3):
                below = axis.y(0.0) - lowest
                if below <= 0 or lowest - self.top < LEAST_AREA / 2:
                    break
                bottom = axis.top + (axis.bottom - axis.top) * (
                    1 - below / (axis.y(0.0) - axis.top)
                )
                axis, ticks = fit_axis(high, low, self.top, bottom, self.constant, apart)
        return axis, ticks

    def _bars(self) -> Bars:
        rows = self.rows
        kept = self.shown[self.role == Role.BAR]
        x0, x1 = self.ground.edges(kept)
        if len(kept) > DENSE * self.time.width:
            tallest = _tallest(x0, x1, rows.signed[kept], rows.flow[kept])
            kept, x0, x1 = kept[tallest], x0[tallest], x1[tallest]
        order = np.lexsort((-np.abs(rows.signed[kept]), rows.start[kept] - rows.end[kept]))
        kept, x0, x1 = kept[order], x0[order], x1[order]
        signed = rows.signed[kept]
        base = np.full(len(kept), self.axis.y(0.0))
        tip = self.axis.ys(signed)
        tiny = (signed != 0) & (np.abs(tip - base) < LEAST_BAR)
        tip[tiny] = base[tiny] - LEAST_BAR * np.sign(signed[tiny])
        return Bars(
            row=kept, x0=x0, x1=x1, base=base, tip=tip, flow=rows.flow[kept],
            style=rows.style[kept], bound=rows.bound[kept], behind=rows.behind[kept],
            crowded=rows.crowded[kept], zero=signed == 0,
        )  # fmt: skip

    def _lines(self) -> Lines:
        rows = self.rows
        kept = self.shown[self.role == Role.LINE]
        x0, x1 = self.ground.edges(kept)
        track = np.minimum(rows.track[kept], self.tracks - 1)
        y = (track + 0.5) * (self.line + 4)
        starts, ends = x0 >= self.left - 0.5, x1 <= self.right + 0.5
        return Lines(kept, x0, x1, y, rows.style[kept], starts, ends)

    def _steps(self, bars: Bars) -> Steps:
        """Return the balance over each period with both parts, unless there are too many."""
        rows = self.rows
        at = np.flatnonzero(rows.partner[bars.row] >= 0)
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
        found: list[tuple[int, float, float]] = []
        spreads = []
        for i in np.flatnonzero(bars.x1 - bars.x0 >= NARROWEST_TICKED).tolist():
            others = rows.rivals.get(int(bars.row[i]), [])
            low, high = max(bars.x0[i], self.left), min(bars.x1[i], self.right)
            if not others or high - low < NARROWEST_TICKED:
                continue
            x = float(high - min(8.0 + TICK / 2, (high - low) / 2))
            ys = self.axis.ys(rows.signed[others]).tolist()
            found += [(row, x, y) for row, y in zip(others, ys, strict=True)]
            alike = [(row, y) for row, y in zip(others, ys, strict=True) if rows.comparable[row]]
            heights = [float(bars.tip[i]), *(y for _, y in alike)]
            if max(heights) - min(heights) >= 2.0:
                named = (int(bars.row[i]), *(row for row, _ in alike))
                spreads.append(Spread(x, min(heights), max(heights), named))
        row = np.array([one[0] for one in found], np.int64)
        x_y = np.array([one[1:] for one in found], np.float64).reshape(len(found), 2)
        return Others(row, x_y[:, 0], x_y[:, 1], rows.comparable[row]), tuple(spreads)

    def _blanks(self) -> list[Blank]:
        """Return a box for every total without parts, and one for every missing value."""
        rows = self.rows
        zero = self.axis.y(0.0)
        down = (zero + 3.0, zero + 3.0 + BLANK)
        up = (zero - 3.0 - BLANK, zero - 3.0)
        trade = rows.pane.kind == "trade"
        missing = self.role == Role.MISSING
        unsplit = rows.unsplit[self.shown]
        found = []
        for i in np.flatnonzero(missing | unsplit):
            row = int(self.shown[i])
            hangs = unsplit[i] or (trade and rows.flow[row] == Flow.IMPORT)
            y0, y1 = down if hangs else up
            x0, x1 = self.ground.span(float(rows.start[row]), float(rows.end[row]))
            if y1 <= self.height and x1 - x0 >= NARROWEST_BLANK:
                found.append(Blank(row, Box(x0, y0, x1, y1)))
        return found

    def _value_labels(self, bars: Bars) -> list[Label]:
        """Return labels at the tips, of the largest values first; `place` keeps what fits."""
        most = max(12, int(self.time.width / 16))
        sizes = np.abs(self.rows.signed[bars.row])
        wanted = []
        for i in np.lexsort((bars.row, -sizes))[:most].tolist():
            y0 = self._label_top(bars, i)
            if y0 is None:
                continue
            low, high = max(bars.x0[i], self.left), min(bars.x1[i], self.right)
            text = value_words(self.rows, int(bars.row[i]))
            width = self.measure(text)
            middles = [(low + high) / 2]
            if bars.behind[i]:
                # Shorter bars in front may need the middle: then to one side.
                middles += [low + 2 + width / 2, high - 2 - width / 2]
            for middle in middles:
                span = centred(middle, width, self.left + 1, self.right - 1)
                if span is None or not low <= (span[0] + span[1]) / 2 <= high:
                    continue
                box = Box(span[0], y0, span[1], y0 + self.line)
                if not _over_others(bars, i, box):
                    wanted.append(Label(text, box, Kind.VALUE, int(bars.row[i])))
        return wanted

    def _label_top(self, bars: Bars, i: int) -> float | None:
        """Return the top of a value's label: beyond its tip and what marks it, if there is room."""
        hangs = bars.flow[i] == Flow.IMPORT and self.rows.pane.kind == "trade"
        up = bars.tip[i] < bars.base[i] or (bars.zero[i] and not hangs)
        marked = bars.zero[i] or bars.bound[i] == Bound.AT_LEAST
        for away in (1.0 + TIP_MARK, 1.0) if marked else (1.0,):
            y0 = float(bars.tip[i] - away - self.line if up else bars.tip[i] + away)
            if y0 >= 0 and y0 + self.line <= self.height:
                return y0
        return None

    def _notes(self, blanks: Sequence[Blank]) -> list[Label]:
        notes = []
        for blank in blanks:
            missing = self.rows.role[blank.row] == Role.MISSING
            text = missing_words(self.rows, blank.row) if missing else NO_SPLIT
            low, high = max(blank.box.x0, self.left), min(blank.box.x1, self.right)
            width = self.measure(text)
            if width + 4 > high - low:
                continue
            above = blank.box.y1 <= self.axis.y(0.0)
            y0 = blank.box.y0 - 1 - self.line if above else blank.box.y1 + 1
            x0 = (low + high - width) / 2
            if y0 >= 0 and y0 + self.line <= self.height - self.foot:
                box = Box(x0, y0, x0 + width, y0 + self.line)
                notes.append(Label(text, box, Kind.NOTE, blank.row))
        return notes

    def _ticks(self) -> tuple[Tick, ...]:
        sized = self.rows.pane.kind == "trade"
        return tuple(
            Tick(value, self.axis.y(value), number(abs(value) if sized else value, None))
            for value in (round(value, 12) for value in self.tick_values)
        )


def _over_others(bars: Bars, own: int, box: Box) -> bool:
    """Whether a label would lie on another bar; bars that lie behind are pale and do not count."""
    top, bottom = np.minimum(bars.base, bars.tip), np.maximum(bars.base, bars.tip)
    hit = (bars.x0 < box.x1) & (bars.x1 > box.x0) & (top < box.y1) & (bottom > box.y0)
    hit &= ~bars.behind
    hit[own] = False
    return bool(hit.any())


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
