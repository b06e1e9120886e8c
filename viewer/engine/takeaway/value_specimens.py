"""One value for each way in which charts draw figures, for the key; see `specimens`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from viewer.engine.time.scale import TimeScale
from viewer.engine.trade.chart import lay_out
from viewer.engine.trade.heading import heading
from viewer.engine.trade.marks import Absence, Chart
from viewer.engine.trade.rows import Bound, Flow, Role, Style, gather
from viewer.model.calendar import day_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.edtf import parse
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim, Likelihood, Observation, Reading, Series
from viewer.model.view import Arrangement, Pane, TimeRange, ValueScale


class ValueTrait(Enum):
    """A way in which charts draw a value."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    CALCULATED = "calculated"
    TOTAL_ONLY = "total-only"
    LONG_TOTAL = "long-total"
    AT_MOST = "at-most"
    AT_LEAST = "at-least"
    BETWEEN = "between"
    ZERO = "zero"
    MISSING = "missing"
    WITHHELD = "withheld"
    NOT_COUNTED = "not-counted"
    INCOMPLETE = "incomplete"
    BALANCE = "balance"
    DISPUTED = "disputed"
    OTHERS = "others"
    UNCLEAR = "unclear"


VALUE_WORDS: dict[ValueTrait, Message] = {
    ValueTrait.FINAL: say(QT_TRANSLATE_NOOP("Words", "Stated and final")),
    ValueTrait.PROVISIONAL: say(QT_TRANSLATE_NOOP("Words", "Provisional")),
    ValueTrait.ESTIMATED: say(QT_TRANSLATE_NOOP("Words", "Estimated")),
    ValueTrait.CALCULATED: say(QT_TRANSLATE_NOOP("Words", "Calculated or implied")),
    ValueTrait.TOTAL_ONLY: say(QT_TRANSLATE_NOOP("Words", "Total only, no split found")),
    ValueTrait.LONG_TOTAL: say(QT_TRANSLATE_NOOP("Words", "Total of a longer time")),
    ValueTrait.AT_MOST: say(QT_TRANSLATE_NOOP("Words", "Less than this")),
    ValueTrait.AT_LEAST: say(QT_TRANSLATE_NOOP("Words", "More than this")),
    ValueTrait.BETWEEN: say(QT_TRANSLATE_NOOP("Words", "Between these two")),
    ValueTrait.ZERO: say(QT_TRANSLATE_NOOP("Words", "Exactly zero")),
    ValueTrait.MISSING: say(QT_TRANSLATE_NOOP("Words", "Missing: no figure found")),
    ValueTrait.WITHHELD: say(QT_TRANSLATE_NOOP("Words", "Withheld by those who know it")),
    ValueTrait.NOT_COUNTED: say(QT_TRANSLATE_NOOP("Words", "Never collected, or can’t exist")),
    ValueTrait.INCOMPLETE: say(QT_TRANSLATE_NOOP("Words", "Stack with a part missing")),
    ValueTrait.BALANCE: say(QT_TRANSLATE_NOOP("Words", "Exports less imports")),
    ValueTrait.DISPUTED: say(QT_TRANSLATE_NOOP("Words", "Disputed: from one figure to another")),
    ValueTrait.OTHERS: say(QT_TRANSLATE_NOOP("Words", "Others say this, on another basis")),
    ValueTrait.UNCLEAR: say(QT_TRANSLATE_NOOP("Words", "Share, its period not stated")),
}
MONTH = TimeRange(day_of(2020, 9, 22), day_of(2020, 11, 9))


def value_specimen(trait: ValueTrait, width: float, height: float) -> Chart:
    """Return one value that shows a trait as a chart of this size, without words."""
    kind = "share" if trait is ValueTrait.UNCLEAR else "trade"
    dataset = _dataset(trait)
    pane = Pane(kind, tuple(dataset.series) or tuple(dataset.claims))
    if trait is ValueTrait.INCOMPLETE:
        pane = replace(pane, arrangement=Arrangement.STACKED)
    rows = gather(dataset, pane)
    chart = lay_out(
        rows, heading(rows), TimeScale(MONTH, width), height, ValueScale.EVEN, lambda _: 0.0, line=1
    )
    return replace(chart, labels=(), ticks=(), grid=())


