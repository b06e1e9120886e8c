"""A query, understood: a frozen tree that can be written down again.

``str`` of a tree is its canonical text; reading that gives an equal tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
"""What may stand around a phrase: opening mark to closing mark."""
OPENING, CLOSING, COLONS = "(（", ")）", ":："
"""Chinese keyboards give the wide forms."""
KEYWORDS = frozenset({"and", "or", "not"})

WORD = re.compile(f"[^\\s{OPENING}{CLOSING}{''.join(QUOTES)}]+")
FIELD = re.compile(f"([A-Za-z][A-Za-z_-]*)[{COLONS}]")


@dataclass(frozen=True, slots=True)
class Text:
    """A word or phrase that stands somewhere in the event."""

    value: str

    def __str__(self) -> str:
        return written(self.value)


@dataclass(frozen=True, slots=True)
class Term:
    """A field and what it must be."""

    field: str
    value: str

    def __str__(self) -> str:
        return f"{self.field}:{written(self.value)}"


@dataclass(frozen=True, slots=True)
class During:
    """``date:``, ``surely:`` or ``possibly:`` and a period, ``[start, end)`` in days."""

    field: str
    value: str
    start: float
    end: float

    def __str__(self) -> str:
        return f"{self.field}:{written(self.value)}"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but what ``part`` finds."""

    part: Node

    def __str__(self) -> str:
        return f"not {_inside(self.part)}"


@dataclass(frozen=True, slots=True)
class And:
    """What all parts find; without parts, everything. Made by `all_of`."""

    parts: tuple[Node, ...] = ()

    def __str__(self) -> str:
        return " ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one of two or more parts finds. Made by `any_of`."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " or ".join(str(part) for part in self.parts)


Node: TypeAlias = Text | Term | During | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asked for. Two texts that mean the same by grammar alone give equal queries."""

    root: Node = And()

    def __str__(self) -> str:
        return str(self.root)

    @property
    def conditions(self) -> tuple[Node, ...]:
        """The conditions that must all hold, as chips show them; none where all is shown."""
        return self.root.parts if isinstance(self.root, And) else (self.root,)


def all_of(*parts: Node) -> Node:
    """Return the conjunction, flat: an `And` inside gives its own parts."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(first: Node, *parts: Node) -> Node:
    """Return the disjunction, flat: an `Or` inside gives its own parts."""
    flat: list[Node] = []
    for part in (first, *parts):
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def written(value: str) -> str:
    """Return a word or value as it must be typed: in quotes where it would mean something else."""
    plain = WORD.fullmatch(value) and value.casefold() not in KEYWORDS and not FIELD.match(value)
    if plain:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _inside(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or) else str(node)
