"""Values in the unit of their column, where their source printed them in another."""

from __future__ import annotations

from math import log10

from viewer.engine.trade.rows import Rows
from viewer.engine.trade.words import PLAIN_SIGNS, number
from viewer.model.message import Message, say


def in_unit(rows: Rows, row: int) -> Message | None:
    """Return a value printed as "2.8 billion" as what it is in the unit of its pane: "2,800".

    No digit is added: zeros stand where the source printed none. None where the value was printed
    in that unit, or is known by limits alone.
    """
    series, _, claim = rows.observation(row)
    if claim is None or claim.value is None:
        return None
    own = claim.multiplier if claim.unit is not None else series.multiplier
    if own == rows.multiplier or not rows.multiplier > 0:
        return None
    decimals = claim.decimals
    if decimals is not None:
        decimals = max(0, round(decimals - log10(own / rows.multiplier)))
    sign = PLAIN_SIGNS.get(claim.comparator, "~" if claim.approximate else "")
    return say("{value}", value=sign + number(claim.value * own / rows.multiplier, decimals))
