"""What stands on each side of a comparison, and the change between them, no more exact than it is.

Sums and changes have the decimals of the coarsest figure in them, as sums on paper have; means of
several one more (three counts in four years are 0.8 a year). Those of percentages follow from how
much the last digits leave open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import floor, isfinite, log10

import numpy as np

from viewer.engine.study.figures import Figures, Ints
from viewer.engine.study.spans import Span, Spans, inside, year_earlier
from viewer.engine.study.split import Split
from viewer.engine.trade.cells import Style
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

COVER = 0.5
"""Of the periods of a side at least this share must be known; a mean of less compares seasons."""
MOST_DECIMALS = 9


class Why(Enum):
    """Why a figure near the event stands on neither side."""

    TOUCHES = say(QT_TRANSLATE_NOOP("Words", "holds the event"))
    MISSING = say(QT_TRANSLATE_NOOP("Words", "no figure found"))
    LIMIT = say(QT_TRANSLATE_NOOP("Words", "only a limit"))
    OTHER_LENGTH = say(QT_TRANSLATE_NOOP("Words", "of another length"))
    SEVERAL = say(QT_TRANSLATE_NOOP("Words", "several figures"))
    CUT = say(QT_TRANSLATE_NOOP("Words", "partly outside"))
    ALONE = say(QT_TRANSLATE_NOOP("Words", "no pair a year apart"))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the figures that was not used, and why."""

    row: int
    why: Why


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side: its time, the rows used, their mean and, of flows, their sum.

    ``reach`` is half a unit of the last digit of the coarsest figure; ``needed`` how many figures
    the side must have.
    """

    span: Span
    rows: Ints
    mean: float
    total: float | None
    reach: float
    needed: int

    @property
    def decimals(self) -> int:
        """How many decimals the mean deserves; negative for tens, hundreds ..."""
        return decimals_of(self.reach) + (len(self.rows) > 1)

    @property
    def total_decimals(self) -> int:
        """How many decimals the sum deserves."""
        return decimals_of(self.reach)

    @property
    def enough(self) -> bool:
        """Whether it has as many figures as it must have."""
        return len(self.rows) >= self.needed


@dataclass(frozen=True, slots=True)
class Change:
    """From the mean before to the mean after; ``percent`` is None for a base that is not above 0.

    ``flag`` is the least firm style among the figures used; ``about`` whether one is approximate.
    """

    amount: float
    decimals: int
    percent: float | None
    percent_decimals: int
    flag: Style
    about: bool


def decimals_of(reach: float) -> int:
    """Return the decimals at which half a unit is no finer than ``reach``."""
    if not reach > 0 or not isfinite(reach):
        return MOST_DECIMALS
    return min(MOST_DECIMALS, floor(-log10(2 * reach) + 1e-9))


def sides_of(figures: Figures, split: Split, spans: Spans) -> tuple[Side, Side]:
    """Return both sides; of paired ones only what has its counterpart."""
    before, after = inside(figures, spans.before), inside(figures, spans.after)
    before = before[figures.end[before] <= split.earliest]
    if spans.paired:
        partner = year_earlier(figures)
        after = after[np.isin(partner[after], before)]
        before = partner[after]
        # Pairs are of one season: a few of them tell less, but nothing wrong.
        return side_of(figures, spans.before, before, 1), side_of(figures, spans.after, after, 1)
    sides = ((spans.before, before), (spans.after, after))
    one, other = (
        side_of(figures, span, rows, max(1, int(np.ceil(COVER * span.periods))))
        for span, rows in sides
    )
    return one, other


def side_of(figures: Figures, span: Span, rows: Ints, needed: int = 1) -> Side:
    """Return what some rows come to together."""
    values = figures.value[rows]
    mean = float(values.mean()) if len(rows) else float("nan")
    total = float(values.sum()) if figures.adds_up and len(rows) else None
    reach = float(figures.reach[rows].max()) if len(rows) else 0.0
    return Side(span, rows, mean, total, reach, needed)


def change_of(figures: Figures, before: Side, after: Side) -> Change:
    """Return the change between two sides that both have figures."""
    rows = np.concatenate((before.rows, after.rows))
    amount = after.mean - before.mean
    percent, percent_decimals = None, 1
    if before.mean > 0:
        percent = amount / before.mean * 100
        worst = 100 * (after.reach + abs(after.mean / before.mean) * before.reach) / before.mean
        percent_decimals = min(1, max(0, decimals_of(worst))) if worst > 0 else 1
    return Change(
        amount,
        decimals_of(max(before.reach, after.reach)) + (max(len(before.rows), len(after.rows)) > 1),
        percent,
        percent_decimals,
        Style(int(figures.style[rows].max())),
        bool(figures.about[rows].any()),
    )


def left_out(figures: Figures, split: Split, spans: Spans, used: Ints) -> tuple[LeftOut, ...]:
    """Return the rows in the time from the first to the last day compared that were not used."""
    first, last = spans.before.start, spans.after.end
    near = np.flatnonzero((figures.start < last) & (figures.end > first))
    found = []
    for row in near[~np.isin(near, used)].tolist():
        start, end = float(figures.start[row]), float(figures.end[row])
        why = _why(figures, split, row)
        if why is None:
            sides = (spans.before, spans.after)
            lies = any(start >= side.start and end <= side.end for side in sides)
            why = Why.ALONE if spans.paired and lies else Why.CUT
            if spans.paired and not lies:
                continue
        found.append(LeftOut(row, why))
    return tuple(found)


def _why(figures: Figures, split: Split, row: int) -> Why | None:
    if not np.isfinite(figures.value[row]):
        return Why.MISSING
    if figures.limit[row]:
        return Why.LIMIT
    if split.touches(float(figures.start[row]), float(figures.end[row])):
        return Why.TOUCHES
    if not figures.regular[row]:
        return Why.OTHER_LENGTH
    return None if figures.single[row] else Why.SEVERAL


def coverage_words(side: Side, *, before: bool) -> Message:
    """Say that a side has too few figures."""
    template = QT_TRANSLATE_NOOP(
        "Words", "Too few figures after it: {n} of {all}; at least {needed} are needed."
    )
    if before:
        template = QT_TRANSLATE_NOOP(
            "Words", "Too few figures before it: {n} of {all}; at least {needed} are needed."
        )
    return say(
        template,
        n=f"{len(side.rows):,}",
        all=f"{side.span.periods:,}",
        needed=f"{side.needed:,}",
    )
