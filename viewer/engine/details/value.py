"""All that is known of one value: its period, who states it, in which words, and from what."""

from __future__ import annotations

from viewer.engine.details.changes import change_fact
from viewer.engine.details.choosing import Chosen, choosing_blocks
from viewer.engine.details.event import LIKELIHOOD_WORDS, quotation
from viewer.engine.details.rivals import rival_blocks
from viewer.engine.details.sheet import (
    Block,
    Fact,
    Prose,
    Section,
    Sheet,
    Standing,
    Title,
    in_parts,
)
from viewer.engine.details.sums import sum_blocks
from viewer.engine.trade.calculated import Calculated
from viewer.engine.trade.numbers import decimals_given, number
from viewer.engine.trade.published import is_figure
from viewer.engine.trade.units import amount_words
from viewer.engine.trade.words import limits_words, sign_of
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim, Evidence, Observation, Series, Source

MOST_VIA = 3
ORIGIN_WORDS: dict[str, Message] = {
    "stated": say(QT_TRANSLATE_NOOP("Words", "Stated")),
    "derived": say(QT_TRANSLATE_NOOP("Words", "Calculated")),
    "implied": say(QT_TRANSLATE_NOOP("Words", "Implied by other figures")),
    "estimated": say(QT_TRANSLATE_NOOP("Words", "Estimated")),
}
STATUS_WORDS: dict[str, Message] = {
    "P": say(QT_TRANSLATE_NOOP("Words", "provisional")),
    "E": say(QT_TRANSLATE_NOOP("Words", "estimated")),
    "U": say(QT_TRANSLATE_NOOP("Words", "low reliability")),
    "K": say(QT_TRANSLATE_NOOP("Words", "inside another period")),
    "L": say(QT_TRANSLATE_NOOP("Words", "not collected")),
    "O": say(QT_TRANSLATE_NOOP("Words", "missing")),
    "Q": say(QT_TRANSLATE_NOOP("Words", "withheld")),
}


def claim_sheet(dataset: Dataset, claim: Claim, now: Chosen | None = None) -> Sheet:
    """Return the sheet of one claim; ``now`` is what stands in the charts, None: no offers."""
    if isinstance(claim, Calculated):
        from viewer.engine.details.worked_out import calculated_sheet

        return calculated_sheet(dataset, claim)
    subject = claim.subject or Clean(claim.quantity)
    blocks: list[Block] = [
        Standing(None, 8, ORIGIN_WORDS.get(claim.origin, ORIGIN_WORDS["stated"]),
                 STATUS_WORDS.get(claim.status)),
        Title(subject),
        Fact(say(QT_TRANSLATE_NOOP("Words", "Value")), printed(claim), normalised(claim)),
    ]  # fmt: skip
    none = say(QT_TRANSLATE_NOOP("Words", "not stated"))
    period = in_words(claim.period) if claim.period else none
    blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Period")), period))
    blocks += [
        Fact(
            say(QT_TRANSLATE_NOOP("Words", "May be read as")),
            in_words(reading.period),
            in_parts(
                LIKELIHOOD_WORDS[reading.likelihood] if reading.likelihood else None, reading.note
            ),
        )
        for reading in claim.readings
    ]
    blocks += _who_states(dataset, claim)
    blocks += choosing_blocks(dataset, claim, now) if now is not None else []
    blocks += [change_fact(dataset, change) for change in claim.change]
    evidence = claim.evidence or ((Evidence(claim.source),) if claim.source else ())
    blocks += [quotation(dataset, piece) for piece in evidence]
    if claim.note:
        blocks += [Section(say(QT_TRANSLATE_NOOP("Words", "Note"))), Prose(claim.note)]
    blocks += sum_blocks(dataset, claim)
    blocks += rival_blocks(dataset, claim)
    blocks += _others(dataset, claim)
    return tuple(blocks)


