"""The JSON Schema of format 1, made from the very tables that files are checked with.

Only ``tradewake schema`` and the tests come here: this imports pydantic whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from viewer.io import format1, reading, words

NAME: Final = "tradewake-1.schema.json"

_LANGUAGE_MAP: Final = {
    "type": "object",
    "propertyNames": {"pattern": words.LANGUAGE_PATTERN},
    "minProperties": 1,
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a whole file; its texts are for programmers."""
    generator = _Generator(by_alias=True)
    generator.generate_inner(format1.head())
    properties = dict(generator.records.pop("Head")["properties"])
    for name, row in format1.SECTIONS.items():
        rows = generator.generate_inner(core_schema.list_schema(row()))
        properties[name] = {"anyOf": [rows, {"type": "null"}]}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": NAME,
        "title": "Tradewake dataset, format 1",
        "type": "object",
        "properties": properties,
        "required": ["tradewake"],
        **_CLOSED,
        "$defs": dict(sorted(generator.records.items())),
    }


_CLOSED: Final = {"patternProperties": {"^x-": {}}, "additionalProperties": False}


class _Generator(GenerateJsonSchema):
    """Puts each record under ``$defs`` by its name, and knows our own validators."""

    def __init__(self, *, by_alias: bool = True) -> None:
        super().__init__(by_alias=by_alias)
        self.records: dict[str, JsonSchemaValue] = {}

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        name = schema["cls_name"]
        made = super().typed_dict_schema(schema)
        made.update(_CLOSED)
        made.pop("title", None)
        made["properties"] = {
            field: {key: value for key, value in kind.items() if key != "title"}
            for field, kind in made["properties"].items()
            if not field.startswith("x-")  # whatever they hold, they are good
        }
        if name == "Claim":
            made["anyOf"] = [{"required": ["source"]}, {"required": ["evidence"]}]
        self.records[name] = made
        return {"$ref": f"#/$defs/{name}"}

    def handle_ref_overrides(self, json_schema: JsonSchemaValue) -> JsonSchemaValue:
        return json_schema  # our references are none of the definitions it keeps

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return {"enum": [str(member) for member in schema["members"]]}

    def function_plain_schema(
        self, schema: core_schema.PlainValidatorFunctionSchema
    ) -> JsonSchemaValue:
        function = schema["function"]["function"]
        for name, known, made in _OWN:
            if function is known:
                self.records[name] = made
                return {"$ref": f"#/$defs/{name}"}
        return super().function_plain_schema(schema)

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return {"oneOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}


def _text(longest: int, shortest: int = 0) -> JsonSchemaValue:
    text: JsonSchemaValue = {"type": "string", "maxLength": longest}
    if shortest:
        text["minLength"] = shortest
    return {"anyOf": [text, {**_LANGUAGE_MAP, "additionalProperties": text}]}


_OWN: Final[tuple[tuple[str, Callable[..., object], JsonSchemaValue], ...]] = (
    ("Line", reading.read_line, _text(reading.LONGEST_LINE)),
    ("Name", reading.read_name, _text(reading.LONGEST_LINE, 1)),
    ("Text", reading.read_body, _text(reading.LONGEST_BODY)),
    (
        "Date",
        reading.read_date,
        {
            "type": "string",
            "format": "edtf",
            "minLength": 1,
            "maxLength": 64,
            "description": "EDTF (ISO 8601-2): levels 0 and 1, and [a..b], [..b], [a..]",
        },
    ),
    (
        "Unit",
        reading.read_unit,
        {
            "anyOf": [
                {"enum": sorted(reading.KNOWN_UNITS)},
                {"type": "string", "pattern": words.OWN_UNIT_PATTERN},
            ]
        },
    ),
    ("Inventory", reading.read_inventory, {}),
    ("Written", reading.read_written, {}),
)
