"""Citations in one line, for the rows that somebody takes away."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.engine.details.event import quotation
from viewer.engine.lists.table import NOTHING, Words
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import say
from viewer.model.records import Evidence


def publisher(dataset: Dataset, source_id: str | None) -> Clean:
    """Return who published a source; its title where the file does not say."""
    source = dataset.sources.get(source_id or "")
    if source is None:
        return Clean(source_id or "")
    return source.publisher or source.title


def cited(dataset: Dataset, evidence: Iterable[Evidence]) -> Words:
    """Return title, publisher, place, date and address of each piece of evidence, no two alike."""
    found = [quotation(dataset, piece) for piece in evidence]
    told: Words = NOTHING
    for at, url in dict.fromkeys((one.cited, one.url) for one in found):
        one = say("{cited} <{url}>", cited=at, url=url) if url else at
        told = say("{a}; {b}", a=told, b=one) if told else one
    return told
