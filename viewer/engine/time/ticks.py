"""Calendar ticks for the ruler: minutes to millions of years, the year always on screen."""

from __future__ import annotations

import math
from dataclasses import dataclass

from viewer.engine.time.scale import TimeScale
from viewer.model.calendar import civil, day_of
from viewer.model.date_months import MONTHS_OF_A_YEAR_SHORT
from viewer.model.date_words import day_words
from viewer.model.edtf import Precision
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

LETTER = 7.0
"""About how many pixels a letter is wide at 100 per cent text size."""
ROOMY = 13.0
"""This many pixels are left free between labels where there is room."""
TIGHT = 4.0
"""And this many where the next coarser unit would leave fewer than `FEWEST` labels."""
LEAST_FINE = 5.0
"""Unlabelled ticks are at least so many pixels apart, and wholly seen at twice that."""
FEWEST = 3
MOST = 38
"""One unit is left for both ends, and months differ by a tenth: never more than 40 labels."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar step: so many minutes, days, months or years; about ``days`` long.

    ``letters`` is the length of its longest label; 0 for years, where it depends on the years.
    """

    name: str
    step: int
    days: float
    letters: int


UNITS = (
    *(Unit("minute", n, n / 1440, 5) for n in (5, 15, 30, 60, 180, 360, 720)),
    Unit("day", 1, 1, 2),
    Unit("week", 1, 7, 2),
    Unit("month", 1, 30.44, 4),
    Unit("month", 3, 91.3, 4),
    *(
        Unit("year", n * 10**power, n * 10**power * 365.2425, 0)
        for power in range(6)
        for n in (1, 2, 5)
    ),
)
MOST_DAYS_OF_HOURS = 4.0
"""In a view of more days the ruler names days alone: hardly any date is known to the hour."""
DAY = Unit("day", 1, 1, 2)
MONTH = Unit("month", 1, 30.44, 4)
YEAR = Unit("year", 1, 365.2425, 0)
BCE = say(QT_TRANSLATE_NOOP("Words", "BCE"))
CE = say(QT_TRANSLATE_NOOP("Words", "CE"))


@dataclass(frozen=True, slots=True)
class Coarser:
    """What the upper row names above a unit: letters besides those of the year, long and short."""

    unit: Unit
    precision: Precision
    long: int
    short: int


