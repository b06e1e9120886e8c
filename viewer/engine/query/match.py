"""Which events a query finds."""

from __future__ import annotations

import numpy as np

from viewer.engine.query.error import shown
from viewer.engine.query.facts import Facts, Mask
from viewer.engine.query.fields import CLOSED, DIRECTIONS, NONE
from viewer.engine.query.postings import ANY, Postings
from viewer.engine.query.tree import And, During, Node, Not, Or, Query, Term, Text
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say


def matching(query: Query, facts: Facts, *, uncertain: bool = True) -> Mask:
    """Return which events the query finds, a bool array in the order of the dataset.

    ``uncertain=False`` leaves out what may only lie in a time: ``date:`` then means ``surely:``.
    ``not`` gives exactly the others, so ``not date:2020`` finds undated events too.
    """
    return _mask(query.root, facts, uncertain)


def _mask(node: Node, facts: Facts, uncertain: bool) -> Mask:
    match node:
        case Text(value):
            return facts.worded(value)
        case Term():
            return _term(node, facts)
        case During(field, _, start, end):
            sure = field == "surely" or (field == "date" and not uncertain)
            dates = facts.dates
            return dates.surely(start, end) if sure else dates.possibly(start, end)
        case Not(part):
            return ~_mask(part, facts, uncertain)
        case And(parts):
            found = np.ones(facts.count, bool)
            for part in parts:
                found &= _mask(part, facts, uncertain)
            return found
        case Or(parts):
            found = np.zeros(facts.count, bool)
            for part in parts:
                found |= _mask(part, facts, uncertain)
            return found


def _term(term: Term, facts: Facts) -> Mask:
    field, value = term.field, term.value
    if field == "id":
        return _one_event(value, facts)
    if field == "dated":
        return facts.dated.copy() if value == "yes" else ~facts.dated
    if field == "has":
        return facts.possessions[value].copy()
    if field == "direction":
        return _direction(value, facts)
    if field == "related":
        return _related(value, facts)
    postings = {
        "actor": lambda: facts.actors,
        "attributed": lambda: facts.attributed,
        "place": lambda: facts.places,
        "source": lambda: facts.sources,
        "status": lambda: facts.statuses,
        "category": lambda: facts.categories,
        "tag": lambda: facts.tags,
        "precision": lambda: facts.precisions,
    }[field]()
    if value.casefold() == NONE:
        return ~postings.having((ANY,))
    return postings.having((value,) if field in CLOSED else facts.named(field, value))


def _one_event(value: str, facts: Facts) -> Mask:
    mask = np.zeros(facts.count, bool)
    position = facts.dataset.events.position(value)
    if position is not None:
        mask[position] = True
    return mask


def _direction(value: str, facts: Facts) -> Mask:
    """Find a kind of direction, or from whom to whom; what is mutual goes both ways."""
    kinds, givers, takers = facts.directions
    if value == NONE:
        return ~(kinds.having((ANY,)) | givers.having((ANY,)) | takers.having((ANY,)))
    if value in DIRECTIONS:
        return kinds.having((value,))
    giver, _, taker = value.partition(">")
    there = _side(givers, giver, facts) & _side(takers, taker, facts)
    back = _side(takers, giver, facts) & _side(givers, taker, facts)
    return there | (back & kinds.having(("mutual",)))


def _side(ends: Postings, value: str, facts: Facts) -> Mask:
    """Find who stands at one end: an actor, or all of a country named by its code.

    A side that is left out may be anybody, or nobody.
    """
    if not value:
        return np.ones(facts.count, bool)
    of_country = facts.called.countries.get(value.upper(), frozenset())
    return ends.having(facts.named("actor", value) | of_country)


def _related(value: str, facts: Facts) -> Mask:
    types, others = facts.relations
    if value.casefold() == NONE:
        return ~types.having((ANY,))
    if kinds := facts.names["related"].find(value):
        return types.having(kinds)
    return others.having((value,))


def unknown_names(query: Query, facts: Facts) -> tuple[Message, ...]:
    """Return a sentence for each name in the query that nothing in the dataset bears.

    Not a fault of the query, but the reason why it finds nothing.
    """
    return tuple(_unknown(query.root, facts))


def _unknown(node: Node, facts: Facts) -> list[Message]:
    match node:
        case Not(part):
            return _unknown(part, facts)
        case And(parts) | Or(parts):
            return [message for part in parts for message in _unknown(part, facts)]
        case Term(field, value) if field in facts.names and value.casefold() != NONE:
            known = facts.names[field].find(value)
            if known or (field == "related" and facts.dataset.events.position(value) is not None):
                return []
            template = QT_TRANSLATE_NOOP("Words", 'Nothing in this dataset is called "{name}".')
            return [say(template, name=shown(value))]
    return []
