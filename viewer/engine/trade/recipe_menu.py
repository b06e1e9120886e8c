"""What the values of a pane can be shown as, and which period may be the base of an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from viewer.engine.trade.cells import FLOWS, Role
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.panes import fineness
from viewer.engine.trade.recipe_words import (
    AS_PUBLISHED,
    BY_FREQUENCY,
    CUMULATIVE,
    FROM_FIRST,
    ON_PERIOD,
    ON_PREVIOUS,
    ON_YEAR,
    counted,
    window_for,
)
from viewer.engine.trade.tiers import gathered
from viewer.engine.trade.words import COUNTED
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim, Series
from viewer.model.view import Formula, Measure, Pane, Recipe

RATES = (Measure.ON_PREVIOUS, Measure.ON_YEAR, Measure.INDEX)
NO_SUMS = say(QT_TRANSLATE_NOOP("Words", "Periods as published"))
BOTH = say(QT_TRANSLATE_NOOP("Words", "Exports and imports"))
BALANCE = say(QT_TRANSLATE_NOOP("Words", "Balance: exports less imports"))
SHARES = say(QT_TRANSLATE_NOOP("Words", "Share of exports and imports, %"))


class Offer(NamedTuple):
    """One way to show values."""

    text: Message
    recipe: Recipe
    chosen: bool


class Known(NamedTuple):
    """What of a pane decides how it can be shown."""

    frequency: str
    additive: bool
    paired: bool


def known_of(dataset: Dataset, pane: Pane) -> Known:
    """Return the finest frequency of a pane, whether its values add up over time, and whether it
    has exports and imports.
    """
    series = [dataset.series[name] for name in pane.series if name in dataset.series]
    claims = [dataset.claims[name] for name in pane.series if name in dataset.claims]
    records: list[Series | Claim] = [*series, *claims]
    flows = {one.flow for one in records}
    return Known(
        min((one.frequency for one in series), key=fineness, default="irregular"),
        bool(records) and all(one.quantity in COUNTED for one in records),
        {"export", "import"} <= flows and flows <= FLOWS.keys(),
    )


def measured(recipe: Recipe, measure: Measure, known: Known, base: str = "") -> Recipe:
    """Return a recipe with another measure; what makes no sense beside it is given up."""
    formula = Formula.FLOWS if measure in RATES else recipe.formula
    window = window_for(recipe.frequency or known.frequency)
    return replace(recipe, measure=measure, formula=formula, base=base, window=window)


def summed(recipe: Recipe, frequency: str) -> Recipe:
    """Return a recipe with sums of other periods; the base of an index is none of them."""
    index = recipe.measure is Measure.INDEX
    measure = Measure.VALUES if index else recipe.measure
    window = window_for(frequency) if frequency else recipe.window
    return replace(recipe, frequency=frequency, measure=measure, base="", window=window)


def combined(recipe: Recipe, formula: Formula) -> Recipe:
    """Return a recipe with another formula; there is no balance of changes."""
    rate = recipe.measure in RATES and formula is not Formula.FLOWS
    measure = Measure.VALUES if rate else recipe.measure
    return replace(recipe, formula=formula, measure=measure, base="" if rate else recipe.base)


def offers(dataset: Dataset, pane: Pane) -> tuple[tuple[Offer, ...], ...]:
    """Return in groups what a pane can be shown as: measures, periods, formulas.

    The index is no part of them: it needs a base. A pane of shares has nothing to offer.
    """
    if pane.kind == "share":
        return ()
    known, now = known_of(dataset, pane), pane.recipe
    frequency = now.frequency or known.frequency
    measures = [Offer(AS_PUBLISHED, Recipe(), now.plain)]
    measures += [
        Offer(text, measured(now, measure, known), now.measure is measure)
        for text, measure in _measures(known, frequency)
    ]
    groups: list[tuple[Offer, ...]] = [tuple(measures)]
    coarser = [f for f in BY_FREQUENCY if fineness(f) > fineness(known.frequency)]
    if known.additive and coarser and known.frequency != "irregular":
        by = [("", NO_SUMS), *((f, BY_FREQUENCY[f]) for f in coarser)]
        groups.append(tuple(Offer(t, summed(now, f), now.frequency == f) for f, t in by))
    if known.paired:
        formulas = ((BOTH, Formula.FLOWS), (BALANCE, Formula.BALANCE), (SHARES, Formula.SHARE))
        groups.append(tuple(Offer(t, combined(now, f), now.formula is f) for t, f in formulas))
    return tuple(groups)


def _measures(known: Known, frequency: str) -> Sequence[tuple[Message, Measure]]:
    found: list[tuple[Message, Measure]] = []
    if frequency in ON_PREVIOUS:
        found.append((ON_YEAR, Measure.ON_YEAR))
    if frequency != "A":
        found.append((ON_PREVIOUS.get(frequency, ON_PERIOD), Measure.ON_PREVIOUS))
    window = counted(frequency, window_for(frequency))
    mean = say(QT_TRANSLATE_NOOP("Words", "Rolling mean of {time}"), time=window)
    found.append((mean, Measure.ROLLING))
    if known.additive:
        within = frequency not in ("A", "irregular")
        found.append((CUMULATIVE if within else FROM_FIRST, Measure.CUMULATIVE))
    return found


def base_rows(dataset: Dataset, pane: Pane) -> Rows:
    """Return the values of which one may be the base of an index: those before any measure."""
    plain = replace(pane, recipe=Recipe(frequency=pane.recipe.frequency))
    return gathered(dataset, plain)[0]


def base_at(rows: Rows, start: float, end: float | None = None) -> EdtfDate | None:
    """Return the period to be 100: the shortest with a value that holds the instant, or all from
    ``start`` to ``end``; None where there is none.
    """
    last = start if end is None else end - 1e-3
    held = np.flatnonzero(
        np.isin(rows.role, (Role.BAR, Role.LINE, Role.COVERED))
        & (rows.start <= start) & (rows.end > last) & (rows.value > 0)
    )  # fmt: skip
    if not len(held):
        return None
    length = rows.end[held] - rows.start[held]
    return rows.period(int(held[np.argmin(length)]))
