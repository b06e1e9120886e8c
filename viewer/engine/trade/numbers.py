"""Numbers as they were written: no digit is printed that no source gave."""

from __future__ import annotations

import re
from decimal import Decimal

from viewer.model.records import Claim, Observation

EXACT = 15
"""So many significant digits of any decimal number survive in a double (C’s DBL_DIG); those
beyond are what the nearest double happens to have.
"""
MOST_DECIMALS = 12
NUMERALS = re.compile(r"\d[\d,  ]*(?:\.\d+)?")


def number(value: float, decimals: int | None) -> str:
    """Return a number with so many decimals; None: with the digits that it was written with.

    A number of more than `EXACT` digits is cut to these: less exact than given, never more.
    """
    if decimals is None:
        text = f"{Decimal(f'{value:.{EXACT}g}'):,f}"
    else:
        # By the shortest decimal that is this double: its binary fraction is nobody's digits.
        text = f"{Decimal(repr(float(value))):,.{min(max(decimals, 0), MOST_DECIMALS)}f}"
    return text.replace("-", "−")


def decimals_written(value: float) -> int:
    """Return how many decimals a number has as it is written in a file."""
    return len(number(value, None).partition(".")[2])


def decimals_given(record: Claim | Observation) -> int:
    """Return how many decimals a value was given with: as its record says, as it was printed, or
    as the number itself is written.
    """
    if record.value is None:
        return 0
    if isinstance(record, Claim):
        if record.decimals is not None:
            return record.decimals
        for found in NUMERALS.findall(record.value_text or ""):
            plain = re.sub(r"[,\s]", "", found)
            if float(plain) == abs(record.value):
                return len(plain.partition(".")[2])
    return decimals_written(record.value)
