"""What a dataset holds, as frozen values: format 1 after it has been checked.

Texts are `Clean` (safe to show), dates are `EdtfDate`, references are ids that exist. Nobody
above `io` validates again. Field names are those of format 1 (docs/format.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from viewer.model.clean import Clean
from viewer.model.edtf import EdtfDate


class Stance(StrEnum):
    """The standing of an event; on screen it is called its status."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    LIKELY = "likely"
    RUMOUR = "rumour"
    DENIED = "denied"
    OPINION = "opinion"
    FORECAST = "forecast"


class Basis(StrEnum):
    """Where a date comes from."""

    TEXT = "text"
    TEXT_YEAR = "text-year"
    INFERRED = "inferred"
    DERIVED = "derived"
    BOUND = "bound"
    NONE = "none"


class Likelihood(StrEnum):
    """How a reading of an ambiguous date or period is meant."""

    LITERAL = "literal"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Clock(StrEnum):
    """The two times of an event."""

    OCCURRED = "occurred"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something is said: a source, a place in it, and its words."""

    source: str | None = None
    locator: Clean | None = None
    quote: Clean | None = None
    published: EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that says something."""

    id: str
    title: Clean
    publisher: Clean | None = None
    kind: str | None = None
    main: bool = False
    published: EdtfDate | None = None
    url: str | None = None
    note: Clean | None = None
    via: tuple[str, ...] = ()
    text: Clean | None = None
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor was, and when."""

    title: Clean
    during: EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group, organisation, government, medium or agency."""

    id: str
    name: Clean
    kind: str | None = None
    country: str | None = None
    aliases: tuple[Clean, ...] = ()
    names: tuple[tuple[str, Clean], ...] = ()
    roles: tuple[Role, ...] = ()
    note: Clean | None = None
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place or a route."""

    id: str
    name: Clean
    aliases: tuple[Clean, ...] = ()
    country: str | None = None
    kind: str | None = None
    via: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    note: Clean | None = None
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """One of at most eight colours of events. ``color`` is 1 to 8."""

    id: str
    label: Clean
    color: int = 1


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What a code of a basis means: a short name, and a sentence or two."""

    code: str
    label: Clean
    note: Clean | None = None


@dataclass(frozen=True, slots=True)
class RelationType:
    """How one event stands to another, said from both ends."""

    id: str
    label: Clean
    inverse: Clean


@dataclass(frozen=True, slots=True)
class Dating:
    """What somebody else says about when an event happened or was reported."""

    clock: Clock
    date: EdtfDate
    label: Clean | None = None
    source: str | None = None
    basis: Basis | None = None
    likelihood: Likelihood | None = None
    best: bool = False
    note: Clean | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """From whom to whom; ``kinds`` are one-way, mutual, internal, third."""

    kinds: tuple[str, ...] = ()
    from_actor: str | None = None
    to_actor: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is said to have happened, or is expected.

    ``occurred`` and ``reported`` are the main source's dates; ``datings`` what others say.
    ``context`` marks what comes from outside the main source.
    """

    id: str
    title: Clean
    categories: tuple[str, ...]
    occurred: EdtfDate | None = None
    reported: EdtfDate | None = None
    summary: Clean | None = None
    basis_start: Basis | None = None
    basis_end: Basis | None = None
    written: Clean | None = None
    datings: tuple[Dating, ...] = ()
    direction: Direction | None = None
    stance: Stance | None = None
    attributed_to: tuple[str, ...] = ()
    context: bool = False
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[Clean, ...] = ()
    importance: float = 0.5
    note: Clean | None = None
    evidence: tuple[Evidence, ...] = ()
    inventory: tuple[str, ...] = ()

    def best_dating(self, clock: Clock) -> Dating | None:
        """Return the dating flagged best for ``clock``, if any."""
        return next((d for d in self.datings if d.best and d.clock == clock), None)


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link between two events; ``to_event`` is None where the other end is missing."""

    type: str
    from_event: str
    to_event: str | None
    claimed_by: str | None = None
    stance: Stance | None = None
    note: Clean | None = None
    evidence: tuple[Evidence, ...] = ()
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A named stretch of time, drawn as a band behind everything."""

    id: str
    label: Clean
    during: EdtfDate
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the period of a claim."""

    period: EdtfDate
    likelihood: Likelihood | None = None
    note: Clean | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change said of a claim's value, such as "down 80.7% from the previous year"."""

    amount: float | None = None
    decimals: int | None = None
    comparator: str = "="
    kind: str | None = None
    direction: str | None = None
    against: str | None = None
    agency: str | None = None
    source: str | None = None
    quote: Clean | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that somebody states, with all that is needed to weigh it.

    ``value`` times ``multiplier`` is the amount in ``unit``; ``value_text`` is how it was printed.
    """

    id: str
    quantity: str
    period: EdtfDate | None = None
    subject: Clean | None = None
    flow: str | None = None
    ref_area: str | None = None
    counterpart_area: str | None = None
    commodity: str | None = None
    of: str | None = None
    readings: tuple[Reading, ...] = ()
    value: float | None = None
    decimals: int | None = None
    comparator: str = "="
    approximate: bool = False
    low: float | None = None
    high: float | None = None
    value_text: Clean | None = None
    unit: str | None = None
    multiplier: float = 1.0
    change: tuple[Change, ...] = ()
    origin: str = "stated"
    inputs: tuple[str, ...] = ()
    status: str = "A"
    adjustment: tuple[str, ...] = ()
    same_figure_as: tuple[str, ...] = ()
    agency: str | None = None
    source: str | None = None
    published: EdtfDate | None = None
    evidence: tuple[Evidence, ...] = ()
    events: tuple[str, ...] = ()
    note: Clean | None = None
    inventory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a series: a claim, or a value of its own over its period."""

    period: EdtfDate | None
    value: float | None
    claim: str | None = None
    comparator: str = "="
    status: str = "A"
    published: EdtfDate | None = None
    note: Clean | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A choice among claims, or a run of plain observations, of one flow and one basis.

    ``observations`` is a tuple; many plain ones are columns (`viewer.model.columns`).
    """

    id: str
    label: Clean
    unit: str
    frequency: str
    observations: Sequence[Observation]
    quantity: str | None = None
    flow: str | None = None
    ref_area: str | None = None
    counterpart_area: str | None = None
    commodity: str | None = None
    multiplier: float = 1.0
    adjustment: tuple[str, ...] = ()
    agency: str | None = None
    source: str | None = None
    inventory: tuple[str, ...] = field(default=())
