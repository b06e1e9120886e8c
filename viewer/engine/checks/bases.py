"""What a change is against: the figures of the period that it names, own ones and others'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viewer.engine.checks.figures import Days, Figure, Figures, best, closed
from viewer.model.edtf import EdtfDate, EdtfError, parse
from viewer.model.records import Change

MONTH = 3.0
"""Periods whose lengths differ by no more days are equally long: months have 28 to 31."""
YEAR = 365.0
MOST_LOOKED_AT = 12
MOST_SAID = 32
"""Of more figures about one quantity and period the others are not looked at."""
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Bases:
    """``own`` are the figures of the same agency on the same basis, the one to reckon with first;
    ``unlike`` its figures on another basis; ``others`` those of others on the same basis.
    ``named`` tells that the file names the figure itself, ``period`` what period it names.
    """

    own: tuple[Figure, ...] = ()
    others: tuple[Figure, ...] = ()
    unlike: tuple[Figure, ...] = ()
    named: bool = False
    period: EdtfDate | None = None


def bases_of(figures: Figures, figure: Figure, change: Change) -> Bases:
    """Return the figures that a change may be against."""
    if change.against is None:
        return Bases()
    named = figures.by_id.get(change.against)
    if named is not None:
        there = _around(figures, figure, named.days, change, {named.id})
        if named.what.unit != figure.what.unit:
            return Bases((), there.others, (named,), True, named.period)
        if named.adjustment != figure.adjustment and named.flow:
            return Bases((), there.others, (named, *there.unlike), True, named.period)
        return Bases((named,), there.others, there.unlike, True, named.period)
    try:
        period = parse(change.against)
    except EdtfError:
        return Bases()
    there = _around(figures, figure, closed(period), change, set())
    return Bases(there.own, there.others, there.unlike, False, period)


def _around(
    figures: Figures, figure: Figure, days: Days | None, change: Change, without: set[str]
) -> Bases:
    own, others, unlike = [], [], []
    mine = {who for who in (figure.who, change.agency) if who}
    for other in figures.find(figure.what, figure.flow, days)[:MOST_SAID]:
        if other.id in without or other is figure:
            continue
        if other.adjustment != figure.adjustment:
            if other.who in mine:
                unlike.append(other)
        elif other.who in mine:
            own.append(other)
        else:
            others.append(other)
    own.sort(key=lambda one: (
        figures.calculated_from(one, figure), one.doubtful, one.calculated, one.place
    ))  # fmt: skip
    return Bases(tuple(own), tuple(others), tuple(unlike))


class Run:
    """Figures that follow each other in time, found by the day that their period ends."""

    def __init__(self, figures: Figures) -> None:
        self._ends: dict[tuple[Key, float], list[Figure]] = {}
        for figure in figures:
            if figure.days is not None:
                key = (series_key(figure), figure.days[1])
                self._ends.setdefault(key, []).append(figure)

    def ending(self, figure: Figure, day: float) -> list[Figure]:
        """Return figures like this one whose period ends so."""
        return self._ends.get((series_key(figure), day), [])[:MOST_LOOKED_AT]


def alternatives(run: Run, figure: Figure, base: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Return other pairs of value and base that a wrong change may be meant for.

    The same value against the period before or a year before; and both values since the start
    of the year, up to the same end.
    """
    if figure.days is None or base.days is None:
        return
    start, end = figure.days
    steps = [start, *(end - YEAR - step for step in range(-4, 5))]
    for day in dict.fromkeys(steps):
        for other in run.ending(figure, day):
            if other is not base and _as_long(figure, other):
                yield figure, other
    for value in run.ending(figure, end):
        for other in run.ending(figure, base.days[1]):
            if _is_longer(value, figure) and _is_longer(other, base) and _as_long(value, other):
                yield value, other


def series_key(figure: Figure) -> Key:
    """Return what figures share that follow each other in time."""
    return figure.what, figure.flow, figure.who, figure.adjustment


def _is_longer(one: Figure, figure: Figure) -> bool:
    return one.days is not None and figure.days is not None and one.days[0] < figure.days[0]


def _as_long(one: Figure, other: Figure) -> bool:
    if one.days is None or other.days is None:
        return False
    return abs((one.days[1] - one.days[0]) - (other.days[1] - other.days[0])) <= MONTH


def one_each(figures: Iterable[Figure]) -> list[Figure]:
    """Return for each agency and basis the figure to reckon with."""
    there: dict[tuple[str, frozenset[str]], list[Figure]] = {}
    for figure in figures:
        there.setdefault((figure.who, figure.adjustment), []).append(figure)
    return [first for group in there.values() if (first := best(group)) is not None]
