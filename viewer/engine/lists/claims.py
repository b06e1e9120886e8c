"""Who says what: claims about one quantity and period side by side, disagreements first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from math import inf, isfinite

from viewer.engine.lists.amounts import (
    Amount,
    Basis,
    agree,
    amount_of,
    basis_of,
    spread_of,
)
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.records import Claim, Likelihood

Key = tuple[object, ...]
UNRELIABLE = "U"
"""The SDMX observation status of low reliability."""


class Standing(IntEnum):
    """How the statements of a group stand to each other, in the order of the list."""

    DISAGREE = 0
    NOT_COMPARABLE = 1
    AGREE = 2
    SINGLE = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """What counts as said once: the claim that stands for it, and others that render the same
    figure. ``reading`` says how an ambiguous period was understood to put it here.
    """

    claim: Claim
    amount: Amount
    renderings: tuple[Claim, ...] = ()
    reading: Likelihood | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the statement."""
        return (self.claim, *self.renderings)


@dataclass(frozen=True, slots=True)
class Side:
    """The statements of a group that share a basis, smallest value first, words last.

    ``spread`` is by how many per cent the largest value exceeds the smallest; ``agrees`` tells
    that all printed figures may be roundings of one amount.
    """

    basis: Basis
    statements: tuple[Statement, ...]
    spread: float | None
    agrees: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All that is said of one quantity in one period; ``period`` is None where none is given."""

    title: Clean
    flow: str | None
    period: EdtfDate | None
    sides: tuple[Side, ...]
    standing: Standing

    @property
    def statements(self) -> Iterator[Statement]:
        """All statements, side by side."""
        return (statement for side in self.sides for statement in side.statements)

    @property
    def bases(self) -> set[Basis]:
        """The bases of the statements that hold a number."""
        return {side.basis for side in self.sides if _has_numbers(side)}

    @property
    def spread(self) -> float | None:
        """The largest spread among comparable figures."""
        found = [side.spread for side in self.sides if side.spread is not None and not side.agrees]
        return max(found, default=None)


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim about one of the periods it may mean."""

    claim: Claim
    period: EdtfDate | None
    reading: Likelihood | None


def claims_groups(dataset: Dataset) -> tuple[Group, ...]:
    """Return everything that is claimed, grouped by what it is about.

    A claim whose period is ambiguous stands in the group of each reading. Groups that disagree
    come first, the widest spread on top; all others in the order of the file, latest period
    first. Same figures (``same_figure_as``) and the same value by the same agency count once.
    """
    found: dict[Key, list[_Said]] = {}
    for said in _sayings(dataset.claims.values()):
        found.setdefault(_about(said.claim) + _when(said.period), []).append(said)
    places: dict[Key, int] = {}
    for key in found:
        places.setdefault(key[:-1], len(places))
    made = [(places[key[:-1]], _group(dataset, said)) for key, said in found.items()]
    made.sort(key=lambda one: _rank(one[1], one[0]))
    return tuple(group for _, group in made)


def _sayings(claims: Iterable[Claim]) -> Iterator[_Said]:
    for claim in claims:
        if claim.period is not None or not claim.readings:
            yield _Said(claim, claim.period, None)
        seen = {_when(claim.period)}
        for reading in claim.readings:
            if (when := _when(reading.period)) not in seen:
                seen.add(when)
                yield _Said(claim, reading.period, reading.likelihood)


def _about(claim: Claim) -> Key:
    """Return what a claim counts. Without a commodity only its own words say what it is."""
    subject = None if claim.commodity else claim.subject
    return (
        claim.quantity,
        claim.flow,
        claim.ref_area,
        claim.counterpart_area,
        claim.commodity,
        subject,
    )


def _when(period: EdtfDate | None) -> tuple[Key | None]:
    if period is None:
        return (None,)
    return ((*period.period, period.approximate, period.uncertain),)


def _group(dataset: Dataset, said: list[_Said]) -> Group:
    by_basis: dict[Basis, list[_Said]] = {}
    for one in said:
        by_basis.setdefault(basis_of(dataset, one.claim), []).append(one)
    sides = [_side(basis, there) for basis, there in by_basis.items()]
    sides.sort(key=lambda side: (not _has_numbers(side), -len(side.statements)))
    subjects = Counter(one.claim.subject for one in said if one.claim.subject)
    first = said[0].claim
    title = subjects.most_common(1)[0][0] if subjects else Clean(first.quantity)
    return Group(title, first.flow, said[0].period, tuple(sides), _standing(sides))


def _standing(sides: list[Side]) -> Standing:
    if any(not side.agrees for side in sides):
        return Standing.DISAGREE
    if any(_count_numbers(side) > 1 for side in sides):
        return Standing.AGREE
    return Standing.NOT_COMPARABLE if sum(map(_has_numbers, sides)) > 1 else Standing.SINGLE


def _side(basis: Basis, said: list[_Said]) -> Side:
    statements = sorted(_statements(said), key=lambda one: (not one.amount.exists, _place(one)))
    amounts = [statement.amount for statement in statements]
    return Side(basis, tuple(statements), spread_of(amounts), agree(amounts))


def _place(statement: Statement) -> float:
    return statement.amount.shown if statement.amount.exists else 0.0


def _statements(said: list[_Said]) -> list[Statement]:
    """Join what is one figure; the first in the file stands for it, unless it is unreliable."""
    stands_for: dict[str, str] = {}
    same: dict[Key, str] = {}
    there = {one.claim.id: one for one in said}

    def root(some_id: str) -> str:
        while (other := stands_for.get(some_id, some_id)) != some_id:
            some_id = other
        return some_id

    place = {
        one.claim.id: (one.claim.status == UNRELIABLE, number) for number, one in enumerate(said)
    }
    for one in said:
        claim = one.claim
        joined = [other for other in claim.same_figure_as if other in there]
        if (key := _same_statement(one)) is not None:
            joined.append(same.setdefault(key, claim.id))
        for other in joined:
            first, second = sorted((root(claim.id), root(other)), key=place.__getitem__)
            if first != second:
                stands_for[second] = first
    members: dict[str, list[Claim]] = {}
    for one in said:
        members.setdefault(root(one.claim.id), []).append(one.claim)
    made = []
    for first, claims in members.items():
        claim = there[first].claim
        others = tuple(other for other in claims if other is not claim)
        made.append(Statement(claim, amount_of(claim), others, there[first].reading))
    return made


def _same_statement(said: _Said) -> Key | None:
    """Return what makes two claims the same statement: who says it, and how much."""
    claim = said.claim
    who = claim.agency or claim.source
    if who is None or claim.value is None or claim.origin != "stated":
        return None
    return who, claim.value * claim.multiplier, claim.comparator, claim.decimals, said.reading


def _has_numbers(side: Side) -> bool:
    return _count_numbers(side) > 0


def _count_numbers(side: Side) -> int:
    return sum(statement.amount.exists for statement in side.statements)


def _rank(group: Group, place: int) -> tuple[float, float, float, float]:
    start = group.period.period[0] if group.period else -inf
    latest = -start if isfinite(start) else inf
    if group.standing is Standing.DISAGREE:
        spread = group.spread
        return (0, -inf if spread is None else -spread, place, latest)
    return (group.standing, 0, place, latest)
