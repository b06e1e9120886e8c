"""Works a pane out by its recipe: series like any others, which the charts, lists and tables show.

The order is that of FRED's graphs: first sums to a coarser frequency, then a measure of each
value, then a formula over the flows. Doubts, limits and rounding are handed on; where there is
nothing to work with, there is no value but a reason. Method and choices: docs/decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import numpy as np

from viewer.engine.trade.aggregate import MONTHS, cumulative, rolling, sums
from viewer.engine.trade.calculated import ClaimsAndMore, Reason
from viewer.engine.trade.calculation import claim_of
from viewer.engine.trade.cells import STEPS
from viewer.engine.trade.flows import balance, share
from viewer.engine.trade.hidden import MADE
from viewer.engine.trade.measures import changed, indexed
from viewer.engine.trade.panes import basis_of, fineness
from viewer.engine.trade.recipe_words import INDEX_UNIT
from viewer.engine.trade.statements import is_ambiguous, series_of
from viewer.engine.trade.words import COUNTED
from viewer.engine.trade.worked import DOUBTS, Worked, read
from viewer.model.columns import PACKED_FROM, Coded, ObservationColumns
from viewer.model.dataset import Dataset
from viewer.model.edtf import EdtfError, parse
from viewer.model.records import Claim, Observation, Series
from viewer.model.view import Formula, Measure, Pane, Recipe

RATES = (Measure.ON_PREVIOUS, Measure.ON_YEAR, Measure.INDEX)
"""Measures that are no amounts: there is no balance of them, and no share."""
AT_ONE_FREQUENCY = (Measure.INDEX, Measure.ROLLING, Measure.CUMULATIVE)
"""Measures in which values over a month and over a year can't stand side by side."""
SIGNS = ("=", "<=", ">=")

Maker = Callable[[int], Claim]


def derived(dataset: Dataset, pane: Pane, mirrored: bool = False) -> tuple[Dataset, Pane]:
    """Return a pane as its recipe says: one of further series, in a dataset that has them.

    ``mirrored`` gives the balance from the partner's side. A pane without a recipe comes back as
    it is. The claims of the new series are made when somebody asks for them. Nothing that is
    stated is changed.
    """
    if pane.recipe.plain or pane.kind == "share":
        return dataset, pane
    made = [one for group in _groups(dataset, pane) for one in _worked_out(dataset, pane, group)]
    if pane.recipe.formula is not Formula.FLOWS:
        made = _together(made, pane.recipe, mirrored)
    taken = {*dataset.series, *dataset.claims}
    series: dict[str, Series] = {}
    makers: dict[str, Maker] = {}
    hidden: list[str] = []
    for worked in made:
        one = _as_series(worked, pane.recipe, taken)
        if one.id in series:
            continue
        series[one.id] = one
        if worked.series.id in pane.hidden and pane.recipe.formula is not Formula.BALANCE:
            hidden.append(one.id)
        makers[one.id] = partial(claim_of, dataset, worked, one, pane.recipe)
    return _joined(dataset, series, makers), replace(
        pane, kind=_kind(pane), series=tuple(series), hidden=tuple(hidden)
    )


def with_derived(dataset: Dataset, panes: Sequence[Pane], mirrored: bool = False) -> Dataset:
    """Return a dataset in which all that the recipes of some panes make can be found by id."""
    for pane in panes:
        dataset, _ = derived(dataset, pane, mirrored)
    return dataset


def _joined(dataset: Dataset, series: Mapping[str, Series], makers: Mapping[str, Maker]) -> Dataset:
    claims, counts = dataset.claims, {name: len(one.observations) for name, one in series.items()}
    if isinstance(claims, ClaimsAndMore):
        makers, counts = {**claims.makers, **makers}, {**claims.counts, **counts}
        claims = claims.stated
    return replace(
        dataset,
        claims=ClaimsAndMore(claims, makers, counts),
        series=MappingProxyType({**dataset.series, **series}),
    )


def _kind(pane: Pane) -> str:
    """Return how values are drawn: sums as bars, a balance as bars with a sign, else as steps."""
    recipe = pane.recipe
    if recipe.formula is Formula.SHARE or recipe.measure is not Measure.VALUES:
        return STEPS
    if pane.kind == "value" and len(pane.series) > 1:
        return STEPS
    return "value" if recipe.formula is Formula.BALANCE else pane.kind


def _groups(dataset: Dataset, pane: Pane) -> list[list[Series]]:
    """Return what is worked out together: each series, and claims of one flow and basis."""
    groups: dict[object, list[Series]] = {}
    for series in series_of(dataset, pane.series):
        claim = dataset.claims.get(series.id)
        if claim is None:
            groups[series.id] = [series]
        elif not is_ambiguous(claim):
            groups.setdefault((series.flow, basis_of(series)), []).append(series)
    return list(groups.values())


