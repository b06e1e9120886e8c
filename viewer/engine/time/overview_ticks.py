"""Years under the overview, wherever its uneven scale leaves room for them."""

from __future__ import annotations

from viewer.engine.time.overview import OverviewScale
from viewer.model.calendar import civil, day_of
from viewer.model.date_words import day_words
from viewer.model.edtf import Precision
from viewer.model.message import Message

STEPS = (1_000_000, 100_000, 10_000, 1_000, 500, 100, 50, 20, 10, 5, 2, 1)
MOST = 400


def year_ticks(scale: OverviewScale, room: float) -> tuple[tuple[float, Message], ...]:
    """Return days and labels of years at least ``room`` pixels apart, round years first."""
    first, last = civil(float(scale.days[0]))[0], civil(float(scale.days[-1]))[0]
    taken: list[float] = []
    ticks: list[tuple[float, Message]] = []
    right = scale.left + scale.width - room
    for step in STEPS:
        begin = -(-first // step) * step
        if (last - begin) // step > MOST:
            break
        for year in range(begin, last + 1, step):
            day = float(day_of(year))
            x = scale.x(day)
            if day < scale.days[0] or x > right:
                continue
            if all(abs(x - other) >= room for other in taken):
                taken.append(x)
                ticks.append((day, day_words(day, Precision.YEAR)))
    return tuple(sorted(ticks, key=lambda tick: tick[0]))
