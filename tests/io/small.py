"""A small good file with every field of the format, and ways to spoil it."""

import json
from collections.abc import Mapping
from typing import Any

from viewer.io.dataset_file import Opened

EVIDENCE = {"source": "s1", "locator": "L3", "quote": "verbatim\nwords", "published": "2020-10"}
FLOW = {
    "flow": "import",
    "ref_area": "PRK",
    "counterpart_area": "CHN",
    "commodity": "TOTAL",
    "multiplier": 1000000,
    "adjustment": ["crude-oil-estimated"],
    "agency": "a1",
    "source": "s1",
}
GOOD: Mapping[str, Any] = {
    "$schema": "tradewake-1.schema.json",
    "tradewake": 1,
    "title": {"en": "Letters", "ko": "서한"},
    "description": "Two\nlines",
    "license": "CC0-1.0",
    "language": "en",
    "sources": [
        {
            "id": "s1",
            "title": "The article",
            "publisher": "A paper",
            "kind": "article",
            "main": True,
            "published": "2021-02",
            "url": "https://example.org/a?b=c",
            "note": "who speaks",
            "via": ["s2"],
            "text": "full text",
            "x-inventory": ["E01"],
        },
        {"id": "s2", "title": "An agency", "kind": "state-media"},
    ],
    "actors": [
        {
            "id": "a1",
            "name": "Ri Ryong Nam",
            "kind": "person",
            "country": "PRK",
            "aliases": ["Lee Yong-nam"],
            "names": {"ko": "리룡남"},
            "roles": [{"title": "minister", "during": "/2016"}],
            "note": "a note",
            "x-inventory": "A1",
        },
        {"id": "a2", "name": "Xi Jinping"},
    ],
    "places": [
        {
            "id": "p1",
            "name": "Dandong",
            "aliases": ["Andong"],
            "country": "CHN",
            "kind": "city",
            "lat": 40.1,
            "lon": 124,
            "note": "a note",
        },
        {"id": "p2", "name": "The railway", "kind": "route", "via": ["p1"]},
    ],
    "categories": [{"id": "letter", "label": "Letters", "color": 3}],
    "relation_types": [{"id": "answers", "label": "answers", "inverse": "is answered by"}],
    "events": [
        {
            "id": "e1",
            "title": "A letter",
            "summary": "Kim writes",
            "occurred": "2020-10-10",
            "reported": "2020-10-11",
            "basis": {"start": "text", "end": "text-year"},
            "x-written": "on October 10",
            "datings": [
                {
                    "clock": "occurred",
                    "date": "2020-10-09",
                    "label": "sent",
                    "source": "s2",
                    "basis": "derived",
                    "likelihood": "probable",
                    "best": True,
                    "note": "by wire",
                }
            ],
            "categories": ["letter"],
            "direction": {"kinds": ["one-way"], "from": "a1", "to": "a2"},
            "stance": "confirmed",
            "attributed_to": ["a2"],
            "context": True,
            "actors": ["a1", "a2"],
            "places": ["p1"],
            "tags": ["letters"],
            "importance": 0.9,
            "note": "a note",
            "evidence": [EVIDENCE],
            "x-inventory": ["E02", "E03"],
        },
        {"id": "e2", "title": "An answer", "occurred": None, "categories": ["letter"]},
        {"id": "e3", "title": "Silence", "occurred": "2020-22/..", "categories": ["letter"]},
    ],
    "relations": [
        {
            "type": "answers",
            "from": "e2",
            "to": "e1",
            "claimed_by": "a1",
            "stance": "likely",
            "note": "a note",
            "evidence": [EVIDENCE],
            "x-inventory": ["R1"],
        },
        {"type": "answers", "from": "e3", "to": None},
    ],
    "phases": [{"id": "ph1", "label": "Closed", "during": "2020/2021", "evidence": [EVIDENCE]}],
    "claims": [
        {
            "id": "c1",
            "quantity": "trade",
            "subject": "all goods",
            **FLOW,
            "of": "TOTAL",
            "period": "2020",
            "readings": [{"period": "2019", "likelihood": "possible", "note": "perhaps"}],
            "value": 539.1,
            "decimals": 1,
            "comparator": "<=",
            "approximate": True,
            "low": 530,
            "high": 540,
            "value_text": "$539.1 million",
            "unit": "USD",
            "change": [
                {
                    "amount": -80.7,
                    "decimals": 1,
                    "comparator": "=",
                    "kind": "percent",
                    "direction": "down",
                    "against": "c2",
                    "agency": "a1",
                    "source": "s1",
                    "quote": "down 80.7%",
                },
                {"against": "2019"},
            ],
            "origin": "derived",
            "inputs": ["c2"],
            "status": "P",
            "same_figure_as": ["c2"],
            "published": "2021-02-12",
            "evidence": [EVIDENCE],
            "events": ["e1"],
            "note": "a note",
            "x-inventory": ["Q01"],
        },
        {"id": "c2", "quantity": "trade", "period": None, "unit": "USD", "source": "s1"},
    ],
    "series": [
        {
            "id": "m1",
            "label": "Imports",
            "quantity": "trade",
            **FLOW,
            "unit": "USD",
            "frequency": "M",
            "observations": [
                {"claim": "c1"},
                {
                    "period": "2020-10",
                    "value": 1.66,
                    "comparator": "<",
                    "status": "E",
                    "published": "2020-11",
                    "note": "low",
                },
                {"period": "2020-11"},
            ],
            "x-inventory": ["MO1"],
        },
        {
            "id": "m2",
            "label": "Long",
            "unit": "T",
            "frequency": "A",
            "observations": {"period": ["2018", "2019"], "value": [1, None], "status": ["A", "Q"]},
        },
    ],
}


def good() -> dict[str, Any]:
    """A copy that may be changed."""
    made: dict[str, Any] = json.loads(json.dumps(GOOD))
    return made


def put(path: str, value: object, into: dict[str, Any] | None = None) -> dict[str, Any]:
    """The small file with another value at a JSON Pointer; ``/-`` adds to a list."""
    made = good() if into is None else into
    *steps, last = path.split("/")[1:]
    part: Any = made
    for step in steps:
        part = part[int(step)] if isinstance(part, list) else part[step]
    if last == "-":
        part.append(value)
    elif isinstance(part, list):
        part[int(last)] = value
    else:
        part[last] = value
    return made


def take(path: str) -> dict[str, Any]:
    """The small file without the value at a JSON Pointer."""
    made = good()
    *steps, last = path.split("/")[1:]
    part: Any = made
    for step in steps:
        part = part[int(step)] if isinstance(part, list) else part[step]
    del part[int(last) if isinstance(part, list) else last]
    return made


def written(value: object, indent: int | None = 2) -> bytes:
    """A value as the bytes of a file."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def told_of(made: Opened) -> list[tuple[str, str]]:
    """Code and pointer of every problem."""
    return [(problem.code, problem.pointer) for problem in made.problems]
