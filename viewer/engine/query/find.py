"""One search for everything: events, people, places, sources, dates, conditions, commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from viewer.engine.query.captions import caption, value_words
from viewer.engine.query.error import QueryError
from viewer.engine.query.facts import Facts, Mask
from viewer.engine.query.fold import is_cjk
from viewer.engine.query.heaviest import heaviest
from viewer.engine.query.hit import (
    EVERYTHING,
    NAMED,
    Hit,
    HitKind,
    count_of,
    event_hit,
    in_sections,
    name_hit,
    phase_hit,
    series_hit,
    value_hit,
)
from viewer.engine.query.match import matching
from viewer.engine.query.nearest import MOST, nearest
from viewer.engine.query.parse import parse_query
from viewer.engine.query.ranked import Rank, Spellings, plain, telling
from viewer.engine.query.tree import Query, Term, Text, all_of
from viewer.engine.time.typed import Typed, TypedDateError, typed_dates
from viewer.engine.timeline.lanes import STATUS_WORDS
from viewer.model.clean import Clean
from viewer.model.dataset import Dataset
from viewer.model.message import Message
from viewer.model.view import TimeRange

CommandText = tuple[str, str, Sequence[str], Sequence[str]]
"""A command as it is searched: id, title in the language of the user, keys, other names."""
SampleText = tuple[str, str]
"""A dataset that comes with the program: what opens it, its title."""
_SHORTEST_MENTION = 3
"""Shorter words stand in nearly every text."""
_MOST_SOURCES = 3
"""Titles of sources are long and alike: more of them would crowd out everything else."""

_MOST_VALUES = 3
_MOST_SERIES = 3
_INEXACT = ("approximate date", "imprecise date", "vague date", "date precision")
PRECISION_NAMES: dict[str, tuple[str, ...]] = {
    "about": ("about then", "circa", "doubtful date", "uncertain date", *_INEXACT),
    "bounds": ("bounds only", "before or after a date", *_INEXACT),
    "month": ("known to the month", *_INEXACT),
    "season": ("known to the season", *_INEXACT),
    "year": ("known to the year", *_INEXACT),
    "decade": ("known to the decade", "century", *_INEXACT),
    "day": ("known to the day", "exact day", "exact date"),
    "none": ("not dated", "undated", "no date"),
}
"""What a reader may call each precision, the least exact first."""
_SAID = frozenset({HitKind.EVENT, HitKind.WORDS})


@dataclass(frozen=True, slots=True)
class Around:
    """What a search may know of the window.

    ``near`` is the instant whose year a date without one is in; what lies outside ``whole`` is
    hardly meant. ``kinds`` are the kinds that are wanted.
    """

    commands: Sequence[CommandText] = ()
    samples: Sequence[SampleText] = ()
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
    Where nothing answers, what comes nearest is returned, of `Rank.NEAREST`. Without a dataset
    only commands and samples are found. Never raises.
    """
    around = around or Around()
    if not text.strip():
        return ()
    known = facts if dataset is not None else None
    query = _asked(text)
    said = _saying(query, known) if known is not None and around.kinds & _SAID else None
    found = (
        hit
        for kind, hits in _searches(known, text, limit, around, said)
        if kind in around.kinds
        for hit in hits
    )
    listed = in_sections(found, limit)
    if known is None or HitKind.WORDS not in around.kinds:
        return listed
    words = _words(query, known, said)
    if words.count == 0 and not listed and said is not None:
        return nearest(known, text, around.kinds, min(limit, MOST)) or (words,)
    if words.count == 0 and listed:
        return listed
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
    yield HitKind.SAMPLE, _samples(text, limit, around.samples)
    if facts is None:
        return
    if HitKind.DATE in around.kinds:
        yield HitKind.DATE, _dates(text, facts, around)
    if HitKind.EVENT in around.kinds:
        yield HitKind.EVENT, _events(text, facts, limit, said)
    yield HitKind.STATUS, _statuses(text, facts, limit, around)
    if HitKind.PHASE in around.kinds:
        yield HitKind.PHASE, _phases(text, facts, limit)
    if HitKind.VALUE in around.kinds:
        yield HitKind.VALUE, _values(text, facts, limit)
    if HitKind.SERIES in around.kinds:
        yield HitKind.SERIES, _series(text, facts, limit)
    if HitKind.PRECISION in around.kinds:
        yield HitKind.PRECISION, _precisions(text, facts, limit)
    for kind in NAMED:
        if kind in around.kinds:
            most = min(limit, _MOST_SOURCES) if kind is HitKind.SOURCE else limit
            yield kind, _names(kind, text, facts, most)


