"""Rows within a lane: what stands beside what without touching."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from math import isfinite


@dataclass(slots=True)
class Row:
    """Stretches that are taken, kept sorted and apart."""

    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def is_free(self, start: float, end: float) -> bool:
        """Whether nothing lies in ``[start, end)``."""
        at = bisect_left(self.starts, start)
        if at < len(self.starts) and self.starts[at] < end:
            return False
        return at == 0 or self.ends[at - 1] <= start

    def take(self, start: float, end: float) -> None:
        """Mark a free stretch as taken."""
        at = bisect_left(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)

    def give(self, start: float) -> None:
        """Free the stretch that begins at ``start`` again."""
        at = bisect_left(self.starts, start)
        del self.starts[at], self.ends[at]

    def clear(self) -> None:
        """Free everything."""
        self.starts.clear()
        self.ends.clear()

    def nearest_free(self, x: float, width: float) -> float:
        """Return the middle nearest to ``x`` of a free stretch so wide; ``x`` if all is taken."""
        half = width / 2
        if self.is_free(x - half, x + half):
            return x
        beside = [end + half for end in self.ends] + [start - half for start in self.starts]
        free = [at for at in beside if isfinite(at) and self.is_free(at - half, at + half)]
        return min(free, key=lambda at: abs(at - x), default=x)

    def room_left_of(self, x: float) -> float:
        """Return where the last stretch that begins before ``x`` ends; -inf for none."""
        at = bisect_left(self.starts, x)
        return self.ends[at - 1] if at else float("-inf")


def first_free(
    rows: list[Row], choices: tuple[tuple[float, float], ...], most: int
) -> tuple[int, int] | None:
    """Take the first free place: rows from the top, in each the choices in their order.

    Returns (row, number of the choice), or None when ``most`` rows are full there.
    """
    for number, row in enumerate(rows):
        for choice, (start, end) in enumerate(choices):
            if row.is_free(start, end):
                row.take(start, end)
                return number, choice
    if len(rows) < most:
        rows.append(Row())
        rows[-1].take(*choices[0])
        return len(rows) - 1, 0
    return None
