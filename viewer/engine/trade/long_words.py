"""What a pane of long series says: of a pixel with many values, of one value, of all of it."""

from __future__ import annotations

import numpy as np

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.long_rows import LongRows
from viewer.engine.trade.long_series import LongSeries
from viewer.engine.trade.numbers import number
from viewer.engine.trade.readout import nearest, readout
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count


def read_long(
    long: LongRows, scale: TimeScale, day: float, reach: float, most: int
) -> tuple[Message, ...]:
    """Return what to read out at an instant, in at most so many lines: the value over its own
    period, no more than ``reach`` days away; where several begin in the pixel, their extremes.
    """
    x = np.floor(scale.x(day))
    edges = scale.days(np.array([x, x + 1]))
    spans = [tuple(part.periods.before(edges).tolist()) for part in long.parts]
    if max(stop - first for first, stop in spans) < 2:
        rows = long.near(day)
        return readout(rows, nearest(rows, day, reach), most)
    told: list[Message] = []
    times = []
    for part, (first, stop) in zip(long.parts, spans, strict=True):
        if stop > first:
            times += [*part.periods.starts(np.array([first])).tolist(),
                      *part.periods.ends(np.array([stop - 1])).tolist()]  # fmt: skip
            line = _extremes(part, first, stop)
            name = part.series.label
            told.append(line if len(long.parts) == 1 else say("{a}: {b}", a=name, b=line))
    if len(told) >= most:
        told = told[: max(1, most - 1)]
    return (range_words(min(times), max(times), short=True), *told)


def _extremes(part: LongSeries, first: int, stop: int) -> Message:
    count = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} value"), QT_TRANSLATE_NOOP("Words", "{n} values"),
        stop - first,
    )  # fmt: skip
    least, largest = (
        float(found[0]) * part.factor
        for found in part.pyramid.extremes(np.array([first]), np.array([stop]))
    )
    if np.isnan(least):
        return say(QT_TRANSLATE_NOOP("Words", "{count}, none found"), count=count)
    template = QT_TRANSLATE_NOOP("Words", "lowest {a}, highest {b} of {count}")
    a, b = (number(round(value, 12), None) for value in (least, largest))
    return say(template, a=a, b=b, count=count)
