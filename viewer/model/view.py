"""What the user looks at, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from viewer.model.records import Clock

DAYS_PER_YEAR = 365.2425
FARTHEST = 1_010_000 * DAYS_PER_YEAR
"""The axis reaches this many days to both sides of 1970: every year that a date can name, with
some room beyond."""
SHORTEST = 1 / 24
"""The shortest time range, in days: an hour."""


@dataclass(frozen=True, slots=True)
class TimeRange:
    """The time on screen, ``[start, end)`` in days; never empty, never beyond the axis."""

    start: float
    end: float

    def __post_init__(self) -> None:
        if not self.end > self.start:
            raise ValueError("a time range ends after it starts")

    @property
    def span(self) -> float:
        """Length in days."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """The instant half way, in days."""
        return self.start + self.span / 2

    def zoomed(self, factor: float, about: float) -> TimeRange:
        """Return a range ``factor`` times as long in which ``about`` keeps its place."""
        span = min(max(self.span * factor, SHORTEST), 2 * FARTHEST)
        share = (about - self.start) / self.span
        return within_axis(about - share * span, about + (1 - share) * span)

    def panned(self, days: float) -> TimeRange:
        """Return this range moved by ``days``."""
        return within_axis(self.start + days, self.end + days)

    def touches(self, start: float, end: float) -> bool:
        """Whether ``[start, end]`` has an instant on screen."""
        return start < self.end and end >= self.start


def within_axis(start: float, end: float) -> TimeRange:
    """Return the range pushed back onto the axis, as long as it was where that fits."""
    if start > end:
        start, end = end, start
    span = min(max(end - start, SHORTEST), 2 * FARTHEST)
    start = min(max(start, -FARTHEST), FARTHEST - span)
    return TimeRange(start, start + span)


class Datings(StrEnum):
    """Whose dates a mark stands at: the main source's alone, or the best of all sources."""

    MAIN = "main"
    ALL = "all"


class GroupBy(StrEnum):
    """What a lane stands for."""

    CATEGORY = "category"
    STATUS = "status"
    DIRECTION = "direction"
    ATTRIBUTED = "attributed"
    SOURCE = "source"
    ACTOR = "actor"
    PLACE = "place"
    TAG = "tag"


class ValueScale(StrEnum):
    """How values are laid out: evenly (linear), so that small ones show (symlog), or by ratio."""

    EVEN = "even"
    SMALL_VALUES = "small-values"
    LOG = "log"


class Arrangement(StrEnum):
    """How exports and imports stand to each other: up and down, one on the other, side by side."""

    MIRRORED = "mirrored"
    STACKED = "stacked"
    GROUPED = "grouped"


class Measure(StrEnum):
    """What is worked out of each value: itself, a change in percent, an index, a mean, a sum."""

    VALUES = "values"
    ON_PREVIOUS = "on-previous"
    ON_YEAR = "on-year"
    INDEX = "index"
    ROLLING = "rolling-mean"
    CUMULATIVE = "cumulative"


class Formula(StrEnum):
    """What is worked out of the flows together: nothing, exports less imports, their shares."""

    FLOWS = "flows"
    BALANCE = "balance"
    SHARE = "share"


class Vintage(StrEnum):
    """Which of several publications of one figure counts: as the series has it, first, latest."""

    AS_CHOSEN = "as-chosen"
    FIRST = "first"
    LATEST = "latest"


class Window(StrEnum):
    """How long before and after an event are compared."""

    MONTH = "month"
    THREE_MONTHS = "three-months"
    YEAR = "year"
    EQUAL = "equal"
    SAME_MONTHS = "same-months"
    CALENDAR_YEARS = "calendar-years"
    TYPED = "typed"


class Panel(StrEnum):
    """The panels at the right, by the names the command line uses."""

    DETAILS = "details"
    LIST = "list"
    VALUES = "values"
    CLAIMS = "claims"
    CHECKS = "checks"
    BEFORE_AFTER = "before-after"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are shown: a query, and whether events that only may match count."""

    query: str = ""
    uncertain: bool = True


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a chart shows instead of the values as published, in the order in which it is done.

    First ``frequency`` ("Q" or "A": sums to quarters or years; "" as published), then ``measure``
    (``base``: the EDTF period that an index is 100 in; ``window``: periods of a rolling mean),
    then ``formula``. The order is that of FRED's graphs.
    """

    frequency: str = ""
    measure: Measure = Measure.VALUES
    base: str = ""
    window: int = 12
    formula: Formula = Formula.FLOWS

    @property
    def plain(self) -> bool:
        """Whether values are left as they were published."""
        return (self.frequency, self.measure, self.formula) == ("", Measure.VALUES, Formula.FLOWS)


@dataclass(frozen=True, slots=True)
class Pane:
    """One chart: the series it shows, by id; the id of a claim stands for that claim alone.

    ``kind`` is ``trade``, ``share`` or ``value``; ``height`` is how many times as high it is as
    panes of its kind are at first, beside the other panes: the room is shared out in proportion.
    ``hidden`` names those of its series that a reader has switched off.
    """

    kind: str
    series: tuple[str, ...]
    arrangement: Arrangement = Arrangement.MIRRORED
    recipe: Recipe = Recipe()
    height: float = 1.0
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claims stand in series, of several about one quantity and period.

    ``known_on`` (EDTF day, "" for now) leaves out what was published later; ``agency`` and
    ``basis`` (codes of adjustments joined by "+", "raw" for none) are preferred where they speak;
    ``picked`` names claims that a reader chose one by one.
    """

    known_on: str = ""
    agency: str = ""
    basis: str = ""
    vintage: Vintage = Vintage.AS_CHOSEN
    picked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared before and after: ``typed`` is the date that divides a typed window."""

    window: Window = Window.YEAR
    typed: str = ""


@dataclass(frozen=True, slots=True)
class ViewState:
    """Everything about the view that survives undo, a restart or sharing.

    ``selection`` holds ids of events, claims, or observations (``series#position``); the last is
    the one that the details show. ``collapsed`` and ``lane_order`` hold keys of lanes; lanes that
    the order does not name follow in their own order. ``chart_room`` is the share of the height
    of lanes and panes together that the panes take, 0 for as much as suits them. ``shortened``
    tells whether long stretches without events and values are drawn shorter than they were.
    """

    time: TimeRange
    clock: Clock = Clock.OCCURRED
    datings: Datings = Datings.ALL
    selection: tuple[str, ...] = ()
    filter: Filter = field(default_factory=Filter)
    group_by: GroupBy = GroupBy.CATEGORY
    collapsed: frozenset[str] = frozenset()
    lane_order: tuple[str, ...] = ()
    panes: tuple[Pane, ...] = ()
    value_scale: ValueScale = ValueScale.EVEN
    mirrored: bool = False
    choice: Choice = Choice()
    comparison: Comparison = Comparison()
    brush: TimeRange | None = None
    chart_room: float = 0.0
    shortened: bool = False
    panel: Panel = Panel.DETAILS

    @property
    def reading(self) -> Panel:
        """The panel that is to tell of what is clicked: the one in front where it does that."""
        return self.panel if self.panel is Panel.BEFORE_AFTER else Panel.DETAILS

    def but(self, **fields: object) -> ViewState:
        """Return this view with some fields changed."""
        return replace(self, **fields)  # type: ignore[arg-type]
