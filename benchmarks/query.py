"""How long a query takes on many events, beside looking at every text in a plain loop.

The floor is Python's own ``in`` over one folded string for each event, made beforehand: what a
search box costs that keeps such a list. Figures are medians of rounds in one run.

    python -m benchmarks.query [--events 100000] [--rounds 5]
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

from viewer.engine.query.facts import Facts
from viewer.engine.query.fold import folded
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import Actor, Category, Direction, Event, Evidence, Source, Stance

WORDS = """
border trade letter visit train customs embassy harbour parade volunteers bridge sanctions
coal textiles statement ministry editorial aid flood vaccine summit route quarantine
"""
QUERIES = (
    "trade",
    "zeppelin",
    "e",
    '"trade letter"',
    "北京",
    "number17",
    "actor:number17",
    "actor:person",
    "status:rumour",
    "direction:a1>a2",
    "date:2020-10-19..2020-10-25",
    "surely:2015..2020",
    "source:none",
    "trade and not (status:rumour or actor:number17) date:2020",
)


def made(count: int) -> Dataset:
    """Return events with some 300 characters of text each, always the same ones."""
    pick = random.Random(20201026)
    vocabulary = WORDS.split()
    stances = (None, *Stance)
    actors = tuple(
        Actor(f"a{n}", Clean(f"Person Number{n}"), aliases=(Clean(f"Nº {n}"), Clean(f"北京{n}")))
        for n in range(2000)
    )
    events = []
    for n in range(count):
        words = pick.choices(vocabulary, k=30)
        day = f"{pick.randint(1990, 2024)}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"
        events.append(
            Event(
                f"e{n}",
                Clean(" ".join(words[:6]).capitalize()),
                ("c",),
                occurred=parse(day[: pick.choice((4, 7, 10))]),
                summary=Clean(" ".join(words[6:])),
                actors=(f"a{pick.randrange(2000)}", f"a{pick.randrange(2000)}"),
                stance=pick.choice(stances),
                direction=Direction(("one-way",), f"a{pick.randrange(9)}", f"a{pick.randrange(9)}"),
                evidence=(Evidence("s", quote=Clean("“" + " ".join(words[3:18]) + "”")),),
            )
        )
    return Dataset(
        Clean("synthetic"),
        actors=Dataset.index(actors),
        categories=Dataset.index((Category("c", Clean("All")),)),
        sources=Dataset.index((Source("s", Clean("A source")),)),
        events=Events(events),
    )


def timed(work: Callable[[], object], rounds: int) -> float:
    """Return the median of some rounds, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    dataset = made(chosen.events)
    texts = [
        folded(f"{e.title} {e.summary} {' '.join(q.quote or '' for q in e.evidence)}")
        for e in dataset.events
    ]
    floor = timed(lambda: ["trade" in text for text in texts], chosen.rounds)
    print(f"{chosen.events:,} events; milliseconds, and as a multiple of the plain loop")
    print(f"{'a plain loop over folded texts':60} {floor:8.1f}")
    facts = Facts(dataset)
    for text in QUERIES:
        query = parse_query(text)
        first = timed(lambda query=query: matching(query, facts), 1)
        again = timed(lambda query=query: matching(query, facts), chosen.rounds)
        hits = int(matching(query, facts).sum())
        print(f"{text:60} {again:8.1f} {again / floor:6.2f}   first {first:8.1f}   {hits:7,} found")


if __name__ == "__main__":
    main()
