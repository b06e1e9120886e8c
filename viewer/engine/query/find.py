"""One search for everything: events, people, places, sources, dates, conditions, commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from heapq import nlargest

import numpy as np

from viewer.engine.query.captions import caption, value_words
from viewer.engine.query.error import QueryError
from viewer.engine.query.facets import value_of
from viewer.engine.query.facts import Facts, Mask
from viewer.engine.query.fold import is_cjk
from viewer.engine.query.match import matching
from viewer.engine.query.parse import parse_query
from viewer.engine.query.ranked import Rank, Spellings, plain
from viewer.engine.query.tree import Query, Term, Text, all_of
from viewer.engine.time.typed import Typed, TypedDateError, typed_dates
from viewer.engine.timeline.lanes import STATUS_WORDS
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import Message
from viewer.model.view import TimeRange

CommandText = tuple[str, str, Sequence[str]]
"""A command as it is searched: id, title in the language of the user, keys."""
_SHORTEST_MENTION = 3
"""Shorter words stand in nearly every text."""


_MOST_SOURCES = 3
"""Titles of sources are long and alike: more of them would crowd out everything else."""


class HitKind(Enum):
    """What was found."""

    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    STATUS = "status"
    CATEGORY = "category"
    TAG = "tag"
    DATE = "date"
    COMMAND = "command"
    WORDS = "words"


class Section(Enum):
    """Where a hit stands in the list."""

    EVENTS = "events"
    NAMES = "names"
    SOURCES = "sources"
    DATES = "dates"
    FILTERS = "filters"
    COMMANDS = "commands"
    WORDS = "words"


SECTION_OF = {
    HitKind.EVENT: Section.EVENTS,
    HitKind.ACTOR: Section.NAMES,
    HitKind.PLACE: Section.NAMES,
    HitKind.SOURCE: Section.SOURCES,
    HitKind.DATE: Section.DATES,
    HitKind.STATUS: Section.FILTERS,
    HitKind.CATEGORY: Section.FILTERS,
    HitKind.TAG: Section.FILTERS,
    HitKind.WORDS: Section.WORDS,
    HitKind.COMMAND: Section.COMMANDS,
}
_NAMED = {
    HitKind.ACTOR: "actor",
    HitKind.PLACE: "place",
    HitKind.SOURCE: "source",
    HitKind.CATEGORY: "category",
    HitKind.TAG: "tag",
}
_SAID = frozenset({HitKind.EVENT, HitKind.WORDS})
EVERYTHING = frozenset(HitKind)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    ``key`` is the id of an event or command, else the query that shows it (of a date: the events
    that may lie in it). ``said`` is the other spelling under which a name was met. ``count`` is
    how many events the query would show alone; None where that was not counted.
    """

    kind: HitKind
    key: str
    title: Clean | Message | str
    rank: Rank
    said: Clean | None = None
    count: int | None = None
    time: Typed | None = None
    keys: tuple[str, ...] = ()

    @property
    def section(self) -> Section:
        """Where it stands in the list."""
        return SECTION_OF[self.kind]


@dataclass(frozen=True, slots=True)
class Around:
    """What a search may know of the window.

    ``near`` is the instant whose year a date without one is in; what lies outside ``whole`` is
    hardly meant. ``kinds`` are the kinds that are wanted.
    """

    commands: Sequence[CommandText] = ()
    kinds: frozenset[HitKind] = field(default=EVERYTHING)
    near: float | None = None
    whole: TimeRange | None = None
    statuses: Sequence[tuple[str, str]] = tuple(
        (stance.value, words.english()) for stance, words in STATUS_WORDS.items()
    )
    """Each status with its name in the language of the user."""


def find(
    dataset: Dataset | None,
    facts: Facts | None,
    text: str,
    limit: int,
    around: Around | None = None,
) -> tuple[Hit, ...]:
    """Return what a text may mean, section by section, the best one first.

    A section holds at most ``limit`` hits. Sections stand in the order of their best hits, in
    their own order where those are equal; the last row always offers to filter by the words.
    Without a dataset only commands are found. Never raises.
    """
    around = around or Around()
    if not text.strip():
        return ()
    found: dict[Section, list[Hit]] = {section: [] for section in Section}
    known = facts if dataset is not None else None
    query = _asked(text)
    said = _saying(query, known) if known is not None and around.kinds & _SAID else None
    for kind, hits in _searches(known, text, limit, around, said):
        if kind in around.kinds:
            found[SECTION_OF[kind]].extend(hits)
    for hits in found.values():
        hits.sort(key=lambda hit: (hit.count == 0, hit.rank))
        del hits[limit:]
    order = sorted(
        (section for section in Section if found[section]),
        key=lambda section: found[section][0].rank,
    )
    listed = [hit for section in order for hit in found[section]]
    if known is None or HitKind.WORDS not in around.kinds:
        return tuple(listed)
    words = _words(query, known, said)
    if words.count == 0 and listed:
        return tuple(listed)
    return (words, *listed) if words.rank is Rank.EXACT else (*listed, words)


