"""All series of a dataset to choose from: what each counts, how much there is of it, where it is
drawn already, and into which panes it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viewer.engine.trade.cells import FLOWS, PERCENT
from viewer.engine.trade.panes import SHARE, basis_of, fineness
from viewer.engine.trade.statements import about
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import Words, area_name
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Series
from viewer.model.view import Pane

QUANTITIES = {
    "trade": say(QT_TRANSLATE_NOOP("Words", "Trade")),
    "share": say(QT_TRANSLATE_NOOP("Words", "Shares")),
    "count": say(QT_TRANSLATE_NOOP("Words", "Counts")),
    "area": say(QT_TRANSLATE_NOOP("Words", "Areas")),
    "price": say(QT_TRANSLATE_NOOP("Words", "Prices")),
    "gdp": say(QT_TRANSLATE_NOOP("Words", "GDP")),
}
FREQUENCIES = {
    "D": say(QT_TRANSLATE_NOOP("Words", "daily")),
    "W": say(QT_TRANSLATE_NOOP("Words", "weekly")),
    "M": say(QT_TRANSLATE_NOOP("Words", "monthly")),
    "Q": say(QT_TRANSLATE_NOOP("Words", "quarterly")),
    "A": say(QT_TRANSLATE_NOOP("Words", "yearly")),
}
IRREGULAR = say(QT_TRANSLATE_NOOP("Words", "irregular"))
WORLD = say(QT_TRANSLATE_NOOP("Words", "all countries"))
TOTALS = (None, "", "TOTAL")


@dataclass(frozen=True, slots=True)
class Listed:
    """A series as a line to choose from. ``shown`` and ``fits`` are places of panes."""

    series: Series
    unit: Message
    frequency: Message
    period: Message | None
    values: int
    counted_by: Words
    shown: tuple[int, ...]
    fits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Series of one quantity between the same two sides; ``title`` says what and whose."""

    title: tuple[Words, ...]
    series: tuple[Listed, ...]


def catalogue(dataset: Dataset, panes: Sequence[Pane]) -> tuple[Group, ...]:
    """Return all series in groups: as the dataset has them, inside a group by who counted, the
    finest first.
    """
    groups: dict[object, list[Series]] = {}
    for one in dataset.series.values():
        key = (one.quantity, one.counterpart_area, one.commodity, one.unit)
        groups.setdefault(key, []).append(one)
    return tuple(
        Group(
            _title(dataset, members),
            tuple(listed(dataset, panes, one) for one in _sorted(members)),
        )
        for members in groups.values()
    )


def listed(dataset: Dataset, panes: Sequence[Pane], series: Series) -> Listed:
    """Return a series as a line."""
    count, period = _extent(dataset, series)
    named = series.agency or series.source
    return Listed(
        series,
        amount_words(series.unit, series.multiplier),
        FREQUENCIES.get(series.frequency, IRREGULAR),
        period,
        count,
        dataset.name_of(named) if named else "",
        tuple(n for n, pane in enumerate(panes) if series.id in pane.series),
        tuple(n for n, pane in enumerate(panes) if fits(dataset, pane, series)),
    )


def fits(dataset: Dataset, pane: Pane, series: Series) -> bool:
    """Whether a series can be drawn on the scale of a pane, beside what is there.

    Exports, imports and totals of a trade pane are of one basis; shares of one thing; all else
    needs the same unit.
    """
    there = _series_of(dataset, pane.series)
    if series.id in pane.series or not there:
        return False
    if pane.kind == "trade":
        return basis_of(series) == basis_of(there[0]) and series.flow in FLOWS
    if (pane.kind == SHARE) != _is_share(series):
        return False
    if pane.kind == SHARE:
        return about(series) == about(there[0])
    return series.unit == there[0].unit


def new_pane(dataset: Dataset, ids: Sequence[str]) -> Pane:
    """Return a pane of its own for some series."""
    members = _series_of(dataset, ids)
    if all(_is_share(one) for one in members):
        return Pane(SHARE, tuple(ids))
    flows = {one.flow for one in members}
    of_one_basis = len({basis_of(one) for one in members}) == 1
    mirrored = {"export", "import"} & flows and len(flows) > 1 and flows <= FLOWS.keys()
    return Pane("trade" if of_one_basis and mirrored else "value", tuple(ids))


