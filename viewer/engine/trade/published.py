"""When each figure was published, as far as that is known, and on which days anything was.

A figure counts as published once the whole of the time that its date may mean is over: one dated
"July 2020" from the last day of July on, one whose date has no later limit on no day at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, inf, isfinite
from typing import NamedTuple

from viewer.engine.trade.statements import CALCULATED
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate, EdtfError, parse
from viewer.model.records import Claim, Observation, Series

DAY = 1.0


class Span(NamedTuple):
    """When something was published, in days: surely not before ``first``, surely by ``last``."""

    first: float
    last: float


class Release(NamedTuple):
    """A day by the end of which more was known than before: the instant at which it ends, and how
    many values came to be known, of them ``exact`` with a date of that very day.
    """

    end: float
    values: int
    exact: int


def span_of(date: EdtfDate) -> Span:
    """Return what a date says of when something was published."""
    return Span(date.earliest_start, date.latest_end)


def end_of(day: str) -> float:
    """Return the instant at which a day in EDTF is over; infinite for none, and for no date."""
    if not day:
        return inf
    try:
        return parse(day).latest_end
    except EdtfError:
        return inf


class Publications:
    """When the figures of one dataset were published; None for those of which nothing says so.

    A claim was published with the first of its sources. What was calculated was known when all
    that it was calculated from was.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.claims: dict[str, Span | None] = {}
        for claim in dataset.claims.values():
            self._find(claim)

    def of_observation(self, series: Series, observation: Observation) -> Span | None:
        """Return when a value that a series holds itself was published: as it says, else with
        the source of the series.
        """
        if observation.published is not None:
            return span_of(observation.published)
        return self._of_source(series.source)

    def _find(self, claim: Claim) -> None:
        """Find it for a claim and all that it was calculated from, without recursion."""
        waiting, opened = [claim.id], set[str]()
        while waiting:
            some_id = waiting[-1]
            one = self._dataset.claims.get(some_id)
            if some_id in self.claims or one is None:
                waiting.pop()
                continue
            inputs = one.inputs if one.origin in CALCULATED and one.published is None else ()
            missing = [other for other in inputs if other not in self.claims]
            if missing and some_id not in opened:
                opened.add(some_id)
                waiting += [other for other in missing if other not in opened]
                continue
            waiting.pop()
            self.claims[some_id] = self._calculated(one) if inputs else self._stated(one)

    def _stated(self, claim: Claim) -> Span | None:
        spans = [span_of(claim.published)] if claim.published is not None else []
        for piece in claim.evidence:
            span = span_of(piece.published) if piece.published else self._of_source(piece.source)
            spans += [span] if span is not None else []
        if claim.source is not None and claim.source not in {e.source for e in claim.evidence}:
            span = self._of_source(claim.source)
            # The date of a claim stands for that of its source: they are the same publication.
            spans += [span] if span is not None and claim.published is None else []
        if not spans:
            return None
        return Span(min(span.first for span in spans), min(span.last for span in spans))

    def _calculated(self, claim: Claim) -> Span | None:
        found = [self.claims.get(other) for other in claim.inputs]
        spans = [span for span in (*found, self._stated(claim)) if span is not None]
        if not spans:
            return None
        return Span(max(span.first for span in spans), max(span.last for span in spans))

    def _of_source(self, some_id: str | None) -> Span | None:
        source = self._dataset.sources.get(some_id or "")
        return span_of(source.published) if source and source.published else None


def releases(dataset: Dataset, publications: Publications) -> tuple[Release, ...]:
    """Return the days on which values were published, earliest first.

    Calculated values and words without a number are not counted.
    """
    counts: dict[float, list[int]] = {}
    for span in _of_values(dataset, publications):
        if span is not None and isfinite(span.last):
            count = counts.setdefault(ceil(span.last), [0, 0])
            count[0] += 1
            count[1] += span.last - span.first <= DAY
    return tuple(Release(end, *counts[end]) for end in sorted(counts))


def _of_values(dataset: Dataset, publications: Publications) -> Iterable[Span | None]:
    for claim in dataset.claims.values():
        if is_figure(claim) and claim.origin not in CALCULATED:
            yield publications.claims[claim.id]
    for series in dataset.series.values():
        for observation in _plain(series):
            yield publications.of_observation(series, observation)


class Account(NamedTuple):
    """What a day hides: values surely published ``later``, others that ``perhaps`` were, and
    those that are shown though nothing says when they were published.
    """

    later: int = 0
    perhaps: int = 0
    undated: int = 0


def account(dataset: Dataset, publications: Publications, end: float) -> Account:
    """Count the values of a dataset by what is known of them at the instant ``end``."""
    later = perhaps = undated = 0
    for span, begins in _with_begin(dataset, publications):
        if known(span, begins, end):
            undated += span is None
        elif span is None or span.first >= end:
            later += 1
        else:
            perhaps += 1
    return Account(later, perhaps, undated)


def _with_begin(
    dataset: Dataset, publications: Publications
) -> Iterator[tuple[Span | None, float]]:
    for claim in dataset.claims.values():
        if is_figure(claim):
            yield publications.claims[claim.id], begin_of(claim)
    for series in dataset.series.values():
        for observation in _plain(series):
            begins = observation.period.earliest_start if observation.period else -inf
            yield publications.of_observation(series, observation), begins


def _plain(series: Series) -> Iterator[Observation]:
    """Yield the values that a series holds itself; of very many of one date, none."""
    observations = series.observations
    if isinstance(observations, ObservationColumns) and not observations.published:
        return
    for observation in observations:
        if observation.claim is None and observation.value is not None:
            yield observation


def begin_of(claim: Claim) -> float:
    """Return when the time that a claim is about begins; long ago where it names none."""
    periods = [claim.period] if claim.period else [reading.period for reading in claim.readings]
    return min((period.earliest_start for period in periods), default=-inf)


def is_figure(claim: Claim) -> bool:
    """Whether a claim holds a number: a value, or a range."""
    return claim.value is not None or claim.low is not None or claim.high is not None


def known(span: Span | None, begins: float, end: float) -> bool:
    """Whether a figure about a time that ``begins`` then was known by the instant ``end``.

    One of which nothing says when it was published counts as known, but not before its time.
    """
    return begins < end if span is None else span.last <= end
