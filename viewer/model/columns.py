"""The observations of a long series as columns: an observation is made when somebody reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import overload

import numpy as np
from numpy.typing import NDArray

from viewer.model.clean import Clean
from viewer.model.edtf import EdtfDate
from viewer.model.periods import Periods, RegularPeriods, WrittenPeriods
from viewer.model.records import Observation

Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]

PACKED_FROM = 1000
"""Series of so many plain observations are kept as columns: below it objects cost nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """One word for each observation, as numbers of words; no numbers: the first word for all."""

    words: tuple[str, ...]
    codes: Codes | None = None

    def word(self, number: int) -> str:
        """Return the word of an observation."""
        return self.words[0 if self.codes is None else int(self.codes[number])]

    @classmethod
    def of(cls, words: Sequence[str]) -> Coded:
        """Number the words as they come."""
        known = {word: number for number, word in enumerate(dict.fromkeys(words))}
        if len(known) < 2:
            return cls(tuple(known) or ("",))
        return cls(tuple(known), np.array([known[word] for word in words], np.uint8))


FINAL = Coded(("A",))
EQUAL = Coded(("=",))


@dataclass(frozen=True, slots=True, eq=False)
class ObservationColumns(Sequence[Observation]):
    """Observations that name no claim, each with a period; never changed.

    ``values`` are NaN where an observation has none. ``published`` and ``notes`` hold only what
    there is, by the number of the observation.
    """

    periods: Periods
    values: Floats
    status: Coded = FINAL
    comparator: Coded = EQUAL
    published: Mapping[int, EdtfDate] = field(default_factory=dict)
    notes: Mapping[int, Clean] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.periods) != len(self.values):
            raise ValueError("there are as many values as periods")
        self.values.flags.writeable = False

    @classmethod
    def of(cls, observations: Sequence[Observation]) -> ObservationColumns:
        """Put observations into columns. Raises ValueError where one has a claim or no period."""
        periods = [one.period for one in observations if one.period is not None]
        if len(periods) < len(observations) or any(one.claim for one in observations):
            raise ValueError("columns hold plain observations over periods")
        published = {n: o.published for n, o in enumerate(observations) if o.published}
        notes = {n: o.note for n, o in enumerate(observations) if o.note is not None}
        return cls(
            WrittenPeriods.of(periods),
            np.array([np.nan if o.value is None else o.value for o in observations], np.float64),
            Coded.of([one.status for one in observations]),
            Coded.of([one.comparator for one in observations]),
            MappingProxyType(published),
            MappingProxyType(notes),
        )

    @overload
    def __getitem__(self, number: int) -> Observation: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, number: int | slice) -> Observation | tuple[Observation, ...]:
        if isinstance(number, slice):
            return tuple(self._made(n) for n in range(*number.indices(len(self))))
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._made(number % len(self))

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[Observation]:
        return (self._made(number) for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, tuple | ObservationColumns):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self[:2])) ^ len(self)

    @property
    def time(self) -> tuple[float, float]:
        """From the start of the first period to the end of the last, by where they lie in time."""
        if isinstance(self.periods, RegularPeriods):
            ends = np.array([0, len(self) - 1])
            return float(self.periods.starts(ends)[0]), float(self.periods.ends(ends)[1])
        everything = slice(None)
        starts, ends_of = self.periods.starts(everything), self.periods.ends(everything)
        return float(starts.min()), float(ends_of.max())

    def _made(self, number: int) -> Observation:
        value = float(self.values[number])
        return Observation(
            period=self.periods.written(number),
            value=None if np.isnan(value) else value,
            comparator=self.comparator.word(number),
            status=self.status.word(number),
            published=self.published.get(number),
            note=self.notes.get(number),
        )


def packed(observations: Sequence[Observation]) -> Sequence[Observation]:
    """Return many plain observations as columns, all others as they are."""
    plain = all(one.period is not None and one.claim is None for one in observations)
    if len(observations) < PACKED_FROM or not plain:
        return tuple(observations)
    return ObservationColumns.of(observations)


def claims_named(observations: Iterable[Observation]) -> Iterator[str]:
    """Yield the claims that observations name; those in columns name none."""
    if isinstance(observations, ObservationColumns):
        return iter(())
    return (one.claim for one in observations if one.claim)
