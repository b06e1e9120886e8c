"""Phases: named stretches of time, as rows of a strip and as bands behind everything."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.engine.time.scale import TimeScale
from viewer.model.clean import Clean
from viewer.model.edtf import EdtfDate, End
from viewer.model.records import Phase


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """One phase in view: ``x0..x1`` what may belong to it, ``core`` what surely does."""

    label: Clean
    during: EdtfDate
    row: int
    x0: float
    x1: float
    core: tuple[float, float] | None
    goes_on: bool


def phase_rows(phases: tuple[Phase, ...]) -> tuple[int, ...]:
    """Return the row of each phase, so that none of a row overlap in time; longest on top.

    The day on which one ends and the next begins is no overlap.
    """
    rows = [0] * len(phases)
    taken: list[list[tuple[float, float]]] = []
    order = sorted(
        range(len(phases)),
        key=lambda i: phases[i].during.period[0] - phases[i].during.period[1],
    )
    for i in order:
        start, end = phases[i].during.period
        for row, spans in enumerate(taken):
            if all(_apart(start, end, a, b) for a, b in spans):
                rows[i] = row
                spans.append((start, end))
                break
        else:
            rows[i] = len(taken)
            taken.append([(start, end)])
    return tuple(rows)


def _apart(start: float, end: float, a: float, b: float) -> bool:
    shared = min(end, b) - max(start, a)
    # Both are known to the day, and the day is theirs: no more than that, and much shorter.
    return shared <= 0 or (shared <= 1 and shared < 0.1 * min(end - start, b - a))


def phases_in_view(
    phases: tuple[Phase, ...], rows: tuple[int, ...], scale: TimeScale
) -> tuple[PhaseBand, ...]:
    """Return the phases that have a pixel in view, cut to it."""
    left, right = scale.left, scale.left + scale.width
    bands = []
    for phase, row in zip(phases, rows, strict=True):
        start, end = phase.during.period
        x0, x1 = scale.x(start), scale.x(end)
        if x1 <= left or x0 >= right:
            continue
        core = phase.during.core
        inner = None
        if core is not None:
            a, b = max(scale.x(core[0]), left), min(scale.x(core[1]), right)
            inner = (a, b) if b > a else None
        bands.append(
            PhaseBand(
                phase.label, phase.during, row, max(x0, left), min(x1, right), inner,
                phase.during.end is End.OPEN,
            )
        )  # fmt: skip
    return tuple(bands)