def observation_sheet(dataset: Dataset, series: Series, observation: Observation) -> Sheet:
    """Return the sheet of a value that a series holds itself."""
    if claim := dataset.claims.get(observation.claim or ""):
        return claim_sheet(dataset, claim)
    value: Clean | Message = Clean("–")
    if observation.value is not None:
        value = say(
            "{value} {unit}",
            value=sign_of(observation) + number(observation.value, None),
            unit=amount_words(series.unit, series.multiplier),
        )
    blocks: list[Block] = [
        Title(series.label),
        Fact(say(QT_TRANSLATE_NOOP("Words", "Value")), value),
    ]
    if observation.period:
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Period")), in_words(observation.period)))
    if status := STATUS_WORDS.get(observation.status):
        blocks.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Status")), status))
    if series.agency:
        blocks.append(
            Fact(say(QT_TRANSLATE_NOOP("Words", "Agency")), dataset.name_of(series.agency))
        )
    if observation.note:
        blocks.append(Prose(observation.note))
    if series.source:
        blocks.append(quotation(dataset, Evidence(series.source)))
    return tuple(blocks)


def printed(claim: Claim) -> Clean | Message:
    """Return a value as its source printed it."""
    if claim.value_text:
        return claim.value_text
    if claim.value is None and claim.low is None and claim.high is None:
        return say(QT_TRANSLATE_NOOP("Words", "no number given"))
    return _in_unit(claim)


def normalised(claim: Claim) -> Message | None:
    """Return the value as a number in its unit, None where nothing else was printed."""
    if not is_figure(claim) or not claim.unit or not claim.value_text:
        return None
    return _in_unit(claim)


def _in_unit(claim: Claim) -> Message:
    if claim.value is None:
        value: Message | str = limits_words(claim, claim.multiplier, claim.multiplier)
    else:
        value = sign_of(claim) + number(claim.value, decimals_given(claim))
    if not claim.unit:
        return say("{value}", value=value)
    return say("{value} {unit}", value=value, unit=amount_words(claim.unit, claim.multiplier))


def _who_states(dataset: Dataset, claim: Claim) -> list[Block]:
    rows: list[Block] = []
    if claim.agency:
        rows.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Agency")), dataset.name_of(claim.agency)))
    source = dataset.sources.get(claim.source or "")
    if source:
        note = _via(dataset, source)
        rows.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Reported by")), source.title, note))
    if claim.published:
        rows.append(Fact(say(QT_TRANSLATE_NOOP("Words", "Published")), in_words(claim.published)))
    rows += [
        Fact(
            say(QT_TRANSLATE_NOOP("Words", "Basis")),
            dataset.adjustment_name(code),
            known.note if (known := dataset.adjustments.get(code)) is not None else None,
        )
        for code in claim.adjustment
    ]
    return rows


def _via(dataset: Dataset, source: Source) -> Message | None:
    """Say through whom a publication has its figures. One that quotes many is not to be read out:
    which of them stated this figure, its agency says.
    """
    through = ", ".join(dataset.name_of(via) for via in source.via[:MOST_VIA])
    if (more := len(source.via) - MOST_VIA) > 0:
        return say_count(
            QT_TRANSLATE_NOOP("Words", "via {who} and {n} other"),
            QT_TRANSLATE_NOOP("Words", "via {who} and {n} others"),
            more,
            who=through,
        )
    return say(QT_TRANSLATE_NOOP("Words", "via {who}"), who=through) if through else None


def _others(dataset: Dataset, claim: Claim) -> list[Block]:
    groups = (
        (say(QT_TRANSLATE_NOOP("Words", "Calculated from")), claim.inputs),
        (say(QT_TRANSLATE_NOOP("Words", "The same figure elsewhere")), claim.same_figure_as),
    )
    rows: list[Block] = []
    for title, ids in groups:
        others = [dataset.claims[other] for other in ids if other in dataset.claims]
        if others:
            rows.append(Section(title))
            rows += [
                Fact(
                    in_words(other.period, short=True)
                    if other.period
                    else other.subject or Clean(other.quantity),
                    printed(other),
                    dataset.name_of(other.agency) if other.agency else None,
                    other.id,
                )
                for other in others
            ]
    if claim.events:
        rows.append(Section(say(QT_TRANSLATE_NOOP("Words", "Linked"))))
        rows += [
            Fact(say(QT_TRANSLATE_NOOP("Words", "event")), event.title, None, event.id)
            for event in map(dataset.events.get, claim.events)
            if event is not None
        ]
    return rows
