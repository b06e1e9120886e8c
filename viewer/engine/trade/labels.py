"""Where texts go in a chart: none lies on another, nor on a bar that is not its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from viewer.model.message import Message

Measure = Callable[[Message | str], float]
"""Returns the width of a text in pixels, in the language and font in which it will be painted."""

CLOSEST = 5.0
"""Pixels between two texts in one line."""


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def touches(self, other: Box) -> bool:
        """Whether the two have area in common."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


class Kind(Enum):
    """What a text is, which decides its font and colour."""

    VALUE = "value"
    ON_SOLID = "on-solid"
    LINE = "line"
    NOTE = "note"
    SOURCE = "source"
    DISPUTE = "dispute"
    APART = "apart"


SEVERAL = (Kind.VALUE, Kind.DISPUTE, Kind.APART)
"""Kinds of which only one a row is kept."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text centred in its box; ``row`` is the value that it belongs to, -1 for none."""

    text: Message | str
    box: Box
    kind: Kind
    row: int = -1


def place(wanted: Iterable[Label], taken: Sequence[Box] = ()) -> list[Label]:
    """Keep each label that comes `CLOSEST` to none kept before it and to nothing in ``taken``.

    The order of ``wanted`` is the order of importance. A value, and what is said of claims that
    are not comparable, may be wanted in several places: the first that fits is kept.
    """
    boxes: list[tuple[Box, Kind | None]] = [(box, None) for box in taken]
    kept: list[Label] = []
    placed: set[tuple[Kind, int]] = set()
    for label in wanted:
        if label.kind in SEVERAL and (label.kind, label.row) in placed:
            continue
        x0, y0, x1, y1 = label.box
        wide = Box(x0 - CLOSEST, y0, x1 + CLOSEST, y1)
        # The words of a line are one sentence in parts: they stand as close as words do.
        if any(
            (label.box if label.kind is kind is Kind.LINE else wide).touches(box)
            for box, kind in boxes
        ):
            continue
        boxes.append((label.box, label.kind))
        kept.append(label)
        placed.add((label.kind, label.row))
    return kept


def centred(middle: float, width: float, left: float, right: float) -> tuple[float, float] | None:
    """Return the span of a text around ``middle``, pushed back into view; None if it can't fit."""
    if width > right - left:
        return None
    x0 = min(max(middle - width / 2, left), right - width)
    return x0, x0 + width
