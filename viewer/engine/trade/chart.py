"""Lays a pane out for one time range and size: bars over their own periods, labels, ticks.

Pure geometry on columns: a frame costs what is in view, and of what is in view at most a few bars
per pixel are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.engine.time.scale import TimeScale
from viewer.engine.time.ticks import ruler
from viewer.engine.trade.labels import Box, Kind, Label, Measure, centred, place
from viewer.engine.trade.marks import Band, Bars, Blank, Chart, Lines, Tick
from viewer.engine.trade.rows import Bound, Flow, Role, Rows, gather
from viewer.engine.trade.scale import ValueAxis, constant_for, fit_axis
from viewer.engine.trade.words import (
    NO_SPLIT,
    Heading,
    heading,
    line_words,
    missing_words,
    number,
    source_words,
    value_words,
)
from viewer.model.dataset import Dataset
from viewer.model.message import say
from viewer.model.view import Pane, ValueScale

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LINE_HEIGHT = 15.0
LEAST_BAR = 1.0
"""A value that is not zero is at least this many pixels high."""
DENSE = 3
"""With more bars than so many per pixel, only the tallest of each pixel is kept."""
LEAST_AREA = 36.0
"""Bars get at least this height; rows of text give way."""
TIP_MARK = 5.0
"""Height of the tick of a zero and of the point of a value that is "more than"."""
BLANK = 11.0
NARROWEST_BLANK = 3.0
"""Height of the box that says that something is not there, and its least width."""


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
    bands: Sequence[tuple[float, float, str]] = (),
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
    bands: Sequence[tuple[float, float, str]] = (),
) -> Chart:
    """Lay out gathered values; ``line`` is the height of a line of text in pixels."""
    return _Layout(rows, head, time, height, value_scale, measure, line).chart(bands)


class _Layout:
    """One chart in the making."""

    def __init__(
        self,
        rows: Rows,
        head: Heading,
        time: TimeScale,
        height: float,
        value_scale: ValueScale,
        measure: Measure,
        line: float,
    ) -> None:
        self.rows, self.head, self.time, self.height = rows, head, time, height
        self.measure, self.line = measure, line
        self.left, self.right = time.left, time.left + time.width
        self.shown = rows.in_view(time.time.start, time.time.end)
        self.role = rows.role[self.shown]
        self.top, self.bottom, self.tracks, self.foot = self._rooms()
        self.constant = constant_for(value_scale, *rows.sizes)
        self.axis, self.tick_values = self._fit()

    def chart(self, bands: Sequence[tuple[float, float, str]]) -> Chart:
        bars = self._bars()
        lines = self._lines()
        blanks = self._blanks()
        wanted = self._source(bars, lines) + self._line_labels(lines)
        wanted += self._value_labels(bars) + self._notes(blanks)
        labels = place(wanted, [blank.box for blank in blanks])
        columns = ruler(self.time, self.line / LINE_HEIGHT)
        strong = {tick.day for tick in columns.context}
        return Chart(
            rows=self.rows, time=self.time, height=self.height, axis=self.axis,
            heading=self.head, bars=bars, lines=lines, blanks=tuple(blanks),
            labels=tuple(labels), ticks=self._ticks(),
            grid=tuple((tick.x, tick.day in strong) for tick in columns.ticks),
            bands=tuple(Band(*self._span(a, b), label) for a, b, label in bands),
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
        seen = rows.signed[self.shown[self.role == Role.BAR]]
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

    def _span(self, start: float, end: float) -> tuple[float, float]:
        """Map a period to pixels, cut in data space to a screen on either side of the view."""
        time = self.time.time
        low, high = time.start - time.span, time.end + time.span
        return self.time.x(min(max(start, low), high)), self.time.x(min(max(end, low), high))

    def _edges(self, rows: Ints) -> tuple[Floats, Floats]:
        time = self.time.time
        low, high = time.start - time.span, time.end + time.span
        return (
            self.time.xs(np.clip(self.rows.start[rows], low, high)),
            self.time.xs(np.clip(self.rows.end[rows], low, high)),
        )

    def _bars(self) -> Bars:
        rows = self.rows
        kept = self.shown[self.role == Role.BAR]
        x0, x1 = self._edges(kept)
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
        x0, x1 = self._edges(kept)
        track = np.minimum(rows.track[kept], self.tracks - 1)
        y = (track + 0.5) * (self.line + 4)
        starts, ends = x0 >= self.left - 0.5, x1 <= self.right + 0.5
        return Lines(kept, x0, x1, y, rows.style[kept], starts, ends)

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
            x0, x1 = self._span(float(rows.start[row]), float(rows.end[row]))
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

    def _line_labels(self, lines: Lines) -> list[Label]:
        """Put words on each line, as many as fit; equal periods share one line and its words."""
        groups: dict[tuple[float, float, float], list[int]] = {}
        for i in range(len(lines.row)):
            key = float(lines.x0[i]), float(lines.x1[i]), float(lines.y[i])
            groups.setdefault(key, []).append(int(lines.row[i]))
        labels: list[Label] = []
        for (x0, x1, y), rows in groups.items():
            low, high = max(x0, self.left), min(x1, self.right)
            first, *others = [value_words(self.rows, row) for row in rows]
            texts = [first, *(say("· {value}", value=other) for other in others)]
            values = list(zip(texts, rows, strict=True))
            opened = [(line_words(self.rows, rows[0]), rows[0]), *values]
            # Without its line at both sides a text would not be seen to lie on one.
            for parts, rest in ((opened, 40.0), (values, 12.0)):
                widths = [self.measure(text) for text, _ in parts]
                gap = 0.25 * self.line
                whole = sum(widths) + gap * (len(parts) - 1)
                if whole + rest <= high - low:
                    x = (low + high - whole) / 2
                    for (text, row), width in zip(parts, widths, strict=True):
                        box = Box(x, y - self.line / 2, x + width, y + self.line / 2)
                        labels.append(Label(text, box, Kind.LINE, row))
                        x += width + gap
                    break
        return labels

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

    def _source(self, bars: Bars, lines: Lines) -> list[Label]:
        shown = np.concatenate((bars.row, lines.row))
        text = source_words(self.rows, shown, self.head.agency)
        if text is None or not len(shown) or not self.foot:
            return []
        width = self.measure(text)
        x1 = self.right - 8
        y0 = self.height - self.foot + 1
        if width > self.time.width - 16:
            return []
        return [Label(text, Box(x1 - width, y0, x1, y0 + self.line), Kind.SOURCE)]

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
