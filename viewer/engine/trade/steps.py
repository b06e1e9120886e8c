"""Lays out values that were worked out and are no amounts: level strips over their own periods.

Changes, indices, means, running sums and shares stand beside a line of reference: 0, or 100 for
an index. Strips of one series that touch are joined by an upright; nothing joins what does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from viewer.engine.trade.cells import PERCENT, STEPS, Bound, Flow, Role
from viewer.engine.trade.columns import Bools, Rows
from viewer.engine.trade.distinct import distinct
from viewer.engine.trade.dodge import moved_apart, together
from viewer.engine.trade.ground import DENSE, Floats, Ground, Ints, Stretch
from viewer.engine.trade.hidden import called
from viewer.engine.trade.labelled import tick_text, value_words
from viewer.engine.trade.labels import Box, Kind, Label, place
from viewer.engine.trade.line_marks import lay_out_lines, row_height, rows_of_lines
from viewer.engine.trade.line_words import line_labels
from viewer.engine.trade.marks import (
    STRIP,
    Blank,
    Chart,
    Riser,
    Strips,
    Tick,
    no_bars,
    no_others,
    no_steps,
)
from viewer.engine.trade.overlaps import SAME_DAY, has_part
from viewer.engine.trade.recipe_words import INDEX_UNIT
from viewer.engine.trade.scale import ValueAxis, constant_for, fit_axis
from viewer.engine.trade.words import SHORT, Words, is_of_trade, missing_words
from viewer.model.message import Message, say
from viewer.model.view import Formula, Measure, ValueScale

__all__ = ["STEPS", "lay_out_steps"]

EDGE = 8.0
"""Pixels above and below the limits of the axis."""
BEYOND = 7.0
"""What has no room on the scale is drawn so many pixels above it, with an arrow at its value."""
HUNDRED = 100.0
BLANK = 9.0
NARROWEST_BLANK = 3.0
"""Height of the box that says that there is no value, and its least width."""
NARROWEST_APART = 6.0
"""Strips at least so wide are moved apart where they would hide one another."""
USUAL, MOST_TIMES = 0.6, 1.5
"""Rises beyond so many times what so large a share do not exceed are drawn above an even scale."""
CHANGES = (Measure.ON_PREVIOUS, Measure.ON_YEAR)
NARROWEST_SAID = 1.0
"""Strips at least so wide may have a label: there are hardly more of them than pixels."""
BESIDE = 5.0
"""So far from the end of the last strip of a series stands its label, where there is room."""
MOST_RISERS = 400
"""More uprights than so many would be a smear."""
ROOM_FOR_SOURCE = 120.0


def lay_out_steps(ground: Ground, value_scale: ValueScale, bands: Sequence[Stretch]) -> Chart:
    """Lay out the values of a pane of steps."""
    rows = ground.rows
    foot = ground.line + 4 if ground.height >= ROOM_FOR_SOURCE else 0.0
    tracks = rows_of_lines(rows, ground.height, ground.line)
    above = tracks * row_height(ground.line)
    bottom = max(ground.height - foot - EDGE - 4, above + EDGE + 8.0)
    top = min(above + EDGE + ground.line, bottom - 8.0)
    shown = ground.shown()
    kept = shown[rows.role[shown] == Role.BAR]
    axis, tick_values = _axis(ground, kept, value_scale, top, bottom)
    reference = axis.y(HUNDRED) if _is_index(ground) and axis.up >= HUNDRED else axis.y(0.0)
    strips = _strips(ground, kept, axis)
    blanks = _blanks(ground, shown, reference)
    boxes = [Box(x0, y - high / 2 - 1, x1, y + high / 2 + 1)
             for x0, x1, y, high in zip(*(c.tolist() for c in (
                 strips.x0, strips.x1, strips.y, strips.high)), strict=True)]  # fmt: skip
    lines = lay_out_lines(ground, tracks)
    wanted: list[Label] = []
    if foot:
        shown = np.concatenate((kept, lines.row))
        wanted += ground.source(shown, ground.height - foot + 1)
    wanted += line_labels(ground, lines)
    wanted += _value_labels(ground, strips, axis)
    wanted += _notes(ground, blanks, reference)
    return Chart(
        rows=rows, time=ground.time, height=ground.height, axis=axis, heading=ground.head,
        bars=no_bars(), lines=lines, steps=no_steps(), strips=strips, others=no_others(),
        spreads=(), blanks=tuple(blanks),
        labels=tuple(place(wanted, [*boxes, *(blank.box for blank in blanks)])),
        ticks=tuple(Tick(v, axis.y(v), tick_text(rows, v)) for v in tick_values),
        grid=ground.grid(), bands=ground.bands(bands), reference=reference,
        risers=_risers(ground, strips, axis),
    )  # fmt: skip


def _is_index(ground: Ground) -> bool:
    return any(series.unit == INDEX_UNIT for series in ground.rows.series[:1])


def _axis(
    ground: Ground, kept: Ints, value_scale: ValueScale, top: float, bottom: float
) -> tuple[ValueAxis, tuple[float, ...]]:
    rows = ground.rows
    apart = 1.2 * ground.line
    if rows.pane.recipe.formula is Formula.SHARE:
        axis, ticks = fit_axis(HUNDRED, 0.0, top, bottom, 0.0, apart)
        return ValueAxis(HUNDRED, 0.0, top, bottom), tuple(t for t in ticks if t <= HUNDRED)
    values = rows.value[kept]
    values = values[np.isfinite(values)]
    most = HUNDRED if _is_index(ground) else 0.0
    high = float(max(values.max(initial=0.0), most))
    low = float(max(-values.min(initial=0.0), 0.0))
    if rows.series and rows.series[0].unit in PERCENT and not high:
        high = 0.1 * low  # so that the line of 0% is seen below something
    constant = constant_for(value_scale, *_sizes(ground))
    if not constant and rows.pane.recipe.measure in CHANGES:
        high = min(high, _most_shown(values))
    axis, ticks = fit_axis(high, low, top, bottom, constant, apart)
    return axis, tuple(round(tick, 9) + 0.0 for tick in ticks)


def _most_shown(values: Floats) -> float:
    """Return where an even scale of changes ends: a rise from next to nothing has no limit, and
    would leave no room for all the others.
    """
    rises = np.sort(values[values > 0])
    if not len(rises):
        return HUNDRED
    most = float(rises[int(USUAL * (len(rises) - 1))])
    return max(MOST_TIMES * most, HUNDRED)


def _sizes(ground: Ground) -> tuple[float, float]:
    """Return the smallest and the largest size of all values that are not zero."""
    sizes = np.abs(ground.rows.value[ground.rows.role == Role.BAR])
    sizes = sizes[sizes > 0]
    return (max(float(sizes.min()), 0.1), float(sizes.max())) if sizes.size else (0.0, 0.0)


def _strips(ground: Ground, kept: Ints, axis: ValueAxis) -> Strips:
    rows = ground.rows
    x0, x1 = ground.edges(kept)
    if len(kept) > DENSE * ground.time.width:
        outer = _outermost(x0, x1, rows.value[kept], rows.flow[kept])
        kept, x0, x1 = kept[outer], x0[outer], x1[outer]
    # What is long lies behind what is short; the parts lie before their total.
    order = np.lexsort((-rows.flow[kept], np.round(x0 - x1)))
    kept, x0, x1 = kept[order], x0[order], x1[order]
    y = np.maximum(axis.ys(rows.value[kept]), axis.top - BEYOND)
    high = np.where(x1 - x0 > 90.0, STRIP - 1.0, STRIP)
    wide = np.flatnonzero(x1 - x0 >= NARROWEST_APART)
    if len(wide):
        # Nothing is moved below the axis: it would be seen as less than nothing.
        room = axis.top - BEYOND, axis.bottom
        y[wide], share = _beside(rows, kept[wide], y[wide], room)
        y[wide] += share[:, 0] * high[wide]
        high[wide] *= share[:, 1]
    return Strips(kept, x0, x1, y, high, rows.style[kept], rows.bound[kept], rows.ambiguous[kept])


def _beside(rows: Rows, kept: Ints, y: Floats, room: tuple[float, float]) -> tuple[Floats, Floats]:
    """Return heights at which values of one period that differ stand apart. Equal ones are at one
    place, and share what is drawn there: for each how far its part lies below the middle and how
    high it is, as shares of the whole.
    """
    period = np.rint(rows.start[kept]) + 1j * np.rint(rows.end[kept])
    _, group = np.unique(period, return_inverse=True)
    keys = np.stack((group.ravel(), rows.value[kept]))
    _, first, alike = np.unique(keys, axis=1, return_index=True, return_inverse=True)
    alike = alike.ravel()
    moved, _ = moved_apart(y[first], keys[0, first].astype(np.int64), (STRIP + 1.0,), 5.0, *room)
    many = np.bincount(alike)
    order = np.lexsort((rows.flow[kept], alike))
    begin = np.cumsum(many) - many
    number = np.empty(len(kept), np.int64)
    number[order] = np.arange(len(kept)) - begin[alike[order]]
    below = (number - (many[alike] - 1) / 2) / many[alike]
    return moved[alike], np.stack((below, 1 / many[alike]), axis=1)


def _outermost(x0: Floats, x1: Floats, value: Floats, flow: Ints) -> Ints:
    """Return the highest and lowest of each flow in each pixel column, and all that is wider."""
    narrow = x1 - x0 < 1.0
    column = np.floor((x0 + x1) / 2).astype(np.int64) * len(Flow) + flow
    order = np.lexsort((value, column))
    ends = np.flatnonzero(np.diff(column[order], append=column[order][-1] + 1))
    begins = np.concatenate(([0], ends[:-1] + 1))
    return distinct(np.concatenate((order[begins], order[ends], np.flatnonzero(~narrow))))


def _risers(ground: Ground, strips: Strips, axis: ValueAxis) -> tuple[Riser, ...]:
    """Return uprights where one strip of a series ends and the next begins."""
    rows = ground.rows
    at = strips.row
    if not 1 < len(at) <= MOST_RISERS:
        return ()
    order = np.lexsort((rows.start[at], rows.refs[at, 0]))
    one, two = order[:-1], order[1:]
    touch = (rows.refs[at[one], 0] == rows.refs[at[two], 0]) & (
        np.abs(rows.end[at[one]] - rows.start[at[two]]) < SAME_DAY
    )
    return tuple(
        Riser(float(strips.x0[b]), float(strips.y[a]), float(strips.y[b]), int(at[b]))
        for a, b in zip(one[touch].tolist(), two[touch].tolist(), strict=True)
        if ground.left < strips.x0[b] < ground.right
        and min(strips.y[a], strips.y[b]) >= axis.top - 1.0
    )


def _blanks(ground: Ground, shown: Ints, reference: float) -> list[Blank]:
    """Return a box for each time for which no flow has a value, and at least one was looked for."""
    rows = ground.rows
    missing = shown[rows.role[shown] == Role.MISSING]
    x0, x1 = ground.edges(missing)
    missing = missing[x1 - x0 >= NARROWEST_BLANK]
    known = shown[rows.role[shown] == Role.BAR]
    # A value of a whole year says nothing of its months.
    longest = 1.5 * np.median(rows.end[missing] - rows.start[missing]) if len(missing) else 0.0
    known = known[rows.end[known] - rows.start[known] <= longest]
    met = has_part(rows.start[missing], rows.end[missing], rows.start[known], rows.end[known])
    missing = missing[~met]
    order = np.lexsort((rows.end[missing], rows.start[missing]))
    found: list[Blank] = []
    last = -np.inf
    for row in missing[order].tolist():
        if rows.start[row] < last - SAME_DAY:
            continue
        last = float(rows.end[row])
        low, high = ground.span(float(rows.start[row]), last)
        found.append(Blank(row, Box(low, reference - BLANK / 2, high, reference + BLANK / 2)))
    return found


def _notes(ground: Ground, blanks: Sequence[Blank], reference: float) -> list[Label]:
    """Say once for each run of boxes with one reason why there is no value."""
    notes: list[Label] = []
    runs: list[tuple[Message, float, float, int]] = []
    for blank in blanks:
        reason = missing_words(ground.rows, blank.row)
        low, high = max(blank.box.x0, ground.left), min(blank.box.x1, ground.right)
        if runs and runs[-1][0] == reason and low - runs[-1][2] < 1.0:
            runs[-1] = (reason, runs[-1][1], high, runs[-1][3])
        else:
            runs.append((reason, low, high, blank.row))
    for reason, low, high, row in runs:
        width = ground.measure(reason)
        if width + 4 > high - low:
            continue
        x0 = (low + high - width) / 2
        for y0 in (reference - BLANK / 2 - 1 - ground.line, reference + BLANK / 2 + 1):
            if y0 >= 0 and y0 + ground.line <= ground.height:
                box = Box(x0, y0, x0 + width, y0 + ground.line)
                notes.append(Label(reason, box, Kind.NOTE, row))
                break
    return notes


def _value_labels(ground: Ground, strips: Strips, axis: ValueAxis) -> list[Label]:
    """Return the value of each strip, over or under it: of several series the last ones first, so
    that each is named, then of the largest values.
    """
    rows, line = ground.rows, ground.line
    visible = np.minimum(strips.x1, ground.right) - np.maximum(strips.x0, ground.left)
    size = np.abs(rows.value[strips.row])
    last = _last(rows, strips, visible >= NARROWEST_SAID)
    order = np.lexsort((strips.row, -size, ~last))
    beyond = rows.value[strips.row] > axis.up * (1 + 1e-9)
    whose = _names(rows, strips)
    wanted = []
    for i in order[visible[order] >= NARROWEST_SAID][: max(12, int(ground.time.width / 16))]:
        row = int(strips.row[i])
        low, high = max(strips.x0[i], ground.left), min(strips.x1[i], ground.right)
        away = STRIP / 2 + (6.0 if strips.bound[i] == Bound.AT_LEAST else 1.5)
        over, under = float(strips.y[i]) - away - line, float(strips.y[i]) + away
        hangs = rows.value[row] < 0 or beyond[i]
        if row not in whose:
            continue
        text, name = value_words(rows, row), whose[row]
        if beyond[i]:
            text = say("↑ {value}", value=text)
        if name:
            text = say("{name} {value}", name=name, value=text)
        width = ground.measure(text)
        if last[i] and high + BESIDE + width < ground.right:
            y0 = float(strips.y[i]) - line / 2
            box = Box(high + BESIDE, y0, high + BESIDE + width, y0 + line)
            wanted.append(Label(text, box, Kind.VALUE, row))
        x0 = min(max((low + high - width) / 2, ground.left + 1), ground.right - 1 - width)
        if not low <= x0 + width / 2 <= high and not (last[i] and x0 <= high and low <= x0 + width):
            continue
        for y0 in (under, over) if hangs else (over, under):
            if y0 >= 0 and y0 + line <= ground.height:
                box = Box(float(x0), y0, float(x0 + width), y0 + line)
                wanted.append(Label(text, box, Kind.VALUE, row))
    return wanted


def _last(rows: Rows, strips: Strips, seen: Bools) -> Bools:
    """Return which strip in view is the last of its series; none where there is one series."""
    found = np.zeros(len(strips.row), np.bool_)
    series = rows.refs[strips.row, 0]
    numbers = distinct(series[seen])
    for number in numbers.tolist() if len(numbers) > 1 else ():
        own = np.flatnonzero(seen & (series == number))
        found[own[np.argmax(rows.start[strips.row[own]])]] = True
    return found


def _names(rows: Rows, strips: Strips) -> dict[int, Words]:
    """Return for each value that is to have a label whose it is; nothing where that is plain: no
    other series has a value at the time, or all have the same.

    Of equal values at one time the first has the label of all.
    """
    at = strips.row
    group = together(rows.start[at], rows.end[at]).tolist()
    series = rows.refs[at, 0].tolist()
    company: dict[int, set[int]] = {}
    equal: dict[tuple[int, int, float], list[int]] = {}
    for i, row in enumerate(at.tolist()):
        company.setdefault(group[i], set()).add(series[i])
        key = round(float(rows.start[row])), round(float(rows.end[row])), float(rows.value[row])
        equal.setdefault(key, []).append(i)
    names_of = called(rows.dataset, rows.pane)
    found: dict[int, Words] = {}
    for alike in equal.values():
        alike.sort(key=lambda i: int(rows.flow[at[i]]))
        alone = len(company[group[alike[0]]]) == len({series[i] for i in alike})
        names = [] if alone else [_name(rows, int(at[i]), names_of) for i in alike]
        words: Words = names[0] if names else ""
        for name in names[1:]:
            words = say("{a}, {b}", a=words, b=name)
        found[int(at[alike[0]])] = words
    return found


def _name(rows: Rows, row: int, names_of: Mapping[str, str]) -> Words:
    """Return what a series is called beside its values: as in the legend."""
    series = rows.series[int(rows.refs[row, 0])]
    if series.id in names_of:
        return names_of[series.id]
    name = SHORT.get(Flow(int(rows.flow[row]))) if is_of_trade(rows) else None
    return name or series.label
