"""What a chart says of one instant: the nearest real values, never anything in between."""

from __future__ import annotations

import numpy as np

from viewer.engine.details.rivals import difference_words
from viewer.engine.trade.cells import STEPS, Bound, Flow, Role, Style
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.hidden import called
from viewer.engine.trade.labelled import balance_words, full_words
from viewer.engine.trade.lag_words import lag_words
from viewer.engine.trade.stack_words import stack_line
from viewer.engine.trade.words import (
    CALCULATED,
    FROM,
    SHORT,
    STYLES,
    Words,
    adjusted_words,
    calculated,
    is_of_trade,
    missing_words,
    period_read,
    unusual_time,
    who_says,
)
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.view import Arrangement

Near = tuple[int, ...]
"""The rows nearest to an instant."""


def nearest(rows: Rows, day: float, reach: float) -> Near:
    """Return the rows whose periods hold ``day``, else the nearest no more than ``reach`` away.

    Of each flow the shortest period is given. Whole-year totals are read out only where nothing
    finer is. Of shares all are given, the highest first. What lasts without a known end comes last.
    """
    near = rows.in_view(day - reach, day + reach)
    away = np.maximum(np.maximum(rows.start[near] - day, day - rows.end[near]), 0.0)
    role = rows.role[near]
    going_on = [row for row, gap in zip(near.tolist(), away.tolist(), strict=True)
                if not gap and row in rows.open_ended]  # fmt: skip
    if going_on:
        closed = ~np.isin(near, going_on)
        near, away, role = near[closed], away[closed], role[closed]
    for wanted in ((Role.BAR, Role.MISSING), (Role.LINE,)):
        inside = np.isin(role, wanted)
        if inside.any():
            break
    else:
        return tuple(going_on)
    near, away = near[inside], away[inside]
    near = near[away == away.min()]
    if rows.pane.kind == "share":
        highest = near[np.argsort(-rows.value[near], kind="stable")]
        return (*highest.tolist(), *going_on)
    length = rows.end[near] - rows.start[near]
    chosen: dict[tuple[int, int], int] = {}
    for i in np.argsort(length, kind="stable").tolist():
        row = int(near[i])
        plain = rows.flow[row] == Flow.OTHER
        key = int(rows.flow[row]), int(rows.refs[row, 0]) if plain else -1
        chosen.setdefault(key, row)
    return (*(row for _, row in sorted(chosen.items())), *going_on)


def readout(rows: Rows, near: Near, most: int) -> tuple[Message, ...]:
    """Return what to read out of some rows, one line each, after a line with their time.

    What others say of a value comes last. Of more than ``most`` lines the last counts what is left
    out.
    """
    if not near:
        return ()
    times = [in_words(rows.period(row), short=True) for row in near]
    alike = all(time == times[0] for time in times)
    lines: list[Message] = []
    for row, time in zip(near[:most], times, strict=False):
        line = _line(rows, row)
        lines.append(line if alike else say("{time}: {line}", time=time, line=line))
    stacked = rows.arrangement is Arrangement.STACKED
    if (balance := (stack_line if stacked else _balance)(rows, near)) is not None:
        lines.append(balance)
    lines += [
        said
        for row in near[:most]
        for other in rows.rivals.get(row, ())
        if (said := _other_line(rows, row, other)) is not None
    ]
    count = len(lines) + max(0, len(near) - most)
    room = max(1, most - alike)
    if count > room:
        kept = max(0, room - 1)
        more = say_count(
            QT_TRANSLATE_NOOP("Words", "{n} more"),
            QT_TRANSLATE_NOOP("Words", "{n} more"),
            count - kept,
        )
        lines = [*lines[:kept], more]
    return (times[0], *lines) if alike else tuple(lines)


def _other_line(rows: Rows, row: int, other: int) -> Message | None:
    """Return what somebody else says of a value, when, and how it compares."""
    _, _, mine = rows.observation(row)
    _, _, claim = rows.observation(other)
    if claim is None:
        return None
    told = say("{who}: {value}", who=who_says(rows, other), value=full_words(rows, other))
    if claim.published is not None:
        told = say("{a} · {b}", a=told, b=in_words(claim.published, short=True))
    if mine is None:
        return told
    return say("{a} · {b}", a=told, b=difference_words(rows.dataset, mine, claim))


def _line(rows: Rows, row: int) -> Message:
    if rows.role[row] == Role.MISSING:
        value: Message = missing_words(rows, row)
    else:
        value = full_words(rows, row)
        if (over := unusual_time(rows, row)) is not None:
            value = say("{value} {over}", value=value, over=over)
    name: Words | None = called(rows.dataset, rows.pane).get(rows.series[int(rows.refs[row, 0])].id)
    if name is None and is_of_trade(rows):
        name = SHORT.get(Flow(rows.flow[row]))
    told: Message = say("{name} {value}", name=name, value=value) if name else value
    for part in _standing(rows, row):
        told = say("{a} · {b}", a=told, b=part)
    return told


def _standing(rows: Rows, row: int) -> list[Words]:
    """Return how firm a value is and who says so."""
    style = Style(rows.style[row])
    if rows.role[row] == Role.MISSING:
        return []
    return [*_extent(rows, row), *_firmness(rows, row, style)]


def _extent(rows: Rows, row: int) -> list[Words]:
    """Say that a value is no more than a limit, or nothing at all."""
    if rows.pane.kind == STEPS:
        return []
    if rows.bound[row] in (Bound.AT_MOST, Bound.AT_LEAST):
        return [say(QT_TRANSLATE_NOOP("Words", "only this limit is known"))]
    zero = rows.value[row] == 0 and rows.style[row] != Style.DERIVED
    return [say(QT_TRANSLATE_NOOP("Words", "stated as zero"))] if zero else []


def _firmness(rows: Rows, row: int, style: Style) -> list[Words]:
    if (worked := calculated(rows, row)) is not None:
        whole: list[Words] = [worked.parts] if worked.parts and not worked.whole else []
        return [*whole, CALCULATED, *([say(FROM[style])] if style in FROM else [])]
    if style is Style.DERIVED:
        return [CALCULATED]
    parts: list[Words] = [say(STYLES[style])] if style in STYLES else []
    _, observation, claim = rows.observation(row)
    published = claim.published if claim is not None else observation.published
    if rows.pane.kind == "share":
        parts += [who_says(rows, row), *_publication(rows, row, published)]
        read = period_read(rows, row)
        return [*parts, *(part for part in (adjusted_words(rows, row), read) if part)]
    source = int(rows.source[row])
    if source >= 0:
        record = rows.dataset.sources.get(rows.sources[source])
        by: Words = rows.sources[source] if record is None else record.publisher or record.title
        if record is not None and published is None:
            published = record.published
        parts.append(by)
    return [*parts, *_publication(rows, row, published)]


def _publication(rows: Rows, row: int, published: EdtfDate | None) -> list[Words]:
    """Say when a value came out, and how long after the end of its period that was."""
    if published is None:
        return []
    date, lag = in_words(published, short=True), lag_words(rows.period(row), published)
    return [date if lag is None else say("{a}, {b}", a=date, b=lag)]


def _balance(rows: Rows, shown: tuple[int, ...]) -> Message | None:
    """Return exports less imports where both are shown, over the same time and known."""
    exports = next((row for row in shown if rows.partner[row] >= 0), None)
    if exports is None or int(rows.partner[exports]) not in shown:
        return None
    value = balance_words(rows, exports)
    return say(QT_TRANSLATE_NOOP("Words", "balance {value} · calculated"), value=value)
