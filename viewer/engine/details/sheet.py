"""The blocks that a sheet of details is made of; panels draw them, tests read them."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.model.clean import Clean
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Evidence, Stance

Words = Clean | Message


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of an event, with its mark; ``note`` says whose words it is or who answers."""

    stance: Stance | None
    color: int
    text: Message
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """What the sheet is about."""

    text: Words


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside a sheet."""

    text: Message


@dataclass(frozen=True, slots=True)
class Fact:
    """A line with its name at the left. ``target`` is the id that a click leads to."""

    name: Words
    text: Words
    note: Words | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: Words


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they stand in a source, and where. ``url`` is opened only after a click."""

    quote: Clean | None
    cited: Message
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Actors, places or tags, side by side."""

    title: Message
    names: tuple[Clean, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table. ``target`` is the id that a click leads to; ``faint`` marks words that
    stand where there is no figure.
    """

    text: Words
    note: Words | None = None
    target: str | None = None
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Figures side by side: ``columns`` are their headings, each row begins with its name."""

    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done with a claim, as a link: to choose it for the series, or to give
    that up.
    """

    text: Message
    claim: str


Block = Standing | Title | Section | Fact | Prose | Quotation | Names | Table | Offer
Sheet = tuple[Block, ...]


def in_parts(*parts: Words | None) -> Words | None:
    """Join what is there with middle dots."""
    there = [part for part in parts if part]
    if not there:
        return None
    joined = there[0]
    for part in there[1:]:
        joined = say("{a} · {b}", a=joined, b=part)
    return joined


def place_in(evidence: Evidence) -> Message | Clean | None:
    """Say a locator as a reader does: ``L15`` is paragraph 15."""
    locator = evidence.locator
    if locator is None:
        return None
    if locator[:1] == "L" and locator[1:].isdigit():
        return say(QT_TRANSLATE_NOOP("Words", "paragraph {number}"), number=locator[1:])
    return locator
