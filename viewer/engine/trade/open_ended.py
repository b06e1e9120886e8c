"""Values over a time of which one end is not known: "since summer 2020: 12".

Nothing is invented for that end. It is drawn as far as anybody could know: to the day on which the
value was published, or over the unit that the known end is written in where no such day is given.
"""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

from viewer.engine.trade.cells import Cell, read_cell
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate, End
from viewer.model.records import Claim, Observation, Series


class Ends(NamedTuple):
    """How far a time without one end is drawn, in days."""

    start: float
    end: float


def ends_of(period: EdtfDate, published: EdtfDate | None) -> Ends | None:
    """Return where to draw a period that is open or unknown at one end; None for all others."""
    start, end = period.period
    if isfinite(start) == isfinite(end):
        return None
    part = period.start_part if isfinite(start) else period.end_part
    if part is None:
        return None
    if isfinite(end):
        return Ends(part.low, end)
    known = published.latest_end if published is not None else part.high
    return Ends(start, known if isfinite(known) and known > part.high else part.high)


def read_open_cell(
    dataset: Dataset, series: Series, observation: Observation, multiplier: float
) -> Cell | None:
    """Read an observation whose period has one end; None where it has both, none, or no value."""
    claim = dataset.claims.get(observation.claim) if observation.claim else None
    record: Claim | Observation = claim or observation
    period = record.period or observation.period
    if period is None:
        return None
    ends = ends_of(period, publication(dataset, series, observation, claim))
    if ends is None:
        return None
    # Read as if it were closed: all but its time is told by the same rules.
    cell = read_cell(dataset, series, observation, multiplier, ends)
    return None if cell is None or cell.value != cell.value else cell._replace(open=True)


def publication(
    dataset: Dataset, series: Series, observation: Observation, claim: Claim | None
) -> EdtfDate | None:
    """Return when a value was published: as it says, its evidence, or else its source."""
    if claim is None:
        source = dataset.sources.get(series.source or "")
        return observation.published or (source.published if source is not None else None)
    names = [claim.source, *(piece.source for piece in claim.evidence)]
    sources = [dataset.sources[name] for name in names if name and name in dataset.sources]
    dates = [claim.published, *(piece.published for piece in claim.evidence),
             *(source.published for source in sources)]  # fmt: skip
    return next((date for date in dates if date is not None), None)


def loose(period: EdtfDate) -> tuple[bool, bool]:
    """Return for start and end whether it has a limit that nobody gives: it is drawn torn."""
    return period.start is End.UNKNOWN, period.end is End.UNKNOWN
