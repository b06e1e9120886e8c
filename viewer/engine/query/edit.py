"""Changing a query piece by piece, as chips and menus do. The text stays the only truth.

Every function takes the text of a query and returns one, in canonical form; all of them raise
QueryError where the text is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.engine.query.parse import parse_query
from viewer.engine.query.tree import Node, Or, Query, Term, all_of, any_of


def parts_of(query: str) -> tuple[Node, ...]:
    """Return the conditions that must all hold, in their order."""
    return parse_query(query).conditions


def with_part(query: str, part: Node) -> str:
    """Return the query with one more condition at its end; unchanged where it has it already."""
    parts = parts_of(query)
    return _text(parts if part in parts else (*parts, part))


def without_part(query: str, part: Node) -> str:
    """Return the query without a condition."""
    return _text([one for one in parts_of(query) if one != part])


def chosen(query: str, field: str) -> tuple[str, ...]:
    """Return the values that the query allows for a field: none where it allows all of them."""
    return tuple(
        term.value for part in parts_of(query) if (terms := choice(part, field)) for term in terms
    )


def toggled(query: str, field: str, value: str) -> str:
    """Return the query with a value of a field chosen, or no longer chosen.

    Values of one field are alternatives: a new one joins the first condition that chooses among
    them. A value that is given up leaves every such condition.
    """
    parts = list(parts_of(query))
    term = Term(field, value)
    places = [at for at, part in enumerate(parts) if choice(part, field)]
    if not places:
        return _text([*parts, term])
    if term not in (one for at in places for one in choice(parts[at], field)):
        parts[places[0]] = any_of(*choice(parts[places[0]], field), term)
        return _text(parts)
    left: list[Node] = []
    for part in parts:
        terms = choice(part, field)
        kept = tuple(one for one in terms if one != term)
        if not terms:
            left.append(part)
        elif kept:
            left.append(any_of(*kept))
    return _text(left)


def without_choice(query: str, field: str) -> Query:
    """Return the query as it would be with no value of a field chosen."""
    return Query(all_of(*(part for part in parts_of(query) if not choice(part, field))))


def choice(part: Node, field: str) -> tuple[Term, ...]:
    """Return the terms of a condition that only chooses among values of a field, else nothing."""
    terms = part.parts if isinstance(part, Or) else (part,)
    if all(isinstance(term, Term) and term.field == field for term in terms):
        return tuple(term for term in terms if isinstance(term, Term))
    return ()


def _text(parts: Sequence[Node]) -> str:
    return str(Query(all_of(*parts)))
