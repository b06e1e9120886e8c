"""The JSON Schema says what the program checks."""

import json
import re

import pytest

from tests.io.small import GOOD
from viewer.io import words
from viewer.io.schema import NAME, json_schema

SCHEMA = json_schema()


def test_the_schema_beside_the_data_is_the_one_the_program_prints(repo):
    kept = json.loads((repo / "data" / NAME).read_text(encoding="utf-8"))
    assert kept == SCHEMA, "run: tradewake schema > data/" + NAME


def objects(schema: object) -> list[dict[str, object]]:
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    inner = [found for part in schema.values() for found in objects(part)]
    return [schema, *inner] if "properties" in schema else inner


def test_unknown_fields_are_forbidden_and_x_fields_allowed_everywhere():
    found = objects(SCHEMA)
    assert len(found) > 15
    for schema in found:
        assert schema["additionalProperties"] is False
        assert schema["patternProperties"] == {"^x-": {}}


def test_every_reference_of_the_schema_leads_somewhere():
    for name in re.findall(r'"#/\$defs/(\w+)"', json.dumps(SCHEMA)):
        assert name in SCHEMA["$defs"]


def allowed(schema: dict[str, object], value: object) -> bool:
    """Whether a value fits: the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][str(schema["$ref"]).rsplit("/", 1)[1]]
    for choice in ("anyOf", "oneOf"):
        if choice in schema and not any(
            allowed({**part, "required_only": True} if "required" in part else part, value)
            for part in schema[choice]
        ):
            return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "required" in schema and not set(schema["required"]) <= set(value or ()):
        return False
    if schema.get("required_only"):
        return True
    return fits_type(schema, value)


TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
    "boolean": bool, "null": type(None),
}  # fmt: skip


def fits_type(schema: dict[str, object], value: object) -> bool:
    kind = schema.get("type")
    if kind is not None and not isinstance(value, TYPES[str(kind)]):
        return False
    if isinstance(value, dict) and "properties" in schema:
        names = {name for name in value if not name.startswith("x-")}
        return names <= schema["properties"].keys() and all(
            allowed(schema["properties"][name], value[name]) for name in names
        )
    if isinstance(value, list) and "items" in schema:
        return all(allowed(schema["items"], entry) for entry in value)
    if isinstance(value, str):
        return len(value) >= schema.get("minLength", 0)
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return low <= value <= high
    return True


def test_the_small_file_and_the_bundled_one_fit_the_schema(repo):
    assert allowed(SCHEMA, dict(GOOD))
    bundled = json.loads((repo / "data" / "dprk-china.json").read_text(encoding="utf-8"))
    assert allowed(SCHEMA, bundled)


@pytest.mark.parametrize(
    ("section", "change"),
    [
        ("events", {"stance": "rumor"}),
        ("events", {"titel": "x"}),
        ("events", {"importance": 2}),
        ("claims", {"unit": 3}),
        ("claims", {"source": None, "evidence": 1}),
        ("series", {"observations": "none"}),
        ("categories", {"color": 9}),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(section, change):
    file = {**GOOD, section: [{**GOOD[section][0], **change}]}
    assert not allowed(SCHEMA, file)


def test_a_claim_needs_a_source_or_evidence():
    claim = {"id": "c", "quantity": "trade", "period": None}
    assert not allowed(SCHEMA, {"tradewake": 1, "claims": [claim]})
    assert allowed(SCHEMA, {"tradewake": 1, "claims": [{**claim, "source": "s"}]})
    assert allowed(SCHEMA, {"tradewake": 1, "claims": [{**claim, "evidence": []}]})


def test_code_lists_have_no_doubles_and_no_strays():
    for codes in (words.ISO_4217, words.AREAS):
        listed = codes.split()
        assert len(listed) == len(set(listed))
        assert all(re.fullmatch("[A-Z]{3}", code) for code in listed)
    units = words.OTHER_UNITS.split()
    assert len(units) == len(set(units))
    assert not set(units) & set(words.ISO_4217.split())
    for known in ("USD", "CNY", "KPW", "KRW", "JPY", "EUR", "RUB"):
        assert known in words.ISO_4217.split()
    for known in ("PERCENT", "RATIO", "M2", "KG", "T", "ITEMS", "PERSONS", "YEARS", "RANK", "BBL"):
        assert known in units
    for known in ("PRK", "CHN", "KOR", "USA", "JPN", "RUS", "WLD"):
        assert known in words.AREAS.split()
    assert 245 < len(words.AREAS.split()) < 270
