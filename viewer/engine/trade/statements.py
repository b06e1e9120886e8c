"""Which claims are about the same: quantity and period alike, and which only repeat a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from viewer.model.clean import Clean
from viewer.model.columns import claims_named
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.records import Claim, Observation, Series

CALCULATED = ("derived", "implied")
"""Origins of claims that nobody printed."""


class About(NamedTuple):
    """What a figure counts. Without a commodity only its own words say what is counted."""

    quantity: str | None
    flow: str | None
    ref_area: str | None
    counterpart_area: str | None
    goods: str | None
    unit: str | None


def about(record: Claim | Series) -> About:
    """Return what a claim, or each value of a series, counts."""
    goods: str | None = record.commodity
    if goods is None and isinstance(record, Claim):
        goods = record.subject
    return About(
        record.quantity,
        record.flow,
        record.ref_area,
        record.counterpart_area,
        goods,
        record.unit,
    )


def same_days(period: EdtfDate) -> tuple[float, float]:
    """Return the first and the last day of a period, equal for equal periods however written."""
    start, end = period.period
    return (round(start), round(end)) if abs(end) + abs(start) < 1e12 else (start, end)


class Drawn(NamedTuple):
    """A value that a chart draws: what it counts, when, and the id of its claim ("" for none)."""

    what: About
    days: tuple[float, float]
    claim: str


def others_about(
    dataset: Dataset, subjects: Collection[About], shown: Collection[str]
) -> list[Claim]:
    """Return the claims with a number and a period about these subjects, less those shown."""
    return [
        claim
        for claim in dataset.claims.values()
        if (claim.value is not None or (claim.low is not None and claim.high is not None))
        and claim.period is not None
        and claim.id not in shown
        and about(claim) in subjects
    ]


def rivals(
    dataset: Dataset, others: Iterable[Claim], drawn: Sequence[Drawn], shown: Collection[str]
) -> list[tuple[Claim, int]]:
    """Return the claims among ``others`` that are about a drawn value, each with its number.

    A claim that repeats a figure, of a claim shown or of a rival before it, is left out. Stated
    figures come before calculated ones, else in the given order.
    """
    places: dict[tuple[About, tuple[float, float]], int] = {}
    for number, one in enumerate(drawn):
        places.setdefault((one.what, one.days), number)
    same = same_figures(dataset)
    told = {same.get(some_id, some_id) for some_id in shown}
    found: list[tuple[Claim, int]] = []
    for claim in sorted(others, key=lambda claim: claim.origin in CALCULATED):
        if claim.period is None:
            continue
        number = places.get((about(claim), same_days(claim.period)), -1)
        figure = same.get(claim.id, claim.id)
        if number < 0 or figure in told:
            continue
        if not _says_the_same(claim, dataset.claims.get(drawn[number].claim)):
            told.add(figure)
            found.append((claim, number))
    return found


def _says_the_same(claim: Claim, other: Claim | None) -> bool:
    """Whether two claims are one statement: the same agency, figure and basis."""
    if other is None or claim.agency is None or claim.value is None or other.value is None:
        return False
    return (claim.agency, claim.value * claim.multiplier, claim.comparator, claim.adjustment) == (
        other.agency, other.value * other.multiplier, other.comparator, other.adjustment,
    )  # fmt: skip


def same_figures(dataset: Dataset) -> dict[str, str]:
    """Return for each claim joined to others by ``same_figure_as`` the id that stands for all."""
    stands: dict[str, str] = {}

    def root(some_id: str) -> str:
        while (other := stands.get(some_id, some_id)) != some_id:
            stands[some_id] = stands.get(other, other)
            some_id = other
        return some_id

    for claim in dataset.claims.values():
        for other in claim.same_figure_as:
            if other in dataset.claims:
                first, second = root(claim.id), root(other)
                stands.setdefault(first, first)
                stands[second] = first
    return {some_id: root(some_id) for some_id in stands}


def as_series(claim: Claim, readings: bool = False) -> Series:
    """Return a claim as a series of its own; ``readings``: one value for each way to read when."""
    periods = [reading.period for reading in claim.readings] if readings else [claim.period]
    return Series(
        id=claim.id,
        label=claim.subject or Clean(claim.quantity),
        unit=claim.unit or "",
        frequency="irregular",
        observations=tuple(
            Observation(period, claim.value, claim.id, claim.comparator, claim.status)
            for period in periods
        ),
        quantity=claim.quantity,
        flow=claim.flow,
        ref_area=claim.ref_area,
        counterpart_area=claim.counterpart_area,
        commodity=claim.commodity,
        multiplier=claim.multiplier,
        adjustment=claim.adjustment,
        agency=claim.agency,
        source=claim.source,
    )


def series_of(dataset: Dataset, ids: Iterable[str]) -> tuple[Series, ...]:
    """Return the series with these ids; the id of a claim stands for a series of it alone.

    A claim without a period of its own, but with readings of it, comes once for each reading;
    such claims inside a series follow the series.
    """
    found: list[Series] = []
    for some_id in ids:
        if series := dataset.series.get(some_id):
            found.append(series)
            claims = map(dataset.claims.get, claims_named(series.observations))
            found += [as_series(claim, True) for claim in claims if claim and is_ambiguous(claim)]
        elif claim := dataset.claims.get(some_id):
            found.append(as_series(claim, is_ambiguous(claim)))
    return tuple(found)


def is_ambiguous(claim: Claim) -> bool:
    """Whether a claim names no period, but may be read as being about one or another."""
    return claim.period is None and bool(claim.readings)
