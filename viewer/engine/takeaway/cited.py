"""An event or a value as text to paste: what it is, when, who says so, in which words and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.engine.details.event import event_sheet
from viewer.engine.details.sheet import (
    Block,
    Fact,
    Names,
    Prose,
    Quotation,
    Section,
    Sheet,
    Standing,
    Title,
    Words,
    place_in,
)
from viewer.engine.details.value import claim_sheet, observation_sheet
from viewer.model.clean import clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Claim, Evidence, Observation, Series

GAP = clean("")


def cited(dataset: Dataset, ids: Iterable[str]) -> tuple[Words, ...]:
    """Return the lines for events, claims and observations (``series#position``) in one text.

    Ids that nothing has are passed over. The last line names the dataset.
    """
    lines: list[Words] = []
    for some_id in ids:
        found = _sheet_and_evidence(dataset, some_id)
        if found is not None:
            lines += [*_without_double_gaps(_lines(dataset, *found)), GAP]
    if not lines:
        return ()
    template = QT_TRANSLATE_NOOP("Words", "From the dataset “{title}”")
    return (*lines, say(template, title=dataset.title))


def citation(dataset: Dataset, piece: Evidence) -> Message:
    """Return title, publisher, place, and day of publication of a piece of evidence."""
    source = dataset.sources.get(piece.source or "")
    if source is None:
        return say(QT_TRANSLATE_NOOP("Words", "no source named"))
    date = piece.published or source.published
    published = QT_TRANSLATE_NOOP("Words", "published {date}")
    parts: list[Words | None] = [
        source.publisher if source.publisher and source.publisher not in source.title else None,
        place_in(piece),
        say(published, date=in_words(date)) if date else None,
    ]
    told = say("{a}", a=source.title)
    for part in parts:
        if part:
            told = say("{a}, {b}", a=told, b=part)
    return told


def _sheet_and_evidence(
    dataset: Dataset, some_id: str
) -> tuple[Sheet, tuple[Evidence, ...]] | None:
    if event := dataset.events.get(some_id):
        return event_sheet(dataset, event), event.evidence
    if claim := dataset.claims.get(some_id):
        return claim_sheet(dataset, claim), evidence_of(None, claim)
    series_id, _, place = some_id.rpartition("#")
    series = dataset.series.get(series_id)
    if series is None or not place.isdecimal() or int(place) >= len(series.observations):
        return None
    observation: Observation = series.observations[int(place)]
    claim = dataset.claims.get(observation.claim or "")
    return observation_sheet(dataset, series, observation), evidence_of(series, claim)


def evidence_of(series: Series | None, claim: Claim | None) -> tuple[Evidence, ...]:
    """Return what a value rests on: the evidence of its claim, else the source of either."""
    if claim is not None and (claim.evidence or claim.source):
        return claim.evidence or (Evidence(claim.source),)
    return (Evidence(series.source),) if series is not None and series.source else ()


def _lines(dataset: Dataset, sheet: Sheet, evidence: tuple[Evidence, ...]) -> Iterator[Words]:
    titles = [block.text for block in sheet if isinstance(block, Title)]
    yield from titles
    quoted = False
    for block in sheet:
        if isinstance(block, Quotation):
            if not quoted:
                quoted = True
                for piece in evidence:
                    yield from _quotation(dataset, piece)
                yield GAP
        elif isinstance(block, Section):
            yield GAP
            yield block.text
        elif not isinstance(block, Title):
            yield from _line(block)


def _without_double_gaps(lines: Iterable[Words]) -> list[Words]:
    found: list[Words] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return found if not found or found[-1] else found[:-1]


def _quotation(dataset: Dataset, piece: Evidence) -> Iterator[Words]:
    yield GAP
    if piece.quote:
        yield say("“{quote}”", quote=piece.quote)
    yield say("— {cited}", cited=citation(dataset, piece))
    source = dataset.sources.get(piece.source or "")
    if source is not None and source.url:
        yield say("   {url}", url=source.url)


def _line(block: Block) -> Iterator[Words]:
    if isinstance(block, Standing):
        yield say("{a} · {b}", a=block.text, b=block.note) if block.note else block.text
    elif isinstance(block, Fact):
        line = say("{name}: {text}", name=block.name, text=block.text)
        yield say("{line} ({note})", line=line, note=block.note) if block.note else line
    elif isinstance(block, Prose):
        yield block.text
    elif isinstance(block, Names):
        yield say("{title}: {names}", title=block.title, names=", ".join(block.names))
