"""Format 1: what each record of a file must and may hold (docs/format.md).

The first table of a record holds what is required; what stands in the second may be absent, which
is the same as null. Fields that no table names are refused, but for ``x-...``: those that the
program does not know are taken out before (`viewer.io.extensions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from viewer.io import words
from viewer.io.kinds import (
    ADDRESS,
    AMOUNT,
    BODY,
    CODE,
    DATE,
    DECIMALS,
    FLAG,
    ID,
    INVENTORY,
    LANGUAGE,
    LINE,
    LINES,
    MULTIPLIER,
    NAME,
    READ,
    REF,
    REFS,
    UNIT,
    WORD,
    WORDS,
    Reading,
    listed,
    member_of,
    number,
    record,
    word_of,
)
from viewer.model.records import Basis, Clock, Likelihood, Stance

Row = dict[str, Any]
"""A record as these tables leave it: texts are `Clean`, dates `EdtfDate`, members of enums."""


def head() -> CoreSchema:
    """What a file says of itself."""
    version = core_schema.int_schema(ge=words.FORMAT_VERSION, le=words.FORMAT_VERSION)
    return record(
        "Head",
        {"tradewake": version},
        {
            "schema_": core_schema.str_schema(),
            "title": LINE,
            "description": BODY,
            "license": LINE,
            "language": LANGUAGE,
        },
    )


def evidence(how: Reading = READ) -> CoreSchema:
    """Where something is said: a source, a place in it, its words."""
    fields = {"source": REF, "locator": how.line, "quote": how.body, "published": how.date}
    return record("Evidence", {}, fields)


def source() -> CoreSchema:
    """A publication."""
    return record(
        "Source",
        {"id": ID, "title": NAME},
        {
            "publisher": LINE,
            "kind": WORD,
            "main": FLAG,
            "published": DATE,
            "url": ADDRESS,
            "note": BODY,
            "via": REFS,
            "text": BODY,
            "x_inventory": INVENTORY,
        },
    )


def actor() -> CoreSchema:
    """Somebody who acts or speaks."""
    role = record("Role", {"title": NAME}, {"during": DATE})
    return record(
        "Actor",
        {"id": ID, "name": NAME},
        {
            "kind": word_of(words.ACTOR_KINDS),
            "country": CODE,
            "aliases": LINES,
            "names": core_schema.dict_schema(LANGUAGE, LINE),
            "roles": listed(role),
            "note": BODY,
            "x_inventory": INVENTORY,
        },
    )


def place() -> CoreSchema:
    """A place or a route."""
    return record(
        "Place",
        {"id": ID, "name": NAME},
        {
            "aliases": LINES,
            "country": CODE,
            "kind": word_of(words.PLACE_KINDS),
            "via": REFS,
            "lat": number(-90, 90),
            "lon": number(-180, 180),
            "note": BODY,
            "x_inventory": INVENTORY,
        },
    )


def category() -> CoreSchema:
    """A colour of events."""
    color = core_schema.int_schema(ge=1, le=words.COLORS)
    return record("Category", {"id": ID, "label": NAME}, {"color": color})


def relation_type() -> CoreSchema:
    """How one event stands to another."""
    return record("RelationType", {"id": ID, "label": NAME}, {"inverse": LINE})


def event(how: Reading = READ) -> CoreSchema:
    """Something that happened, is said to have happened, or is expected."""
    basis = how.member(Basis)
    dating = record(
        "Dating",
        {"clock": how.member(Clock), "date": how.date},
        {
            "label": how.line,
            "source": REF,
            "basis": basis,
            "likelihood": how.member(Likelihood),
            "best": FLAG,
            "note": how.body,
        },
    )
    direction = record(
        "Direction",
        {},
        {"kinds": listed(word_of(words.DIRECTION_KINDS)), "from_": REF, "to": REF},
    )
    return record(
        "Event",
        {
            "id": ID,
            "title": how.name,
            "occurred": core_schema.nullable_schema(how.date),
            "categories": listed(REF, at_least=1),
        },
        {
            "summary": how.body,
            "reported": how.date,
            "basis": record("BasisOfEnds", {}, {"start": basis, "end": basis}),
            "x_written": how.written,
            "datings": listed(dating),
            "direction": direction,
            "stance": how.member(Stance),
            "attributed_to": REFS,
            "context": FLAG,
            "actors": REFS,
            "places": REFS,
            "tags": listed(how.line),
            "importance": number(0, 1),
            "note": how.body,
            "evidence": listed(evidence(how)),
            "x_inventory": how.inventory,
        },
    )


def relation() -> CoreSchema:
    """A link between two events."""
    return record(
        "Relation",
        {"type": REF, "from_": REF},
        {
            "to": REF,
            "claimed_by": REF,
            "stance": member_of(Stance),
            "note": BODY,
            "evidence": listed(evidence()),
            "x_inventory": INVENTORY,
        },
    )


def phase() -> CoreSchema:
    """A named stretch of time."""
    return record(
        "Phase", {"id": ID, "label": NAME}, {"during": DATE, "evidence": listed(evidence())}
    )


def claim() -> CoreSchema:
    """One value that somebody states."""
    reading = record(
        "Reading", {"period": DATE}, {"likelihood": member_of(Likelihood), "note": BODY}
    )
    change = record(
        "Change",
        {},
        {
            "amount": AMOUNT,
            "decimals": DECIMALS,
            "comparator": word_of(words.COMPARATORS),
            "kind": word_of(words.CHANGE_KINDS),
            "direction": word_of(words.CHANGE_DIRECTIONS),
            "against": REF,
            "agency": REF,
            "source": REF,
            "quote": BODY,
        },
    )
    return record(
        "Claim",
        {"id": ID, "quantity": WORD, "period": core_schema.nullable_schema(DATE)},
        {
            "subject": LINE,
            **_flow_fields(),
            "of": REF,
            "readings": listed(reading),
            "value": AMOUNT,
            "decimals": DECIMALS,
            "comparator": word_of(words.COMPARATORS),
            "approximate": FLAG,
            "low": AMOUNT,
            "high": AMOUNT,
            "value_text": LINE,
            "unit": UNIT,
            "change": listed(change),
            "origin": word_of(words.ORIGINS),
            "inputs": REFS,
            "status": word_of(words.OBSERVATION_STATUSES),
            "same_figure_as": REFS,
            "published": DATE,
            "evidence": listed(evidence()),
            "events": REFS,
            "note": BODY,
            "x_inventory": INVENTORY,
        },
    )


def _flow_fields() -> dict[str, CoreSchema]:
    """Return what claims and series have in common: whose trade in what, and who counted."""
    return {
        "flow": word_of(words.FLOWS),
        "ref_area": CODE,
        "counterpart_area": CODE,
        "commodity": CODE,
        "multiplier": MULTIPLIER,
        "adjustment": WORDS,
        "agency": REF,
        "source": REF,
    }


def _observation_fields() -> dict[str, CoreSchema]:
    return {
        "claim": REF,
        "period": DATE,
        "value": AMOUNT,
        "comparator": word_of(words.COMPARATORS),
        "status": word_of(words.OBSERVATION_STATUSES),
        "published": DATE,
        "note": BODY,
    }


def observation() -> CoreSchema:
    """One value of a series: that of a claim, or one of its own."""
    return record("Observation", {}, _observation_fields())


def observation_columns() -> CoreSchema:
    """The values of a series, field by field: lists of one length."""
    columns = {
        field: listed(core_schema.nullable_schema(kind))
        for field, kind in _observation_fields().items()
    }
    return record("ObservationColumns", {}, columns)


def _layout(value: object) -> str:
    return "columns" if isinstance(value, dict) else "rows"


def series() -> CoreSchema:
    """A run of values of one flow and one basis."""
    observations = core_schema.tagged_union_schema(
        {"rows": listed(observation()), "columns": observation_columns()}, _layout
    )
    return record(
        "Series",
        {
            "id": ID,
            "label": NAME,
            "unit": UNIT,
            "frequency": word_of(words.FREQUENCIES),
            "observations": observations,
        },
        {"quantity": WORD, **_flow_fields(), "x_inventory": INVENTORY},
    )


SECTIONS: Final[Mapping[str, Callable[[], CoreSchema]]] = MappingProxyType(
    {
        "sources": source,
        "actors": actor,
        "places": place,
        "categories": category,
        "relation_types": relation_type,
        "events": event,
        "relations": relation,
        "phases": phase,
        "claims": claim,
        "series": series,
    }
)
"""The lists of a file, in the order in which they are checked, and what their rows are."""


@cache
def rows_validator(section: str) -> SchemaValidator:
    """Return what checks a list of rows of ``section``, up to the first fault."""
    return SchemaValidator(listed(SECTIONS[section]()))


@cache
def row_validator(section: str) -> SchemaValidator:
    """Return what checks one row of ``section``; ``head`` and ``observations`` are some too."""
    return SchemaValidator(_schema(section))


@cache
def field_names(section: str) -> frozenset[str]:
    """Return every field name of the records of ``section``, as files spell them."""
    return frozenset(_names(_schema(section)))


def own_extensions(section: str) -> frozenset[str]:
    """Return the ``x-`` fields that the program knows in ``section``."""
    return frozenset(name for name in field_names(section) if name.startswith("x-"))


def _schema(section: str) -> CoreSchema:
    if section == "head":
        return head()
    return observation() if section == "observations" else SECTIONS[section]()


def _names(schema: object) -> Iterator[str]:
    """Yield the names of the fields at any depth of a core schema."""
    if not isinstance(schema, dict):
        return
    if schema.get("type") == "typed-dict":
        for name, field in schema["fields"].items():
            yield field.get("validation_alias", name)
    for key, part in schema.items():
        if isinstance(part, dict) and key != "config":
            yield from _names(part)
