"""The kinds of value that a field of format 1 can hold, as schemas of pydantic's core.

Made straight from the parts that pydantic's annotations are turned into, because the program
waits for this at its start (docs/decisions/0005). Everything is strict: no text becomes a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pydantic_core import CoreConfig, CoreSchema, core_schema

from viewer.io import reading, words

LARGEST: Final = 1e15
"""Numbers beyond this are slips of a unit, and no chart could tell them apart."""
_STRICT = CoreConfig(strict=True, allow_inf_nan=False, extra_fields_behavior="forbid")
_ALIASES = (("from_", "from"), ("x_inventory", "x-inventory"), ("x_written", "x-written"),
            ("schema_", "$schema"))  # fmt: skip


def record(
    name: str, required: dict[str, CoreSchema], optional: dict[str, CoreSchema]
) -> CoreSchema:
    """Make the schema of an object; an ``optional`` field may also be null."""
    aliases = dict(_ALIASES)
    fields = {
        field: core_schema.typed_dict_field(
            schema, required=True, validation_alias=aliases.get(field)
        )
        for field, schema in required.items()
    } | {
        field: core_schema.typed_dict_field(
            core_schema.nullable_schema(schema),
            required=False,
            validation_alias=aliases.get(field),
        )
        for field, schema in optional.items()
    }
    return core_schema.typed_dict_schema(fields, cls_name=name, config=_STRICT)


def listed(entry: CoreSchema, at_least: int | None = None) -> CoreSchema:
    """Make the schema of a list; it stops at its first fault, as a list may have a million."""
    return core_schema.list_schema(entry, min_length=at_least, fail_fast=True)


def word_of(allowed: tuple[str, ...]) -> CoreSchema:
    """Make the schema of a closed vocabulary."""
    return core_schema.literal_schema(list(allowed))


def member_of(enum: type[StrEnum]) -> CoreSchema:
    """Make the schema of a closed vocabulary that the model knows."""
    # Not strict: a strict one would take only its own members, never their texts.
    return core_schema.enum_schema(enum, list(enum), sub_type="str", strict=False)


def _text(pattern: str | None, longest: int) -> CoreSchema:
    return core_schema.str_schema(pattern=pattern, min_length=1, max_length=longest)


def number(low: float, high: float) -> CoreSchema:
    """Make the schema of a finite number within bounds."""
    return core_schema.float_schema(ge=low, le=high)


ID = _text(words.ID_PATTERN, 200)
REF = _text(None, 200)
WORD = _text(words.WORD_PATTERN, 100)
CODE = _text(words.CODE_PATTERN, 40)
ADDRESS = _text(words.ADDRESS_PATTERN, 4000)
LANGUAGE = _text(words.LANGUAGE_PATTERN, 40)
LINE = core_schema.with_info_plain_validator_function(reading.read_line)
NAME = core_schema.with_info_plain_validator_function(reading.read_name)
BODY = core_schema.with_info_plain_validator_function(reading.read_body)
DATE = core_schema.no_info_plain_validator_function(reading.read_date)
UNIT = core_schema.no_info_plain_validator_function(reading.read_unit)
INVENTORY = core_schema.no_info_plain_validator_function(reading.read_inventory)
WRITTEN = core_schema.no_info_plain_validator_function(reading.read_written)
FLAG = core_schema.bool_schema()
AMOUNT = number(-LARGEST, LARGEST)
MULTIPLIER = core_schema.float_schema(gt=0, le=LARGEST)
DECIMALS = core_schema.int_schema(ge=0, le=15)
REFS = listed(REF)
WORDS = listed(WORD)
LINES = listed(LINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """How texts, dates and words of the model are read: each with a Python function, or not."""

    line: CoreSchema
    name: CoreSchema
    body: CoreSchema
    date: CoreSchema
    inventory: CoreSchema
    written: CoreSchema
    member: Callable[[type[StrEnum]], CoreSchema]


READ: Final = Reading(LINE, NAME, BODY, DATE, INVENTORY, WRITTEN, member_of)
"""Everything comes out as the model has it."""


def _value_of(enum: type[StrEnum]) -> CoreSchema:
    return word_of(tuple(member.value for member in enum))


def only_checked(*, line_ends: bool) -> Reading:
    """Return how texts are read that `viewer.io.plain` knows to be safe: they stay as they are.

    Dates are left to be checked by the column. ``line_ends`` tells whether there may be line
    ends or tabs, which no line may have.
    """
    within = r"^[^\n\t]*$" if line_ends else None
    line = core_schema.str_schema(pattern=within, max_length=reading.LONGEST_LINE)
    name = core_schema.str_schema(pattern=within, min_length=1, max_length=reading.LONGEST_LINE)
    body = core_schema.str_schema(max_length=reading.LONGEST_BODY)
    text = core_schema.str_schema()
    either = core_schema.union_schema([text, listed(text)])
    return Reading(line, name, body, text, either, text, _value_of)
