"""The different numbers of an array.

What `numpy.unique` gives, without what it costs: at its first call that imports ``numpy.ma``, for
which the program would wait at its start.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

FEW = 8
"""So few numbers are told apart sooner without numpy."""


def distinct(numbers: NDArray[np.integer[Any]]) -> Ints:
    """Return the different numbers, smallest first."""
    return counted(numbers)[0]


def counted(numbers: NDArray[np.integer[Any]]) -> tuple[Ints, Ints]:
    """Return the different numbers, smallest first, and how often each occurs."""
    if len(numbers) <= FEW and numbers.ndim == 1:
        counts = Counter(sorted(numbers.tolist()))
        return np.array(list(counts), np.int64), np.array(list(counts.values()), np.int64)
    ordered = np.sort(numbers, axis=None).astype(np.int64)
    begins = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))
    return ordered[begins], np.diff(begins, append=len(ordered))
