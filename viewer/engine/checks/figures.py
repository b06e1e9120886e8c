"""All figures of a dataset in one shape: claims, and the values that series hold themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import isfinite, nan
from typing import NamedTuple

from viewer.engine.checks.span import LARGEST, UNKNOWN, Span, around, reach, reach_of_zeros
from viewer.engine.lists.amounts import amount_of
from viewer.engine.trade.cells import PERCENT
from viewer.engine.trade.statements import CALCULATED, same_days, same_figures
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.records import Claim, Observation, Series

Days = tuple[float, float]
UNRELIABLE = "U"
"""The SDMX observation status of low reliability."""
MOST_VALUES = 200_000
"""So many values of series are read; series that are longer than what is left are left out."""
STEP = 4096
"""So many figures are read between two reports of progress."""


class What(NamedTuple):
    """What a figure counts, whichever way it flows. ``goods`` is empty where a file gives no code,
    ``subject`` holds its words then.
    """

    quantity: str
    ref_area: str
    counterpart_area: str
    goods: str
    subject: str
    unit: str
    of: str


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One figure. ``span`` is in its unit, ``value`` in ``multiplier`` of it; ``who`` is the
    agency, else the source; ``place`` the order in the file; ``days`` None without a closed period.
    """

    id: str
    place: int
    what: What
    flow: str
    days: Days | None
    period: EdtfDate | None
    value: float
    decimals: int | None
    multiplier: float
    span: Span
    who: str
    agency: str | None
    adjustment: frozenset[str]
    source: str | None
    record: Claim | Series
    comparator: str = "="
    approximate: bool = False
    calculated: bool = False
    inputs: frozenset[str] = frozenset()
    doubtful: bool = False

    @property
    def claim(self) -> Claim | None:
        """The claim that it is, None for a value of a series."""
        return self.record if isinstance(self.record, Claim) else None

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return self.what.unit in PERCENT

    @property
    def loose(self) -> Span:
        """What it may stand for if zeros at its end are rounded too."""
        wide = reach_of_zeros(self.value, self.decimals) * self.multiplier
        span = self.span
        if not wide or not span.is_value:
            return span
        return Span(span.value, min(span.low, span.value - wide), max(span.high, span.value + wide))


class Figures:
    """The figures of a dataset, found by what they count, flow and period.

    ``counted`` holds those that count: of several renderings of one figure only the first that is
    not of low reliability; ``renderings`` the others, by the id of that one.
    """

    def __init__(self, dataset: Dataset, progress: Callable[[float], bool] | None = None) -> None:
        self.dataset = dataset
        self.by_id: dict[str, Figure] = {}
        self.counted: list[Figure] = []
        self.renderings: dict[str, list[Figure]] = {}
        self.at: dict[tuple[What, str, Days], list[Figure]] = {}
        self.stopped = False
        self.left_out = 0
        self._same = same_figures(dataset)
        self._stands: dict[str, str] = {}
        values = sum(len(series.observations) for series in dataset.series.values())
        most = 1 + len(dataset.claims) + min(values, MOST_VALUES)
        for number, figure in enumerate(self._read()):
            if number % STEP == 0 and progress is not None and not progress(number / most):
                self.stopped = True
                return
            self.by_id[figure.id] = figure
        self._sort_out()

    def stands(self, some_id: str) -> str:
        """Return the id of the figure that counts for this one."""
        return self._stands.get(self._same.get(some_id, some_id), some_id)

    def calculated_from(self, figure: Figure, other: Figure) -> bool:
        """Whether one was calculated from another."""
        if not figure.calculated:
            return False
        target = self.stands(other.id)
        return any(self.stands(some_id) == target for some_id in figure.inputs)

    def find(self, what: What, flow: str, days: Days | None) -> list[Figure]:
        """Return all figures of a quantity in a period, whoever gives them."""
        return self.at.get((what, flow, days), []) if days is not None else []

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.counted)

    def __len__(self) -> int:
        return len(self.by_id)

    def _read(self) -> Iterator[Figure]:
        """Return all figures that hold a number: claims, then values of series that are no claims.

        Very long series are left out and counted: sums are what statistics publish, not streams.
        """
        place = 0
        for claim in self.dataset.claims.values():
            figure = of_claim(self.dataset, claim, place)
            if figure.span.exists:
                yield figure
                place += 1
        left = MOST_VALUES
        for series in self.dataset.series.values():
            if len(series.observations) > left:
                self.left_out += len(series.observations)
                continue
            left -= len(series.observations)
            what = _what(series)
            for number, observation in enumerate(series.observations):
                if observation.claim is None and observation.value is not None:
                    yield of_observation(series, number, observation, what, place)
                    place += 1

    def _sort_out(self) -> None:
        for figure in self.by_id.values():
            root = self._same.get(figure.id, figure.id)
            first = self.by_id.get(self._stands.get(root, ""))
            if first is None or (first.doubtful and not figure.doubtful):
                self._stands[root] = figure.id
        for figure in self.by_id.values():
            first_id = self._stands[self._same.get(figure.id, figure.id)]
            if first_id != figure.id:
                self.renderings.setdefault(first_id, []).append(figure)
                continue
            self.counted.append(figure)
            if figure.days is not None:
                key = (figure.what, figure.flow, figure.days)
                self.at.setdefault(key, []).append(figure)


