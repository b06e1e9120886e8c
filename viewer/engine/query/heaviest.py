"""The few of very many that weigh most."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def heaviest(places: NDArray[np.int64], weights: NDArray[np.float64], most: int) -> list[int]:
    """Return the ``most`` places of most weight, the heaviest first, of equals the first ones.

    ``weights`` has a row for whatever ``places`` may name.
    """
    mine = weights[places]
    if len(places) > most:
        least = np.partition(mine, len(mine) - most)[len(mine) - most]
        above, equal = np.flatnonzero(mine > least), np.flatnonzero(mine == least)
        kept = np.sort(np.concatenate((above, equal[: most - len(above)])))
        places, mine = places[kept], mine[kept]
    found: list[int] = places[np.argsort(-mine, kind="stable")].tolist()
    return found
