"""How high the panes are: shared out in proportion, none less high than can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.model.view import Pane

TALLEST, LOWEST = 20.0, 0.05
"""Limits of `Pane.height`: beyond them a pane could hardly be dragged back."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights in pixels from top to bottom. ``factor`` is what `Pane.height` times what a pane
    wants was multiplied by; ``scrolled`` tells that they are higher than the room.
    """

    heights: tuple[int, ...]
    factor: float
    scrolled: bool


def shared_out(
    wanted: Sequence[int], least: Sequence[int], times: Sequence[float], room: int
) -> Sizes:
    """Share ``room`` out among panes in proportion to ``times`` ``wanted``, none below ``least``.

    Where not even the least heights fit, panes that nobody has made higher have these, and all
    together are higher than the room.
    """
    if not wanted:
        return Sizes((), 1.0, False)
    natural = [high * _within(many) for high, many in zip(wanted, times, strict=True)]
    if sum(least) > room:
        factor = min(low / high for low, high in zip(least, wanted, strict=True))
        found = [max(low, round(high * factor)) for low, high in zip(least, natural, strict=True)]
        return Sizes(tuple(found), factor, True)
    held: set[int] = set()
    factor = 0.0
    while len(held) < len(natural):
        free = sum(high for n, high in enumerate(natural) if n not in held)
        factor = (room - sum(least[n] for n in held)) / free
        low = {n for n, high in enumerate(natural) if high * factor < least[n]} - held
        if not low:
            break
        held |= low
    exact = [least[n] if n in held else high * factor for n, high in enumerate(natural)]
    if len(held) == len(natural):
        exact[-1] += room - sum(exact)
    return Sizes(_whole(exact, least), factor or 1.0, False)


def _whole(exact: Sequence[float], least: Sequence[int]) -> tuple[int, ...]:
    """Return whole pixels with the same sum, none below its least."""
    found = [max(int(high), low) for high, low in zip(exact, least, strict=True)]
    by_rest = sorted(range(len(exact)), key=lambda n: int(exact[n]) - exact[n])
    for n in by_rest[: max(0, round(sum(exact)) - sum(found))]:
        found[n] += 1
    return tuple(found)


def dragged(sizes: Sizes, least: Sequence[int], edge: int, by: int) -> tuple[int, ...]:
    """Return the heights after the lower edge of pane ``edge`` was dragged down by some pixels.

    The panes below give what the one above gains, the nearest first, and the other way round.
    Where all are scrolled, none need give: the whole becomes higher or less high.
    """
    heights = list(sizes.heights)
    below = range(edge + 1, len(heights))
    if by < 0:
        given = 0
        for n in range(edge, -1, -1):
            part = min(heights[n] - least[n], -by - given)
            heights[n] -= part
            given += part
        if not sizes.scrolled and below:
            heights[below[0]] += given
        return tuple(heights)
    if sizes.scrolled:
        heights[edge] += by
        return tuple(heights)
    gained = 0
    for n in below:
        part = min(heights[n] - least[n], by - gained)
        heights[n] -= part
        gained += part
    heights[edge] += gained
    return tuple(heights)


def with_heights(
    panes: Sequence[Pane], wanted: Sequence[int], before: Sizes, heights: Sequence[int]
) -> tuple[Pane, ...]:
    """Return panes that have these heights in pixels where they had others ``before``."""
    changed = zip(panes, wanted, before.heights, heights, strict=True)
    return tuple(
        pane if now == was else replace(pane, height=_within(now / (high * before.factor)))
        for pane, high, was, now in changed
    )


def _within(times: float) -> float:
    return min(max(times, LOWEST), TALLEST)


def taller(panes: Sequence[Pane], number: int, times: float) -> tuple[Pane, ...]:
    """Return panes of which one is so many times as high as it was."""
    return tuple(
        replace(pane, height=_within(pane.height * times)) if n == number else pane
        for n, pane in enumerate(panes)
    )


def as_at_first(panes: Sequence[Pane]) -> tuple[Pane, ...]:
    """Return panes each as high as its kind wants to be."""
    return tuple(replace(pane, height=1.0) for pane in panes)
