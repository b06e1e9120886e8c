"""What the small picture of a study shows: figures over time, what is compared, and the means.

In days and in units of the figures; whoever paints it scales.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from viewer.engine.study.figures import Bools, Figures, Floats, Ints
from viewer.engine.study.study import Study

AROUND = 0.5
"""So much of the time compared is shown on either side of it, if there are figures."""
MOST_BARS = 600
"""More figures than that are drawn as groups, each by its most extreme one."""
HEADROOM = 1.12
"""How far above the highest value the picture reaches."""


@dataclass(frozen=True, eq=False)
class Strip:
    """Bars with what is laid over them.

    ``used`` marks the bars that were compared. ``hole`` belongs to neither side; ``event`` is
    where what divides may lie. ``means`` are the levels (start, end, value) of both sides, none
    where nothing is compared; ``repeats`` those of the year before at the place of each pair's
    later figure; ``breaks`` where the level of the series breaks.
    """

    time: tuple[float, float]
    values: tuple[float, float]
    start: Floats
    end: Floats
    value: Floats
    used: Bools
    hole: tuple[float, float]
    event: tuple[float, float]
    sides: tuple[tuple[float, float], ...] = ()
    means: tuple[tuple[float, float, float], ...] = ()
    repeats: tuple[tuple[float, float, float], ...] = ()
    breaks: tuple[float, ...] = ()

    def x(self, day: float | Floats, width: float) -> Floats:
        """Return where a day lies in a picture of this width, cut to it."""
        first, last = self.time
        return np.clip((np.asarray(day) - first) / (last - first), 0.0, 1.0) * width

    def y(self, value: float | Floats, height: float) -> Floats:
        """Return how far below the top a value lies in a picture of this height."""
        low, high = self.values
        return (high - np.asarray(value)) / (high - low) * height


def strip_of(made: Study) -> Strip | None:
    """Return the picture of a study, None where there is no figure to show."""
    figures, split, spans = made.figures, made.split, made.spans
    rows = figures.places
    if not len(rows):
        return None
    reach = float(figures.start[rows[0]]), float(figures.end[rows].max())
    hole = (split.earliest, split.latest)
    first, last = min(reach[0], split.earliest), max(reach[1], split.latest)
    if spans is not None:
        hole = spans.hole
        around = AROUND * (spans.after.end - spans.before.start)
        first = min(spans.before.start, max(reach[0], spans.before.start - around))
        last = max(spans.after.end, min(reach[1], spans.after.end + around))
    if last <= first:
        return None
    rows = rows[(figures.start[rows] < last) & (figures.end[rows] > first)]
    starts, ends, values, used = _bars(figures, rows, _used(made))
    repeats = _repeats(made)
    levels = [*values.tolist(), *(level for _, _, level in repeats), 0.0]
    low, high = min(levels), max(levels)
    return Strip(
        time=(first, last),
        values=(HEADROOM * low, HEADROOM * high if high > low else 1.0),
        start=starts,
        end=ends,
        value=values,
        used=used,
        hole=hole,
        event=(split.earliest, split.latest),
        sides=((spans.before.start, spans.before.end), (spans.after.start, spans.after.end))
        if spans is not None
        else (),
        means=_means(made),
        repeats=repeats,
        breaks=tuple((one.since + one.at) / 2 for one in made.breaks or ()),
    )


def _used(made: Study) -> Ints:
    if made.before is None or made.after is None:
        return np.zeros(0, np.int64)
    return np.concatenate((made.before.rows, made.after.rows))


def _means(made: Study) -> tuple[tuple[float, float, float], ...]:
    if made.change is None or made.before is None or made.after is None:
        return ()
    return tuple((side.span.start, side.span.end, side.mean) for side in (made.before, made.after))


def _repeats(made: Study) -> tuple[tuple[float, float, float], ...]:
    pairs, figures = made.repeat, made.figures
    if pairs is None or len(pairs) > MOST_BARS:
        return ()
    return tuple(
        (float(figures.start[b]), float(figures.end[b]), float(figures.value[a]))
        for a, b in zip(pairs.then.rows.tolist(), pairs.now.rows.tolist(), strict=True)
    )


def _bars(figures: Figures, rows: Ints, used: Ints) -> tuple[Floats, Floats, Floats, Bools]:
    start, end, value = figures.start[rows], figures.end[rows], figures.value[rows]
    marked = np.isin(rows, used)
    if len(rows) <= MOST_BARS:
        return start, end, value, marked
    edges = np.linspace(0, len(rows), MOST_BARS + 1).astype(np.int64)
    extreme = np.array([a + int(np.argmax(np.abs(value[a:b]))) for a, b in pairwise(edges)])
    return start[edges[:-1]], end[edges[1:] - 1], value[extreme], marked[extreme]
