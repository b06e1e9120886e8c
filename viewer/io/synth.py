"""Datasets of any size, the same for the same numbers: what speed is measured on.

Events are as real ones are: dates of every precision, some that lasted, nested evidence with
quotations, a few actors, places and tags; about 560 bytes each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

FIRST_DAY: Final = date(2000, 1, 1)
YEARS: Final = 25
DAYS: Final = YEARS * 365
LASTING: Final = 0.3
"""This share of the events lasted, most of them up to two months, one in 10,000 up to ten years."""
LONG: Final = 0.0001
LONGEST_SERIES: Final = 1_000_000
"""Days that one series may have, half of them before 2000; more points make more series."""
A_PART: Final = 500
WORDS: Final = (
    "harbour", "treaty", "convoy", "grain", "tariff", "envoy", "bridge", "quota", "ferry",
    "charter", "summit", "embargo", "railway", "market", "letter", "census", "strike", "canal",
    "garrison", "survey", "copper", "timber", "mission", "council", "debate", "pilgrim",
    "shipment", "inquiry", "festival", "archive", "signal", "border", "lantern", "merchant",
    "orchard",
)  # fmt: skip
CATEGORIES: Final = (
    "Letters", "Trade", "Press", "Appointments", "Borders", "Sanctions", "Ceremonies", "Forecasts",
)  # fmt: skip
STANCES: Final = (
    ("confirmed", 60), ("reported", 25), ("rumour", 5), ("denied", 2), ("likely", 4),
    ("opinion", 2), ("forecast", 2),
)  # fmt: skip
ACTORS, PLACES, SOURCES, TAGS = 40, 25, 60, 12


def synth(events: int, points: int, seed: int = 1) -> Iterator[bytes]:
    """Yield the parts of a file of format 1 with so many events and values; UTF-8, one record a
    line.
    """
    random = Random(seed)
    head = {
        "$schema": "tradewake-1.schema.json",
        "tradewake": 1,
        "title": f"{events:,} made-up events, {points:,} made-up values",
        "description": "Made by a program to measure speed. Nothing in it happened.",
        "language": "en",
        "sources": [_source(number) for number in range(SOURCES)],
        "actors": [
            {"id": f"actor-{n}", "name": _name(random), "kind": "group"} for n in range(ACTORS)
        ],
        "places": [
            {"id": f"place-{n}", "name": _name(random), "kind": "city"} for n in range(PLACES)
        ],
        "categories": [
            {"id": name.lower(), "label": name, "color": color}
            for color, name in enumerate(CATEGORIES, start=1)
        ],
    }
    text = json.dumps(head, ensure_ascii=False)
    yield f'{text[:-1]}, "events": [\n'.encode()
    yield from _lines(_event(random, number) for number in range(events))
    yield b'\n], "series": [\n'
    yield from _lines(_series(random, points))
    yield b"\n]}\n"


def _lines(records: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """Yield records a line each, many lines at a time."""
    part: list[str] = []
    before = ""
    for record in records:
        part.append(json.dumps(record, ensure_ascii=False))
        if len(part) == A_PART:
            yield (before + ",\n".join(part)).encode()
            part, before = [], ",\n"
    if part:
        yield (before + ",\n".join(part)).encode()


def _name(random: Random) -> str:
    return " ".join(random.choice(WORDS).capitalize() for _ in range(2))


def _source(number: int) -> dict[str, Any]:
    return {
        "id": f"source-{number}",
        "title": f"The {WORDS[number % len(WORDS)].capitalize()} Gazette, volume {number + 1}",
        "kind": "newspaper",
        "main": number == 0,
    }


def _event(random: Random, number: int) -> dict[str, Any]:
    start = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    reported = start + timedelta(days=random.randrange(5))
    source = f"source-{random.randrange(SOURCES)}"
    title = " ".join(random.choices(WORDS, k=random.randint(3, 7))).capitalize()
    stances, weights = zip(*STANCES, strict=True)
    return {
        "id": f"event-{number:07}",
        "title": title,
        "summary": " ".join(random.choices(WORDS, k=15)).capitalize() + ".",
        "occurred": _when(random, start),
        "reported": reported.isoformat(),
        "categories": [CATEGORIES[random.randrange(len(CATEGORIES))].lower()],
        "stance": random.choices(stances, weights)[0],
        "actors": _some(random, "actor", ACTORS, 2),
        "places": _some(random, "place", PLACES, 1),
        "tags": [WORDS[random.randrange(TAGS)]],
        "importance": round(random.random() ** 3, 3),
        "evidence": [
            {
                "source": source,
                "locator": f"page {random.randrange(1, 40)}",
                "quote": " ".join(random.choices(WORDS, k=10)),
                "published": reported.isoformat(),
            }
        ],
    }


def _when(random: Random, start: date) -> str:
    """Return a date of some precision, or a time that something lasted."""
    kind = random.random()
    if kind < LASTING:
        longest = 3650 if random.random() < LONG / LASTING else 60
        return f"{start}/{start + timedelta(days=random.randint(1, longest))}"
    if kind < LASTING + 0.06:
        return f"{start:%Y-%m}"
    if kind < LASTING + 0.08:
        return f"{start:%Y-%m}~"
    if kind < LASTING + 0.09:
        return f"{start:%Y}"
    return start.isoformat()


def _some(random: Random, kind: str, count: int, most: int) -> list[str]:
    chosen = random.sample(range(count), random.randint(1, most))
    return [f"{kind}-{number}" for number in chosen]


def _series(random: Random, points: int) -> Iterator[dict[str, Any]]:
    number = 0
    while points > 0:
        count = min(points, LONGEST_SERIES)
        points -= count
        number += 1
        first = FIRST_DAY - timedelta(days=count // 2)
        value, values = 100.0, []
        for _ in range(count):
            value = max(0.0, value + random.gauss(0, 1))
            values.append(None if random.random() < 0.01 else round(value, 2))
        yield {
            "id": f"series-{number}",
            "label": f"Price of {WORDS[number % len(WORDS)]}",
            "quantity": "price",
            "unit": "USD",
            "frequency": "D",
            "source": "source-0",
            "observations": {
                "period": [(first + timedelta(days=day)).isoformat() for day in range(count)],
                "value": values,
            },
        }
