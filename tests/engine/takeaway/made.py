"""A small dataset in which everything that can be taken away occurs once."""

from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import (
    Actor,
    Category,
    Claim,
    Clock,
    Dating,
    Event,
    Evidence,
    Observation,
    Place,
    Series,
    Source,
    Stance,
)

SOURCES = (
    Source(
        "article",
        Clean("Two neighbours"),
        publisher=Clean("The Outlook"),
        kind="article",
        main=True,
        published=parse("2021-02-12"),
        url="https://example.org/neighbours",
    ),
    Source("agency", Clean("A report"), published=parse("2020-10")),
)
LETTER = Event(
    "letter",
    Clean("A letter"),
    ("letters",),
    occurred=parse("2020-10-10"),
    reported=parse("2020-10-12"),
    summary=Clean("Somebody wrote."),
    datings=(Dating(Clock.OCCURRED, parse("2020-10-09"), Clean("sent"), "agency"),),
    stance=Stance.CONFIRMED,
    attributed_to=("writer",),
    actors=("writer", "reader"),
    places=("town",),
    tags=(Clean("paper"),),
    evidence=(
        Evidence("article", Clean("L15"), Clean("he wrote")),
        Evidence("agency", None, Clean("a letter was seen"), parse("2020-10-13")),
    ),
    note=Clean("One of many."),
)
RUMOUR = Event("rumour", Clean("A rumour"), ("talk",), occurred=parse("[..2020]"), context=True)
NOWHEN = Event("nowhen", Clean("No date"), ("talk",), stance=Stance.OPINION)
CLAIM = Claim(
    "exports-october",
    "trade",
    parse("2020-10"),
    subject=Clean("Exports"),
    flow="export",
    value=1.4,
    value_text=Clean("$1.4 million"),
    unit="USD",
    multiplier=1e6,
    agency="customs",
    source="agency",
    evidence=(Evidence("agency", None, Clean("exports of $1.4 million")),),
    note=Clean("Rounded."),
)
EXPORTS = Series(
    "exports",
    Clean("Exports by month"),
    "USD",
    "M",
    (
        Observation(parse("2020-09"), 1936.0, status="P"),
        Observation(None, None, "exports-october"),
        Observation(parse("2020-11"), None, status="Q"),
        Observation(parse("2020-12"), 2.0, comparator="<"),
    ),
    quantity="trade",
    flow="export",
    multiplier=1e3,
    agency="customs",
    source="article",
)


def dataset() -> Dataset:
    return Dataset(
        Clean("Neighbours"),
        sources=Dataset.index(SOURCES),
        actors=Dataset.index(
            [
                Actor("writer", Clean("The writer")),
                Actor("reader", Clean("The reader")),
                Actor("customs", Clean("The customs")),
            ]
        ),
        places=Dataset.index([Place("town", Clean("The town"))]),
        categories=Dataset.index(
            [Category("letters", Clean("Letters"), 1), Category("talk", Clean("Talk"), 2)]
        ),
        events=Events([LETTER, RUMOUR, NOWHEN]),
        claims=Dataset.index([CLAIM]),
        series=Dataset.index([EXPORTS]),
    )
