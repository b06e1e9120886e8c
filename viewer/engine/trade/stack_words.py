"""What is said of a stack: its total, as published or added up; that a part of it isn't known."""

from __future__ import annotations

from viewer.engine.trade.cells import Bound, Flow, Role
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.labelled import (
    full_words,
    rounded,
    row_decimals,
    told_multiplier,
    value_words,
)
from viewer.engine.trade.numbers import number
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import Words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

SAME_DAY = 0.5
NOT_KNOWN = {
    Flow.EXPORT: say(QT_TRANSLATE_NOOP("Words", "incomplete: exports not known")),
    Flow.IMPORT: say(QT_TRANSLATE_NOOP("Words", "incomplete: imports not known")),
}


def on_top(rows: Rows, row: int) -> Words:
    """Return what to say over a stack: its total as published, else the sum; a part alone says
    its own value.
    """
    under = int(rows.standing.under[row])
    if under < 0:
        return value_words(rows, row)
    published = _total_over(rows, row)
    if published is not None:
        return value_words(rows, published)
    times = rows.multiplier / told_multiplier(rows)
    value = _sum(rows, row, under, times)
    return say(QT_TRANSLATE_NOOP("Words", "{value} in all"), value=value)


def stack_line(rows: Rows, shown: tuple[int, ...]) -> Message | None:
    """Return what to read out of a stack after its parts; None where there is none."""
    upper = next((row for row in shown if rows.standing.under[row] >= 0), None)
    if upper is not None:
        published = _total_over(rows, upper)
        if published is not None:
            value = full_words(rows, published)
            return say(QT_TRANSLATE_NOOP("Words", "total {value}"), value=value)
        value = say("{value}", value=_sum(rows, upper, int(rows.standing.under[upper])))
        if told_multiplier(rows) != rows.multiplier:
            unit = amount_words(rows.series[0].unit, rows.multiplier)
            value = say("{value} {unit}", value=value, unit=unit)
        return say(QT_TRANSLATE_NOOP("Words", "total {value} · calculated"), value=value)
    torn = {Flow(rows.flow[row]) for row in shown if rows.standing.torn[row]}
    if len(torn) != 1:
        return None
    (known,) = torn
    return NOT_KNOWN[Flow.IMPORT if known is Flow.EXPORT else Flow.EXPORT]


def _total_over(rows: Rows, row: int) -> int | None:
    """Return the row of the published total over the very time of another row."""
    near = rows.in_view(float(rows.start[row]), float(rows.end[row]))
    for one in near.tolist():
        same = abs(rows.start[one] - rows.start[row]) < SAME_DAY
        same = same and abs(rows.end[one] - rows.end[row]) < SAME_DAY
        covered = rows.role[one] == Role.COVERED and rows.flow[one] == Flow.TOTAL
        if same and covered and rows.value[one] >= 0:
            return int(one)
    return None


def _sum(rows: Rows, upper: int, under: int, times: float = 1.0) -> str:
    """Return the sum of two values, with the decimals of the more exact one; ``times`` as much,
    and rounded, where labels are told in another unit.
    """
    total = float(rows.value[upper] + rows.value[under])
    text = number(total, max(row_decimals(rows, row) for row in (upper, under)))
    if times != 1.0:
        text = number(rounded(total * times), None)
    return {Bound.AT_LEAST: ">", Bound.AT_MOST: "<"}.get(Bound(rows.bound[upper]), "") + text
