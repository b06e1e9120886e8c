"""Which panes a dataset opens with, and what they show, whatever the dataset is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.statements import About, about, is_ambiguous
from viewer.model.dataset import Dataset
from viewer.model.records import Claim, Series
from viewer.model.view import Pane

FINEST_FIRST = ("D", "W", "M", "Q", "A")
"""SDMX frequency codes from fine to coarse; all others (irregular) come after them."""
ENOUGH = 3
"""Fewer observations than this are no reason to prefer a finer frequency."""
PLAIN = 2
"""So many series of different quantities are shown where there are no flows, a pane each."""
SHARE = "share"


class Basis(NamedTuple):
    """What two series must share before they may stand on one scale."""

    quantity: str | None
    ref_area: str | None
    counterpart_area: str | None
    commodity: str | None
    unit: str
    agency: str | None
    adjustment: tuple[str, ...]


def basis_of(series: Series) -> Basis:
    """Return what a series must share with its companions in a pane."""
    return Basis(
        series.quantity,
        series.ref_area,
        series.counterpart_area,
        series.commodity,
        series.unit,
        series.agency,
        tuple(sorted(series.adjustment)),
    )


def fineness(frequency: str) -> int:
    """Return a rank that is lower for finer frequencies."""
    if frequency in FINEST_FIRST:
        return FINEST_FIRST.index(frequency)
    return len(FINEST_FIRST)


def default_panes(dataset: Dataset) -> tuple[Pane, ...]:
    """Return the panes to open a dataset with, none where it has no values.

    First the best pair of exports and imports on one basis, with their totals and the whole-year
    totals on that basis; where no such pair exists, the longest series of each of the first two
    quantities. Then the shares of which most is said, by whomever and on whatever basis.
    """
    filled = [series for series in dataset.series.values() if series.observations]
    pairs = [pair for group in _grouped(filled) for pair in _pairs(group)]
    shares = _shares(dataset, filled)
    if pairs:
        main: tuple[Pane, ...] = (
            Pane("trade", tuple(series.id for series in max(pairs, key=_merit))),
        )
    else:
        main = _plain([series for series in filled if not _is_share(series)])
    return main + shares


def _plain(filled: Sequence[Series]) -> tuple[Pane, ...]:
    by_quantity: dict[tuple[str | None, str], Series] = {}
    for series in sorted(filled, key=lambda s: (-len(s.observations), fineness(s.frequency))):
        by_quantity.setdefault((series.quantity, series.unit), series)
    return tuple(Pane("value", (series.id,)) for series in [*by_quantity.values()][:PLAIN])


def _shares(dataset: Dataset, filled: Iterable[Series]) -> tuple[Pane, ...]:
    """Return the pane of the shares of one thing with the most values, if there are any.

    Claims that stand in none of its series are named by themselves.
    """
    series: dict[About, list[Series]] = {}
    for one in filled:
        if _is_share(one):
            series.setdefault(about(one), []).append(one)
    claims: dict[About, list[Claim]] = {}
    for claim in dataset.claims.values():
        if _is_share(claim):
            claims.setdefault(about(claim), []).append(claim)

    def counted(what: About) -> int:
        own = {o.claim for one in series.get(what, ()) for o in one.observations}
        said = [claim for claim in claims.get(what, ()) if _can_be_drawn(claim)]
        plain = sum(not o.claim for one in series.get(what, ()) for o in one.observations)
        return plain + len({claim.id for claim in said} | own - {None})

    best = max([*series, *claims], key=counted, default=None)
    if best is None or not counted(best):
        return ()
    ids = [one.id for one in series.get(best, ())]
    inside = {o.claim for one in series.get(best, ()) for o in one.observations}
    ids += [claim.id for claim in claims.get(best, ()) if claim.id not in inside]
    return (Pane(SHARE, tuple(ids)),)


def _is_share(record: Series | Claim) -> bool:
    return record.quantity == SHARE and record.unit in PERCENT


def _can_be_drawn(claim: Claim) -> bool:
    return claim.value is not None and (claim.period is not None or is_ambiguous(claim))


def _grouped(series: Iterable[Series]) -> list[list[Series]]:
    groups: dict[Basis, list[Series]] = {}
    for one in series:
        groups.setdefault(basis_of(one), []).append(one)
    return list(groups.values())


def _pairs(group: Sequence[Series]) -> list[tuple[Series, ...]]:
    found = []
    for frequency in {series.frequency for series in group}:
        exports = _longest(group, "export", frequency)
        imports = _longest(group, "import", frequency)
        if exports is None or imports is None:
            continue
        more = [_longest(group, "total", frequency)]
        if fineness(frequency) < fineness("A"):
            more.append(_longest(group, "total", "A"))
        found.append((exports, imports, *(series for series in more if series is not None)))
    return found


def _longest(group: Iterable[Series], flow: str, frequency: str) -> Series | None:
    fitting = (s for s in group if s.flow == flow and s.frequency == frequency)
    return max(fitting, key=lambda s: len(s.observations), default=None)


def _merit(pair: Sequence[Series]) -> tuple[bool, bool, int, int]:
    exports, imports = pair[:2]
    count = len(exports.observations) + len(imports.observations)
    return (
        exports.commodity in (None, "TOTAL"),
        count >= 2 * ENOUGH,
        -fineness(exports.frequency),
        count,
    )
