"""Lays out a pane of shares: each claim a level strip over its own period, none joined to another.

Claims that share a period and nearly a value are moved apart by a few pixels, so that each can be
seen and selected; labels say the values as printed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.lists.amounts import (
    Basis,
    agree,
    amount_of,
    basis_of,
    reason_words,
    short_reason_words,
)
from viewer.engine.trade.apart import apart_labels
from viewer.engine.trade.cells import PERCENT, Bound, Role
from viewer.engine.trade.columns import least_of
from viewer.engine.trade.distinct import counted, distinct
from viewer.engine.trade.dodge import moved_apart, together
from viewer.engine.trade.ground import DENSE, Floats, Ground, Ints, Stretch
from viewer.engine.trade.labels import Box, Kind, Label, place
from viewer.engine.trade.line_marks import boxes_of, lay_out_lines, row_height, rows_of_lines
from viewer.engine.trade.line_words import line_labels
from viewer.engine.trade.marks import (
    STRIP,
    Chart,
    Spread,
    Strips,
    Tick,
    no_bars,
    no_others,
    no_steps,
)
from viewer.engine.trade.numbers import number
from viewer.engine.trade.scale import RangeAxis, fit_range
from viewer.engine.trade.words import claim_words, row_printed
from viewer.model.message import Message, say

EDGE = 6.0
"""Pixels above and below the limits of the axis."""
GAPS = (STRIP + 1.5, STRIP, 3.0, 2.5)
FAR = 5.0
"""Strips in one another's way stand so far apart: the closest unless one moved farther than so
many pixels from the height of its value."""
WHOLE = 100.0
NARROWEST_LABELLED = 3.0
ROOM_FOR_SOURCE = 120.0
"""A pane at least so high has a line for who made its values."""


def lay_out_shares(ground: Ground, bands: Sequence[Stretch]) -> Chart:
    """Lay out the values of a pane of shares."""
    rows = ground.rows
    foot = ground.line + 4 if ground.height >= ROOM_FOR_SOURCE else 0.0
    tracks = rows_of_lines(rows, ground.height, ground.line)
    top = EDGE + tracks * row_height(ground.line)
    bottom = max(ground.height - foot - EDGE, top + 8.0)
    shown = ground.shown()
    kept = shown[rows.role[shown] == Role.BAR]
    axis, tick_values = _axis(ground, kept, top, bottom)
    strips = _strips(ground, kept, axis, top, bottom)
    boxes = [
        Box(x0, y - high / 2 - 1, x1, y + high / 2 + 1)
        for x0, x1, y, high in zip(
            *(column.tolist() for column in (strips.x0, strips.x1, strips.y, strips.high)),
            strict=True,
        )
    ]
    lines = lay_out_lines(ground, tracks)
    labels = place(line_labels(ground, lines), [])
    taken = [*boxes, *boxes_of(lines), *(one.box for one in labels)]
    labels += place(_value_labels(ground, strips), taken)
    groups = _groups(ground, strips)
    spreads = _spreads(ground, strips, groups)
    taken += [one.box for one in labels]
    labels += place(
        [*apart_labels(ground, spreads, no_bars()), *_disputes(ground, strips, groups)], taken
    )
    if foot:
        shown = np.concatenate((kept, lines.row))
        labels += ground.source(shown, ground.height - foot + 1)
    return Chart(
        rows=rows, time=ground.time, height=ground.height, axis=axis, heading=ground.head,
        bars=no_bars(), lines=lines, steps=no_steps(), strips=strips, others=no_others(),
        spreads=spreads, blanks=(), labels=tuple(labels),
        ticks=tuple(Tick(v, axis.y(v), number(v, None)) for v in tick_values),
        grid=ground.grid(), bands=ground.bands(bands),
    )  # fmt: skip


def _axis(
    ground: Ground, kept: Ints, top: float, bottom: float
) -> tuple[RangeAxis, tuple[float, ...]]:
    values = ground.rows.value[kept]
    values = values[np.isfinite(values)]
    if not len(values):
        return RangeAxis(0.0, WHOLE, top, bottom), ()
    percent = ground.rows.series[0].unit in PERCENT
    most = WHOLE / (1.0 if percent else ground.rows.multiplier)
    axis, ticks = fit_range(
        float(values.min()), float(values.max()), top, bottom, 1.2 * ground.line, most
    )
    return axis, tuple(round(tick, 9) for tick in ticks)


def _strips(ground: Ground, kept: Ints, axis: RangeAxis, top: float, bottom: float) -> Strips:
    rows = ground.rows
    x0, x1 = ground.edges(kept)
    if len(kept) > DENSE * ground.time.width:
        outer = _outermost(x0, x1, rows.value[kept])
        kept, x0, x1 = kept[outer], x0[outer], x1[outer]
    # What is not certain lies behind what is.
    order = np.lexsort((x0 - x1, ~rows.ambiguous[kept]))
    kept, x0, x1 = kept[order], x0[order], x1[order]
    group = together(rows.start[kept], rows.end[kept])
    y, gap = moved_apart(axis.ys(rows.value[kept]), group, GAPS, FAR, top, bottom)
    high = np.minimum(STRIP, np.maximum(gap - 1.0, 1.5))
    for i in np.flatnonzero(rows.bound[kept] == Bound.BETWEEN).tolist():
        ends = axis.y(least_of(rows, int(kept[i]))), axis.y(float(rows.value[kept[i]]))
        y[i], high[i] = sum(ends) / 2, max(STRIP, abs(ends[1] - ends[0]))
    return Strips(kept, x0, x1, y, high, rows.style[kept], rows.bound[kept], rows.ambiguous[kept])


def _outermost(x0: Floats, x1: Floats, value: Floats) -> Ints:
    """Return the highest and the lowest of each pixel column, and all that is wider than one."""
    narrow = x1 - x0 < 1.0
    column = np.floor((x0 + x1) / 2).astype(np.int64)
    order = np.lexsort((value, column))
    ends = np.flatnonzero(np.diff(column[order], append=column[order][-1] + 1))
    begins = np.concatenate(([0], ends[:-1] + 1))
    return distinct(np.concatenate((order[begins], order[ends], np.flatnonzero(~narrow))))


def _groups(ground: Ground, strips: Strips) -> list[list[tuple[int, Basis]]]:
    """Return the strips that share time with others, each with its basis."""
    rows = ground.rows
    group = together(rows.start[strips.row], rows.end[strips.row])
    numbers, counts = counted(group)
    found = []
    for one in numbers[counts > 1].tolist():
        members = []
        for i in np.flatnonzero(group == one).tolist():
            _, _, claim = rows.observation(int(strips.row[i]))
            if claim is not None:
                members.append((i, basis_of(rows.dataset, claim)))
        found.append(members)
    return found


def _spreads(
    ground: Ground, strips: Strips, groups: list[list[tuple[int, Basis]]]
) -> tuple[Spread, ...]:
    """Return brackets over claims on one basis that do not agree."""
    rows = ground.rows
    spreads = []
    for members in groups:
        by_basis: dict[Basis, list[int]] = {}
        for i, basis in members:
            by_basis.setdefault(basis, []).append(i)
        for alike in by_basis.values():
            claims = (rows.observation(int(strips.row[i]))[2] for i in alike)
            amounts = [amount_of(claim) for claim in claims if claim is not None]
            low = max(float(strips.x0[i]) for i in alike)
            high = min(float(strips.x1[i]) for i in alike)
            if len(alike) < 2 or agree(amounts) or high - low < 8.0:
                continue
            x = min(high, ground.right) - 4.0
            if x > max(low, ground.left):
                ys = strips.y[alike]
                named = tuple(int(strips.row[i]) for i in alike)
                spreads.append(Spread(x, float(ys.min()), float(ys.max()), named))
    return tuple(spreads)


def _value_labels(ground: Ground, strips: Strips) -> list[Label]:
    """Return for each strip its value and words, the longest first, in several places each."""
    visible = np.minimum(strips.x1, ground.right) - np.maximum(strips.x0, ground.left)
    order = np.lexsort((strips.y, -np.round(visible), strips.ambiguous))
    order = order[visible[order] >= NARROWEST_LABELLED]
    levels: list[list[Label]] = []
    told: set[str] = set()
    for i in order[: max(12, int(ground.time.width / 16))].tolist():
        row = int(strips.row[i])
        value = row_printed(ground.rows, row)
        texts: list[Message] = [
            say("{value}: {more}", value=value, more=more) for more in claim_words(ground.rows, row)
        ]
        name = ground.rows.id_of(row)
        if name in told:  # another reading of a claim has its words already
            texts = []
        told.add(name)
        for level, text in enumerate([*texts, value][::-1]):
            while len(levels) <= level:
                levels.append([])
            levels[level] += _places(ground, strips, i, text)
    return [label for level in reversed(levels) for label in level]


def _places(ground: Ground, strips: Strips, i: int, text: Message) -> list[Label]:
    """Return a text below, above, after and before a strip, where it stays in view."""
    width, line = ground.measure(text), ground.line
    x0, x1 = max(float(strips.x0[i]), ground.left), min(float(strips.x1[i]), ground.right)
    y, half = float(strips.y[i]), float(strips.high[i]) / 2 + 1.5
    tops = {"below": y + half, "above": y - half - line, "beside": y - line / 2}
    boxes = []
    if width <= x1 - x0 - 2:
        x = x0 + min(8.0, (x1 - x0 - width) / 2)
        boxes += [Box(x, tops[side], x + width, tops[side] + line) for side in ("below", "above")]
    for x in (x1 + 8.0, x0 - 8.0 - width):
        free = x >= ground.left + 2 and x + width <= ground.right - 2
        # Near the strip of another period a text would be taken for that one's.
        if free and not _is_near(strips, i, x, x + width, y, line):
            boxes.append(Box(x, tops["beside"], x + width, tops["beside"] + line))
    return [
        Label(text, box, Kind.VALUE, int(strips.row[i]))
        for box in boxes
        if box.y0 >= 0 and box.y1 <= ground.height
    ]


def _is_near(strips: Strips, own: int, x0: float, x1: float, y: float, reach: float) -> bool:
    near = (strips.x0 < x1) & (strips.x1 > x0) & (np.abs(strips.y - y) < reach)
    near[own] = False
    return bool(near.any())


def _disputes(ground: Ground, strips: Strips, groups: list[list[tuple[int, Basis]]]) -> list[Label]:
    """Say once, beside the first group where it fits, that its claims are not comparable, and why
    if there is room for that.
    """
    wanted: list[Label] = []
    for members in reversed(groups):
        bases = {basis for _, basis in members}
        if len(bases) < 2:
            continue
        for text in (reason_words(ground.rows.dataset, bases), short_reason_words(bases)):
            wanted += _dispute(ground, strips, [i for i, _ in members], text)
    return wanted


def _dispute(ground: Ground, strips: Strips, at: list[int], text: Message) -> list[Label]:
    """Return the places of a text inside and beside a group of strips, and in the corners."""
    line, width = ground.line, ground.measure(text)
    low = max(float(strips.x0[at].min()), ground.left)
    high = min(float(strips.x1[at].max()), ground.right)
    middle = float(strips.y[at].min() + strips.y[at].max()) / 2
    inside = [high - width - 12.0, low + 8.0] if width + 24 <= high - low else []
    spots = [(x, middle) for x in (*inside, high + 8.0, low - 8.0 - width)]
    spots += [(ground.right - width - 8.0, y) for y in (line / 2 + 1, ground.height - line / 2)]
    return [
        Label(text, Box(x, y - line / 2, x + width, y + line / 2), Kind.DISPUTE)
        for x, y in spots
        if x >= ground.left + 2 and x + width <= ground.right - 2
    ]
