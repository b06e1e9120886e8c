"""Calendar ticks for the ruler: hours to millions of years, the year always on screen."""

from __future__ import annotations

import math
from dataclasses import dataclass

from viewer.engine.time.scale import TimeScale
from viewer.model.calendar import civil, day_of
from viewer.model.date_months import MONTHS_OF_A_YEAR_SHORT
from viewer.model.date_words import day_words
from viewer.model.edtf import Precision
from viewer.model.message import Message, say

NEAREST = 34.0
"""Labels stand at least this many pixels apart at 100 per cent text size."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar step: so many hours, days, months or years; about ``days`` long."""

    name: str
    step: int
    days: float
    room: float
    """How much wider than `NEAREST` its labels are."""


UNITS = (
    *(Unit("hour", n, n / 24, 1.4) for n in (1, 3, 6, 12)),
    Unit("day", 1, 1, 0.8),
    Unit("week", 1, 7, 1.0),
    Unit("month", 1, 30.44, 1.15),
    Unit("month", 3, 91.3, 1.3),
    Unit("year", 1, 365.2425, 1.4),
    *(
        Unit("year", n * 10**power, n * 10**power * 365.2425, 1.4 + 0.25 * max(0, power - 2))
        for power in range(6)
        for n in (1, 2, 5)
        if n * 10**power > 1
    ),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled instant: where it is and how it is called."""

    day: float
    x: float
    label: Message


@dataclass(frozen=True, slots=True)
class Ruler:
    """The two rows of the ruler.

    ``context`` names the coarser unit (its first tick is pinned to the left edge), ``ticks`` the
    finer one; ``fine`` are unlabelled ticks (pixels).
    """

    context: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    fine: tuple[float, ...]


def ruler(scale: TimeScale, text_scale: float = 1.0) -> Ruler:
    """Choose the finest unit whose labels fit, and lay out both rows."""
    number = unit_number(scale.pixels_per_day, text_scale)
    unit = UNITS[number]
    days = _steps(unit, scale.time.start, scale.time.end)
    ticks = tuple(Tick(day, scale.x(day), label_of(unit, day)) for day in days)
    return Ruler(_context(unit, scale), ticks, _fine(number, scale))


def unit_number(pixels_per_day: float, text_scale: float) -> int:
    """Return the place in `UNITS` of the finest unit whose labels have room."""
    for number, unit in enumerate(UNITS):
        if unit.days * pixels_per_day >= NEAREST * text_scale * unit.room:
            return number
    return len(UNITS) - 1


def label_of(unit: Unit, day: float) -> Message:
    """Return what stands beside a tick."""
    _, month, date = civil(day)
    if unit.name == "hour":
        minutes = round((day - math.floor(day)) * 1440)
        return say("{time}", time=f"{minutes // 60:02d}:{minutes % 60:02d}")
    if unit.name in ("day", "week"):
        return say("{day}", day=date)
    if unit.name == "month":
        return say(MONTHS_OF_A_YEAR_SHORT[month])
    return day_words(day, Precision.YEAR)


def _context(unit: Unit, scale: TimeScale) -> tuple[Tick, ...]:
    if unit.name == "hour":
        coarse, precision = UNITS[4], Precision.DAY
    elif unit.name in ("day", "week"):
        coarse, precision = UNITS[6], Precision.MONTH
    elif unit.name == "month":
        coarse, precision = UNITS[8], Precision.YEAR
    else:
        return ()
    start = _steps(coarse, scale.time.start, scale.time.start)
    before = start[0] if start else _before(coarse, scale.time.start)
    days = [before, *(d for d in _steps(coarse, scale.time.start, scale.time.end) if d > before)]
    return tuple(
        Tick(day, max(scale.left, scale.x(day)), day_words(day, precision)) for day in days
    )


def _before(unit: Unit, day: float) -> float:
    year, month, _ = civil(day)
    if unit.name == "year":
        return float(day_of(year))
    return float(day_of(year, month)) if unit.name == "month" else math.floor(day)


def _fine(number: int, scale: TimeScale) -> tuple[float, ...]:
    for finer in reversed(UNITS[:number]):
        if finer.days * scale.pixels_per_day < 5:
            break
        if finer.name == "week" and UNITS[number].name != "week":
            continue
        return tuple(scale.x(d) for d in _steps(finer, scale.time.start, scale.time.end))
    return ()


def _steps(unit: Unit, start: float, end: float) -> list[float]:
    """Return every step of the unit in ``[start, end]``."""
    if unit.name == "hour":
        return _even(start, end, unit.step / 24, 0.0)
    if unit.name == "day":
        return _even(start, end, 1.0, 0.0)
    if unit.name == "week":
        # 1970-01-01 was a Thursday; weeks begin on Monday (ISO 8601).
        return _even(start, end, 7.0, -3.0)
    if unit.name == "month":
        return _months(unit.step, start, end)
    first = -(-civil(start)[0] // unit.step) * unit.step
    last = civil(end)[0]
    years = range(first, last + unit.step, unit.step)
    return [float(d) for d in map(day_of, years) if start <= d <= end]


def _even(start: float, end: float, step: float, origin: float) -> list[float]:
    first = math.ceil((start - origin) / step - 1e-9)
    last = math.floor((end - origin) / step + 1e-9)
    return [origin + n * step for n in range(first, last + 1)]


def _months(step: int, start: float, end: float) -> list[float]:
    year, month, _ = civil(start)
    number = (year * 12 + month - 1) // step * step
    days = []
    while (day := float(day_of(number // 12, number % 12 + 1))) <= end:
        if day >= start:
            days.append(day)
        number += step
    return days
