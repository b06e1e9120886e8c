"""Several events beside one series: the change at each of them, and the mean of those changes.

Each event counts once, however many figures it has. The interval is that of the mean of a sample:
Student's t with n - 1 degrees of freedom, over events. So it asks how far events differ from each
other; what figures vary by from month to month is in it already. It needs changes that share no
figure, hence events whose times overlap are left out: all of them, for none has a better claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from viewer.engine.study.aggregate import aggregated
from viewer.engine.study.asked import Chosen
from viewer.engine.study.figures import Figures
from viewer.engine.study.regression import LEVEL
from viewer.engine.study.spans import Spans
from viewer.engine.study.split import Split
from viewer.engine.study.student import t_quantile
from viewer.engine.study.study import Part, Study, change_only
from viewer.engine.study.subjects import flows_of
from viewer.model.dataset import Dataset
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say
from viewer.model.view import Pane, Window

NEEDED_FOR_MEAN = 2
NEEDED_FOR_MARGIN = 4
"""So many events at least for a mean, and for its interval."""
MOST_EVENTS = 100
"""So many events are compared at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One event beside a series; ``out`` says why it is not in the mean.

    ``made`` is None where the date of the event divides nothing.
    """

    event: Chosen
    made: Study | None
    out: Message | None


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of ``count`` changes; ``half`` is half its interval, None for too few events.

    ``spread`` is the standard deviation of the changes, with n - 1.
    """

    value: float
    half: float | None
    spread: float
    count: int
    decimals: int


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """One series beside all events; ``percent`` is None where a change has no percentage."""

    figures: Figures
    cases: tuple[Case, ...]
    amount: Mean | None
    percent: Mean | None

    @property
    def used(self) -> tuple[Study, ...]:
        """The studies whose changes are in the mean."""
        return tuple(one.made for one in self.cases if one.out is None and one.made is not None)

    @property
    def no_mean(self) -> Message | None:
        """Why there is no mean, if so."""
        if self.amount is not None:
            return None
        template = QT_TRANSLATE_NOOP(
            "Words", "Too few events for a mean: {n}; at least {needed} are needed."
        )
        return say(template, n=str(len(self.used)), needed=str(NEEDED_FOR_MEAN))

    @property
    def no_margin(self) -> Message | None:
        """Why a mean has no interval, if so."""
        if self.amount is None or self.amount.half is not None:
            return None
        template = QT_TRANSLATE_NOOP(
            "Words", "Too few events for a margin: {n}; at least {needed} are needed."
        )
        return say(template, n=str(self.amount.count), needed=str(NEEDED_FOR_MARGIN))


def pools_of(
    dataset: Dataset, panes: Sequence[Pane], events: Sequence[Chosen], window: Window
) -> tuple[Pool, ...]:
    """Return a pool for each flow of the first chart of amounts.

    All changes of a pool are of one frequency, for amounts by month and by year have no mean:
    that of which most events are in the mean, then most have a change, the finest of several.
    """
    found = []
    for family in flows_of(dataset, panes):
        made = [pool_of(figures, events, window) for figures in family]
        if window is Window.CALENDAR_YEARS:
            made.sort(key=lambda one: one.figures.frequency != "A")
        found.append(max(made, key=_told))
    return tuple(found)


def _told(pool: Pool) -> tuple[int, int]:
    changed = sum(one.made is not None and one.made.change is not None for one in pool.cases)
    return len(pool.used), changed


def pool_of(figures: Figures, events: Sequence[Chosen], window: Window) -> Pool:
    """Return the changes of one series at all events, and their mean."""
    compared = aggregated(figures, "A") if window is Window.CALENDAR_YEARS else figures
    made = [
        change_only(figures, compared, event.split, window)
        if isinstance(event.split, Split)
        else None
        for event in events
    ]
    cases = tuple(
        Case(event, one, _out(event, one, [other for other in made if other is not one]))
        for event, one in zip(events, made, strict=True)
    )
    changes = [one.made.change for one in cases if one.out is None and one.made and one.made.change]
    amounts = [one.amount for one in changes]
    percents = [one.percent for one in changes if one.percent is not None]
    amount = mean_of(amounts, min((one.decimals for one in changes), default=0))
    percent = None
    if len(percents) == len(changes):
        percent = mean_of(percents, min((one.percent_decimals for one in changes), default=0))
    return Pool(figures, cases, amount, percent)


def mean_of(values: Sequence[float], decimals: int = 0) -> Mean | None:
    """Return the mean of some changes with its interval; None for fewer than two."""
    count = len(values)
    if count < NEEDED_FOR_MEAN:
        return None
    spread = float(np.std(values, ddof=1))
    half = None
    if count >= NEEDED_FOR_MARGIN:
        half = t_quantile(0.5 + LEVEL / 2, count - 1) * spread / sqrt(count)
    return Mean(float(np.mean(values)), half, spread, count, decimals)


def _out(event: Chosen, made: Study | None, others: Sequence[Study | None]) -> Message | None:
    """Return why an event is not in the mean: too little to go by, or an overlap."""
    if made is None:
        return event.split if isinstance(event.split, Message) else None
    if made.change is None or made.spans is None:
        return made.refused[Part.CHANGE]
    names = list(_overlapping(made.spans, others))
    if not names:
        return None
    if len(names) == 1:
        template = QT_TRANSLATE_NOOP("Words", "Its time overlaps that of “{event}”.")
        return say(template, event=names[0].label)
    template = QT_TRANSLATE_NOOP(
        "Words", "Its time overlaps those of {n} other events, “{event}” among them."
    )
    return say(template, n=str(len(names)), event=names[0].label)


def _overlapping(spans: Spans, others: Sequence[Study | None]) -> Iterator[Split]:
    """Yield the other events that lie in a time, or have a change over a part of it."""
    start, end = spans.before.start, spans.after.end
    for other in others:
        if other is None:
            continue
        theirs = other.spans
        shared = (
            other.change is not None
            and theirs is not None
            and theirs.before.start < end
            and theirs.after.end > start
        )
        if shared or other.split.touches(start, end):
            yield other.split
