"""Findings as a reader sees them: headings by verdict, a line each, and a table to take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from viewer.engine.checks.finding import Finding, Kind, Verdict
from viewer.engine.checks.run import Checked
from viewer.engine.checks.words import NO_ONE, name_of
from viewer.engine.details.sheet import in_parts
from viewer.engine.lists.table import NOTHING
from viewer.engine.takeaway.table import CITATION_COLUMNS, Cell, Sheet, citation_cells
from viewer.engine.trade.units import amount_words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Evidence

Words = Clean | Message
DOUBTFUL = (Verdict.DIFFERS, Verdict.ONE_READING)
"""What a reader looks for: the verdicts that stay when only doubtful sums are shown."""
HEADINGS: dict[Verdict, Message] = {
    Verdict.DIFFERS: say(QT_TRANSLATE_NOOP("Words", "Sums that don’t add up")),
    Verdict.ONE_READING: say(QT_TRANSLATE_NOOP("Words", "Only one of the periods fits")),
    Verdict.WITHIN_ROUNDING: say(QT_TRANSLATE_NOOP("Words", "Add up within rounding")),
    Verdict.ADDS_UP: say(QT_TRANSLATE_NOOP("Words", "Add up")),
    Verdict.CANNOT_SAY: say(QT_TRANSLATE_NOOP("Words", "Can’t be checked")),
}
VERDICTS: dict[Verdict, Message] = {
    Verdict.DIFFERS: say(QT_TRANSLATE_NOOP("Words", "does not add up")),
    Verdict.ONE_READING: say(QT_TRANSLATE_NOOP("Words", "only one of the periods fits")),
    Verdict.WITHIN_ROUNDING: say(QT_TRANSLATE_NOOP("Words", "adds up within rounding")),
    Verdict.ADDS_UP: say(QT_TRANSLATE_NOOP("Words", "adds up")),
    Verdict.CANNOT_SAY: say(QT_TRANSLATE_NOOP("Words", "can’t be checked")),
}
SIGNS: dict[Verdict, str] = {
    Verdict.DIFFERS: "≠",
    Verdict.ONE_READING: "1",
    Verdict.WITHIN_ROUNDING: "≈",
    Verdict.ADDS_UP: "=",
    Verdict.CANNOT_SAY: "?",
}
KINDS: dict[Kind, Message] = {
    Kind.PARTS: say(QT_TRANSLATE_NOOP("Words", "Imports and exports")),
    Kind.BALANCE: say(QT_TRANSLATE_NOOP("Words", "Balance")),
    Kind.PERIODS: say(QT_TRANSLATE_NOOP("Words", "Parts of a period")),
    Kind.SHARE: say(QT_TRANSLATE_NOOP("Words", "Share")),
    Kind.CHANGE: say(QT_TRANSLATE_NOOP("Words", "Change")),
    Kind.BOUND: say(QT_TRANSLATE_NOOP("Words", "Limit")),
    Kind.CHANGES: say(QT_TRANSLATE_NOOP("Words", "Two changes of one figure")),
    Kind.READING: say(QT_TRANSLATE_NOOP("Words", "Period that may be meant")),
    Kind.IMPLIED: say(QT_TRANSLATE_NOOP("Words", "Implied whole")),
    Kind.RENDERING: say(QT_TRANSLATE_NOOP("Words", "Two renderings")),
    Kind.MAGNITUDE: say(QT_TRANSLATE_NOOP("Words", "Order of magnitude")),
}
COLUMNS = (
    say(QT_TRANSLATE_NOOP("Words", "Verdict")),
    say(QT_TRANSLATE_NOOP("Words", "Sum")),
    say(QT_TRANSLATE_NOOP("Words", "Difference")),
    say(QT_TRANSLATE_NOOP("Words", "What")),
    say(QT_TRANSLATE_NOOP("Words", "Period")),
    say(QT_TRANSLATE_NOOP("Words", "Kind of check")),
    say(QT_TRANSLATE_NOOP("Words", "Note")),
    say(QT_TRANSLATE_NOOP("Words", "Worked out")),
    say(QT_TRANSLATE_NOOP("Words", "Stated")),
    say(QT_TRANSLATE_NOOP("Words", "Tolerance of rounding")),
    say(QT_TRANSLATE_NOOP("Words", "Unit")),
    say(QT_TRANSLATE_NOOP("Words", "Agency")),
    *CITATION_COLUMNS,
    say(QT_TRANSLATE_NOOP("Words", "Figures (ids)")),
)


MOST_NAMED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A heading, or a finding under it with its number; ``count`` is how many a heading has."""

    verdict: Verdict
    finding: Finding | None = None
    number: int = -1
    count: int = 0


