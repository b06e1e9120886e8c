"""Changing which charts there are and in which order: panes in, other panes out."""

from __future__ import annotations

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
