"""The events of a fold of very many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Positions = NDArray[np.int32]

MANY = 2000
"""With more shown events than this the lanes are laid out by view."""


class Members(Sequence[int]):
    """The events of a fold: counted at once, found only when somebody asks which they are.

    ``first`` is one of their lane, for its colour; ``might_hold`` answers quickly which events it
    surely does not hold.
    """

    def __init__(
        self, count: int, first: int, find: Callable[[], Positions | Ints],
        might_hold: Callable[[int], bool],
    ) -> None:  # fmt: skip
        self.first = first
        self._count, self._find, self._might_hold = count, find, might_hold
        self._parts: tuple[Members, ...] = ()

    def __len__(self) -> int:
        return self._count

    @cached_property
    def positions(self) -> Ints:
        """All of them, as an array. O(n) at worst."""
        return self._find().astype(np.int64)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        found: int | list[int] = self.positions[at].tolist()
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self.positions.tolist())

    def __contains__(self, event: object) -> bool:
        if not isinstance(event, int) or not self._might_hold(event):
            return False
        if self._parts:
            return any(event in part for part in self._parts)
        return bool((self.positions == event).any())

    def with_those_of(self, other: Members) -> Members:
        """Return a fold of these and other events."""
        both = Members(
            len(self) + len(other),
            self.first,
            lambda: np.concatenate((self.positions, other.positions)),
            lambda event: self._might_hold(event) or other._might_hold(event),
        )
        both._parts = (self, other)
        return both
