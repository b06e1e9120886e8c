"""Tables for a file: each cell is words or a number, each row is made when it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor, isfinite

from viewer.engine.details.sheet import Words, place_in
from viewer.model.calendar import civil
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.date_words import in_words
from viewer.model.edtf import EdtfDate
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Evidence

Cell = Words | float | int | None


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Columns by their headings, and ``count`` rows of as many cells."""

    columns: tuple[Message, ...]
    count: int
    row: Callable[[int], tuple[Cell, ...]]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return map(self.row, range(self.count))


CITATION_COLUMNS = (
    say(QT_TRANSLATE_NOOP("Words", "Source")),
    say(QT_TRANSLATE_NOOP("Words", "Publisher")),
    say(QT_TRANSLATE_NOOP("Words", "Place in it")),
    say(QT_TRANSLATE_NOOP("Words", "Published")),
    say(QT_TRANSLATE_NOOP("Words", "Published (EDTF)")),
    say(QT_TRANSLATE_NOOP("Words", "Link")),
    say(QT_TRANSLATE_NOOP("Words", "Quotation")),
)
"""What `citation_cells` fills; where there are several sources, each cell holds one part each."""


def citation_cells(dataset: Dataset, evidence: Iterable[Evidence]) -> tuple[Cell, ...]:
    """Return source, publisher, place, date, link and words of all evidence, in equal order."""
    rows = [_citation(dataset, piece) for piece in evidence]
    return tuple(in_a_row(column) for column in zip(*rows, strict=True)) or (None,) * 7


def _citation(dataset: Dataset, piece: Evidence) -> tuple[Words | None, ...]:
    source = dataset.sources.get(piece.source or "")
    date = piece.published or (source.published if source else None)
    return (
        source.title if source else None,
        source.publisher if source else None,
        place_in(piece),
        in_words(date) if date else None,
        Clean(date.text) if date else None,
        Clean(source.url) if source and source.url else None,
        piece.quote,
    )


def in_a_row(parts: Iterable[Words | None]) -> Words | None:
    """Join words with bars, one for each gap; None where there is nothing at all."""
    there = tuple(parts)
    if not any(there):
        return None
    joined: Words = there[0] or Clean("")
    for part in there[1:]:
        joined = say("{a} | {b}", a=joined, b=part or "")
    return joined


def date_cells(date: EdtfDate | None) -> tuple[Cell, ...]:
    """Return a date in words, as EDTF, and its first and last possible day in ISO 8601."""
    if date is None:
        return (None, None, None, None)
    start, end = date.period
    return in_words(date), Clean(date.text), iso_day(start), iso_day(end, last=True)


def iso_day(day: float, *, last: bool = False) -> Clean | None:
    """Return a day of the axis as ISO 8601; ``last``: the day that an exclusive end closes.

    None where there is no limit. Years outside 0 to 9999 have a sign and at least six digits.
    """
    if not isfinite(day):
        return None
    year, month, date = civil(ceil(day) - 1 if last else floor(day))
    written = f"{year:04}" if 0 <= year <= 9999 else f"{year:+07}"
    return Clean(f"{written}-{month:02}-{date:02}")
