"""What is worked out of all events between "columns at hand" and the first complete paint.

Columns of made-up events are built directly, as ordinary ones are: days, months, years and times
that lasted up to two months over 25 years, eight categories, forty actors. Each part runs in the
order in which opening a file needs it, on fresh objects; the least processor time of the rounds, so
that other work on the machine counts little. Memory is what numpy and Python hold for a part after
it, by tracemalloc in a round of its own.

    python -m benchmarks.columns [--rounds 5] [--seed 1] [--sizes 100000,1000000]
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import time
import tracemalloc
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from viewer.engine.lists.events import EventList
from viewer.engine.query.facts import Facts
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.engine.timeline.drawn import draw
from viewer.io.synth import ACTORS, CATEGORIES, PLACES, SOURCES, TAGS, WORDS
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.date_column import DateColumn, DateTable
from viewer.model.edtf import parse
from viewer.model.event_columns import STANCES, EventColumns
from viewer.model.records import Actor, Category, Clock, Event, Place, Source
from viewer.model.text_column import KeyColumn, TextColumn
from viewer.model.view import Datings, GroupBy, ViewState
from viewer.state.ahead import indexed, lanes_of, look_ahead, passing
from viewer.state.opening import opening_view

DAYS = 9125
LAST_KEPT = "list by time"
QUERIES = (
    "actor:actor-3", "tag:grain status:rumour", "date:2010-10", "not has:quote", "harbour",
)  # fmt: skip


class MadeUp(Events):
    """Events of which there are columns and nothing else."""

    at_hand = False

    def __init__(self, columns: EventColumns) -> None:
        super().__init__()
        self._columns = columns

    @cached_property
    def columns(self) -> EventColumns:
        """The columns."""
        return self._columns

    def __len__(self) -> int:
        return len(self._columns)

    def __getitem__(self, position: Any) -> Any:
        raise AssertionError("an event was read where columns do")

    def __iter__(self) -> Any:
        raise AssertionError("all events were read where columns do")

    def position(self, event_id: str) -> int | None:
        """Read the number in the id."""
        return int(event_id[6:])

    def get(self, event_id: str) -> Event | None:
        """Nothing is read."""
        raise AssertionError("an event was read where columns do")


def made(count: int, seed: int) -> Dataset:
    """Return a dataset of so many events."""
    random = np.random.default_rng(seed)
    starts = random.integers(0, DAYS, count)
    one = np.arange(count + 1)
    actors = random.integers(1, 3, count)
    columns = EventColumns(
        ids=TextColumn.of(f"event-{n:07}" for n in range(count)),
        titles=_titles(random, count),
        occurred=_occurred(random, starts),
        reported=_days(starts + random.integers(0, 5, count)),
        categories=_keys([name.lower() for name in CATEGORIES], random, one),
        stance=random.integers(1, len(STANCES), count).astype(np.uint8),
        context=np.zeros(count, bool),
        importance=np.round(random.random(count) ** 3, 3),
        bound_start=np.zeros(count, bool),
        bound_end=np.zeros(count, bool),
        attributed_to=_keys([], random, one * 0),
        actors=_keys(
            [f"actor-{n}" for n in range(ACTORS)], random, np.append(0, np.cumsum(actors))
        ),
        places=_keys([f"place-{n}" for n in range(PLACES)], random, one),
        tags=_keys(WORDS[:TAGS], random, one),
        sources=_keys([f"source-{n}" for n in range(SOURCES)], random, one),
        direction_kinds=_keys([], random, one * 0),
        direction_from=_keys([], random, one * 0),
        direction_to=_keys([], random, one * 0),
        quoted=np.ones(count, bool),
        noted=np.zeros(count, bool),
        datings={},
    )
    return Dataset(
        Clean(f"{count:,} made-up events"),
        sources=Dataset.index([Source(f"source-{n}", Clean(f"Gazette {n}"), main=n == 0)
                               for n in range(SOURCES)]),
        actors=Dataset.index([Actor(f"actor-{n}", Clean(f"Actor {n}")) for n in range(ACTORS)]),
        places=Dataset.index([Place(f"place-{n}", Clean(f"Place {n}")) for n in range(PLACES)]),
        categories=Dataset.index([Category(name.lower(), Clean(name), color)
                                  for color, name in enumerate(CATEGORIES, 1)]),
        events=MadeUp(columns),
    )  # fmt: skip


def _titles(random: np.random.Generator, count: int) -> TextColumn:
    some = random.integers(0, len(WORDS), (count, 5))
    lengths = random.integers(3, 6, count)
    rows = zip(some.tolist(), lengths.tolist(), strict=True)
    return TextColumn.of(" ".join([WORDS[n] for n in row[:most]]) for row, most in rows)


def _keys(
    keys: list[str] | tuple[str, ...], random: np.random.Generator, offsets: np.ndarray[Any, Any]
) -> KeyColumn:
    codes = random.integers(0, max(1, len(keys)), int(offsets[-1]))
    return KeyColumn(tuple(keys), codes, offsets)


def _days(days: np.ndarray[Any, Any]) -> DateColumn:
    texts = [str(np.datetime64("2000-01-01") + n) for n in range(DAYS + 5)]
    return DateColumn(DateTable.of(map(parse, texts)), days)


def _occurred(random: np.random.Generator, starts: np.ndarray[Any, Any]) -> DateColumn:
    first, kinds = np.datetime64("2000-01-01"), random.random(len(starts))
    lengths = random.integers(1, 61, len(starts))
    known: dict[str, int] = {}
    codes = np.empty(len(starts), np.int32)
    rows = zip(starts.tolist(), kinds.tolist(), lengths.tolist(), strict=True)
    days = [str(first + n) for n in range(DAYS + 61)]
    for row, (start, kind, length) in enumerate(rows):
        text = days[start]
        if kind < 0.3:
            text = f"{text}/{days[start + length]}"
        elif kind < 0.38:
            text = text[:7] + ("~" if kind > 0.36 else "")
        elif kind < 0.39:
            text = text[:4]
        codes[row] = known.setdefault(text, len(known))
    return DateColumn(DateTable.of(map(parse, known)), codes)


Parts = dict[str, Callable[[dict[str, Any]], Any]]


def parts(dataset: Dataset) -> Parts:
    """Return what is measured, by name; each part may use what those before it made."""
    clock, datings = Clock.OCCURRED, Datings.ALL
    shown: Parts = {
        "draw": lambda made: draw(dataset, clock, datings),
        "opening view": lambda made: opening_view(dataset, made["draw"]),
        "facts and filter": lambda made: passing(
            Facts(dataset), made["opening view"].filter, made["draw"]
        ),
        "lanes by category": lambda made: lanes_of(
            dataset, made["opening view"], made["facts and filter"][0]
        ),
        "index of the lanes": lambda made: indexed(made["draw"], made["lanes by category"]),
        "all of these in one": lambda made: look_ahead(dataset, made["opening view"]),
    }
    for by in GroupBy:
        if by is not GroupBy.CATEGORY:
            shown[f"lanes by {by.value}"] = lambda made, by=by: lanes_of(
                dataset, ViewState(made["opening view"].time, group_by=by),
                made["facts and filter"][0],
            )  # fmt: skip
    shown["list by time"] = lambda made: EventList(dataset, made["draw"], clock, datings).positions(
        made["facts and filter"][0], None
    )
    for number, key in ((2, "title"), (1, "status"), (4, "credited"), (5, "source")):
        shown[f"list sorted by {key}"] = lambda made, number=number: (
            EventList(dataset, made["draw"], clock, datings)
            .table(np.asarray(made["list by time"]))
            .order(number)
        )
    facts = Facts(dataset)
    for text in QUERIES:
        shown[f"filter {text}, first"] = lambda made, text=text: matching(parse_query(text), facts)
        shown[f"filter {text}, again"] = lambda made, text=text: matching(parse_query(text), facts)
    return shown


def held(dataset: Dataset) -> dict[str, float]:
    """Return how many megabytes each part keeps."""
    found: dict[str, float] = {}
    results: dict[str, Any] = {}
    for name, part in parts(dataset).items():
        gc.collect()
        tracemalloc.start()
        results[name] = part(results)
        gc.collect()
        found[name] = tracemalloc.get_traced_memory()[0] / 1e6
        tracemalloc.stop()
        if name == LAST_KEPT:
            break  # what comes after it is not kept, or is tracked for minutes
    return found


def weight(columns: EventColumns) -> int:
    """Return the bytes of all arrays in columns."""
    seen: dict[int, int] = {}

    def add(one: Any) -> None:
        if isinstance(one, np.ndarray):
            seen[id(one)] = one.nbytes
            return
        names = getattr(one, "__slots__", ())
        for name in names:
            if not name.startswith("__"):
                add(getattr(one, name))

    add(columns)
    return sum(seen.values())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", default="100000,1000000")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores")
    for size in map(int, asked.sizes.split(",")):
        dataset = made(size, asked.seed)
        columns = dataset.events.columns
        taken: dict[str, list[float]] = {}
        for _ in range(asked.rounds):
            results: dict[str, Any] = {}
            for name, part in parts(dataset).items():
                began = time.process_time()
                results[name] = part(results)
                taken.setdefault(name, []).append(time.process_time() - began)
        memory = held(dataset)
        print(f"\n{size:,} events, {weight(columns) / size:.1f} bytes an event in columns\n")
        print("| | least, ms | kept, MB |\n| --- | ---: | ---: |")
        for name, times in taken.items():
            kept = f"{memory[name]:.1f}" if name in memory else ""
            print(f"| {name} | {min(times) * 1e3:.1f} | {kept} |")


if __name__ == "__main__":
    main()