COARSER = {
    "minute": Coarser(DAY, Precision.DAY, len("30 September "), len("30 Sep ")),
    "day": Coarser(MONTH, Precision.MONTH, len("September "), len("Sep ")),
    "week": Coarser(MONTH, Precision.MONTH, len("September "), len("Sep ")),
    "month": Coarser(YEAR, Precision.YEAR, 0, 0),
}


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
    finer one; ``fine`` are unlabelled ticks (pixels), ``fine_strength`` is how much of them is to
    be seen: they grow out of nothing as one zooms in. Above years it names the era, and is empty
    where all of them have four digits. ``level`` is the place of the unit in `UNITS`.
    """

    context: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    fine: tuple[float, ...]
    fine_strength: float
    level: int


def ruler(scale: TimeScale, text_scale: float = 1.0) -> Ruler:
    """Choose the finest unit whose labels fit, and lay out both rows."""
    number = unit_number(scale, text_scale)
    unit = UNITS[number]
    days = _steps_of(unit, scale)
    ticks = tuple(Tick(day, scale.x(day), label_of(unit, day)) for day in days)
    return Ruler(_context(unit, scale, text_scale), ticks, *_fine(number, scale), number)


def lines(scale: TimeScale, text_scale: float = 1.0) -> tuple[tuple[float, bool], ...]:
    """Return where the ticks of `ruler` stand, and whether each begins a coarser unit too.

    A grid needs no more than that, and to say what each is called would take most of the time.
    """
    unit = UNITS[unit_number(scale, text_scale)]
    strong = {day for day, _ in _coarser(unit, scale)}
    days = _steps_of(unit, scale)
    return tuple((scale.x(day), day in strong) for day in days)


def unit_number(scale: TimeScale, text_scale: float) -> int:
    """Return the place in `UNITS` of the finest unit whose labels fit, and those above them."""
    pixels, letter = scale.pixels_per_day, LETTER * text_scale
    for number, unit in enumerate(UNITS[:-1]):
        if unit.days < DAY.days and scale.span > MOST_DAYS_OF_HOURS:
            continue
        space = unit.days * pixels
        if space < scale.width / MOST or not _context_fits(unit, scale, letter, short=True):
            continue
        text = (unit.letters or _year_letters(scale, era=False)) * letter
        sparse = UNITS[number + 1].days * pixels * 1.03 > scale.width / FEWEST
        if space >= text + (TIGHT if sparse else ROOMY * text_scale):
            return number
    return len(UNITS) - 1


def label_of(unit: Unit, day: float) -> Message:
    """Return what stands beside a tick."""
    year, month, date = civil(day)
    if unit.name == "minute":
        minutes = round((day - math.floor(day)) * 1440)
        return say("{time}", time=f"{minutes // 60:02d}:{minutes % 60:02d}")
    if unit.name in ("day", "week"):
        return say("{day}", day=date)
    if unit.name == "month":
        return say(MONTHS_OF_A_YEAR_SHORT[month])
    return say(QT_TRANSLATE_NOOP("Words", "{year}"), year=_number(year))


def _number(year: int) -> str:
    """Return a year as a number without its era: the upper row says that."""
    of_era = year if year > 0 else 1 - year
    return f"{of_era:,}" if of_era >= 10_000 else str(of_era)


def _year_letters(scale: TimeScale, *, era: bool) -> int:
    """Return how many letters the longest year on screen has."""
    ends = scale.time.start, scale.time.end
    if era:
        return max(len(str(day_words(day, Precision.YEAR))) for day in ends)
    return max(len(_number(civil(day)[0])) for day in ends)


def _context_fits(unit: Unit, scale: TimeScale, letter: float, *, short: bool) -> bool:
    above = COARSER.get(unit.name)
    if above is None:
        return True
    letters = (above.short if short else above.long) + _year_letters(scale, era=True)
    return above.unit.days * scale.pixels_per_day >= letters * letter + TIGHT


def _context(unit: Unit, scale: TimeScale, text_scale: float) -> tuple[Tick, ...]:
    above = COARSER.get(unit.name)
    if above is None:
        return _eras(scale)
    short = not _context_fits(unit, scale, LETTER * text_scale, short=False)
    return tuple(
        Tick(day, max(scale.left, x), day_words(day, above.precision, short=short))
        for day, x in _coarser(unit, scale)
    )


def _coarser(unit: Unit, scale: TimeScale) -> list[tuple[float, float]]:
    """Return days and pixels of where the units that the upper row names begin. The one in which
    the view begins, or goes on after a shortened stretch, stands there.
    """
    above = COARSER.get(unit.name)
    if above is None:
        return [(tick.day, tick.x) for tick in _eras(scale)]
    found: list[tuple[float, float]] = []
    for start, end in scale.parts():
        before = _before(above.unit, start)
        found.append((before, scale.x(start)))
        later = (day for day in _steps(above.unit, start, end) if day > before)
        found += [(day, scale.x(day)) for day in later]
    return found


def _eras(scale: TimeScale) -> tuple[Tick, ...]:
    start, end = scale.time.start, scale.time.end
    turn = float(day_of(1))
    if civil(start)[0] >= 1000 and civil(end)[0] <= 9999:
        return ()
    first = Tick(start, scale.left, BCE if start < turn else CE)
    if start < turn <= end:
        # Where the turn itself is left out, ours begins after what is left out.
        ours = next((max(turn, a) for a, b in scale.parts() if b >= turn), end)
        return first, Tick(turn, scale.x(ours), CE)
    return (first,)


def _before(unit: Unit, day: float) -> float:
    """Return the last step of a day, a month or a year at or before an instant."""
    year, month, _ = civil(day)
    if unit.name == "year":
        return float(day_of(year))
    return float(day_of(year, month)) if unit.name == "month" else float(math.floor(day))


def _fine(number: int, scale: TimeScale) -> tuple[tuple[float, ...], float]:
    """Return the unlabelled ticks, and how much of them is to be seen."""
    unit = UNITS[number]
    for finer in reversed(UNITS[:number]):
        space = finer.days * scale.pixels_per_day
        if space < LEAST_FINE:
            break
        # Weeks do not divide a month, nor two years five.
        if finer.name == "week" or (finer.name == unit.name and unit.step % finer.step):
            continue
        ticks = tuple(scale.x(day) for day in _steps_of(finer, scale))
        return ticks, min(1.0, space / LEAST_FINE - 1)
    return (), 0.0


def _steps_of(unit: Unit, scale: TimeScale) -> list[float]:
    """Return every step of the unit in view: none stands where time is shortened."""
    return [day for start, end in scale.parts() for day in _steps(unit, start, end)]


def _steps(unit: Unit, start: float, end: float) -> list[float]:
    """Return every step of the unit in ``[start, end]``."""
    if unit.name == "minute":
        return _even(start, end, unit.step, 0)
    if unit.name == "day":
        return _even(start, end, 1440, 0)
    if unit.name == "week":
        # 1970-01-01 was a Thursday; weeks begin on Monday (ISO 8601).
        return _even(start, end, 7 * 1440, -3 * 1440)
    days = _months(unit.step, start, end) if unit.name == "month" else _years(unit.step, start, end)
    return [day for day in days if start <= day <= end]


def _even(start: float, end: float, step: int, origin: int) -> list[float]:
    """Return steps of so many minutes; whole days come out whole."""
    first = math.ceil((start * 1440 - origin) / step)
    last = math.floor((end * 1440 - origin) / step)
    days = ((origin + n * step) / 1440 for n in range(first - 1, last + 2))
    return [day for day in days if start <= day <= end]


def _months(step: int, start: float, end: float) -> list[float]:
    numbers = [year * 12 + month - 1 for year, month, _ in (civil(start), civil(end))]
    return [
        float(day_of(number // 12, number % 12 + 1))
        for number in range(numbers[0] // step * step, numbers[1] + 1, step)
    ]


def _years(step: int, start: float, end: float) -> list[float]:
    """Return the first days of round years: 200 BCE, 100 BCE, 1 CE, 100, 200.

    Between the eras there is no year 0; the first year of ours stands there, where it has room.
    """
    first, last = civil(start)[0], civil(end)[0]
    if step == 1:
        return [float(day_of(year)) for year in range(first, last + 1)]
    numbers = [n * step for n in range(first // step - 1, last // step + 1)]
    return [
        float(day_of(number if number > 0 else number + 1))
        for number in numbers
        if number or step > 2
    ]
