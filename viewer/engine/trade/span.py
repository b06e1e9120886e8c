"""Values over a stretch of time, summed up: what lies wholly inside, in exact decimals.

No amount is counted twice: of values that share time those are taken that together cover most
(`aggregate.tiles`), and parts are set against totals only where no total is stated. Values are
added as they were printed, as decimals; a sum has the decimals of its least exact part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import numpy as np

from viewer.engine.trade.aggregate import tiles
from viewer.engine.trade.cells import PERCENT, STEPS, Bound, Flow, Role
from viewer.engine.trade.columns import DAYS, Floats, Ints, Rows
from viewer.engine.trade.words import COUNTED, odd_from
from viewer.model.calendar import civils, days_of
from viewer.model.view import Formula, Measure, TimeRange

EDGE = 1e-3
"""Periods may reach so many days beyond a span and still lie in it: what drawing leaves."""
MONTHS = {"M": 1, "Q": 3, "A": 12}
YEAR = 365.2425
NEARLY_YEARS = 0.01
MOST_DECIMALS = 12
LIMITS = {Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤", Bound.BETWEEN: "≤"}


@dataclass(frozen=True, slots=True)
class Summed:
    """One flow or series of a pane over a span; ``rows`` are those that count, in order of time.

    ``pairs`` are exports and imports (rows of both) that stand for a total nobody stated.
    ``known`` of ``of`` usual periods are covered (0 of 0 where there is no usual one);
    ``sign`` is ``≥`` or ``≤`` where a part is a limit. What does not make sense is None.
    ``growth`` is in per cent from the first to the last value; ``years`` lie between them where
    they are the same part of their years, so that ``yearly`` is the rate of a year.
    """

    flow: Flow
    series: int
    rows: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    cut: int = 0
    known: int = 0
    of: int = 0
    sign: str = ""
    decimals: int = 0
    total: Decimal | None = None
    mean: Decimal | None = None
    lowest: int | None = None
    highest: int | None = None
    longer: int = 0
    growth: float | None = None
    years: int = 0
    yearly: float | None = None

    @property
    def count(self) -> int:
        """How many values count."""
        return len(self.rows) + len(self.pairs)


def exact(rows: Rows, row: int) -> Decimal:
    """Return a value as it was written, in units of the pane."""
    series, observation, claim = rows.observation(row)
    record = claim or observation
    value = record.value
    if value is None and claim is not None:
        value = claim.low if claim.high is None else claim.high
    own = claim.multiplier if claim is not None and claim.unit is not None else series.multiplier
    made = Decimal(repr(float(value if value is not None else 0)))
    if own != rows.multiplier:
        made = made * Decimal(repr(float(own))) / Decimal(repr(float(rows.multiplier)))
    return made


def decimals_of(rows: Rows, row: int) -> int:
    """Return with how many decimals a value was printed, in units of the pane."""
    series, _, claim = rows.observation(row)
    own = claim.multiplier if claim is not None and claim.unit is not None else series.multiplier
    if claim is not None and claim.decimals is not None and own == rows.multiplier:
        return min(max(claim.decimals, 0), MOST_DECIMALS)
    exponent = exact(rows, row).normalize().as_tuple().exponent
    natural = max(0, -exponent) if isinstance(exponent, int) else 0
    if claim is not None and claim.decimals is not None and own > rows.multiplier:
        steps = round(np.log10(own / rows.multiplier))
        natural = max(claim.decimals - steps, 0)
    return min(natural, MOST_DECIMALS)


def summed_up(rows: Rows, span: TimeRange) -> tuple[Summed, ...]:
    """Return what lies in a span: of a trade pane by flow, of others by series, empty ones left
    out. What others say, and totals over several of the usual periods, are not counted.
    """
    near = rows.in_view(span.start, span.end)
    by_flow = rows.pane.kind == "trade"
    role, flow = rows.role[near], rows.flow[near]
    shown = near[(role == Role.BAR) | ((role == Role.COVERED) & (flow == Flow.TOTAL))]
    shown = shown[~np.isnan(rows.value[shown])]
    keys = rows.flow[shown] if by_flow else rows.refs[shown, 0]
    made = [
        _summed(rows, shown[keys == key], span, total=by_flow and int(key) == Flow.TOTAL)
        for key in np.unique(keys).tolist()
    ]
    return tuple(one for one in made if one.count or one.cut)


def lines_inside(rows: Rows, span: TimeRange) -> tuple[int, ...]:
    """Return the totals over several usual periods that lie wholly in a span: never added up."""
    near = rows.in_view(span.start, span.end)
    lines = near[rows.role[near] == Role.LINE]
    return tuple(lines[_inside(rows, lines, span)].tolist())


def inside(rows: Rows, span: TimeRange) -> Ints:
    """Return the rows that are drawn and lie wholly in a span."""
    near = rows.in_view(span.start, span.end)
    near = near[rows.role[near] != Role.COVERED]
    whole: Ints = near[_inside(rows, near, span)]
    return whole


def events_inside(bounds: Floats, span: TimeRange) -> tuple[int, int]:
    """Return how many events surely lie in a span, and how many others may lie in it in part;
    ``bounds`` is (n, 4), NaN where there is no date.
    """
    first, last = bounds[:, 0], bounds[:, 3]
    surely = (first >= span.start - EDGE) & (last <= span.end + EDGE)
    partly = (first < span.end - EDGE) & (last > span.start + EDGE) & ~surely
    return int(surely.sum()), int(partly.sum())


def _inside(rows: Rows, some: Ints, span: TimeRange) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    begins = rows.start[some] >= span.start - EDGE
    if rows.open_ended:
        begins &= ~np.isin(some, list(rows.open_ended))  # nobody knows that it is over
    return np.asarray(begins & (rows.end[some] <= span.end + EDGE))


def _summed(rows: Rows, some: Ints, span: TimeRange, *, total: bool) -> Summed:
    fits = _inside(rows, some, span)
    cut, there = int((~fits).sum()), some[fits]
    pairs = _unstated(rows, there, span) if total else ()
    start = np.concatenate((rows.start[there], [rows.start[a] for a, _ in pairs]))
    end = np.concatenate((rows.end[there], [rows.end[a] for a, _ in pairs]))
    order = np.lexsort((-end, start))
    kept = order[tiles(start[order], end[order], np.zeros(len(order), np.int64))]
    counted = tuple(int(there[i]) for i in kept if i < len(there))
    paired = tuple(pairs[i - len(there)] for i in kept if i >= len(there))
    first = int(some[0])
    made = Summed(
        Flow(rows.flow[first]), int(rows.refs[first, 0]), counted, paired, cut=cut,
        known=0, of=0,
    )  # fmt: skip
    return _worked_out(rows, made, span) if counted or paired else made


def _unstated(rows: Rows, totals: Ints, span: TimeRange) -> tuple[tuple[int, int], ...]:
    """Return exports and imports over one period for which no total is stated."""
    near = rows.in_view(span.start, span.end)
    near = near[_inside(rows, near, span)]
    found = []
    for row in near[rows.partner[near] >= 0].tolist():
        start, end = rows.start[row], rows.end[row]
        met = (rows.start[totals] < end - EDGE) & (rows.end[totals] > start + EDGE)
        if not met.any():
            found.append((int(row), int(rows.partner[row])))
    return tuple(found)


def _worked_out(rows: Rows, made: Summed, span: TimeRange) -> Summed:
    parts = [*made.rows, *(row for pair in made.pairs for row in pair)]
    bounds = {LIMITS[Bound(b)] for b in rows.bound[parts].tolist() if b != Bound.NONE}
    decimals = min(decimals_of(rows, row) for row in parts)
    days = float(sum(rows.end[r] - rows.start[r] for r in made.rows))
    days += float(sum(rows.end[a] - rows.start[a] for a, _ in made.pairs))
    known, of = _counted(rows.frequency, days, span)
    low, high, longer = _extremes(rows, made.rows)
    total = mean = None
    if _adds_up(rows) and len(bounds) < 2:
        total = sum((exact(rows, row) for row in parts), Decimal(0))
        mean = total / known if known else total / made.count
    elif rows.pane.kind != "share" and not _is_relative(rows) and not bounds:
        mean = sum((exact(rows, row) for row in parts), Decimal(0)) / len(parts)
    growth, years, yearly = _growth(rows, made.rows)
    return Summed(
        made.flow, made.series, made.rows, made.pairs, made.cut, known, max(of, known),
        next(iter(bounds), "") if len(bounds) == 1 else "", decimals, total, mean,
        low, high, longer, growth, years, yearly,
    )  # fmt: skip


def _adds_up(rows: Rows) -> bool:
    """Whether values over neighbouring times may be added: amounts, no levels and no rates."""
    first = rows.series[0]
    return first.quantity in COUNTED and not _is_relative(rows)


def _is_relative(rows: Rows) -> bool:
    worked_out = rows.pane.kind == STEPS and rows.pane.recipe.measure is not Measure.VALUES
    shares = rows.pane.recipe.formula is Formula.SHARE
    return worked_out or shares or rows.series[0].unit in PERCENT


def _counted(frequency: str, days: float, span: TimeRange) -> tuple[int, int]:
    """Return how many usual periods are known, and how many lie wholly in a span."""
    usual = DAYS.get(frequency)
    if usual is None:
        return 0, 0
    known = round(days / usual)
    if frequency not in MONTHS:
        return known, int((span.span + EDGE) // usual)
    months = MONTHS[frequency]
    edges = np.array([span.start - EDGE, span.end + EDGE])
    year, month, _ = civils(edges)
    number = (year * 12 + month - 1) // months
    starts = _edge(number, months)
    first = int(number[0]) + int(starts[0] < edges[0])
    return known, max(0, int(number[1]) - first)


def _edge(numbers: Ints, months: int) -> Floats:
    year, month = np.divmod(numbers * months, 12)
    return days_of(year, month + 1, np.ones(len(numbers), np.int64))


def _extremes(rows: Rows, some: Iterable[int]) -> tuple[int | None, int | None, int]:
    """Return the least and the greatest of values over the usual time, and how many are not."""
    there, usual = list(some), DAYS.get(rows.frequency)
    alike = there
    if usual is not None and _adds_up(rows):
        alike = [r for r in there if abs(rows.end[r] - rows.start[r] - usual) <= odd_from(usual)]
    exactly = [r for r in alike if rows.bound[r] == Bound.NONE]
    longer = len(there) - len(alike)
    if not exactly:
        return None, None, longer
    values = {row: exact(rows, row) for row in exactly}
    return min(exactly, key=values.__getitem__), max(exactly, key=values.__getitem__), longer


def _growth(rows: Rows, some: tuple[int, ...]) -> tuple[float | None, int, float | None]:
    """Return the change from the first to the last value, in per cent, the whole years between
    them, and the rate a year over these; None where it would mean nothing.
    """
    if len(some) < 2 or rows.pane.kind == "share" or _is_relative(rows):
        return None, 0, None
    first, last = some[0], some[-1]
    lengths = [float(rows.end[row] - rows.start[row]) for row in (first, last)]
    limits = rows.bound[[first, last]] != Bound.NONE
    if abs(lengths[0] - lengths[1]) > odd_from(max(lengths)) or limits.any():
        return None, 0, None
    before, after = float(rows.value[first]), float(rows.value[last])
    if before <= 0:
        return None, 0, None
    growth = (after / before - 1) * 100
    apart = float(rows.start[last] - rows.start[first]) / YEAR
    years = round(apart)
    if years < 1 or abs(apart - years) > NEARLY_YEARS or after <= 0:
        return growth, 0, None
    return growth, years, ((after / before) ** (1 / years) - 1) * 100


def never_twice(rows: Rows, one: Summed) -> bool:
    """Whether no two of the values that count share time."""
    some = [(rows.start[r], rows.end[r]) for r in (*one.rows, *(a for a, _ in one.pairs))]
    return all(a[1] <= b[0] + 0.5 for a, b in pairwise(sorted(some)))
