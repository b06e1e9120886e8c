"""What is looked at while frames are timed: pans and zooms, the same for everybody compared."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FRAMES = 60
"""Frames of a movement."""
WIDE = 0.1
IN_DETAIL = 200
"""A pan in detail has about so many events in view; a zoom ends there."""
STEP = 0.1
"""A frame pans by this share of the view."""
PAN_WIDE, PAN_DETAIL, ZOOM = "pan wide", "pan detail", "zoom"
MOVEMENTS = (PAN_WIDE, PAN_DETAIL, ZOOM)

Span = tuple[float, float]
"""First and last day that is shown."""
Played = dict[str, list[list[Span]]]
"""By the name of a movement, runs of frames; where a run begins is not timed."""


class Movement(NamedTuple):
    """Its name, and what each of its frames shows; the first is where it begins."""

    name: str
    spans: list[Span]


def movements(whole: Span, events: int, turn: int) -> Iterator[Movement]:
    """Yield the movements of a round; every round looks at places that are new to it."""
    # A golden step: rounds begin far from each other, and never at the same place.
    share = (turn * 0.618) % 1
    first, length = whole[0], whole[1] - whole[0]
    detail = length * min(0.5, IN_DETAIL / max(1, events))
    for name, span in ((PAN_WIDE, length * WIDE), (PAN_DETAIL, detail)):
        room = max(0.0, length - span * (1 + STEP * FRAMES))
        start = first + room * share
        starts = [start + n * span * STEP for n in range(FRAMES)]
        yield Movement(name, [(at, at + span) for at in starts])
    middle = first + length * (0.2 + 0.6 * share)
    spans = [length * (detail / length) ** (n / (FRAMES - 1)) for n in range(FRAMES)]
    yield Movement(ZOOM, [(middle - span / 2, middle + span / 2) for span in spans])


def p95(seconds: Sequence[float]) -> float:
    """Return what 95 of 100 frames do not exceed."""
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]
