"""Who says what, in words: how statements stand to each other, and what each claim says."""

from __future__ import annotations

from viewer.engine.details.event import LIKELIHOOD_WORDS
from viewer.engine.details.sheet import in_parts
from viewer.engine.details.value import STATUS_WORDS, printed
from viewer.engine.lists.amounts import Basis, basis_words, short_reason_words, unit_words
from viewer.engine.lists.amounts import apart_words as amounts_apart
from viewer.engine.lists.cited import cited, publisher
from viewer.engine.lists.claims import Group, Side, Standing, Statement
from viewer.engine.lists.table import NOTHING, Column, Kind, Row, Words
from viewer.engine.lists.values import published
from viewer.engine.trade.units import amount_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say, say_count
from viewer.model.records import Claim, Evidence

STANDING_WORDS: dict[Standing, Message] = {
    Standing.DISAGREE: say(QT_TRANSLATE_NOOP("Words", "Disagree")),
    Standing.NOT_COMPARABLE: say(QT_TRANSLATE_NOOP("Words", "Not comparable")),
    Standing.AGREE: say(QT_TRANSLATE_NOOP("Words", "Agree within rounding")),
    Standing.SINGLE: say(QT_TRANSLATE_NOOP("Words", "Stated once")),
}
ORIGIN_WORDS: dict[str, Message] = {
    "derived": say(QT_TRANSLATE_NOOP("Words", "calculated")),
    "implied": say(QT_TRANSLATE_NOOP("Words", "implied by other figures")),
    "estimated": say(QT_TRANSLATE_NOOP("Words", "estimated")),
}
NO_PERIOD = say(QT_TRANSLATE_NOOP("Words", "no period stated"))
SAME_FIGURE = say(QT_TRANSLATE_NOOP("Words", "the same figure"))
COLUMNS = (
    Column("what", say(QT_TRANSLATE_NOOP("Words", "What"))),
    Column("period", say(QT_TRANSLATE_NOOP("Words", "Period")), Kind.DATE),
    Column("reading", say(QT_TRANSLATE_NOOP("Words", "Period read"))),
    Column("value", say(QT_TRANSLATE_NOOP("Words", "Value")), Kind.NUMBER),
    Column("unit", say(QT_TRANSLATE_NOOP("Words", "Unit"))),
    Column("evidence", say(QT_TRANSLATE_NOOP("Words", "Evidence"))),
    Column("basis", say(QT_TRANSLATE_NOOP("Words", "Basis"))),
    Column("agency", say(QT_TRANSLATE_NOOP("Words", "Agency"))),
    Column("source", say(QT_TRANSLATE_NOOP("Words", "Source"))),
    Column("published", say(QT_TRANSLATE_NOOP("Words", "Published")), Kind.DATE),
    Column("standing", say(QT_TRANSLATE_NOOP("Words", "Compared"))),
    Column("citation", say(QT_TRANSLATE_NOOP("Words", "Citation")), main=False, copied=True),
)


def period_words(group: Group) -> Message:
    """Return the period of a group, short."""
    return in_words(group.period, short=True) if group.period else NO_PERIOD


def headline(group: Group) -> Message:
    """Say how the statements of a group stand to each other: "3 statements, 5.3% apart"."""
    compared = _compared(group)
    count = len(compared.statements) if compared else len(list(group.statements))
    others = len(list(group.statements)) - count
    if group.standing is Standing.NOT_COMPARABLE:
        return say(
            "{statements}, {reason}",
            statements=_counted(len(list(group.statements))),
            reason=short_reason_words(group.bases),
        )
    if group.standing is Standing.SINGLE or compared is None:
        return _renderings(group)
    told = side_words(compared)
    if not others:
        return told
    more = say_count(
        QT_TRANSLATE_NOOP("Words", "{n} not comparable"),
        QT_TRANSLATE_NOOP("Words", "{n} not comparable"),
        others,
    )
    return say("{told} · {more}", told=told, more=more)


