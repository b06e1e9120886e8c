"""Numbers along the scale that the figures of a group are marked on."""

from __future__ import annotations

from math import ceil, floor, log10

from viewer.engine.lists.outline import Scale
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.numbers import number
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

Tick = tuple[float, Message]
"""A value in units, and how it is written."""
_STEPS = (5.0, 2.0, 1.0)
_LARGE = (
    (1e12, QT_TRANSLATE_NOOP("Words", "{n} trn")),
    (1e9, QT_TRANSLATE_NOOP("Words", "{n} bn")),
    (1e6, QT_TRANSLATE_NOOP("Words", "{n} m")),
)


def ticks_of(scale: Scale, unit: str) -> tuple[Tick, ...]:
    """Return two round values of a scale, the first and the last at the widest round step."""
    span = scale.high - scale.low
    if not span > 0:
        return ()
    size = floor(log10(span))
    for power in (size, size - 1):
        for step in (one * 10.0**power for one in _STEPS):
            first, last = ceil(scale.low / step - 1e-9), floor(scale.high / step + 1e-9)
            if last > first:
                ends = (first * step, last * step)
                return tuple((end, _written(end, step, max(map(abs, ends)), unit)) for end in ends)
    return ()


def _written(value: float, step: float, largest: float, unit: str) -> Message:
    divisor, template = next((one for one in _LARGE if largest >= one[0]), (1.0, "{n}"))
    if unit in PERCENT:
        divisor, template = 1.0, "{n}%"
    decimals = 0
    while decimals < 6 and abs(round(step / divisor, decimals) - step / divisor) > 1e-9:
        decimals += 1
    return say(template, n=number(value / divisor, decimals))
