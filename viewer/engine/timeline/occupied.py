"""When anything of a dataset happened, or has a value: what lies between is empty time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.engine.timeline.dates import AllDates
from viewer.engine.timeline.drawn import firsts, lasts
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.view import Datings

Floats = NDArray[np.float64]


def occupied(dataset: Dataset) -> tuple[Floats, Floats]:
    """Return starts and ends in days of all that a dataset holds, whatever is filtered: events on
    both clocks by all sources, and the periods of all values. NaN where nothing is known.

    Of what has no known limit on one side, the known one counts: an open end fills no time.
    """
    events = [AllDates.of(dataset.events.columns, datings).bounds for datings in Datings]
    starts, ends = [firsts(one) for one in events], [lasts(one) for one in events]
    periods = [
        period.period
        for claim in dataset.claims.values()
        for period in (claim.period, *(reading.period for reading in claim.readings))
        if period is not None
    ]
    for series in dataset.series.values():
        if isinstance(series.observations, ObservationColumns):
            numbers = np.arange(len(series.observations))
            starts.append(series.observations.periods.starts(numbers))
            ends.append(series.observations.periods.ends(numbers))
        else:
            periods += [one.period.period for one in series.observations if one.period is not None]
    both = np.array(periods, np.float64).reshape(len(periods), 2)
    infinite = ~np.isfinite(both)
    both[infinite] = both[:, ::-1][infinite]
    return np.concatenate((*starts, both[:, 0])), np.concatenate((*ends, both[:, 1]))