def side_words(side: Side) -> Message:
    """Say how far comparable statements are apart."""
    statements = _counted(len(side.statements))
    apart = apart_words(side)
    if side.agrees:
        if len(side.statements) < 2:
            return statements
        if apart is None or not side.spread:
            return say(QT_TRANSLATE_NOOP("Words", "{statements} agree"), statements=statements)
        template = QT_TRANSLATE_NOOP("Words", "{statements} agree within rounding")
        return say(template, statements=statements)
    if apart is None:
        return say(QT_TRANSLATE_NOOP("Words", "{statements} differ"), statements=statements)
    return say("{statements}, {apart}", statements=statements, apart=apart)


def apart_words(side: Side) -> Message | None:
    """Return the spread of comparable values: in points where they are percentages."""
    return amounts_apart([one.amount for one in side.statements], side.basis.unit)


def _compared(group: Group) -> Side | None:
    """Return the side that the standing of a group rests on."""
    if group.standing is Standing.DISAGREE:
        sides = [side for side in group.sides if not side.agrees]
        return max(sides, key=lambda side: side.spread or 0.0)
    if group.standing is Standing.AGREE:
        return max(group.sides, key=lambda side: len(side.statements))
    return None


def _counted(count: int) -> Message:
    return say_count(
        QT_TRANSLATE_NOOP("Words", "{n} statement"),
        QT_TRANSLATE_NOOP("Words", "{n} statements"),
        count,
    )


def _renderings(group: Group) -> Message:
    claims = sum(len(statement.claims) for statement in group.statements)
    if claims < 2:
        return _counted(claims)
    return say_count(
        QT_TRANSLATE_NOOP("Words", "one statement in {n} rendering"),
        QT_TRANSLATE_NOOP("Words", "one statement in {n} renderings"),
        claims,
    )


def side_heading(dataset: Dataset, group: Group, side: Side) -> Words:
    """Return what sets a side apart from the others of its group."""
    others: set[Basis] = {other.basis for other in group.sides}
    return basis_words(dataset, side.basis, others)


def who(dataset: Dataset, claim: Claim) -> Clean:
    """Return the agency of a claim, else the publisher of its source."""
    if claim.agency:
        return dataset.name_of(claim.agency)
    source = claim.source or next((e.source for e in claim.evidence if e.source), None)
    return publisher(dataset, source)


def evidence_words(claim: Claim) -> Words | None:
    """Say how firm a claim is, None where it is plainly stated."""
    origin = ORIGIN_WORDS.get(claim.origin)
    status = STATUS_WORDS.get(claim.status)
    if claim.origin == "estimated" and claim.status == "E":
        status = None
    return in_parts(origin, status)


def claim_note(dataset: Dataset, statement: Statement, claim: Claim) -> Words:
    """Return the second line of a claim: who, how firm, when published, how read."""
    date = published(None, claim)
    return (
        in_parts(
            SAME_FIGURE if claim is not statement.claim else None,
            who(dataset, claim) or None,
            evidence_words(claim),
            in_words(date, short=True) if date else None,
            LIKELIHOOD_WORDS[statement.reading] if statement.reading else None,
        )
        or NOTHING
    )


def claim_row(
    dataset: Dataset, group: Group, side: Side, statement: Statement, claim: Claim
) -> Row:
    """Return a claim as a row of a table, for copies and exports."""
    date = published(None, claim)
    evidence = claim.evidence or ((Evidence(claim.source),) if claim.source else ())
    several = len(group.sides) > 1 or side.basis.adjustment
    return Row(
        claim.id,
        (
            group.title,
            period_words(group),
            LIKELIHOOD_WORDS[statement.reading] if statement.reading else NOTHING,
            printed(claim),
            amount_words(claim.unit, claim.multiplier) if claim.unit else unit_words(""),
            evidence_words(claim) or say(QT_TRANSLATE_NOOP("Words", "stated")),
            side_heading(dataset, group, side) if several else NOTHING,
            dataset.name_of(claim.agency) if claim.agency else NOTHING,
            publisher(dataset, claim.source),
            in_words(date, short=True) if date else NOTHING,
            headline(group),
            cited(dataset, evidence),
        ),
    )