def outline(checked: Checked, *, doubtful: bool = False) -> tuple[Line, ...]:
    """Return the lines of the list; ``doubtful`` leaves out what adds up or can't be checked."""
    return tuple(_lines(checked, DOUBTFUL if doubtful else tuple(Verdict)))


def _lines(checked: Checked, shown: Sequence[Verdict]) -> Iterator[Line]:
    before: Verdict | None = None
    for number, finding in enumerate(checked.findings):
        if finding.verdict not in shown:
            continue
        if finding.verdict is not before:
            before = finding.verdict
            yield Line(before, count=checked.count(before))
        yield Line(finding.verdict, finding, number)


def about_words(finding: Finding) -> Words:
    """Return what a finding is about: subject, period, and the unit that the sum leaves out."""
    when = in_words(finding.period, short=True) if finding.period else None
    unit = amount_words(finding_unit(finding), finding.scale) if finding.scale > 1 else None
    parts = [Clean(finding.subject), when, unit]
    told: Words = NOTHING
    for part in parts:
        if part:
            told = say("{a}, {b}", a=told, b=part) if told else part
    return told


def finding_unit(finding: Finding) -> str:
    """Return the unit of the figures of a finding, whatever that of the comparison."""
    return finding.of_unit or finding.unit


def who_words(dataset: Dataset, finding: Finding) -> Words:
    """Return the agencies whose figures take part, the one it is about first."""
    told = None
    for who in finding.who[:MOST_NAMED]:
        name = say("{who}", who=name_of(dataset, who))
        told = name if told is None else say("{a}, {b}", a=told, b=name)
    return told or NO_ONE


def note_words(finding: Finding) -> Words | None:
    """Return the reason where nothing can be checked, and what else there is to say."""
    return in_parts(finding.why, finding.note)


def line_words(dataset: Dataset, finding: Finding) -> Words:
    """Return kind, agencies and note in one line."""
    note = note_words(finding)
    return in_parts(KINDS[finding.kind], who_words(dataset, finding), note) or NOTHING


def sentence(dataset: Dataset, finding: Finding) -> Message:
    """Return a finding as it is read aloud, or by a screen reader."""
    told = say("{verdict}: {sum}", verdict=VERDICTS[finding.verdict], sum=finding.told)
    if finding.apart is not None:
        told = say("{told}, {apart}", told=told, apart=finding.apart)
    template = "{told}. {about}. {more}"
    return say(template, told=told, about=about_words(finding), more=line_words(dataset, finding))


def findings_sheet(dataset: Dataset, findings: Sequence[Finding]) -> Sheet:
    """Return findings as an exact table with the sources of every figure."""
    return Sheet(COLUMNS, len(findings), lambda number: _row(dataset, findings[number]))


def _row(dataset: Dataset, finding: Finding) -> tuple[Cell, ...]:
    times = finding.multiplier or 1.0
    unit = finding.unit or finding_unit(finding)
    return (
        VERDICTS[finding.verdict],
        finding.told,
        finding.apart,
        Clean(finding.subject),
        in_words(finding.period, short=True) if finding.period else None,
        KINDS[finding.kind],
        note_words(finding),
        _number(finding.expected.value / times),
        _number(finding.found.value / times),
        _number(finding.tolerance / times),
        amount_words(unit, times) if unit else None,
        who_words(dataset, finding),
        *citation_cells(dataset, evidence_of(dataset, finding)),
        Clean(" ".join(finding.inputs)),
    )


def _number(value: float) -> float | None:
    return round(value, 12) if isfinite(value) else None


def evidence_of(dataset: Dataset, finding: Finding) -> tuple[Evidence, ...]:
    """Return the evidence of all figures of a finding, each once."""
    found: list[Evidence] = []
    for some_id in finding.inputs:
        claim = dataset.claims.get(some_id)
        if claim is not None:
            found += claim.evidence or ((Evidence(claim.source),) if claim.source else ())
            continue
        series = dataset.series.get(some_id.rpartition("#")[0])
        if series is not None and series.source:
            found.append(Evidence(series.source))
    return tuple(dict.fromkeys(found))
