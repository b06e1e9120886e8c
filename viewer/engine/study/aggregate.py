"""Months, quarters and years made of finer figures, where they are complete."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from viewer.engine.study.calendar_steps import MONTHS, floor_to, moved
from viewer.engine.study.figures import Figures, Ints
from viewer.engine.trade.cells import Style
from viewer.engine.trade.columns import DAYS


def aggregated(figures: Figures, frequency: str) -> Figures:
    """Return the figures by month, quarter or year (``"M"``, ``"Q"``, ``"A"``).

    A period is there only where known figures cover it without hole or overlap; a figure over
    the very period comes before a sum of parts. Flows are added up, of levels the mean by days is
    taken; both are calculated, and about as much where a part is. Figures that are no finer are
    returned as they are.
    """
    if DAYS.get(figures.frequency, 0.0) >= DAYS[frequency] or not figures.known.any():
        return figures
    rows = np.flatnonzero(figures.known)
    begins = figures.start[rows]
    months = MONTHS[frequency]
    found: list[tuple[float, float, Ints]] = []
    at = floor_to(float(figures.start[rows[0]]), months)
    last = float(figures.end[rows].max())
    while at < last:
        after = moved(at, months)
        begun = rows[slice(*np.searchsorted(begins, (at, after)))]
        inside = begun[figures.end[begun] <= after]
        if len(parts := _tiles(figures, inside, at, after)):
            found.append((at, after, parts))
        at = after
    return _made(figures, frequency, found)


def _tiles(figures: Figures, inside: Ints, start: float, end: float) -> Ints:
    """Return the rows that make up a period exactly, none where they don't."""
    first, last = np.round(figures.start[inside]), np.round(figures.end[inside])
    whole: Ints = inside[(first == start) & (last == end)]
    if len(whole) == 1:
        return whole
    edges = np.concatenate((last, [start]))
    complete = len(inside) > 0 and not len(whole) and np.array_equal(
        np.sort(edges), np.sort(np.concatenate((first, [end])))
    )  # fmt: skip
    return inside if complete and len(np.unique(first)) == len(first) else inside[:0]


def _made(figures: Figures, frequency: str, found: list[tuple[float, float, Ints]]) -> Figures:
    values, reaches = [], []
    for _, _, rows in found:
        weights = np.ones(len(rows))
        if not figures.adds_up:
            weights = figures.end[rows] - figures.start[rows]
            weights = weights / weights.sum()
        values.append(float(weights @ figures.value[rows]))
        reaches.append(float(figures.reach[rows].max()))
    single = [len(rows) == 1 for _, _, rows in found]
    return replace(
        figures,
        frequency=frequency,
        start=np.array([start for start, _, _ in found], np.float64),
        end=np.array([end for _, end, _ in found], np.float64),
        value=np.array([round(value, 9) for value in values], np.float64),
        reach=np.array(reaches, np.float64),
        limit=np.zeros(len(found), np.bool_),
        about=np.array([bool(figures.about[rows].any()) for _, _, rows in found], np.bool_),
        style=np.array(
            [
                figures.style[rows[0]] if one else Style.DERIVED
                for one, (_, _, rows) in zip(single, found, strict=True)
            ],
            np.int64,
        ),
        ids=tuple(
            figures.ids[rows[0]] if one else ""
            for one, (_, _, rows) in zip(single, found, strict=True)
        ),
    )