def added(
    dataset: Dataset, panes: Sequence[Pane], ids: Sequence[str], into: int | None = None
) -> tuple[Pane, ...]:
    """Return the panes with some series in one of them, or in a new one below all."""
    if into is None or not 0 <= into < len(panes):
        return (*panes, new_pane(dataset, ids))
    pane = panes[into]
    whole = (*pane.series, *(name for name in ids if name not in pane.series))
    kind = pane.kind if pane.kind in ("trade", SHARE) else new_pane(dataset, whole).kind
    changed = replace(pane, series=whole, kind=kind)
    return (*panes[:into], changed, *panes[into + 1 :])


def companions(dataset: Dataset, some_id: str) -> tuple[str, ...]:
    """Return a series and those that belong beside it: exports, imports and totals on one basis
    and of one frequency.
    """
    mine = dataset.series[some_id]
    if mine.flow not in FLOWS:
        return (some_id,)
    found = [
        one.id
        for one in dataset.series.values()
        if one.frequency == mine.frequency and basis_of(one) == basis_of(mine)
    ]
    flows = {dataset.series[name].flow for name in found}
    return tuple(found) if len(flows) == len(found) else (some_id,)


def drawn(panes: Iterable[Pane]) -> frozenset[str]:
    """Return the ids of all series that are in a pane, hidden ones included."""
    return frozenset(name for pane in panes for name in pane.series)


def alike(dataset: Dataset, panes: Iterable[Pane]) -> tuple[str, ...]:
    """Return the series that count the same as one that is drawn, but are in no pane."""
    there = drawn(panes)
    subjects = {about(one) for one in _series_of(dataset, there)}
    return tuple(
        one.id for one in dataset.series.values() if one.id not in there and about(one) in subjects
    )


def _series_of(dataset: Dataset, ids: Iterable[str]) -> list[Series]:
    return [dataset.series[name] for name in ids if name in dataset.series]


def _is_share(series: Series) -> bool:
    return series.quantity == SHARE and series.unit in PERCENT


def _sorted(members: Sequence[Series]) -> list[Series]:
    agencies = list(dict.fromkeys(one.agency for one in members))
    return sorted(
        members,
        key=lambda one: (agencies.index(one.agency), one.adjustment, fineness(one.frequency)),
    )


def _title(dataset: Dataset, members: Sequence[Series]) -> tuple[Words, ...]:
    first = members[0]
    told: Words = amount_words(first.unit, 1.0)
    if first.quantity:
        own = say("{quantity}", quantity=first.quantity[:1].upper() + first.quantity[1:])
        told = QUANTITIES.get(first.quantity, own)
    parts: list[Words] = [told]
    homes = {one.ref_area for one in members}
    sides = [next(iter(homes)) if len(homes) == 1 else None, first.counterpart_area]
    if names := [_side(dataset, side) for side in sides if side]:
        parts.append(names[0] if len(names) == 1 else say("{a} – {b}", a=names[0], b=names[1]))
    if first.commodity not in TOTALS:
        parts.append(say("{commodity}", commodity=first.commodity))
    return tuple(parts)


def _side(dataset: Dataset, code: str) -> Words:
    name = area_name(dataset, code)
    return WORLD if name == code == "WLD" else name


def _extent(dataset: Dataset, series: Series) -> tuple[int, Message | None]:
    """Return how many values a series has, and the time that they cover."""
    columns = series.observations
    if isinstance(columns, ObservationColumns):
        if not len(columns):
            return 0, None
        start, end = columns.periods.starts(slice(None)), columns.periods.ends(slice(None))
        count = len(columns) - int(np.isnan(columns.values).sum())
        return count, _covered(float(np.nanmin(start)), float(np.nanmax(end)))
    found: list[tuple[float, float]] = []
    for one in columns:
        claim = dataset.claims.get(one.claim or "")
        period = claim.period if claim is not None else one.period
        value = claim.value if claim is not None else one.value
        if period is not None and (value is not None or (claim is not None and claim.low)):
            found.append(period.period)
    if not found:
        return 0, None
    return len(found), _covered(min(s for s, _ in found), max(e for _, e in found))


def _covered(start: float, end: float) -> Message | None:
    return range_words(start, end, short=True) if start < end else None
