"""Where the level of a series breaks: the partition into levels that pays best.

Optimal partitioning with pruning, PELT (Killick, Fearnhead and Eckley 2012, "Optimal detection of
changepoints with a linear computational cost", JASA 107): the sum of squares around the level of
each segment, plus a penalty for each break, is as small as it can be; the answer is exact.

The penalty is ``(25 + ln n) s2``. ``ln n`` is that of the Bayes information criterion; ``s`` is a
noise estimate that breaks and outliers hardly move: the median size of the steps from one figure
to the next, over 0.6745 sqrt(2). The 25 was calibrated by simulation so that no more than 5 per
cent of series without a break are given one, for 12 to 300 figures, both for independent normal
noise (far fewer then) and for noise that follows itself, AR(1) with 0.3. There the 95th percentile
of the penalty at which the first break appears, in units of s2, lies between 22.6 (n = 13) and
26.9 (n = 300). Noise that follows itself more closely, trends and seasons give more breaks than
that, or hide some.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.engine.study.figures import Figures, Floats

NEEDED = 12
"""With fewer figures neither noise nor levels can be told."""
MOST = 5000
"""With more figures the search takes too long; months or years of them have the same breaks."""
SHORTEST = 2
"""One figure alone is an outlier, not a level."""
OFFSET = 25.0
NORMAL = 0.6744897501960817
"""The median size of a standard normal."""


@dataclass(frozen=True, slots=True)
class Break:
    """A break between two figures that follow each other.

    ``since`` is the end of the last figure before, ``at`` the start of the first after; ``row``
    is that of the latter. ``before`` and ``after`` are the levels on both sides, ``gain`` how
    much of the sum of squares it explains.
    """

    row: int
    since: float
    at: float
    before: float
    after: float
    gain: float


def breaks_of(figures: Figures) -> tuple[Break, ...]:
    """Return the breaks of a series, in order of time; O(n) with many breaks, else O(n^2)."""
    rows = figures.places
    values = figures.value[rows]
    edges = [0, *partition(values, penalty_for(values)), len(values)]
    found = []
    for left, at, right in zip(edges, edges[1:], edges[2:], strict=False):
        one, other = values[left:at], values[at:right]
        size = len(one) * len(other) / (len(one) + len(other))
        before, after = float(one.mean()), float(other.mean())
        row, last = int(rows[at]), int(rows[at - 1])
        found.append(
            Break(
                row,
                float(figures.end[last]),
                float(figures.start[row]),
                before,
                after,
                size * (after - before) ** 2,
            )
        )
    return tuple(found)


def noise_of(values: Floats) -> float:
    """Return the standard deviation of the noise, from steps; 0 for a constant series.

    Where more than half of all steps are nought the ordinary standard deviation of steps is taken.
    """
    steps = np.diff(values)
    if not len(steps):
        return 0.0
    size = float(np.median(np.abs(steps))) / NORMAL
    if size == 0.0:
        size = float(np.sqrt(np.mean(steps**2)))
    return size / float(np.sqrt(2))


def penalty_for(values: Floats) -> float:
    """Return what one more break must save."""
    return (OFFSET + float(np.log(max(len(values), 1)))) * noise_of(values) ** 2


def partition(values: Floats, penalty: float) -> list[int]:
    """Return the first indices of all segments but the first; none for a penalty of 0.

    Every segment has at least `SHORTEST` figures. A start is pruned two steps after it can be no
    best one: before, the better one would leave too short a segment.
    """
    count = len(values)
    if count < 2 * SHORTEST or penalty <= 0:
        return []
    centred = values - values.mean()
    sums = np.concatenate(([0.0], np.cumsum(centred)))
    squares = np.concatenate(([0.0], np.cumsum(centred**2)))
    best = np.full(count + 1, np.inf)
    best[0] = -penalty
    came_from = np.zeros(count + 1, np.int64)
    starts = np.zeros(1, np.int64)
    dies_at = np.full(count + 1, count + 1, np.int64)
    for end in range(SHORTEST, count + 1):
        if end - SHORTEST >= SHORTEST:
            starts = np.append(starts, end - SHORTEST)
        starts = starts[dies_at[starts] > end]
        length = end - starts
        cost = squares[end] - squares[starts] - (sums[end] - sums[starts]) ** 2 / length
        total = best[starts] + cost
        at = int(np.argmin(total))
        best[end], came_from[end] = total[at] + penalty, starts[at]
        hopeless = starts[total > best[end]]
        dies_at[hopeless] = np.minimum(dies_at[hopeless], end + SHORTEST)
    found, end = [], int(came_from[count])
    while end > 0:
        found.append(end)
        end = int(came_from[end])
    return found[::-1]
