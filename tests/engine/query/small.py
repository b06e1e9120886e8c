"""A small dataset in the users' words, and the question put to it."""

from viewer.engine.query.facts import Facts
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import (
    Actor,
    Category,
    Claim,
    Clock,
    Dating,
    Direction,
    Event,
    Evidence,
    Place,
    Relation,
    RelationType,
    Source,
    Stance,
)


def event(id: str, title: str = "", occurred: str | None = None, **fields: object) -> Event:
    fields.setdefault("categories", ("letter",))
    date = parse(occurred) if occurred else None
    made = title if isinstance(title, Clean) else Clean(title or id)
    return Event(id=id, title=made, occurred=date, **fields)


def best(date: str, clock: Clock = Clock.OCCURRED, source: str | None = None) -> Dating:
    return Dating(clock, parse(date), best=True, source=source)


def dataset_of(*events: Event, **fields: object) -> Dataset:
    return Dataset(title=Clean("test"), events=Events(events), **fields)


def found(dataset: Dataset, query: str, uncertain: bool = True) -> set[str]:
    mask = matching(parse_query(query), Facts(dataset), uncertain=uncertain)
    assert mask.dtype == bool
    assert mask.shape == (len(dataset.events),)
    return {e.id for e, hit in zip(dataset.events, mask, strict=True) if hit}


ACTORS = (
    Actor(
        "kim-jong-un",
        Clean("Kim Jong Un"),
        country="PRK",
        names=(("ko", Clean("김정은")), ("zh", Clean("金正恩"))),
    ),
    Actor("xi-jinping", Clean("Xi Jinping"), country="CHN", names=(("zh", Clean("习近平")),)),
    Actor("xinhua", Clean("Xinhua"), kind="media", country="CHN"),
    Actor(
        "ri-ryong-nam",
        Clean("Ri Ryong Nam"),
        country="PRK",
        aliases=(Clean("Lee Yong-nam"), Clean("Ri Yong-nam")),
    ),
    Actor("kim-song-nam", Clean("Kim Song-nam"), country="PRK", aliases=(Clean("Kim Sung-nam"),)),
    Actor("daily-nk", Clean("Daily NK"), kind="media"),
    Actor("prk", Clean("North Korea"), country="PRK", aliases=(Clean("DPRK"),)),
    Actor("chn", Clean("China"), country="CHN"),
    Actor("china-customs", Clean("China Customs"), aliases=(Clean("GACC"),)),
    Actor("muller", Clean("Jürgen Müller-Łódź")),
)
PLACES = (
    Place("pyongyang", Clean("P’yŏngyang"), aliases=(Clean("Pyongyang"), Clean("평양"))),
    Place("dandong", Clean("Dandong"), aliases=(Clean("丹东市"),)),
    Place("sinuiju", Clean("Sinuiju")),
    Place("railway", Clean("Friendship railway"), via=("dandong", "sinuiju"), kind="route"),
)
SOURCES = (
    Source("article", Clean("Two neighbours"), publisher=Clean("New Eastern Outlook"), main=True),
    Source("kcna", Clean("Reply to Xi Jinping"), publisher=Clean("KCNA")),
    Source("watch", Clean("Leadership watch: a visit"), via=("kcna",)),
    Source("nk-news", Clean("NK News on shops"), publisher=Clean("NK News")),
)

NORTH_KOREA = dataset_of(
    event(
        "visit",
        "Kim visits the volunteers’ cemetery",
        "2020-10-22",
        stance=Stance.CONFIRMED,
        categories=("ceremony",),
        actors=("kim-jong-un",),
        datings=(best("2020-10-21", source="watch"),),
        tags=(Clean("Korean War"), Clean("anniversary")),
        evidence=(Evidence("article", Clean("L3"), Clean("paid his respects to the fallen")),),
    ),
    event(
        "thanks",
        "Xi thanks Kim",
        stance=Stance.CONFIRMED,
        reported=parse("2020-10-29"),
        datings=(best("2020-10-24", source="kcna"),),
        direction=Direction(("one-way",), "xi-jinping", "kim-jong-un"),
        evidence=(Evidence("article"),),
    ),
    event(
        "letter",
        "Kim congratulates Xi",
        "2020-10?",
        direction=Direction(("one-way",), "kim-jong-un", "xi-jinping"),
        note=Clean("The text itself is missing."),
    ),
    event(
        "trains",
        "Agreement to resume trains",
        "[..2020-10-26]",
        stance=Stance.RUMOUR,
        categories=("border",),
        attributed_to=("daily-nk",),
        direction=Direction(("mutual",), "prk", "chn"),
        places=("railway",),
    ),
    event(
        "no-changes",
        "Ministry sees no noticeable changes",
        "[2020-10-26..]",
        stance=Stance.REPORTED,
        evidence=(Evidence("nk-news"),),
    ),
    event(
        "ambassador",
        "Ri Ryong-nam becomes ambassador",
        actors=("ri-ryong-nam",),
        datings=(best("2021-02-19"),),
        places=("pyongyang",),
    ),
    event(
        "minister",
        "A minister of trade",
        "2008/2008",
        actors=("ri-ryong-nam",),
        summary=Clean("First appearance as Lee Yong-nam: 무역상"),
    ),
    event(
        "closure",
        "Air and train routes suspended",
        "2020-01-31",
        context=True,
        categories=("border",),
        places=("dandong",),
        direction=Direction(("internal",), "prk", None),
        tags=(Clean("anniversaries"),),
    ),
    event("shops", "Shops run short", tags=(Clean("COVID-19"),)),
    actors=Dataset.index(ACTORS),
    places=Dataset.index(PLACES),
    sources=Dataset.index(SOURCES),
    categories=Dataset.index(
        (
            Category("letter", Clean("Letters and messages")),
            Category("ceremony", Clean("Ceremonies")),
            Category("border", Clean("Border and logistics")),
        )
    ),
    relation_types=Dataset.index(
        (
            RelationType("denies", Clean("denies"), Clean("is denied by")),
            RelationType("replies-to", Clean("replies to"), Clean("is answered by")),
        )
    ),
    relations=(
        Relation("denies", "no-changes", "trains"),
        Relation("replies-to", "thanks", "letter"),
        Relation("replies-to", "letter", None),
    ),
    claims=Dataset.index((Claim("q1", "trade", events=("closure",)),)),
)
EVERYTHING = {event.id for event in NORTH_KOREA.events}


def ask(query: str, uncertain: bool = True) -> set[str]:
    return found(NORTH_KOREA, query, uncertain)
