"""The values that the charts show in a time range, as a list that stays short enough to read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viewer.engine.lists.values import ValueList
from viewer.engine.trade.columns import Rows
from viewer.engine.trade.long_rows import LongRows, long_rows
from viewer.engine.trade.tiers import gathered
from viewer.model.dataset import Dataset
from viewer.model.view import Pane, TimeRange

MOST_LISTED = 5000
"""Of a pane of long series so many values in view are listed: more are read by nobody."""


class ShownValues:
    """What the charts of some panes draw; long series are asked anew for each time range.

    ``tiers`` are the numbers of the frequencies that they draw, the finest where none are given.
    """

    def __init__(
        self, dataset: Dataset, panes: Sequence[Pane], mirrored: bool = False,
        tiers: Sequence[int] = (),
    ) -> None:  # fmt: skip
        self._panes: list[Rows | LongRows] = [
            long_rows(dataset, pane, mirrored) or gathered(dataset, pane, mirrored)[tier]
            for pane, tier in zip(panes, (*tiers, *[0] * len(panes)), strict=False)
        ]
        self._long = [rows for rows in self._panes if isinstance(rows, LongRows)]
        self._list: ValueList | None = None

    def listed(self, time: TimeRange) -> ValueList:
        """Return the values to list for a time range."""
        if self._list is None or self._long:
            self._list = ValueList(
                [_first_of(rows, time) if isinstance(rows, LongRows) else rows
                 for rows in self._panes]
            )  # fmt: skip
        return self._list

    def count(self, time: TimeRange) -> tuple[int, int]:
        """Return how many values are in view, and how many there are."""
        listed = self.listed(time)
        inside, most = len(listed.drawn(time)), listed.most
        for rows in self._long:
            inside += _number(rows, time) - len(_first_of(rows, time))
            most += len(rows) - len(_first_of(rows, time))
        return inside, most


def rows_in(dataset: Dataset, pane: Pane, mirrored: bool, time: TimeRange, tier: int = 0) -> Rows:
    """Return the values of a pane by one of its frequencies; of long series those in a time."""
    long = long_rows(dataset, pane, mirrored)
    return gathered(dataset, pane, mirrored)[tier] if long is None else long.of(long.in_view(time))


def _number(long: LongRows, time: TimeRange) -> int:
    return sum(stop - first for first, stop in long.in_view(time))


def _first_of(long: LongRows, time: TimeRange) -> Rows:
    """Return the first values in view, of each series as many."""
    each = MOST_LISTED // len(long.parts)
    spans = [(first, min(stop, first + each)) for first, stop in long.in_view(time)]
    return long.some([np.arange(*span) for span in spans])
