"""Values as labels of a chart: as printed, or rounded to few digits where they have too many.

Where an axis is told in thousands, millions, ... of what its values were printed in, so are their
labels, and the heading says that they are rounded. Pointer, lists and details have them as printed.
"""

from __future__ import annotations

from dataclasses import replace
from math import log10

import numpy as np

from viewer.engine.trade.cells import Flow, Role
from viewer.engine.trade.columns import Rows, adjustment_of
from viewer.engine.trade.numbers import decimals_given, number
from viewer.engine.trade.units import amount_words, told_in
from viewer.engine.trade.words import (
    adjusted_words,
    calculated,
    limits_words,
    multiplier_of,
    row_printed,
    sign_of,
    unusual_time,
    who_says,
)
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim, Observation

DIGITS, OF_SMALL = 4, 3
"""Significant digits of a rounded label, and of one below 1."""


def told_multiplier(rows: Rows) -> float:
    """Return the multiplier that axis, heading and labels of a pane are told in: that of its
    values, or a larger one where these would need too many digits.
    """
    unit = rows.series[0].unit if rows.series else ""
    largest = rows.largest_of() if rows.largest_of is not None else rows.sizes[1]
    return told_in(unit, rows.multiplier, largest)


def rounded(value: float) -> float:
    """Return a number with few significant digits; whole ones keep all before the point."""
    if abs(value) >= 10**DIGITS:
        return float(f"{value:.0f}")
    return float(f"{value:.{DIGITS if abs(value) >= 1 else OF_SMALL}g}")


def tick_text(rows: Rows, value: float) -> str:
    """Return a value of the axis, given in units of the pane, in what the axis is told in."""
    return number(round(value * (rows.multiplier / told_multiplier(rows)), 12), None)


def is_rounded(rows: Rows) -> bool:
    """Whether any label of a pane says less than was printed."""
    if told_multiplier(rows) == rows.multiplier:
        return False
    values = rows.value[~np.isnan(rows.value)] * (rows.multiplier / told_multiplier(rows))
    size = np.floor(np.log10(np.maximum(np.abs(values), 1e-300)))
    most = 10.0 ** np.clip(np.where(size < 0, OF_SMALL, DIGITS) - 1 - size, 0, 300)
    kept = np.abs(values) * most
    return bool((np.abs(np.round(kept) - kept) > 1e-9 * kept).any())


def label_words(rows: Rows, row: int) -> Message:
    """Return a value in what the axis is told in; as printed where that is how it was printed, or
    says itself what it is in: "2.8 billion".
    """
    series, observation, claim = rows.observation(row)
    if told_multiplier(rows) == rows.multiplier or multiplier_of(series, claim) != rows.multiplier:
        return row_printed(rows, row)
    record: Claim | Observation = claim or observation
    times = rows.multiplier / told_multiplier(rows)
    if record.value is None:
        if claim is None:
            return say("")
        low, high = (None if n is None else rounded(n * times) for n in (claim.low, claim.high))
        return limits_words(replace(claim, low=low, high=high, decimals=None), 1.0, 1.0)
    return say("{value}", value=sign_of(record) + number(rounded(record.value * times), None))


def full_words(rows: Rows, row: int) -> Message:
    """Return a value as printed, with its unit where the heading tells another."""
    series, _, claim = rows.observation(row)
    value = row_printed(rows, row)
    if told_multiplier(rows) == rows.multiplier or multiplier_of(series, claim) != rows.multiplier:
        return value
    return say("{value} {unit}", value=value, unit=amount_words(series.unit, rows.multiplier))


def row_decimals(rows: Rows, row: int) -> int:
    """Return how many decimals a value has in the multiplier of its pane."""
    series, observation, claim = rows.observation(row)
    record: Claim | Observation = claim or observation
    shift = round(log10(multiplier_of(series, claim) / rows.multiplier))
    return max(0, decimals_given(record) - shift)


def balance_amount(rows: Rows, exports: int) -> Message:
    """Return exports less imports over the same time, with the decimals of the more exact one."""
    parts = (exports, int(rows.partner[exports]))
    value = float(rows.value[parts[0]] - rows.value[parts[1]])
    decimals = max(row_decimals(rows, part) for part in parts)
    return say("{value}", value=number(round(value, decimals) + 0.0, decimals))


def balance_words(rows: Rows, exports: int) -> Message:
    """Return exports less imports as `full_words` says values."""
    value = balance_amount(rows, exports)
    if told_multiplier(rows) == rows.multiplier:
        return value
    unit = amount_words(rows.series[0].unit, rows.multiplier)
    return say("{value} {unit}", value=value, unit=unit)


def value_words(rows: Rows, row: int) -> Message:
    """Return the label of a value: as printed, with its time where that is not the usual one."""
    value = label_words(rows, row)
    if rows.role[row] == Role.LINE:
        return value
    if rows.flow[row] == Flow.TOTAL and rows.pane.kind == "trade":
        value = say(QT_TRANSLATE_NOOP("Words", "{value} total"), value=value)
    worked = calculated(rows, row)
    if worked is not None and worked.parts is not None and not worked.whole:
        return say("{value} ({parts})", value=value, parts=worked.parts)
    over = unusual_time(rows, row)
    return value if over is None else say("{value} {over}", value=value, over=over)


def said_by(rows: Rows, row: int, beside: int | None = None) -> Message:
    """Return a value with who says so: "760.8 (KOTRA, crude oil estimated)".

    Adjustments that the value ``beside`` it shares are not told.
    """
    known = adjustment_of(rows, beside) if beside is not None else frozenset()
    value, who = label_words(rows, row), who_says(rows, row)
    if not adjustment_of(rows, row) - known:
        return say("{value} ({who})", value=value, who=who)
    adjusted = adjusted_words(rows, row)
    return say("{value} ({who}, {adjusted})", value=value, who=who, adjusted=adjusted)
