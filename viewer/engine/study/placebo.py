"""The same change at every other date of a series: how unusual is the one at the event?

A placebo test in time (Abadie, Diamond and Hainmueller 2015, "In-time placebos"). Other dates are
those at which a figure begins or ends. One is admissible where both sides, with the same lengths
and the same hole between them, have as many figures as the real ones need (of pairs: as many as
the real ones have), and where they lie wholly before the event or wholly after it: what has the
event inside would count it against itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.engine.study.calendar_steps import MONTHS, all_moved, months_between
from viewer.engine.study.figures import Figures, Floats, Ints
from viewer.engine.study.sides import Change, Side
from viewer.engine.study.spans import Spans, year_earlier
from viewer.engine.study.split import Split

NEEDED = 19
"""With fewer other dates even the largest change would not be one in twenty."""
NEARLY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Placebo:
    """The changes at other dates, ``dates`` in days with ``amounts`` beside them.

    ``as_large`` of them are at least as large, in either direction, as the change at the event.
    """

    dates: Floats
    amounts: Floats
    as_large: int

    def __len__(self) -> int:
        return len(self.dates)

    @property
    def rank(self) -> int:
        """The place of the event among all dates, 1 for the largest change."""
        return self.as_large + 1

    @property
    def share(self) -> float:
        """The share of other dates with a change at least as large; NaN where there are none."""
        return self.as_large / len(self) if len(self) else float("nan")


def other_dates(
    figures: Figures, split: Split, spans: Spans, sides: tuple[Side, Side], change: Change
) -> Placebo:
    """Return the change at all admissible other dates; O(n log n)."""
    dates, before, after = _windows(figures, spans)
    rows = figures.places
    values = figures.value[rows]
    if spans.paired:
        partner = year_earlier(figures)[rows]
        rows, values = rows[partner >= 0], (figures.value[rows] - figures.value[partner])[
            partner >= 0
        ]  # fmt: skip
    sums = np.concatenate(([0.0], np.cumsum(values)))
    counts, totals = zip(
        *(_within(figures, rows, sums, start, end) for start, end in (before, after)), strict=True
    )
    good = (before[1] > before[0]) & ((after[1] <= split.earliest) | (before[0] >= split.latest))
    with np.errstate(invalid="ignore", divide="ignore"):
        if spans.paired:
            good &= counts[1] >= len(sides[1].rows)
            amounts = totals[1] / counts[1]
        else:
            good &= (counts[0] >= sides[0].needed) & (counts[1] >= sides[1].needed)
            amounts = totals[1] / counts[1] - totals[0] / counts[0]
    found = amounts[good]
    limit = abs(change.amount) * (1 - NEARLY)
    return Placebo(dates[good], found, int((np.abs(found) >= limit).sum()))


def _windows(
    figures: Figures, spans: Spans
) -> tuple[Floats, tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Return the dates at which a side after could begin, with both sides of each."""
    rows = figures.places
    dates = np.unique(np.concatenate((figures.start[rows], figures.end[rows])))
    before, after = spans.before, spans.after
    if figures.frequency in MONTHS or spans.paired:
        back = months_between(before.start, after.start)
        near = months_between(before.end, after.start)
        on = months_between(after.start, after.end)
        if spans.paired:
            near = back - on
        moved = (all_moved(dates, -back), all_moved(dates, -near), all_moved(dates, on))
    else:
        moved = (
            dates - (after.start - before.start),
            dates - (after.start - before.end),
            dates + (after.end - after.start),
        )
    return dates, (moved[0], moved[1]), (dates, moved[2])


def _within(
    figures: Figures, rows: Ints, sums: Floats, start: Floats, end: Floats
) -> tuple[Ints, Floats]:
    """Return number and sum of the values that lie wholly in each of some times."""
    first = np.searchsorted(figures.start[rows], start, "left")
    last = np.maximum(np.searchsorted(figures.end[rows], end, "right"), first)
    return last - first, sums[last] - sums[first]
