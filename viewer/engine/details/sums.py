"""Whether a total is the sum of its parts, as the same agency gives them for the same period."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from viewer.engine.details.sheet import Block, Fact, Section, in_parts
from viewer.engine.lists.amounts import amount_of
from viewer.engine.trade.numbers import number
from viewer.engine.trade.statements import CALCULATED, about, same_days
from viewer.engine.trade.units import amount_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim

FLOWS = ("import", "export", "total")
NEARLY = 1e-12
SUM = say(QT_TRANSLATE_NOOP("Words", "Imports and exports"))
NAMES: dict[str, Message] = {
    "import": say(QT_TRANSLATE_NOOP("Words", "Imports")),
    "export": say(QT_TRANSLATE_NOOP("Words", "Exports")),
    "total": say(QT_TRANSLATE_NOOP("Words", "Total")),
}


@dataclass(frozen=True, slots=True)
class Sum:
    """Imports, exports and total on one basis; all in ``multiplier`` of one unit."""

    imports: Claim
    exports: Claim
    total: Claim
    multiplier: float

    def value(self, claim: Claim) -> float:
        """Return the value of one of the three."""
        return (claim.value or 0.0) * claim.multiplier / self.multiplier

    @property
    def parts(self) -> float:
        """The sum of the parts."""
        return round(self.value(self.imports) + self.value(self.exports), 9)

    @property
    def difference(self) -> float:
        """By how much the parts exceed the total; 0 where only the last binary digits differ."""
        off = round(self.parts - self.value(self.total), 9)
        return 0.0 if abs(off) <= NEARLY * abs(self.parts) else off

    @property
    def within_rounding(self) -> bool:
        """Whether the parts add up for some of the amounts that the figures may stand for."""
        imports, exports, total = map(amount_of, (self.imports, self.exports, self.total))
        slack = NEARLY * abs(total.value)
        low, high = imports.low + exports.low - slack, imports.high + exports.high + slack
        return low <= total.high and high >= total.low

    @property
    def calculated(self) -> Claim | None:
        """The one that was calculated from another of the three, so that the sum says nothing."""
        three = {claim.id: claim for claim in (self.imports, self.exports, self.total)}
        for claim in three.values():
            if claim.origin in CALCULATED and set(claim.inputs) & (three.keys() - {claim.id}):
                return claim
        return None


def sum_of(dataset: Dataset, claim: Claim) -> Sum | None:
    """Return the sum that a claim is the total or a part of; None where parts are missing.

    Of several figures of an agency those from the source of the claim come first.
    """
    if claim.flow not in FLOWS or claim.period is None or claim.agency is None:
        return None
    if not isfinite(amount_of(claim).value):
        return None
    found: dict[str, Claim] = {claim.flow: claim}
    for other in dataset.claims.values():
        flow = other.flow or ""
        known = found.get(flow)
        if flow not in FLOWS or flow == claim.flow or not _belongs(claim, other):
            continue
        if known is None or (other.source == claim.source != known.source):
            found[flow] = other
    if len(found) < len(FLOWS):
        return None
    least = min(one.multiplier for one in found.values())
    return Sum(found["import"], found["export"], found["total"], least)


def _belongs(claim: Claim, other: Claim) -> bool:
    """Whether two figures may stand in one sum: same agency, subject, period and adjustments."""
    if other.agency != claim.agency or other.period is None or claim.period is None:
        return False
    if set(other.adjustment) != set(claim.adjustment) or not isfinite(amount_of(other).value):
        return False
    if same_days(other.period) != same_days(claim.period):
        return False
    mine, theirs = (about(one)._replace(flow=None) for one in (claim, other))
    if claim.commodity is None and other.commodity is None:
        # A part and its total have words of their own for what they count.
        mine, theirs = (one._replace(goods=None) for one in (mine, theirs))
        return mine == theirs and claim.source == other.source
    return mine == theirs


def sum_blocks(dataset: Dataset, claim: Claim) -> list[Block]:
    """Say whether imports and exports add up to the total."""
    found = sum_of(dataset, claim)
    if found is None:
        return []
    unit = amount_words(found.total.unit or "", found.multiplier)
    told = say(QT_TRANSLATE_NOOP("Words", "in {unit}"), unit=unit)
    blocks: list[Block] = [
        Section(SUM),
        Fact(say(QT_TRANSLATE_NOOP("Words", "Sum")), equation(found),
             in_parts(told, verdict(found))),
    ]  # fmt: skip
    for flow, part in zip(FLOWS, (found.imports, found.exports, found.total), strict=True):
        if part.id != claim.id:
            text = part.value_text or Clean(number(part.value or 0.0, part.decimals))
            blocks.append(Fact(NAMES[flow], text, None, part.id))
    return blocks


def equation(found: Sum) -> Message:
    """Return the sum as it is done on paper: "491.1 + 48 = 539.1"."""
    terms = {
        "a": number(found.value(found.imports), _decimals(found, found.imports)),
        "b": number(found.value(found.exports), _decimals(found, found.exports)),
        "sum": number(found.parts, _most_decimals(found)),
    }
    if not found.difference:
        return say("{a} + {b} = {sum}", **terms)
    total = number(found.value(found.total), _decimals(found, found.total))
    template = QT_TRANSLATE_NOOP("Words", "{a} + {b} = {sum}; the total is {total}")
    return say(template, total=total, **terms)


def verdict(found: Sum) -> Message:
    """Say whether the parts add up to the total."""
    if (one := found.calculated) is not None:
        template = QT_TRANSLATE_NOOP("Words", "adds up, as {what} were calculated from the others")
        if one is found.total:
            return say(QT_TRANSLATE_NOOP("Words", "the total was calculated from them"))
        name = "imports" if one is found.imports else "exports"
        what = {"imports": say(QT_TRANSLATE_NOOP("Words", "imports")),
                "exports": say(QT_TRANSLATE_NOOP("Words", "exports"))}[name]  # fmt: skip
        if not found.difference:
            return say(template, what=what)
    if not found.difference:
        return say(QT_TRANSLATE_NOOP("Words", "adds up"))
    off = number(abs(found.difference), None)
    if found.within_rounding:
        return say(QT_TRANSLATE_NOOP("Words", "differs by {off}, within rounding"), off=off)
    return say(QT_TRANSLATE_NOOP("Words", "differs by {off}"), off=off)


def _decimals(found: Sum, claim: Claim) -> int | None:
    return claim.decimals if claim.multiplier == found.multiplier else None


def _most_decimals(found: Sum) -> int | None:
    known = [_decimals(found, claim) for claim in (found.imports, found.exports, found.total)]
    there = [count for count in known if count is not None]
    return max(there) if len(there) == len(known) else None
