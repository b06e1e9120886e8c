"""Who says what as a list of lines: headings by standing, quantity and basis, then the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import isfinite

import numpy as np

from viewer.engine.lists.claim_words import COLUMNS, claim_row
from viewer.engine.lists.claims import Group, Side, Standing, Statement
from viewer.engine.lists.table import Keys, MadeRows, Table, ranks
from viewer.engine.lists.values import published
from viewer.model.dataset import Dataset
from viewer.model.records import Claim

LEAST_SPAN = 0.1
"""A scale spans at least this share of its largest value, so that small spreads look small."""


class Level(IntEnum):
    """What a line of the list is."""

    STANDING = 0
    GROUP = 1
    SIDE = 2
    CLAIM = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """The common scale that values of one unit in a group are marked on: ends of it, in units."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Return where a value lies, 0 to 1; what is beyond is put at the end."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line. ``count`` is how many groups share a standing; ``first`` and ``last`` tell the
    ends of a run of claims, or the first side; ``scale`` is None where there is nothing to compare,
    and over claims where it is that of the line above.
    """

    level: Level
    standing: Standing
    group: Group | None = None
    side: Side | None = None
    statement: Statement | None = None
    claim: Claim | None = None
    scale: Scale | None = None
    count: int = 0
    first: bool = False
    last: bool = False


def outline(groups: Sequence[Group], *, headed: bool = True) -> tuple[Line, ...]:
    """Return the lines of the list. What is stated once shares a heading with its like.

    ``headed`` puts a heading over groups of one standing, which must then stand together.
    """
    counts = Counter(group.standing for group in groups)
    lines: list[Line] = []
    before: Group | None = None
    for group in groups:
        if headed and (before is None or before.standing is not group.standing):
            count = counts[group.standing]
            lines.append(Line(Level.STANDING, group.standing, count=count))
            before = None
        single = group.standing is Standing.SINGLE
        shared = single and before is not None and before.standing is Standing.SINGLE
        if not shared or before is None or before.title != group.title:
            scale = None if single else scales_of(group)[group.sides[0].basis.unit]
            lines.append(Line(Level.GROUP, group.standing, group, group.sides[0], scale=scale))
        lines += _lines(group)
        before = group
    return tuple(lines)


def _lines(group: Group) -> Iterator[Line]:
    single = group.standing is Standing.SINGLE
    scales = {side.basis.unit: None for side in group.sides} if single else scales_of(group)
    for place, side in enumerate(group.sides):
        scale = scales[side.basis.unit]
        if len(group.sides) > 1:
            # The heading of the group has the axis of its first side.
            other = side.basis.unit != group.sides[max(place - 1, 0)].basis.unit
            axis = scale if other else None
            yield Line(Level.SIDE, group.standing, group, side, scale=axis, first=place == 0)
        claims = [(one, claim) for one in side.statements for claim in one.claims]
        for number, (statement, claim) in enumerate(claims):
            yield Line(
                Level.CLAIM, group.standing, group, side, statement, claim, scale,
                first=number == 0, last=number == len(claims) - 1,
            )  # fmt: skip


def scales_of(group: Group) -> dict[str, Scale | None]:
    """Return for each unit of a group the scale that all its values are marked on."""
    ends: dict[str, list[float]] = {side.basis.unit: [] for side in group.sides}
    for side in group.sides:
        for statement in side.statements:
            ends[side.basis.unit] += [end for end in statement.amount if isfinite(end)]
    return {unit: _scale(there) if there else None for unit, there in ends.items()}


def _scale(ends: Sequence[float]) -> Scale:
    low, high = min(ends), max(ends)
    short = LEAST_SPAN * max(abs(low), abs(high), 1e-300) - (high - low)
    return Scale(low - short / 2, high + short / 2) if short > 0 else Scale(low, high)


def claims_table(dataset: Dataset, lines: Sequence[Line]) -> Table:
    """Return the claims of the list as a table, one row for each line that is a claim.

    A claim whose period is ambiguous has a row for each of its readings.
    """
    claims = [line for line in lines if line.claim is not None]
    places: dict[str, list[int]] = {}
    for number, line in enumerate(claims):
        places.setdefault(line.claim.id if line.claim else "", []).append(number)

    def row(number: int) -> tuple[Group, Side, Statement, Claim]:
        return _parts(claims[number])

    return Table(
        COLUMNS,
        MadeRows(len(claims), lambda number: claim_row(dataset, *row(number))),
        lambda column: _keys(dataset, [row(i) for i in range(len(claims))], COLUMNS[column].key),
        lambda number: row(number)[3].id,
        lambda ids: np.array(sorted(n for i in set(ids) for n in places.get(i, ())), np.int64),
    )


def _parts(line: Line) -> tuple[Group, Side, Statement, Claim]:
    if line.group is None or line.side is None or line.statement is None or line.claim is None:
        raise TypeError("a line that is a claim has all of them")
    return line.group, line.side, line.statement, line.claim


def _keys(dataset: Dataset, rows: Sequence[tuple[Group, Side, Statement, Claim]], key: str) -> Keys:
    if key == "value":
        amounts = [statement.amount for _, _, statement, _ in rows]
        return np.array([a.shown if a.exists else np.nan for a in amounts], np.float64)
    if key in ("period", "published"):
        dates = [g.period if key == "period" else published(None, c) for g, _, _, c in rows]
        return np.array([date.period[0] if date else np.nan for date in dates], np.float64)
    at = {column.key: i for i, column in enumerate(COLUMNS)}[key]
    return ranks([str(claim_row(dataset, *row).cells[at]) for row in rows])
