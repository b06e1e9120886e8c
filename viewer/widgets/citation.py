"""What is selected, as text to paste: with dates, words and sources."""

from __future__ import annotations

from viewer.engine.details.sheet import Fact, Names, Prose, Quotation, Section, Standing, Title
from viewer.model.dataset import Dataset
from viewer.widgets.details.panel import sheet_of
from viewer.widgets.text import words


def as_text(dataset: Dataset, selection: tuple[str, ...]) -> str:
    """Return the sheets of all selected ids, one below the other."""
    sheets = [sheet_of(dataset, some_id) for some_id in selection]
    return "\n\n".join("\n".join(map(_line, sheet)) for sheet in sheets if sheet)


def _line(block: object) -> str:
    match block:
        case Title():
            return words(block.text)
        case Standing():
            return words(block.text)
        case Fact():
            note = f" ({words(block.note)})" if block.note else ""
            return f"{words(block.name)}: {words(block.text)}{note}"
        case Prose() | Section():
            return words(block.text)
        case Quotation():
            quote = f"“{block.quote}” " if block.quote else ""
            return f"{quote}[{words(block.cited)}]"
        case Names():
            return f"{words(block.title)}: {', '.join(block.names)}"
    raise TypeError(block)
