"""What the conditions of a query are called on screen: fields, values, whole conditions."""

from __future__ import annotations

from viewer.engine.query.facts import Facts
from viewer.engine.query.fields import NONE
from viewer.engine.query.tree import And, During, Node, Not, Or, Term, Text
from viewer.engine.timeline.lanes import NO_STATUS, STATUS_WORDS
from viewer.model.clean import Clean, clean_line
from viewer.model.date_words import range_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.records import Stance

Words = Message | Clean
FIELD_WORDS: dict[str, Message] = {
    "status": say(QT_TRANSLATE_NOOP("Words", "Status")),
    "category": say(QT_TRANSLATE_NOOP("Words", "Category")),
    "actor": say(QT_TRANSLATE_NOOP("Words", "Actor")),
    "place": say(QT_TRANSLATE_NOOP("Words", "Place")),
    "source": say(QT_TRANSLATE_NOOP("Words", "Source")),
    "attributed": say(QT_TRANSLATE_NOOP("Words", "Credited to")),
    "tag": say(QT_TRANSLATE_NOOP("Words", "Tag")),
    "direction": say(QT_TRANSLATE_NOOP("Words", "Direction")),
    "id": say(QT_TRANSLATE_NOOP("Words", "Event")),
    "date": say(QT_TRANSLATE_NOOP("Words", "Date")),
    "possibly": say(QT_TRANSLATE_NOOP("Words", "Possibly in")),
    "surely": say(QT_TRANSLATE_NOOP("Words", "Surely in")),
    "dated": say(QT_TRANSLATE_NOOP("Words", "Dated by the main source")),
    "precision": say(QT_TRANSLATE_NOOP("Words", "Date known to")),
    "has": say(QT_TRANSLATE_NOOP("Words", "Has")),
    "related": say(QT_TRANSLATE_NOOP("Words", "Linked")),
}
_VALUE_WORDS: dict[tuple[str, str], Message] = {
    ("direction", "one-way"): say(QT_TRANSLATE_NOOP("Words", "one way")),
    ("direction", "mutual"): say(QT_TRANSLATE_NOOP("Words", "both ways")),
    ("direction", "internal"): say(QT_TRANSLATE_NOOP("Words", "within one side")),
    ("direction", "third"): say(QT_TRANSLATE_NOOP("Words", "third parties")),
    ("precision", "day"): say(QT_TRANSLATE_NOOP("Words", "the day")),
    ("precision", "month"): say(QT_TRANSLATE_NOOP("Words", "the month")),
    ("precision", "season"): say(QT_TRANSLATE_NOOP("Words", "the season")),
    ("precision", "year"): say(QT_TRANSLATE_NOOP("Words", "the year")),
    ("precision", "decade"): say(QT_TRANSLATE_NOOP("Words", "the decade, or less exactly")),
    ("precision", "bounds"): say(QT_TRANSLATE_NOOP("Words", "bounds only")),
    ("precision", "about"): say(QT_TRANSLATE_NOOP("Words", "about then")),
    ("precision", "none"): say(QT_TRANSLATE_NOOP("Words", "not dated")),
    ("dated", "yes"): say(QT_TRANSLATE_NOOP("Words", "yes")),
    ("dated", "no"): say(QT_TRANSLATE_NOOP("Words", "no")),
    ("has", "claim"): say(QT_TRANSLATE_NOOP("Words", "figures")),
    ("has", "quote"): say(QT_TRANSLATE_NOOP("Words", "a quotation")),
    ("has", "note"): say(QT_TRANSLATE_NOOP("Words", "a note")),
    ("has", "dating"): say(QT_TRANSLATE_NOOP("Words", "dates from other sources")),
    ("has", "relation"): say(QT_TRANSLATE_NOOP("Words", "links to other events")),
}
_NOTHING = say(QT_TRANSLATE_NOOP("Words", "none given"))
_CALLED = QT_TRANSLATE_NOOP("Words", "{field}: {value}")


def caption(part: Node, facts: Facts) -> Message:
    """Return what a condition is called: "Status: Rumour", "Date: October 2020", "“trains”"."""
    match part:
        case Text(value):
            return say(QT_TRANSLATE_NOOP("Words", "“{text}”"), text=str(clean_line(value)))
        case Term(field) | During(field):
            return say(_CALLED, field=FIELD_WORDS[field], value=_value(part, facts))
        case Not(inner):
            return say(QT_TRANSLATE_NOOP("Words", "Not {condition}"), condition=_in(inner, facts))
        case Or(parts):
            return _either(parts, facts)
        case And(parts):
            return _joined(
                QT_TRANSLATE_NOOP("Words", "{a} and {b}"), [_in(p, facts) for p in parts]
            )


def value_words(field: str, value: str, facts: Facts) -> Words:
    """Return what the value of a field is called: the name of its record, where it has one."""
    if (field, value) in _VALUE_WORDS:
        return _VALUE_WORDS[field, value]
    if field == "status":
        return NO_STATUS if value == NONE else STATUS_WORDS[Stance(value)]
    if value.casefold() == NONE:
        return _NOTHING
    if field == "direction":
        giver, _, taker = value.partition(">")
        return say("{a} → {b}", a=_side(giver, facts), b=_side(taker, facts))
    return _named(field, value, facts)


def _value(part: Term | During, facts: Facts) -> Words:
    if isinstance(part, During):
        return range_words(part.start, part.end, short=True)
    return value_words(part.field, part.value, facts)


def _in(part: Node, facts: Facts) -> Message:
    inner = caption(part, facts)
    return say("({a})", a=inner) if isinstance(part, And | Or) else inner


def _either(parts: tuple[Node, ...], facts: Facts) -> Message:
    either = QT_TRANSLATE_NOOP("Words", "{a} or {b}")
    terms = [part for part in parts if isinstance(part, Term | During)]
    fields = {term.field for term in terms}
    if len(terms) == len(parts) and len(fields) == 1:
        values = _joined(either, [_value(term, facts) for term in terms])
        return say(_CALLED, field=FIELD_WORDS[terms[0].field], value=values)
    return _joined(either, [caption(part, facts) for part in parts])


def _joined(template: str, parts: list[Message] | list[Words]) -> Message:
    whole: Words = parts[0] if parts else Clean()
    for part in parts[1:]:
        whole = Message(template, (("a", whole), ("b", part)))
    return whole if isinstance(whole, Message) else say("{a}", a=whole)


def _named(field: str, value: str, facts: Facts) -> Words:
    data = facts.dataset
    if field == "id":
        place = data.events.position(value)
        return data.events.title(place) if place is not None else clean_line(value)
    found = facts.names[field].find(value) if field in facts.names else frozenset()
    if len(found) != 1:
        return clean_line(value)
    (key,) = found
    if field == "category":
        return data.categories[key].label
    if field == "related":
        return data.relation_types[key].label
    return clean_line(key) if field == "tag" else data.name_of(key)


def _side(value: str, facts: Facts) -> Words:
    if not value:
        return say(QT_TRANSLATE_NOOP("Words", "anybody"))
    code = value.upper()
    if code in facts.called.countries:
        return country_words(code, facts)
    return _named("actor", value, facts)


def country_words(code: str, facts: Facts) -> Clean:
    """Return the name that the dataset has for a country, its code where it has none."""
    places = facts.dataset.places.values()
    named = (place.name for place in places if place.kind == "country" and place.country == code)
    return next(named, clean_line(code))
