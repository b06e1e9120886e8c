"""All that is to be said of a value that the program worked out: how, in which order, from what."""

from __future__ import annotations

from viewer.engine.details.rivals import rival_blocks
from viewer.engine.details.sheet import (
    Block,
    Fact,
    Prose,
    Section,
    Sheet,
    Standing,
    Title,
    Words,
    in_parts,
)
from viewer.engine.details.value import ORIGIN_WORDS, STATUS_WORDS, printed
from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.cells import Style
from viewer.engine.trade.numbers import number
from viewer.engine.trade.recipe_words import INDEX_UNIT
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import FROM, sign_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count

MOST_INPUTS = 40
"""So many inputs are listed; the rest is counted."""
ADJUSTED = say(QT_TRANSLATE_NOOP("Words", "Basis"))


def calculated_sheet(dataset: Dataset, claim: Calculated) -> Sheet:
    """Return the sheet of a value that was worked out, or of one that could not be."""
    status = STATUS_WORDS.get(claim.status) if claim.value is not None else None
    series = dataset.series.get(claim.id.rpartition("#")[0])
    title = series.label if series is not None else Clean(claim.quantity)
    blocks: list[Block] = [Standing(None, 8, ORIGIN_WORDS["derived"], status), Title(title)]
    name = say(QT_TRANSLATE_NOOP("Words", "Value"))
    if claim.value is None:
        none = say(QT_TRANSLATE_NOOP("Words", "none can be worked out"))
        blocks.append(Fact(name, none, claim.reason))
    else:
        blocks.append(Fact(name, value_words(claim), claim.parts if not claim.whole else None))
    if claim.period:
        period = say(QT_TRANSLATE_NOOP("Words", "Period"))
        blocks.append(Fact(period, in_words(claim.period)))
    if (order := in_order(claim)) is not None:
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Shown as")), order))
    if claim.formula is not None:
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Formula")), claim.formula))
    if claim.parts is not None and claim.whole:
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Known")), claim.parts))
    blocks += _firmness(claim)
    blocks += [Fact(ADJUSTED, dataset.adjustment_name(code)) for code in claim.adjustment]
    blocks += rival_blocks(dataset, claim)
    blocks += _inputs(dataset, claim)
    return tuple(blocks)


def value_words(claim: Calculated) -> Message:
    """Return a value with its unit: "−68.3 per cent"."""
    text = claim.value_text or _plain(claim)
    unit = amount_words(claim.unit or "", claim.multiplier)
    if claim.unit == INDEX_UNIT:
        return say("{value}", value=text)
    return say("{value} {unit}", value=text, unit=unit)


def in_order(claim: Calculated) -> Words | None:
    """Return what was done, step by step: "Sums of years, then Year on year, %"."""
    if not claim.order:
        return None
    told = claim.order[0]
    for step in claim.order[1:]:
        told = say(QT_TRANSLATE_NOOP("Words", "{first}, then {second}"), first=told, second=step)
    return told


def _plain(claim: Calculated) -> str:
    return sign_of(claim) + number(claim.value or 0.0, claim.decimals)


def _firmness(claim: Calculated) -> list[Block]:
    """Say how far the inputs bear the value: the weakest of them, and their rounding."""
    found: list[Block] = []
    if claim.value is None:
        return found
    style = Style(claim.firm)
    if style in FROM:
        found.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Weakest input")), say(FROM[style])))
    if claim.low is not None and claim.high is not None:
        decimals = (claim.decimals or 0) + 1
        template = QT_TRANSLATE_NOOP("Words", "between {low} and {high}")
        low, high = (number(round(limit, decimals), None) for limit in (claim.low, claim.high))
        words = say(template, low=low, high=high)
        found.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Rounding of the inputs")), words))
    return found


def _inputs(dataset: Dataset, claim: Calculated) -> list[Block]:
    if not claim.inputs:
        return []
    blocks: list[Block] = [Section(say(QT_TRANSLATE_NOOP("Words", "Calculated from")))]
    blocks += [_input(dataset, some_id) for some_id in claim.inputs[:MOST_INPUTS]]
    more = len(claim.inputs) - MOST_INPUTS
    if more > 0:
        one, many = QT_TRANSLATE_NOOP("Words", "{n} more"), QT_TRANSLATE_NOOP("Words", "{n} more")
        blocks.append(Prose(say_count(one, many, more)))
    return blocks


def _input(dataset: Dataset, some_id: str) -> Block:
    if (claim := dataset.claims.get(some_id)) is not None:
        when = in_words(claim.period, short=True) if claim.period else Clean(claim.quantity)
        who = dataset.name_of(claim.agency) if claim.agency else None
        firm = ORIGIN_WORDS["derived"] if claim.origin in ("derived", "implied") else None
        return Fact(when, printed(claim), in_parts(claim.subject, who, firm), some_id)
    series_id, _, position = some_id.rpartition("#")
    series = dataset.series[series_id]
    observation = series.observations[int(position)]
    value = number(observation.value, None) if observation.value is not None else "–"
    unit = amount_words(series.unit, series.multiplier)
    period = observation.period
    return Fact(
        in_words(period, short=True) if period else series.label,
        say("{value} {unit}", value=value, unit=unit), series.label, some_id,
    )  # fmt: skip
