"""Changing which charts there are and in which order: panes in, other panes out."""

from __future__ import annotations

from collections.abc import Callable

from viewer.model.view import Pane

Panes = tuple[Pane, ...]


def moved(panes: Panes, number: int, steps: int) -> Panes:
    """Return the panes with one moved by so many places, no farther than either end."""
    if not 0 <= number < len(panes):
        return panes
    rest = without(panes, number)
    to = min(max(number + steps, 0), len(rest))
    return (*rest[:to], panes[number], *rest[to:])


def without(panes: Panes, number: int) -> Panes:
    """Return the panes without one."""
    return tuple(pane for place, pane in enumerate(panes) if place != number)


def moved_to(panes: Panes, number: int, gap: int) -> Panes:
    """Return the panes with one put into a gap: 0 is above the first, the last is below all."""
    return moved(panes, number, gap - number - (gap > number))


def continued(old: Panes, new: Panes) -> list[int | None]:
    """Return for each new pane the place of the old one that it is, None where it is another.

    A pane stays itself when it is moved, and when what it shows is shown in another way.
    """
    found: list[int | None] = [None] * len(new)
    free = dict(enumerate(old))
    tests: list[Callable[[Pane], object]] = [
        lambda pane: pane,
        lambda pane: (pane.kind, pane.series),
        lambda pane: pane.series[:1],
    ]
    for test in tests:
        for place, pane in enumerate(new):
            if found[place] is None:
                same = (n for n, one in free.items() if test(one) == test(pane))
                if (at := next(same, None)) is not None:
                    found[place] = at
                    del free[at]
    return found
