"""Months against quarters and years: a period against others that make it up without a gap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from viewer.engine.checks.figures import Days, Figure, Figures
from viewer.engine.checks.finding import Finding, Kind
from viewer.engine.checks.parts import add_up

MOST_PARTS = 4096
"""A period with more figures inside it is not taken apart."""
LOOKS = 64
"""So many looks at a part are spent for each figure at most, so that nested periods end in time."""
Key = tuple[object, ...]
Cost = tuple[int, int, int, int]


def check_periods(figures: Figures) -> Iterator[Finding]:
    """Return a finding for each figure over a period that others of its agency make up.

    Periods may be odd: January to July, then single months. Of several ways the one that rests
    least on what was calculated is taken, then the one with the fewest parts.
    """
    groups: dict[Key, list[Figure]] = {}
    for figure in figures:
        if _adds_over_time(figure):
            key = (figure.what, figure.flow, figure.who, figure.adjustment)
            groups.setdefault(key, []).append(figure)
    for group in groups.values():
        yield from _of_group(figures, group)


def _adds_over_time(figure: Figure) -> bool:
    return bool(figure.flow) and figure.days is not None and not figure.is_percent


def _of_group(figures: Figures, group: list[Figure]) -> Iterator[Finding]:
    spans = [(figure.days, figure) for figure in group if figure.days is not None]
    spans.sort(key=lambda one: (one[0], one[1].place))
    if not _is_nested(spans):
        return
    starts = [days[0] for days, _ in spans]
    shortest = min(days[1] - days[0] for days, _ in spans)
    looks = LOOKS * len(spans) + MOST_PARTS
    for days, whole in spans:
        if days[1] - days[0] < 2 * shortest:
            continue
        first, last = bisect_left(starts, days[0]), bisect_left(starts, days[1])
        looks -= last - first
        if last - first > MOST_PARTS or looks < 0:
            continue
        inside = [one for one in spans[first:last] if one[0][1] <= days[1] and one[0] != days]
        parts = _partition(figures, inside, days, whole)
        if parts:
            yield add_up(figures, Kind.PERIODS, parts, whole)


def _is_nested(spans: list[tuple[Days, Figure]]) -> bool:
    """Whether any period lies inside another: a plain run of months need not be looked at."""
    return any(after[0][0] < before[0][1] for before, after in pairwise(spans))


def _partition(
    figures: Figures, inside: list[tuple[Days, Figure]], days: Days, whole: Figure
) -> list[Figure]:
    """Return figures that follow each other from the start of a period to its end, or none."""
    best: dict[float, tuple[Cost, Figure | None, float]] = {days[0]: ((0, 0, 0, 0), None, days[0])}
    for (start, end), part in inside:
        if start not in best or end <= start:
            continue
        circular, calculated, doubtful, count = best[start][0]
        cost = (
            circular + figures.calculated_from(part, whole),
            calculated + part.calculated,
            doubtful + part.doubtful + (not part.span.is_value),
            count + 1,
        )
        if end not in best or cost < best[end][0]:
            best[end] = (cost, part, start)
    found: list[Figure] = []
    at = days[1]
    while at in best and at != days[0]:
        _, part_at, before = best[at]
        if part_at is None:
            break
        found.append(part_at)
        at = before
    return found[::-1] if at == days[0] and len(found) > 1 else []