def of_claim(dataset: Dataset, claim: Claim, place: int = 0) -> Figure:
    """Return a claim as a figure."""
    amount = amount_of(claim)
    whole = dataset.claims.get(claim.of or "")
    what, adjustment = _what(claim), set(claim.adjustment)
    if whole is not None:
        # A share of a claim about all trade is a share of all trade, on the basis of that claim.
        what = what._replace(of=whole.counterpart_area or whole.id)
        adjustment.update(whole.adjustment)
    return Figure(
        id=claim.id,
        place=place,
        what=what,
        flow=claim.flow or "",
        days=closed(claim.period),
        period=claim.period,
        value=nan if claim.value is None else claim.value,
        decimals=claim.decimals,
        multiplier=claim.multiplier,
        span=_bounded(Span(amount.value, amount.low, amount.high)),
        who=claim.agency or claim.source or "",
        agency=claim.agency,
        adjustment=frozenset(adjustment),
        source=claim.source,
        record=claim,
        comparator=claim.comparator,
        approximate=claim.approximate,
        calculated=claim.origin in CALCULATED,
        inputs=frozenset(claim.inputs),
        doubtful=claim.status == UNRELIABLE,
    )


def _bounded(span: Span) -> Span:
    ends = [abs(end) for end in (span.low, span.high) if isfinite(end)]
    return span if max(ends, default=0.0) <= LARGEST else UNKNOWN


def of_observation(
    series: Series, number: int, observation: Observation, what: What, place: int
) -> Figure:
    """Return a value of a series as a figure; its id is ``series#position``."""
    value = observation.value if observation.value is not None else nan
    span = UNKNOWN
    if isfinite(value * series.multiplier):
        wide = reach(value, None) * series.multiplier
        span = around(value * series.multiplier, wide, observation.comparator)
    return Figure(
        id=f"{series.id}#{number}",
        place=place,
        what=what,
        flow=series.flow or "",
        days=closed(observation.period),
        period=observation.period,
        value=value,
        decimals=None,
        multiplier=series.multiplier,
        span=span,
        who=series.agency or series.source or "",
        agency=series.agency,
        adjustment=frozenset(series.adjustment),
        source=series.source,
        record=series,
        comparator=observation.comparator,
        doubtful=observation.status == UNRELIABLE,
    )


def closed(period: EdtfDate | None) -> Days | None:
    """Return the days of a period; None where an end is open, or said to be about then."""
    if period is None or period.approximate or period.uncertain:
        return None
    days = same_days(period)
    return days if isfinite(days[0]) and isfinite(days[1]) else None


def _what(record: Claim | Series) -> What:
    subject: Clean | str = ""
    if record.commodity is None and isinstance(record, Claim):
        subject = record.subject or ""
    return What(
        record.quantity or "",
        record.ref_area or "",
        record.counterpart_area or "",
        record.commodity or "",
        subject,
        record.unit or "",
        (record.of or "") if isinstance(record, Claim) else "",
    )


def best(figures: Iterable[Figure], source: str | None = None) -> Figure | None:
    """Return the one to reckon with: of a source first, reliable, stated, early in the file."""

    def rank(one: Figure) -> tuple[bool, bool, bool, bool, int]:
        elsewhere = source is None or one.source != source
        return (elsewhere, one.doubtful, one.calculated, not one.span.is_value, one.place)

    return min(figures, key=rank, default=None)
