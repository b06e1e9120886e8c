"""Datasets of any events, made up by hypothesis: what is asked of all at once is tried on them."""

from dataclasses import replace

from hypothesis import strategies as st

from viewer.model.clean import Clean
from viewer.model.dataset import Dataset, Events
from viewer.model.edtf import parse
from viewer.model.records import (
    Actor,
    Basis,
    Category,
    Claim,
    Clock,
    Dating,
    Direction,
    Event,
    Evidence,
    Place,
    Source,
    Stance,
)

WRITTEN = (
    "2020", "2020~", "2020-10", "2020-22", "202X", "19XX", "2020-10-03", "2020-10-03?",
    "2020-10-04", "2020-10-03T14:00:00", "2020-01/2021?", "1999/..", "../1999-05", "/2010",
    "[1950..1953]", "[..2020-10-10]", "[2020-10-26..]", "2008/2008", "2020-10-01~/2020-10-05",
    "2010~/2021%",
)  # fmt: skip
TITLES = (
    "Xi thanks Kim", "Élan vital", "elan", "朝鮮 news", "“Quoted” words", "[Sic] a title", "",
    "Straße", "two  spaces", "grain CONVOY",
)  # fmt: skip
NAMES = ("kim", "xi", "kcna", "nobody-known")

dates = st.none() | st.sampled_from(WRITTEN).map(parse)
names = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
cleans = st.sampled_from(TITLES).map(Clean)
datings = st.builds(
    Dating,
    st.sampled_from(list(Clock)),
    st.sampled_from(WRITTEN).map(parse),
    source=st.none() | st.sampled_from(("article", "report")),
    best=st.booleans(),
)
directions = st.builds(
    Direction,
    st.lists(st.sampled_from(("one-way", "mutual", "internal")), max_size=2).map(tuple),
    st.none() | st.sampled_from(NAMES[:3]),
    st.none() | st.sampled_from(NAMES[:3]),
)
evidence = st.builds(
    Evidence,
    st.none() | st.sampled_from(("article", "report", "other")),
    quote=st.none() | cleans.filter(bool),
)
events = st.builds(
    Event,
    id=st.just(""),
    title=cleans,
    categories=st.lists(
        st.sampled_from(("letter", "trade", "unheard-of")), min_size=1, max_size=2
    ).map(tuple),
    occurred=dates,
    reported=dates,
    summary=st.none() | cleans.filter(bool),
    basis_start=st.none() | st.sampled_from(list(Basis)),
    basis_end=st.none() | st.sampled_from(list(Basis)),
    datings=st.lists(datings, max_size=2).map(tuple),
    direction=st.none() | directions,
    stance=st.none() | st.sampled_from(list(Stance)),
    attributed_to=names,
    context=st.booleans(),
    actors=names,
    places=st.lists(st.sampled_from(("dandong", "sinuiju")), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(("War", "war", "rice")).map(Clean), max_size=2).map(tuple),
    importance=st.sampled_from((0.0, 0.5, 0.7, 0.9, 1.0)),
    note=st.none() | cleans.filter(bool),
    evidence=st.lists(evidence, max_size=3).map(tuple),
)


def dataset_with(some: list[Event]) -> Dataset:
    """Return a dataset of these events, which get ids, with the records that they name."""
    numbered = [_numbered(event, number) for number, event in enumerate(some)]
    return Dataset(
        Clean("made up"),
        events=Events(numbered),
        actors=Dataset.index((
            Actor("kim", Clean("Kim Jong-un"), country="PRK"),
            Actor("xi", Clean("Xi Jinping"), country="CHN", aliases=(Clean("習近平"),)),
            Actor("kcna", Clean("KCNA"), country="PRK"),
        )),
        places=Dataset.index((
            Place("dandong", Clean("Dandong")),
            Place("sinuiju", Clean("Sinuiju"), via=("dandong",)),
        )),
        sources=Dataset.index((
            Source("article", Clean("Two neighbours"), main=True),
            Source("report", Clean("KCNA of 22 October"), publisher=Clean("KCNA")),
            Source("other", Clean("Another one"), publisher=Clean("KCNA")),
        )),
        categories=Dataset.index((
            Category("trade", Clean("Trade"), 2), Category("letter", Clean("Letters"), 1),
        )),
        claims=Dataset.index((Claim("c1", "price", events=("e1", "e3")),)),
    )  # fmt: skip


def _numbered(event: Event, number: int) -> Event:
    return replace(event, id=f"e{number}")


datasets = st.lists(events, max_size=8).map(dataset_with)