def _worked_out(dataset: Dataset, pane: Pane, group: list[Series]) -> list[Worked]:
    """Return a group after sums and measure; nothing where another series of the pane has it."""
    recipe, first = pane.recipe, group[0]
    shown = series_of(dataset, pane.series)
    finer = [one for one in shown if one.flow == first.flow and one not in group]
    is_coarse = any(fineness(one.frequency) < fineness(first.frequency) for one in finer)
    is_sum = recipe.frequency in MONTHS and recipe.measure is Measure.VALUES
    if is_coarse and (recipe.measure in AT_ONE_FREQUENCY or is_sum):
        return []
    values = read(dataset, group, shown[0].multiplier)
    if recipe.frequency in MONTHS and fineness(first.frequency) != fineness(recipe.frequency):
        if first.quantity not in COUNTED:
            return [_refused(values, Reason.NOT_ADDED)]
        values = sums(values, recipe.frequency)
    return [_measured(values, recipe)]


def _measured(values: Worked, recipe: Recipe) -> Worked:
    additive = values.series.quantity in COUNTED
    match recipe.measure:
        case Measure.ON_PREVIOUS | Measure.ON_YEAR:
            return changed(values, recipe.measure)
        case Measure.INDEX:
            try:
                start, end = parse(recipe.base).period
            except EdtfError:
                start, end = -np.inf, np.inf
            if not np.isfinite(end - start):
                return _refused(values, Reason.NO_BASE)
            return indexed(values, start, end, additive)
        case Measure.ROLLING:
            return rolling(values, max(recipe.window, 1), additive)
        case Measure.CUMULATIVE:
            return cumulative(values) if additive else _refused(values, Reason.NOT_ADDED)
        case Measure.VALUES:
            return values


def _refused(values: Worked, reason: Reason) -> Worked:
    count = len(values)
    none = np.zeros(0, np.int64)
    return values.but(
        value=np.full(count, np.nan), reason=np.full(count, int(reason)), known=none, of=none
    )


def _together(made: Sequence[Worked], recipe: Recipe, mirrored: bool) -> list[Worked]:
    """Return the balance, or the shares, of exports and imports of each frequency."""
    found: list[Worked] = []
    flows: dict[tuple[object, str], dict[str, Worked]] = {}
    for one in made:
        basis = basis_of(one.series)
        flows.setdefault((basis, one.frequency), {})[one.series.flow or ""] = one
    for pair in flows.values():
        exports, imports = pair.get("export"), pair.get("import")
        if exports is None or imports is None or not len(exports) or not len(imports):
            continue
        if recipe.measure in RATES:
            found += [_refused(one, Reason.NOT_TOGETHER) for one in (exports, imports)]
        elif recipe.formula is Formula.BALANCE:
            pair_of = (imports, exports) if mirrored else (exports, imports)
            found.append(balance(*pair_of))
        else:
            found += [share(exports, imports), share(imports, exports)]
    return found


def _as_series(worked: Worked, recipe: Recipe, taken: set[str]) -> Series:
    source = worked.series
    name = f"{source.id}{MADE}{code_of(recipe)}"
    while name in taken:
        name += MADE
    rate = recipe.measure in RATES[:2] or recipe.formula is Formula.SHARE
    index = recipe.measure is Measure.INDEX
    is_sum = recipe.measure is Measure.VALUES and recipe.formula is Formula.FLOWS
    return replace(
        source,
        id=name,
        unit="PERCENT" if rate else INDEX_UNIT if index else source.unit,
        multiplier=1.0 if rate or index else worked.multiplier,
        frequency=worked.frequency,
        flow="balance" if recipe.formula is Formula.BALANCE else source.flow,
        # What is no amount over a period must not be held against claims that are.
        quantity=source.quantity if is_sum else f"{source.quantity or ''}{MADE}",
        observations=_observations(worked, name),
        inventory=(),
    )


def _observations(worked: Worked, name: str) -> Sequence[Observation]:
    count = len(worked)
    if count >= PACKED_FROM:
        value = worked.value.copy()
        for decimals in np.unique(worked.decimals).tolist():
            at = worked.decimals == decimals
            value[at] = np.round(value[at], decimals)
        status = np.where(worked.there, worked.doubt, len(DOUBTS)).astype(np.uint8)
        words = ("A", "A", "P", "E", "U", "O")
        return ObservationColumns(
            worked.periods, value, Coded(words, status),
            Coded(SIGNS, worked.bound.astype(np.uint8)),
        )  # fmt: skip
    return tuple(
        Observation(
            worked.periods.written(number),
            float(worked.value[number]) if worked.there[number] else None,
            f"{name}#{number}",
            SIGNS[int(worked.bound[number])],
        )
        for number in range(count)
    )


def code_of(recipe: Recipe) -> str:
    """Return a recipe as a word for an id."""
    parts = [recipe.frequency]
    if recipe.measure is not Measure.VALUES:
        parts.append(recipe.measure.value)
    if recipe.measure is Measure.INDEX:
        parts.append(recipe.base)
    if recipe.measure is Measure.ROLLING:
        parts.append(str(recipe.window))
    if recipe.formula is not Formula.FLOWS:
        parts.append(recipe.formula.value)
    return "-".join(part for part in parts if part)