def _commands(text: str, limit: int, commands: Sequence[CommandText]) -> Iterator[Hit]:
    titles = Spellings((title, *also) for _, title, _, also in commands)
    for row, rank in titles.best(text, limit):
        key, title, keys, also = commands[row]
        by_title = Spellings([(title,)]).best(text, 1)
        met = None if by_title else Spellings((name,) for name in also).best(text, 1)
        said = Clean(also[met[0][0]]) if met else None
        yield Hit(HitKind.COMMAND, key, title, rank, said, keys=tuple(keys))


def _samples(text: str, limit: int, samples: Sequence[SampleText]) -> Iterator[Hit]:
    titles = Spellings(((title,) for _, title in samples), stems=True)
    for row, rank in titles.best(text, limit):
        yield Hit(HitKind.SAMPLE, *samples[row], rank)


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
    weights = facts.dataset.events.columns.importance
    found = {int(positions[row]): rank for row, rank in titles.best(text, limit)}
    if said is not None and len(found) < limit:
        others = said.copy()
        others[list(found)] = False
        places = heaviest(np.flatnonzero(others), weights, limit - len(found))
        found.update(dict.fromkeys(places, Rank.MENTION))
    for at, rank in found.items():
        yield event_hit(facts, at, rank)


def _phases(text: str, facts: Facts, limit: int) -> Iterator[Hit]:
    for row, rank in facts.called.phases.best(text, limit):
        yield phase_hit(facts, row, rank)


def _values(text: str, facts: Facts, limit: int) -> Iterator[Hit]:
    """Find figures; one word alone says little of what is meant."""
    most = limit if len(telling(text)) > 1 else min(limit, _MOST_VALUES)
    for row, rank in facts.called.figures.spellings.best(text, most):
        yield value_hit(facts, row, max(rank, Rank.WORDS))


def _series(text: str, facts: Facts, limit: int) -> Iterator[Hit]:
    """Find series; what has been found by their names is seldom them."""
    most = limit if len(telling(text)) > 1 else min(limit, _MOST_SERIES)
    for row, rank in facts.called.series[1].best(text, most):
        yield series_hit(facts, row, max(rank, Rank.WORDS))


def _names(kind: HitKind, text: str, facts: Facts, limit: int) -> Iterator[Hit]:
    for row, rank in facts.called.spellings[NAMED[kind]][1].best(text, limit):
        yield name_hit(kind, facts, row, rank, text)


def _statuses(text: str, facts: Facts, limit: int, around: Around) -> Iterator[Hit]:
    names = Spellings((name,) for _, name in around.statuses)
    for row, rank in names.best(text, limit):
        value = around.statuses[row][0]
        query = Query(Term("status", value))
        words = value_words("status", value, facts)
        yield Hit(HitKind.STATUS, str(query), words, rank, count=count_of(query, facts))


def _precisions(text: str, facts: Facts, limit: int) -> Iterator[Hit]:
    """Find how exactly dates are known: by the value, or by "approximate" and the like."""
    for row, rank in Spellings(PRECISION_NAMES.values()).best(text, limit):
        query = Query(Term("precision", tuple(PRECISION_NAMES)[row]))
        count = count_of(query, facts)
        yield Hit(HitKind.PRECISION, str(query), caption(query.root, facts), rank, count=count)


def _words(query: Query, facts: Facts, said: Mask | None) -> Hit:
    """Return the offer to filter by what was typed; the best hit where it is a condition."""
    title = caption(query.root, facts)
    if all(isinstance(part, Text) for part in query.conditions):
        known = said is not None and not facts.said.unread(query)
        count = int(said.sum()) if known and said is not None else None
        return Hit(HitKind.WORDS, str(query), title, Rank.MENTION, count=count)
    return Hit(HitKind.WORDS, str(query), title, Rank.EXACT, count=count_of(query, facts))
