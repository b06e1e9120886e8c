"""The values of a field, each with how many events it would show beside the rest of a filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from viewer.engine.query.captions import Words, value_words
from viewer.engine.query.edit import chosen, without_choice
from viewer.engine.query.facts import Facts, Mask
from viewer.engine.query.fields import CLOSED, DIRECTIONS, NONE, PRECISIONS, STATUSES
from viewer.engine.query.match import matching
from viewer.engine.query.postings import Postings
from viewer.engine.query.tree import Query, Term
from viewer.model.message import Message

FACETS = (
    "status", "category", "actor", "place", "source", "attributed", "tag", "direction",
    "precision",
)  # fmt: skip
"""The fields that have values to choose from, in the order of the menu."""
_FIXED = frozenset({"status", "category", "direction", "precision"})
"""Fields of few values, in an order of their own and shown even where they find nothing."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value: as the query has it, as it is called, and how many events it would show."""

    field: str
    value: str
    words: Words
    count: int
    chosen: bool


def facets(
    facts: Facts, query: str, field: str, *, uncertain: bool = True, among: Mask | None = None
) -> tuple[Facet, ...]:
    """Return the values of a field, the most frequent first (a closed list in its own order).

    ``count`` is the number of events that pass everything in the query but the choice made for
    this field, and have this value; ``among`` narrows the events further. What would find
    nothing and is not chosen is left out, except from closed lists. Raises QueryError.
    """
    rest = matching(without_choice(query, field), facts, uncertain=uncertain)
    if among is not None:
        rest &= among
    now = chosen(query, field)
    spelt = {_meaning(facts, field, value): value for value in now}
    values = [spelt.get(_meaning(facts, field, value), value) for value in _values(facts, field)]
    counted = _postings(facts, field).counts(rest) if field != "direction" else {}
    found = [
        Facet(
            field, value, value_words(field, value, facts),
            _count(facts, field, value, rest, counted), value in now,
        )
        for value in dict.fromkeys((*values, *now))
    ]  # fmt: skip
    if field in _FIXED:
        return tuple(found)
    found = [facet for facet in found if facet.count or facet.chosen]
    return tuple(sorted(found, key=_order))


def value_of(facts: Facts, field: str, key: str) -> str:
    """Return what means the record with this id in a query: its name where no other has it."""
    if field not in {"actor", "attributed", "place"}:
        return key
    name = str(facts.dataset.name_of(key))
    return name if facts.names[field].find(name) == {key} and name != NONE else key


def _count(facts: Facts, field: str, value: str, rest: Mask, counted: Mapping[str, int]) -> int:
    """Return how many of ``rest`` have a value; ``counted`` says it of each key alone."""
    if value.casefold() == NONE or field == "direction":
        return int((matching(Query(Term(field, value)), facts) & rest).sum())
    wanted = (value,) if field in CLOSED else facts.named(field, value)
    if len(wanted) == 1:
        return counted.get(next(iter(wanted)), 0)
    return _postings(facts, field).counted(wanted, rest)


def _postings(facts: Facts, field: str) -> Postings:
    return {
        "status": lambda: facts.statuses,
        "category": lambda: facts.categories,
        "actor": lambda: facts.actors,
        "attributed": lambda: facts.attributed,
        "place": lambda: facts.places,
        "source": lambda: facts.sources,
        "tag": lambda: facts.tags,
        "precision": lambda: facts.precisions,
    }[field]()


def _meaning(facts: Facts, field: str, value: str) -> object:
    """Return what two spellings of one value share."""
    if field not in facts.names or value.casefold() == NONE:
        return value
    return facts.names[field].find(value) or value


def _values(facts: Facts, field: str) -> Iterator[str]:
    data = facts.dataset
    if field == "status":
        some_have_none = not data.events.columns.stance.all()
        yield from (value for value in STATUSES if value != NONE or some_have_none)
        return
    if field == "precision":
        yield from PRECISIONS
        return
    if field == "direction":
        yield from (value for value in DIRECTIONS if value != NONE)
        yield from _country_pairs(facts)
        return
    if field == "category":
        yield from data.categories
        return
    records: dict[str, Iterable[str]] = {
        "actor": data.actors,
        "attributed": data.actors,
        "place": data.places,
        "source": data.sources,
        "tag": map(str, facts.tags.values),
    }
    yield from (value_of(facts, field, key) for key in records[field])
    yield NONE


def _country_pairs(facts: Facts) -> Iterator[str]:
    """Yield from which country to which events go, as they come in the file."""
    columns, actors = facts.dataset.events.columns, facts.dataset.actors
    givers, takers = columns.direction_from, columns.direction_to
    giver, taker = givers.firsts(), takers.firsts()
    both = np.flatnonzero((giver >= 0) & (taker >= 0))
    ways = zip(giver[both].tolist(), taker[both].tolist(), strict=True)
    for one, other in dict.fromkeys(ways):
        here, there = actors[givers.keys[one]].country, actors[takers.keys[other]].country
        if here and there and here != there:
            yield f"{here}>{there}"


def _order(facet: Facet) -> tuple[bool, int, str]:
    """Order by frequency, then by name; that there is no value comes last."""
    words = facet.words
    said = words.english() if isinstance(words, Message) else words
    return facet.value == NONE, -facet.count, said.casefold()
