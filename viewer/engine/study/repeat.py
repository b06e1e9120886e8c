"""If last year had repeated: each period after the event beside the same one a year earlier.

The seasonal naive forecast. How far such a forecast is off by itself is told by its errors before
the event: the interval is ``t`` times their root mean square (Hyndman and Athanasopoulos,
"Forecasting: Principles and Practice", 3rd edition, 5.5, for one season ahead), with as many
degrees of freedom as there are errors. The interval of the mean of several periods is as wide as
that of one, since the errors of one year move together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.engine.study.figures import Figures
from viewer.engine.study.regression import LEVEL
from viewer.engine.study.sides import Change, Side, change_of, side_of
from viewer.engine.study.spans import Spans, year_earlier
from viewer.engine.study.split import Split
from viewer.engine.study.student import t_quantile

NEEDED = 12
"""So many repeats before the event at least, a year of months, before an interval is given."""


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """The pairs ``then`` and ``now`` as rows, oldest first, and what they come to together.

    ``half`` is half the width of the interval of a difference, None where past repeats are
    too few; ``past`` is how many there were.
    """

    then: Side
    now: Side
    change: Change
    half: float | None
    past: int

    def __len__(self) -> int:
        return len(self.now.rows)

    def one(self, figures: Figures, pair: int) -> Change:
        """Return the change of one pair."""
        then, now = (
            side_of(figures, side.span, side.rows[pair : pair + 1])
            for side in (self.then, self.now)
        )
        return change_of(figures, then, now)


def repeat_of(figures: Figures, split: Split, spans: Spans) -> Repeat | None:
    """Return the pairs of the side after, None where there is not a single one.

    Only what was over before the event can stand for a year without it.
    """
    partner = year_earlier(figures)
    now = np.flatnonzero(
        (partner >= 0) & (figures.start >= spans.after.start) & (figures.end <= spans.after.end)
    )
    now = now[figures.end[partner[now]] <= split.earliest]
    if not len(now):
        return None
    past = np.flatnonzero((partner >= 0) & (figures.end <= split.earliest))
    errors = figures.value[past] - figures.value[partner[past]]
    half = None
    if len(errors) >= NEEDED:
        size = float(np.sqrt(np.mean(errors**2)))
        half = t_quantile(0.5 + LEVEL / 2, len(errors)) * size
    then = partner[now]
    sides = side_of(figures, spans.before, then), side_of(figures, spans.after, now)
    return Repeat(*sides, change_of(figures, *sides), half, len(errors))
