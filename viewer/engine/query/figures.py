"""Figures as they are searched: what is counted, which flow, of when, how much, by whose word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from viewer.engine.details.value import printed
from viewer.engine.query.names import all_of_text
from viewer.engine.query.ranked import Spellings
from viewer.engine.trade.numbers import number
from viewer.engine.trade.units import amount_words
from viewer.model.clean import Clean
from viewer.model.columns import claims_named
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import Message, say
from viewer.model.records import Claim, Observation, Series

MOST = 40_000
"""Of more figures than these only the first ones are searched: words hardly tell them apart."""
LONGEST_SERIES = 5_000
"""Series of more values are looked at, not searched."""
_FLOWS = {
    "import": "imports",
    "export": "exports",
    "total": "total, exports and imports together",
    "balance": "trade balance, exports less imports",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim, or a value that a series holds itself: ``id`` is what the selection calls it."""

    id: str
    what: Clean
    period: EdtfDate | None
    claim: Claim | None = None
    series: Series | None = None
    observation: Observation | None = None

    @property
    def amount(self) -> Message | Clean | None:
        """The value as it was printed, else the number in its unit; None where there is none."""
        if self.claim is not None:
            return printed(self.claim)
        if self.series is None or self.observation is None or self.observation.value is None:
            return None
        value = number(self.observation.value, None)
        unit = amount_words(self.series.unit, self.series.multiplier)
        return say("{value} {unit}", value=value, unit=unit)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """All figures that are searched, those that stand in series first, and their words."""

    rows: tuple[Figure, ...]
    spellings: Spellings

    @staticmethod
    def of(dataset: Dataset) -> Figures:
        """Index the figures of a dataset."""
        rows = tuple(islice(chain(_claims(dataset), _values(dataset)), MOST))
        return Figures(rows, Spellings(([_words(dataset, row)] for row in rows), stems=True))


def _claims(dataset: Dataset) -> Iterator[Figure]:
    claims = dataset.claims
    named = (claims_named(series.observations) for series in dataset.series.values())
    for key in dict.fromkeys(chain(chain.from_iterable(named), claims)):
        if (claim := claims.get(key)) is not None:
            yield Figure(key, claim.subject or Clean(claim.quantity), claim.period, claim)


def _values(dataset: Dataset) -> Iterator[Figure]:
    for series in dataset.series.values():
        if len(series.observations) > LONGEST_SERIES:
            continue
        for at, one in enumerate(series.observations):
            if one.claim is None and one.value is not None:
                key = f"{series.id}#{at}"
                yield Figure(key, series.label, one.period, None, series, one)


def _words(dataset: Dataset, figure: Figure) -> str:
    record = figure.claim or figure.series
    texts: list[str] = all_of_text(figure.what)
    if record is not None:
        texts += [record.quantity or "", _FLOWS.get(record.flow or "", "")]
        texts += [str(dataset.name_of(record.agency))] if record.agency else []
    if figure.period is not None:
        texts += [in_words(figure.period).english(), figure.period.text]
    if figure.claim is not None:
        texts += all_of_text(figure.claim.value_text)
    elif figure.observation is not None:
        texts.append(f"{figure.observation.value:g}")
    return " ".join(texts)
