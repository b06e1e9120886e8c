"""Sorted times in which the same come again and again: each of them once."""

from __future__ import annotations

from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Side = Literal["left", "right"]


class Times:
    """The different values of a sorted array, and where the first of each stands in it.

    A million events have some ten thousand days: that is a tenth of the array or less.
    """

    __slots__ = ("_firsts", "_values")

    def __init__(self, ordered: Floats) -> None:
        fresh = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
        self._firsts = np.concatenate(([0], fresh, [len(ordered)])) if len(ordered) else fresh[:0]
        self._values = ordered.take(self._firsts[:-1])
        if not len(ordered):
            self._firsts = np.zeros(1, np.int64)

    def __len__(self) -> int:
        return int(self._firsts[-1])

    def __getitem__(self, place: int) -> float:
        """Return one of the times, in their order."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        return float(self._values[int(self._firsts.searchsorted(place, "right")) - 1])

    def take(self, places: Ints) -> Floats:
        """Return some of the times by their places, which are not below 0 nor beyond the last."""
        return self._values.take(self._firsts.searchsorted(places, "right") - 1)

    @overload
    def searchsorted(self, keys: float, side: Side = "left") -> int: ...
    @overload
    def searchsorted(self, keys: Floats, side: Side = "left") -> Ints: ...
    def searchsorted(self, keys: float | Floats, side: Side = "left") -> int | Ints:
        """Return how many times are before each key, or at it where ``side`` is right."""
        places = self._values.searchsorted(keys, side)
        found: Ints = self._firsts.take(places)
        return found if found.ndim else int(found)
