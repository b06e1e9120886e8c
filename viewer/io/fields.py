"""Fields of many records at once, checked by pydantic's core column by column.

The tables are those of `viewer.io.format1`. To check a column of texts takes a third of the time
of checking as many records, for most of what a record takes goes into making another of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import NoneType
from typing import Any, Final

from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema

from viewer.io.format1 import Row

_STRICT: Final = CoreConfig(strict=True, allow_inf_nan=False)


class Doubtful(ValueError):
    """Something may be wrong with these records: they have to be read one by one."""


class Record:
    """What a kind of record must and may hold; ``parts`` are the kinds of its objects."""

    def __init__(self, schema: CoreSchema, apart: Sequence[str] = ()) -> None:
        """``apart`` names the fields whose objects are checked as records of their own."""
        fields: Mapping[str, Any] = schema["fields"]
        named = {field.get("validation_alias", name): field for name, field in fields.items()}
        self.known = frozenset(named)
        self.required = frozenset(name for name, field in named.items() if field["required"])
        self.parts = {name: Record(_object(named[name]["schema"])) for name in apart}
        self.lists = {
            name: _List(schema)
            for name, field in named.items()
            if name not in apart and (schema := _list_of_texts(field["schema"])) is not None
        }
        self.checks = {
            name: _column(field["schema"])
            for name, field in named.items()
            if name not in apart and name not in self.lists
        }


class _List:
    """What a field must hold that holds lists of texts."""

    def __init__(self, schema: Any) -> None:
        self.entries = _column(schema["items_schema"])
        self.least = schema.get("min_length") or 0


def _column(schema: Any) -> SchemaValidator:
    every = core_schema.tuple_schema([schema], variadic_item_index=0, fail_fast=True)
    return SchemaValidator(every, _STRICT)


def _list_of_texts(schema: Any) -> Any:
    if schema["type"] == "nullable":
        schema = schema["schema"]
    flat = schema["type"] == "list" and schema["items_schema"]["type"] in ("str", "literal")
    return schema if flat else None


def _object(schema: Any) -> CoreSchema:
    """Return the schema of the objects that a field holds, one or a list of them."""
    while schema["type"] != "typed-dict":
        schema = schema["schema" if schema["type"] == "nullable" else "items_schema"]
    found: CoreSchema = schema
    return found


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of some records, each as a column; ``names`` counts what all of them name."""

    count: int
    names: int
    columns: Mapping[str, tuple[Any, ...]]

    def of(self, name: str, instead: object = None) -> Sequence[Any]:
        """Return a field of all records; ``instead`` stands where it is absent or null."""
        if (values := self.columns.get(name)) is None:
            return (instead,) * self.count
        if instead is not None and None in values:
            return [instead if value is None else value for value in values]
        return values

    def some(self, name: str, instead: object) -> Sequence[Any] | None:
        """Return a field, None where no record has it."""
        return self.of(name, instead) if name in self.columns else None


def fields_of(rows: Sequence[Row], record: Record) -> Fields:
    """Return the fields of records, all of them checked but for ``record.parts``.

    Raises Doubtful, or pydantic's ValidationError, which is a ValueError too.
    """
    if set(map(type, rows)) - {dict}:
        raise Doubtful
    shapes = set(map(tuple, rows))
    if any(not record.required <= set(shape) <= record.known for shape in shapes):
        raise Doubtful
    if len(shapes) == 1:  # the rule
        (shape,) = shapes
        columns = dict(zip(shape, zip(*map(dict.values, rows), strict=True), strict=True))
        names = len(shape) * len(rows)
    else:
        every = dict.fromkeys(chain.from_iterable(shapes))
        columns = {name: tuple([row.get(name) for row in rows]) for name in every}
        names = sum(map(len, rows))
    for name, column in columns.items():
        if name in record.lists:
            _check_lists(column, record.lists[name], optional=name not in record.required)
        elif name not in record.parts:
            columns[name] = record.checks[name].validate_python(column)
    return Fields(len(rows), names, columns)


def _check_lists(column: Sequence[Any], wanted: _List, *, optional: bool) -> None:
    kinds = set(map(type, column))
    if kinds - {list, NoneType} or (NoneType in kinds and not optional):
        raise Doubtful
    lists = column if NoneType not in kinds else [some for some in column if some is not None]
    if wanted.least and min(map(len, lists), default=wanted.least) < wanted.least:
        raise Doubtful
    wanted.entries.validate_python(tuple(chain.from_iterable(lists)))


def objects_of(fields: Fields, record: Record, name: str) -> Fields | None:
    """Return the fields of the objects in a field that holds one or none; None for no object."""
    rows = fields.some(name, {})
    return fields_of(rows, record.parts[name]) if rows is not None else None
