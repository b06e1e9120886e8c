"""The same figures by coarser periods, for a view in which the fine ones are too narrow."""

from __future__ import annotations

from dataclasses import replace

from viewer.engine.trade.cells import STEPS
from viewer.engine.trade.columns import DAYS, Rows
from viewer.engine.trade.hidden import carried_over
from viewer.engine.trade.panes import basis_of, fineness
from viewer.engine.trade.rows import gather
from viewer.model.dataset import Dataset
from viewer.model.records import Series
from viewer.model.view import Pane

NARROW = 5.0
"""Bars narrower than this many pixels give way to those of a coarser frequency."""
ENOUGH = 3
"""A coarser series with fewer values than this is no replacement."""


def gathered(dataset: Dataset, pane: Pane, mirrored: bool = False) -> list[Rows]:
    """Return the values of a pane as its recipe says; as published also by coarser frequencies,
    the finest first.
    """
    if pane.recipe.plain:
        return [gather(dataset, one, mirrored) for one in tiers(dataset, pane)]
    # No part of the start: most panes show values as they were published.
    from viewer.engine.trade.derive import derived

    return [gather(*derived(dataset, pane, mirrored), mirrored)]


def tiers(dataset: Dataset, pane: Pane) -> tuple[Pane, ...]:
    """Return a pane and the same by coarser frequencies, the finest first.

    Only statistics that were published so, on the same basis: nothing is added up here.
    """
    shown = [dataset.series[name] for name in pane.series if name in dataset.series]
    if pane.kind == "value" and len(shown) > 1:
        # Bars of several series would hide one another.
        return (replace(pane, kind=STEPS),)
    if pane.kind != "trade" or not shown:
        return (pane,)
    flows = {series.flow for series in shown}
    wanted = ("export", "import", "total") if {"export", "import"} <= flows else tuple(flows)
    finest = min((series.frequency for series in shown), key=fineness)
    found = [pane]
    for frequency in sorted(DAYS, key=fineness):
        if fineness(frequency) <= fineness(finest):
            continue
        alike = [
            series for series in dataset.series.values()
            if series.frequency == frequency and basis_of(series) == basis_of(shown[0])
        ]  # fmt: skip
        chosen = [_longest(alike, flow) for flow in wanted]
        there = [series for series in chosen if series is not None]
        if max((len(series.observations) for series in there), default=0) >= ENOUGH:
            ids = tuple(series.id for series in there)
            hidden = carried_over(dataset, pane, ids)
            found.append(replace(pane, series=ids, hidden=hidden))
    return tuple(found)


def _longest(alike: list[Series], flow: str | None) -> Series | None:
    mine = (series for series in alike if series.flow == flow)
    return max(mine, key=lambda series: len(series.observations), default=None)


def tier_of(dataset: Dataset, pane: Pane, pixels_per_day: float) -> int:
    """Return which of the frequencies of a pane is drawn at a scale, without gathering values."""
    if not pane.recipe.plain:
        return 0
    series = (
        [dataset.series[name] for name in one.series if name in dataset.series]
        for one in tiers(dataset, pane)
    )
    frequencies = [
        min((one.frequency for one in there), key=fineness, default="irregular") for there in series
    ]
    return tier_at(frequencies, pixels_per_day)


def tier_at(frequencies: list[str], pixels_per_day: float) -> int:
    """Return the number of the finest tier of which the bars are not too narrow."""
    for number, frequency in enumerate(frequencies):
        if DAYS.get(frequency, 1e12) * pixels_per_day >= NARROW:
            return number
    return len(frequencies) - 1
