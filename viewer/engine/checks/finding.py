"""What a check found: which figures, the sum, and whether it comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from math import isfinite

from viewer.engine.checks.figures import Figure
from viewer.engine.checks.span import Span
from viewer.model.edtf import EdtfDate
from viewer.model.message import Message
from viewer.model.records import Claim


class Kind(StrEnum):
    """What is checked against what."""

    PARTS = "parts"
    BALANCE = "balance"
    PERIODS = "periods"
    SHARE = "share"
    CHANGE = "change"
    BOUND = "bound"
    CHANGES = "changes"
    READING = "reading"
    IMPLIED = "implied"
    RENDERING = "rendering"
    MAGNITUDE = "magnitude"


class Verdict(IntEnum):
    """How a check comes out, in the order of the list."""

    DIFFERS = 0
    ONE_READING = 1
    WITHIN_ROUNDING = 2
    ADDS_UP = 3
    CANNOT_SAY = 4


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One check. ``inputs`` are ids of claims, or ``series#position``, the one it is about last;
    ``told`` is the sum in words, ``apart`` by how much it is off, ``note`` what else there is to
    say, ``why`` the reason where nothing can be checked. ``expected`` is worked out, ``found`` is
    what is stated, both in ``unit``; ``scale`` is the multiplier that ``told`` leaves out, or 0;
    ``of_unit`` the unit of the figures where a ratio of them is compared.
    """

    kind: Kind
    verdict: Verdict
    inputs: tuple[str, ...]
    subject: str
    period: EdtfDate | None
    who: tuple[str, ...]
    told: Message
    expected: Span
    found: Span
    unit: str = ""
    multiplier: float = 1.0
    scale: float = 0.0
    of_unit: str = ""
    apart: Message | None = None
    note: Message | None = None
    why: Message | None = None
    place: int = 0

    @property
    def off(self) -> float:
        """By how much what is stated exceeds what was worked out; NaN where one is a bound."""
        return self.found.value - self.expected.value

    @property
    def beyond(self) -> float:
        """By how much they are apart beyond all rounding."""
        return self.found.gap(self.expected)

    @property
    def tolerance(self) -> float:
        """How far the two may be apart for the rounding of printed digits alone."""
        return (self.found.width + self.expected.width) / 2

    @property
    def weight(self) -> float:
        """How grave it is: what is beyond rounding, as a share of what is stated."""
        sizes = [abs(end) for end in (self.found.low, self.found.high) if isfinite(end)]
        size = max(sizes, default=0.0)
        return self.beyond / size if size else 0.0


def judge(expected: Span, found: Span, alike: bool) -> Verdict:
    """Return the verdict on two spans; ``alike`` tells that the printed digits agree."""
    if not expected.meets(found):
        return Verdict.DIFFERS
    if not (expected.is_value and found.is_value):
        return Verdict.CANNOT_SAY
    return Verdict.ADDS_UP if alike else Verdict.WITHIN_ROUNDING


def found_of(
    kind: Kind,
    verdict: Verdict,
    figures: Sequence[Figure],
    told: Message,
    spans: tuple[Span, Span],
    *,
    unit: tuple[str, float] | None = None,
    scale: float = 0.0,
    apart: Message | None = None,
    note: Message | None = None,
    why: Message | None = None,
) -> Finding:
    """Make a finding about the last of some figures; ``spans`` are expected and found.

    ``unit`` is that of the spans with its multiplier where it is not that of the figure.
    """
    main = figures[-1]
    record = main.record
    subject = record.subject if isinstance(record, Claim) else record.label
    return Finding(
        kind=kind,
        verdict=verdict,
        inputs=tuple(dict.fromkeys(figure.id for figure in figures)),
        subject=subject or main.what.quantity,
        period=main.period,
        who=tuple(dict.fromkeys(figure.who for figure in reversed(figures) if figure.who)),
        told=told,
        expected=spans[0],
        found=spans[1],
        unit=main.what.unit if unit is None else unit[0],
        multiplier=main.multiplier if unit is None else unit[1],
        scale=0.0 if main.is_percent else scale,
        of_unit=main.what.unit,
        apart=apart,
        note=note,
        why=why,
        place=main.place,
    )