def why_no_query(text: str) -> Message | None:
    """Return what is wrong with a text that uses the grammar of filters, None where nothing is."""
    try:
        parse_query(text)
    except QueryError as fault:
        return fault.message
    return None


def _searches(
    facts: Facts | None, text: str, limit: int, around: Around, said: Mask | None
) -> Iterator[tuple[HitKind, Iterable[Hit]]]:
    yield HitKind.COMMAND, _commands(text, limit, around.commands)
    if facts is None:
        return
    if HitKind.DATE in around.kinds:
        yield HitKind.DATE, _dates(text, facts, around)
    if HitKind.EVENT in around.kinds:
        yield HitKind.EVENT, _events(text, facts, limit, said)
    yield HitKind.STATUS, _statuses(text, facts, limit, around)
    for kind in _NAMED:
        if kind in around.kinds:
            most = min(limit, _MOST_SOURCES) if kind is HitKind.SOURCE else limit
            yield kind, _names(kind, text, facts, most)


def _commands(text: str, limit: int, commands: Sequence[CommandText]) -> Iterator[Hit]:
    titles = Spellings((title,) for _, title, _ in commands)
    for row, rank in titles.best(text, limit):
        key, title, keys = commands[row]
        yield Hit(HitKind.COMMAND, key, title, rank, keys=tuple(keys))


def _dates(text: str, facts: Facts, around: Around) -> Iterator[Hit]:
    try:
        found = typed_dates(text, around.near)
    except TypedDateError:
        return
    for number, typed in enumerate(found):
        part = f"date:{typed.text}"
        meant = not typed.guessed and _reaches(typed, around.whole)
        rank = Rank.EXACT if meant and number == 0 else Rank.WORDS
        count = int(facts.dates.possibly(typed.start, typed.end).sum())
        yield Hit(HitKind.DATE, part, typed.words, rank, count=count, time=typed)


def _reaches(typed: Typed, whole: TimeRange | None) -> bool:
    return whole is None or (typed.start < whole.end and typed.end > whole.start)


def _asked(text: str) -> Query:
    """Return what was typed as a filter; its words where it is none."""
    try:
        return parse_query(text)
    except QueryError:
        return Query(all_of(*map(Text, plain(text).split())))


def _saying(query: Query, facts: Facts) -> Mask | None:
    """Return which events say all the words anywhere; None for conditions and for short words."""
    words = [plain(part.value) for part in query.conditions if isinstance(part, Text)]
    if len(words) < len(query.conditions) or not any(words):
        return None
    long = max(map(len, words)) >= _SHORTEST_MENTION or any(map(is_cjk, words))
    return matching(query, facts) if long else None


def _events(text: str, facts: Facts, limit: int, said: Mask | None) -> Iterator[Hit]:
    positions, titles = facts.called.titles
    events = facts.dataset.events
    found = {positions[row]: rank for row, rank in titles.best(text, limit)}
    if said is not None and len(found) < limit:
        places = [at for at in np.flatnonzero(said).tolist() if at not in found]
        places = nlargest(limit - len(found), places, key=lambda at: events[at].importance)
        found.update(dict.fromkeys(places, Rank.MENTION))
    for at, rank in found.items():
        yield Hit(HitKind.EVENT, events[at].id, events[at].title, rank)


def _names(kind: HitKind, text: str, facts: Facts, limit: int) -> Iterator[Hit]:
    name = _NAMED[kind]
    keys, spellings = facts.called.spellings[name]
    for row, rank in spellings.best(text, limit):
        value = value_of(facts, name, keys[row])
        title = value_words(name, value, facts)
        query = Query(Term(name, value))
        said = _said(facts, name, keys[row], text, title)
        yield Hit(kind, str(query), title, rank, said, _count(query, facts))


def _said(facts: Facts, name: str, key: str, text: str, title: Clean | Message) -> Clean | None:
    """Return the spelling that was met, where the name itself was not."""
    names = [str(one) for one in facts.called.all[name][key]]
    met = Spellings((one,) for one in names).best(text, 1)
    if not met or names[met[0][0]] == title:
        return None
    return Clean(names[met[0][0]])


def _statuses(text: str, facts: Facts, limit: int, around: Around) -> Iterator[Hit]:
    names = Spellings((name,) for _, name in around.statuses)
    for row, rank in names.best(text, limit):
        value = around.statuses[row][0]
        query = Query(Term("status", value))
        words = value_words("status", value, facts)
        yield Hit(HitKind.STATUS, str(query), words, rank, count=_count(query, facts))


def _words(query: Query, facts: Facts, said: Mask | None) -> Hit:
    """Return the offer to filter by what was typed; the best hit where it is a condition."""
    title = caption(query.root, facts)
    if all(isinstance(part, Text) for part in query.conditions):
        count = int(said.sum()) if said is not None else None
        return Hit(HitKind.WORDS, str(query), title, Rank.MENTION, count=count)
    return Hit(HitKind.WORDS, str(query), title, Rank.EXACT, count=_count(query, facts))


def _count(query: Query, facts: Facts) -> int:
    return int(matching(query, facts).sum())
