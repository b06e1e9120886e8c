"""The first view of a dataset."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import numpy as np

from viewer.engine.time.extent import opening_of_both, opening_range, padded, whole_range
from viewer.engine.timeline.drawn import Drawn, draw
from viewer.engine.trade.panes import default_panes
from viewer.model.columns import ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.records import Clock, Observation
from viewer.model.view import Datings, TimeRange, ViewState

THIS_CENTURY = TimeRange(10957.0, 20454.0)
"""2000 to 2025: what is shown of a dataset in which nothing has a date."""
MOST_DIGITS = 12
"""Positions have fewer; Python refuses to read numbers of thousands of digits."""


def opening_view(dataset: Dataset, drawn: Drawn | None = None) -> ViewState:
    """Return the view to open with: where most of the events are, with the values where these are
    not far, and the main series.

    ``drawn`` are its columns where they are known already.
    """
    if drawn is None:
        drawn = draw(dataset, Clock.OCCURRED, Datings.ALL)
    first = drawn.first()
    time = opening_range(first) or whole_range(first, drawn.last())
    time = opening_of_both(time, range_of_values(dataset), int(np.isfinite(first).sum()))
    return ViewState(time or THIS_CENTURY, panes=default_panes(dataset))


def kept_view(now: ViewState, first: ViewState, dataset: Dataset) -> ViewState:
    """Return the view of a file that has been read again: the one it had, less what is gone."""
    there = tuple(name for name in now.selection if is_in(dataset, name))
    return replace(now, selection=there, panes=first.panes)


def is_in(dataset: Dataset, name: str) -> bool:
    """Whether ``name`` is the id of an event, a claim or an observation (``series#position``)."""
    if dataset.events.position(name) is not None or name in dataset.claims:
        return True
    series, _, place = name.rpartition("#")
    return (
        series in dataset.series
        and place.isdecimal()
        and len(place) < MOST_DIGITS
        and int(place) < len(dataset.series[series].observations)
    )


def range_of_values(dataset: Dataset) -> TimeRange | None:
    """Return the range of all values of all series, with a margin; None if there are none."""
    found = time_of_values(dataset)
    return padded(*found) if found is not None else None


def time_of_values(dataset: Dataset) -> tuple[float, float] | None:
    """Return when the values of all series begin and end, None if there are none."""
    periods: list[tuple[float, float]] = []
    for series in dataset.series.values():
        if isinstance(series.observations, ObservationColumns):
            periods.append(series.observations.time)
            continue
        found = (_period(dataset, observation) for observation in series.observations)
        periods += [period.period for period in found if period is not None]
    ends = np.array(periods, dtype=float).reshape(len(periods), 2)
    dated = ends[np.isfinite(ends).all(axis=1)]
    return (float(dated[:, 0].min()), float(dated[:, 1].max())) if len(dated) else None


def period_of(dataset: Dataset, name: str) -> tuple[float, float] | None:
    """Return the period of a claim or an observation, None where it has no known ends."""
    claim = dataset.claims.get(name)
    period = claim.period if claim is not None else None
    if claim is None and is_in(dataset, name):
        series, _, place = name.rpartition("#")
        if series in dataset.series:
            period = _period(dataset, dataset.series[series].observations[int(place)])
    if period is None or not all(map(isfinite, period.period)):
        return None
    return period.period


def _period(dataset: Dataset, observation: Observation) -> EdtfDate | None:
    claim = dataset.claims.get(observation.claim or "")
    return claim.period if claim is not None else observation.period
