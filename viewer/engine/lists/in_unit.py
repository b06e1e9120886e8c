"""Values in the unit of their column, where their source printed them in another."""

from __future__ import annotations

from viewer.engine.trade.labelled import row_decimals
from viewer.engine.trade.numbers import number
from viewer.engine.trade.rows import Rows
from viewer.engine.trade.words import multiplier_of, sign_of
from viewer.model.message import Message, say


def in_unit(rows: Rows, row: int) -> Message | None:
    """Return a value printed as "2.8 billion" as what it is in the unit of its pane: "2,800".

    No digit is added: zeros stand where the source printed none. None where the value was printed
    in that unit, or is known by limits alone.
    """
    series, _, claim = rows.observation(row)
    if claim is None or claim.value is None:
        return None
    own = multiplier_of(series, claim)
    if own == rows.multiplier or not rows.multiplier > 0:
        return None
    text = number(claim.value * own / rows.multiplier, row_decimals(rows, row))
    return say("{value}", value=sign_of(claim) + text)
