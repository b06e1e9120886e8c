"""Reading 100,000 dates beside reading the JSON that holds them.

Run: python benchmarks/dates.py. A date is a small part of an event, so reading all of them should
cost no more than `json.loads` of the file they stand in. Medians of five, taken by turns in one
process; the ratio counts, not the milliseconds.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable

from viewer.model.calendar import civil, day_of
from viewer.model.edtf import parse
from viewer.model.edtf_bulk import bounds

COUNT = 100_000
ROUNDS = 5
SIZE = 560
"""Bytes of one event, about what the bundled dataset has."""


def written(day: int, kind: float) -> str:
    """Return a date as people write them: mostly days, then months, years, stretches, marks."""
    year, month, number = civil(day)
    if kind < 0.60:
        return f"{year:04}-{month:02}-{number:02}"
    if kind < 0.72:
        return f"{year:04}-{month:02}"
    if kind < 0.84:
        return f"{year:04}"
    if kind < 0.90:
        later_year, later_month, later = civil(day + 3 + day % 90)
        return f"{year:04}-{month:02}-{number:02}/{later_year:04}-{later_month:02}-{later:02}"
    if kind < 0.93:
        return f"{year:04}/{year + 2:04}"
    if kind < 0.95:
        return f"{year:04}-{21 + month % 4}"
    if kind < 0.97:
        return f"{year:04}~"
    if kind < 0.99:
        return f"{year:04}-{month:02}/.."
    return f"[..{year:04}-{month:02}-{number:02}]"


def ordinary_dates(count: int) -> list[str]:
    """Return ``count`` dates between 1900 and 2030, the same at every run."""
    chance = random.Random(1)
    first, last = day_of(1900), day_of(2030)
    return [written(chance.randrange(first, last), chance.random()) for _ in range(count)]


def events_json(dates: list[str]) -> bytes:
    """Return a file of one event for each date, with evidence nested as in real ones."""
    events = []
    for number, date in enumerate(dates):
        event = {
            "id": f"event-{number}",
            "title": f"Letter {number} on the anniversary of the founding of the party",
            "occurred": date,
            "categories": ["letter"],
            "stance": "confirmed",
            "actors": ["kim-jong-un", "xi-jinping"],
            "places": ["pyongyang"],
            "importance": 0.5,
            "evidence": [{"source": "article", "locator": f"L{number % 90}", "quote": ""}],
        }
        missing = max(0, SIZE - len(json.dumps(event)))
        event["evidence"] = [
            {
                "source": "article",
                "locator": f"L{number % 90}",
                "quote": ("promised to make efforts to develop relations " * 9)[:missing],
            }
        ]
        events.append(event)
    return json.dumps({"tradewake": 1, "events": events}).encode()


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    dates = ordinary_dates(COUNT)
    text = events_json(dates)
    works: dict[str, Callable[[], object]] = {
        "json.loads": lambda: json.loads(text),
        "parse()": lambda: [parse(date) for date in dates],
        "bounds()": lambda: bounds(dates),
        "bounds(), days only": lambda: bounds(days),
    }
    days = [f"{y:04}-{m:02}-{d:02}" for y, m, d in map(civil, range(-COUNT // 2, COUNT // 2))]
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            taken[name].append(seconds(work))
    floor = statistics.median(taken["json.loads"])
    size = len(text) / COUNT
    lines = [f"{COUNT:,} dates, JSON of {size:.0f} bytes an event, medians of {ROUNDS}"]
    for name, times in taken.items():
        median = statistics.median(times)
        lines.append(f"{name:20} {median * 1000:7.1f} ms   {median / floor:5.2f} x json.loads")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