def value_traits_in(chart: Chart) -> tuple[ValueTrait, ...]:
    """Return which traits a chart shows, in the order of the key."""
    bars = chart.bars
    styles = set(bars.style[(bars.flow != Flow.TOTAL) & (bars.bound == Bound.NONE)].tolist())
    missing = {blank.kind for blank in chart.blanks if chart.rows.role[blank.row] == Role.MISSING}
    there = {
        ValueTrait.FINAL: Style.FINAL in styles,
        ValueTrait.PROVISIONAL: Style.PROVISIONAL in styles,
        ValueTrait.ESTIMATED: Style.ESTIMATED in styles,
        ValueTrait.CALCULATED: Style.DERIVED in styles,
        ValueTrait.TOTAL_ONLY: bool(chart.rows.unsplit[bars.row].any()),
        ValueTrait.LONG_TOTAL: bool(len(chart.lines.row)),
        ValueTrait.AT_MOST: bool((bars.bound == Bound.AT_MOST).any()),
        ValueTrait.AT_LEAST: bool((bars.bound == Bound.AT_LEAST).any()),
        ValueTrait.BETWEEN: bool((bars.bound == Bound.BETWEEN).any()),
        ValueTrait.ZERO: bool(bars.zero.any()),
        ValueTrait.MISSING: Absence.MISSING in missing,
        ValueTrait.WITHHELD: Absence.WITHHELD in missing,
        ValueTrait.NOT_COUNTED: Absence.NOT_COUNTED in missing,
        ValueTrait.INCOMPLETE: bool(bars.torn.any()),
        ValueTrait.BALANCE: bool(len(chart.steps.row)),
        ValueTrait.DISPUTED: bool(chart.spreads),
        ValueTrait.OTHERS: bool((~chart.others.comparable).any()),
        ValueTrait.UNCLEAR: bool(chart.strips.ambiguous.any()),
    }
    return tuple(trait for trait in ValueTrait if there[trait])


STATUS = {
    ValueTrait.PROVISIONAL: "P", ValueTrait.ESTIMATED: "E", ValueTrait.MISSING: "O",
    ValueTrait.WITHHELD: "Q", ValueTrait.NOT_COUNTED: "L",
}  # fmt: skip
ABSENT = (ValueTrait.MISSING, ValueTrait.WITHHELD, ValueTrait.NOT_COUNTED)
COMPARATOR = {ValueTrait.AT_MOST: "<", ValueTrait.AT_LEAST: ">"}
TOTALS = (ValueTrait.TOTAL_ONLY, ValueTrait.LONG_TOTAL)
OCTOBER = parse("2020-10")
READINGS = (Reading(OCTOBER, Likelihood.POSSIBLE),)


def _dataset(trait: ValueTrait) -> Dataset:
    value = None if trait in ABSENT else 0.0 if trait is ValueTrait.ZERO else 10.0
    claim = Claim(
        "export",
        "trade",
        parse("2020") if trait is ValueTrait.LONG_TOTAL else OCTOBER,
        flow="total" if trait in TOTALS else "export",
        value=value,
        unit="USD",
        status=STATUS.get(trait, "A"),
        comparator=COMPARATOR.get(trait, "="),
        origin="derived" if trait is ValueTrait.CALCULATED else "stated",
    )
    if trait is ValueTrait.UNCLEAR:
        share = Claim("share", "share", None, value=95, unit="PERCENT", readings=READINGS)
        return _with([share], ())
    if trait is ValueTrait.BALANCE:
        other = replace(claim, id="import", flow="import", value=6.0)
        return _with([claim, other], (claim, other))
    if trait is ValueTrait.BETWEEN:
        claim = replace(claim, value=None, low=4.0, high=10.0)
    if trait is ValueTrait.INCOMPLETE:
        other = replace(claim, id="import", flow="import", value=None, status="O")
        return _with([claim, other], (claim, other))
    rivals = []
    if trait in (ValueTrait.DISPUTED, ValueTrait.OTHERS):
        basis = ("another-basis",) if trait is ValueTrait.OTHERS else ()
        rivals.append(replace(claim, id="rival", value=5.0, adjustment=basis))
    return _with([claim, *rivals], (claim,))


def _with(claims: Sequence[Claim], shown: Sequence[Claim]) -> Dataset:
    """Return a dataset of claims, with a series for each of those that are shown."""
    series = [
        Series(
            f"of-{claim.id}",
            Clean(),
            "USD",
            "M",
            (Observation(claim.period, claim.value, claim.id),),
            quantity=claim.quantity,
            flow=claim.flow,
        )
        for claim in shown
    ]
    return Dataset(Clean(), claims=Dataset.index(claims), series=Dataset.index(series))
