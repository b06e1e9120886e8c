"""What a search finds: kinds of hits, and the sections of the list that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from viewer.engine.query.captions import value_words
from viewer.engine.query.facets import value_of
from viewer.engine.query.facts import Facts
from viewer.engine.query.match import matching
from viewer.engine.query.ranked import Rank, Spellings
from viewer.engine.query.tree import Query, Term
from viewer.engine.time.typed import Typed
from viewer.model.clean import Clean
from viewer.model.date_words import in_words
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say


class HitKind(Enum):
    """What was found."""

    EVENT = "event"
    PHASE = "phase"
    VALUE = "value"
    SERIES = "series"
    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    STATUS = "status"
    CATEGORY = "category"
    TAG = "tag"
    PRECISION = "precision"
    DATE = "date"
    SAMPLE = "sample"
    COMMAND = "command"
    WORDS = "words"


class Section(Enum):
    """Where a hit stands in the list."""

    EVENTS = "events"
    PHASES = "phases"
    VALUES = "values"
    SERIES = "series"
    NAMES = "names"
    SOURCES = "sources"
    DATES = "dates"
    FILTERS = "filters"
    SAMPLES = "samples"
    COMMANDS = "commands"
    WORDS = "words"


SECTION_OF = {
    HitKind.EVENT: Section.EVENTS,
    HitKind.PHASE: Section.PHASES,
    HitKind.VALUE: Section.VALUES,
    HitKind.SERIES: Section.SERIES,
    HitKind.ACTOR: Section.NAMES,
    HitKind.PLACE: Section.NAMES,
    HitKind.SOURCE: Section.SOURCES,
    HitKind.DATE: Section.DATES,
    HitKind.STATUS: Section.FILTERS,
    HitKind.CATEGORY: Section.FILTERS,
    HitKind.TAG: Section.FILTERS,
    HitKind.PRECISION: Section.FILTERS,
    HitKind.WORDS: Section.WORDS,
    HitKind.SAMPLE: Section.SAMPLES,
    HitKind.COMMAND: Section.COMMANDS,
}
EVERYTHING = frozenset(HitKind)
NAMED = {
    HitKind.ACTOR: "actor",
    HitKind.PLACE: "place",
    HitKind.SOURCE: "source",
    HitKind.CATEGORY: "category",
    HitKind.TAG: "tag",
}
"""Kinds that are records with names, and the field of the filter that takes them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    ``key`` is the id of an event, phase, value, series, sample or command, else the query that
    shows it (of a date: the events that may lie in it). ``said`` is the other spelling under which
    a name was met, or what a value amounts to. ``count`` is how many events the query would show
    alone; None where that was not counted. ``missed`` is how many of the typed words it does not
    have.
    """

    kind: HitKind
    key: str
    title: Clean | Message | str
    rank: Rank
    said: Clean | Message | None = None
    count: int | None = None
    time: Typed | None = None
    keys: tuple[str, ...] = ()
    missed: int = 0

    @property
    def section(self) -> Section:
        """Where it stands in the list."""
        return SECTION_OF[self.kind]


def in_sections(found: Iterable[Hit], limit: int) -> tuple[Hit, ...]:
    """Return hits section by section, at most ``limit`` in each, the best ones first."""
    sections: dict[Section, list[Hit]] = {section: [] for section in Section}
    for hit in found:
        sections[hit.section].append(hit)
    for hits in sections.values():
        hits.sort(key=lambda hit: (hit.count == 0, hit.rank, hit.missed))
        del hits[limit:]
    filled = [hits for hits in sections.values() if hits]
    filled.sort(key=lambda hits: (hits[0].rank, hits[0].missed))
    return tuple(hit for hits in filled for hit in hits)


def event_hit(facts: Facts, at: int, rank: Rank, missed: int = 0) -> Hit:
    """Return the event at a position."""
    events = facts.dataset.events
    return Hit(HitKind.EVENT, events.id(at), events.title(at), rank, missed=missed)


def phase_hit(facts: Facts, at: int, rank: Rank, missed: int = 0) -> Hit:
    """Return the phase at a position; its ``time`` may be open at an end."""
    phase = facts.dataset.phases[at]
    start, _, _, end = phase.during.bounds
    time = Typed(phase.during.text, start, end, in_words(phase.during, short=True))
    return Hit(HitKind.PHASE, phase.id, phase.label, rank, time=time, missed=missed)


def value_hit(facts: Facts, at: int, rank: Rank, missed: int = 0) -> Hit:
    """Return the figure in a row of those that are searched; ``said`` is its amount."""
    figure = facts.called.figures.rows[at]
    title: Message | Clean = figure.what
    if figure.period is not None:
        period = in_words(figure.period, short=True)
        template = QT_TRANSLATE_NOOP("Words", "{what}, {period}")
        title = say(template, what=figure.what, period=period)
    return Hit(HitKind.VALUE, figure.id, title, rank, figure.amount, missed=missed)


def series_hit(facts: Facts, at: int, rank: Rank, missed: int = 0) -> Hit:
    """Return the series at a place of the dataset."""
    keys, _ = facts.called.series
    return Hit(HitKind.SERIES, keys[at], facts.dataset.series[keys[at]].label, rank, missed=missed)


def name_hit(kind: HitKind, facts: Facts, row: int, rank: Rank, typed: str, missed: int = 0) -> Hit:
    """Return a record by its row in the spellings of its kind, with the spelling that was met."""
    name = NAMED[kind]
    key = facts.called.spellings[name][0][row]
    value = value_of(facts, name, key)
    title = value_words(name, value, facts)
    query = Query(Term(name, value))
    said = _said(facts, name, key, typed, title)
    return Hit(kind, str(query), title, rank, said, count_of(query, facts), missed=missed)


def _said(facts: Facts, name: str, key: str, text: str, title: Clean | Message) -> Clean | None:
    """Return the spelling that was met, where the name itself was not."""
    names = [str(one) for one in facts.called.all[name][key]]
    met = Spellings((one,) for one in names).best(text, 1)
    if not met or names[met[0][0]] == title:
        return None
    return Clean(names[met[0][0]])


def count_of(query: Query, facts: Facts) -> int:
    """Return how many events a query finds."""
    return int(matching(query, facts).sum())
