"""A value that the program worked out, as a claim like any other, and the claims of a dataset with
such claims among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from viewer.model.message import Message
from viewer.model.records import Claim


class Reason(IntEnum):
    """Why there is no value."""

    NONE = 0
    MISSING = 1
    NO_BASE = 2
    ZERO_BASE = 3
    NEGATIVE_BASE = 4
    BOUND = 5
    PART_OF_SUM = 6
    TOO_FEW = 7
    NO_PREDECESSOR = 8
    OTHER_FLOW = 9
    ADDS_TO_NOTHING = 10
    NOT_ADDED = 11
    UNITS = 12
    NOT_TOGETHER = 13
    NOT_FIRST = 14


@dataclass(frozen=True, slots=True)
class Calculated(Claim):
    """A claim that nobody made. ``inputs`` are ids of claims or observations (``series#position``).

    ``firm`` is how firm its weakest input is (`cells.Style`); ``formula`` the sum as it is done on
    paper, ``order`` what was done before that. ``reason`` says why there is no value, ``parts``
    how much of the period a sum is of, ``whole`` whether that is all of it.
    """

    firm: int = 0
    formula: Message | None = None
    order: tuple[Message, ...] = ()
    reason: Message | None = None
    parts: Message | None = None
    whole: bool = True


@dataclass(frozen=True, eq=False)
class ClaimsAndMore(Mapping[str, Claim]):
    """The claims of a dataset, and further ones that are made when somebody asks for them.

    ``makers`` make the claim at a position of a series, by the id of the series; ``counts`` say
    how many there are. Iterating gives the claims of the dataset alone: what is worked out is
    nobody's statement, and there may be a great many.
    """

    stated: Mapping[str, Claim]
    makers: Mapping[str, Callable[[int], Claim]]
    counts: Mapping[str, int]
    _made: dict[str, Claim] = field(default_factory=dict)

    def __getitem__(self, some_id: str) -> Claim:
        if (found := self.stated.get(some_id) or self._made.get(some_id)) is not None:
            return found
        series, _, position = some_id.rpartition("#")
        if not position.isdecimal() or len(position) > 12:
            raise KeyError(some_id)
        if int(position) >= self.counts.get(series, 0):
            raise KeyError(some_id)
        made = self._made[some_id] = self.makers[series](int(position))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self.stated)

    def __len__(self) -> int:
        return len(self.stated)
