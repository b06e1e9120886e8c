"""A dataset as a choice of claims makes it: which of several claims stands in a series, and what
was known on a day.

Nothing is made up: every value is one that the dataset holds, and every claim of the result is one
of its claims, at most with fewer words of later sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf

from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.published import (
    Publications,
    Span,
    begin_of,
    end_of,
    is_figure,
    known,
)
from viewer.engine.trade.statements import CALCULATED, About, about, same_days
from viewer.model.columns import ObservationColumns, claims_named
from viewer.model.dataset import Dataset
from viewer.model.records import Change, Claim, Evidence, Observation, Series
from viewer.model.view import Choice, Vintage

RAW = "raw"
"""The basis of claims without adjustments."""
JOINT = "+"
UNRELIABLE = "U"
"""The SDMX observation status of low reliability: never chosen but by a reader, or the series."""
GONE = Observation(None, None)
"""Stands where a value is not yet known and later ones are: the numbers of those stay the same."""

Key = tuple[About, tuple[float, float]]


def basis_code(adjustment: Iterable[str]) -> str:
    """Return the basis of a claim as a choice names it: "raw", or codes joined by "+"."""
    return JOINT.join(sorted(set(adjustment))) or RAW


def may_be_picked(dataset: Dataset, claim: Claim) -> bool:
    """Whether any series of the dataset is a choice among claims about the same as this one."""
    if claim.period is None or not is_figure(claim):
        return False
    key = about(claim), same_days(claim.period)
    return any(
        other.period is not None and (about(other), same_days(other.period)) == key
        for series in dataset.series.values()
        if takes_turns(series)
        for some_id in claims_named(series.observations)
        if (other := dataset.claims.get(some_id)) is not None
    )


def picking(dataset: Dataset, choice: Choice, some_id: str) -> Choice:
    """Return a choice in which a claim is picked, in the place of any other about the same; one
    that was picked already is given up.
    """
    claim = dataset.claims[some_id]
    if some_id in choice.picked:
        return replace(choice, picked=tuple(one for one in choice.picked if one != some_id))

    def apart(other_id: str) -> bool:
        other = dataset.claims.get(other_id)
        if other is None or other.period is None or claim.period is None:
            return False
        same = about(other) == about(claim)
        return not (same and same_days(other.period) == same_days(claim.period))

    return replace(choice, picked=(*filter(apart, choice.picked), some_id))


def takes_turns(series: Series) -> bool:
    """Whether one claim may stand for another in a series.

    Shares are seen side by side, each on the basis on which it was worked out: choosing among
    them would draw one line through different wholes.
    """
    return not (series.quantity == "share" and series.unit in PERCENT)


def chosen(dataset: Dataset, choice: Choice, publications: Publications | None = None) -> Dataset:
    """Return the dataset as it is under a choice; itself where nothing is chosen.

    Gone is what was surely or perhaps published after ``choice.known_on``. An observation that
    names a claim names the best of those about the same quantity and period: one that was picked,
    else of the preferred agency, else on the preferred basis, else the series' own; where that was
    not yet known, what the same agency said before on the same basis, the latest first. ``vintage``
    then takes the first or the latest that this agency published of it. Series without any value
    stay, empty.
    """
    if choice == Choice():
        return dataset
    dates = publications or Publications(dataset)
    end = end_of(choice.known_on)
    claims = {
        claim.id: _as_known(dataset, claim, end)
        for claim in dataset.claims.values()
        if known(dates.claims[claim.id], begin_of(claim), end)
    }
    choosing = _Choosing(dataset, claims, choice, dates)
    series = [_series(one, choosing, dates, end) for one in dataset.series.values()]
    return replace(dataset, claims=Dataset.index([*claims.values()]), series=Dataset.index(series))


def _as_known(dataset: Dataset, claim: Claim, end: float) -> Claim:
    """Return a claim without what sources that surely came later say of it."""
    if end == inf:
        return claim

    def later(piece: Evidence | Change) -> bool:
        date = piece.published if isinstance(piece, Evidence) else None
        source = dataset.sources.get(piece.source or "")
        date = date or (source.published if source else None)
        return date is not None and date.earliest_start >= end

    evidence = tuple(piece for piece in claim.evidence if not later(piece))
    change = tuple(one for one in claim.change if not later(one))
    published, source = claim.published, claim.source
    if published is not None and published.earliest_start >= end:
        # It is known by an earlier source among the evidence.
        published, source = None, next((piece.source for piece in evidence), None)
    fields = (claim.evidence, claim.change, claim.published, claim.source)
    if fields == (evidence, change, published, source):
        return claim
    return replace(claim, evidence=evidence, change=change, published=published, source=source)


def _series(series: Series, choosing: _Choosing, dates: Publications, end: float) -> Series:
    observations = series.observations
    if isinstance(observations, ObservationColumns) and not observations.published:
        # All of one date: there may be very many of them.
        first = observations[0] if len(observations) else None
        span = dates.of_observation(series, first) if first is not None else None
        if span is None or known(span, -inf, end):
            return series
        return replace(series, observations=())
    made: list[Observation] = []
    for observation in observations:
        if observation.claim is None:
            span = dates.of_observation(series, observation)
            begins = observation.period.earliest_start if observation.period else -inf
            made.append(observation if known(span, begins, end) else GONE)
        else:
            claim = choosing.best(observation.claim, takes_turns(series))
            if claim is None:
                made.append(GONE)
            elif claim.id == observation.claim:
                made.append(observation)
            else:
                made.append(Observation(observation.period, None, claim.id))
    while made and made[-1] is GONE:
        made.pop()
    if len(made) == len(observations) and all(map(_is, made, observations)):
        return series
    return replace(series, observations=tuple(made))


def _is(one: Observation, other: Observation) -> bool:
    return one is other


class _Choosing:
    """The claims that are known, found by what they are about."""

    def __init__(
        self, dataset: Dataset, claims: Mapping[str, Claim], choice: Choice, dates: Publications
    ) -> None:
        self._all, self._known, self._choice = dataset.claims, claims, choice
        self._spans = dates.claims
        self._picked = {some_id: place for place, some_id in enumerate(choice.picked)}
        self._in_series = {
            some_id
            for series in dataset.series.values()
            for some_id in claims_named(series.observations)
        }
        self._about: dict[Key, list[Claim]] = {}
        for claim in claims.values():
            if claim.period is not None and is_figure(claim):
                self._about.setdefault((about(claim), same_days(claim.period)), []).append(claim)

    def best(self, some_id: str, takes_turns: bool) -> Claim | None:
        """Return the claim that is to stand where a series names one; None for none."""
        own, there = self._all[some_id], self._known.get(some_id)
        if own.period is None or not is_figure(own) or not takes_turns:
            return there
        pool = self._about.get((about(own), same_days(own.period)), [])
        picked = [claim for claim in pool if claim.id in self._picked]
        if picked:
            return max(picked, key=lambda claim: self._picked[claim.id])
        fit = [claim for claim in pool if claim.id == some_id or claim.status != UNRELIABLE]
        best = self._preferred(own, fit)
        if best is None or self._choice.vintage is Vintage.AS_CHOSEN:
            return best
        return self._vintage(best, fit)

    def _preferred(self, own: Claim, pool: Sequence[Claim]) -> Claim | None:
        narrowed = [claim for claim in pool if claim.agency == self._choice.agency]
        found = narrowed or pool
        of_basis = [c for c in found if basis_code(c.adjustment) == self._choice.basis]
        if not (narrowed or of_basis):
            # Nobody preferred speaks: the series keeps to its own agency and basis.
            found = [claim for claim in pool if _maker(claim) == _maker(own)]
        return min(of_basis or found, key=lambda claim: self._rank(own, claim), default=None)

    def _rank(self, own: Claim, claim: Claim) -> tuple[bool, bool, bool, bool, bool, float]:
        return (
            claim.id != own.id,
            claim.origin in CALCULATED,
            basis_code(claim.adjustment) != basis_code(own.adjustment),
            claim.agency != own.agency,
            claim.id not in self._in_series,
            -self._first(claim, -inf),
        )

    def _vintage(self, best: Claim, pool: Sequence[Claim]) -> Claim:
        printed = [c for c in pool if _maker(c) == _maker(best) and c.origin not in CALCULATED]
        if not printed:
            return best
        if self._choice.vintage is Vintage.FIRST:
            return min(printed, key=lambda claim: self._first(claim, inf))
        return max(printed, key=lambda claim: self._first(claim, -inf))

    def _first(self, claim: Claim, undated: float) -> float:
        span: Span | None = self._spans[claim.id]
        return undated if span is None else span.first


def _maker(claim: Claim) -> tuple[str | None, str]:
    """Return who made a figure, and on what basis: what its publications have in common."""
    return claim.agency or claim.source, basis_code(claim.adjustment)
