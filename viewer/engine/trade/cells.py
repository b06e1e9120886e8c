"""What one value of a chart is: its flow, how firm it is, how it is drawn; and reading it."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.calculated import Calculated
from viewer.model.columns import Coded, ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.records import Claim, Observation, Series

LARGEST = 1e15
"""Values beyond this are left out: Qt and sums of floats go wrong with them."""

STEPS = "steps"
"""The kind of a pane of values that were worked out and are no amounts over their periods."""
PERCENT = ("PERCENT", "PT", "PC", "%")
"""Units of percentages; PT and PC are SDMX."""


class Flow(IntEnum):
    """What a value counts, seen from the area that the pane is about."""

    EXPORT = 0
    IMPORT = 1
    TOTAL = 2
    OTHER = 3
    BALANCE = 4


class Style(IntEnum):
    """How firm a value is; each has a look of its own."""

    FINAL = 0
    PROVISIONAL = 1
    ESTIMATED = 2
    DERIVED = 3


class Bound(IntEnum):
    """Whether a value is meant as such, as a limit, or as the upper one of two limits."""

    NONE = 0
    AT_MOST = 1
    AT_LEAST = 2
    BETWEEN = 3


class Role(IntEnum):
    """How a value is drawn: a bar, a thin line over its time, a missing one, not at all, or as a
    tick beside another value of the same quantity and period.

    A total whose parts are both drawn over the same period is not drawn once more: it is covered.
    In panes of shares a bar is a strip at the height of its value.
    """

    BAR = 0
    LINE = 1
    MISSING = 2
    COVERED = 3
    OTHER = 4


FLOWS = {
    "export": Flow.EXPORT, "import": Flow.IMPORT, "total": Flow.TOTAL, "balance": Flow.BALANCE,
}  # fmt: skip
BOUNDS = {"<": Bound.AT_MOST, "<=": Bound.AT_MOST, ">": Bound.AT_LEAST, ">=": Bound.AT_LEAST}
MIRRORED = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}


class Cell(NamedTuple):
    """One observation, read."""

    start: float
    end: float
    value: float
    style: Style
    bound: Bound
    source: str | None
    open: bool = False


def read_cell(
    dataset: Dataset, series: Series, observation: Observation, multiplier: float,
    time: tuple[float, float] | None = None,
) -> Cell | None:  # fmt: skip
    """Read one observation; None where it has no closed period or can't share the pane's unit.

    ``time`` takes the place of its period.
    """
    claim = dataset.claims.get(observation.claim) if observation.claim else None
    record: Claim | Observation = claim or observation
    period = record.period or observation.period
    if period is None:
        return None
    start, end = time or period.period
    if not (np.isfinite(start) and np.isfinite(end) and end > start):
        return None
    value, bound = limits_of(record)
    own = series.multiplier
    if claim is not None and claim.unit is not None:
        if claim.unit != series.unit:
            return None
        own = claim.multiplier
    amount = float("nan") if value is None else value
    if own != multiplier:
        amount *= own / multiplier
    if abs(amount) > LARGEST:
        return None
    source = series.source
    if claim is not None:
        source = claim.source or next((e.source for e in claim.evidence if e.source), source)
    style = style_of(record)
    # Nobody printed what was calculated: the source of such a claim is the sum itself.
    return Cell(start, end, amount, style, bound, None if style is Style.DERIVED else source)


def read_columns(
    series: Series, columns: ObservationColumns, multiplier: float
) -> tuple[list[Cell], list[int]]:
    """Read all observations of a series at once, as `read_cell` does one by one: hundreds of
    thousands would take seconds. Return cells, and the positions that have one.
    """
    start, end = columns.periods.starts(slice(None)), columns.periods.ends(slice(None))
    amount = columns.values
    if series.multiplier != multiplier:
        amount = amount * (series.multiplier / multiplier)
    good = np.isfinite(start) & np.isfinite(end) & (end > start) & ~(np.abs(amount) > LARGEST)
    at = np.flatnonzero(good)
    styles = [style_of(Observation(None, None, status=word)) for word in columns.status.words]
    bounds = [BOUNDS.get(word, Bound.NONE) for word in columns.comparator.words]
    sources = [None if style is Style.DERIVED else series.source for style in styles]
    status, comparator = _codes(columns.status, at), _codes(columns.comparator, at)
    cells = map(
        Cell, start[at].tolist(), end[at].tolist(), amount[at].tolist(),
        (styles[code] for code in status), (bounds[code] for code in comparator),
        (sources[code] for code in status),
    )  # fmt: skip
    return list(cells), at.tolist()


def _codes(words: Coded, at: NDArray[np.int64]) -> list[int]:
    """Return the numbers of the words that stand at some positions."""
    codes: list[int] = [0] * len(at) if words.codes is None else words.codes[at].tolist()
    return codes


def limits_of(record: Claim | Observation) -> tuple[float | None, Bound]:
    """Return the number that a value is drawn with, and how it is meant: a claim may give limits
    instead of a value; of two limits the upper one is returned (`least_of` is the lower).
    """
    bound = BOUNDS.get(record.comparator, Bound.NONE)
    if record.value is not None or isinstance(record, Observation):
        return record.value, bound
    if record.low is None:
        return record.high, Bound.AT_MOST if record.high is not None else bound
    return (record.low, Bound.AT_LEAST) if record.high is None else (record.high, Bound.BETWEEN)


def style_of(record: Claim | Observation) -> Style:
    """Return how firm a value is, from its origin and its SDMX observation status; how firm its
    inputs are where the program has worked it out.
    """
    if isinstance(record, Calculated):
        return Style(record.firm)
    origin = record.origin if isinstance(record, Claim) else "stated"
    if origin in ("derived", "implied"):
        return Style.DERIVED
    if origin == "estimated" or record.status in ("E", "I", "U"):
        return Style.ESTIMATED
    return Style.PROVISIONAL if record.status == "P" else Style.FINAL
