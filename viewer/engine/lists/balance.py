"""Balances as the charts draw them: exports less imports over the same time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.engine.trade.labelled import balance_amount
from viewer.engine.trade.rows import Role, Rows
from viewer.engine.trade.words import row_printed
from viewer.model.message import QT_TRANSLATE_NOOP, Message, say

Ints = NDArray[np.int64]
BALANCE = say(QT_TRANSLATE_NOOP("Words", "balance"))


def balanced(rows: Rows) -> Ints:
    """Return the rows of exports over whose time a balance is drawn."""
    return np.flatnonzero((rows.partner >= 0) & (rows.role == Role.BAR))


def balance_formula(rows: Rows, row: int) -> Message:
    """Return the balance over the time of some exports as it is done on paper."""
    terms = (row_printed(rows, part) for part in (row, int(rows.partner[row])))
    a, b = terms
    return say("{a} − {b} = {balance}", a=a, b=b, balance=balance_amount(rows, row))
