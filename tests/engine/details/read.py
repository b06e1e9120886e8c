"""A sheet as somebody reads it: one line a block, in English."""

from collections.abc import Iterator
from dataclasses import fields

from viewer.engine.details.event import event_sheet
from viewer.engine.details.sheet import (
    Fact,
    Names,
    Prose,
    Quotation,
    Section,
    Sheet,
    Standing,
    Title,
    Words,
)
from viewer.engine.details.value import claim_sheet
from viewer.model.dataset import Dataset
from viewer.model.message import Message


def line(block: object) -> str:
    """Return "name: text (note)" of a fact, and the like."""
    match block:
        case Standing():
            return f"[{block.text}{noted(block.note)}]"
        case Title():
            return f"# {block.text}"
        case Section():
            return f"## {block.text}"
        case Fact():
            return f"{block.name}: {block.text}{noted(block.note)}"
        case Prose():
            return str(block.text)
        case Quotation():
            return f"“{block.quote}” [{block.cited}]" if block.quote else f"[{block.cited}]"
        case Names():
            return f"{block.title}: {', '.join(block.names)}"
    return str(block)


def noted(note: Words | None) -> str:
    return f" ({note})" if note else ""


def sheet_of(dataset: Dataset, name: str) -> Sheet | None:
    """Return the sheet that a link leads to."""
    if event := dataset.events.get(name):
        return event_sheet(dataset, event)
    claim = dataset.claims.get(name)
    return claim_sheet(dataset, claim) if claim else None


def lines(sheet: Sheet) -> list[str]:
    return [line(block) for block in sheet]


def messages(thing: object) -> Iterator[Message]:
    """Return all messages inside blocks, and inside each other."""
    if isinstance(thing, Message):
        yield thing
        for _, value in thing.args:
            yield from messages(value)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from messages(part)
    elif hasattr(thing, "__dataclass_fields__"):
        for field in fields(thing):
            yield from messages(getattr(thing, field.name))


def texts(thing: object) -> Iterator[str]:
    """Return every text of a sheet that a reader sees."""
    if isinstance(thing, str | Message):
        yield str(thing)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts(part)
    elif hasattr(thing, "__dataclass_fields__"):
        for field in fields(thing):
            if field.name not in {"target", "url", "stance"}:
                yield from texts(getattr(thing, field.name))
